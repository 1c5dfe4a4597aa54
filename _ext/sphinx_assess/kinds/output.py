"""Output: say what a program prints; the doctest builder runs it to check the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import settings
from sphinx_assess.authoring import Body
from sphinx_assess.kinds import show
from sphinx_assess.kinds.base import Kind
from sphinx_assess.kinds.values import Claim
from sphinx_assess.markup import _, raw
from sphinx_assess.messages import AuthorError, Warn
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select, state_of
from sphinx_assess.nodes import OptionPart, Parts
from sphinx_assess.settings import OptionSpec

PYTHON = frozenset({"py", "py3", "python", "python3"})
"""Languages of programs that the doctest builder can run."""

TRACE = "Traceback (most recent call last):"
ROWS = 4
"""Lines a reader has room for at first, and never fewer on paper."""


class Output(Kind):
    """The output of the last program in the stem; foreseen wrong outputs have feedback."""

    name: ClassVar[str] = "output"
    options: ClassVar[OptionSpec] = {"run": settings.flag}
    unused = frozenset({"select", "shuffle"})
    scripts = ("shared/fields",)
    is_provable = True

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Read the outputs.

        :raises AuthorError: without a program, or without exactly one right output.
        """
        right = [o for o, mark in zip(body.options, body.marks, strict=True) if mark]
        if not _programs(body.stem):
            raise AuthorError(
                Warn.STEM,
                f"question '{ident}' shows no program; write a block of code before the outputs",
            )
        if len(right) != 1:
            raise AuthorError(
                Warn.KEY,
                f"question '{ident}' has {len(right)} right outputs; mark exactly one with [x]",
            )
        parts = Parts(body.stem, body.options, body.hints, body.explanation)
        return Key((right[0].ident,)), parts, "one"

    def words(self, item: Item, parts: Parts) -> tuple[tuple[str, str], ...]:
        """Return the lines of each output."""
        return tuple((option.ident, "\n".join(_lines(_text(option)))) for option in parts.options)

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return one field of several lines."""
        area = raw(
            f'<textarea name="response" class="assess-code" rows="{ROWS}" autocomplete="off" '
            'autocapitalize="off" spellcheck="false"></textarea>'
        )
        return show.named_field("response", _("It prints"), [area])

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return lines to write on."""
        longest = max(len(_lines(_text(option))) for option in parts.options)
        return [nodes.paragraph("", _("It prints:")), *show.ruled(max(ROWS, longest + 1))]

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return each foreseen output with its verdict."""
        return show.foreseen(parts, item.key.correct)

    def mark(self, key: Key, response: Response) -> Outcome:
        """Give each right line its share, of the lines there are or of those written if more.

        A line is right where it stands. Spaces at the end of a line, and empty lines before and
        after the output, do not matter.
        """
        if not response:
            return Outcome(0, "open")
        outputs = {name: text.split("\n") for name, text in key.words}
        given, wanted = _lines(response[0]), outputs[key.correct[0]]
        right = sum(one == other for one, other in zip(given, wanted, strict=False))
        score = right / max(len(given), len(wanted))
        met = next((name for name in outputs if outputs[name] == given), None)
        met = key.correct[0] if score == 1 else met
        return Outcome(score, state_of(score), (met,) if met else ())

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield the output, its first line alone, another output, and nothing."""
        text = dict(item.key.words)[item.key.correct[0]]
        lines = text.split("\n")
        yield Sample((text,), 1, "correct")
        if len(lines) > 1:
            yield Sample((lines[0],), 1 / len(lines), "partial")
        yield Sample((f"no {lines[0]}",), 0, "wrong")
        yield Sample((), 0, "open")

    def program(self, parts: Parts, values: Mapping[str, Any]) -> str:
        """Return the last program of the stem, if it is Python or is to be run."""
        last = _programs(parts.stem)[-1]
        return last.astext() if values.get("run", last.get("language") in PYTHON) else ""

    def values(self, claim: Claim) -> tuple[object, ...]:
        """Return the output."""
        return ("\n".join(_lines(claim.text)),)

    def agrees(self, key: Key, claim: Claim, answer: object) -> bool:
        """Tell whether an output is what a proof computed, or a program printed."""
        given, printed = _lines(claim.text), _lines(str(answer))
        return given == printed or _without_frames(given) == _without_frames(printed)


def _programs(stem: Sequence[Node]) -> list[nodes.literal_block]:
    return [one for one in stem if isinstance(one, nodes.literal_block)]


def _lines(text: str) -> list[str]:
    """Return the lines of an output, without what cannot be seen."""
    found = [line.rstrip(" \t") for line in text.replace("\r\n", "\n").split("\n")]
    while len(found) > 1 and not found[-1]:
        found.pop()
    while len(found) > 1 and not found[0]:
        found.pop(0)
    return found


def _text(option: OptionPart) -> str:
    return "\n".join(node.astext() for node in option.content)


def _without_frames(lines: Sequence[str]) -> list[str]:
    """Return lines of output without those of a traceback that say where it was."""
    found: list[str] = []
    is_trace = False
    for line in lines:
        is_trace = line == TRACE or (is_trace and line.startswith(" "))
        if not is_trace or line == TRACE:
            found.append(line)
    return found
