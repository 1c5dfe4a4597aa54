"""What two texts have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_assess.lint.text import WORD, Prose
from sphinx_assess.lint.words import Words

TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]", re.UNICODE)
SHORTEST = 4
"""Letters that a word keeps when a common ending is cut; one more for the others."""
COMMON = frozenset(("s", "es", "e", "ed", "ing", "ings", "er", "ers", "y", "ly", "n", "en", "t"))


def root(word: str, words: Words | None) -> str:
    """Return a word without its ending, so that ``cells`` and ``cell`` are one."""
    word = word.casefold()
    for ending in words.endings if words else ():
        least = SHORTEST if ending in COMMON else SHORTEST + 1
        if word.endswith(ending) and len(word) - len(ending) >= least:
            stem = word[: -len(ending)]
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def roots(found: Iterable[str], words: Words | None) -> frozenset[str]:
    """Return the roots of words that carry a subject."""
    stop = words.stop if words else frozenset()
    return frozenset(
        root(piece, words)
        for word in found
        if word not in stop
        for piece in word.split("-")
        if len(piece) > 1 and piece not in stop
    )


def akin(one: str, other: str) -> bool:
    """Tell whether two roots are forms of one word, as ``photosynthe`` and ``photosynthet``."""
    if one == other:
        return True
    short = min(len(one), len(other))
    more = abs(len(one) - len(other))
    if (short >= 5 or (short == 4 and more >= 4)) and one[:short] == other[:short]:
        return True  # one goes on, as *backstroke* after *back*
    same = next((k for k in range(short) if one[k] != other[k]), short)
    return same >= 5 and same >= short - 1 and max(len(one), len(other)) - same <= 3


def tokens(prose: Prose, words: Words | None) -> frozenset[str]:
    """Return what a text is about: roots of its words, its numbers, the parts of its code."""
    stop = words.stop if words else frozenset()
    found = set()
    for span in prose.spans:
        for token in TOKEN.findall(span.text):
            if span.style in ("code", "math"):
                found.add(token)
            elif WORD.fullmatch(token):
                found.update(roots([token.casefold()], words))
            elif token[0].isdigit():
                found.add(token)
    return frozenset(found - stop)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of two sets that is in both, 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 1.0


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the smaller set is in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
