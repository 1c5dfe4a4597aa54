"""What the pages of a course hold together: pure functions over small records.

Each page has one :class:`Page`, kept in the environment. Everything that
depends on more than one page (who owns an ident, what a test draws, how
questions are numbered) is computed from all of them, anew in each build, so
that serial, parallel and incremental builds cannot differ.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase as fnmatch
from typing import TypeVar

from sphinx_assess import draw, units
from sphinx_assess.blueprint import asks_for
from sphinx_assess.model import (
    Activity,
    AnswerKey,
    Bank,
    Group,
    Item,
    Line,
    Listing,
    ObjectiveMap,
    Pool,
    PracticeSet,
    Quiz,
    Test,
)
from sphinx_assess.nodes import anchor, group_anchor


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One question where it is written.

    ``group`` is empty outside any group, ``case`` outside any case. The ``fingerprint`` covers the
    passage of the case.
    """

    item: Item
    docname: str
    line: int | None
    group: str
    fingerprint: str
    case: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case; ``items`` are the idents of its questions."""

    ident: str
    docname: str
    line: int | None
    items: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One group with the idents of its own questions; ``fingerprint`` is that of an activity."""

    group: Group
    docname: str
    line: int | None
    items: tuple[str, ...]
    fingerprint: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveRecord:
    """One learning objective."""

    ident: str
    docname: str
    line: int | None
    fingerprint: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All that one page holds; ``references`` are idents that ``item`` roles name."""

    items: tuple[ItemRecord, ...] = ()
    groups: tuple[GroupRecord, ...] = ()
    objectives: tuple[ObjectiveRecord, ...] = ()
    references: tuple[str, ...] = ()
    cases: tuple[CaseRecord, ...] = ()


Record = ItemRecord | GroupRecord | ObjectiveRecord | CaseRecord
"""``source`` is its file, empty when that is the page's own."""


def place(one: Record) -> str | tuple[str, int | None]:
    """Return where a warning about a record points."""
    return f"{one.source}:{one.line}" if one.source else (one.docname, one.line)


