"""Choice: pick the right option, or all that are right (QTI 3.0 ``choiceInteraction``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.authoring import Body
from sphinx_assess.kinds.base import Kind
from sphinx_assess.markup import _, inline_content, prefixed, tag, void
from sphinx_assess.messages import AuthorError, Warn
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select
from sphinx_assess.nodes import OptionPart, Parts


class Choice(Kind):
    """Single response with one right option, multiple response with several."""

    name: ClassVar[str] = "choice"
    is_provable = True

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Read the key off the marks.

        :raises AuthorError: with fewer than two options, none marked right, or
            several marked right where one may be chosen.
        """
        select = values.get("select")
        correct = tuple(
            option.ident for option, mark in zip(body.options, body.marks, strict=True) if mark
        )
        if len(body.options) < 2:
            raise AuthorError(
                Warn.OPTIONS, f"question '{ident}' has only one option; offer at least two"
            )
        if not correct:
            raise AuthorError(
                Warn.KEY,
                f"question '{ident}' has no correct option; mark at least one with [x]",
            )
        if select == "one" and len(correct) > 1:
            raise AuthorError(
                Warn.KEY,
                f"question '{ident}' has {len(correct)} correct options but ':select: one'; "
                "mark one with [x] or remove the setting",
            )
        parts = Parts(body.stem, body.options, body.hints, body.explanation)
        return Key(correct), parts, select or ("many" if len(correct) > 1 else "one")

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return one ``label`` with its input for each option."""
        return [node for option in parts.options for node in self._control(item, option, anchor)]

    def _control(self, item: Item, option: OptionPart, anchor: str) -> list[Node]:
        attributes = {
            "type": "radio" if item.select == "one" else "checkbox",
            "name": "response",
            "value": option.ident,
        }
        box = {"class": "assess-option", "data-part": "option", "data-ident": option.ident}
        text = {"class": "assess-option-text"}
        inline = inline_content(option.content)
        if inline is not None:
            return tag("label", box, void("input", attributes), *tag("span", text, *inline))
        # `label` may hold only inline content, so a block is named by reference.
        named = f"{anchor}-{option.ident}"
        control = void("input", attributes | {"aria-labelledby": named})
        return tag("div", box, control, *tag("div", text | {"id": named}, *option.content))

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return a list of lettered options, each with a box or a circle to mark.

        The letter is text, since list styles are not portable (the text writer
        has none).
        """
        box = "( )" if item.select == "one" else "[ ]"
        options = nodes.bullet_list(bullet="-", classes=["assess-paper-options"])
        for option in parts.options:
            prefix = [
                nodes.inline("", box, classes=[f"assess-box-{item.select}"]),
                nodes.Text(f" {option.ident.upper()}. "),
            ]
            options += nodes.list_item("", *prefixed(prefix, option.content))
        return [options]

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return the letters of the key, then for each option whether it is right, and why."""
        letters = ", ".join(ident.upper() for ident in item.key.correct)
        reasons = nodes.bullet_list(bullet="-", classes=["assess-paper-reasons"])
        for option in parts.options:
            verdict = _("right") if option.ident in item.key.correct else _("wrong")
            prefix = [nodes.strong("", f"{option.ident.upper()}: {verdict}.")]
            content = (
                prefixed([*prefix, nodes.Text(" ")], option.feedback)
                if option.feedback
                else [nodes.paragraph("", "", *prefix)]
            )
            reasons += nodes.list_item("", *content)
        return [nodes.paragraph("", letters), reasons]

    def mark(self, key: Key, response: Response) -> Outcome:
        """Give each right choice its share and take one share for each wrong choice.

        ``score = max(0, (right - wrong) / number of right options)``, a
        fraction 0 to 1: QTI 3.0 ``map_response`` with 1/n for a member of the
        key, -1/n for any other and a lower bound of 0. An ident that the
        question does not have counts as wrong.
        """
        if not response:
            return Outcome(0, "open")
        chosen = set(response)
        right = len(chosen.intersection(key.correct))
        score = max(0, (2 * right - len(chosen)) / len(key.correct))
        missed = key.correct if len(key.correct) > 1 else ()
        feedback = tuple(sorted(chosen.union(missed), key=lambda ident: (len(ident), ident)))
        return Outcome(
            score, "correct" if score == 1 else "partial" if score else "wrong", feedback
        )

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield the key, one right of several, each distractor, and nothing."""
        correct = item.key.correct
        yield Sample(correct, 1, "correct")
        if len(correct) > 1:
            yield Sample(correct[:1], 1 / len(correct), "partial")
        for option in item.options:
            if option not in correct:
                yield Sample((option,), 0, "wrong")
        yield Sample((), 0, "open")
