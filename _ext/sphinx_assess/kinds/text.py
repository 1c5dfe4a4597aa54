"""Text: write a word or a few (QTI 3.0 ``textEntryInteraction``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import settings
from sphinx_assess.authoring import Body
from sphinx_assess.kinds import show, spelling
from sphinx_assess.kinds.base import Kind
from sphinx_assess.kinds.values import Claim
from sphinx_assess.markup import _, inline_content
from sphinx_assess.messages import AuthorError, Warn, shown
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select, state_of
from sphinx_assess.nodes import Parts
from sphinx_assess.settings import OptionSpec

PATTERN = re.compile(
    r"(?:(?:\\[\\^$.*+?()\[\]{}|/]|\[\^?[^\]\[\\^&~|]+\]|[^\]\[\\(){}*+?|^$])"
    r"(?:[*+?]|\{[0-9]{1,2}(?:,[0-9]{0,2})?\})?|[(|]|\)\??)+"
)
"""What Python and JavaScript read alike, and quickly: no group is repeated."""


def pattern(text: str) -> str:
    """Read a regular expression of the plain sort.

    :raises ValueError: for anything that the two languages might read in two ways.
    """
    if not PATTERN.fullmatch(text):
        raise ValueError(
            "use only characters, '.', '[...]', '(...)', '(...)?', '|', '?', '*', '+' and '{2,3}'"
        )
    try:
        re.compile(text)  # after that check, or Python itself would warn of '[[a]]', without a line
    except re.error as error:
        raise ValueError(f"it cannot be read: {error}") from None
    return text


class Text(Kind):
    """A word or a few; several forms may be right, and foreseen mistakes have feedback."""

    name: ClassVar[str] = "text"
    options: ClassVar[OptionSpec] = {
        "ignore": spelling.ignored,
        "near": settings.share,
        "pattern": pattern,
    }
    unused = frozenset({"select", "shuffle"})
    rules = frozenset({"ignore", "near", "pattern"})
    scripts = ("shared/fields", "shared/spelling")
    is_provable = True

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Read the key off the marks; the words are read after translation.

        :raises AuthorError: when nothing is right, or an option is no line of text.
        """
        correct = tuple(
            option.ident for option, mark in zip(body.options, body.marks, strict=True) if mark
        )
        if not correct:
            raise AuthorError(
                Warn.KEY,
                f"question '{ident}' has no correct answer to write; mark at least one with [x]",
            )
        for number, option in enumerate(body.options, 1):
            if inline_content(option.content) is None:
                raise AuthorError(
                    Warn.OPTION,
                    f"option {number} of '{ident}' is more than one line; write the words alone",
                    option.content[0],
                )
        ignore = values.get("ignore", spelling.IGNORED)
        if both := spelling.contradiction(body.options, correct, ignore):
            text = f"question '{ident}' has {shown(both)} as right and as wrong; remove one of them"
            raise AuthorError(Warn.KEY, text)
        own: tuple[tuple[str, Any], ...] = (("ignore", ignore),)
        own += tuple((name, values[name]) for name in ("near", "pattern") if values.get(name))
        parts = Parts(body.stem, body.options, body.hints, body.explanation)
        return Key(correct, own), parts, "one"

    def words(self, item: Item, parts: Parts) -> tuple[tuple[str, str], ...]:
        """Return the words of each option."""
        return spelling.of_options(parts)

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return one field."""
        return show.named_field("response", _("Your answer"), [show.entry(24)])

    def sentences(self) -> dict[str, str]:
        """Return what is said of a word that is nearly right."""
        return {"textNear": _("Almost. Look at the spelling.")}

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return room for a few words."""
        label = nodes.Text(f"{_('Your answer:')} ")
        return [nodes.paragraph("", "", label, show.blank(show.BLANK * 2))]

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return each foreseen word with its verdict."""
        return show.foreseen(parts, item.key.correct)

    def mark(self, key: Key, response: Response) -> Outcome:
        """Give all for an accepted form, the author's share for a slip, nothing for any other."""
        if not response:
            return Outcome(0, "open")
        ignore = key.rule("ignore", spelling.IGNORED)
        verdict, met = spelling.judge(response[0], key.words, key.correct, ignore)
        if verdict != "right" and not met and _fits(key, spelling.plain(response[0], ignore)):
            return Outcome(1, "correct", key.correct[:1])
        if verdict == "near":
            share = key.rule("near", 0)
            return Outcome(share, state_of(share), ("textNear",))
        score = int(verdict == "right")
        return Outcome(score, state_of(score), (met,) if met else ())

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield each accepted form, each foreseen mistake, and what nobody foresaw."""
        key = item.key
        ignore = key.rule("ignore")
        accepted = {spelling.plain(form, ignore) for name, form in key.words if name in key.correct}
        for name, form in key.words:
            if name in key.correct:
                yield Sample((form,), 1, "correct")
            elif spelling.plain(form, ignore) not in accepted:
                yield Sample((form,), 0, "wrong")
        yield Sample((), 0, "open")

    def values(self, claim: Claim) -> tuple[object, ...]:
        """Return the words."""
        return (claim.text,)

    def agrees(self, key: Key, claim: Claim, answer: object) -> bool:
        """Tell whether an option is what a proof computed, as the question compares words."""
        ignore = key.rule("ignore", spelling.IGNORED)
        return spelling.plain(claim.text, ignore) == spelling.plain(str(answer), ignore)

    def accepts(self, key: Key, answer: object) -> bool:
        """Tell whether a text is marked as right."""
        return self.mark(key, (str(answer),)).state == "correct"


def _fits(key: Key, text: str) -> bool:
    found = key.rule("pattern", "")
    if "case" in key.rule("ignore", spelling.IGNORED):
        found = found.lower()
    return bool(found and re.fullmatch(found, text, re.DOTALL))
