"""Tests that draw: forms, retakes, the clock, confidence, points."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.steps import choose, chosen, key, options, press, question, submit, wrong

from sphinx_assess import draw
from sphinx_assess.model import Pool

POOLS = [
    Pool(3, tuple(f"port-{n}" for n in range(1, 7))),
    Pool(2, tuple(f"stream-{n}" for n in range(1, 5))),
]


def shown(page: Page) -> list[Locator]:
    """Return the cards a reader sees."""
    return page.locator('form[data-assess="item"]:visible').all()


def idents(page: Page) -> list[str | None]:
    return [card.get_attribute("data-ident") for card in shown(page)]


def form(page: Page) -> int:
    """Return the form number in the page."""
    text = page.locator('[data-part="form"]').text_content() or ""
    return int(text.removeprefix("Form "))


def take(page: Page, number: object) -> None:
    page.get_by_role("textbox", name="Number of another form").fill(str(number))
    press(page, "Take this form")


def answer(page: Page, right: int) -> None:
    for at, card in enumerate(shown(page)):
        choose(card, *(key(card) if at < right else [wrong(card)]))


@pytest.fixture
def page(visit, files) -> Page:
    opened: Page = visit(files).open("drawn.html")
    return opened


def test_the_page_shows_the_form_that_python_draws(page) -> None:
    assert idents(page) == list(draw.drawn(POOLS, form(page)))
    take(page, 17)
    assert form(page) == 17
    assert idents(page) == list(draw.drawn(POOLS, 17))
    for card in shown(page):
        ident = card.get_attribute("data-ident") or ""
        assert options(card) == draw.options("abcd", 17, ident)
    numbers = [card.locator('[data-part="number"]').text_content() for card in shown(page)]
    assert numbers == [f"Question {n}" for n in range(1, 6)]


def test_a_form_number_reproduces_the_sheet(visit, base) -> None:
    def sheet(page: Page) -> list[object]:
        return [(card.get_attribute("data-ident"), options(card)) for card in shown(page)]

    one, other = visit(base).open("drawn.html"), visit(base).open("drawn.html")
    take(one, 4711)
    take(other, 4711)
    assert sheet(one) == sheet(other)
    take(other, 4712)
    assert sheet(one) != sheet(other)


def test_a_number_that_is_no_form(page) -> None:
    before = form(page)
    for text in ("0", "10001", "2.5", "seven", ""):
        take(page, text)
        expect(page.get_by_text("Write the number of a form, 1 to 10000.")).to_be_visible()
        assert form(page) == before


def test_enter_takes_the_form_and_answers_are_not_cleared_unasked(page) -> None:
    choose(shown(page)[0], "a")
    before = form(page)
    field = page.get_by_role("textbox", name="Number of another form")
    field.fill("77")
    field.press("Enter")
    expect(page.get_by_role("status").get_by_text("Form 77 clears what you")).to_be_visible()
    assert (form(page), chosen(shown(page)[0])) == (before, ["a"])
    field.press("Enter")
    assert form(page) == 77
    assert [chosen(card) for card in shown(page)] == [[]] * 5
    expect(page.get_by_text("clears what you")).to_have_count(0)


def test_a_retake_asks_other_questions(page) -> None:
    first, number = idents(page), form(page)
    answer(page, 5)
    submit(page)
    press(page, "Take the test again")
    assert form(page) == number + 1
    assert set(idents(page)).isdisjoint(first)
    expect(page.locator('[data-part="result"] li')).to_contain_text(f"Form {number}")
    assert shown(page)[0].evaluate("form => form.contains(document.activeElement)")


def test_a_reload_keeps_form_choices_and_confidence(visit, base) -> None:
    page = visit(base).open("drawn.html")
    before, number = idents(page), form(page)
    choose(shown(page)[1], "c")
    shown(page)[1].get_by_role("radio", name="I think so").check()
    page.reload()
    assert (idents(page), form(page)) == (before, number)
    assert shown(page)[1].locator("input:checked").count() == 2
    expect(shown(page)[1].get_by_role("radio", name="I think so")).to_be_checked()


def test_the_drawn_questions_stay_when_the_bank_changes(visit, site, serve) -> None:
    """As after a rebuild: the pool has another question, and what was begun goes on."""
    reader = visit(serve(site))
    page = reader.open("drawn.html")
    before = idents(page)
    choose(shown(page)[0], "b")

    def add(route) -> None:
        body = route.fetch().text()
        pool = re.search(r'"of":\[("port-1",)', body)
        assert pool
        route.fulfill(body=body.replace('"of":["port-1",', '"of":["new-one","port-1",'))

    page.route("**/drawn.html", add)
    page.reload()
    assert idents(page) == before
    assert chosen(shown(page)[0]) == ["b"]


@pytest.mark.parametrize(("right", "verdict"), [(4, "Passed."), (3, "Not passed.")])
def test_pass_mark_in_points(page, right: int, verdict: str) -> None:
    expect(page.get_by_text("5 questions, 5 points. To pass you need 4 points")).to_be_visible()
    answer(page, right)
    result = submit(page)
    expect(result.get_by_text(re.compile(f"^{re.escape(verdict)} {right} of 5"))).to_be_visible()
    expect(result.get_by_text("The test is passed with 4 of 5 points (80%).")).to_be_visible()


def test_confidence_and_what_it_was_worth(page) -> None:
    answer(page, 3)
    levels = ["Sure", "A guess", "Sure", "Sure", None]
    for card, level in zip(shown(page), levels, strict=True):
        if level:
            card.get_by_role("radio", name=level, exact=True).check()
    result = submit(page)
    expect(result.get_by_role("heading", name="How well you judged your answers")).to_be_visible()
    expect(result.get_by_text("Sure: 2 of 3 right", exact=True)).to_be_visible()
    expect(result.get_by_text("A guess: 1 of 1 right", exact=True)).to_be_visible()
    expect(result.get_by_text("I think so:")).to_have_count(0)
    expect(result.get_by_text("Of those you were sure of, these are not right: 4.")).to_be_visible()
    expect(page.locator("input[name=confidence]:enabled:visible")).to_have_count(0)
    press(page, "Take the test again")
    expect(page.locator("input[name=confidence]:checked")).to_have_count(0)


def test_a_missed_objective_leads_to_its_practice(page) -> None:
    answer(page, 3)
    rows = submit(page).locator("li").filter(has_text="right")
    met, missed = rows.filter(has_text="net.1"), rows.filter(has_text="net.2")
    expect(met).not_to_contain_text("Practise:")
    expect(missed).to_contain_text("Practise: Quiz: names on the network (question 2)")
    missed.get_by_role("link", name="question 2").click()
    assert page.url.endswith("/quiz.html#question-datagrams")
    expect(question(page, "datagrams").get_by_role("button", name="Check")).to_be_visible()


def test_without_scripts_the_printed_form_is_a_sheet(visit, files) -> None:
    page = visit(files, java_script_enabled=False).open("drawn.html")
    printed = draw.printed("net-drawn")
    expect(page.get_by_text(f"Form {printed}", exact=True)).to_be_visible()
    assert idents(page) == list(draw.drawn(POOLS, printed))
    expect(page.get_by_role("button", name="Take this form")).to_be_hidden()
    page.get_by_text("Show the answers").click()
    assert page.locator('[data-part="reason"]:visible').count() == 5 * 4


@pytest.fixture
def timed(visit, files) -> Page:
    reader = visit(files)
    reader.page.clock.install()
    opened: Page = reader.open("timed.html")
    return opened


def clock(page: Page) -> Locator:
    return page.get_by_role("timer")


def test_questions_wait_for_the_start(timed) -> None:
    expect(timed.get_by_text("Time: 20 minutes.")).to_be_visible()
    assert shown(timed) == []
    expect(timed.get_by_role("button", name="Submit")).to_be_hidden()
    expect(clock(timed)).to_be_hidden()
    press(timed, "Start with the clock")
    assert len(shown(timed)) == 2
    expect(clock(timed)).to_have_text(re.compile("20:00|19:59"))
    assert shown(timed)[0].evaluate("form => form.contains(document.activeElement)")
    expect(timed.get_by_role("button", name="Start with the clock")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_clock_is_in_sight(visit, files, width: int) -> None:
    timed = visit(files, viewport={"width": width, "height": 500}).open("timed.html")
    press(timed, "Start with the clock")
    expect(clock(timed)).to_be_in_viewport(ratio=1)
    assert timed.evaluate("document.documentElement.scrollWidth") <= width


def test_the_clock_is_heard_three_times(timed) -> None:
    press(timed, "Start with the clock")
    note = timed.locator('[data-part="time-note"]')
    assert note.get_attribute("role") == "status"
    for seconds, words in ((595, ""), (10, "9|10"), (300, "4|5"), (245, "1")):
        timed.clock.run_for(seconds * 1000)
        expect(note).to_have_text(re.compile(f"^({words}) minutes? left" if words else "^$"))


def test_the_clock_survives_a_reload_and_submits(timed) -> None:
    press(timed, "Start with the clock")
    card = shown(timed)[0]
    choose(card, *key(card))
    timed.clock.run_for(500_000)
    timed.reload()
    expect(clock(timed)).to_have_text(re.compile(r"^11:[34]\d$"))
    assert len(shown(timed)) == 2
    timed.clock.run_for(690_000)
    expect(timed.locator('[data-part="result"]')).to_be_empty()
    timed.clock.run_for(30_000)
    result = timed.locator('[data-part="result"]')
    expect(result.get_by_text("The time was over")).to_be_visible()
    expect(result.get_by_text("Passed. 1 of 2 points, 50%.")).to_be_visible()
    expect(clock(timed)).to_be_hidden()
    timed.reload()
    expect(result.get_by_text("Passed. 1 of 2 points, 50%.")).to_be_visible()
    kept = json.loads(timed.evaluate("localStorage['assess:1:sample:net-timed']"))
    assert len(kept["attempts"]) == 1


def test_time_that_ran_out_while_the_page_was_closed(timed) -> None:
    press(timed, "Start with the clock")
    timed.goto("about:blank")
    timed.clock.fast_forward(3_000_000)
    timed.go_back()
    expect(timed.get_by_text("The time was over")).to_be_visible()


def test_nobody_has_to_race(timed) -> None:
    press(timed, "Start without a time limit")
    expect(clock(timed)).to_be_hidden()
    timed.clock.run_for(3_000_000)
    assert len(shown(timed)) == 2
    timed.reload()
    assert len(shown(timed)) == 2
    expect(clock(timed)).to_be_hidden()


def test_a_retake_starts_the_clock_anew(timed) -> None:
    press(timed, "Start with the clock")
    answer(timed, 2)
    submit(timed)
    timed.clock.run_for(3_000_000)
    press(timed, "Take the test again")
    assert shown(timed) == []
    assert timed.evaluate("document.activeElement.textContent") == "Start with the clock"
    press(timed, "Start with the clock")
    expect(clock(timed)).to_have_text(re.compile("20:00|19:59"))
