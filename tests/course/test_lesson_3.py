"""Rules that Lesson 3 of the CLIP course and its quiz must keep."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.course.reading import collapsed

CLIP = Path(__file__).parents[2] / "docs" / "clip"
LESSON = CLIP / "3-prompts" / "lesson.md"
QUIZ = CLIP / "3-prompts" / "quiz.md"
FIGURE = CLIP / "figures" / "cross-attention.svg"

SOURCE = LESSON.read_text("utf-8")
SECTIONS = (
    "l3-which-half",
    "l3-one-vector",
    "l3-sequence",
    "l3-cross-attention",
    "l3-tokens",
    "l3-emphasis",
    "l3-text-only",
    "l3-two-towers",
    "l3-since",
)
OTHER_LABELS = {"l3-who-loads-what", "l3-figure", "l3-shapes", "l3-zero"}


def without_distractors(text: str) -> str:
    """Leave out what is wrong on purpose; its feedback stays."""
    return re.sub(r"^- \[ \] .*$", "", text, flags=re.M)


# -- Facts ---------------------------------------------------------------------

# What the lesson must say, as patterns over its text with white space collapsed. What is often
# said wrongly is in test_facts.py.
RIGHT = {
    "text tower": r"a generator that reads prompts loads a \{term\}`text tower`",
    "no patches": r"A prompt has no patches",
    "Redux": r"FLUX\.1 Redux, whose image tower is SigLIP So400m/14 at 384 pixels",
    "guided drawing": r"During 2021 notebooks circulated",
    "GLIDE": r"Two papers of the same month, December 2021",
    "latent diffusion, authors": r"Rombach, Blattmann, Lorenz, Esser and Ommer of LMU Munich, "
    r"Heidelberg and Runway",
    "Stable Diffusion, makers": r"the same group and Runway, with computers paid for by "
    r"Stability AI and data collected by LAION",
    "Stable Diffusion, date": r"released to the public on 22 August 2022",
    "Stable Diffusion, sizes": r"860 million parameters, the tower 123 million",
    "Stable Diffusion, rows": r"last hidden state, 77 x 768, neither pooled nor projected",
    "joint space": r"are not in the joint space of pictures and sentences",
    "roles": r"the \*picture asks and the text answers\*",
    "shapes": r"the score sheets of the heads have 8 x 4096 x 77 cells",
    "causal": r"a position may look at itself and at earlier positions, never at later ones",
    "emphasis, option": r"An option leaves out this second step",
    "emphasis, history": r"The AUTOMATIC1111 interface .{0,60}made a notation for it popular",
    "Imagen": r"Saharia and colleagues of Google Research's Brain Team in May 2022",
    "T5-XXL": r"trained on nothing but text .{0,80}4\.6 billion parameters and stays frozen",
    "Imagen, COCO": r"MS-COCO, an Imagen with T5-XXL and one with CLIP's text tower came out "
    r"about even",
    "Imagen, DrawBench": r"`DrawBench`.{0,130}raters preferred T5-XXL",
    "Imagen, FID": r"Zero-shot FID on MS-COCO was 7\.27",
    "SDXL, vector": r"its original size, where its crop began, and the size to be produced",
    "SDXL, roles": r"No measurement of a division of labour between them has been published",
    "SDXL, no T5": r"SDXL appeared fourteen months after Imagen and contains no T5",
    "SD3": r"filled with zeros up to 4096, and 77 rows from T5 are placed after them",
    "SD3, vector": r"768 \+ 1280 = 2048 numbers, go to the \{term\}`modulation`",
    "FLUX.1, rows": r"up to 512 rows of 4096 in the \*dev\* model, 256 in \*schnell\*",
}

# What neither the lesson, nor its quiz outside a distractor, nor the figure may say.
WRONG = {
    "Imagen, cause": r"Imagen('s [a-z]+)? (led|inspired|motivated|prompted)",
    "SDXL, roles": r"ViT-L (handles|captures|supplies) (the )?visual",
    "SDXL, prompts": r"SDXL follows prompts",
    "FLUX.1": r"EVA",
    "patches": r"(patch|resolution)[^.]{0,40}(helps|sharpens|improves)[^.]{0,30}prompt",
    "Midjourney": r"Midjourney",
}


@pytest.mark.parametrize("fact", RIGHT)
def test_lesson_states_the_fact(fact: str) -> None:
    assert re.search(RIGHT[fact], collapsed(SOURCE)), RIGHT[fact]


@pytest.mark.parametrize("error", WRONG)
def test_error_is_nowhere(error: str) -> None:
    quiz = without_distractors(QUIZ.read_text("utf-8"))
    for text in (SOURCE, quiz, FIGURE.read_text("utf-8")):
        assert not re.search(WRONG[error], collapsed(text), re.I)


def test_table_names_every_system_with_its_source() -> None:
    table = re.search(r"^:::\{list-table\}.*?:name: l3-who-loads-what.*?^:::$", SOURCE, re.M | re.S)
    assert table
    rows = re.findall(r"^\* - (.+)\n  - (.+)\n  - (.+)\n  - (.+)$", table.group(), re.M)
    assert len(rows) == 11
    for system, *_ in rows[1:]:
        assert re.search(r"20\d\d \{cite:p\}`", system), system
    uses = [image_tower for *_, image_tower in rows[1:]]
    assert uses[0].startswith("yes")
    assert all(use.startswith("no") for use in uses[1:])


def test_each_card_has_its_source() -> None:
    cards = re.findall(r"^:::\{grid-item-card\} ([^\n]+)\n(.*?)^:::$", SOURCE, re.M | re.S)
    assert [name for name, _ in cards] == [
        "Stable Diffusion 1.x",
        "Imagen",
        "DALL-E 2",
        "SDXL",
        "Stable Diffusion 3",
        "FLUX.1",
    ]
    assert all("{cite:p}`" in body for _, body in cards)


def test_toy_results_are_called_toy_results() -> None:
    assert "toy results" in collapsed(SOURCE)
    assert "The demonstration is a toy" in collapsed(SOURCE)


# -- Form ----------------------------------------------------------------------


def test_sections_stand_in_their_order() -> None:
    assert tuple(re.findall(r"^\((l3-[a-z-]+)\)=\n## ", SOURCE, re.M)) == SECTIONS
    headings = re.findall(r"^## (.+)$", SOURCE, re.M)
    assert len(headings) == len(SECTIONS) + 1
    assert headings[-1] == "What you can do now"


def test_references_lead_somewhere() -> None:
    for text in (SOURCE, QUIZ.read_text("utf-8")):
        for label in re.findall(r"\{(?:num)?ref\}`(?:[^`<]*<)?(l3-[a-z-]+)", text):
            assert label in {*SECTIONS, *OTHER_LABELS}, label


def test_each_objective_says_where_to_read() -> None:
    found = re.findall(r"^(L3\.\d)\n: (.+)$", SOURCE, re.M)
    assert [ident for ident, _ in found] == [f"L3.{k}" for k in range(1, 6)]
    assert all("{ref}`l3-" in prose for _, prose in found)


def test_lines_of_code_fit_the_column() -> None:
    for block in re.findall(r"^```\{test(?:code|output)\}\n(.*?)^```$", SOURCE, re.M | re.S):
        assert max(map(len, block.splitlines())) <= 78, block


def test_solutions_are_executed() -> None:
    solutions = re.findall(r"^````\{solution\} (\S+)\n(.*?)^````$", SOURCE, re.M | re.S)
    assert [label for label, _ in solutions] == ["l3-shapes", "l3-zero"]
    assert all("```{testcode}" in body and "```{testoutput}" in body for _, body in solutions)


# -- Figure --------------------------------------------------------------------


def test_figure_says_what_it_shows() -> None:
    svg = ElementTree.parse(FIGURE).getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert svg.find(f"{space}title") is not None
    assert svg.find(f"{space}desc") is not None
    words = collapsed(" ".join("".join(n.itertext()) for n in svg.iter(f"{space}text")))
    for label in (
        "64 x 64 x 4",
        "4096 rows x 320",
        "77 rows x 768",
        "77 x 320",
        "one of 8 heads: 4096 x 77",
        "not loaded",
        "77 x 1280",
        "77 x 2048",
    ):
        assert label in words, label
    alt = re.search(r"^:alt: (.+)$", SOURCE, re.M)
    assert alt
    for label in ("only two places where arrows from the text end", "not loaded", "77 by 2048"):
        assert label in alt.group(1), label


# -- Quiz ----------------------------------------------------------------------


def test_quiz_asks_three_complete_questions() -> None:
    blocks = re.findall(
        r"^:{5}\{choice-question\} (\S+)\n:objective: (\S+)\n(.*?)^:{5}$",
        QUIZ.read_text("utf-8"),
        re.M | re.S,
    )
    assert [objective for _, objective, _ in blocks] == ["L3.2", "L3.3", "L3.4"]
    positions = set()
    for ident, _, body in blocks:
        options = re.findall(r"^- \[([ x])\] (.+)\n  > (.+)$", body, re.M)
        assert len(options) == 4, ident
        marks = [mark for mark, _, _ in options]
        assert marks.count("x") == 1, ident
        positions.add(marks.index("x"))
        lengths = [len(text) for _, text, _ in options]
        assert max(lengths) <= 1.5 * sum(lengths) / 4, ident
        key = lengths.pop(marks.index("x"))
        assert key <= max(lengths), ident
        assert len({feedback for _, _, feedback in options}) == 4, ident
        assert re.search(r"^> .*\{ref\}`l3-", body, re.M), ident
    assert len(positions) == 3
