"""Policies: what a reader may do with a question, and in which state the key is shown.

A question never knows its policy; the group it stands in has one. A policy is
a table of moves, (state, event) to state, which the scripts read as JSON: one
table for both languages, and options of a group are other tables, not other
code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

PracticeReveal = Literal["request", "tries", "never"]
TestReveal = Literal["submission", "pass", "never"]


@dataclass(frozen=True, slots=True)
class Policy:
    """One declared state machine; it starts in ``open``.

    ``moves`` maps a state to its events and where each leads; an event that is
    not listed changes nothing. ``marks`` are the states in which the response
    is marked, ``reveals`` those in which the key is shown, ``locks`` those in
    which the response cannot be changed.
    """

    moves: Mapping[str, Mapping[str, str]]
    marks: tuple[str, ...]
    reveals: tuple[str, ...]
    locks: tuple[str, ...]

    def after(self, state: str, event: str) -> str:
        """Return the state an event leads to."""
        return self.moves[state].get(event, state)


def practice(reveal: PracticeReveal = "request") -> Policy:
    """Return the policy of practice: answer, check, try again.

    Events: ``right``, ``wrong`` and ``last`` (wrong, and no try left) follow a
    check; ``again`` and ``change`` go back to answering; ``reveal`` opens the
    answer; ``restart`` begins anew, at any time.

    :param reveal: the key is shown on request and at the end, only at the end,
        or never.
    """
    on_request = reveal == "request"
    anew = {"restart": "open"}
    return Policy(
        moves={
            "open": {
                "right": "solved",
                "wrong": "checked",
                "last": "failed",
                **anew,
                **({"reveal": "shown"} if on_request else {}),
            },
            "checked": {
                "again": "open",
                "change": "open",
                **anew,
                **({"reveal": "failed"} if on_request else {}),
            },
            "solved": anew,
            "failed": anew,
            "shown": anew,
        },
        marks=("checked", "solved", "failed"),
        reveals=() if reveal == "never" else ("solved", "failed", "shown"),
        locks=("solved", "failed", "shown"),
    )


def scored_test(reveal: TestReveal = "submission") -> Policy:
    """Return the policy of a test: nothing is told before its one submission.

    Events: ``passed`` and ``failed`` follow a submission; ``retake`` begins
    anew.

    :param reveal: the key is shown after every submission, after a pass, or
        never.
    """
    return Policy(
        moves={
            "open": {
                "passed": "submitted" if reveal == "never" else "shown",
                "failed": "shown" if reveal == "submission" else "submitted",
            },
            "submitted": {"retake": "open"},
            "shown": {"retake": "open"},
        },
        marks=("submitted", "shown"),
        reveals=("shown",),
        locks=("submitted", "shown"),
    )


def encode(policy: Policy) -> dict[str, Any]:
    """Return the table as the scripts read it."""
    return {
        "moves": {state: dict(events) for state, events in policy.moves.items()},
        "marks": list(policy.marks),
        "reveals": list(policy.reveals),
        "locks": list(policy.locks),
    }
