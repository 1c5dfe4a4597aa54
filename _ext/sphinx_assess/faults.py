"""Sentences about names that lead nowhere in the course, and the names they may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_assess.index import Index
from sphinx_assess.messages import shown
from sphinx_assess.model import Bank, Quiz
from sphinx_assess.nearest import advice


def sources(course: Index) -> Iterator[str]:
    """Yield the names that a line of a test may draw from."""
    yield from course.items
    drawn = (Bank, Quiz)
    yield from (name for name, one in course.groups.items() if isinstance(one.group, drawn))


def missing_objective(subject: str, name: str, defined: Iterable[str]) -> str:
    """Say that no list defines an objective."""
    what = advice(name, defined, "add it to a list or correct the name")
    return (
        f"{subject} names the objective {shown(name)}, which no 'objectives' list defines; {what}"
    )
