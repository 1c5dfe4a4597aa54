"""The course as a reader goes through it: its pages in order, and what there is to do on each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase as fnmatch
from typing import Any

from sphinx.environment import BuildEnvironment

from sphinx_assess.index import GroupRecord, Index
from sphinx_assess.markup import _
from sphinx_assess.model import CourseRecord, Quiz
from sphinx_assess.nodes import group_kind

LABEL = "assess_label"
"""Page metadata: the author's own short name of a page in the bar."""

GROUPS = {"tests": "test", "labs": "lab", "sets": "practiceset", "quizzes": "quiz"}
"""Kinds of groups, by the field of a step that names those of a page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the course.

    Idents of its tests, labs, practice sets and quizzes, of the questions in its quizzes and of
    those outside any group.
    """

    docname: str
    tests: tuple[str, ...] = ()
    labs: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    quizzes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    has_objectives: bool = False

    @property
    def kind(self) -> str:
        """What the page is mostly for: test, lab, lesson, quiz or practice."""
        found = {
            "test": self.tests,
            "lab": self.labs,
            "lesson": self.has_objectives,
            "quiz": self.items,
            "practice": self.sets,
        }
        return next((kind for kind, is_there in found.items() if is_there), "lesson")

    @property
    def is_active(self) -> bool:
        """Tell whether there is anything to do or to reach on the page."""
        return self.has_objectives or any(
            (self.tests, self.labs, self.sets, self.items, self.alone)
        )


def route(index: Index, patterns: Iterable[str]) -> tuple[Step, ...]:
    """Return the pages that patterns of page names take in, in reading order."""
    wanted = tuple(patterns)
    return tuple(
        step(index, docname)
        for docname in index.order
        if any(fnmatch(docname, pattern) for pattern in wanted)
    )


def recorded(index: Index, record: CourseRecord, patterns: Iterable[str]) -> tuple[Step, ...]:
    """Return the pages of a course record.

    :param patterns: the site's route, used when the record names no pages.
        Without either it lists each page with a question or objectives.
    """
    wanted = record.pages or tuple(patterns)
    if wanted:
        return route(index, wanted)
    steps = (step(index, docname) for docname in index.order)
    return tuple(one for one in steps if one.is_active)


def step(index: Index, docname: str) -> Step:
    """Return what there is to do on a page."""
    groups = {name: tuple(_groups(index, docname, kind)) for name, kind in GROUPS.items()}
    alone = (
        ident
        for ident, record in index.items.items()
        if record.docname == docname and not record.group
    )
    return Step(
        docname,
        items=tuple(_practised(index, docname)),
        alone=tuple(alone),
        has_objectives=any(one.docname == docname for one in index.objectives.values()),
        **groups,
    )


def _groups(index: Index, docname: str, kind: str) -> Iterable[str]:
    for ident, record in index.groups.items():
        if record.docname == docname and group_kind(record.group) == kind:
            yield ident


def _practised(index: Index, docname: str) -> Iterable[str]:
    for ident, record in index.items.items():
        if record.docname == docname and _is_quiz(index.groups.get(record.group)):
            yield ident


def _is_quiz(record: GroupRecord | None) -> bool:
    return record is not None and isinstance(record.group, Quiz)


def labels(steps: Iterable[Step], own: Mapping[str, str]) -> list[str]:
    """Return a short name for each page: its own, or what it is with its number.

    A page with a name of its own is not counted. What there is one of has no number.
    """
    found = list(steps)
    total = Counter(one.kind for one in found if one.docname not in own)
    count: Counter[str] = Counter()
    names = []
    for one in found:
        if one.docname in own:
            names.append(own[one.docname])
            continue
        count[one.kind] += 1
        names.append(_label(one.kind, count[one.kind] if total[one.kind] > 1 else 0))
    return names


def _label(kind: str, number: int) -> str:
    names = {
        "lesson": (_("Lesson"), _("Lesson {n}")),
        "quiz": (_("Quiz"), _("Quiz {n}")),
        "lab": (_("Lab"), _("Lab {n}")),
        "test": (_("Test"), _("Test {n}")),
        "practice": (_("Practice"), _("Practice {n}")),
    }
    return names[kind][number > 0].format(n=number)


def own_labels(metadata: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the names that authors gave to pages, by docname."""
    return {name: str(fields[LABEL]) for name, fields in metadata.items() if fields.get(LABEL)}


def facts(
    env: BuildEnvironment, index: Index, titles: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield each page that shows the bar or a record, with a digest of all that it shows."""
    own, patterns = own_labels(env.metadata), env.config.assess_route
    whole = route(index, patterns)
    for one in whole:
        yield one.docname, digest(whole, titles, own)
    for record in index.groups.values():
        if isinstance(record.group, CourseRecord):
            listed = recorded(index, record.group, patterns)
            yield record.docname, digest(listed, titles, {})


def digest(steps: Iterable[Step], titles: Mapping[str, str], own: Mapping[str, str]) -> str:
    """Return a digest of pages with their titles and the names that authors gave them."""
    shown = [(one, titles.get(one.docname, ""), own.get(one.docname)) for one in steps]
    return hashlib.sha256(repr(shown).encode()).hexdigest() if shown else ""
