"""Draw many forms of a test and compare them with the blueprint and with chance.

    python tests/bench/bench_draw.py          100,000 draws
    python tests/bench/bench_draw.py 5000     as many as wanted

All 10,000 forms are drawn, then again with the lines in another place, which gives other decks.
Held against the rules:

- each line gives exactly its count, no question comes twice;
- a retake shares with the form before it at most ``max(0, 2 * count - size)`` of each line;
- each question of a pool is drawn equally often, and the key stands in each position equally
  often (chi-square, one test for each pool and each number of options).

The threshold is the value a fair draw exceeds once in 10,000 tests (p = 0.0001); draws are seeded,
so the outcome is the same every time. Exits with 1 when a rule is broken.
"""

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "_ext"))

from sphinx_assess import draw
from sphinx_assess.model import Pool

SIZES = ((3, 12), (4, 6), (2, 4), (1, 5))
"""Of each line how many questions a form takes, and how many there are."""

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
    return [Pool(0, ())] * place + own


def chi_square(seen, among):
    """Return the statistic for equal chances of the categories ``among``."""
    expected = seen.total() / len(among)
    return sum((seen[name] - expected) ** 2 / expected for name in among)


def broken(pools, form, now):
    """Return what is wrong with one form and its retake."""
    after = set(draw.drawn(pools, draw.following(form)))
    found = ["a question comes twice"] if len(set(now)) != len(now) else []
    for pool in pools:
        here = set(pool.idents) & set(now)
        if len(here) != pool.count:
            found.append(f"{len(here)} of {pool}")
        shared = len(here & after)
        if shared > max(0, 2 * pool.count - len(pool.idents)):
            found.append(f"its retake shares {shared} of {pool}")
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
        among = Counter({name: drawn[name] for name in pool.idents})
        found += uneven(f"questions of a pool of {len(among)}", among, pool.idents)
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
