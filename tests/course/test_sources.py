"""Whatever a lesson states as a figure, a date or a result names its source.

**What is looked at.** Every paragraph, list item, table row, card and caption of a lesson. Not
looked at are headings, code, formulas, alternative texts, the list of objectives, and questions,
whose options are wrong on purpose.

**What states a figure, date or result** (``STATES``): a percentage; a year; a number with a unit
or with million or billion; a number with a thousands separator; a decimal fraction; a sentence
that says what was measured, found or preferred. What is no statement is taken out first
(``NOT_A_FIGURE``): formulas and code within a line, names of models and data sets (the 32 of
ViT-B/32), shapes such as 77 x 768, numbers of lessons.

**What supports it** (``is_supported``): a citation; a link to a place of the course that has a
citation, code or a figure; code directly before or after; words that point at the demonstration
of the same section ("in our run"). The items of a list share the citation of the paragraph that
introduces them, the rows of a table share code, or words that point at it, next to the table, and
a solution has its own check. Numbers that a sentence calls invented need no support, nor do the
numbered parts of an exercise, which say what is to be computed or judged.

Whatever is left must stand in ``EXCEPTIONS`` with its reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BIBLIOGRAPHY = DOCS / "references.bib"
LESSONS = {path.parent.name: path for path in sorted((DOCS / "clip").glob("*/lesson.md"))}

# -- The rule ------------------------------------------------------------------

NUMBER = r"\d[\d.,]*"
UNITS = (
    "pixels?|px|GMACs?|multiply-adds|days?|hours?|months|gigabytes?|bytes|parameters|layers|pairs|"
    "labels|points?|tokens|positions|benchmarks|data sets|sets|classes|cases|items|channels|heads|"
    "templates|epochs|samples|queries|models|chips|accelerators|steps|times|captions|pictures|numbers"
)
STATES = re.compile(
    rf"{NUMBER} ?(%|per cent)"
    r"|\b20[12]\d\b"
    rf"|{NUMBER}[ -](million|billion|thousand)|\d[MB]\b"
    rf"|\b{NUMBER} (more )?({UNITS})\b"
    r"|\d{1,3}(,\d{3})+"
    r"|\d\.\d"
    r"|\b(raters|outperform\w*|came out (about )?(even|level)|(was|were) found to|reported|"
    r"preferred|more slowly|improved on)\b"
)
NOT_A_FIGURE = re.compile(
    r"\$[^$]+\$|`[^`]+`"  # formulas, code, targets of roles
    r"|\b(Lesson|Quiz|Step|limit|row|column|picture|caption|exponent of) \d"
    r"|\b(Stable Diffusion|SigLIP|DALL-E|Gemma|Gemini|FLUX\.|LLaVA-|PaLI-|BLIP-|Emu) ?\d(\.[\dx])?"
    r"|\b(ViT-\S+?/\d\d(@\d+px)?|RN\d+\w*|ResNet-50|So400m(/14)?|T5 v1\.1 XXL|Food101|Flowers102)"
    r"|\b(LAION|DFN|COYO|EVA-CLIP|DataComp)-\d+[BM]\b|\b[BLHg]/\d\d\b|YFCC100M|CC12M|V100|A100"
    r"|\d+ \u00d7 \d+( \u00d7 \d+)*"
)
POINTS_AT_CODE = re.compile(
    r"\b(our run|(these|the) toys?\b|toy results?|(this|the) (demonstration|block)|the code)", re.I
)
INVENTED = re.compile(r"\b(invented|made up)\b")
LINK = re.compile(r"\{(?:num)?ref\}`(?:[^`<]*<)?([\w-]+)>?`")

# What states a figure and yet needs no source: the words it begins with, and why.
BY_HAND = "arithmetic on the two pairs that were chosen for it; the block after it has the result"
SCALE = "arithmetic on two cosines that were chosen for it"
EXCEPTIONS = {
    "| **picture 1** |": BY_HAND,
    "| **picture 2** |": BY_HAND,
    "| row 1: which caption": BY_HAND,
    "| row 2: which caption": BY_HAND,
    "| column 1: which picture": BY_HAND,
    "| column 2: which picture": BY_HAND,
    "The rows average 0.2573": BY_HAND,
    "Suppose both towers return": "logarithms of 2 and 32; the block of the section prints them",
    "The same logarithm is a ceiling": "logarithms of 2 and 512",
    "Why is it needed? Cosines lie": "arithmetic on the formula that it names",
    "For two candidates with cosines": SCALE,
    "| 1 | 0.1 | 0.525 |": SCALE,
    "| 14.3, at the start | 1.43": SCALE,
    "| 100, the cap | 10 | 0.99995": SCALE,
    "In neither case is the cosine itself": "a number as an example of how not to read it",
    "- *Against a competitor.*": "arithmetic on numbers that are introduced by an if",
    "Fed with unchanged text vectors": "goes on about the table before it, which is of our run",
}

# -- Reading a lesson ----------------------------------------------------------

CODE = {"testcode", "testoutput", "literalinclude"}
SKIPPED = {"objectives", "quiz", "raw", "toctree"}


@dataclass
class Block:
    kind: str  # text, item, row, card, code, math, heading
    text: str
    line: int
    part: str  # the (sub)section, by number, in which it stands
    inside: tuple[str, ...] = ()  # the directives around it
    group: int = 0  # the list or table it belongs to


@dataclass
class Reader:
    """Cuts a MyST page into blocks."""

    lines: list[str]
    blocks: list[Block] = field(default_factory=list)
    around: list[tuple[str, str]] = field(default_factory=list)  # fence, directive
    part: int = 0
    group: int = 0
    at: int = 0

    def add(self, kind: str, text: str, line: int) -> None:
        inside = tuple(f"{name}:{depth}" for depth, (_, name) in enumerate(self.around))
        self.blocks.append(Block(kind, text, line, str(self.part), inside, self.group))

    def until(self, fence: str) -> str:
        """Return the lines up to the closing fence and go past it."""
        start = self.at
        while self.lines[self.at].strip() != fence:
            self.at += 1
        self.at += 1
        return "\n".join(self.lines[start : self.at - 1])

    def read(self) -> list[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at].strip()
            fence = re.match(r"(`{3,}|:{3,})(?:\{([\w:-]+)\})?", line)
            if fence:
                self.fence(fence[1], fence[2])
            elif re.match(r"#+ ", line):
                self.part += 1
                self.add("heading", line, self.at + 1)
                self.at += 1
            elif not line or re.match(r"\([\w-]+\)=$|:[a-z-]+:|\+\+\+", line):
                self.at += 1
            else:
                self.prose(line)
        return self.blocks

    def fence(self, marks: str, name: str | None) -> None:
        start = self.at + 1
        self.at += 1
        if name is None and self.around and self.around[-1][0] == marks:
            self.around.pop()
        elif name is None or name in CODE:
            self.add("code", self.until(marks), start)
        elif name == "math":
            self.add("math", self.until(marks), start)
        elif name in SKIPPED:
            self.until(marks)
        elif name == "grid-item-card":
            self.add("card", self.until(marks), start)
        elif name == "list-table":
            self.list_table(self.until(marks), start)
        else:
            self.around.append((marks, name))
            if name == "plot":  # a script; what follows is its caption
                self.add("code", name, start)

    def list_table(self, text: str, start: int) -> None:
        self.group += 1
        for row in re.split(r"^\* - ", text, flags=re.M)[2:]:
            self.add("row", row, start)

    def prose(self, line: str) -> None:
        """Read a paragraph, or the items of a list, or the rows of a table."""
        start = self.at
        while self.at < len(self.lines) and self.goes_on(self.lines[self.at]):
            self.at += 1
        lines = self.lines[start : self.at]
        if line.startswith("|"):
            self.group += 1
            for offset, row in enumerate(lines[2:], start + 3):
                self.add("row", row, offset)
        elif re.match(r"([-*]|\d+\.) ", line):
            if self.blocks[-1].kind != "item":
                self.group += 1
            for text in re.split(r"\n(?=\s*(?:[-*]|\d+\.) )", "\n".join(lines)):
                self.add("item", text, start + 1)
        else:
            self.add("text", "\n".join(lines), start + 1)

    @staticmethod
    def goes_on(line: str) -> bool:
        return bool(line.strip()) and not re.match(r"\s*(`{3,}|:{3,})|#+ ", line)


def read_blocks(source: str) -> list[Block]:
    return Reader(source.splitlines()).read()


# -- Judging it ----------------------------------------------------------------


def states_something(text: str) -> bool:
    return bool(STATES.search(NOT_A_FIGURE.sub(" ", text)))


def neighbours(blocks: list[Block], index: int) -> Iterator[Block]:
    """Yield the blocks directly before and after a block, or its whole list or table."""
    block = blocks[index]
    for step in (-1, 1):
        k = index + step
        while (
            0 <= k < len(blocks)
            and block.group
            and blocks[k].group == block.group
            and (blocks[k].kind == block.kind and block.kind in ("row", "item"))
        ):
            k += step
        if 0 <= k < len(blocks) and blocks[k].kind != "heading":
            yield blocks[k]


def introduction(blocks: list[Block], index: int) -> str:
    """Return the paragraph before the list of an item."""
    before = [b for b in neighbours(blocks, index) if b.line < blocks[index].line]
    return before[0].text if before and before[0].kind == "text" else ""


def places() -> dict[str, bool]:
    """All labels of the lessons and whether each leads to a citation, code or a figure."""
    found = {}
    for path in LESSONS.values():
        source = path.read_text("utf-8")
        for part in re.split(r"^(?=\([\w-]+\)=\n#)", source, flags=re.M):
            label = re.match(r"\(([\w-]+)\)=", part)
            if label:
                found[label[1]] = bool(re.search(r"\{cite:p\}`|\{testcode\}|\{figure\}", part))
        found |= dict.fromkeys(re.findall(r"^:(?:name|label): ([\w-]+)$", source, re.M), True)
    return found


PLACES = places() | {"clip-timeline": True}


def is_supported(blocks: list[Block], index: int) -> bool:
    block = blocks[index]
    near = list(neighbours(blocks, index))
    text = block.text
    if block.kind == "row":
        text += "".join(f" {other.text}" for other in near if POINTS_AT_CODE.search(other.text))
    if "{cite:" in block.text or any(PLACES.get(name) for name in LINK.findall(block.text)):
        return True
    if INVENTED.search(block.text) or any(other.kind == "code" for other in near):
        return True
    if block.kind == "item" and "{cite:" in introduction(blocks, index):
        return True
    solution = next((name for name in block.inside if name.startswith("solution")), None)
    for other in blocks:
        is_here = other.kind == "code" and other.part == block.part
        if is_here and (solution in other.inside or POINTS_AT_CODE.search(text)):
            return True
    return False


def is_task(block: Block) -> bool:
    return block.kind == "item" and any(name.startswith("exercise") for name in block.inside)


def unsupported(source: str) -> list[Block]:
    """Return what states something without support, exceptions included."""
    blocks = read_blocks(source)
    return [
        block
        for index, block in enumerate(blocks)
        if block.kind in ("text", "item", "row", "card")
        and states_something(block.text)
        and not is_task(block)
        and not is_supported(blocks, index)
    ]


def faults(source: str) -> list[str]:
    return [
        f"line {block.line}, {block.kind}: {' '.join(block.text.split())[:160]}"
        for block in unsupported(source)
        if not block.text.strip().startswith(tuple(EXCEPTIONS))
    ]


# -- The lessons ---------------------------------------------------------------


@pytest.mark.parametrize("name", LESSONS)
def test_every_figure_date_and_result_has_its_source(name: str) -> None:
    assert faults(LESSONS[name].read_text("utf-8")) == []


def test_every_exception_is_needed() -> None:
    found = [
        block.text.strip()
        for path in LESSONS.values()
        for block in unsupported(path.read_text("utf-8"))
    ]
    for words in EXCEPTIONS:
        assert sum(text.startswith(words) for text in found) == 1, words


@pytest.mark.parametrize("name", LESSONS)
def test_reader_takes_in_the_whole_lesson(name: str) -> None:
    """What the reader skipped by mistake could never be found without a source."""
    source = LESSONS[name].read_text("utf-8")
    blocks = read_blocks(source)
    headings = re.findall(r"^## .+$", source, re.M)
    assert [b.text for b in blocks if b.kind == "heading" and b.text.startswith("## ")] == headings
    assert sum(b.kind == "card" for b in blocks) == source.count(":::{grid-item-card}")
    assert sum(b.kind == "code" for b in blocks) >= source.count("```{testcode}")
    read = " ".join(b.text for b in blocks)
    quiz = "".join(re.findall(r"^:{6}\{quiz\}.*?^:{6}$", source, re.M | re.S))
    assert read.count("{cite:p}`") == source.count("{cite:p}`") - quiz.count("{cite:p}`")


@pytest.mark.parametrize("name", LESSONS)
def test_missing_citations_would_be_found(name: str) -> None:
    """Take away one citation after the other: where it alone carries a figure, a fault appears."""
    source = LESSONS[name].read_text("utf-8")
    bare = re.sub(r" ?\{cite:p\}`[^`]+`", "", source)
    assert len(faults(bare)) >= 20
    for block in read_blocks(source):
        alone = block.kind == "row" and block.text.count("{cite:p}") == 1 and "%" in block.text
        if alone:
            row = re.sub(r" ?\{cite:p\}`[^`]+`", "", block.text)
            assert faults(source.replace(block.text, row)), block.text


@pytest.mark.parametrize(
    "statement",
    [
        "The model reached 63% on ImageNet.",
        "It appeared in 2019.",
        "It has 120 million parameters.",
        "It takes 12 layers.",
        "Its FID was 9.16.",
        "The batch was 32,768.",
        "Here raters preferred the larger one.",
        "| ViT-B/32 | 63.3% |",
        "- weights: January 2021",
    ],
)
def test_statement_needs_a_source(statement: str) -> None:
    table = "| a | b |\n|---|---|\n" if statement.startswith("|") else ""
    page = f"## Heading\n\nSome text.\n\n{table}{statement}\n\nMore text.\n"
    assert len(faults(page)) == 1
    assert faults(page.replace(statement, statement + " {cite:p}`somebody2020`")) == []


@pytest.mark.parametrize(
    "harmless",
    [
        "ViT-B/32 and ViT-L/14@336px are models, and so is Stable Diffusion 1.5.",
        "The keys are 77 \N{MULTIPLICATION SIGN} 320.",
        "Let $N = 512$ and `alpha = 0.5`.",
        "Lesson 2 says more.",
        "A tower with two parts.",
        "The values 0.2 and 0.3 are invented.",
    ],
)
def test_statement_needs_none(harmless: str) -> None:
    assert faults(f"## Heading\n\n{harmless}\n") == []


def test_code_next_to_a_result_supports_it() -> None:
    code = "```{testcode}\nprint(1)\n```\n"
    assert faults(f"## Heading\n\n{code}\nIt is 97.3% here.\n") == []
    assert faults(f"## Heading\n\n{code}\nWords.\n\nIt is 97.3% in our run.\n") == []
    assert len(faults(f"## Heading\n\n{code}\nWords.\n\nIt is 97.3%.\n")) == 1
    assert len(faults(f"## Heading\n\n{code}\n## Next\n\nIt is 97.3%.\n")) == 1


# -- The bibliography ----------------------------------------------------------


def test_cited_and_listed_keys_are_the_same() -> None:
    listed = re.findall(r"^@\w+\{([^,\s]+),", BIBLIOGRAPHY.read_text("utf-8"), re.M)
    assert len(set(listed)) == len(listed)
    cited = set()
    for page in DOCS.rglob("*.md"):
        for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", page.read_text("utf-8")):
            cited |= {key.strip() for key in keys.split(",")}
    assert cited - set(listed) == set(), "cited and not listed"
    assert set(listed) - cited == set(), "listed and cited nowhere"
