"""Cost of a page with 200 questions in the browser: start, one check, one submitted test.

A quiz and a test of 200 single choices, and a quiz and a test in which the kinds take turns.

    python tests/bench/bench_page.py            print the figures
    python tests/bench/bench_page.py --keep     and keep them in page.json

Milliseconds of script in our own files, and layout shift of the page (CLS); each is the
median of five fresh visits with Chromium, named in ASSESS_CHROMIUM or on the path. `act` is
one check, or the submission of all 200 until the result is shown and has the focus; `slice`
the longest of the pieces of script that follow, in which a test explains its questions, a
few before each frame; `return` the start after a reload. In the quiz of all kinds `act` is the
median of twenty checks, and `dearest` the median of the checks of the kind that takes longest.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "_ext"), str(HERE)]

from bench_build import question  # noqa: E402 (found by the path above)
from playwright.sync_api import sync_playwright  # noqa: E402

from sphinx_assess.testing import build  # noqa: E402

KEPT = HERE / "page.json"
COUNT, RUNS = 200, 5
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# A question of each kind, for its number NN.
BODIES = {
    "cloze": """The [[1]] of NN is [[2]].

1. - [x] double
   - [ ] half
     > The other way round.
2. - [x] twice NN
""",
    "match": """What belongs to each of NN?

One of NN
: First of NN

  > It comes first.

Two of NN
: Second of NN

- [ ] Third of NN
""",
    "numeric": """What is NN and one?

- [x] NN.5
- [ ] 12000
  > Too many.
""",
    "open": """Why NN?

- [x] It says why.
- [ ] It says nothing.
  > Then it is no answer.
""",
    "order": """In which order, NN?

1. First NN
2. Then NN
3. Last NN
""",
    "output": """What does this print?

```python
for n in range(2): print(n, NN)
```

- [x]
  ```text
  0 NN
  1 NN
  ```
- [ ]
  ```text
  NN
  ```
  > One line is missing.
""",
    "text": """Which word is number NN?

- [x] Number NN
- [ ] Word
  > Any word will not do.
""",
}
KINDS = ("choice", *BODIES)

# Before any script of the page: add up what our start costs, and what moves.
WATCH = """() => {
    window.bench = {start: 0, shift: 0, slice: 0, slices: 0};
    const add = document.addEventListener;
    document.addEventListener = function (name, work, ...rest) {
        const timed = name !== "DOMContentLoaded" ? work : (event) => {
            const begin = performance.now();
            work(event);
            window.bench.start += performance.now() - begin;
        };
        return add.call(this, name, timed, ...rest);
    };
    const later = window.setTimeout;
    window.setTimeout = (work, delay, ...rest) => later(() => {
        const begin = performance.now();
        work(...rest);
        window.bench.slice = Math.max(window.bench.slice, performance.now() - begin);
        window.bench.slices += 1;
    }, delay);
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) window.bench.shift += one.value;
    }).observe({type: "layout-shift", buffered: true});
}"""
# The time that handlers take: a click runs them before it returns. Each question gets a response
# of its kind; of the times of each kind the median is taken.
CHECK = """() => {
    const first = {text: ["Word"], numeric: ["12"], output: ["one"], open: ["text:So.", "a"], cloze: ["1:Word"],
        match: ["a:e"], order: ["b", "a"]};
    const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
    const forms = [...document.querySelectorAll('form[data-assess="item"]')];
    const kinds = {};
    const times = forms.slice(80, 120).map((form) => {
        const {kind} = form.dataset;
        if (kind === "choice") form.querySelector("input").click();
        else {
            Assess.kinds.get(kind).write(form, first[kind]);
            form.dispatchEvent(new Event("change", {bubbles: true}));
        }
        const begin = performance.now();
        form.querySelector('[data-action="check"]').click();
        const time = performance.now() - begin;
        if (!form.querySelector('[data-part="outcome"]').textContent) throw new Error(`${kind} was not marked`);
        (kinds[kind] ??= []).push(time);
        return time;
    });
    window.bench.dearest = Math.max(...Object.values(kinds).map(median));
    return median(times);
}"""
# What follows the start (formats are made ready) is no part of it.
SUBMIT = """() => {
    window.bench.slice = window.bench.slices = 0;
    for (const form of document.querySelectorAll('form[data-assess="item"]')) {
        const {kind} = form.dataset;
        if (kind === "choice") form.querySelector("input").checked = true;
        else Assess.kinds.get(kind).write(form, [kind === "open" ? "text:So." : kind === "cloze" ? "1:Word" : kind === "match" ? "a:e" : "a"]);
    }
    // To focus the result lays the page out: work of the browser, not of the script.
    let layout = 0;
    const focus = HTMLElement.prototype.focus;
    HTMLElement.prototype.focus = function (...options) {
        const begin = performance.now();
        focus.apply(this, options);
        layout += performance.now() - begin;
    };
    const begin = performance.now();
    document.querySelector('[data-action="submit"]').click();
    return performance.now() - begin - layout;
}"""


def mixed(n):
    """Return question n of a page on which the kinds take turns."""
    kind = KINDS[n % len(KINDS)]
    if kind == "choice":
        return question(COUNT + n, True)
    body = BODIES[kind].replace("NN", str(n))
    return f":::{{{kind}-question}} mixed-{n}\n{body}\n> Explanation of {n}.\n:::\n"


def choices(n):
    """Return question n of a page of single choices."""
    return question(n, True)


def sources():
    """Return a quiz and a test of the same 200 questions: choices, and all kinds."""
    files = {"index.md": "# Index\n\n```{toctree}\n" + "\n".join(PAGES) + "\n```\n"}
    for quiz, test, asked in (("quiz", "test", choices), ("mixed", "mixed-test", mixed)):
        body = "\n".join(asked(n) for n in range(COUNT))
        files[f"{quiz}.md"] = f"# Quiz\n\n::::{{quiz}} {quiz}\n{body}::::\n"
        files[f"{test}.md"] = f"# Test\n\n:::{{test}} {test}\n:draw: {quiz}\n:::\n"
    return files


PAGES = {"quiz": CHECK, "test": SUBMIT, "mixed": CHECK, "mixed-test": SUBMIT}


def visit(browser, address, action):
    """Open a page, act, come back; return what it cost."""
    context = browser.new_context()
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("document.querySelector('[data-assess][data-ready]')")
    page.wait_for_timeout(400)
    first = page.evaluate("window.bench")
    acted = page.evaluate(action)
    page.wait_for_timeout(1000)
    after = page.evaluate("window.bench")
    page.reload()
    page.wait_for_timeout(200)
    again = page.evaluate("window.bench")
    context.close()
    return {
        "start": first["start"],
        "act": acted,
        "slice": after["slice"],
        **({"dearest": after["dearest"]} if "dearest" in after else {}),
        "return": again["start"],
        "shift": first["shift"],
        "shift on return": again["shift"],
    }


def figures():
    """Return medians for each page of 200 questions."""
    folder = Path(tempfile.mkdtemp())
    path = os.environ.get("ASSESS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    try:
        built = build(folder, sources())
        assert not built.warnings, built.warnings[0]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            found = {"questions": COUNT}
            for name, action in PAGES.items():
                address = (folder / "build" / "html" / f"{name}.html").as_uri()
                runs = [visit(browser, address, action) for _ in range(RUNS)]
                found[name] = {
                    field: round(statistics.median(run[field] for run in runs), 4)
                    for field in runs[0]
                }
            browser.close()
    finally:
        shutil.rmtree(folder)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    found = figures()
    print(json.dumps(found, indent=2))
    if options.keep:
        KEPT.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
