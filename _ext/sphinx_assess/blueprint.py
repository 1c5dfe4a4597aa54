"""Readers of the options of a test: what it draws, its pass mark and its time."""

from __future__ import annotations

import re
from dataclasses import replace

from sphinx_assess import settings
from sphinx_assess.messages import shown
from sphinx_assess.model import Item, Line, Points, Test

COUNTED = re.compile(r"([0-9]{1,4})\s+from\s+(.+)")
COUNTING = frozenset(("from", "of"))
"""Words of a line with a count, which is then not written as one."""
SOURCE = re.compile(r"objective\s+([^\s,/]+)|([^\s,/]+)(?:/([^\s,/]+))?")
MINUTES = re.compile(r"([0-9]{1,4})\s*(?:minutes?|min)")
POINTS = re.compile(r"([0-9]{1,6}(?:\.[0-9]+)?)\s*points?")


def lines(text: str) -> tuple[Line, ...]:
    """Read what a test draws: lines or pieces between commas.

    :raises ValueError: for a piece that is none of the forms.
    """
    found: list[Line] = []
    for piece in filter(None, map(str.strip, re.split(r"[,\n]", text))):
        counted = COUNTED.fullmatch(piece)
        count, source = (int(counted[1]), counted[2]) if counted else (None, piece)
        whole = [source] if counted or SOURCE.fullmatch(source) else source.split()
        matches = [SOURCE.fullmatch(name) for name in whole]
        if count == 0 or None in matches or (len(whole) > 1 and COUNTING.intersection(whole)):
            raise ValueError(
                f"{shown(piece)} is not a line of a draw; write a name, '3 from a-bank', "
                "'3 from a-bank/L1' or '3 from objective L1'"
            )
        found += [
            Line(match[2] or "", count, match[1] or match[3] or "") for match in matches if match
        ]
    if not found:
        raise ValueError("write one or more names, separated by commas")
    return tuple(found)


def names(text: str) -> tuple[Line, ...]:
    """Read what a practice set takes: the lines of a draw, none with a count.

    :raises ValueError: for a count, or a piece that is no line.
    """
    found = lines(text)
    if any(line.count is not None for line in found):
        raise ValueError("a practice set takes all of what is named; leave out the number")
    return found


def pass_mark(text: str) -> float | Points:
    """Read a percentage as a fraction, or a number of points.

    :raises ValueError: for anything else.
    """
    match = POINTS.fullmatch(text)
    if match and float(match[1]) > 0:
        return Points(float(match[1]))
    try:
        return settings.percent(text)
    except ValueError:
        raise ValueError("write a percentage such as 80%, or points such as 12 points") from None


def seconds(text: str) -> int:
    """Read a time limit such as ``25 minutes``, in seconds.

    :raises ValueError: for anything else.
    """
    match = MINUTES.fullmatch(text)
    if not match or not int(match[1]):
        raise ValueError("write a time such as 25 minutes")
    return int(match[1]) * 60


def with_pass_mark(test: Test, site: str) -> Test:
    """Return a test as read with its pass mark, or the site's, in the field where it belongs."""
    mark: object = test.pass_mark
    if isinstance(mark, Points):
        return replace(test, pass_mark=None, pass_points=mark.value)
    return test if mark else replace(test, pass_mark=settings.percent(site))


def asks_for(item: Item, objective: str) -> bool:
    """Tell whether a question asks for an objective or one below it: ``L1`` takes in ``L1.2``.

    ``L1`` does not take in ``L10``: what follows the name is no letter and no digit.
    """
    below = (name.removeprefix(objective) for name in item.objectives if name.startswith(objective))
    return not objective or any(not rest[:1].isalnum() for rest in below)
