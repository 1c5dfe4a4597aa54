"""Forms of a test: counts, overlap, chance; and the vectors the script obeys too."""

import json
import sys
from itertools import product
from pathlib import Path

import pytest

from sphinx_assess import draw
from sphinx_assess.model import Pool

TESTS = Path(__file__).parents[1]
VECTORS = json.loads((TESTS / "vectors-draw" / "draw.json").read_text("utf-8"))
sys.path.insert(0, str(TESTS / "bench"))

import bench_draw  # noqa: E402


def test_mulberry32_is_the_published_one(monkeypatch):
    """Its first outputs for the seed 0."""
    monkeypatch.setattr(draw, "hashed", int)
    following = draw.generator("0")
    assert [following() for _ in range(3)] == [1144304738, 1416247, 958946056]


def test_fnv_1a_is_the_published_one():
    assert [draw.hashed(text) for text in ("", "a", "foobar")] == [
        0x811C9DC5,
        0xE40C292C,
        0xBF9CF968,
    ]


def pool_of(count, units):
    """Return the pool that the page's data tells: questions, and lists of those drawn as one."""
    cases = tuple(tuple(unit) for unit in units if isinstance(unit, list))
    names = [name for unit in units for name in (unit if isinstance(unit, list) else [unit])]
    return Pool(count, tuple(names), cases)


@pytest.mark.parametrize("vector", VECTORS["forms"], ids=lambda vector: vector["name"])
def test_forms(vector):
    pools = [pool_of(pool["count"], pool["of"]) for pool in vector["pools"]]
    assert list(draw.drawn(pools, vector["form"])) == vector["drawn"]


@pytest.mark.parametrize("vector", VECTORS["options"])
def test_options(vector):
    assert draw.options(vector["names"], vector["form"], vector["ident"]) == vector["order"]


@pytest.mark.parametrize("vector", VECTORS["following"])
def test_retake(vector):
    assert draw.following(vector["form"]) == vector["following"]


def test_every_form_is_a_form():
    for form in range(1, draw.FORMS + 1):
        after = draw.following(form)
        assert 1 <= after <= draw.FORMS
        assert after != form
        assert (after - 1) // draw.HANDS == (form - 1) // draw.HANDS


def test_the_printed_form_is_a_form_and_stays():
    assert draw.printed("clip-test") == draw.printed("clip-test")
    assert len({draw.printed(f"test-{n}") for n in range(100)}) > 90
    assert all(1 <= draw.printed(f"test-{n}") <= draw.FORMS for n in range(1000))


def test_two_thousand_draws():
    assert bench_draw.faults(2000) == []


@pytest.mark.parametrize(
    ("name", "spoilt"),
    [
        ("drawn", lambda pools, form: tuple(name for p in pools for name in p.idents[: p.count])),
        ("drawn", lambda pools, form: draw.shuffled([n for p in pools for n in p.idents], "x")[:9]),
        ("options", lambda names, form, ident: list(names)),
        ("following", lambda form: form % draw.FORMS + 1),
        ("pick", lambda units, count, dear=(): units[:count]),
        ("pick", lambda units, count, dear=(), pick=draw.pick: pick(units, count)),
        ("pick", lambda units, count, dear=(), pick=draw.pick: pick(sorted(units), count, dear)),
    ],
)
def test_the_simulation_finds_a_bad_draw(monkeypatch, name, spoilt):
    draw.hands.cache_clear()
    monkeypatch.setattr(draw, name, spoilt)
    monkeypatch.setattr(draw, "hands", draw.hands.__wrapped__)
    assert bench_draw.faults(2000)


def units(*sizes):
    """Return units of these sizes, each with names of its own."""
    return [tuple(f"{at}-{n}" for n in range(size)) for at, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("sizes", "count", "dear", "picked"),
    [
        ((1, 1, 1), 2, (), (0, 1)),
        ((3, 1, 1), 2, (), (1, 2)),  # the case does not fit
        ((1, 3, 1), 4, (), (0, 1)),
        ((1, 2, 2, 1), 4, (), (0, 1, 3)),  # the first that make it
        ((1, 2, 2, 1), 4, (3,), (1, 2)),  # without what was asked before
        ((3, 1, 1), 5, (0,), (0, 1, 2)),  # all there is
        ((2, 2), 0, (), ()),
        ((2, 2), 3, (), ()),  # cannot be
    ],
)
def test_a_hand_makes_its_count_exactly(sizes, count, dear, picked):
    every = units(*sizes)
    found = draw.pick(every, count, [every[at] for at in dear])
    assert found == [every[at] for at in picked]


@pytest.mark.parametrize(
    ("sizes", "count", "most"), [((3, 3), 4, 3), ((3, 3), 2, 0), ((2, 3), 5, 5), ((1, 4), 3, 1)]
)
def test_the_nearest_number_that_cases_can_make(sizes, count, most):
    assert draw.nearest(units(*sizes), count) == most


def test_a_hand_is_the_best_of_all_hands():
    """Every set of units of small pools, against the table of sums."""
    for sizes in product((1, 2, 3), repeat=5):
        every = units(*sizes)
        for count in range(sum(sizes) + 1):
            for dear in ((), every[:2], every[1:4]):
                best = bench_draw.best_by_hand(every, count, dear)
                assert draw.pick(every, count, dear) == best
