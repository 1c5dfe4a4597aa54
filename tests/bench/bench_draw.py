"""Draw many forms of a test and compare them with the blueprint and with chance.

    python tests/bench/bench_draw.py          100,000 draws
    python tests/bench/bench_draw.py 5000     as many as wanted

All 10,000 forms are drawn, then again with the lines in another place, which gives other decks.
Held against the rules:

- each line gives exactly its count, no question comes twice;
- a retake shares with the form before it at most ``max(0, 2 * count - size)`` of each line;
- of a case all questions come or none, and where there are cases a retake shares the least of all
  sets of cases and questions that make the count;
- each question of a pool is drawn equally often, cases among those of their size, and the key stands in each position equally
  often (chi-square, one test for each pool and each number of options).

The threshold is the value a fair draw exceeds once in 10,000 tests (p = 0.0001); draws are seeded,
so the outcome is the same every time. Exits with 1 when a rule is broken.
"""

import sys
import time
from collections import Counter
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "_ext"))

from sphinx_assess import draw
from sphinx_assess.model import Pool

SIZES = ((3, 12), (4, 6), (2, 4), (1, 5))
"""Of each line how many questions a form takes, and how many there are."""

CASES = (
    (5, (1, 1, 3, 1, 1, 3, 1, 1)),
    (6, (3, 3, 3, 3)),
    (5, (4, 1, 1, 1, 1)),  # the case is in every form: four questions make no five
    (7, (2, 3, 2, 3, 2, 3)),
)
"""Of each line with cases how many questions a form takes, and the sizes of what it draws."""

STEP = 4099
"""Prime to the number of forms, so all are visited, decks in mixed order."""

KEYS = {2: "b", 3: "a", 4: "c", 5: "e"}
"""For each number of options, which one is right."""

LIMITS = {1: 15.14, 2: 18.42, 3: 21.11, 4: 23.51, 5: 25.74, 11: 37.37}
"""Chi-square quantiles, p = 0.9999, by degrees of freedom."""


def pools_of(place):
    """Return the lines, after ``place`` empty ones: a pool's deck depends on its place."""
    lines = enumerate(SIZES)
    own = [Pool(count, tuple(f"{at}-{n}" for n in range(size))) for at, (count, size) in lines]
    return [Pool(0, ())] * place + own + [case_pool(at, *line) for at, line in enumerate(CASES)]


def case_pool(at, count, sizes):
    """Return a pool with cases."""
    units = [tuple(f"case-{at}-{n}-{k}" for k in range(size)) for n, size in enumerate(sizes)]
    names = tuple(name for unit in units for name in unit)
    return Pool(count, names, tuple(unit for unit in units if len(unit) > 1))


def makers(units, count):
    """Yield all sets of units that make a count, those with early units first."""
    if not units:
        yield from [[]] if count == 0 else []
        return
    if len(units[0]) <= count:
        yield from ([units[0], *rest] for rest in makers(units[1:], count - len(units[0])))
    yield from makers(units[1:], count)


def best_by_hand(units, count, dear=()):
    """Return the first of all hands with the fewest questions of dear units, by looking at all."""
    key = lambda hand: sum(len(unit) for unit in hand if unit in dear)  # noqa: E731 - a key
    return min(makers(units, count), key=key, default=[])


@cache
def least_shared(pool, here):
    """Return how few questions any form of a pool shares with those of one form."""
    return min(
        sum(len(here.intersection(unit)) for unit in hand)
        for hand in makers(pool.units, pool.count)
    )


def chi_square(seen, among):
    """Return the statistic for equal chances of the categories ``among``."""
    expected = seen.total() / len(among)
    if not expected:
        return float("inf")
    return sum((seen[name] - expected) ** 2 / expected for name in among)


def broken(pools, form, now):
    """Return what is wrong with one form and its retake."""
    after = set(draw.drawn(pools, draw.following(form)))
    is_last = draw.following(form) < form  # then the retake is the form before it
    found = ["a question comes twice"] if len(set(now)) != len(now) else []
    for pool in pools:
        here = set(pool.idents) & set(now)
        if len(here) != pool.count:
            found.append(f"{len(here)} of {pool}")
        shared = len(here & after)
        earlier = frozenset(after if is_last else here).intersection(pool.idents)
        least = least_shared(pool, earlier) if pool.cases and not found else 0
        if shared > (least if pool.cases else max(0, 2 * pool.count - len(pool.idents))):
            found.append(f"its retake shares {shared} of {pool}")
        if any(0 < len(here.intersection(case)) < len(case) for case in pool.cases):
            found.append(f"a case of {pool} is taken apart")
    return [f"form {form}: {fault}" for fault in found]


def uneven(what, seen, among):
    """Return a fault when categories that should be equally frequent are not."""
    value, limit = chi_square(seen, among), LIMITS[len(among) - 1]
    return [f"{what}: chi-square {value:.1f}, above {limit}"] if value > limit else []


def faults(draws):
    """Return what is wrong with so many draws, nothing when all is well."""
    found = []
    drawn = Counter()
    places = {size: Counter() for size in KEYS}
    for number in range(draws):
        pools = pools_of(number // draw.FORMS)
        form = number * STEP % draw.FORMS + 1
        now = draw.drawn(pools, form)
        found += broken(pools, form, now)
        drawn.update(now)
        for size, right in KEYS.items():
            names = [chr(ord("a") + n) for n in range(size)]
            places[size][draw.options(names, form, f"question-{number % 37}").index(right)] += 1
    for pool in pools_of(0):
        for size in sorted({len(unit) for unit in pool.units}):
            names = [unit[0] for unit in pool.units if len(unit) == size]
            among = Counter({name: drawn[name] for name in names})
            if len(names) > 1:
                found += uneven(f"cards of {size} in a pool of {len(pool.idents)}", among, names)
    for size, seen in places.items():
        found += uneven(f"key among {size} options", seen, range(size))
    return found


def main():
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    start = time.perf_counter()
    found = faults(draws)
    print("\n".join(found[:20]) or "every rule is kept")
    print(f"{draws} draws, {len(found)} faults, {time.perf_counter() - start:.1f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
