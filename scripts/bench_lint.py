"""Measure the item linter against questions that people have labelled.

    python scripts/bench_lint.py [--all] [PART ...]

Each page in a folder of ``tests/lint/set`` is linted by itself. Beside it lies ``name.labels``: a
line for each question, group and objective, its ident and then the rules that it breaks. The
rules were tuned on ``tune`` and tried on ``held``; ``unseen`` is by somebody who had not read them.
Printed are, for each rule, the labels, what was found of them (recall) and how many findings were
right (precision).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "_ext"))

from sphinx_assess.lint import project  # noqa: E402
from sphinx_assess.lint.suppress import ALL  # noqa: E402

SET = ROOT / "tests" / "lint" / "set"
PARTS = ("tune", "held", "unseen")
RECALL, PRECISION = 0.91, 0.9
Mark = tuple[str, str, str]
"""A page, an ident on it, and a rule that it breaks."""


@dataclass
class Score:
    """The marks of people and of the linter."""

    labels: set[Mark] = field(default_factory=set)
    found: set[Mark] = field(default_factory=set)
    subjects: int = 0

    def of(self, code: str) -> tuple[int, int, int]:
        """Return how many labels, findings and agreements a rule has; empty means all rules."""
        labels = {mark for mark in self.labels if code in ("", mark[2])}
        found = {mark for mark in self.found if code in ("", mark[2])}
        return len(labels), len(found), len(labels & found)


def measure(folders: Iterable[Path]) -> Score:
    """Lint every page of some folders and compare."""
    score = Score()
    for page in sorted(page for folder in folders for page in folder.iterdir()):
        if page.suffix not in (".md", ".rst"):
            continue
        labels = page.with_suffix(".labels").read_text("utf-8").splitlines()
        for line in filter(str.strip, labels):
            ident, *codes = line.split()
            score.labels |= {(page.name, ident, code) for code in codes}
            score.subjects += 1
        language = page.stem.partition(".")[2] or "en"
        place = project.Project(page.parent, None, language, (page.name,))
        score.found |= {(page.name, one.ident, one.code) for one in project.lint(place, {}, ())}
    return score


def ratio(part: int, whole: int) -> float:
    """Return a share; nothing of nothing is all of it."""
    return part / whole if whole else 1.0


def table(score: Score) -> list[str]:
    """Return one line for each rule, and one for all."""
    lines = [f"{'rule':24}{'labels':>7}{'found':>7}{'right':>7}{'recall':>8}{'precision':>11}"]
    for code in (*ALL, ""):
        labels, found, right = score.of(code)
        lines.append(
            f"{code or 'all rules':24}{labels:7}{found:7}{right:7}"
            f"{ratio(right, labels):8.2f}{ratio(right, found):11.2f}"
        )
    return lines


def failing(score: Score) -> list[str]:
    """Return the rules below the mark."""
    found = []
    for code in ALL:
        labels, hits, right = score.of(code)
        if ratio(right, labels) < RECALL or ratio(right, hits) < PRECISION:
            found.append(code)
    return found


def main(arguments: list[str]) -> int:
    """Print a table of each part and one of all, and with ``--all`` each disagreement."""
    names = [name for name in arguments if not name.startswith("-")] or list(PARTS)
    for parts in [[name] for name in names] + ([names] if len(names) > 1 else []):
        name, score = " + ".join(parts), measure(SET / part for part in parts)
        faulty = Counter(mark[:2] for mark in score.labels)
        print(
            f"{name}: {score.subjects} questions, groups and objectives, {len(faulty)} with faults"
        )
        print("\n".join(table(score)))
        if "--all" in arguments:
            for page, ident, code in sorted(score.labels ^ score.found):
                missed = (page, ident, code) in score.labels
                print(f"  {'missed' if missed else 'wrong '} {page} {ident} {code}")
        if below := failing(score):
            print(f"below recall {RECALL} or precision {PRECISION}: {', '.join(below)}")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
