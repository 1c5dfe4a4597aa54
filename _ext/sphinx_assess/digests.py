"""What a page shows of other pages, as digests: when one changes, the page is written again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from sphinx_assess.index import GroupRecord, Index, Page
from sphinx_assess.model import AnswerKey, ObjectiveMap, PracticeSet, Quiz, Test


def dependencies(index: Index, page: Page, titles: Mapping[str, str]) -> str:
    """Return a digest of all that a page shows of other pages; empty when it shows nothing."""
    seen = [
        *(_group_facts(index, record, titles) for record in page.groups),
        *(_reference_facts(index, ident, titles) for ident in page.references),
        *(
            (record.item.ident,)
            for record in page.items
            if not index.owns(record.docname, record.item.ident)
        ),
    ]
    facts = [fact for fact in seen if fact]
    return hashlib.sha256(repr(facts).encode()).hexdigest() if facts else ""


def _reference_facts(index: Index, ident: str, titles: Mapping[str, str]) -> tuple[object, ...]:
    place = index.places.get(ident) or index.activity(ident)
    is_activity = place is not None and ident not in index.places
    return (ident, place, titles.get(place.docname, "") if place and is_activity else "")


def _group_facts(
    index: Index, record: GroupRecord, titles: Mapping[str, str]
) -> tuple[object, ...]:
    if isinstance(record.group, AnswerKey):
        names = index.answers_in(record.group)
        return (
            *((index.items[name].fingerprint, index.places[name]) for name in names),
            *((one.fingerprint, one.docname) for one in index.activities_in(record.group)),
        )
    if isinstance(record.group, ObjectiveMap):
        return _objective_facts(index, record.group, titles)
    if isinstance(record.group, PracticeSet):
        return (
            *_drawn_facts(index, record, titles),
            *((titles.get(one.docname, ""), one.group) for one in index.tests_for(record)),
        )
    if not isinstance(record.group, Test):
        return ()
    objectives = index.objectives_of(index.members(record))
    return (
        *_drawn_facts(index, record, titles),
        *(
            (titles.get(group.docname, ""), places)
            for name in objectives
            for group, places in index.asked_in(name, Quiz)
        ),
        *_activity_facts(index, objectives, titles),
        *(index.practice_of(name) for name in objectives),
        index.pools(record),
    )


def _drawn_facts(
    index: Index, record: GroupRecord, titles: Mapping[str, str]
) -> tuple[object, ...]:
    """Return the questions that a group takes from other places, and what they ask for."""
    members = index.members(record)
    objectives = [index.objectives[name] for name in index.objectives_of(members)]
    return (
        *(index.items[name].fingerprint for name in members if name not in record.items),
        *((one.fingerprint, titles.get(one.docname, "")) for one in objectives),
    )


def _activity_facts(
    index: Index, objectives: Iterable[str], titles: Mapping[str, str]
) -> tuple[object, ...]:
    return tuple(
        (one.group.ident, one.docname, titles.get(one.docname, ""))
        for name in objectives
        for one in index.activities_for(name)
    )


def _objective_facts(
    index: Index, listing: ObjectiveMap, titles: Mapping[str, str]
) -> tuple[object, ...]:
    return tuple(
        (
            index.objectives[name].fingerprint,
            titles.get(index.objectives[name].docname, ""),
            *(
                (titles.get(group.docname, ""), places)
                for kind in (Quiz, Test)
                for group, places in index.asked_in(name, kind)
            ),
            _activity_facts(index, (name,), titles),
        )
        for name in index.objectives_in(listing)
    )
