"""The prose of a part of a question, as the rules read it: words apart from code and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from docutils import nodes

HIDDEN = (nodes.comment, nodes.raw, nodes.system_message, nodes.footnote_reference)
CODE = (nodes.literal, nodes.literal_block, nodes.doctest_block)
MATH = (nodes.math, nodes.math_block)
MARKED = (nodes.emphasis, nodes.strong)
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for code or a formula where only words are looked at."""
WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")
END = re.compile(r"(?<=[.!?:;])[\"')\]]*\s+|\n+")
TEX = (
    (
        re.compile(r"\\(?:text|mathrm|mathbf|operatorname|mathit|textbf|textit)\s*\{([^{}]*)\}"),
        r"\1",
    ),
    (re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"\1/\2"),
    (re.compile(r"\^\s*\{([^{}]*)\}"), r"^\1"),
    (re.compile(r"\\(?:times|cdot)\b"), "\N{MULTIPLICATION SIGN}"),
    (re.compile(r"\\circ\b"), "\N{DEGREE SIGN}"),
    (re.compile(r"\\(?:leq?)\b"), "\N{LESS-THAN OR EQUAL TO}"),
    (re.compile(r"\\(?:geq?)\b"), "\N{GREATER-THAN OR EQUAL TO}"),
    (re.compile(r"\\infty\b"), "\N{INFINITY}"),
    (re.compile(r"\{,\}|\\[,;:! ]|~"), ""),
    (re.compile(r"\\%"), "%"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style: ``plain``, ``marked`` (emphasised), ``code`` or ``math``."""

    text: str
    style: str


@dataclass(frozen=True)
class Prose:
    """What a list of body elements says."""

    nodes: Sequence[nodes.Node]
    spans: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        """All of it, code and formulas too, with white space collapsed."""
        return collapse("".join(span.text for span in self.spans))

    @cached_property
    def exact(self) -> str:
        """All of it, as it is; two listings that differ in white space are different."""
        return "".join(span.text for span in self.spans).strip("\n")

    @cached_property
    def lines(self) -> str:
        """The words, with a line end after each block; code and formulas are one sign each."""
        return "".join(
            HOLE if span.style in ("code", "math") else span.text for span in self.spans
        ).strip()

    @cached_property
    def plain(self) -> str:
        """The words, with white space collapsed; code and formulas are one sign each."""
        return collapse(self.lines)

    @cached_property
    def quiet(self) -> str:
        """As :attr:`plain`, with what is emphasised in capitals."""
        return collapse("".join(_quietened(span) for span in self.spans))

    @cached_property
    def value(self) -> str:
        """All of it on one line, with formulas written as text where that is easy."""
        return collapse(
            "".join(from_tex(s.text) if s.style == "math" else s.text for s in self.spans)
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return words(self.plain)

    @cached_property
    def has_code(self) -> bool:
        """Whether there is code or a formula."""
        return any(span.style in ("code", "math") for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.text)


def read(parts: Sequence[nodes.Node]) -> Prose:
    """Return what body elements say."""
    return Prose(parts, tuple(_spans(parts, "plain")))


def _spans(children: Iterable[nodes.Node], style: str) -> Iterator[Span]:
    for node in children:
        if isinstance(node, nodes.Text):
            yield Span(node.astext().replace(APOSTROPHE, "'"), style)
        elif isinstance(node, nodes.image):
            yield Span(f"[{node.get('uri', '')}]", "code")
        elif isinstance(node, HIDDEN):
            continue
        else:
            yield from _spans(node.children, _style(node, style))
            if not isinstance(node, nodes.Inline):
                yield Span("\n", "plain")


def _style(node: nodes.Node, outer: str) -> str:
    if isinstance(node, CODE):
        return "code"
    if isinstance(node, MATH):
        return "math"
    return "marked" if isinstance(node, MARKED) and outer == "plain" else outer


def _quietened(span: Span) -> str:
    if span.style in ("code", "math"):
        return HOLE
    return span.text.upper() if span.style == "marked" else span.text


def from_tex(source: str) -> str:
    """Write simple TeX as text: powers without braces, fractions with a slash."""
    for pattern, text in TEX:
        source = pattern.sub(text, source)
    return source.replace("{", "").replace("}", "")


def collapse(text: str) -> str:
    """Return text with one blank for each run of white space."""
    return " ".join(text.split())


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without digits and signs."""
    return tuple(
        word.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for word in WORD.findall(text)
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of a text of one or more lines."""
    return [piece.strip() for piece in END.split(text) if piece.strip()]
