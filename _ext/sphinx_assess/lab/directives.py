"""The directives of labs: ``lab``, and inside it ``expectation`` and ``misconception``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from docutils import nodes

from sphinx_assess import settings
from sphinx_assess.authoring import remove_active_markup
from sphinx_assess.directives import AssessDirective
from sphinx_assess.groups import GroupDirective
from sphinx_assess.lab.authoring import read_idea, read_lab
from sphinx_assess.lab.model import Idea, IdeaType, Lab
from sphinx_assess.lab.nodes import PROBLEM, assess_idea, assess_lab
from sphinx_assess.messages import AuthorError, Warn, warn

EXCHANGES = 3
"""How many complete a lab whose author names no number."""

LAB = "assess_lab"
"""Where the reading of a page keeps the lab it is in: the lines of its ideas by ident."""


def count(text: str) -> int:
    """Read a whole number, 1 or more.

    :raises ValueError: for anything else.
    """
    if not (number := settings.whole_number(text) if text.isdigit() else 0):
        raise ValueError("write a whole number, 1 or more")
    return number


class LabDirective(GroupDirective):
    """``lab``: a conversation about a lesson; gives an ``assess_lab`` node."""

    noun = "lab"
    model = Lab
    reads = {"exchanges": count, "objective": settings.words, "pages": settings.words}

    def build(self) -> list[nodes.Node]:
        """Return the lab.

        :raises AuthorError: when it cannot be read, or stands inside a group.
        """
        ident = self.take_ident()
        values = self.read_settings(ident, self.reads)
        with self.inside(ident), collecting(self.env.temp_data, {}):
            children = read_body(self, f"lab '{ident}'")
        found = read_lab(ident, children)
        lab = Lab(
            ident,
            objectives=values.get("objective", ()),
            exchanges=values.get("exchanges", EXCHANGES),
            pages=values.get("pages", ()),
            ideas=tuple(child["idea"] for child in found if isinstance(child, assess_idea)),
        )
        node = assess_lab("", *found, group=lab, docname=self.env.docname)
        self.place(node)
        return [node]


class IdeaDirective(AssessDirective):
    """What a learner may express in a lab; gives an ``assess_idea`` node."""

    kind: ClassVar[IdeaType]

    def build(self) -> list[nodes.Node]:
        """Return the idea.

        :raises AuthorError: when it cannot be read, or stands outside a lab.
        """
        ident = self.take_ident()
        self.read_settings(ident, {})
        subject = f"{self.noun} '{ident}'"
        with collecting(self.env.temp_data, None):
            children = read_body(self, subject)
        parts = read_idea(subject, self.kind, children)
        node = assess_idea("", *parts, idea=Idea(ident, self.kind))
        self.place(node)
        return [node]

    def claim(self, ident: str) -> None:
        """Take an ident in this lab.

        :raises AuthorError: when it is taken, or there is no lab.
        """
        taken: dict[str, int] | None = self.env.temp_data.get(LAB)
        if taken is None:
            raise AuthorError(
                Warn.IDEA, f"{self.noun} '{ident}' stands outside a lab; move it into one"
            )
        if ident in taken:
            raise AuthorError(
                Warn.DUPLICATE,
                f"{self.noun} id '{ident}' is already used in this lab (line {taken[ident]}); "
                "ids of ideas are unique in their lab",
            )
        taken[ident] = self.line

    def problem(self, message: str) -> nodes.Node:
        """Return a box that the lab around it knows as a fault already told."""
        box = super().problem(message)
        assert isinstance(box, nodes.Element)
        box[PROBLEM] = True
        return box


class ExpectationDirective(IdeaDirective):
    """``expectation``: an idea that a learner should express."""

    noun = "expectation"
    kind = "expectation"


class MisconceptionDirective(IdeaDirective):
    """``misconception``: a mistaken idea that a learner may express."""

    noun = "misconception"
    kind = "misconception"


def read_body(directive: AssessDirective, subject: str) -> list[nodes.Node]:
    """Return the parsed content of a directive, with scripts removed."""
    children = directive.parse_content_to_nodes()
    if (active := remove_active_markup(children)) is not None:
        message = (
            f"{subject} has a script in its text; remove it, or show it as code between backticks"
        )
        warn(Warn.MARKUP, message, directive.located(active))
    return children


@contextmanager
def collecting(temp_data: Any, ideas: dict[str, int] | None) -> Iterator[None]:
    """Read what is inside a lab (``ideas``), or what is inside an idea (``None``)."""
    outer = temp_data.get(LAB)
    temp_data[LAB] = ideas
    try:
        yield
    finally:
        temp_data[LAB] = outer


DIRECTIVES: dict[str, type[AssessDirective]] = {
    "lab": LabDirective,
    "expectation": ExpectationDirective,
    "misconception": MisconceptionDirective,
}
