"""The scored test: warning, score, result, review, retake, memory."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.steps import (
    cards,
    choose,
    chosen,
    fill_test,
    is_locked,
    key,
    options,
    press,
    question,
    state,
    submit,
    wrong,
)


def open_test(visit, base) -> Page:
    page: Page = visit(base).open("test.html")
    return page


def test_nothing_is_told_before_the_submission(visit, files) -> None:
    page = open_test(visit, files)
    fill_test(page, right=8)
    expect(page.get_by_text("Show the answers")).to_be_hidden()
    expect(page.get_by_role("button", name="Check")).to_have_count(0)
    expect(page.locator('[data-part="mark"]')).to_have_count(0)
    expect(page.locator('[data-part="result"]')).to_be_empty()
    assert {state(card) for card in cards(page)} == {"open"}
    expect(page.get_by_text("SSH listens on port 22.")).to_be_hidden()


@pytest.mark.parametrize(
    ("right", "verdict", "points"),
    [
        (15, "Passed.", "15 of 15 points, 100%."),
        (12, "Passed.", "12 of 15 points, 80%."),
        (11, "Not passed.", "11 of 15 points, 73%."),
        (0, "Not passed.", "0 of 15 points, 0%."),
    ],
)
def test_score_and_pass_mark(visit, files, right: int, verdict: str, points: str) -> None:
    page = open_test(visit, files)
    fill_test(page, right)
    result = submit(page)
    expect(result.get_by_text(f"{verdict} {points}", exact=True)).to_be_visible()
    expect(result.get_by_text("The test is passed with 12 of 15 points (80%).")).to_be_visible()
    assert [state(card) for card in cards(page)].count("correct") == right


def test_half_a_question_counts_half(visit, files) -> None:
    page = open_test(visit, files)
    fill_test(page, right=14, leave=[15])
    choose(cards(page)[14], "a")
    result = submit(page)
    expect(result.get_by_text("Passed. 14.5 of 15 points, 96%.")).to_be_visible()
    assert state(cards(page)[14]) == "partial"
    expect(cards(page)[14].get_by_text("Partly right. Points: 0.5 of 1.")).to_be_visible()


def test_the_warning_names_what_is_unanswered(visit, base) -> None:
    page = open_test(visit, base)
    fill_test(page, right=15, leave=[3, 7])
    press(page, "Submit")
    warning = page.locator('[data-part="warning"]')
    expect(warning.locator("p").first).to_have_text(
        "Questions 3 and 7 have no answer. Submit anyway?"
    )
    assert warning.get_attribute("role") == "status"
    expect(page.locator('[data-part="result"]')).to_be_empty()
    warning.get_by_role("link", name="7").click()
    assert cards(page)[6].evaluate("form => form.contains(document.activeElement)")
    expect(cards(page)[6]).to_be_in_viewport()
    choose(cards(page)[6], *key(cards(page)[6]))
    expect(warning).to_be_empty()
    press(page, "Submit")
    expect(warning.locator("p").first).to_have_text("Question 3 has no answer. Submit anyway?")
    press(page, "Submit anyway")
    result = page.locator('[data-part="result"]')
    expect(result.get_by_text("Passed. 14 of 15 points, 93%.")).to_be_visible()
    expect(result.get_by_text("Questions without an answer: 1.")).to_be_visible()
    expect(warning).to_be_empty()
    assert state(cards(page)[2]) == "open"
    expect(cards(page)[2].get_by_text("No answer. Points: 0 of 1.")).to_be_visible()


def test_result_by_lesson_and_objective(visit, base) -> None:
    page = open_test(visit, base)
    fill_test(page, right=13)
    result = submit(page)
    expect(
        result.get_by_role("heading", name="Names on the network 13 of 15 right")
    ).to_be_visible()
    rows = result.locator("li").filter(has_text="net.")
    ports, transport = rows.nth(0), rows.nth(1)
    expect(ports).to_contain_text("Name the port of a service.")
    expect(ports).to_contain_text("13 of 13 right")
    expect(ports).not_to_contain_text("Read again")
    expect(transport).to_contain_text("0 of 2 right")
    expect(transport).to_contain_text("Read again: Names on the network")
    transport.get_by_role("link", name="Names on the network").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Names on the network")
    assert page.url.split("#")[0].endswith("/lesson.html")
    page.go_back()
    transport = page.locator('[data-part="result"] li').filter(has_text="net.2")
    transport.get_by_role("link", name="Transport").click()
    assert page.url.endswith("/lesson.html#transport")


def test_review_in_place(visit, files) -> None:
    page = open_test(visit, files)
    first = cards(page)[0]
    fill_test(page, right=0)
    taken = chosen(first)[0]
    submit(page)
    feedback = page.locator('[data-part="answer"] [data-part="feedback"][data-item="test-ftp"] > p')
    for text in feedback.all_text_contents():
        expect(first.get_by_text(text.strip(), exact=True)).to_be_visible()
    expect(first.locator(f'[data-ident="{taken}"]')).to_contain_text("Your choice: not right")
    expect(first.locator(f'[data-ident="{key(first)[0]}"]')).to_contain_text("Right, not chosen")
    is_locked(first)
    expect(page.get_by_role("button", name="Submit", exact=True)).to_be_hidden()
    review = first.locator('[data-part="review"]')
    expect(review.locator("pre")).to_have_count(1)
    expect(review.locator("button, [data-part]")).to_have_count(0)
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_focus_goes_to_the_result(visit, files) -> None:
    page = open_test(visit, files)
    fill_test(page, right=15)
    submit(page)
    assert page.evaluate("document.activeElement.textContent") == "Your result"
    assert page.evaluate("document.activeElement.tagName") == "H2"
    expect(
        page.get_by_text("Each question above now shows why its options are right or not.")
    ).to_be_visible()


def test_the_result_leads_to_what_was_missed(visit, files) -> None:
    page = open_test(visit, files)
    fill_test(page, right=13)
    result = submit(page)
    expect(result.get_by_text("To look at again: 14 and 15.")).to_be_visible()
    result.get_by_role("link", name="14").click()
    expect(cards(page)[13]).to_be_in_viewport()
    assert cards(page)[13].evaluate("form => form === document.activeElement")


def test_reload_keeps_responses_order_and_result(visit, base) -> None:
    page = open_test(visit, base)
    orders = [options(card) for card in cards(page)]
    fill_test(page, right=12)
    before = [chosen(card) for card in cards(page)]
    page.reload()
    assert [options(card) for card in cards(page)] == orders
    assert [chosen(card) for card in cards(page)] == before
    assert {state(card) for card in cards(page)} == {"open"}
    submit(page)
    page.reload()
    result = page.locator('[data-part="result"]')
    expect(result.get_by_text("Passed. 12 of 15 points, 80%.")).to_be_visible()
    assert [options(card) for card in cards(page)] == orders
    assert [state(card) for card in cards(page)].count("correct") == 12
    is_locked(cards(page)[0])


def test_an_answer_changed_after_the_warning_is_kept(visit, base) -> None:
    page = visit(base).open("test.html")
    card = cards(page)[0]
    ident = str(card.get_attribute("data-ident"))
    choose(card, "a")
    press(page, "Submit")
    expect(page.get_by_text("have no answer.")).to_be_visible()
    choose(card, "b")
    page.reload()
    assert chosen(question(page, ident)) == ["b"]


def test_a_retake_is_empty_after_a_reload_too(visit, base) -> None:
    page = visit(base).open("test.html")
    fill_test(page, right=15)
    submit(page)
    press(page, "Take the test again")
    page.reload()
    assert [chosen(card) for card in cards(page)] == [[]] * 15


def test_retake_reshuffles_and_lists_the_earlier_attempts(visit, base) -> None:
    page = open_test(visit, base)
    orders = [options(card) for card in cards(page)]
    fill_test(page, right=11)
    submit(page)
    press(page, "Take the test again")
    assert [options(card) for card in cards(page)] != orders
    assert [chosen(card) for card in cards(page)] == [[]] * 15
    assert {state(card) for card in cards(page)} == {"open"}
    expect(page.locator('[data-part="mark"], [data-part="review"]')).to_have_count(0)
    assert cards(page)[0].evaluate("form => form.contains(document.activeElement)")
    fill_test(page, right=13)
    result = submit(page)
    expect(result.get_by_text("Passed. 13 of 15 points, 86%.")).to_be_visible()
    page.reload()
    expect(result.get_by_role("heading", name="Earlier attempts")).to_be_visible()
    attempts = result.locator("ol > li")
    expect(attempts).to_have_count(1)
    expect(attempts).to_have_text(re.compile(r"\d{4}.*: 11 of 15 points, 73%\. Not passed\."))
    expect(attempts.locator("time")).to_have_attribute("datetime", re.compile(r"^\d{4}-\d\d-\d\dT"))
    press(page, "Take the test again")
    expect(page.locator('[data-part="result"] ol > li')).to_have_count(2)


def test_keyboard_alone(visit, base) -> None:
    page = open_test(visit, base)
    cards(page)[0].locator("input").first.focus()
    for card in cards(page):
        assert card.evaluate("form => form.contains(document.activeElement)")
        page.keyboard.press("Space")
        last = card.locator("input").first.get_attribute("type") == "checkbox"
        for _ in range(4 if last else 2):  # then the report, then the next question
            page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Submit"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Your result"


def test_print_button_prints(visit, files) -> None:
    reader = visit(files)
    reader.context.add_init_script("window.print = () => { window.printed = true; };")
    page = reader.open("test.html")
    fill_test(page, right=1)
    submit(page)
    press(page, "Print the result")
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_dark_on_white_without_buttons(visit, files, scheme: str) -> None:
    page = visit(files, color_scheme=scheme).open("test.html")
    fill_test(page, right=1)
    submit(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print the result")).to_be_hidden()
    card = cards(page)[0]
    assert card.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    assert card.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"


def test_blocked_storage(visit, site, serve) -> None:
    reader = visit(serve(site))
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    page = reader.open("test.html")
    expect(page.get_by_text("Your browser keeps no data for this page")).to_have_count(1)
    fill_test(page, right=12)
    expect(submit(page).get_by_text("Passed. 12 of 15 points, 80%.")).to_be_visible()
    reader.errors[:] = [error for error in reader.errors if "assess" in error]


def test_a_result_survives_a_changed_question(visit, site, serve) -> None:
    page = open_test(visit, serve(site))
    fill_test(page, right=15)
    page.evaluate("""() => {
        const key = "assess:1:sample:net-test";
        const kept = JSON.parse(localStorage.getItem(key));
        Object.assign(kept.responses["test-ssh"], {rev: "before", response: [{ident: "a", hash: "gone"}]});
        localStorage.setItem(key, JSON.stringify(kept));
    }""")
    page.reload()
    card = cards(page)[1]
    expect(card.get_by_text("This question has changed since your last visit")).to_be_visible()
    assert chosen(card) == []
    choose(cards(page)[14], "a", "a")  # off and on; it is said until this one is answered
    page.reload()
    expect(card.get_by_text("This question has changed since your last visit")).to_be_visible()
    choose(card, wrong(card))
    expect(card.get_by_text("This question has changed since your last visit")).to_have_count(0)
    expect(submit(page).get_by_text("Passed. 14 of 15 points, 93%.")).to_be_visible()


def test_without_a_key_the_page_says_it_cannot_mark(visit, keyless_site) -> None:
    page = visit(keyless_site.as_uri()).open("test.html")
    card = cards(page)[0]
    choose(card, "a")
    press(page, "Submit")
    expect(page.get_by_role("status").get_by_text("This page cannot mark the test")).to_be_visible()
    expect(page.locator('[data-part="result"]')).to_be_empty()
    page.reload()
    assert chosen(card) == ["a"]
