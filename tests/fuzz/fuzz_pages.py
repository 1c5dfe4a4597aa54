"""Pages to read: built from our own directives, right and wrong, or torn out of real ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from fuzz_markup import LANGUAGES, Markup
from hypothesis import strategies as st

from sphinx_assess.directives import taken
from sphinx_assess.groups import GROUPS
from sphinx_assess.kinds import KINDS
from sphinx_assess.lab.directives import DIRECTIVES
from sphinx_assess.lint.suppress import ALL

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
TEXTS = [
    "Ask?", "A word.", "42", "9.81 m/s", "$x^2$", "*emph", "`code`", "**strong** words", "a\tb", "", " ", "[x]",
    "[ ] [x] twice", "[[1]] and [[2]].", "[[1]]", "[[99]]", "- [x] in line", "> quoted", "$$", "``", "|x|", "_a_",
    "\u05e9\u05d0\u05dc\u05d4 \u202e12\u202c", "\u0645\u0631\u062d\u0628\u0627", "\u65e5\u672c\u8a9e\uff1f", "e\u0301\u200d\U0001f9ea", "\ufeff", "\u00ad", "\x0b",
    "\x0c", "\x1f", "\x7f", "\x85", "\u2028", "\ufffe", "1e309", "-0", "0x10", "1..2", "2..1", "9" * 400, "{{ x }}",
    "{item}`one`", "{item}`no-such`", "{item}`words <one>`", ":item:`one`", "<b onclick='x'>b</b>", "<script>1</script>", "&amp; <",
    "\\", "a \\* b", "...", "(label)=", "[link](other)", "![image](none.png)", "^^^", "===", "---", "+++", "% comment", "A. B. C.",
    "javascript:alert(1)", "Which is not right?", "all of the above", "1/0", "9^9^9^9", "x" * 200,
]  # fmt: skip
IDENTS = [
    "one",
    "two",
    "three",
    "four",
    "dns-port",
    "a",
    "0",
    "",
    "One",
    "a b",
    "-x",
    "x_y",
    "\u00e9",
    "one ",
    "a" * 120,
    "<b>",
]
VALUES = {
    "choose": ["all", "1", "1, 2", "first", "99"],
    "difficulty": ["easy", "hard", "eazy"],
    "draw": ["one", "2 from bank-1", "3 from objective L1", "one, two three", "bank-1/L1", "0 from x", "9999 from one"],
    "exchanges": ["3", "0", "999999", "\u00b2", "three"],
    "ignore": ["case", "accents, space", "none", "cases"],
    "lint-ignore": [*(f"{code} (why)" for code in ALL), "stem-ecko (why)", "stem-echo", "stem-echo (", "(", "a (b), c (d)"],
    "near": ["50%", "0", "101%"],
    "objective": ["L1", "L1, L2", "L9", "\u05d0"],
    "pages": ["*", "md-*", "[", "rst-case nothing"],
    "pass": ["80%", "2 points", "9999 points", "0%", "most"],
    "pattern": ["ab+", "(a|b)c?", "(", "(a+)+$", "[", "a{9999}", "\\d", "x{2,1}", "\u0131"],
    "points": ["1", "2.5", "0", "-1", "1e308", "nan", "inf", "many"],
    "reveal": ["request", "submission", "never", "pass", "newer"],
    "select": ["one", "many", "mnay"],
    "time": ["25 minutes", "0 min", "9999 min", "an hour"],
    "tolerance": ["0.1", "1%", "-1", "1e999", "200%"],
    "tries": ["0", "2", "999999", "-1", "two"],
    "unit": ["m", "m/s^2", "\u00b5F", "5", "", "m, km"],
}  # fmt: skip
ANY_VALUE = [
    "",
    "yes",
    "no",
    "maybe",
    "1",
    "9" * 30,
    "0.5",
    "x",
    "\u202e",
    "a: b",
    '"quoted"',
    "[",
    "{}",
    "|",
    "*x",
]
NAMES = ["quiz", "test", "bank", "lab", "objectives"]
EVERY = sorted({*GROUPS, *DIRECTIVES, *(f"{name}-question" for name in KINDS)})


class Author:
    """Writes a page by drawing each decision, so that a failing page shrinks to the fault."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], markup: Markup) -> None:
        self.draw, self.markup = draw, markup
        self.idents = 0

    def one(self, of: Sequence[T]) -> T:
        return self.draw(st.sampled_from(of))

    def count(self, most: int) -> int:
        return self.draw(st.integers(0, most))

    def chance(self, percent: int) -> bool:
        return self.draw(st.integers(0, 99)) >= 100 - percent

    def text(self) -> str:
        return self.one(TEXTS[:8]) if self.chance(85) else self.one(TEXTS)

    def ident(self) -> str:
        """Return a new ident, or now and then one that is taken or none at all."""
        self.idents += 1
        return f"q-{self.idents}" if self.chance(80) else self.one(IDENTS)

    def page(self) -> str:
        blocks = [self.markup.title("Page"), *(self.block(0) for _ in range(1 + self.count(3)))]
        lines = [line for block in blocks for line in [*block, ""]]
        return "\n".join(self.torn(lines)) + ("\n" if self.chance(90) else "")

    def torn(self, lines: list[str]) -> list[str]:
        """Return lines with a few faults of the keyboard."""
        for _ in range(self.count(3) if self.chance(25) else 0):
            at = self.count(len(lines) - 1)
            fault = self.count(6)
            if fault == 0:
                lines[at : at + 1] = []
            elif fault == 1:
                lines[at] = f"  {lines[at]}"
            elif fault == 2:
                lines[at] = lines[at].lstrip()
            elif fault == 3:
                lines[at] = lines[at].replace("  ", "\t")
            elif fault == 4:
                lines[at] += self.one(TEXTS)
            elif fault == 5:
                lines.insert(at, lines[self.count(len(lines) - 1)])
            else:
                lines[at] = lines[at][:-1]
            lines = lines or [""]
        return lines

    def block(self, depth: int) -> list[str]:
        if depth > 5 or self.chance(25):
            return self.plain(depth)
        if self.chance(75):
            kinds = [f"{name}-question" for name in KINDS]
            return self.directive(self.one(kinds if self.chance(55) else NAMES), depth)
        return self.directive(self.one(EVERY), depth)

    def plain(self, depth: int) -> list[str]:
        """Return a block that is no directive of ours."""
        if depth > 5 or self.chance(30):
            return self.markup.paragraph(self.text())
        makers = (
            self.bullets,
            self.steps,
            self.terms,
            self.quote,
            self.listing,
            self.hint,
            self.cell,
            self.other,
        )
        return self.one(makers)(depth)

    def bullets(self, depth: int) -> list[str]:
        return self.markup.options([self.option(depth) for _ in range(self.count(4))])

    def steps(self, depth: int) -> list[str]:
        return self.markup.numbered([self.body(depth) for _ in range(self.count(4))])

    def terms(self, depth: int) -> list[str]:
        return self.markup.definitions(
            [(self.text(), self.body(depth)) for _ in range(self.count(4))]
        )

    def quote(self, depth: int) -> list[str]:
        return self.markup.quote(self.body(depth))

    def listing(self, depth: int) -> list[str]:
        language = self.one(["python", "", "text", "doctest", "none-such"])
        return self.markup.code(
            language,
            self.one(["print(42)", "print(", "1/0", ">>> 1", "", "if x:\n    y\nz", "[[1]]"]),
        )

    def hint(self, depth: int) -> list[str]:
        return self.markup.directive("hint", "", [], self.body(depth), depth)

    def cell(self, depth: int) -> list[str]:
        return self.markup.table(self.block(depth + 1))

    def other(self, depth: int) -> list[str]:
        name = self.one(["note", "only", "raw", "figure", "choise-question", "qiuz"])
        return self.markup.directive(name, self.one(["", "html", "x"]), [], self.body(depth), depth)

    def body(self, depth: int) -> list[str]:
        blocks = [self.block(depth + 2) if self.chance(6) else self.markup.paragraph(self.text())]
        blocks += [self.plain(depth + 2) for _ in range(self.count(1) if self.chance(20) else 0)]
        return [line for block in blocks for line in [*block, ""]][:-1]

    def option(self, depth: int) -> tuple[str, list[str], list[str]]:
        """Return a mark, what follows it, and feedback."""
        mark = self.one(["[ ]", "[x]"] if self.chance(92) else ["[X]", "[]", "", "[y]", "[ x]"])
        return mark, self.body(depth), self.body(depth) if self.chance(50) else []

    def directive(self, name: str, depth: int) -> list[str]:
        options = [self.setting(name) for _ in range(self.count(3) if self.chance(40) else 0)]
        shown = f"assess:{name}" if self.chance(3) else name
        return self.markup.directive(shown, self.ident(), options, self.inside(name, depth), depth)

    def setting(self, name: str) -> tuple[str, str]:
        """Return an option of a directive and its value; one of them may be wrong."""
        known = [*reads(name)]
        key = (
            self.one(known)
            if known and self.chance(85)
            else self.one(["key-revael", "x", "pionts", "class", "name"])
        )
        return key, self.one(VALUES.get(key, ANY_VALUE) if self.chance(85) else ANY_VALUE)

    def inside(self, name: str, depth: int) -> list[str]:
        """Return the content of a directive: what it should have, most of the time."""
        if self.chance(5):
            return self.body(depth) if self.chance(70) else []
        kind = name.removesuffix("-question")
        if kind in KINDS and kind != name:
            return self.question(kind, depth)
        if name in ("quiz", "test", "bank"):
            blocks = [self.block(depth + 1) for _ in range(self.count(3))]
        elif name == "lab":
            blocks = self.lab(depth)
        elif name in DIRECTIVES:
            blocks = self.idea(name, depth)
        elif name == "objectives":
            pairs = [
                (self.one(["L1", "L2", "L1.1", "\u05d0", "L 1"]), self.body(depth))
                for _ in range(self.count(3))
            ]
            blocks = [self.markup.definitions(pairs)]
        else:
            blocks = [self.block(depth + 1)] if self.chance(15) else []
        return [line for block in blocks for line in [*block, ""]][:-1]

    def question(self, kind: str, depth: int) -> list[str]:
        """Return stem, options, hint and explanation, in this order or another."""
        stem = [self.markup.paragraph("Ask [[1]] and [[2]]?" if kind == "cloze" else self.text())]
        if kind == "output" or self.chance(10):
            stem.append(self.listing(depth))
        own = {
            "cloze": self.blanks,
            "match": self.terms,
            "numeric": self.numbers,
            "order": self.rows,
        }
        extra = ((self.hint, 25), (self.quote, 30), (self.plain, 8))
        blocks = [*stem, own.get(kind, self.bullets)(depth)]
        blocks += [maker(depth + 1) for maker, percent in extra if self.chance(percent)]
        if self.chance(6):
            blocks.reverse()
        return [line for block in blocks for line in [*block, ""]][:-1]

    def blanks(self, depth: int) -> list[str]:
        return self.markup.numbered([self.bullets(depth) for _ in range(1 + self.count(2))])

    def rows(self, depth: int) -> list[str]:
        return self.steps(depth) if self.chance(60) else self.listing(depth)

    def numbers(self, depth: int) -> list[str]:
        texts = [
            self.one(["42", "9.81", "1..2", "1e400", "-3e-5", "x", "9.81 m/s"])
            for _ in range(1 + self.count(2))
        ]
        marks = ["[x]" if self.chance(60) else "[ ]" for _ in texts]
        return self.markup.options(
            [(mark, [text], []) for mark, text in zip(marks, texts, strict=True)]
        )

    def lab(self, depth: int) -> list[list[str]]:
        keywords = [
            "Persona",
            "Opening",
            *(["Goal"] if self.chance(40) else []),
            *(["Openning"] if self.chance(8) else []),
        ]
        parts = [(keyword, self.body(depth)) for keyword in keywords if self.chance(95)]
        questions = (
            [("Questions", self.markup.options([self.option(depth)]))] if self.chance(20) else []
        )
        ideas = [
            self.directive(self.one([*DIRECTIVES][1:]), depth + 1) for _ in range(1 + self.count(2))
        ]
        return [self.markup.definitions([*parts, *questions]), *ideas]

    def idea(self, name: str, depth: int) -> list[list[str]]:
        keywords = ["Hint", "Prompt", "Assertion"] if name == "expectation" else ["Correction"]
        parts = [
            (self.one([keyword, keyword, keyword, "Hnit"]), self.body(depth))
            for keyword in keywords
        ]
        bullets = self.markup.bullets(
            [self.markup.paragraph(self.text()) for _ in range(self.count(2))]
        )
        concepts = [("Concepts", self.markup.bullets([self.markup.paragraph("small, tiny")]))]
        return [self.markup.paragraph(self.text()), bullets,
                self.markup.definitions([*(concepts if self.chance(30) else []), *parts])]  # fmt: skip


