"""What no single page can know: names used twice or leading nowhere, draws that fall short."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_assess import cases
from sphinx_assess.faults import missing_objective, sources
from sphinx_assess.index import (
    CaseRecord,
    GroupRecord,
    Index,
    ItemRecord,
    ObjectiveRecord,
    Record,
    place,
)
from sphinx_assess.kinds import KINDS
from sphinx_assess.messages import Warn, shown, warn
from sphinx_assess.model import Line, Pool, PracticeSet, Test
from sphinx_assess.nearest import advice


def check(course: Index) -> None:
    """Warn of duplicate idents, of names that lead nowhere and of keys that do not mark."""
    for record, first in course.duplicates:
        noun, ident = describe(record)
        message = (
            f"{noun} id '{ident}' is already used in {first.docname} (line {first.line}); "
            "ids are unique in the course"
        )
        warn(Warn.DUPLICATE, message, place(record))
    for group in course.groups.values():
        check_draw(course, group)
        check_practice(course, group)
    cases.check(course)
    for record in course.items.values():
        check_objectives(course.objectives, record)
        check_key(record)


def describe(record: Record) -> tuple[str, str]:
    """Return what a record is called and its ident."""
    if isinstance(record, ItemRecord):
        return "question", record.item.ident
    if isinstance(record, GroupRecord):
        words = re.sub(r"(?<!^)(?=[A-Z])", " ", type(record.group).__name__)
        return words.lower(), record.group.ident
    return "case" if isinstance(record, CaseRecord) else "objective", record.ident


def check_draw(course: Index, record: GroupRecord) -> None:
    """Warn of each line of a test that finds no question or too few, and of a mark out of reach."""
    lines = record.group.draw if isinstance(record.group, Test) else ()
    for line, pool in zip(lines, course.pools(record), strict=True):
        if message := draw_fault(course, line, pool):
            text = f"test '{record.group.ident}' draws {message}"
            warn(Warn.DRAW, text, place(record))
    needed = (isinstance(record.group, Test) and record.group.pass_points) or 0
    points = sum(course.items[name].item.points for name in course.printed(record))
    if needed > points:
        text = (
            f"test '{record.group.ident}' is passed with {needed:g} points but has only "
            f"{points:g}; lower ':pass:' or draw more questions"
        )
        warn(Warn.DRAW, text, place(record))


def check_practice(course: Index, record: GroupRecord) -> None:
    """Warn of each line of a practice set that finds no question, and of a set without any."""
    group = record.group
    if not isinstance(group, PracticeSet):
        return
    faults = [draw_fault(course, line, Pool(0, course.behind(line))) for line in group.draw]
    for message in filter(None, faults):
        text = f"practice set '{group.ident}' draws {message}"
        warn(Warn.DRAW, text, place(record))
    if not any(faults) and not course.members(record):
        text = (
            f"practice set '{group.ident}' finds no question; give questions on its pages an "
            "':objective:' that an 'objectives' list defines"
        )
        warn(Warn.DRAW, text, place(record))


def draw_fault(course: Index, line: Line, pool: Pool) -> str:
    """Return what is wrong with a line of a blueprint, empty when nothing is."""
    if line.source and not course.pool(line.source):
        what = advice(line.source, sources(course), "check the name")
        return f"from {shown(line.source)}, which is no bank, quiz or question; {what}"
    name = "/".join(filter(None, (line.source, line.objective)))
    found = course.behind(line)
    if not found:
        asked = {name for one in course.items.values() for name in one.item.objectives}
        what = advice(line.objective, asked, "check the objective's name")
        return f"from {shown(name)}, for which there is no question; {what}"
    if line.count is None or line.count <= pool.count:
        return ""
    if fault := cases.draw_fault(course, line, pool):
        return fault
    has = len(pool.idents)
    rest = f"{has} that no line before it names" if has < len(found) else f"{has}"
    return f"{line.count} from '{name}', which has {rest}; all {has} are used"


def check_objectives(defined: Mapping[str, ObjectiveRecord], record: ItemRecord) -> None:
    """Warn of objectives that no list defines, once the site has such lists."""
    for name in record.item.objectives:
        if defined and name not in defined:
            message = missing_objective(f"question '{record.item.ident}'", name, defined)
            warn(Warn.OBJECTIVE, message, place(record))


def check_key(record: ItemRecord) -> None:
    """Warn when the kind's own samples are not marked as they must be."""
    item = record.item
    kind = KINDS[item.kind]
    for sample in kind.samples(item):
        outcome = kind.mark(item.key, sample.response)
        if (outcome.score, outcome.state) != (sample.score, sample.state):
            message = (
                f"question '{item.ident}' marks the response {list(sample.response)} as "
                f"{outcome.state} ({outcome.score:g}), not {sample.state} ({sample.score:g}); "
                f"report this fault of the kind '{item.kind}'"
            )
            warn(Warn.SELFCHECK, message, place(record))
