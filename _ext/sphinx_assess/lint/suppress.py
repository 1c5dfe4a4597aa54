"""Suppressions: one rule on one question, quiz, test, bank or list of objectives, with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docutils import nodes

from sphinx_assess.lint.base import Course, Fault, ObjectiveView, Rule, Subject, rule
from sphinx_assess.lint.rules import RULES
from sphinx_assess.nearest import advice


@dataclass(frozen=True)
class Found:
    """A fault with the rule that found it and what it is of."""

    rule: Rule
    subject: Subject
    fault: Fault


@dataclass(frozen=True)
class Suppression:
    """One entry of a ``:lint-ignore:`` option. ``is_used``: there is a fault for it."""

    subject: Subject
    code: str
    reason: str
    is_used: bool


def owner(subject: Subject) -> nodes.Element:
    """Return the node whose directive has the suppressions for a subject."""
    if isinstance(subject, ObjectiveView) and subject.node.parent is not None:
        return subject.node.parent
    return subject.node


def entries(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Return the rule and the reason of each suppression."""
    found: tuple[tuple[str, str], ...] = owner(subject).get("ignored", ())
    return found


def split(
    course: Course, found: Sequence[Found], active: frozenset[str]
) -> tuple[list[Found], list[Suppression]]:
    """Return the faults that nobody suppressed, and all suppressions of rules that ran.

    A suppression without a reason suppresses nothing.
    """
    used, kept = set(), []
    for one in found:
        reasons = dict(entries(one.subject))
        if one.rule.code in reasons:
            used.add((id(owner(one.subject)), one.rule.code))
        if not reasons.get(one.rule.code):
            kept.append(one)
    unique: dict[int, Subject] = {}
    subjects: list[Subject] = [*course.questions, *course.groups, *course.objectives]
    for subject in subjects:
        unique.setdefault(id(owner(subject)), subject)
    suppressions = [
        Suppression(subject, code, reason, (place, code) in used)
        for place, subject in unique.items()
        for code, reason in entries(subject)
        if code in active or code not in RULES
    ]
    return kept, suppressions


@rule(
    "lint-ignore",
    "suppression",
    title="A suppression has no reason, or nothing to suppress",
    reason="""Whoever silences a rule knows why; whoever reads the question next year does not.
    And a suppression that outlives its fault would hide the next one.""",
    source="the rule of this project for every exception: in writing, or not at all",
    bad="""
:lint-ignore: options-unordered

What is 6 + 7?

- [ ] 12
- [ ] 14
- [x] 13
""",
    good="""
:lint-ignore: options-unordered (in the order in which the lesson meets them)

What is 6 + 7?

- [ ] 12
- [ ] 14
- [x] 13
""",
    test="warning",
)
def lint_ignore(suppression: Suppression) -> Iterator[Fault]:
    """Find suppressions that are unknown, unexplained or idle."""
    code = suppression.code
    if code not in RULES:
        what = advice(code, RULES, "the reference lists the rules")
        yield Fault(f"suppresses the unknown rule '{code}'; {what}", excerpt=code)
    elif not suppression.reason:
        yield Fault(
            f"suppresses '{code}' without a reason; add it in brackets: "
            f"':lint-ignore: {code} (why)'",
            excerpt=code,
        )
    elif not suppression.is_used:
        yield Fault(f"suppresses '{code}', which finds nothing here; remove it", excerpt=code)


ALL: dict[str, Rule] = {**RULES, lint_ignore.code: lint_ignore}
"""Every code that the linter can report."""
