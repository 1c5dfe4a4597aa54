"""A page with 200 questions: started in one pass, nothing moves, a check is quick."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.steps import cards

from sphinx_assess.testing import build

sys.path.append(str(Path(__file__).parents[1] / "bench"))
import bench_page

FRAME = 16.0  # milliseconds


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("large")
    assert build(folder, bench_page.sources()).warnings == []
    return (folder / "build" / "html").as_uri()


def moved(page: Page) -> float:
    """Return the layout shift so far, once two frames have passed."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    found: float = page.evaluate("window.bench.shift")
    return found


def opened(visit: Callable[..., object], large: str, name: str) -> Page:
    reader = visit(large)
    reader.context.add_init_script(f"({bench_page.WATCH})()")  # type: ignore[attr-defined]
    return reader.open(name)  # type: ignore[attr-defined,no-any-return]


def test_a_quiz(visit, large) -> None:
    page = opened(visit, large, "quiz.html")
    expect(page.locator("form[data-ready]")).to_have_count(bench_page.COUNT)
    expect(page.locator("[data-part=progress]")).to_have_text("0 of 200 questions answered right.")
    assert page.evaluate(bench_page.CHECK) < FRAME
    assert moved(page) == 0
    page.reload()
    assert cards(page)[95].locator("[data-part=outcome]").text_content()
    assert moved(page) == 0


def test_a_test(visit, large) -> None:
    page = opened(visit, large, "test.html")
    expect(page.locator("form[data-ready]")).to_have_count(bench_page.COUNT)
    assert moved(page) == 0
    page.evaluate(bench_page.SUBMIT)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    page.reload()
    expect(page.locator(".assess-outcome")).to_have_count(bench_page.COUNT)
    assert moved(page) == 0
