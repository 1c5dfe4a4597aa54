"""The table of word vectors: its size, its shape, and that the script writes what the page reads."""

import gzip
import importlib.util
import json
import re
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "_ext" / "sphinx_assess" / "static" / "lab" / "vectors.js"


def table(source):
    return json.loads(re.search(r"Assess\.more\.vectors = (\{.*\});", source)[1])


def test_readers_load_less_than_300_kb():
    assert len(gzip.compress(TABLE.read_bytes(), 9)) < 300_000


def test_every_stem_has_a_vector_and_a_length():
    found = table(TABLE.read_text("utf-8"))
    stems = found["stems"].split(" ")
    assert len(stems) == len(set(stems)) > 5000
    assert len(found["lengths"]) == len(stems)
    assert len(found["codes"]) == len(stems) * found["dims"] // 2
    assert set(found["codes"] + found["lengths"]) <= set(map(chr, range(35, 127))) - {"\\"}


@pytest.fixture(scope="module")
def recipe():
    spec = importlib.util.spec_from_file_location(
        "make_vectors", ROOT / "scripts" / "make_vectors.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_written_is_read_back(recipe):
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(50, recipe.DIMS)) * rng.uniform(0.5, 2, size=(50, 1))
    found = table(recipe.script([f"stem{n}" for n in range(50)], vectors))

    def number(sign):
        return ord(sign) - 35 - (ord(sign) > 92)

    wide = 2 * found["steps"] + 1
    codes = [number(sign) for sign in found["codes"]]
    rows = np.array([[code // wide, code % wide] for code in codes]).reshape(50, recipe.DIMS)
    rows = recipe.unit(rows - found["steps"])
    assert (rows * recipe.unit(vectors)).sum(axis=1).min() > 0.95
    lengths = np.array([number(sign) for sign in found["lengths"]])
    assert np.corrcoef(lengths**2, np.linalg.norm(vectors, axis=1))[0, 1] > 0.99


def test_the_recipe_leaves_out_the_words_the_tutor_leaves_out(recipe):
    assert {"the", "because", "actually", "not", "never"} <= recipe.STOPS
    assert not {"more", "less", "all", "same", "batch"} & recipe.STOPS
    assert recipe.cut("The batches are never labelled") == ["batch", "label"]
