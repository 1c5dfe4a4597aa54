"""Words that the rules look for, by language. A rule without words for a language says nothing.

The words are in ``words/<language>.toml``; another language is another file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    A text is a regular expression without regard to case; in the file, one alternative to a line.
    """

    stop: frozenset[str]
    """Words that carry no subject."""
    absolute: str
    """Words that allow no exception."""
    sweeping: str
    """Words that often allow no exception and often mean something else."""
    hedged: str
    """What takes the force from an absolute word next to it."""
    catch_all: str
    """A whole option that stands for others."""
    verdict: frozenset[str]
    """Words of feedback that says whether and not why."""
    asks: frozenset[str]
    """Words that begin a request."""
    polite: frozenset[str]
    """Words that may come before them."""
    true_false: frozenset[str]
    """Options that turn a statement into a question."""
    option: str
    """What an option is called."""
    ordinal: str
    """Places in a list."""
    deictic: str
    """Phrases that point at a place on the page."""
    generic: str
    """How feedback begins that sends every reader to the same place."""
    letter_leads: str
    """What may stand before such a letter."""
    verdict_is: str
    """Phrases that name the key."""
    letter_verbs: str
    """What follows a letter that stands for an option."""
    endings: tuple[str, ...]
    """Endings that two forms of a word may differ in."""


@cache
def words_of(language: str) -> Words | None:
    """Return the words of a language such as ``de_AT``; ``None`` where there is no list."""
    path = FOLDER / f"{language.replace('-', '_').split('_')[0]}.toml"
    if not path.is_file():
        return None
    data: dict[str, str] = tomllib.loads(path.read_text("utf-8"))
    read: dict[str, Callable[[str], Any]] = {
        "str": _pattern,
        "frozenset[str]": _set,
        "tuple[str, ...]": _tuple,
    }
    return Words(**{field.name: read[str(field.type)](data[field.name]) for field in fields(Words)})


def _pattern(text: str) -> str:
    return "|".join(text.split("\n")[:-1])


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _tuple(text: str) -> tuple[str, ...]:
    return tuple(text.split())
