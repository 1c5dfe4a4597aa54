"""Every kind marks by the shared vectors, and gives its own key full points."""

import json
from pathlib import Path

import pytest

from sphinx_assess.codec import decode_key
from sphinx_assess.kinds import KINDS
from sphinx_assess.model import Item, Key

VECTORS = Path(__file__).parent.parent / "vectors"
FIELDS = {"name", "key", "response", "score", "state", "feedback"}


def cases():
    for path in sorted(VECTORS.glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("kind", "case"), list(cases()))
def test_marking_follows_the_vectors(kind, case):
    assert set(case) == FIELDS
    outcome = KINDS[kind].mark(decode_key(case["key"], KINDS[kind].rules), tuple(case["response"]))
    assert outcome.score == pytest.approx(case["score"], abs=1e-12)
    assert outcome.state == case["state"]
    assert list(outcome.feedback) == case["feedback"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_vectors_for_every_state(kind):
    found = {case["state"] for case in json.loads((VECTORS / f"{kind}.json").read_text("utf-8"))}
    assert found == {"open", "correct", "partial", "wrong"}


@pytest.mark.parametrize("correct", [("a",), ("a", "c"), ("a", "b", "c", "d")])
def test_samples_are_marked_as_they_say(correct):
    item = Item("x", "choice", Key(correct), ("a", "b", "c", "d"))
    kind = KINDS["choice"]
    samples = list(kind.samples(item))
    assert {sample.state for sample in samples} >= {"correct", "open"}
    for sample in samples:
        outcome = kind.mark(item.key, sample.response)
        assert (outcome.score, outcome.state) == (sample.score, sample.state)
