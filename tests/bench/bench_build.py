"""Build cost of questions against the same text as plain pages.

    python tests/bench/bench_build.py            print the figures
    python tests/bench/bench_build.py --check    and fail when a ratio is over 20 % worse than kept
    python tests/bench/bench_build.py --keep     and keep them as the new reference

A ratio compares two builds in the same run, in turn, so a slow machine does not
change it. Each figure is the median of three.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "_ext"))

from sphinx_assess.testing import build

KEPT = Path(__file__).with_name("build.json")
PAGES, PER_PAGE, RUNS, LOSS = 50, 10, 3, 1.2

OPTIONS = """Stem of question {n}: which of these is number {n}?

- {b}option one of {n}, with a few words
  > Feedback for option one of {n}: why it is not the one.
- {r}option two of {n}, with a few words
  > Feedback for option two of {n}: why it is the one.
- {b}option three of {n}, with a few words
  > Feedback for option three of {n}: why it is not the one.

> Explanation of {n}.
"""


def question(n, asked):
    text = OPTIONS.format(n=n, b="[ ] " if asked else "", r="[x] " if asked else "")
    return f":::{{choice-question}} item-{n}\n{text}:::\n" if asked else text


def sources(asked):
    """Return 500 questions on 50 pages, as questions or as plain lists."""
    names = [f"page{p:02}" for p in range(PAGES)]
    files = {"index.md": "# Index\n\n```{toctree}\n" + "\n".join(names) + "\n```\n"}
    for p, name in enumerate(names):
        body = "\n".join(question(p * PER_PAGE + i, asked) for i in range(PER_PAGE))
        group = f"::::{{quiz}} quiz-{p}\n{body}::::\n" if asked else body
        files[f"{name}.md"] = f"# Page {p}\n\n{group}"
    return files


def seconds(folder, files):
    start = time.perf_counter()
    result = build(folder, files)
    assert not result.warnings, result.warnings[0]
    return time.perf_counter() - start


def age(folder):
    """Make every source older than its build."""
    for path in (folder / "source").rglob("*"):
        os.utime(path, (time.time() - 100,) * 2)


def measure(asked):
    """Return seconds of a cold build, one without change and one after one edit, and page bytes."""
    folder = Path(tempfile.mkdtemp())
    try:
        files = sources(asked)
        cold = seconds(folder, files)
        age(folder)
        same = seconds(folder, {})
        edit = seconds(folder, {"page07.md": files["page07.md"] + "\nOne more line.\n"})
        size = (folder / "build" / "html" / "page03.html").stat().st_size
    finally:
        shutil.rmtree(folder)
    return {"cold": cold, "same": same, "edit": edit, "bytes": size}


def figures():
    """Return medians for questions and for plain pages, and their ratios."""
    runs = [(measure(True), measure(False)) for _ in range(RUNS)]
    names = runs[0][0]
    asked, plain = (
        {name: round(statistics.median(run[side][name] for run in runs), 3) for name in names}
        for side in (0, 1)
    )
    ratio = {
        name: round(statistics.median(a[name] / b[name] for a, b in runs), 2) for name in names
    }
    return {"questions": PAGES * PER_PAGE, "asked": asked, "plain": plain, "ratio": ratio}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    found = figures()
    print(json.dumps(found, indent=2))
    if options.keep:
        KEPT.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    kept = json.loads(KEPT.read_text("utf-8"))["ratio"]
    worse = [name for name in kept if found["ratio"][name] > kept[name] * LOSS]
    if worse:
        print(f"more than 20 % worse than kept: {', '.join(worse)}")
    return 1 if worse and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
