"""JavaScript and Python mark 10,000 random responses of each kind alike."""

import json
import random
import shutil
import subprocess
from pathlib import Path
from runpy import run_path

import pytest

from sphinx_assess.codec import decode_key
from sphinx_assess.kinds import KINDS

HERE = Path(__file__).parent
MARK = HERE / "random_mark.mjs"
COUNT, SEED = 10_000, 20261123
DRAWN = {path.stem: run_path(str(path))["case"] for path in sorted((HERE / "random").glob("*.py"))}


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
        marked = KINDS[kind].mark(
            decode_key(case["key"], KINDS[kind].rules), tuple(case["response"])
        )
        expected = {
            "score": marked.score,
            "state": marked.state,
            "feedback": list(marked.feedback),
        }
        assert found == expected, case
        assert 0 <= marked.score <= 1
    assert {found["state"] for found in outcomes} == {"open", "correct", "partial", "wrong"}
