"""What holds for every page: no scripts, no leaks, no weight, no barriers."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit, build
from tests.browser.steps import (
    cards,
    check,
    choose,
    fill_test,
    is_locked,
    press,
    question,
    submit,
)

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
QUIZ_LIMIT = 10_000
TEST_LIMIT = 15_000
BAR_LIMIT = 6_500
NARROW = 320
PAGES = ["quiz.html", "test.html", "same.html"]
# Without preload axe fetches nothing, which files do not allow.
RUN_AXE = """async () => {
    const found = await axe.run(document, {resultTypes: ["violations"], preload: false});
    return found.violations.flatMap(({id, nodes}) => nodes.map(({target, html}) => {
        const element = document.querySelector(target[0]);
        return {id, html, ours: Boolean(element?.closest("[data-assess], [class^=assess]"))};
    }));
}"""

STICKS_OUT = """cards => cards.flatMap((card) => {
    const {left, right} = card.getBoundingClientRect();
    return [...card.querySelectorAll("[data-part], button[data-action], p, pre")].filter((one) => {
        const box = one.getBoundingClientRect();
        const isOut = box.width > 0 && (box.left < left || box.right > right + 0.5);
        return isOut && !one.parentElement.closest("pre");
    }).map((one) => one.outerHTML.slice(0, 80));
})"""


@pytest.mark.parametrize("name", ["quiz.html", "test.html"])
def test_without_scripts(visit, site, name: str) -> None:
    page = visit(site.as_uri(), java_script_enabled=False).open(name)
    card = page.locator("form[data-assess=item]").first
    expect(card.locator("[data-part=stem]")).to_be_visible()
    for row in card.locator("[data-part=option]").all():
        expect(row).to_be_visible()
    card.locator("input").first.check()
    expect(card.locator("input").first).to_be_checked()
    for button in page.locator("[data-part=controls] button").all():
        expect(button).to_be_hidden()
    answer = page.locator("[data-part=answer]").first
    reason = answer.locator("[data-part=feedback]").first
    expect(reason).to_be_hidden()
    answer.locator("summary").click()
    expect(reason).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_no_request_leaves_the_site(visit, site, serve, name: str) -> None:
    reader = visit(serve(site))
    reader.open(name)
    reader.page.wait_for_load_state("networkidle")
    assert reader.requests
    assert [url for url in reader.requests if not url.startswith(reader.base)] == []


@pytest.mark.parametrize("name", ["index.html", "plain.html", "lesson.html"])
def test_a_page_without_questions_loads_nothing_of_ours(visit, site, serve, name: str) -> None:
    reader = visit(serve(site))
    reader.open(name)
    reader.page.wait_for_load_state("networkidle")
    assert [url for url in reader.requests if "assess" in url] == []
    assert "assess.js" not in reader.page.content()


def weighed(reader: Visit, site: Path, name: str) -> tuple[set[str], int]:
    """Return the names of our files that a page loads, and their bytes, compressed."""
    reader.open(name)
    reader.page.wait_for_load_state("networkidle")
    ours = {
        re.sub(r"\?.*", "", url).removeprefix(reader.base)
        for url in reader.requests
        if "/assess/" in url
    }
    weight = sum(len(gzip.compress((site / path[1:]).read_bytes(), 9)) for path in ours)
    return {Path(path).name for path in ours}, weight


@pytest.mark.parametrize(("name", "limit"), [("quiz.html", QUIZ_LIMIT), ("test.html", TEST_LIMIT)])
def test_weight(visit, lean_site, serve, name: str, limit: int) -> None:
    files, weight = weighed(visit(serve(lean_site)), lean_site, name)
    assert files >= {"assess.js", "assess.css"}
    assert ("test.js" in files) == (name == "test.html")
    assert weight < limit


# A quiz with the bar; a test with bar, report, forms and clock; the bar alone.
FULL = [
    ("quiz.html", QUIZ_LIMIT, {"assess.js", "assess.css", "practice.js"}, {"assess_report": "0"}),
    ("timed.html", TEST_LIMIT, {"assess.js", "assess.css", "test.js", "test.css"}, {}),
    ("lesson.html", BAR_LIMIT, {"assess.js", "route.css"}, {}),
]


@pytest.mark.parametrize(("name", "limit", "wanted", "more"), FULL, ids=["quiz", "test", "bar"])
def test_weight_with_everything(
    visit, serve, tmp_path, name: str, limit: int, wanted: set[str], more: dict[str, str]
) -> None:
    values = {"assess_route": "lesson,quiz,timed"} | more
    site = build(tmp_path / "full", *(f"-D{key}={value}" for key, value in values.items()))
    files, weight = weighed(visit(serve(site)), site, name)
    assert wanted <= files
    assert name != "lesson.html" or files == wanted
    assert weight < limit


@pytest.mark.parametrize("name", ["quiz.html", "test.html"])
def test_a_strict_content_security_policy(visit, bare_site, serve, name: str) -> None:
    reader = visit(serve(bare_site, strict=True))
    reader.open("plain.html")
    of_the_theme, reader.errors = reader.errors, []
    page = reader.open(name)
    if name == "quiz.html":
        check(question(page, "dns-port"), "a")
        expect(question(page, "dns-port").get_by_role("status")).to_contain_text("1 try left.")
    else:
        fill_test(page, right=12)
        expect(submit(page).get_by_text("Passed. 12 of 15 points, 80%.")).to_be_visible()
    assert cards(page)[0].evaluate("one => getComputedStyle(one).borderInlineStartStyle") == "solid"
    # The theme breaks the policy on every page; a page of ours adds nothing to that.
    assert sorted(reader.errors) == sorted(of_the_theme)
    reader.errors = []


def as_opened(page: Page) -> None:
    pass


def practised(page: Page) -> None:
    check(question(page, "dns-port"), "a")
    check(question(page, "datagrams"), "a")
    check(question(page, "shell-loop"), "b")
    question(page, "datagrams").get_by_text("Show the answer").click()
    is_locked(question(page, "datagrams"))


def warned(page: Page) -> None:
    choose(cards(page)[0], "a")
    press(page, "Submit")


def submitted(page: Page) -> None:
    fill_test(page, right=11)
    submit(page)
    press(page, "Take the test again")
    fill_test(page, right=13)
    submit(page)


def chosen_again(page: Page) -> None:
    page.get_by_role("checkbox", name="Names on the network").check()
    press(page, "Practise")
    check(question(page, "dns-port"), "a")


VIEWS: list[tuple[str, Callable[[Page], None]]] = [
    ("quiz.html", as_opened),
    ("quiz.html", practised),
    ("test.html", as_opened),
    ("test.html", warned),
    ("test.html", submitted),
    ("practice.html", as_opened),
    ("practice.html", chosen_again),
]
each_view = pytest.mark.parametrize(
    ("name", "prepare"), VIEWS, ids=lambda value: getattr(value, "__name__", value)
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@each_view
def test_no_barriers(visit, site, name: str, prepare, scheme: str) -> None:
    assert AXE.is_file(), "axe-core is missing; run `npm ci` (make test does)"

    def audit(name: str, prepare: Callable[[Page], None]) -> list[dict[str, Any]]:
        page = visit(site.as_uri(), color_scheme=scheme).open(name)
        prepare(page)
        page.add_script_tag(path=AXE)
        found: list[dict[str, Any]] = page.evaluate(RUN_AXE)
        return found

    of_the_theme = {one["id"] for one in audit("plain.html", as_opened) if not one["ours"]}
    found = audit(name, prepare)
    assert [one for one in found if one["ours"] or one["id"] not in of_the_theme] == []


@each_view
def test_no_sideways_scrolling(visit, site, name: str, prepare) -> None:
    page = visit(site.as_uri(), viewport={"width": NARROW, "height": 740}).open(name)
    prepare(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    # A theme may cut off what sticks out; nothing of ours may.
    assert page.locator("form[data-assess=item]").evaluate_all(STICKS_OUT) == []


@each_view
def test_targets_are_large_enough(visit, site, name: str, prepare) -> None:
    page = visit(site.as_uri(), viewport={"width": 360, "height": 740}).open(name)
    prepare(page)
    groups = page.locator("[data-assess=quiz], [data-assess=test], [data-assess=practiceset]")
    targets = groups.locator(
        "[data-part=option], button[data-action], summary, .assess-controls a, "
        "legend label, .assess-choice-row"
    )
    boxes = [(one.text_content(), one.bounding_box()) for one in targets.all() if one.is_visible()]
    assert boxes
    assert [(text, box) for text, box in boxes if box and box["height"] < 43.5] == []


def test_right_to_left(visit, site) -> None:
    page = visit(site.as_uri()).open("quiz.html")
    page.evaluate("document.documentElement.dir = 'rtl'")
    card = question(page, "dns-port")
    style = "one => [getComputedStyle(one).borderRightWidth, getComputedStyle(one).borderLeftWidth]"
    right, left = (float(width.removesuffix("px")) for width in card.evaluate(style))
    assert right > left
    row = card.locator("[data-part=option]").first
    box, tick = row.bounding_box(), row.locator("input").bounding_box()
    assert box
    assert tick
    assert tick["x"] > box["x"] + box["width"] / 2
