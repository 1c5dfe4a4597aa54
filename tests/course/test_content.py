"""Rules that the pages of the CLIP course keep, and facts that Lesson 1 must state."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

DOCS = Path(__file__).parents[2] / "docs"
LESSON = DOCS / "clip" / "1-training" / "lesson.md"
COURSE_PAGES = (
    *sorted((DOCS / "clip").rglob("*.md")),
    *sorted((DOCS / "bank").glob("*.md")),
    DOCS / "glossary.md",
)


def collapsed(path: Path) -> str:
    return " ".join(path.read_text("utf-8").split())


# -- Facts of Lesson 1 ----------------------------------------------------------

# What the lesson must say, as patterns over its text with white space collapsed. What is often
# said wrongly is in test_facts.py.
RIGHT = {
    "cap": r"At most 20,000 pairs were kept per query",
    "best model": r"ViT-L/14@336px, reached 76\.2% top-1",
    "original ResNet-50": r"what the original ResNet-50 scores",
    "cosines": r"roughly 0\.2 to 0\.35",
    "LAION-400M": r"at least 0\.3\. .{0,100}413 million pairs were left, released in August 2021",
    "withdrawal": r"withdrawn in December 2023.{0,160}Re-LAION-5B, followed in August 2024",
}


@pytest.mark.parametrize("fact", RIGHT)
def test_lesson_states_the_fact(fact: str) -> None:
    assert re.search(RIGHT[fact], collapsed(LESSON)), RIGHT[fact]


def test_laion_5b_comes_with_its_withdrawal() -> None:
    for page in COURSE_PAGES:
        text = collapsed(page)
        if "LAION-5B" in text:
            assert "withdrawn" in text, page
            assert re.search(r"re-released|Re-LAION", text), page


def test_every_accuracy_of_the_lesson_has_its_benchmark() -> None:
    for number in ("76.2%", "95%", "68.4%", "63.3%", "99.3%"):
        paragraphs = [p for p in LESSON.read_text("utf-8").split("\n\n") if number in p]
        assert paragraphs, number
        assert any(re.search("ImageNet|STL-10|zero-shot", p, re.I) for p in paragraphs), number


def test_lesson_has_the_nine_sections_and_labels() -> None:
    source = LESSON.read_text("utf-8")
    headings = re.findall(r"^## (.+)$", source, re.M)
    assert len(headings) == 10
    assert headings[-1] == "What you can do now"
    labels = re.findall(r"^\((l1-[a-z-]+)\)=\n## ", source, re.M)
    assert len(labels) == 9
    for label in re.findall(
        r"\{ref\}`(?:[^`<]*<)?(l1-[a-z-]+)", " ".join(map(collapsed, COURSE_PAGES))
    ):
        assert label in {*labels, "l1-floor"}, label


def test_toy_results_are_called_toy_results() -> None:
    assert "toy results" in collapsed(LESSON)
    assert "not evidence about CLIP" in collapsed(DOCS / "clip" / "miniclip.py")


# -- Figures -------------------------------------------------------------------


def test_figures_have_an_alternative_text() -> None:
    for page in COURSE_PAGES:
        for path, body in re.findall(
            r"^:{3,}\{figure\} (\S+)\n(.*?)^:{3,}$", page.read_text("utf-8"), re.M | re.S
        ):
            alt = re.search(r"^:alt: (.+)$", body, re.M)
            assert alt, f"{page.name}: {path}"
            assert len(alt.group(1)) > 100, f"{page.name}: {path}"
            assert (page.parent / path).is_file()


def test_figure_of_lesson_1_says_what_it_shows() -> None:
    svg = ElementTree.parse(DOCS / "clip" / "figures" / "two-towers.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert svg.find(f"{space}title") is not None
    assert svg.find(f"{space}desc") is not None
    words = " ".join("".join(node.itertext()) for node in svg.iter(f"{space}text"))
    for label in (
        "image tower",
        "text tower",
        "softmax over captions",
        "softmax over pictures",
        "scale",
    ):
        assert label in words, label
    assert words.count("target") == 4
    alt = re.search(r"^:alt: (.+)$", LESSON.read_text("utf-8"), re.M)
    assert alt
    for label in ("image tower", "text tower", "not connected", "softmax over captions", "scale"):
        assert label in alt.group(1), label
