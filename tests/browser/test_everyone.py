"""Each kind of question and the course record, for readers who change how a page looks or is used.

Axe audits them in test_states.py and test_record_page.py; labs are in test_lab.py, and what is
shared by all questions is in test_access.py.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import build
from tests.browser.steps import check, fill_test, press, question, submit, tab_to
from tests.browser.test_pages import STICKS_OUT
from tests.browser.test_tree import made, stages

from sphinx_assess.kinds import KINDS

RECORD, BAR = ".assess-record", "nav.assess-route"
QUESTION = "form[data-assess=item]"
SPACING = (
    "* {line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important} p {margin-bottom: 2em !important}"
)
# What is cut off: text that is larger than the box that hides it.
CUT_OFF = """roots => roots.flatMap((root) => [root, ...root.querySelectorAll("*")]).filter((one) => {
    const style = getComputedStyle(one);
    const isHiding = style.overflowX === "hidden" || style.overflowY === "hidden";
    const isLarger = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
    return isHiding && isLarger && one.clientWidth > 1 && one.textContent.trim();
}).map((one) => one.outerHTML.slice(0, 80))"""
MOVING = """roots => roots.flatMap((root) => [root, ...root.querySelectorAll("*")])
    .map((one) => getComputedStyle(one))
    .filter((one) => !/^(0s|all)/.test(one.transitionDuration) || one.animationName !== "none").length"""
# The contrast of what is written with white paper, WCAG 2.2; the least of all texts.
ON_PAPER = """roots => Math.min(...roots.flatMap((root) => [...root.querySelectorAll("*")])
    .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => {
        const [r, g, b] = getComputedStyle(one).color.match(/[\\d.]+/g).map((part) => {
            const c = Number(part) / 255;
            return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
    }))"""
BOXES = "all => all.map(one => one.getBoundingClientRect().toJSON())"
SMALL = {"viewport": {"width": 320, "height": 640}}
# Zoom of 200 % halves the viewport in CSS pixels: 1280 by 800 is 640 by 400.
ZOOMED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def kinds_site(tmp_path_factory: pytest.TempPathFactory) -> str:
    built = made(tmp_path_factory.mktemp("kinds"), html_theme="furo")
    return Path(built.app.outdir).as_uri()


@pytest.fixture(scope="module")
def record_site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The site with a bar through its three pages, and in the record one test to pass."""
    folder = tmp_path_factory.mktemp("record") / "site"
    return build(folder, "-D", "assess_route=lesson,quiz,test").as_uri()


@pytest.fixture
def record(visit: Callable[..., Any], record_site: str) -> Callable[..., Page]:
    """Open the record of a reader who has passed."""

    def opened(**options: Any) -> Page:
        reader = visit(record_site, **options)
        reader.open("lesson.html")
        page = reader.open("quiz.html")
        check(question(page, "dns-port"), "b")
        page = reader.open("test.html")
        fill_test(page, right=15)
        submit(page)
        return reader.open("record.html")  # type: ignore[no-any-return]

    return opened


def fits(page: Page, roots: str, width: int) -> None:
    """Expect no sideways scrolling, and nothing cut off or outside."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(roots).evaluate_all(STICKS_OUT) == []
    assert page.locator(roots).evaluate_all(CUT_OFF) == []


# -- Each kind ------------------------------------------------------------------------------------


@each_kind
def test_a_question_fits_however_it_is_read(visit, kinds_site, kind: str) -> None:
    for options, change in (
        (SMALL, "() => {}"),
        (ZOOMED, "() => {}"),
        (SMALL, "() => { document.documentElement.dir = 'rtl'; }"),
    ):
        page = visit(kinds_site, **options).open(f"{kind}.html")
        page.evaluate(change)
        for _ in stages(page, kind):
            fits(page, QUESTION, options["viewport"]["width"])
    page = visit(kinds_site, **SMALL).open(f"{kind}.html")
    page.add_style_tag(content=SPACING)
    for _ in stages(page, kind):
        fits(page, QUESTION, 320)


def test_a_menu_of_long_matches_stays_in_its_question(visit, kinds_site) -> None:
    page = visit(kinds_site, **SMALL).open("match.html")
    entries = page.locator(f"{QUESTION} select option")
    assert entries.count()
    entries.evaluate_all(
        "all => all.forEach(one => { one.text = 'a transformer with it '.repeat(3); })"
    )
    fits(page, QUESTION, 320)


def edges(card: Locator) -> list[str]:
    """Return how what can be filled in or moved is bordered."""
    found: list[str] = card.locator(
        "fieldset :is(input:not([type=radio], [type=checkbox]), select, textarea, .assess-move),"
        " [data-part=controls] button:visible"
    ).evaluate_all("all => all.map(one => getComputedStyle(one).borderTopStyle)")
    return found


@each_kind
def test_forced_colours_leave_edges_and_words(visit, kinds_site, kind: str) -> None:
    page = visit(kinds_site, forced_colors="active").open(f"{kind}.html")
    for card in stages(page, kind):
        assert {"solid"} == set(edges(card)) - {"inset", "outset"}
        assert card.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    marks = card.locator("[data-part=mark]")
    assert marks.count() or kind == "open"  # ... whose marks are the reader's own.
    for words in marks.all_text_contents():
        assert words.strip()


@each_kind
def test_nothing_moves_in_a_question(visit, kinds_site, kind: str) -> None:
    page = visit(kinds_site, reduced_motion="reduce").open(f"{kind}.html")
    for _ in stages(page, kind):
        assert page.locator(QUESTION).evaluate_all(MOVING) == 0


@each_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_question_on_paper(visit, kinds_site, kind: str, scheme: str) -> None:
    page = visit(kinds_site, color_scheme=scheme).open(f"{kind}.html")
    for card in stages(page, kind):
        page.emulate_media(media="print")
        assert card.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
        assert page.locator(QUESTION).evaluate_all(ON_PAPER) >= 4.5
        expect(card.locator("[data-part=outcome]")).to_be_visible()
        for button in card.get_by_role("button").all():
            expect(button).to_be_hidden()
        page.emulate_media(media="screen")
    for mark in card.locator("[data-part=mark]").all():
        expect(mark).to_be_visible()


# -- The record -----------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [SMALL, ZOOMED], ids=["small", "zoomed"])
@pytest.mark.parametrize("change", ["plain", "spaced", "rtl"])
def test_the_record_fits_however_it_is_read(record, options: dict[str, Any], change: str) -> None:
    page = record(**options)
    if change == "spaced":
        page.add_style_tag(content=SPACING)
    elif change == "rtl":
        page.evaluate("document.documentElement.dir = 'rtl'")
    press(page, "Delete: Test: names on the network")
    fits(page, RECORD, options["viewport"]["width"])
    if change == "rtl":
        row = page.locator(f"{RECORD} li").first
        link, delete = row.get_by_role("link"), row.get_by_role("button").first
        assert link.bounding_box()["x"] > delete.bounding_box()["x"]  # type: ignore[index]


@pytest.mark.parametrize("options", [SMALL, ZOOMED], ids=["small", "zoomed"])
@pytest.mark.parametrize("change", ["plain", "spaced", "rtl"])
def test_the_bar_fits_however_it_is_read(visit, record_site, options, change: str) -> None:
    page = visit(record_site, **options).open("lesson.html")
    if change == "spaced":
        page.add_style_tag(content=SPACING)
    elif change == "rtl":
        page.evaluate("document.documentElement.dir = 'rtl'")
    summary = page.locator(f"{BAR} summary")
    if summary.is_visible():
        summary.click()
    expect(page.locator(f"{BAR} a").last).to_be_visible()
    fits(page, BAR, options["viewport"]["width"])
    for box in page.locator(f"{BAR} li").evaluate_all(BOXES):
        assert 0 <= box["left"] <= box["right"] <= options["viewport"]["width"]


def test_the_record_by_keyboard_alone(record) -> None:
    """Export, delete everything, import what was exported, print the statement."""
    page: Page = record()
    # From now on the browser hands over its choosers. Asked only when one is expected, it may come
    # too late for the key that opens it.
    page.on("filechooser", lambda _: None)
    page.evaluate("window.print = () => { window.printed = true; }")
    tab_to(page, "textContent", "Export to a file")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    path = download.value.path()
    tab_to(page, "textContent", "Delete everything")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "No, keep it"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=said]")).to_have_text("Deleted.")
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
    # The focus is still in the record, not lost to the top of the page.
    assert page.evaluate("document.activeElement !== document.body")
    tab_to(page, "type", "file")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(path)
    expect(page.locator("[data-part=said]")).to_contain_text("Imported.")
    assert json.loads(Path(path).read_text("utf-8"))["values"]
    back_to(page, "Print the statement")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")


def back_to(page: Page, words: str) -> None:
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.textContent") == words:
            return
    raise AssertionError(f"the Tab key never comes back to {words!r}")


def test_every_stop_in_the_record_is_seen(record) -> None:
    page: Page = record()
    stops = set()
    page.locator(f"{RECORD} a").first.focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            f"document.activeElement.closest('{RECORD}') && document.activeElement.outerHTML"
        )
        if not stop or stop in stops:
            break
        stops.add(stop)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    # After where to go on: three entries with two stops each, print, export, delete, import.
    assert len(stops) == 3 * 2 + 4


def test_the_record_in_forced_colours_and_without_motion(record) -> None:
    page: Page = record(forced_colors="active", reduced_motion="reduce")
    assert page.locator(RECORD).evaluate_all(MOVING) == 0
    press(page, "Delete: Test: names on the network")
    for edge in (".assess-statement", "[role=group]", ".assess-controls button"):
        found = page.locator(f"{RECORD} {edge}").all()
        assert found, edge
        for one in found:
            assert one.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid", edge
    for state in page.locator(f"{RECORD} [data-part=state]").all_text_contents():
        assert state.strip()  # words, whatever becomes of the colours


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_record_on_paper(record, scheme: str) -> None:
    page: Page = record(color_scheme=scheme)
    page.emulate_media(media="print")
    expect(page.locator(".assess-statement")).to_be_visible()
    for control in page.locator(f"{RECORD} :is(button, input)").all():
        expect(control).to_be_hidden()
    assert page.locator(RECORD).evaluate_all(ON_PAPER) >= 4.5
