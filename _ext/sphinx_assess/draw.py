"""Forms of a test: which questions a form number stands for, the same in ``static/draw.js``.

A pool is dealt like cards. Its questions are shuffled into a *deck*, and each form takes the
next hand of it; what was dealt goes below the deck. Ten forms share a deck, so two that follow
each other have no question in common where the pool holds twice what a form takes, and never
more than ``2 * count - size`` of them otherwise. Each deck is a shuffle of its own, so over all
forms each question is as likely as any other.

A case is one card with several questions. A hand is then the cards nearest the top that make up
the count exactly, among all sets of cards that repeat as few questions of the hand before as can
be. Where no pool has a case, that is the next ``count`` cards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias, TypeVar

from sphinx_assess.model import Pool

FORMS = 10_000
"""Forms are numbered from 1 to this."""

HANDS = 10
"""Forms that share a deck."""

WORD = 0xFFFFFFFF

Unit: TypeAlias = tuple[str, ...]
T = TypeVar("T")


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


def shuffled(names: Iterable[T], seed: str) -> list[T]:
    """Return names in the order of a seed (Fisher and Yates, in Durstenfeld's form)."""
    found, draw = list(names), generator(seed)
    for last in range(len(found) - 1, 0, -1):
        other = draw() * (last + 1) >> 32
        found[last], found[other] = found[other], found[last]
    return found


class Hand(NamedTuple):
    """Units that make up a sum: one, and the hand to which it is added; ``None`` in an empty one.

    ``cost`` is how many questions of dear units it has.
    """

    cost: int = 0
    unit: Unit = ()
    rest: Hand | None = None


def made(units: Sequence[Unit], count: int, dear: Sequence[Unit] = ()) -> list[Hand | None]:
    """Return for each sum, 0 to ``count``, the hand that makes it, ``None`` where none does.

    Of several it is one with the fewest questions of dear units, and of these the first.
    """
    best: list[Hand | None] = [Hand(), *[None] * count]
    for unit in reversed(units):
        size, cost = len(unit), len(unit) * (unit in dear)
        below = [None] * size + best
        best = [_better(best[at], below[at], unit, cost) for at in range(count + 1)]
    return best


def _better(without: Hand | None, rest: Hand | None, unit: Unit, cost: int) -> Hand | None:
    if rest is None or (without is not None and without.cost < rest.cost + cost):
        return without
    return Hand(rest.cost + cost, unit, rest)


def pick(units: Sequence[Unit], count: int, dear: Sequence[Unit] = ()) -> list[Unit]:
    """Return the first units that make up the count exactly, with few questions of dear ones."""
    hand, found = made(units, count, dear)[count], []
    while hand and hand.rest is not None:
        found.append(hand.unit)
        hand = hand.rest
    return found


def nearest(units: Sequence[Unit], count: int) -> int:
    """Return the greatest sum of units that is not above the count."""
    return max(at for at, hand in enumerate(made(units, count)) if hand is not None)


@lru_cache(maxsize=4096)
def hands(pool: Pool, seed: str) -> tuple[Unit, ...]:
    """Return the questions of each hand of a deck, in the order written."""
    units = pool.units
    queue, before, found = shuffled(units, seed), list[Unit](), []
    for _ in range(HANDS):
        queue = [unit for unit in queue if unit not in before] + before
        before = pick(queue, pool.count, before)
        chosen = (unit for unit in units if unit in before)
        found.append(tuple(name for unit in chosen for name in unit))
    return tuple(found)


def drawn(pools: Sequence[Pool], form: int) -> tuple[str, ...]:
    """Return the questions of a form: of each pool exactly its count, in the order written.

    :param form: a whole number from 1.
    """
    deck, hand = divmod(form - 1, HANDS)
    found = [hands(pool, f"deck {deck} pool {at}")[hand] for at, pool in enumerate(pools)]
    return tuple(name for names in found for name in names)


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
