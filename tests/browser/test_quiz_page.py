"""Practice: check, feedback, tries, hints, the answer, memory."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.steps import (
    check,
    choose,
    chosen,
    is_locked,
    is_unlocked,
    options,
    outcome,
    press,
    question,
    state,
    tab_to,
)

SHUFFLES = 8


def open_quiz(visit: Callable[..., object], base: str) -> Page:
    return visit(base).open("quiz.html")  # type: ignore[attr-defined,no-any-return]


def test_right_at_once(visit, base) -> None:
    page = open_quiz(visit, base)
    card = question(page, "dns-port")
    check(card, "b")
    expect(outcome(card)).to_contain_text("Right.")
    expect(outcome(card)).to_contain_text("Both UDP and TCP use it.")
    expect(outcome(card)).to_contain_text("IANA keeps the list of ports.")
    assert state(card) == "correct"
    is_locked(card)
    expect(card.get_by_text("Your choice: right")).to_be_visible()
    expect(card.get_by_role("button", name="Check")).to_be_hidden()
    expect(page.get_by_text("Questions answered right: 1 of 3.")).to_be_visible()
    # What is said is a copy: without a second id, without a dead button.
    expect(outcome(card).locator("pre")).to_have_count(1)
    expect(outcome(card).locator("[id], [data-part], button")).to_have_count(0)


def test_wrong_then_the_last_try_opens_the_answer(visit, base) -> None:
    page = open_quiz(visit, base)
    card = question(page, "dns-port")
    check(card, "a")
    expect(outcome(card)).to_contain_text("Not right. 1 try left.")
    expect(outcome(card)).to_contain_text("That is HTTP.")
    expect(outcome(card)).not_to_contain_text("IANA")
    assert state(card) == "wrong"
    expect(card.locator('[data-part="mark"]')).to_have_count(0)
    press(card, "Try again")
    assert state(card) == "open"
    assert chosen(card) == []
    expect(outcome(card)).to_be_empty()
    assert card.locator("input").first.evaluate("one => one === document.activeElement")
    check(card, "c")
    expect(outcome(card)).to_contain_text("Not right. The answer is shown below.")
    expect(card.get_by_text("Right, not chosen")).to_be_visible()
    expect(card.get_by_text("Your choice: not right")).to_be_visible()
    expect(card.get_by_text("Not right", exact=True)).to_have_count(2)
    answer = card.locator('[data-part="answer"]')
    for reason in ("That is HTTP.", "Both UDP and TCP use it.", "That is HTTPS.", "That is SMTP."):
        expect(answer.get_by_text(reason)).to_be_visible()
    expect(page.get_by_text("Questions answered right: 0 of 3.")).to_be_visible()
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == "Start this question again"


def test_start_again_after_the_last_try(visit, files) -> None:
    page = open_quiz(visit, files)
    card = question(page, "dns-port")
    for wrong in "ac":
        if wrong == "c":
            press(card, "Try again")
        check(card, wrong)
    press(card, "Start this question again")
    assert state(card) == "open"
    assert chosen(card) == []
    is_unlocked(card)
    expect(card.locator('[data-part="answer"]')).not_to_have_attribute("open", "")
    expect(card.locator('[data-part="mark"]')).to_have_count(0)
    check(card, "d")
    expect(outcome(card)).to_contain_text("1 try left.")


def test_another_choice_takes_the_verdict_back(visit, files) -> None:
    card = question(open_quiz(visit, files), "dns-port")
    check(card, "a")
    choose(card, "b")
    assert state(card) == "open"
    expect(outcome(card)).to_be_empty()
    press(card, "Check")
    assert state(card) == "correct"


def test_check_without_a_choice(visit, files) -> None:
    card = question(open_quiz(visit, files), "dns-port")
    button = card.get_by_role("button", name="Check")
    expect(button).to_be_enabled()
    button.click()
    expect(outcome(card)).to_have_text("Choose an option first.")
    assert state(card) == "open"
    check(card, "a")
    expect(outcome(card)).to_contain_text("1 try left.")


def test_opening_the_answer_ends_the_tries(visit, files) -> None:
    card = question(open_quiz(visit, files), "dns-port")
    card.get_by_text("Show the answer").click()
    is_locked(card)
    expect(card.get_by_text("Right, not chosen")).to_be_visible()
    expect(outcome(card)).to_have_text(
        "The answer is open. To answer the question yourself, start it again."
    )
    expect(card.get_by_text("Hint 1")).to_be_hidden()
    press(card, "Start this question again")
    is_unlocked(card)
    expect(card.get_by_text("Hint 1")).to_be_visible()


def test_opening_the_answer_after_a_check_keeps_the_verdict(visit, files) -> None:
    page = open_quiz(visit, files)
    card = question(page, "dns-port")
    check(card, "a")
    card.get_by_text("Show the answer").click()
    is_locked(card)
    expect(outcome(card)).to_have_text("Not right. The answer is shown below.")
    expect(card.get_by_text("That is HTTP.")).to_have_count(1)
    page.reload()
    expect(outcome(card)).to_have_text("Not right. The answer is shown below.")


def test_hints_open_one_after_another(visit, files) -> None:
    card = question(open_quiz(visit, files), "dns-port")
    expect(card.get_by_text("Hint 1")).to_be_visible()
    expect(card.get_by_text("Hint 2")).to_be_hidden()
    card.get_by_text("Hint 1").click()
    expect(card.get_by_text("It is below 100.")).to_be_visible()
    card.get_by_text("Hint 2").click()
    expect(card.get_by_text("It is a prime number.")).to_be_visible()


def test_several_right_options(visit, files) -> None:
    card = question(open_quiz(visit, files), "datagrams")
    check(card, "a")
    expect(outcome(card)).to_contain_text("Partly right. 1 try left.")
    expect(outcome(card)).to_contain_text("One datagram for each call.")
    # The other right one stays open while there is a try left.
    expect(outcome(card)).not_to_contain_text("congestion control")
    assert state(card) == "partial"
    choose(card, "c")
    press(card, "Check")
    expect(outcome(card)).to_contain_text("Right.")
    expect(outcome(card)).to_contain_text("congestion control")
    assert state(card) == "correct"


def test_options_made_of_code(visit, files) -> None:
    page = open_quiz(visit, files)
    card = question(page, "shell-loop")
    row = card.locator('[data-part="option"][data-ident="b"]')
    row.locator("pre").click()
    assert chosen(card) == ["b"]
    press(card, "Check")
    assert state(card) == "correct"
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_reload_keeps_the_state(visit, base) -> None:
    page = open_quiz(visit, base)
    orders = [options(question(page, name)) for name in ("dns-port", "datagrams", "shell-loop")]
    check(question(page, "dns-port"), "a")
    check(question(page, "datagrams"), "a", "c")
    choose(question(page, "shell-loop"), "a")
    page.reload()
    assert [
        options(question(page, name)) for name in ("dns-port", "datagrams", "shell-loop")
    ] == orders
    card = question(page, "dns-port")
    assert (state(card), chosen(card)) == ("wrong", ["a"])
    expect(outcome(card)).to_contain_text("Not right. 1 try left.")
    press(card, "Try again")
    check(card, "c")
    expect(outcome(card)).to_contain_text("The answer is shown below.")
    card = question(page, "datagrams")
    assert (state(card), chosen(card)) == ("correct", ["a", "c"])
    is_locked(card)
    card = question(page, "shell-loop")
    assert (state(card), chosen(card)) == ("open", ["a"])
    expect(page.get_by_text("Questions answered right: 1 of 3.")).to_be_visible()


def test_reload_keeps_an_opened_answer_open(visit, files) -> None:
    page = open_quiz(visit, files)
    question(page, "dns-port").get_by_text("Show the answer").click()
    is_locked(question(page, "dns-port"))
    page.reload()
    card = question(page, "dns-port")
    is_locked(card)
    expect(card.get_by_text("That is HTTPS.")).to_be_visible()


def test_options_are_shuffled_anew_for_a_new_start(visit, files) -> None:
    page = open_quiz(visit, files)
    card = question(page, "dns-port")
    seen = {tuple(options(card))}
    for _ in range(SHUFFLES):
        check(card, "b")
        press(card, "Start this question again")
        seen.add(tuple(options(card)))
    assert len(seen) > 1
    assert all(sorted(order) == ["a", "b", "c", "d"] for order in seen)


def test_keyboard_alone(visit, base) -> None:
    page = open_quiz(visit, base)
    card = question(page, "dns-port")
    order = options(card)
    tab_to(page, "name", "response")
    page.keyboard.press("Space")
    assert chosen(card) == [order[0]]
    for _ in range(order.index("a")):
        page.keyboard.press("ArrowDown")
    assert chosen(card) == ["a"]
    tab_to(page, "textContent", "Check")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(outcome(card)).to_contain_text("Not right.")
    assert page.evaluate("document.activeElement.textContent") == "Try again"
    page.keyboard.press("Enter")
    for _ in range(options(card).index("b")):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # Enter on an option checks, too
    expect(outcome(card)).to_contain_text("Right.")
    assert page.evaluate("document.activeElement.textContent") == "Start this question again"
    tab_to(page, "textContent", "Show the answer")
    page.keyboard.press("Enter")
    expect(card.get_by_text("That is HTTPS.")).to_be_visible()


def test_a_question_outside_a_quiz(visit, files) -> None:
    card = question(visit(files).open("same.html"), "alone")
    check(card, "b")
    expect(outcome(card)).to_contain_text("Not right. 1 try left.")


def test_an_outcome_is_announced_once(visit, files) -> None:
    page = open_quiz(visit, files)
    page.evaluate("""() => {
        window.changes = 0;
        const region = document.querySelector('form[data-ident="dns-port"] [role=status]');
        new MutationObserver((records) => { window.changes += records.length; })
            .observe(region, {childList: true, subtree: true, characterData: true});
    }""")
    card = question(page, "dns-port")
    check(card, "b")
    expect(outcome(card)).to_contain_text("Right.")
    # Choosing empties nothing, checking writes once.
    assert page.evaluate("window.changes") == 1


def test_a_question_changed_since_drops_only_what_is_gone(visit, site, serve) -> None:
    page = open_quiz(visit, serve(site))
    choose(question(page, "dns-port"), "b")
    choose(question(page, "shell-loop"), "a")
    page.evaluate("""() => {
        for (const [ident, hash] of [["dns-port", null], ["shell-loop", "gone"]]) {
            const key = `assess:1:sample:${ident}`;
            const kept = JSON.parse(localStorage.getItem(key));
            kept.rev = "before";
            if (hash) kept.response[0].hash = hash;
            localStorage.setItem(key, JSON.stringify(kept));
        }
    }""")
    page.reload()
    assert chosen(question(page, "dns-port")) == ["b"]
    expect(outcome(question(page, "dns-port"))).to_be_empty()
    assert chosen(question(page, "shell-loop")) == []
    expect(outcome(question(page, "shell-loop"))).to_contain_text(
        "has changed since your last visit"
    )


def test_damaged_memory_is_forgotten(visit, site, serve) -> None:
    page = open_quiz(visit, serve(site))
    page.evaluate("""() => {
        localStorage.setItem("assess:1:sample:dns-port", "{");
        localStorage.setItem("assess:1:sample:datagrams", '{"rev":1,"response":[null],"order":["a","a"]}');
    }""")
    page.reload()
    for name in ("dns-port", "datagrams"):
        check(question(page, name), "b")
        expect(outcome(question(page, name))).not_to_be_empty()
    page.goto("about:blank")


def test_blocked_storage_is_told_once_and_all_works(visit, site, serve) -> None:
    reader = visit(serve(site))
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    reader.page.on("pageerror", lambda _: None)
    page = reader.open("quiz.html")
    expect(page.get_by_text("Your browser keeps no data for this page")).to_have_count(1)
    check(question(page, "dns-port"), "a")
    check(question(page, "datagrams"), "a", "c")
    expect(outcome(question(page, "dns-port"))).to_contain_text("1 try left.")
    assert state(question(page, "datagrams")) == "correct"
    expect(page.get_by_text("Your browser keeps no data for this page")).to_have_count(1)
    page.reload()
    assert chosen(question(page, "dns-port")) == []
    # The theme's own script may complain about the storage; ours may not.
    reader.errors[:] = [error for error in reader.errors if "assess" in error]


def test_without_a_key_choices_are_kept_and_nothing_is_marked(visit, keyless_site) -> None:
    page = visit(keyless_site.as_uri()).open("quiz.html")
    card = question(page, "dns-port")
    choose(card, "a")
    expect(card.get_by_role("button")).to_have_count(0)
    expect(card.get_by_text("Show the answer")).to_have_count(0)
    page.reload()
    assert chosen(card) == ["a"]
    expect(page.get_by_text(re.compile("answered right"))).to_have_count(0)
