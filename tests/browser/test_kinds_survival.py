"""Answers of every kind survive new wording, a new order and new neighbours; see test_edit_survival.py."""

import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.small_course import OBJECTIVE, PLACES, address, begin, publish
from tests.browser.steps import press, question, state
from tests.browser.test_edit_survival import CHANGED
from tests.browser.test_kinds import READ, give
from tests.browser.test_policy_walk import questions, ready

from sphinx_assess.kinds import KINDS
from sphinx_assess.nodes import items_of
from sphinx_assess.testing import Built

Answer = tuple[list[str], str | None, bool]
OTHER = ":::{choice-question} another\nWhich?\n\n- [x] This\n- [ ] That\n:::\n"
# Options whose words are prose, and no part of what a response is compared with.
WORDING = {
    "tea": ("Warm the pot.", "Warm the teapot."),
    "animal-classes": ("Bat\n", "A bat\n"),
    "service-ports": ("HTTP\n", "HTTP, the web\n"),
    "seasons": ("It says that the axis", "It mentions that the axis"),
    "rivers": ("- [ ] Rhine", "- [ ] The Rhine"),
}


def reworded(ident: str, body: str) -> str:
    """Return a question with another stem, hint, feedback and, where it is prose, option."""
    head = re.match(r"(?::[\w-]+:.*\n)*", body)
    at = head.end() if head else 0
    body = f"{body[:at]}\nIn other words:\n{body[at:]}"
    body = body.replace("One hint.", "A better hint.")
    body = re.sub(r"^( *> .*[.])$", r"\1 That is all.", body, flags=re.M)
    old, new = WORDING.get(ident, ("", ""))
    assert old in body, ident
    return body.replace(old, new, 1) if old else body


def published(folder: Path, bodies: dict[str, tuple[str, str]], more: str = "") -> Built:
    asked = "\n".join(
        f":::{{{kind}-question}} {ident}\n:objective: {OBJECTIVE}\n{body}:::\n"
        for ident, (kind, body) in bodies.items()
    )
    return publish(folder, asked + more)


def answers(page: Page, idents: list[str]) -> dict[str, Answer]:
    """Return of each question what was given, what became of it, and whether a change is told."""
    found: dict[str, Answer] = {}
    for ident in idents:
        card = question(page, ident)
        found[ident] = (
            card.evaluate(READ),
            state(card),
            CHANGED in (card.text_content() or ""),
        )
    return found


@pytest.mark.parametrize("place", PLACES)
def test_answers_of_every_kind_survive(
    visit: Callable[..., object], tmp_path: Path, place: str
) -> None:
    pairs = chain.from_iterable(((kind, one) for one in questions(kind)) for kind in KINDS)
    bodies = {ident: (kind, body) for kind, (ident, body) in pairs}
    built = published(tmp_path, bodies)
    page: Page = visit(address(built)).open(f"{place}.html")  # type: ignore[attr-defined]
    begin(page, place)
    ready(page)
    for node in items_of(built.doctree("quiz")):
        item = node["item"]
        samples = KINDS[item.kind].samples(item)
        response = next(one.response for one in samples if one.response and one.score < 1)
        give(question(page, item.ident), list(response))
        if place != "test":
            press(question(page, item.ident), "Check")
    idents = list(bodies)
    before = answers(page, idents)
    assert all(given for given, _, _ in before.values())

    bodies = {
        ident: (bodies[ident][0], reworded(ident, bodies[ident][1])) for ident in reversed(idents)
    }
    published(tmp_path, bodies, OTHER)
    page.reload()
    ready(page)
    assert answers(page, idents) == before

    marked = idents[::2]
    for ident in marked:
        kind, body = bodies[ident]
        bodies[ident] = (kind, f":revision: 2\n{body}")
    published(tmp_path, bodies)
    page.reload()
    ready(page)
    dropped: dict[str, Answer] = dict.fromkeys(marked, ([], "open", True))
    assert answers(page, idents) == before | dropped
