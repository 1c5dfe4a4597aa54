"""All rules over a course: faults become findings with a severity and a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sphinx_assess.lint import suppress
from sphinx_assess.lint.base import (
    SEVERITIES,
    Course,
    GroupView,
    ObjectiveView,
    Question,
    Rule,
    Severity,
    Subject,
)
from sphinx_assess.lint.locate import locate, source_lines
from sphinx_assess.lint.rules import RULES
from sphinx_assess.lint.suppress import ALL, Found, lint_ignore
from sphinx_assess.model import Bank, Test
from sphinx_assess.nodes import group_kind

Settings = Mapping[str, Any]
"""A severity for each code: one for practice and tests, or a pair of both."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One line of a report. Line and column are counted from 1."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    ident: str = ""
    docname: str = ""


def severities(code: str, settings: Settings) -> tuple[Severity, Severity]:
    """Return the severity of a rule in practice and in tests."""
    chosen: Any = settings.get(code)
    if chosen is None:
        return ALL[code].practice, ALL[code].test
    pair: tuple[Severity, Severity] = (chosen, chosen) if isinstance(chosen, str) else tuple(chosen)
    return pair


def run(
    course: Course, settings: Settings, paths: Mapping[str, str], codes: Iterable[str] = ()
) -> list[Finding]:
    """Return all findings, in order of place.

    :param paths: the source file of each page.
    :param codes: the rules to run; empty means all.
    """
    source_lines.cache_clear()  # files may have changed since the last run of this process
    wanted = frozenset(codes) or frozenset(ALL)
    active = frozenset(c for c in wanted if severities(c, settings) != ("off", "off"))
    found = [one for rule in RULES.values() if rule.code in active for one in _apply(rule, course)]
    kept, suppressions = suppress.split(course, found, active)
    if lint_ignore.code in active:
        kept += [
            Found(lint_ignore, one.subject, fault)
            for one in suppressions
            for fault in lint_ignore.check(one)
        ]
    findings = [_finding(one, settings, paths) for one in kept]
    return sorted({one for one in findings if one.severity != "off"})


def _apply(rule: Rule, course: Course) -> Iterator[Found]:
    if rule.scope == "course":
        for fault in rule.check(course):
            assert fault.subject is not None
            yield Found(rule, fault.subject, fault)
        return
    subjects: tuple[Subject, ...] = course.groups if rule.scope == "group" else course.questions
    for subject in subjects:
        for fault in rule.check(subject):
            yield Found(rule, subject, fault)


def _finding(one: Found, settings: Settings, paths: Mapping[str, str]) -> Finding:
    noun, ident, is_tested = describe(one.subject)
    severity = severities(one.rule.code, settings)[is_tested]
    place = locate(one.subject, one.fault, paths.get(one.subject.docname, one.subject.docname))
    message = f"{noun} '{ident}' {one.fault.message}"
    return Finding(*place, one.rule.code, severity, message, ident, one.subject.docname)


def describe(subject: Subject) -> tuple[str, str, bool]:
    """Return what a subject is called, its name, and whether it counts in a test."""
    if isinstance(subject, Question):
        return "question", subject.item.ident, subject.is_tested
    if isinstance(subject, GroupView):
        is_tested = isinstance(subject.group, Test | Bank)
        return group_kind(subject.group), subject.group.ident, is_tested
    assert isinstance(subject, ObjectiveView)
    return "objective", subject.ident, False


def is_severity(value: Any) -> bool:
    """Tell whether a value is a severity, or one for practice and one for tests."""
    if isinstance(value, str):
        return value in SEVERITIES
    return (
        isinstance(value, tuple | list) and len(value) == 2 and all(v in SEVERITIES for v in value)
    )
