"""Facts that Lesson 2 of the CLIP course must state, and errors it must not."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

CLIP = Path(__file__).parents[2] / "docs" / "clip"
LESSON = CLIP / "2-space" / "lesson.md"
QUIZ = CLIP / "2-space" / "quiz.md"
FIGURE = CLIP / "figures" / "two-caps.svg"
PAGES = (
    *sorted(CLIP.glob("*/lesson.md")),
    *sorted(CLIP.glob("*/quiz.md")),
    *sorted((CLIP.parent / "bank").glob("*.md")),
    CLIP.parent / "glossary.md",
)


def collapsed(text: str) -> str:
    return " ".join(text.split())


LESSON_TEXT = collapsed(LESSON.read_text("utf-8"))

# What the lesson must say, as patterns over its text with white space collapsed. What is often
# said wrongly is in test_facts.py.
RIGHT = {
    "witness, filter": r"cosine under ViT-B/32 was at least 0\.3",
    "witness, metric": r"2\.5 \\cdot \\max\(\\cos, 0\).{0,140}never met a negative cosine",
    "witness, user": r'0\.25 for "vehicle", 0\.22 for "motor", 0\.19 for "computer"',
    "scale": r"which is 100 in the released models",
    "small negative": r'.0\.05 therefore says "unrelated" and not "opposite"',
    "gap at the start": r"\*It is there at the start\.\*",
    "gap and temperature": r"low temperature.{0,140}does not bring the two cones together",
    "probe features": r"features \*before\* the projection into the joint space",
    "probe against supervised": r"on 21 of them\. ImageNet was among the other six",
    "worth of a sentence": r"4 labels per class\. On ImageNet it takes 16",
    "DALL-E 2, authors": r"Ramesh, Dhariwal, Nichol, Chu and Chen",
    "prior, inputs": r"receives the caption and the text vector, and produces an \*image\* vector",
    "decoder": r"3\.5 billion parameters.{0,80}64 . 64 pixels",
    "decoder, conditioning": r"added to the signal .{0,80}step.{0,40}four extra tokens",
    "upsamplers": r"Two \*upsamplers\*.{0,60}256 and then to 1,024 pixels",
    "diversity": r"The authors' answer is diversity",
    "FID on MS-COCO": r"zero-shot FID of 10\.39 on MS-COCO",
    "bags, size": r"more than 50,000 test cases",
    "bags, attributes": r"attributes of two things: .{0,90}\| 62%",
    "bags, places": r"spatial relation: .{0,90}\| 56%",
    "bags, verbs": r"roles of a verb: .{0,90}\| 61%",
    "BLIP": r"BLIP, .{0,40}reached 88% on attribution",
    "Winoground": r"400 hand-made items.{0,160}much above chance",
    "hard negatives": r"NegCLIP",
    "tests that can be gamed": r"never look at the picture.{0,160}hsieh2023sugarcrepe",
    "binding": r"a red cube on a blue cube.{0,80}more often than GLIDE",
    "order, a record": r"model card names the Imagen paper",
}


@pytest.mark.parametrize("fact", RIGHT)
def test_lesson_states_the_fact(fact: str) -> None:
    assert re.search(RIGHT[fact], LESSON_TEXT), RIGHT[fact]


def test_sections_stand_in_the_order_of_the_course_plan() -> None:
    source = LESSON.read_text("utf-8")
    labels = re.findall(r"^\((l2-[a-z-]+)\)=\n## ", source, re.M)
    assert labels == [
        "l2-angles",
        "l2-numbers",
        "l2-gap",
        "l2-probe",
        "l2-prior",
        "l2-bags",
        "l2-drawing",
        "l2-timeline",
    ]
    headings = re.findall(r"^## (.+)$", source, re.M)
    assert len(headings) == len(labels) + 1
    assert headings[-1] == "What you can do now"
    exercises = re.findall(r"^:label: (l2-[a-z-]+)$", source, re.M)
    for page in PAGES:
        links = re.findall(r"\{ref\}`(?:[^`<]*<)?(l2-[a-z-]+)", page.read_text("utf-8"))
        assert set(links) <= {*labels, *exercises}, page


def test_every_objective_has_a_section_and_most_a_question() -> None:
    objectives = re.findall(r"^(L2\.\d)\n: .*\{ref\}`l2-", LESSON.read_text("utf-8"), re.M)
    assert objectives == [f"L2.{k}" for k in range(1, 6)]
    tagged = re.findall(r"^:objective: (\S+)$", QUIZ.read_text("utf-8"), re.M)
    assert tagged == ["L2.3", "L2.4", "L2.2"]


def test_accuracies_name_model_benchmark_and_setting() -> None:
    paragraphs = [collapsed(p) for p in LESSON.read_text("utf-8").split("\n\n")]
    for number in ("76.2%", "83.9%"):
        stated = [p for p in paragraphs if number in p]
        assert stated, number
        for paragraph in stated:
            assert "ImageNet" in paragraph
            assert "ViT-L/14" in paragraph
            assert "probe" in paragraph
            assert "{cite:p}" in paragraph


def test_figures_of_other_people_carry_a_citation() -> None:
    paragraphs = [collapsed(p) for p in LESSON.read_text("utf-8").split("\n\n")]
    published = r"16\.55|9\.16|7\.99|10\.39|57\.0%|88%|50,000|85\.4%|3\.5 billion|October 2022"
    exceptions = (
        "An even choice",  # arithmetic on the sentence before it
        "The distance between",
        "Read the rows",  # comments on the cited table
        "1. The *text tower*",  # the list follows the cited paragraph
        "- [ ] ",  # options; the explanation of the question has the sources
    )
    for paragraph in paragraphs:
        if re.search(published, paragraph) and not paragraph.startswith(exceptions):
            assert "{cite:p}" in paragraph, paragraph


def test_toy_results_are_called_toy_results() -> None:
    # Once for each of the four demonstrations.
    assert LESSON_TEXT.count("toy results") >= 4


def test_figure_says_what_it_shows() -> None:
    svg = ElementTree.parse(FIGURE).getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert svg.get("viewBox")
    assert svg.find(f"{space}title") is not None
    assert svg.find(f"{space}desc") is not None
    words = " ".join("".join(node.itertext()) for node in svg.iter(f"{space}text"))
    alt = re.search(
        r"\{figure\} \.\./figures/two-caps\.svg\n.*?^:alt: (.+?)$",
        LESSON.read_text("utf-8"),
        re.M | re.S,
    )
    assert alt
    for label in ("cos about 0.3", "higher than that", "the prior's job"):
        assert label in words, label
        assert label in alt.group(1), label
    for part in ("prior", "decoder", "upsampler", "64", "256", "1,024"):
        assert part in words, part
        assert part in alt.group(1), part
