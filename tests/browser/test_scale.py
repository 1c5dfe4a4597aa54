"""A page with 200 questions: started in one pass, nothing moves, marking takes less than a frame."""

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


@pytest.mark.parametrize("name", ["quiz", "mixed"])
def test_a_quiz(visit, large, name: str) -> None:
    page = opened(visit, large, f"{name}.html")
    expect(page.locator("form[data-ready]")).to_have_count(bench_page.COUNT)
    expect(page.locator("[data-part=progress]")).to_have_text("Questions answered right: 0 of 200.")
    assert moved(page) == 0
    assert page.evaluate(bench_page.CHECK) < FRAME
    assert page.evaluate("window.bench.dearest") < FRAME
    assert moved(page) == 0
    page.reload()
    assert cards(page)[95].locator("[data-part=outcome]").text_content()
    assert moved(page) == 0


def submitted(visit: Callable[..., object], large: str) -> tuple[Page, float]:
    """Return the page and the milliseconds of script until the result had the focus."""
    page = opened(visit, large, "test.html")
    page.wait_for_timeout(300)  # a reader reads before submitting, too
    spent: float = page.evaluate(bench_page.SUBMIT)
    # What the submission moves, it moves at the reader's wish; what follows may move nothing.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    page.evaluate("window.shown = window.bench.shift")
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    return page, spent


@pytest.mark.parametrize("name", ["test", "mixed-test"])
def test_a_test(visit, large, name: str) -> None:
    page = opened(visit, large, f"{name}.html")
    expect(page.locator("form[data-ready]")).to_have_count(bench_page.COUNT)
    assert moved(page) == 0
    page.evaluate(bench_page.SUBMIT)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    page.reload()
    assert page.locator(".assess-outcome").count() == bench_page.COUNT
    assert moved(page) == 0


def test_marking_and_feedback_go_in_slices(visit, large) -> None:
    """How long they take is measured by tests/bench/bench_page.py."""
    page, _ = submitted(visit, large)
    expect(page.locator(".assess-outcome")).to_have_count(bench_page.COUNT)
    assert page.evaluate("window.bench.slices") > 1
    assert page.evaluate("window.bench.shift - window.shown") == 0


def test_paper_does_not_wait(visit, large) -> None:
    page = opened(visit, large, "test.html")
    page.evaluate("window.setTimeout = () => 0")
    page.evaluate(bench_page.SUBMIT)
    assert 0 < page.locator(".assess-outcome").count() < 10
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".assess-outcome").count() == bench_page.COUNT


@pytest.mark.parametrize("anchors", [True, False])
def test_the_result_stays_while_questions_grow_above_it(visit, large, anchors: bool) -> None:
    """Also in a browser that does not hold it in place by itself."""
    reader = visit(large)
    if not anchors:
        reader.context.add_init_script("CSS.supports = () => false")
    reader.context.add_init_script(f"({bench_page.WATCH})()")
    page = reader.open("test.html")
    if not anchors:
        page.add_style_tag(content="* { overflow-anchor: none !important }")
    before = page.evaluate(f"""() => {{
        ({bench_page.SUBMIT})();
        return document.activeElement.getBoundingClientRect().top;
    }}""")
    expect(page.locator(".assess-outcome")).to_have_count(bench_page.COUNT)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => done()))")
    after = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert after == pytest.approx(before, abs=8)  # each of 13 steps may round


def test_a_retake_leaves_what_was_still_to_be_explained(visit, large) -> None:
    page, _ = submitted(visit, large)
    page.evaluate("document.querySelector('[data-action=retake]').click()")
    page.wait_for_timeout(200)
    assert page.locator(".assess-outcome, [data-part=mark]").count() == 0
