"""What a group's options change: when the key is shown, what tries cost, the order of questions."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect
from tests.browser.steps import cards, check, choose, outcome, press, question, state

NAMES = ["strict-one", "strict-two", "strict-three", "strict-four"]


@pytest.fixture
def page(visit: Callable, files: str):
    """The page of policies, fresh."""
    return visit(files).open("policies.html")


def answer(card: Locator) -> Locator:
    """Return the fold with the answer."""
    return card.locator('[data-part="answer"]')


def test_the_answer_stays_closed_until_the_last_try(page) -> None:
    card = question(page, "strict-two")
    expect(answer(card)).to_be_hidden()
    check(card, "a")
    assert state(card) == "wrong"
    expect(answer(card)).to_be_hidden()
    expect(card.locator('[data-part="mark"]')).to_have_count(0)
    press(card, "Try again")
    check(card, "a")
    expect(answer(card)).to_be_visible()
    expect(answer(card)).to_contain_text("Right:")


def test_a_second_try_and_a_hint_cost_what_the_group_says(page) -> None:
    card = question(page, "strict-one")
    card.get_by_text("Hint", exact=True).click()
    check(card, "a")
    expect(outcome(card)).not_to_contain_text("Score")
    press(card, "Try again")
    check(card, "b")
    expect(outcome(card)).to_contain_text("Score of this question: 65%.")
    page.reload()
    expect(outcome(question(page, "strict-one"))).to_contain_text("Score of this question: 65%.")


def test_a_right_first_try_without_hint_costs_nothing(page) -> None:
    card = question(page, "strict-three")
    check(card, "b")
    expect(outcome(card)).to_contain_text("Score of this question: 100%.")


def test_a_score_does_not_fall_below_zero(page) -> None:
    card = question(page, "strict-four")
    check(card, "a")
    press(card, "Try again")
    check(card, "a")
    expect(outcome(card)).to_contain_text("Score of this question: 0%.")


def test_questions_are_shuffled_and_numbered_by_their_place(page) -> None:
    orders = set()
    for _ in range(12):
        shown = [card.get_attribute("data-ident") for card in cards(page)[:4]]
        assert sorted(shown) == sorted(NAMES)
        numbers = page.locator('[data-ident="strict"] [data-part="number"]').all_text_contents()
        assert [text.split()[1] for text in numbers] == ["1", "2", "3", "4"]
        orders.add(tuple(shown))
        page.evaluate("localStorage.clear()")
        page.reload()
    assert len(orders) > 1  # by chance all alike: (1/24) to the power of 11
    expect(page.get_by_text("Words before.")).to_be_visible()


def test_the_order_of_questions_is_kept_over_a_reload(page) -> None:
    shown = [card.get_attribute("data-ident") for card in cards(page)]
    for _ in range(3):
        page.reload()
        assert [card.get_attribute("data-ident") for card in cards(page)] == shown


def test_a_key_that_is_never_shown(page) -> None:
    card = question(page, "secret-one")
    check(card, "a")
    assert state(card) == "wrong"
    expect(outcome(card)).to_contain_text("Not that one.")
    expect(answer(card)).to_be_hidden()
    expect(card.locator('[data-part="mark"]')).to_have_count(0)
    expect(card.locator("input:enabled")).to_have_count(0)
    press(card, "Start this question again")
    check(card, "b")
    assert state(card) == "correct"
    expect(answer(card)).to_be_hidden()


def test_a_test_that_explains_itself_only_after_a_pass(page) -> None:
    test = page.locator('div[data-ident="after-a-pass"]')
    choose(question(page, "pass-one"), "a")
    choose(question(page, "pass-two"), "b")
    press(test, "Submit")
    expect(test.locator('[data-part="result"]')).to_contain_text("Not passed.")
    expect(test.locator('[data-part="review"]')).to_have_count(0)
    expect(test.locator('[data-part="mark"]')).to_have_count(0)
    expect(test).not_to_contain_text("To look at again")
    page.reload()
    expect(test.locator('[data-part="mark"]')).to_have_count(0)
    press(test, "Take the test again")
    choose(question(page, "pass-one"), "b")
    choose(question(page, "pass-two"), "b")
    press(test, "Submit")
    expect(test.locator('[data-part="result"]')).to_contain_text("Passed.")
    expect(question(page, "pass-one")).to_contain_text("Because it is.")
