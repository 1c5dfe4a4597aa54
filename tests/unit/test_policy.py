"""Policies: every state has a way out, and no path shows a key early."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_assess.policy import PracticeReveal, TestReveal, practice, scored_test

PRACTICES = [practice(reveal) for reveal in get_args(PracticeReveal)]
TESTS = [scored_test(reveal) for reveal in get_args(TestReveal)]
EVENTS = [
    "right",
    "wrong",
    "last",
    "again",
    "change",
    "reveal",
    "restart",
    "passed",
    "failed",
    "retake",
]


def reachable(policy):
    """Return the states that some sequence of events leads to."""
    found, todo = {"open"}, ["open"]
    while todo:
        for state in policy.moves[todo.pop()].values():
            if state not in found:
                found.add(state)
                todo.append(state)
    return found


@pytest.mark.parametrize("policy", [*PRACTICES, *TESTS])
def test_every_state_reached_has_a_way_back_to_the_start(policy):
    for state in reachable(policy):
        assert policy.moves[state]
        seen, todo = {state}, [state]
        while todo:
            for following in policy.moves[todo.pop()].values():
                if following not in seen:
                    seen.add(following)
                    todo.append(following)
        assert "open" in seen


@pytest.mark.parametrize("policy", [*PRACTICES, *TESTS])
def test_the_key_is_shown_only_where_nothing_can_be_answered_any_more(policy):
    assert set(policy.reveals) <= set(policy.locks)
    assert "open" not in {*policy.marks, *policy.reveals, *policy.locks}
    named = {*policy.marks, *policy.reveals, *policy.locks}
    assert named <= set(policy.moves)


@pytest.mark.parametrize("policy", PRACTICES)
def test_practice_can_begin_anew_at_any_time(policy):
    assert {policy.after(state, "restart") for state in policy.moves} == {"open"}


@given(st.sampled_from(PRACTICES), st.lists(st.sampled_from(EVENTS), max_size=30))
def test_practice_never_shows_a_key_early(policy, events):
    """The key needs a right answer, the last wrong one, or the wish to see it."""
    state, has_ended = "open", False
    for event in events:
        following = policy.after(state, event)
        if event in {"right", "last", "reveal"} and following != state:
            has_ended = True
        if following == "open":
            has_ended = False
        state = following
        assert state not in policy.reveals or has_ended


@given(st.lists(st.sampled_from(EVENTS), max_size=30))
def test_each_choice_of_reveal_keeps_its_word(events):
    states = dict.fromkeys(get_args(PracticeReveal), "open")
    for event in events:
        for reveal in states:
            states[reveal] = practice(reveal).after(states[reveal], event)
        assert states["never"] not in practice("never").reveals
        assert states["tries"] != "shown"
    tests = dict.fromkeys(get_args(TestReveal), "open")
    for event in events:
        for reveal in tests:
            tests[reveal] = scored_test(reveal).after(tests[reveal], event)
        assert tests["never"] != "shown"
        if event == "failed" and tests["pass"] == "shown":
            assert "passed" in events


def test_a_test_reveals_by_its_setting():
    assert scored_test("submission").after("open", "failed") == "shown"
    assert scored_test("pass").after("open", "failed") == "submitted"
    assert scored_test("pass").after("open", "passed") == "shown"
    assert scored_test("never").after("open", "passed") == "submitted"
