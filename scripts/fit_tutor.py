"""Fit the weights with which the tutor of the labs tells that a message expresses an idea.

python scripts/fit_tutor.py [--write]

The shipped scripts turn each labelled message for tuning (tests/tutor/sets) into a few numbers per
idea, and short statements once more with a denial put in. Logistic regression with a quadratic
penalty makes one probability of them. The threshold is the one that is best when each lab is judged
by weights fitted on the others, among those with enough precision: crediting an idea that was not
expressed is the worse mistake.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "_ext" / "sphinx_assess" / "static" / "lab" / "weights.js"
EXPECTATION = """rank share ways firm sure many few manyLead fewLead scoreLead shareLead
angleMany angleManyLead anglesLead clash contrary doubted
size asking asked sorted sortedLead"""
MISCONCEPTION = """rank share ways firm sure firmLead score many few scoreLead manyLead fewLead
shareLead forth back clash contrary doubted angleMany asking asked
sorted sortedLead"""
NAMES = {"expectation": EXPECTATION.split(), "misconception": MISCONCEPTION.split()}
PENALTY = 10.0
DENIED = 0.5
"""What a denial that was made for this counts beside a message."""
PRECISION = {"expectation": 0.90, "misconception": 0.92}

Numbers = NDArray[np.float64]


class Rows(NamedTuple):
    """Messages and ideas of one type, a pair a row."""

    shown: Numbers
    """What the message shows of the idea: (rows, names)."""
    expressed: Numbers
    """1 where the message is labelled with the idea."""
    labs: NDArray[np.str_]
    counts: Numbers
    """How much a row counts; 1 for a message that somebody wrote."""

    def of(self, which: NDArray[np.bool_]) -> Rows:
        """Return some of the rows."""
        return Rows(self.shown[which], self.expressed[which], self.labs[which], self.counts[which])


class Fit(NamedTuple):
    """A bias and a weight for each name."""

    bias: float
    weights: Numbers

    def judge(self, shown: Numbers) -> Numbers:
        """Return probabilities."""
        return np.asarray(1 / (1 + np.exp(-(shown @ self.weights + self.bias))))


def main() -> None:
    """Print how well the weights do on labs they were not fitted on, and write them if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--site", default="build/html", help="the built site")
    options = parser.parse_args()
    messages = features(options.site)
    found = {}
    for kind, names in NAMES.items():
        rows = collect(messages, kind, names)
        least = threshold(rows, held_out(rows), PRECISION[kind])
        fit = fitted(rows)
        of = {
            name: round(float(weight), 3) for name, weight in zip(names, fit.weights, strict=True)
        }
        found[kind] = {"least": round(least, 3), "bias": round(fit.bias, 3), "of": of}
    if options.write:
        WEIGHTS.write_text(script(found), "utf-8")


def features(site: str) -> list[dict[str, Any]]:
    """Return the messages of the tuning halves with what they show of each idea."""
    command = ["node", "scripts/bench_tutor.mjs", "--features", "--site", site]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return list(json.loads(run.stdout))


def collect(messages: list[dict[str, Any]], kind: str, names: list[str]) -> Rows:
    """Return a row for each message and each idea of a type."""
    shown, expressed, labs, counts = [], [], [], []
    for message in messages:
        places = [at for at, other in enumerate(message["types"]) if other == kind]
        for number, at in enumerate(places, 1):
            shown.append([float(message["ideas"][at][name]) for name in names])
            expressed.append(float(number in message[f"{kind}s"]))
            labs.append(message["lab"])
            counts.append(DENIED if message["isDenied"] else 1.0)
    return Rows(np.array(shown), np.array(expressed), np.array(labs), np.array(counts))


def fitted(rows: Rows) -> Fit:
    """Fit by Newton's method; the penalty is on weights of numbers with unit variance."""
    middle, spread = rows.shown.mean(axis=0), rows.shown.std(axis=0) + 1e-9
    inputs = np.hstack([(rows.shown - middle) / spread, np.ones((len(rows.shown), 1))])
    penalty = PENALTY * np.diag([*np.ones(rows.shown.shape[1]), 0.0])
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (rows.counts * (chance - rows.expressed)) + penalty @ weights
        bend = (inputs * (rows.counts * chance * (1 - chance))[:, None]).T @ inputs + penalty
        weights -= np.linalg.solve(bend, slope)
    scaled = weights[:-1] / spread
    return Fit(float(weights[-1] - scaled @ middle), scaled)


def held_out(rows: Rows) -> Numbers:
    """Return for each row the probability by weights fitted on the other labs."""
    chance = np.zeros(len(rows.expressed))
    for lab in np.unique(rows.labs):
        here = rows.labs == lab
        chance[here] = fitted(rows.of(~here)).judge(rows.shown[here])
    return chance


def scores(rows: Rows, chance: Numbers, least: float) -> tuple[float, float, float]:
    """Return F1, precision and recall."""
    passed = chance >= least
    right = float((passed * rows.expressed).sum())
    given, wanted = float(passed.sum()), float(rows.expressed.sum())
    return 2 * right / (given + wanted), right / max(given, 1), right / wanted


def threshold(rows: Rows, chance: Numbers, precision: float) -> float:
    """Return the best threshold among those with enough precision, and print its scores."""
    written = rows.counts == 1
    rows, chance = rows.of(written), chance[written]
    tried = [(scores(rows, chance, least), least) for least in np.arange(0.1, 0.9, 0.01)]
    enough = [one for one in tried if one[0][1] >= precision] or tried
    (f1, exact, recall), least = max(enough)
    print(f"threshold {least:.2f}: F1 {f1:.3f}, precision {exact:.3f}, recall {recall:.3f}")
    for lab in np.unique(rows.labs):
        here = rows.labs == lab
        f1, exact, recall = scores(rows.of(here), chance[here], least)
        print(f"  {lab}: F1 {f1:.3f}, precision {exact:.3f}, recall {recall:.3f}")
    return float(least)


def script(found: dict[str, Any]) -> str:
    """Return the script that holds the weights."""
    lines = [
        "// @ts-check",
        "/** Written by scripts/fit_tutor.py. `least`: the probability at which an idea counts. */",
        "(() => {",
        '  "use strict";',
        "  Assess.more.weights = {",
    ]
    for kind, part in found.items():
        lines += [
            f"    {kind}: {{",
            f"      least: {part['least']},",
            f"      bias: {part['bias']},",
        ]
        of = ", ".join(f"{name}: {weight}" for name, weight in part["of"].items())
        lines += [f"      of: {{ {of} }},", "    },"]
    return "\n".join([*lines, "  };", "})();", ""])


if __name__ == "__main__":
    main()
