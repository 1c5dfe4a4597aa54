"""What no single page can know of a case: whether tests can ask it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_assess.index import CaseRecord, Index
from sphinx_assess.messages import Warn, warn
from sphinx_assess.model import Line, Pool, Test


def draw_fault(course: Index, line: Line, pool: Pool) -> str:
    """Return why a line gets fewer questions than it wants because of cases; empty if not so."""
    found = course.behind(line)
    name = "/".join(filter(None, (line.source, line.objective)))
    wanted = line.count or 0
    if wanted <= len(pool.idents):
        return (
            f"{wanted} from '{name}', which whole cases cannot make; {pool.count} are used, "
            "write another number or draw from a case by its name"
        )
    broken = {course.items[ident].case for ident in found if ident not in pool.idents} - {""}
    if not broken:
        return ""
    has = len(pool.idents)
    return (
        f"{wanted} from '{name}', which has {has} without taking the case '{min(broken)}' apart; "
        f"all {has} are used"
    )


def check(course: Index) -> None:
    """Warn of each case in which tests name questions, and which none can take whole."""
    lines = list(_drawn(course))
    for record in course.cases.values():
        own = frozenset(record.items)
        named = any(not own.isdisjoint(course.behind(line)) for line, _ in lines)
        asked = any(not own.isdisjoint(pool.idents) for _, pool in lines)
        if named and not asked:
            warn(Warn.DRAW, _never(record), (record.docname, record.line))


def _drawn(course: Index) -> Iterator[tuple[Line, Pool]]:
    """Yield each line of each test with what it can draw."""
    for record in course.groups.values():
        if isinstance(record.group, Test):
            yield from zip(record.group.draw, course.pools(record), strict=True)


def _never(record: CaseRecord) -> str:
    return (
        f"case '{record.ident}' is in no test, since no line draws all of its questions; give them "
        f"one objective, or add a line such as '{len(record.items)} from {record.ident}'"
    )