def reads(name: str) -> list[str]:
    """Return the options that a directive takes."""
    kind = KINDS.get(name.removesuffix("-question"))
    if kind and name.endswith("-question"):
        return sorted(taken(kind))
    return sorted({**GROUPS, **DIRECTIVES}[name].reads) if name in {**GROUPS, **DIRECTIVES} else []


@st.composite
def built(draw: Callable[..., Any]) -> tuple[str, bytes]:
    """Draw a page in either language, as its ending and its bytes."""
    suffix = draw(st.sampled_from(sorted(LANGUAGES)))
    return suffix, Author(draw, LANGUAGES[suffix]()).page().encode()


def real_pages() -> list[Path]:
    """Return pages of the course and of the guide, and samples of the tests."""
    folders = [ROOT / "docs" / name for name in ("clip", "bank", "guide/examples")]
    folders.append(ROOT / "tests" / "lint" / "set")
    found = (page for folder in folders for page in sorted(folder.rglob("*")))
    return [page for page in found if page.suffix in (".md", ".rst")]


PAGES = real_pages()
WINDOW = 60
"""Lines of a real page that are taken; whole lessons would take a second each."""
PIECES = [*(text.encode() for text in TEXTS), b"\n", b"\n\n", b":::", b"::::{quiz} q\n", b"- [x] ", b"  > ", b"\t", b"\x00",
          b"\xff", b"\xc3", b"\r", b"\r\n", b"```", b"   ", b":points: 2\n", b".. quiz:: q\n\n   ", b"[[1]]"]  # fmt: skip


@st.composite
def mutated(draw: Callable[..., Any]) -> tuple[str, bytes]:
    """Draw a piece of a real page with bytes lost, doubled, moved or put in."""
    page = draw(st.sampled_from(PAGES))
    lines = page.read_bytes().splitlines(keepends=True)
    start = draw(st.integers(0, max(len(lines) - WINDOW, 0)))
    text = b"".join(lines[start : start + WINDOW]) or b"\n"
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 40))
        what = draw(st.integers(0, 4))
        if what == 0:
            text = text[:at] + text[at + length :]
        elif what == 1:
            text = text[: at + length] + text[at:]
        elif what == 2:
            to = draw(st.integers(0, len(text)))
            text = text[:to] + text[at : at + length] + text[to:]
        elif what == 3:
            text = text[:at] + draw(st.binary(min_size=1, max_size=4)) + text[at:]
        else:
            text = text[:at] + draw(st.sampled_from(PIECES)) + text[at:]
    return page.suffix[1:], text
