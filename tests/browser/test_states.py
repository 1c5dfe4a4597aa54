"""No barriers in any state: each kind of question x each state x each theme, by axe.

All states of practice stand on one page; a test with a clock and with confidence goes through
its states on another. Kinds and their questions are those of ``test_policy_walk.py``.
"""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.steps import press
from tests.browser.test_pages import AXE, RUN_AXE
from tests.browser.test_policy_walk import is_markable, questions, ready

from sphinx_assess.kinds import KINDS
from sphinx_assess.model import Item
from sphinx_assess.testing import Built, build

THEMES = [("furo", "light"), ("furo", "dark"), ("alabaster", "light")]
# What is done to a question; a word stands for a response that is marked so.
STATES = {
    "untouched": [],
    "chosen": ["wrong"],
    "right": ["correct", "check"],
    "partly": ["partial", "check"],
    "wrong": ["wrong", "check"],
    "failed": ["wrong", "check", "again", "wrong", "check"],
    "revealed": ["answer"],
    "reopened": ["wrong", "check", "answer"],
    "hinted": ["hint", "hint"],
}
SHOWN = {"right": "correct", "partly": "partial", "wrong": "wrong", "failed": "wrong"}


def blocks(prefix: str) -> Iterator[str]:
    for kind in KINDS:
        for ident, body in questions(kind):
            yield f":::{{{kind}-question}} {prefix}-{ident}\n:objective: o.1\n{body}:::\n"


def sources() -> dict[str, str]:
    """Return a quiz with a copy of each question for each state, and a test."""
    practice = "\n".join(block for state in STATES for block in blocks(state))
    return {
        "index.md": "# Index\n\n```{toctree}\nquiz\nbank\ntest\nplain\n```\n",
        "plain.md": "# Plain\n\nA page without questions.\n",
        "quiz.md": "# Quiz\n\n:::{objectives}\no.1\n: Know it.\n:::\n\n"
        f"::::{{quiz}} states\n:tries: 2\n:penalty: 10%\n\n{practice}::::\n",
        "bank.md": f"# Bank\n\n::::{{bank}} the-bank\n{''.join(blocks('asked'))}::::\n",
        "test.md": "# Test\n\n:::{test} scored\n:draw: the-bank\n:pass: 90%\n:time: 20 minutes\n"
        ":confidence: yes\n:::\n",
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    folder = tmp_path_factory.mktemp("states")
    found = {}
    for theme in {theme for theme, _ in THEMES}:
        found[theme] = build(
            folder / theme, sources(), html_theme=theme, assess_course="walk", assess_report=True
        )
        assert found[theme].warnings == []
    return found


def all_items(built: Built) -> dict[str, Item]:
    pages = built.env.get_domain("assess").data["pages"]
    return {one.item.ident: one.item for page in pages.values() for one in page.items}


def steps(item: Item, words: list[str]) -> list[list[Any]] | None:
    """Return the steps of a walk; None when nothing of this kind is marked with such a word."""
    samples = KINDS[item.kind].samples(item)
    by_state = {one.state: list(one.response) for one in samples if is_markable(item, one.response)}
    if item.kind == "text" and item.key.rule("near"):
        by_state["partial"] = [f"{by_state['correct'][0]}x"]  # a slip
    if not {word for word in words if word in ("wrong", "correct", "partial")} <= set(by_state):
        return None
    return [["respond", by_state[word]] if word in by_state else [word, None] for word in words]


def barriers(page: Page) -> list[dict[str, Any]]:
    if page.evaluate("typeof axe") == "undefined":
        page.add_script_tag(path=AXE)
    return [one for one in page.evaluate(RUN_AXE) if one["ours"]]


each_theme = pytest.mark.parametrize(("theme", "scheme"), THEMES)


@each_theme
def test_practice_has_no_barriers(visit: Callable[..., Any], sites, theme, scheme) -> None:
    built = sites[theme]
    address = Path(built.app.outdir).as_uri()
    page: Page = visit(address, color_scheme=scheme).open("quiz.html")
    ready(page)
    seen = set()
    for ident, item in all_items(built).items():
        state = ident.split("-")[0]
        plan = steps(item, STATES[state]) if state in STATES else None
        if plan is None:
            continue
        walked = page.evaluate("([ident, plan]) => walk.practice(ident, plan)", [ident, plan])
        assert all(one["did"] for one in walked[1:]), (ident, plan)
        assert walked[-1]["word"] == SHOWN.get(state, walked[-1]["word"]), ident
        seen.add((state, item.kind, item.select))
    assert {state for state, *_ in seen} == set(STATES)
    assert {"one", "many"} <= {select for _, kind, select in seen if kind == "choice"}
    # Every kind in every state it has: a single choice is never partly right.
    assert {(state, kind) for state, kind, _ in seen} == set(product(STATES, KINDS))
    assert barriers(page) == []


@each_theme
def test_a_test_has_no_barriers(visit: Callable[..., Any], sites, theme, scheme) -> None:
    built = sites[theme]
    address = Path(built.app.outdir).as_uri()
    page: Page = visit(address, color_scheme=scheme).open("test.html")
    ready(page)
    asked = {name: one for name, one in all_items(built).items() if name.startswith("asked-")}

    def answer(word: str) -> None:
        plan = [
            ["respond", [ident, one[1]]]
            for ident, item in asked.items()
            for one in steps(item, [word]) or []
        ]
        page.evaluate("plan => walk.test('scored', plan)", plan)

    assert barriers(page) == []  # before the start
    press(page, "Start with the clock")
    for radio in page.get_by_role("radio", name="Sure").all():
        radio.check()
    assert barriers(page) == []  # with the clock and with confidence
    press(page, "Submit")
    expect(page.get_by_role("button", name="Submit anyway")).to_be_visible()
    assert barriers(page) == []  # with a warning
    for word in ("wrong", "partial", "correct"):
        answer("wrong")
        answer(word)
        press(page, "Submit")
        expect(page.locator("[data-part=review]").first).to_be_visible()
        assert barriers(page) == []  # submitted
        press(page, "Take the test again")
        press(page, "Start with the clock")
