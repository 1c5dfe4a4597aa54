"""For every reader: the tree that assistive technology sees, the keyboard, zoom, direction, colours."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import build
from tests.browser.steps import (
    cards,
    check,
    choose,
    fill_test,
    key,
    outcome,
    press,
    question,
    submit,
    tab_to,
    worded,
)
from tests.browser.test_pages import AXE, RUN_AXE, STICKS_OUT

# Options are shuffled: a snapshot is of one order.
SOURCE_ORDER = "Math.random = () => 0.5"
# Counts what a live region would announce, by region.
COUNT_LIVE = """() => {
    window.said = [];
    for (const region of document.querySelectorAll("[role=status]")) {
        new MutationObserver(() => {
            if (region.getAttribute("aria-live") !== "off") window.said.push(region.textContent.trim());
        }).observe(region, {childList: true, subtree: true, characterData: true});
    }
}"""


@pytest.fixture(scope="module")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "arabic"
    return build(out, "-D", "language=ar", "-D", "html_theme=basic")


def in_source_order(visit: Callable[..., object], base: str, name: str) -> Page:
    reader = visit(base)
    reader.context.add_init_script(SOURCE_ORDER)  # type: ignore[attr-defined]
    return reader.open(name)  # type: ignore[attr-defined,no-any-return]


def test_the_tree_has_the_question_and_its_feedback(visit, files) -> None:
    page = in_source_order(visit, files, "quiz.html")
    card = question(page, "dns-port")
    check(card, "a")
    expect(card).to_match_aria_snapshot("""
        - paragraph: Question 1
        - paragraph: Which port does DNS use?
        - group "Question 1 Which port does DNS use?":
          - radio "80" [checked]
          - text: "80"
          - radio "53"
          - text: "53"
          - radio "443"
          - text: "443"
          - radio "25"
          - text: "25"
        - group: Hint 1
        - paragraph:
          - button "Try again"
        - status:
          - paragraph:
            - strong: Not right.
            - text: 1 try left.
          - paragraph: That is HTTP.
        - group: Show the answer
        - group: Report this question
    """)
    check(card, "c")
    expect(card).to_match_aria_snapshot("""
        - status:
          - paragraph:
            - strong: Not right.
            - text: The answer is shown below.
          - paragraph: That is HTTPS.
    """)


def test_the_tree_has_the_review_of_a_test(visit, files) -> None:
    page = in_source_order(visit, files, "test.html")
    fill_test(page, right=0)
    submit(page)
    expect(cards(page)[0]).to_match_aria_snapshot("""
        - group "Question 1 On which port does FTP listen?":
          - 'radio "Port 22 Your choice: not right" [checked] [disabled]'
          - text: "Port 22 Your choice: not right"
          - paragraph: /Port 22 is SSH.s\\./
          - radio "Port 21 Right, not chosen" [disabled]
          - text: Port 21 Right, not chosen
          - paragraph: FTP listens on port 21.
          - radio "Port 67 Not right" [disabled]
          - text: Port 67 Not right
          - paragraph: /Port 67 is DHCP.s\\./
          - radio "Port 123 Not right" [disabled]
          - text: Port 123 Not right
          - paragraph: /Port 123 is NTP.s\\./
        - paragraph:
          - strong: Not right.
          - text: "Points: 0 of 1."
    """)
    expect(page.locator("[data-part=result]")).to_match_aria_snapshot("""
        - heading "Your result"
        - paragraph:
          - strong: Not passed.
          - text: /0 of 15 points, 0%\\./
    """)


def test_each_change_is_announced_once_and_a_return_says_nothing(visit, files) -> None:
    page = visit(files).open("quiz.html")
    page.wait_for_function("!document.querySelector('[aria-live=off]')")
    page.evaluate(COUNT_LIVE)
    card = question(page, "dns-port")
    check(card, "b")
    expect(outcome(card)).to_contain_text("Right.")
    said = page.evaluate("window.said")
    assert [text.split(".")[0] for text in said] == ["Right", "Questions answered right: 1 of 3"]
    card.get_by_text("Show the answer").click()
    card.get_by_text("Report this question").click()
    assert page.evaluate("window.said") == said
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', {COUNT_LIVE})")
    page.reload()
    expect(outcome(card)).to_contain_text("Right.")
    page.wait_for_function("!document.querySelector('[aria-live=off]')")
    assert page.evaluate("window.said") == []


def test_a_test_of_fifteen_by_keyboard_alone(visit, files) -> None:
    """Answer, submit with one left open, go to it from the warning, submit, read, take again."""
    page = visit(files).open("test.html")
    for number, card in enumerate(cards(page), 1):
        if number == 7:
            continue
        answer_by_keys(page, card)
    tab_to(page, "textContent", "Submit")
    page.keyboard.press("Enter")
    tab_to(page, "textContent", "7")
    page.keyboard.press("Enter")
    assert cards(page)[6].evaluate("one => one.contains(document.activeElement)")
    page.keyboard.press("Shift+Tab")
    answer_by_keys(page, cards(page)[6])
    tab_to(page, "textContent", "Submit")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Your result"
    expect(page.get_by_text("Passed. 15 of 15 points, 100%.")).to_be_visible()
    tab_to(page, "textContent", "Take the test again")
    page.keyboard.press("Enter")
    assert cards(page)[0].evaluate("one => one.contains(document.activeElement)")
    expect(page.locator("input:checked")).to_have_count(0)


def answer_by_keys(page: Page, card: Locator) -> None:
    """Tab to a question and tick what is right, with the focus seen at every step."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if card.locator("input:focus").count():
            break
    right = key(card)
    for value in card.locator("input").evaluate_all("all => all.map(one => one.value)"):
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        if page.evaluate("document.activeElement.type") == "radio":
            if page.evaluate("document.activeElement.value") in right:
                page.keyboard.press("Space")
                break
            page.keyboard.press("ArrowDown")
        else:
            if value in right:
                page.keyboard.press("Space")
            page.keyboard.press("Tab")


