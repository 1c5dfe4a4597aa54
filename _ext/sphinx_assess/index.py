"""What the pages of a course hold together: pure functions over small records.

Each page has one :class:`Page`, kept in the environment. Everything that
depends on more than one page (who owns an ident, what a test draws, how
questions are numbered) is computed from all of them, anew in each build, so
that serial, parallel and incremental builds cannot differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from sphinx_assess.model import AnswerKey, Bank, Group, Item, Test
from sphinx_assess.nodes import anchor


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One question where it is written. ``group`` is empty outside any group."""

    item: Item
    docname: str
    line: int | None
    group: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One group; ``items`` are the idents of the questions written inside it."""

    group: Group
    docname: str
    line: int | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveRecord:
    """One learning objective."""

    ident: str
    docname: str
    line: int | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that one page holds; ``references`` are idents that ``item`` roles name."""

    items: tuple[ItemRecord, ...] = ()
    groups: tuple[GroupRecord, ...] = ()
    objectives: tuple[ObjectiveRecord, ...] = ()
    references: tuple[str, ...] = ()


Record = ItemRecord | GroupRecord | ObjectiveRecord
R = TypeVar("R", ItemRecord, GroupRecord, ObjectiveRecord)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader meets a question: page, anchor, number from 1 (0: not numbered)."""

    docname: str
    anchor: str
    number: int = 0


@dataclass(slots=True)
class Index:
    """The course as a whole; see :func:`build`."""

    items: dict[str, ItemRecord] = field(default_factory=dict)
    groups: dict[str, GroupRecord] = field(default_factory=dict)
    objectives: dict[str, ObjectiveRecord] = field(default_factory=dict)
    duplicates: list[tuple[Record, Record]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def answer_key(self) -> GroupRecord | None:
        """The first answer key of the course, if there is one."""
        keys = (group for group in self.groups.values() if isinstance(group.group, AnswerKey))
        return next(keys, None)

    def drawn(self, test: Test) -> tuple[str, ...]:
        """Return the idents a test draws, in order, each once."""
        names = chain.from_iterable(self.pool(name) for name in test.draw)
        return tuple(dict.fromkeys(names))

    def pool(self, name: str) -> tuple[str, ...]:
        """Return the questions behind a name: a group's, or one question; empty if unknown."""
        if name in self.groups:
            return self.groups[name].items
        return (name,) if name in self.items else ()

    def members(self, record: GroupRecord) -> tuple[str, ...]:
        """Return the questions of a group: those written in it, then those it draws."""
        group = record.group
        return (*record.items, *(self.drawn(group) if isinstance(group, Test) else ()))

    def objectives_of(self, idents: Iterable[str]) -> tuple[str, ...]:
        """Return the defined objectives of some questions, each once, in order of definition."""
        asked = {name for ident in idents for name in self.items[ident].item.objectives}
        return tuple(name for name in self.objectives if name in asked)

    def owns(self, docname: str, ident: str) -> bool:
        """Tell whether the question of that name on a page is the one that keeps the name."""
        return ident in self.items and self.items[ident].docname == docname


def build(pages: Mapping[str, Page], order: Iterable[str], *, show_bank: bool) -> Index:
    """Compute the index.

    :param order: all docnames in reading order; the first use of an ident
        keeps it.
    """
    index = Index()
    for docname in order:
        page = pages.get(docname, Page())
        for record in page.items:
            _claim(index, index.items, record.item.ident, record)
        for group in page.groups:
            _claim(index, index.groups, group.group.ident, group)
        for objective in page.objectives:
            _claim(index, index.objectives, objective.ident, objective)
    _place(index, show_bank)
    return index


def _claim(index: Index, into: dict[str, R], ident: str, record: R) -> None:
    first = into.setdefault(ident, record)
    if first is not record:
        index.duplicates.append((record, first))


def _place(index: Index, show_bank: bool) -> None:
    """Find where a reader meets each question: where it is written, else where it is drawn to."""
    for ident, place in _places(index, show_bank):
        index.places.setdefault(ident, place)


def _places(index: Index, show_bank: bool) -> Iterator[tuple[str, Place]]:
    drawn_to: list[tuple[str, Place]] = []
    for record in index.groups.values():
        hidden = isinstance(record.group, Bank) and not show_bank
        for number, ident in enumerate(index.members(record), 1):
            if ident not in record.items:
                name = anchor(ident, record.group.ident)
                drawn_to.append((ident, Place(record.docname, name, number)))
            elif not hidden:
                yield ident, Place(record.docname, anchor(ident), number)
    for item in index.items.values():
        if not item.group:
            yield item.item.ident, Place(item.docname, anchor(item.item.ident))
    yield from drawn_to


def dependencies(index: Index, page: Page, titles: Mapping[str, str]) -> str:
    """Return a digest of all that a page shows of other pages; empty when it shows nothing."""
    seen = [
        *(_group_facts(index, record, titles) for record in page.groups),
        *((ident, index.places.get(ident)) for ident in page.references),
        *(
            (record.item.ident,)
            for record in page.items
            if not index.owns(record.docname, record.item.ident)
        ),
    ]
    facts = [fact for fact in seen if fact]
    return hashlib.sha256(repr(facts).encode()).hexdigest() if facts else ""


def _group_facts(
    index: Index, record: GroupRecord, titles: Mapping[str, str]
) -> tuple[object, ...]:
    if isinstance(record.group, AnswerKey):
        return tuple(
            (ident, index.items[ident].fingerprint, place) for ident, place in index.places.items()
        )
    drawn = tuple(ident for ident in index.members(record) if ident not in record.items)
    if not isinstance(record.group, Test):
        return ()
    objectives = index.objectives_of(index.members(record))
    return (
        *(index.items[ident].fingerprint for ident in drawn),
        *(index.objectives[name].fingerprint for name in objectives),
        *(titles.get(index.objectives[name].docname, "") for name in objectives),
    )
