"""Forms of a test: counts, overlap, chance; and the vectors the script obeys too."""

import json
import sys
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


@pytest.mark.parametrize("vector", VECTORS["forms"], ids=lambda vector: vector["name"])
def test_forms(vector):
    pools = [Pool(pool["count"], tuple(pool["of"])) for pool in vector["pools"]]
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
    ],
)
def test_the_simulation_finds_a_bad_draw(monkeypatch, name, spoilt):
    monkeypatch.setattr(draw, name, spoilt)
    assert bench_draw.faults(2000)
