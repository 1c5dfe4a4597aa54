"""Questions that travel together: which cases a line of a blueprint can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sphinx_assess import draw
from sphinx_assess.model import Pool

CaseOf = Callable[[str], tuple[str, ...]]
"""Gives for a question all questions of its case, in source order; none outside any case."""


def pool(count: int, names: Sequence[str], case_of: CaseOf) -> Pool:
    """Return what a line with a count can draw: whole cases, and questions outside any.

    Its count is the greatest that whole cases can make, at most the one wanted.
    """
    free = frozenset(names)
    kept = tuple(name for name in names if free.issuperset(case_of(name)))
    cases = tuple(dict.fromkeys(case for case in map(case_of, kept) if len(case) > 1))
    most = min(count, len(kept))
    return Pool(draw.nearest(Pool(most, kept, cases).units, most) if cases else most, kept, cases)


def together(names: Iterable[str], case_of: CaseOf) -> list[str]:
    """Return names with those of one case behind the first of them, else in their order."""
    blocks: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        blocks.setdefault(case_of(name) or (name,), []).append(name)
    return [name for block in blocks.values() for name in block]