R = TypeVar("R", ItemRecord, GroupRecord, ObjectiveRecord, CaseRecord)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader meets a question: page, anchor, number from 1 (0: not numbered).

    ``is_printed`` is false for a question that only other forms of a test show;
    its anchor is the test's.
    """

    docname: str
    anchor: str
    number: int = 0
    is_printed: bool = True


@dataclass(slots=True)
class Index:
    """The course as a whole; see :func:`build`."""

    items: dict[str, ItemRecord] = field(default_factory=dict)
    groups: dict[str, GroupRecord] = field(default_factory=dict)
    objectives: dict[str, ObjectiveRecord] = field(default_factory=dict)
    cases: dict[str, CaseRecord] = field(default_factory=dict)
    duplicates: list[tuple[Record, Record]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    positions: dict[str, dict[str, Place]] = field(default_factory=dict)
    """For each group that is shown, where each of its questions stands."""
    order: tuple[str, ...] = ()
    """All docnames in reading order."""

    def answer_key_of(self, docname: str) -> GroupRecord | None:
        """Return the first answer key that lists the questions of a page, if there is one."""
        for record in self.groups.values():
            if isinstance(record.group, AnswerKey) and lists(record.group, docname):
                return record
        return None

    def answers_in(self, key: AnswerKey) -> tuple[str, ...]:
        """Return the questions whose answers a key holds."""
        return tuple(
            name
            for name, place in self.places.items()
            if place.is_printed and lists(key, place.docname)
        )

    def objectives_in(self, listing: ObjectiveMap) -> tuple[str, ...]:
        """Return the objectives a map lists."""
        return tuple(n for n, record in self.objectives.items() if lists(listing, record.docname))

    def behind(self, line: Line) -> tuple[str, ...]:
        """Return the questions a line of a blueprint names, in order of definition."""
        banks = (record for record in self.groups.values() if isinstance(record.group, Bank))
        names = (
            self.pool(line.source)
            if line.source
            else tuple(ident for record in banks for ident in record.items)
        )
        return tuple(name for name in names if asks_for(self.items[name].item, line.objective))

    def pools(self, record: GroupRecord) -> tuple[Pool, ...]:
        """Return what each line of a test draws: a question is the first line's that names it.

        A line with a count takes a case whole or not at all, unless it names the case or a
        question itself.
        """
        taken, found = set(record.items), []
        for line in record.group.draw if isinstance(record.group, Test) else ():
            own = tuple(name for name in dict.fromkeys(self.behind(line)) if name not in taken)
            if line.count is None:
                pool = Pool(len(own), own)
            elif line.source and line.source not in self.groups:  # a case, or one question
                pool = Pool(min(line.count, len(own)), own)
            else:
                pool = units.pool(line.count, own, self.case_items)
            taken.update(pool.idents)
            found.append(pool)
        return tuple(found)

    def case_items(self, ident: str) -> tuple[str, ...]:
        """Return all questions of the case in which a question stands; none where it is alone."""
        record = self.cases.get(self.items[ident].case)
        return record.items if record else ()

    def printed(self, record: GroupRecord, form: int = 0) -> tuple[str, ...]:
        """Return the questions of a group on paper: of a test that draws, those of one form."""
        form = form or draw.printed(record.group.ident)
        asked = {*record.items, *draw.drawn(self.pools(record), form)}
        return tuple(name for name in self.members(record) if name in asked)

    def pool(self, name: str) -> tuple[str, ...]:
        """Return the questions behind a name: a group's, a case's or one; empty if unknown."""
        if name in self.groups:
            return self.groups[name].items
        if name in self.cases:
            return self.cases[name].items
        return (name,) if name in self.items else ()

    def members(self, record: GroupRecord) -> tuple[str, ...]:
        """Return the questions of a group: those written in it, then those it draws.

        Where several lines draw from one case, its questions stand together.
        """
        if isinstance(record.group, PracticeSet):
            return self.practised(record.group)
        names = [name for pool in self.pools(record) for name in pool.idents]
        return (*record.items, *units.together(names, self.case_items))

    def practised(self, group: PracticeSet) -> tuple[str, ...]:
        """Return the questions of a practice set: those on its pages that ask for an objective.

        It takes what it draws, else each question in a quiz or outside any group.
        """
        names = (
            (name for line in group.draw for name in self.behind(line))
            if group.draw
            else (name for name, record in self.items.items() if self._is_practised(record))
        )
        found = [
            name
            for name in dict.fromkeys(names)
            if lists(group, self.items[name].docname) and self._asks(name, self.objectives)
        ]
        return tuple(units.together(found, self.case_items))

    def _is_practised(self, record: ItemRecord) -> bool:
        group = self.groups.get(record.group)
        return not record.group or (group is not None and isinstance(group.group, Quiz))

    def _asks(self, name: str, objectives: Container[str]) -> bool:
        return any(one in objectives for one in self.items[name].item.objectives)

    def practice_of(self, objective: str) -> GroupRecord | None:
        """Return the first practice set in reading order that asks for an objective."""
        asking = (
            record
            for record in self.groups.values()
            if isinstance(record.group, PracticeSet)
            and any(self._asks(name, (objective,)) for name in self.members(record))
        )
        return next(asking, None)

    def tests_for(self, record: GroupRecord) -> list[GroupRecord]:
        """Return the tests that ask for an objective of a practice set, in reading order."""
        objectives = self.objectives_of(self.members(record))
        return [
            one
            for one in self.groups.values()
            if isinstance(one.group, Test)
            and set(objectives).intersection(self.objectives_of(self.members(one)))
        ]

    def objectives_of(self, idents: Iterable[str]) -> tuple[str, ...]:
        """Return the defined objectives of some questions, each once, in order of definition."""
        asked = {name for ident in idents for name in self.items[ident].item.objectives}
        return tuple(name for name in self.objectives if name in asked)

    def asked_in(self, objective: str, kind: type[Group]) -> list[tuple[GroupRecord, list[Place]]]:
        """Return the groups of a kind that ask for an objective, with the questions that do."""
        found = []
        for ident, places in self.positions.items():
            asking = [
                place
                for name, place in places.items()
                if objective in self.items[name].item.objectives
            ]
            if asking and isinstance(self.groups[ident].group, kind):
                shown = [place for place in asking if place.is_printed]
                found.append((self.groups[ident], shown or asking[:1]))
        return found

    def activities_in(self, listing: Listing) -> list[GroupRecord]:
        """Return the activities on the pages of a listing, in reading order."""
        return [record for record in self._activities() if lists(listing, record.docname)]

    def activities_for(self, objective: str) -> list[GroupRecord]:
        """Return the activities that practise an objective, in reading order."""
        return [
            record
            for record in self._activities()
            if isinstance(record.group, Activity) and objective in record.group.objectives
        ]

    def activity(self, ident: str) -> Place | None:
        """Return where an activity stands, ``None`` when no activity has that name."""
        found = (record for record in self._activities() if record.group.ident == ident)
        return next((Place(one.docname, group_anchor(one.group)) for one in found), None)

    def _activities(self) -> Iterator[GroupRecord]:
        return (one for one in self.groups.values() if isinstance(one.group, Activity))

    def owns(self, docname: str, ident: str) -> bool:
        """Tell whether the question of that name on a page is the one that keeps the name."""
        return ident in self.items and self.items[ident].docname == docname


def lists(listing: Listing | PracticeSet, docname: str) -> bool:
    """Tell whether a listing takes in a page."""
    return not listing.pages or any(fnmatch(docname, pattern) for pattern in listing.pages)


def build(pages: Mapping[str, Page], order: Iterable[str], *, show_bank: bool) -> Index:
    """Compute the index.

    :param order: all docnames in reading order; the first use of an ident
        keeps it.
    """
    index = Index(order=tuple(order))
    for page in (pages.get(docname, Page()) for docname in index.order):
        for record in page.items:
            _claim(index, index.items, record.item.ident, record)
        for group in page.groups:
            _claim(index, index.groups, group.group.ident, group)
        for objective in page.objectives:
            _claim(index, index.objectives, objective.ident, objective)
        for case in page.cases:
            _claim(index, index.cases, case.ident, case)
    for name, case in index.cases.items():  # a draw must tell their names apart
        if other := index.groups.get(name) or index.items.get(name):
            index.duplicates.append((case, other))
    _place(index, show_bank)
    return index


def _claim(index: Index, into: dict[str, R], ident: str, record: R) -> None:
    first = into.setdefault(ident, record)
    if first is not record:
        index.duplicates.append((record, first))


def _place(index: Index, show_bank: bool) -> None:
    """Find where a reader meets each question: where it is written, else where it is drawn to."""
    for ident, record in index.groups.items():
        if show_bank or not isinstance(record.group, Bank):
            index.positions[ident] = dict(_positions(index, record))
    written = [
        (ident, place)
        for group, places in index.positions.items()
        for ident, place in places.items()
        if ident in index.groups[group].items
    ]
    alone = [
        (ident, Place(record.docname, anchor(ident)))
        for ident, record in index.items.items()
        if not record.group
    ]
    drawn = [pair for places in index.positions.values() for pair in places.items()]
    drawn.sort(key=lambda pair: not pair[1].is_printed)
    for ident, place in (*written, *alone, *drawn):
        index.places.setdefault(ident, place)


def _positions(index: Index, record: GroupRecord) -> Iterator[tuple[str, Place]]:
    printed = index.printed(record)
    for ident in index.members(record):
        where = "" if ident in record.items else record.group.ident
        if ident in printed:
            yield ident, Place(record.docname, anchor(ident, where), printed.index(ident) + 1)
        else:
            yield ident, Place(record.docname, group_anchor(record.group), is_printed=False)
