"""JavaScript and Python mark 10,000 random responses of each kind alike."""

import json
import random
import shutil
import string
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_assess.codec import decode_key, encode_key
from sphinx_assess.kinds import KINDS
from sphinx_assess.model import Key

MARK = Path(__file__).with_name("random_mark.mjs")
COUNT, SEED = 10_000, 20261123
# Source order goes on after z, so some questions have that many options.
IDENTS = [*string.ascii_lowercase, "aa", "ab", "ac"]


def choice(draw: random.Random) -> dict[str, object]:
    """Return a key and a response: often near the key, now and then with what is not there."""
    idents = IDENTS[: draw.choice([2, 3, 4, 4, 5, 6, 8, len(IDENTS)])]
    correct = sorted(draw.sample(idents, draw.randint(1, len(idents))), key=IDENTS.index)
    response = draw.sample(idents, draw.randint(0, len(idents)))
    if draw.random() < 0.3:  # the key, with one more or one less
        response = [*correct, *draw.sample(idents, 1)][draw.randint(0, 1) :]
    if draw.random() < 0.1:
        response.insert(draw.randint(0, len(response)), draw.choice(["zz", "", "A", *idents]))
    return {"key": encode_key(Key(tuple(correct))), "response": response}


DRAWN: dict[str, Callable[[random.Random], dict[str, object]]] = {"choice": choice}


def test_every_kind_is_drawn() -> None:
    assert DRAWN.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", DRAWN)
def test_both_mark_alike(kind: str) -> None:
    node = shutil.which("node")
    assert node, "node is missing; install Node.js 20 or later (Debian: apt-get install nodejs)"
    draw = random.Random(SEED)
    cases = [{"kind": kind, **DRAWN[kind](draw)} for _ in range(COUNT)]
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
    assert {found["state"] for found in outcomes} == {"open", "correct", "partial", "wrong"}
