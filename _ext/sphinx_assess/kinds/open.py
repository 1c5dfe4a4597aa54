"""Open: write freely, then compare with a model answer (QTI 3.0 ``extendedTextInteraction``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.authoring import Body
from sphinx_assess.kinds import show
from sphinx_assess.kinds.base import Kind
from sphinx_assess.markup import _, copies, inline_content, raw, tag, text_tag
from sphinx_assess.messages import AuthorError, Warn
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select, state_of
from sphinx_assess.nodes import Parts
from sphinx_assess.settings import OptionSpec

WRITTEN = "text:"
"""Begins the part of a response that was written; the others are idents of criteria."""

NONE = "none"
"""What is ticked by a reader who meets no criterion."""


def lines(text: str) -> int:
    """Read how many lines of room there are, 2 or more.

    :raises ValueError: for anything else.
    """
    if not re.fullmatch(r"[0-9]{1,3}", text) or int(text) < 2:
        raise ValueError("write a whole number from 2 to 999")
    return int(text)


class Open(Kind):
    """A free answer, which its reader marks by a list of criteria; never counted in a test."""

    name: ClassVar[str] = "open"
    options: ClassVar[OptionSpec] = {"lines": lines}
    unused = frozenset({"points", "select", "shuffle"})
    rules = frozenset({"lines"})
    scripts = ("shared/fields",)
    is_scored = False

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Read the criteria off the options: what a good answer has, and what it does not.

        :raises AuthorError: without a criterion, without a model answer, or with a block as one.
        """
        correct = tuple(
            option.ident for option, mark in zip(body.options, body.marks, strict=True) if mark
        )
        if not correct:
            raise AuthorError(
                Warn.KEY,
                f"question '{ident}' says of nothing that a good answer has it; "
                "mark at least one criterion with [x]",
            )
        if not body.explanation:
            raise AuthorError(
                Warn.FEEDBACK,
                f"question '{ident}' has no model answer; write one as a block quote at its end",
            )
        block = next((o for o in body.options if inline_content(o.content) is None), None)
        if block is not None:
            raise AuthorError(
                Warn.OPTION,
                f"a criterion of '{ident}' is more than one line; write it as one sentence",
                block.content[0],
            )
        own = (("lines", values.get("lines", 6)),)
        parts = Parts(body.stem, body.options, body.hints, body.explanation)
        return Key(correct, own), parts, "one"

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return room to write."""
        area = f'<textarea name="written" rows="{item.key.rule("lines")}"></textarea>'
        name = text_tag("span", {"class": "assess-field-name"}, _("Your answer"))
        return tag("label", {"class": "assess-field"}, name, raw(" "), raw(area))

    def comparison(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return the model answer, folded, and a box to tick for each criterion."""
        boxes: list[Node] = []
        for option in parts.options:
            boxes += _box(option.ident, copies(option.content[0].children))
        boxes += _box(NONE, [nodes.Text(_("None of these."))])
        model = nodes.compound("", *copies(parts.explanation), classes=["no-search"])
        group = {"class": "assess-rubric", "role": "group", "aria-labelledby": f"{anchor}-rate"}
        asked = {"class": "assess-field-name", "id": f"{anchor}-rate"}
        return tag(
            "details",
            {"class": "assess-hint", "data-part": "comparison"},
            text_tag("summary", {}, _("Compare with a model answer")),
            model,
            *tag("div", group, text_tag("p", asked, _("My answer:")), *boxes),
        )

    def sentences(self) -> dict[str, str]:
        """Return what is asked of a reader who has written but not compared."""
        return {
            "openWrite": _("Write your answer first."),
            "openRate": _("Compare your answer with the model answer, and tick what holds for it."),
        }

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return lines to write on."""
        return show.ruled(item.key.rule("lines"))

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return the criteria; the model answer follows as the explanation."""
        return show.verdicts(parts.options, item.key.correct)

    def mark(self, key: Key, response: Response) -> Outcome:
        """Give what the reader ticks: each criterion its share, and each fault takes one away.

        Open until something is written and something ticked.
        """
        ticked = {part for part in response if not part.startswith(WRITTEN)}
        if len(ticked) == len(set(response)) or not ticked:
            return Outcome(0, "open")
        met = len(ticked.intersection(key.correct))
        faults = len(ticked.difference({*key.correct, NONE}))
        score = max(0, (met - faults) / len(key.correct))
        return Outcome(score, state_of(score), tuple(sorted(ticked - {NONE})))

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield what is ticked beside a text: all that is good, one of it, a fault, nothing."""
        correct = item.key.correct
        text = f"{WRITTEN}So it is."
        yield Sample((text, *correct), 1, "correct")
        if len(correct) > 1:
            yield Sample((text, correct[0]), 1 / len(correct), "partial")
        for option in item.options:
            if option not in correct:
                yield Sample((text, option), 0, "wrong")
        yield Sample((text, NONE), 0, "wrong")
        yield Sample((text,), 0, "open")
        yield Sample((), 0, "open")


def _box(ident: str, content: list[Node]) -> list[Node]:
    box = raw(f'<input type="checkbox" name="criterion" value="{ident}"> ')
    return tag("label", {"class": "assess-criterion"}, box, *tag("span", {}, *content))
