"""Comparing what a reader writes with foreseen words; ``shared/spelling.js`` does the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Literal

from sphinx_assess.nodes import OptionPart, Parts
from sphinx_assess.settings import WORD, choices

Verdict = Literal["right", "wrong", "near"]

IGNORABLE = ("accents", "case", "punctuation", "space")
IGNORED = ("case", "space")
"""What does not matter unless the author says otherwise."""

QUOTES = str.maketrans(
    "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u202f",
    '\'\'\'"""""------  ',
)
"""Marks that a typesetter, or a telephone, puts in the place of those on the keyboard."""


def ignored(text: str) -> tuple[str, ...]:
    """Read what does not matter.

    :raises ValueError: for an unknown word.
    """
    found = tuple(sorted(set(WORD.findall(text))))
    if found != ("none",) and not (found and set(found) <= set(IGNORABLE)):
        unknown = next((word for word in found if word not in IGNORABLE), "")
        raise ValueError(
            choices(unknown, IGNORABLE, f"write none, or some of: {', '.join(IGNORABLE)}")
        )
    return () if found == ("none",) else found


def plain(text: str, ignore: Collection[str]) -> str:
    """Return a text without what does not matter."""
    found = unicodedata.normalize("NFC", text.translate(QUOTES).replace("\u2026", "..."))
    if "case" in ignore:
        found = found.lower()
    if "accents" in ignore:
        found = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", found))
        found = unicodedata.normalize("NFC", found)
    if "punctuation" in ignore:
        found = re.sub(r"""[.,;:!?"'()-]""", " ", found)
    return re.sub("[ \t\r\n]+", " ", found).strip(" ") if "space" in ignore else found


def judge(
    text: str,
    forms: Iterable[tuple[str, str]],
    correct: Collection[str],
    ignore: Collection[str],
) -> tuple[Verdict, str]:
    """Return how a text compares with the forms foreseen, and the ident of the form met, if any."""
    given = plain(text, ignore)
    plains = [(ident, plain(form, ignore)) for ident, form in forms]
    met = [ident for ident, form in plains if form == given]
    right = [ident for ident in met if ident in correct]
    if met:
        return ("right", right[0]) if right else ("wrong", met[0])
    is_near = any(ident in correct and is_slip(given, form) for ident, form in plains)
    return ("near" if is_near else "wrong", "")


def is_slip(given: str, form: str) -> bool:
    """Tell whether a text is a slip of the keys away: one from 4 characters on, two from 8 on.

    What has a digit in it is right or wrong.
    """
    allowed = (len(form) >= 4) + (len(form) >= 8)
    if not allowed or re.search("[0-9]", form) or abs(len(given) - len(form)) > allowed:
        return False
    return distance(given, form) <= allowed


def distance(first: str, second: str) -> int:
    """Return how many characters are wrong, missing, spare or swapped with their neighbour.

    Optimal string alignment: Damerau and Levenshtein, no character touched twice.
    """
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, one in enumerate(first, 1):
        two_before, before, row = before, row, [at]
        for to, other in enumerate(second, 1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (one != other))
            is_swap = at > 1 and to > 1 and one == second[to - 2] and first[at - 2] == other
            row.append(min(cost, two_before[to - 2] + 1) if is_swap else cost)
    return row[-1]


def contradiction(
    options: Iterable[OptionPart], right: Collection[str], ignore: Collection[str]
) -> str:
    """Return a form that is right in one option and wrong in another, empty when there is none."""
    forms = [(one.ident in right, one.content[0].astext()) for one in options]
    accepted = {plain(form, ignore) for is_right, form in forms if is_right}
    refused = (form for is_right, form in forms if not is_right)
    return next((form for form in refused if plain(form, ignore) in accepted), "")


def of_options(parts: Parts) -> tuple[tuple[str, str], ...]:
    """Return the words of each option, by ident."""
    return tuple(
        (option.ident, " ".join(node.astext() for node in option.content).strip())
        for option in parts.options
    )
