"""Findings as text, JSON, SARIF and GitHub annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict

from sphinx_assess.lint.run import Finding
from sphinx_assess.lint.suppress import ALL

SARIF_LEVEL = {"info": "note", "warning": "warning", "error": "error"}
GITHUB_LEVEL = {"info": "notice", "warning": "warning", "error": "error"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(findings: Sequence[Finding]) -> str:
    """Return one line for each finding: place, code, severity, sentence."""
    return "".join(
        f"{one.path}:{one.line}:{one.column}: {one.code} {one.severity}: {one.message}\n"
        for one in findings
    )


def as_json(findings: Sequence[Finding]) -> str:
    """Return an object with the findings and their number by severity."""
    count = Counter(one.severity for one in findings)
    summary = {severity: count[severity] for severity in ("error", "warning", "info")}
    data = {"version": 1, "summary": summary, "findings": [asdict(one) for one in findings]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def as_sarif(findings: Sequence[Finding]) -> str:
    """Return a log in the Static Analysis Results Interchange Format, version 2.1.0."""
    codes = sorted({one.code for one in findings} | set(ALL))
    driver = {
        "name": "sphinx-assess lint",
        "rules": [_sarif_rule(code) for code in codes],
    }
    results = [_sarif_result(one, codes.index(one.code)) for one in findings]
    runs = [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}]
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": runs}, indent=2) + "\n"


def _sarif_rule(code: str) -> dict[str, object]:
    rule = ALL.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.reason} Source: {rule.source}."},
    }


def _sarif_result(one: Finding, index: int) -> dict[str, object]:
    place = {
        "artifactLocation": {"uri": one.path.replace("\\", "/")},
        "region": {"startLine": one.line, "startColumn": one.column},
    }
    return {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": SARIF_LEVEL[one.severity],
        "message": {"text": one.message},
        "locations": [{"physicalLocation": place}],
    }


def as_github(findings: Sequence[Finding]) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request."""
    return "".join(
        f"::{GITHUB_LEVEL[one.severity]} file={_property(one.path)},line={one.line},"
        f"col={one.column},title={_property(one.code)}::{_data(one.message)}\n"
        for one in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
