"""What a lab is, without its prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sphinx_assess.model import Activity

IdeaType = Literal["expectation", "misconception"]


@dataclass(frozen=True, slots=True)
class Idea:
    """What a learner may express in a lab: a key idea, or a mistaken one.

    ``ident`` is unique in the lab.
    """

    ident: str
    type: IdeaType


@dataclass(frozen=True, slots=True)
class Lab(Activity):
    """A conversation about a lesson.

    ``exchanges`` is how many complete it, at least 1. ``pages`` are patterns of
    the pages that may be quoted, relative to the source folder; empty means
    those of the lab's own folder. ``ideas`` are in the author's order.
    """

    exchanges: int = 3
    pages: tuple[str, ...] = ()
    ideas: tuple[Idea, ...] = ()
