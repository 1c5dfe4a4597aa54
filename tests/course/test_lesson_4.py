"""Facts that Lesson 4 must state, in their right form and in no other."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "clip" / "4-after"
FIGURE = FOLDER.parent / "figures" / "family-tree.svg"
SOURCE = (FOLDER / "lesson.md").read_text("utf-8")
QUIZ = (FOLDER / "quiz.md").read_text("utf-8")
LESSON = " ".join(SOURCE.split())
# A distractor is wrong on purpose; its feedback and everything else is not.
QUIZ_WITHOUT_DISTRACTORS = re.sub(r"^- \[ \] .*$", "", QUIZ, flags=re.M)
PAGES = {"lesson": LESSON, "quiz": " ".join(QUIZ_WITHOUT_DISTRACTORS.split())}

# What the lesson must say, as patterns over its text with white space collapsed. What is often
# said wrongly is in test_facts.py.
RIGHT = {
    "weights in stages": r"nine models \| yes, in five instalments, January 2021 to April 2022",
    "recipe was published": r"pseudocode; the hyper-parameters \| yes, in the paper",
    "LAION-5B, size": r"31 March 2022 with 5\.85 billion.{0,80}2\.32 billion of them are English",
    "withdrawal": r"withdrawn in December 2023 and re-released.{0,80}August 2024",
    "withdrawal, report": r"David Thiel of the Stanford Internet Observatory.{0,120}"
    r"3,226 entries were suspected; for 1,008 of them",
    "filter was OpenAI's": r"OpenAI's released ViT-B/32 then scored each candidate",
    "OpenCLIP, origin": r"begun in 2021 by Gabriel Ilharco, Mitchell Wortsman",
    "OpenCLIP, machines": r"JUWELS Booster.{0,80}Stability AI's cluster; "
    r"other runs of the project used YFCC, CC12M and DataComp",
    "B/32": r"ViT-B/32 \| LAION-400M \| 62\.96% \| 63\.3%",
    "L/14": r"ViT-L/14 \| LAION-2B \| 75\.3% \| 75\.5%",
    "H/14": r"ViT-H/14 \| LAION-2B \| 78\.0%",
    "bigG/14": r"ViT-bigG/14 \| LAION-2B \| 80\.1%",
    "small g": r"\*\*ViT-g/14\*\*, small g, has 1\.37 billion parameters and 76\.6%",
    "big G": r"image tower of 1\.84 billion and a text tower of 695 million, "
    r"with 32 layers of width 1280",
    "small data": r"YFCC reaches 32\.7%.{0,80}CC12M 36\.5%",
    "exponents": r"the paper states \u22120\.11 and \u22120\.16",
    "exponent moves with data": r"what the model is trained on changes the exponent",
    "saturation": r"With 80 million pairs, ViT-B/32 stood at an error of 43\.5% after 13 billion",
    "DFN": r"ViT-H/14 at 378 pixels.{0,80}DFN-5B\), reaches 84\.4%",
    "SigLIP, authors": r"Google DeepMind in Zurich, Zhai, Mustafa, Kolesnikov and Beyer",
    "SigLIP, negatives": r"Negatives have not gone away",
    "SigLIP, start": r"starts with \$b = -10\$ and a scale of 10",
    "SigLIP, batch": r"Below batches of about 16,000.{0,200}Both level off near 32,000.{0,140}"
    r"softmax at 98,000",
    "SigLIP, memory": r"batch of 4,096 with the sigmoid loss and 2,048 with softmax",
    "SigLIP, data": r"English part of WebLI.{0,160}for 40 billion samples and 5 billion more",
    "EVA-CLIP-18B, size": r"has 18\.1 billion.{0,80}6 billion samples in batches of 108,000; "
    r"for the 8B model the batch was 178,000",
    "SigLiT, others": r"84\.7% with a Base-sized text tower.{0,80}85\.2% for the older LiT",
    "SigLIP 2": r"\*\*84\.1\*\* is SigLIP 2 So400m/14 at 384 pixels",
    "PaLI": r"SigLIP came with PaLI-3, in October 2023",
    "GPT-4V": r"\*\*GPT-4V\.\*\* Not disclosed \{cite",
}

# What neither the lesson nor the quiz may say outside a distractor.
WRONG = {
    "SigLIP, no negatives": r"(needs|uses|has) no negatives|without negatives",
    "SigLIP, any batch": r"does not need (a )?large batch|any batch size",
    "closed systems": r"(presumably|probably|likely|reportedly|rumou?r)[^.]{0,60}"
    r"(CLIP|SigLIP|encoder|tower)",
    "bigG": r"SDXL[^.|]{0,60}(?-i:ViT-G/14)(?!\", this)",
    "self-filter": r"CLIP filtered its own",
}


@pytest.mark.parametrize("fact", RIGHT)
def test_lesson_states_the_fact(fact: str) -> None:
    assert re.search(RIGHT[fact], LESSON), RIGHT[fact]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("error", WRONG)
def test_error_is_absent(error: str, page: str) -> None:
    found = re.search(WRONG[error], PAGES[page], re.I)
    assert not found, found


def test_sections_are_those_of_the_course() -> None:
    headings = re.findall(r"^## (.+)$", SOURCE, re.M)
    labels = re.findall(r"^\((l4-[a-z-]+)\)=\n## ", SOURCE, re.M)
    assert len(headings) == 11
    assert headings[-1] == "What you can do now"
    assert len(labels) == len(set(labels)) == 10
    known = {*labels, *re.findall(r"^:(?:label|name): (l4-[a-z-]+)", SOURCE, re.M)}
    for label in re.findall(r"\{(?:ref|numref|eq)\}`(l4-[a-z-]+)`", SOURCE + QUIZ):
        assert label in known, label


def test_objectives_are_l4_1_to_l4_5_and_lead_to_sections() -> None:
    block = re.search(r"^:::\{objectives\}\n(.*?)^:::$", SOURCE, re.M | re.S)
    assert block
    entries = re.findall(r"^(L4\.\d)\n: (.+)$", block.group(1), re.M)
    assert [ident for ident, _ in entries] == [f"L4.{k}" for k in range(1, 6)]
    for ident, prose in entries:
        assert "{ref}`l4-" in prose, ident


def test_questions_carry_the_objectives_of_the_lesson() -> None:
    objectives = re.findall(r"^:objective: (\S+)$", QUIZ, re.M)
    assert objectives == ["L4.3", "L4.4", "L4.1"]


def test_every_row_of_a_published_table_has_its_source() -> None:
    """Tables with a Source column report what others published."""
    for table in re.findall(r"(?:^\|.*\|\n)+", SOURCE, re.M):
        head, _, *rows = table.strip().split("\n")
        if "Source" in head:
            for row in rows:
                assert "{cite:p}" in row, row


def test_every_card_has_its_source() -> None:
    cards = re.findall(r"^:::\{grid-item-card\} (.+?)\n(.*?)^:::$", SOURCE, re.M | re.S)
    assert len(cards) == 4
    for title, body in cards:
        assert "{cite:p}" in body, title


def test_laion_5b_comes_with_its_withdrawal() -> None:
    for text in PAGES.values():
        if "LAION-5B" in text:
            assert re.search(r"withdrawn|withdrew|withdrawal", text)
            assert re.search(r"re-released|Re-LAION", text)
    card = re.search(r"grid-item-card\} OpenCLIP\n(.*?)^:::$", SOURCE, re.M | re.S)
    assert card
    assert "withdrawn, then re-released" in card.group(1)


def test_toy_result_is_called_a_toy_result() -> None:
    assert "A toy result" in LESSON
    assert "It is no evidence of how much EVA gains" in LESSON
    assert "here a toy would mislead" in LESSON


def test_exercises_have_solutions() -> None:
    exercises = re.findall(r"^```\{exercise\} .+\n:label: (\S+)$", SOURCE, re.M)
    solutions = re.findall(r"^````\{solution\} (\S+)$", SOURCE, re.M)
    assert exercises == solutions
    assert len(exercises) == 2


def test_alternative_text_says_what_the_figure_shows() -> None:
    svg = ElementTree.parse(FIGURE).getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert svg.find(f"{space}title") is not None
    assert svg.find(f"{space}desc") is not None
    drawn = " ".join("".join(node.itertext()) for node in svg.iter(f"{space}text"))
    alt = re.search(r"^:alt: (.+)$", SOURCE, re.M)
    assert alt
    names = (
        *("WIT", "LAION", "WebLI", "OpenAI CLIP", "OpenCLIP", "EVA", "EVA-CLIP", "SigLIP 2"),
        *("Emu2", "BLIP-2", "LLaVA-1.5", "IP-Adapter", "PaliGemma", "Gemma 3", "FLUX.1 Redux"),
        *("Stable Diffusion 1.x", "SDXL", "Stable Diffusion 3", "teaches", "scores filter"),
    )
    for name in names:
        assert name in drawn, name
        assert name in alt.group(1), name
    assert "No arrow leads from EVA-CLIP to FLUX.1." in alt.group(1)
    assert "Gemini" not in drawn
