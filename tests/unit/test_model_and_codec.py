"""The model's JSON: what goes to the page, and what never does."""

import json
from dataclasses import replace

import pytest

from sphinx_assess import codec, policy
from sphinx_assess.model import Item, Key, Quiz, Test

ITEM = Item("dns-port", "choice", Key(("b",)), ("a", "b"), objectives=("net.1",))


def test_item_data_has_the_fields_of_the_contract():
    data = codec.encode_item(ITEM, with_key=True)
    assert data == {
        "v": 1,
        "kind": "choice",
        "points": 1,
        "select": "one",
        "shuffle": None,
        "objectives": ["net.1"],
        "key": {"correct": ["b"]},
    }


def test_item_data_without_key_says_nothing_of_it():
    data = codec.encode_item(ITEM, with_key=False)
    assert "key" not in data
    assert '"b"' not in codec.dumps(data)


@pytest.mark.parametrize("own", [None, False, True])
def test_a_question_says_only_its_own_shuffle(own):
    """The group, and the site below it, decide where the question says nothing."""
    data = codec.encode_item(replace(ITEM, shuffle=own), with_key=True)
    assert data["shuffle"] is own


def test_key_survives_the_round_trip():
    key = Key(("a", "c"))
    assert codec.decode_key(json.loads(json.dumps(codec.encode_key(key)))) == key


def test_unknown_field_of_a_key_is_refused():
    with pytest.raises(ValueError, match="unknown field 'tolerance'"):
        codec.decode_key({"correct": ["a"], "tolerance": 1})


def test_data_cannot_close_its_script_element():
    text = codec.dumps({"title": "</script><!--"})
    assert "<" not in text
    assert json.loads(text) == {"title": "</script><!--"}


def test_group_settings_win_over_the_site():
    assert codec.encode_practice(Quiz("q", tries=0), tries=2, shuffle=True)["tries"] == 0
    assert codec.encode_practice(Quiz("q", penalty=0.25), tries=2, shuffle=False) == {
        "v": 1,
        "tries": 2,
        "shuffle": False,
        "shuffleQuestions": False,
        "penalty": 0.25,
        "hintPenalty": 0,
        "policy": policy.encode(policy.practice()),
    }
    data = codec.encode_test(Test("t", pass_mark=0.8, reveal="pass"), points=15, shuffle=True)
    assert data == {
        "v": 1,
        "pass": 0.8,
        "points": 15,
        "shuffle": True,
        "shuffleQuestions": False,
        "policy": policy.encode(policy.scored_test("pass")),
    }


@pytest.mark.parametrize(
    "changed",
    [
        replace(ITEM, key=Key(("a",))),
        replace(ITEM, options=("a", "b", "c")),
        replace(ITEM, kind="order"),
        replace(ITEM, revision="2"),
    ],
)
def test_revision_changes_with_meaning(changed):
    assert codec.revision(changed) != codec.revision(ITEM)


def test_the_authors_own_mark_stands_after_a_point():
    meaning, own = codec.revision(replace(ITEM, revision="2")).split(".")
    assert meaning == codec.revision(ITEM)
    assert own != codec.revision(replace(ITEM, revision="3")).split(".")[1]


@pytest.mark.parametrize(
    "changed",
    [replace(ITEM, points=3), replace(ITEM, objectives=()), replace(ITEM, shuffle=False)],
)
def test_revision_stays_when_only_settings_change(changed):
    assert codec.revision(changed) == codec.revision(ITEM)
