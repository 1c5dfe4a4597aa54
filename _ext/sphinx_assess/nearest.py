"""The nearest valid name to one that is none: what a contributor most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LISTED = 12
"""How many names a sentence may list."""


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the name most like ``name``, capitals apart; empty when none is like it."""
    by_lower = {one.lower(): one for one in sorted(names, reverse=True)}
    found = get_close_matches(name.lower(), by_lower, 1)
    return by_lower[found[0]] if found else ""


def advice(name: str, names: Iterable[str], otherwise: str, form: str = "'{}'") -> str:
    """Ask whether the nearest name was meant, or say something else when none is near.

    :param form: how a name is written in the source.
    """
    near = nearest(name, names)
    return f"did you mean {form.format(near)}?" if near else otherwise


def listed(names: Iterable[str], form: str = "'{}'") -> str:
    """Return names as a list in a sentence, the first ones only where there are many."""
    found = sorted(names)
    shown = ", ".join(form.format(one) for one in found[:LISTED])
    return f"{shown} and {len(found) - LISTED} more" if len(found) > LISTED else shown
