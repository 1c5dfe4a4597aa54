"""Readers of directive options: text in, value out, ``ValueError`` with what to write otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from sphinx_assess.nearest import nearest

Reader: TypeAlias = Callable[[str], Any]
OptionSpec: TypeAlias = Mapping[str, Reader]
"""The options of a directive: name to reader."""

IDENT = re.compile(r"[a-z0-9][a-z0-9-]*")
WORD = re.compile(r"[^\s,]+")
SUPPRESSION = re.compile(
    r"\s*(?P<code>[a-z-]+)\s*(?:\((?P<reason>(?:[^()]|\([^()]*\))*)\))?\s*(?:,|$)"
)


def is_ident(text: str) -> bool:
    """Tell whether ``text`` may name a question or a group."""
    return IDENT.fullmatch(text) is not None


def positive(text: str) -> float:
    """Read a number greater than 0; whole numbers stay whole.

    :raises ValueError: for anything else.
    """
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise ValueError("write a number greater than 0")
    return int(number) if number.is_integer() else number


def whole_number(text: str) -> int:
    """Read a whole number, 0 or more.

    :raises ValueError: for anything else.
    """
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise ValueError("write a whole number, 0 for no limit")
    return int(text)


def percent(text: str) -> float:
    """Read a percentage above 0 % and at most 100 %, such as ``80%``, as a fraction 0 to 1.

    :raises ValueError: for anything else.
    """
    match = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]+)?)\s*%", text)
    if not match or not 0 < float(match[1]) <= 100:
        raise ValueError("write a percentage such as 80%")
    return float(match[1]) / 100


def share(text: str) -> float:
    """Read a percentage from 0 % to 100 % as a fraction 0 to 1.

    :raises ValueError: for anything else.
    """
    return 0 if re.fullmatch(r"0\s*%?", text) else percent(text)


def one_of(*allowed: str) -> Reader:
    """Return a reader of just these words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(choices(text, allowed))
        return text

    return read


def choices(text: str, allowed: Sequence[str], otherwise: str = "") -> str:
    """Say which words are allowed, and which one was most likely meant."""
    near = nearest(text, allowed)
    meant = f"did you mean '{near}'? " if near else ""
    return meant + (otherwise or f"write one of: {', '.join(allowed)}")


def flag(text: str) -> bool:
    """Read yes or no.

    :raises ValueError: for anything else.
    """
    values = {"yes": True, "true": True, "no": False, "false": False}
    if text not in values:
        raise ValueError(choices(text, ("yes", "no"), "write yes or no"))
    return values[text]


def words(text: str) -> tuple[str, ...]:
    """Read names separated by commas or spaces.

    :raises ValueError: when there is none.
    """
    found = tuple(WORD.findall(text))
    if not found:
        raise ValueError("write one or more names, separated by commas")
    return found


def suppressions(text: str) -> tuple[tuple[str, str], ...]:
    """Read rules of the linter, each with the reason why it is not followed here.

    :raises ValueError: for anything else.
    """
    found, at = [], 0
    while at < len(text):
        match = SUPPRESSION.match(text, at)
        if not match:
            raise ValueError("write a rule and a reason, as in: stem-echo (the word is a name)")
        found.append((match["code"], " ".join((match["reason"] or "").split())))
        at = match.end()
    return tuple(found)


def line(text: str) -> str:
    """Read any text."""
    return text
