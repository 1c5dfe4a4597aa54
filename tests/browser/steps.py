"""What a reader does on a page, in the words of the page."""

import json
from collections.abc import Sequence
from gettext import translation
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

LOCALE = Path(__file__).parents[2] / "_ext" / "sphinx_assess" / "locale"


def worded(scope: Locator | Page, sentence: str) -> str:
    """Return a sentence of the interface as the page says it, in the page's language."""
    page = scope if isinstance(scope, Page) else scope.page
    language = page.locator("html").get_attribute("lang") or "en"
    return translation("assess", LOCALE, [language], fallback=True).gettext(sentence)


def question(page: Page, ident: str) -> Locator:
    """Return the card of a question."""
    return page.locator(f'form[data-ident="{ident}"]')


def options(card: Locator) -> list[str]:
    """Return the idents of the options, in the order shown."""
    found: list[str] = card.locator('[data-part="option"]').evaluate_all(
        "all => all.map(one => one.dataset.ident)"
    )
    return found


def chosen(card: Locator) -> list[str]:
    """Return what is ticked, sorted."""
    found: list[str] = card.locator("input:checked").evaluate_all(
        "all => all.map(one => one.value)"
    )
    return sorted(found)


def choose(card: Locator, *idents: str) -> None:
    """Tick options, by their own row."""
    for ident in idents:
        card.locator(f'[data-part="option"][data-ident="{ident}"]').click(
            position={"x": 60, "y": 20}
        )


def press(scope: Locator | Page, name: str) -> None:
    """Press a button by its words, which are given in English."""
    scope.get_by_role("button", name=worded(scope, name), exact=True).click()


def check(card: Locator, *idents: str) -> None:
    """Choose and check."""
    choose(card, *idents)
    press(card, "Check")


def tab_to(page: Page, field: str, value: str) -> None:
    """Go on by the Tab key until the focused element has this value."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.{field}") == value:
            return
    raise AssertionError(f"the Tab key never comes to {value!r}")


def outcome(card: Locator) -> Locator:
    """Return the line that says how it went."""
    return card.get_by_role("status")


def state(card: Locator) -> str | None:
    """Return the state written on the card."""
    return card.get_attribute("data-state")


def cards(page: Page) -> list[Locator]:
    """Return all cards, in their order."""
    return page.locator('form[data-assess="item"]').all()


def is_locked(card: Locator) -> None:
    """Expect that no option can be chosen any more."""
    expect(card.locator("input:enabled")).to_have_count(0)


def is_unlocked(card: Locator) -> None:
    """Expect that every option can be chosen."""
    expect(card.locator("input:disabled")).to_have_count(0)


def key(card: Locator) -> list[str]:
    """Return the right options, as the page has them."""
    text = card.locator('script[data-assess="item"]').text_content()
    correct: list[str] = json.loads(text or "")["key"]["correct"]
    return correct


def wrong(card: Locator) -> str:
    """Return one option that is not right."""
    return next(ident for ident in sorted(options(card)) if ident not in key(card))


def fill_test(page: Page, right: int, leave: Sequence[int] = ()) -> None:
    """Answer a test: the first ``right`` questions right, the others wrong; numbers left stay open."""
    for number, card in enumerate(cards(page), 1):
        if number in leave:
            continue
        choose(card, *(key(card) if number <= right else [wrong(card)]))


def submit(page: Page) -> Locator:
    """Submit a full test and return its result."""
    press(page, "Submit")
    result = page.locator('[data-part="result"]')
    expect(result.get_by_role("heading", name=worded(page, "Your result"))).to_be_visible()
    return result
