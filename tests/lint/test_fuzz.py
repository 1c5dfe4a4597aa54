"""Pages that were torn and patched at random give findings or none, and never an exception."""

import random
from pathlib import Path

import pytest

from sphinx_assess.lint import project
from sphinx_assess.lint.base import SEVERITIES

PAGES = sorted(
    page for page in (Path(__file__).parent / "set").glob("*/*") if page.suffix in (".md", ".rst")
)
PIECES = [
    "- [x] ", "- [ ] ", "  > ", ":::", "::::{quiz} q", ":::{hint}", "not", "$", "`", "an", "?", "10-20",
    "all of the above", "___", "\n", "\n\n", ":lint-ignore: a (b", ":shuffle: no", "\u202e", "9^9", "1/0",
    ":objective: x", ".. hint::", "*", "Option B", "[x]", "= = =", "1e9", "$\\frac{1}{",
]  # fmt: skip
ROUNDS = 6


def mutate(text, chance):
    """Return a text with lines lost, doubled or swapped and pieces put in."""
    lines = text.split("\n")
    for _ in range(chance.randrange(4, 30)):
        at = chance.randrange(len(lines))
        what = chance.randrange(5)
        if what == 0:
            del lines[at : at + chance.randrange(3)]
        elif what == 1:
            lines.insert(at, chance.choice(lines))
        elif what == 2:
            lines[at] = "".join(chance.sample(lines[at], len(lines[at])))
        else:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:cut] + chance.choice(PIECES) + lines[at][cut:]
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_torn_pages(page, tmp_path):
    chance = random.Random(page.name)
    for _ in range(ROUNDS):
        torn = tmp_path / page.name
        torn.write_text(mutate(page.read_text("utf-8"), chance), "utf-8")
        try:
            found = project.lint(project.Project(tmp_path, None, "en", (page.name,)), {}, ())
        except project.LintError:
            continue  # Sphinx or MyST could not read it, and said so
        lines = len(torn.read_text("utf-8").splitlines())
        for one in found:
            assert one.severity in SEVERITIES
            assert 1 <= one.line <= max(lines, 1), one
            assert one.column >= 1
            assert one.message
