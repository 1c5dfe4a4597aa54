"""JavaScript and Python mark 10,000 random responses of each kind alike.

Kinds come from the registry. Half of a kind's cases are its vectors, ``tests/vectors/<kind>.json``,
with their responses taken apart and put together at random; a kind gives nothing for that but
the vectors it owes anyway. The other half comes from ``case(draw)`` in
``tests/vectors/<kind>.py``, if there is such a file: it takes a ``random.Random`` and returns
``{"key": ..., "response": [...]}``, the key as the page's JSON has it, and should return keys and
responses that no vector is like. Without the file all cases are made of vectors.
"""

import importlib.util
import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_assess.codec import decode_key
from sphinx_assess.kinds import KINDS

Case = dict[str, Any]
MARK = Path(__file__).with_name("random_mark.mjs")
VECTORS = Path(__file__).parents[1] / "vectors"
COUNT, SEED = 10_000, 20261123


def from_vectors(kind: str) -> Callable[[random.Random], Case]:
    """Return what draws a key of a vector and a response near one of the kind's own."""
    vectors = json.loads((VECTORS / f"{kind}.json").read_text("utf-8"))
    words = sorted({word for one in vectors for word in one["response"]} | {"", "zz"})

    def case(draw: random.Random) -> Case:
        of_key, other = draw.choice(vectors), draw.choice(vectors)
        response = list(draw.choice([of_key, other])["response"])
        for _ in range(draw.choice([0, 0, 1, 1, 2, 5])):
            change = draw.choice(["add", "add", "drop", "replace", "shuffle"])
            at = draw.randint(0, len(response))
            if change == "add":
                response.insert(at, draw.choice(words))
            elif change == "shuffle":
                draw.shuffle(response)
            elif at < len(response):
                response[at : at + 1] = [draw.choice(words)] if change == "replace" else []
        return {"key": of_key["key"], "response": response}

    return case


def from_kind(kind: str) -> Callable[[random.Random], Case]:
    """Return ``case`` of the kind's own file, or what its vectors give."""
    path = VECTORS / f"{kind}.py"
    if not path.exists():
        return from_vectors(kind)
    spec = importlib.util.spec_from_file_location(f"vectors_{kind}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[random.Random], Case] = module.case
    return found


def states_in_vectors(kind: str) -> set[str]:
    vectors = json.loads((VECTORS / f"{kind}.json").read_text("utf-8"))
    return {one["state"] for one in vectors}


@pytest.mark.parametrize("kind", KINDS)
def test_both_mark_alike(kind: str) -> None:
    node = shutil.which("node")
    assert node, "node is missing; install Node.js 20 or later (Debian: apt-get install nodejs)"
    draw = random.Random(SEED)
    sources = (from_kind(kind), from_vectors(kind))
    cases = [{"kind": kind, **sources[at % 2](draw)} for at in range(COUNT)]
    run = subprocess.run(
        [node, str(MARK)], input=json.dumps(cases), capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    outcomes = json.loads(run.stdout)
    assert len(outcomes) == COUNT
    for case, found in zip(cases, outcomes, strict=True):
        marked = KINDS[kind].mark(decode_key(case["key"]), tuple(case["response"]))
        expected = {
            "score": marked.score,
            "state": marked.state,
            "feedback": list(marked.feedback),
        }
        assert found == expected, case
        assert 0 <= marked.score <= 1
    assert {found["state"] for found in outcomes} == states_in_vectors(kind)
