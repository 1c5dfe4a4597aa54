"""Rules that the questions and facts of the CLIP course must keep."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

DOCS = Path(__file__).parents[2] / "docs"
LESSON = DOCS / "clip" / "1-training" / "lesson.md"
QUESTION_PAGES = (DOCS / "clip" / "1-training" / "quiz.md", DOCS / "bank" / "module-test.md")
COURSE_PAGES = (
    *sorted((DOCS / "clip").rglob("*.md")),
    *sorted((DOCS / "bank").glob("*.md")),
    DOCS / "glossary.md",
)

DIRECTIVE = re.compile(r"^(:{3,})\{choice-question\} *(\S+)\n(.*?)^\1$", re.M | re.S)
OPTION = re.compile(r"^- \[([ x])\] (.*?)(?=^- \[|^> |\Z)", re.M | re.S)
OBJECTIVE = re.compile(r"^(L\d\.\d)\n: ", re.M)


def collapsed(path: Path) -> str:
    return " ".join(path.read_text("utf-8").split())


def defined_objectives() -> list[str]:
    return [ident for page in COURSE_PAGES for ident in OBJECTIVE.findall(page.read_text("utf-8"))]


class Option(NamedTuple):
    is_right: bool
    text: str
    feedback: str


class Question(NamedTuple):
    ident: str
    objective: str
    stem: str
    options: tuple[Option, ...]
    explanation: str


def plain(text: str) -> str:
    """Collapse white space and drop quote marks."""
    return " ".join(re.sub(r"^\s*> ?", "", text, flags=re.M).split())


def read_questions(source: str) -> list[Question]:
    """Read every choice question of a MyST page."""
    questions = []
    for _, ident, body in DIRECTIVE.findall(source):
        objective = re.search(r"^:objective: (\S+)$", body, re.M)
        prose = re.sub(r"^:objective:.*$", "", body, flags=re.M)
        stem = re.split(r"^(?:- \[|:::)", prose, flags=re.M)
        options = []
        for mark, block in OPTION.findall(body):
            text, _, feedback = block.partition("\n  > ")
            options.append(Option(mark == "x", plain(text), plain(feedback)))
        explanation = re.search(r"^> .*", body, re.M | re.S)
        questions.append(
            Question(
                ident,
                objective.group(1) if objective else "",
                plain(stem[0]),
                tuple(options),
                plain(explanation.group()) if explanation else "",
            )
        )
    return questions


QUIZ, BANK = (read_questions(page.read_text("utf-8")) for page in QUESTION_PAGES)
ALL = [*QUIZ, *BANK]
every_question = pytest.mark.parametrize("question", ALL, ids=lambda question: question.ident)


def test_quiz_has_three_questions_and_the_test_fifteen() -> None:
    assert (len(QUIZ), len(BANK)) == (3, 15)
    for page, questions in zip(QUESTION_PAGES, (QUIZ, BANK), strict=True):
        assert page.read_text("utf-8").count("{choice-question}") == len(questions)


def test_idents_are_unique_and_telling() -> None:
    idents = [question.ident for question in ALL]
    assert len(set(idents)) == len(idents)
    for ident in idents:
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", ident), ident


@every_question
def test_question_is_complete(question: Question) -> None:
    assert question.objective in defined_objectives()
    assert question.stem
    assert question.explanation
    assert len(question.options) == 4
    assert sum(option.is_right for option in question.options) == 1
    assert len({option.text for option in question.options}) == 4
    for option in question.options:
        assert option.feedback, f"no feedback: {option.text}"


@every_question
def test_options_are_of_similar_length(question: Question) -> None:
    lengths = [len(option.text) for option in question.options]
    mean = sum(lengths) / len(lengths)
    assert max(lengths) <= 1.5 * mean, lengths
    assert min(lengths) >= mean / 1.5, lengths


def test_length_does_not_give_the_key_away() -> None:
    def share(choose) -> float:
        return sum(choose(q.options, key=lambda o: len(o.text)).is_right for q in ALL) / len(ALL)

    # With four options chance is a quarter; a reader who bets on length must not do much better.
    assert share(max) <= 0.4
    assert share(min) <= 0.4


def test_positions_of_the_key_are_balanced() -> None:
    def positions(questions: list[Question]) -> list[int]:
        return [
            [option.is_right for option in question.options].index(True) for question in questions
        ]

    test = Counter(positions(BANK))
    assert all(3 <= test[k] <= 5 for k in range(4)), test
    assert len(set(positions(QUIZ))) == 3
    order = positions(BANK)
    assert all(order[k] != order[k + 1] for k in range(len(order) - 1))


@every_question
def test_feedback_survives_shuffling(question: Question) -> None:
    prose = " ".join([question.stem, question.explanation, *(o.feedback for o in question.options)])
    assert not re.search(r"\b(?i:option|choice)s? [A-D]\b|\([a-dA-D]\)", prose)
    order = "first|second|third|fourth|last|previous|next|other"
    assert not re.search(rf"\b({order}) (option|choice)s?\b", prose, re.I)
    assert not re.search(r"\babove\b|\bbelow\b(?! about)", prose, re.I)


@every_question
def test_wording_of_stem_and_options(question: Question) -> None:
    assert len(question.stem.split()) <= 40
    assert not re.search(r"\b(not|except|never)\b", question.stem, re.I)
    for option in question.options:
        assert not re.search(r"\b(all|none|both|neither) of (the|these|them)\b", option.text, re.I)


# -- Facts of Lesson 1 ----------------------------------------------------------

# What the lesson must say, as patterns over its text with white space collapsed.
RIGHT = {
    "query list": r"every word that occurs at least 100 times in the English Wikipedia",
    "query list, additions": r"pointwise mutual information\), the titles of .{0,90}WordNet",
    "match": r"qualified if its text contained one of the queries",
    "cap": r"At most 20,000 pairs were kept per query",
    "overlap": r"35 data sets\. In 9 .{0,50}median overlap was 2\.2% and the mean 3\.2%",
    "overlap, effect": r"0\.6 points at the most, on Birdsnap",
    "loss, N-pair": r"In 2016 the \{term\}`N-pair loss`",
    "loss, InfoNCE": r"In 2018 Contrastive Predictive Coding .{0,80}`InfoNCE`",
    "loss, ConVIRT": r"In 2020 ConVIRT",
    "loss, cousin": r"SimCLR .{0,60} is a cousin",
    "width 512": r"512 for ViT-B/32, ViT-B/16 and RN101",
    "width 640": r"640 for RN50x4",
    "width 768": r"768 for ViT-L/14, ViT-L/14@336px and RN50x16",
    "width 1024": r"1024 for RN50 and RN50x64",
    "STL-10": r"Zero-shot CLIP did well .{0,120}STL-10, 99\.3%",
    "EuroSAT": r"On EuroSAT, .{0,80}fell behind .{0,50}\*one\* labelled example",
    "Birdsnap": r"birds of Birdsnap it came out about level",
    "release": r"RN50 and ViT-B/32 with the announcement in January 2021, "
    r"RN101 and RN50x4 in March, "
    r"RN50x16 and ViT-B/16 in July, RN50x64 and ViT-L/14 in January 2022, "
    r"and ViT-L/14@336px in April 2022",
    "best model": r"ViT-L/14@336px, reached 76\.2% top-1",
    "original ResNet-50": r"what the original ResNet-50 scores",
    "cosines": r"roughly 0\.2 to 0\.35",
    "LAION-400M": r"at least 0\.3\. .{0,100}413 million pairs were left, released in August 2021",
    "withdrawal": r"withdrawn in December 2023.{0,160}Re-LAION-5B, followed in August 2024",
}

# What no page of the course may say outside a distractor.
WRONG = {
    "query list": r"(most )?frequent(ly used)? (Wikipedia )?bigrams",
    "match": r"HTML",
    "benchmarks": r"(deliberately|carefully) (avoided|excluded|kept|left)",
    "loss": r"(borrowed|taken|comes|adapted) from SimCLR",
    "width": r"\b(one|the|a) 512-(number|dimensional)",
    "STL-10": r"STL-10[^.|]{0,60}linear probe",
    "EuroSAT": r"competitive[^.]{0,40}EuroSAT|EuroSAT[^.]{0,40}competitive",
    "Birdsnap": r"few-shot[^.]{0,40}Birdsnap",
    "release": r"(all|several) (sizes|models|weights)[^.]{0,40}at (launch|once)",
    "raw cosine": r"cosines? (of|near|around|about) (about )?0\.[89]",
    "FLUX.1": r"FLUX\.1 (uses|loads|reads)[^.]{0,40}EVA",
    "SDXL": r"2,?560(?! belongs)(?![^.]{0,40}refiner)",
    "scaling paper": r"NeurIPS 2022",
    "tower": r"vision (encoder|tower)s?(?!\" for either)",
    "Gemini": r"Gemini[^.|]{0,40}SigLIP",
    "EVA-CLIP-18B": r"80\.7%[^.]{0,40}ImageNet",
    "SigLIP": r"84\.5%",
    "stories": r"wonder|shaped every",
}


@pytest.mark.parametrize("fact", RIGHT)
def test_lesson_states_the_fact(fact: str) -> None:
    assert re.search(RIGHT[fact], collapsed(LESSON)), RIGHT[fact]


@pytest.mark.parametrize("error", WRONG)
def test_error_is_nowhere(error: str) -> None:
    for page in COURSE_PAGES:
        text = page.read_text("utf-8")
        if page in QUESTION_PAGES:
            # A distractor is wrong on purpose; its feedback and everything else is not.
            text = re.sub(r"^- \[ \] .*$", "", text, flags=re.M)
        found = re.search(WRONG[error], " ".join(text.split()), re.I)
        assert not found, f"{page.name}: {found}"


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


def test_objectives_are_all_there_once() -> None:
    wanted = [f"L{lesson}.{k}" for lesson in range(1, 5) for k in range(1, 6)]
    assert sorted(defined_objectives()) == wanted


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