def reviewed(page: Page) -> None:
    fill_test(page, right=3)
    submit(page)


def practised(page: Page) -> None:
    check(question(page, "dns-port"), "a")
    check(question(page, "datagrams"), "a")
    check(question(page, "shell-loop"), "b")


def reporting(page: Page) -> None:
    summaries = page.get_by_text(worded(page, "Report this question"), exact=True)
    expect(summaries).not_to_have_count(0)
    for summary in summaries.all():
        summary.click()


def choosing(page: Page) -> None:
    page.locator('[data-part="choice"] legend input').check()


def practised_again(page: Page) -> None:
    choosing(page)
    page.locator('[data-action="practise"]').click()
    check(question(page, "dns-port"), "a")


STATES = [
    ("quiz.html", practised),
    ("test.html", reviewed),
    ("quiz.html", reporting),
    ("practice.html", choosing),
    ("practice.html", practised_again),
]
each_state = pytest.mark.parametrize(
    ("name", "prepare"), STATES, ids=lambda value: getattr(value, "__name__", value)
)


@each_state
def test_no_barriers_in_another_theme_and_direction(
    visit, bare_site, arabic_site, name: str, prepare
) -> None:
    for site in (bare_site, arabic_site):
        page = visit(site.as_uri()).open(name)
        prepare(page)
        page.add_script_tag(path=AXE)
        assert [one for one in page.evaluate(RUN_AXE) if one["ours"]] == []


@each_state
def test_twice_as_large(visit, files, name: str, prepare) -> None:
    """Zoom of 200 % halves the viewport in CSS pixels: 1280 by 800 is 640 by 400."""
    reader = visit(files, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    page = reader.open(name)
    prepare(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.locator("form[data-assess=item], .assess-choice").evaluate_all(STICKS_OUT) == []


@each_state
def test_text_with_wide_spacing_is_not_cut_off(visit, files, name: str, prepare) -> None:
    page = visit(files, viewport={"width": 320, "height": 640}).open(name)
    page.add_style_tag(
        content="* {line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important} p {margin-bottom: 2em !important}"
    )
    prepare(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("form[data-assess=item], .assess-choice").evaluate_all(STICKS_OUT) == []


@pytest.mark.parametrize("prepare", [practised, reporting])
def test_arabic_runs_from_right_to_left(visit, arabic_site, prepare) -> None:
    page = visit(arabic_site.as_uri(), viewport={"width": 320, "height": 640}).open("quiz.html")
    page.evaluate("document.documentElement.dir = 'rtl'")
    prepare(page)
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("form[data-assess=item]").evaluate_all(STICKS_OUT) == []
    for row in page.locator("label[data-part=option]").all():
        box, tick = row.bounding_box(), row.locator("input").bounding_box()
        assert box
        assert tick
        assert tick["x"] > box["x"] + box["width"] / 2


def test_forced_colours_keep_every_state_visible(visit, files) -> None:
    page = visit(files, forced_colors="active").open("quiz.html")
    card = question(page, "dns-port")
    choose(card, "a")
    row = card.locator('[data-part=option][data-ident="a"]')
    assert row.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert card.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    press(card, "Check")
    expect(outcome(card)).to_contain_text("Not right.")
    check_marks = visit(files, forced_colors="active").open("test.html")
    reviewed(check_marks)
    for mark in check_marks.locator("[data-part=mark]").all():
        expect(mark).to_have_text(
            re.compile("(Your choice: (not )?right|Right, not chosen|Not right)")
        )


def test_less_motion_means_none(visit, files) -> None:
    page = visit(files, reduced_motion="reduce").open("quiz.html")
    durations = page.locator("[class^=assess]").evaluate_all(
        "all => all.map(one => getComputedStyle(one)).filter((one) =>"
        " !/^(0s|all)/.test(one.transitionDuration) || one.animationName !== 'none').length"
    )
    assert durations == 0


def test_the_report_is_quiet_but_large_enough(visit, tmp_path) -> None:
    site = build(tmp_path / "site", "-D", "assess_repository=https://example.org/a/issues/new")
    page = visit(site.as_uri(), viewport={"width": 320, "height": 640}).open("quiz.html")
    for link in page.get_by_role("link", name="Report this question").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 24  # WCAG 2.2, 2.5.8
        expect(link).to_have_accessible_description(re.compile(r"Question \d"))
