"""Forms of a test: which questions a form number stands for, the same in ``static/draw.js``.

A pool is dealt like cards. Its questions are shuffled into a *deck*, and each form takes the
next hand of it, going round at the end. Ten forms share a deck, so two that follow each other
have no question in common where the pool holds twice what a form takes, and never more than
``2 * count - size`` of them otherwise. Each deck is a shuffle of its own, so over all forms
each question is as likely as any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sphinx_assess.model import Pool

FORMS = 10_000
"""Forms are numbered from 1 to this."""

HANDS = 10
"""Forms that share a deck."""

WORD = 0xFFFFFFFF


def hashed(text: str) -> int:
    """Return FNV-1a, 32 bits, of a text of ASCII characters."""
    value = 0x811C9DC5
    for character in text:
        value = ((value ^ ord(character)) * 0x01000193) & WORD
    return value


def generator(seed: str) -> Callable[[], int]:
    """Return mulberry32: a function that gives the next whole number, 0 to 2**32 - 1.

    Tommy Ettinger's generator in the form that Bryc made known; small, and equal in
    both languages, since it needs nothing but 32-bit arithmetic.
    """
    state = hashed(seed)

    def following() -> int:
        nonlocal state
        state = (state + 0x6D2B79F5) & WORD
        mixed = ((state ^ state >> 15) * (state | 1)) & WORD
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (mixed | 61)) & WORD
        return mixed ^ mixed >> 14

    return following


def shuffled(names: Iterable[str], seed: str) -> list[str]:
    """Return names in the order of a seed (Fisher and Yates, in Durstenfeld's form)."""
    found, draw = list(names), generator(seed)
    for last in range(len(found) - 1, 0, -1):
        other = draw() * (last + 1) >> 32
        found[last], found[other] = found[other], found[last]
    return found


def drawn(pools: Sequence[Pool], form: int) -> tuple[str, ...]:
    """Return the questions of a form: of each pool exactly its count, in the order written.

    :param form: a whole number from 1.
    """
    found: list[str] = []
    deck, hand = divmod(form - 1, HANDS)
    for at, pool in enumerate(pools):
        order = shuffled(pool.idents, f"deck {deck} pool {at}")
        start = hand * pool.count % max(len(order), 1)
        chosen = (order[start:] + order[:start])[: pool.count]
        found += [ident for ident in pool.idents if ident in chosen]
    return tuple(found)


def options(names: Iterable[str], form: int, ident: str) -> list[str]:
    """Return the options of a question in the order a form shows them."""
    return shuffled(names, f"form {form} {ident}")


def following(form: int) -> int:
    """Return the form of a retake: the next of its deck, or the one before the deck's last."""
    return form + 1 if form % HANDS else form - 1


def printed(ident: str) -> int:
    """Return the form of a test on paper and where scripts are off."""
    return hashed(ident) % FORMS + 1


def sheet(ident: str, at: int) -> int:
    """Return the form of a test on the sheet with a number from 0: of one deck, none twice.

    The first is the form on paper, so the same test always gives the same sheets.
    """
    deck, hand = divmod(printed(ident) - 1, HANDS)
    return deck * HANDS + (hand + at) % HANDS + 1
