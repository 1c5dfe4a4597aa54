"""Report this question: what opens, what is copied, and that nothing of the reader is in it."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import build
from tests.browser.steps import cards, check, choose, fill_test, question, submit

FORM = "/owner/course/issues/new"


@pytest.fixture(scope="module")
def issue_site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> Path:
    """A site whose repository is on a server of ours, which has nothing there."""
    out = tmp_path_factory.mktemp("site") / "issue"
    repository = serve(tmp_path_factory.mktemp("repository"))
    return build(out, "-D", "html_theme=basic", "-D", f"assess_repository={repository}{FORM}")


def opened(page: Page, card: str, button: str = "left") -> dict[str, list[str]]:
    """Follow the link of a question and return what the form is filled with."""
    link = question(page, card).get_by_role("link", name="Report this question")
    with page.context.expect_page() as tab:
        link.click(button=button)
    tab.value.wait_for_url(f"**{FORM}?**")
    address = urlsplit(tab.value.url)
    tab.value.close()
    return parse_qs(address.query)


def number_forms(page: Page, number: str) -> None:
    page.evaluate("n => { document.querySelector('[data-assess=test]').dataset.form = n; }", number)


def test_a_prefilled_issue_before_and_after_answering(visit, issue_site) -> None:
    reader = visit(issue_site.as_uri())
    page = reader.open("quiz.html")
    before = opened(page, "dns-port")
    check(question(page, "dns-port"), "a")
    assert opened(page, "dns-port") == before
    assert before["title"] == ["Question dns-port"]
    rev = question(page, "dns-port").get_attribute("data-rev")
    facts = f"Question: dns-port\nRevision: {rev}\nPage: quiz"
    assert before["body"][0].splitlines()[3:] == facts.splitlines()
    assert "file:" not in before["body"][0]
    assert str(issue_site) not in before["body"][0]


@pytest.mark.parametrize("button", ["left", "middle"])
def test_the_form_of_a_test_is_told_and_follows_a_retake(visit, issue_site, button: str) -> None:
    reader = visit(issue_site.as_uri())
    page = reader.open("test.html")
    assert "Form" not in opened(page, "test-ssh", button)["body"][0]
    for number in ("17", "23"):
        number_forms(page, number)
        (body,) = opened(page, "test-ssh", button)["body"]
        assert body.count("Form:") == 1
        assert body.endswith(f"\nForm: {number}")


def test_the_report_is_the_foot_of_a_reviewed_question(visit, issue_site) -> None:
    page = visit(issue_site.as_uri()).open("test.html")
    fill_test(page, right=1)
    submit(page)
    for card in cards(page):
        assert (
            card.evaluate("one => one.querySelector(':scope > :nth-last-child(2)').dataset.part")
            == "report"
        )
        expect(card.get_by_role("link", name="Report this question")).to_be_visible()


def test_a_text_to_copy(visit, site) -> None:
    reader = visit(site.as_uri())
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open("test.html")
    number_forms(page, "17")
    card = question(page, "test-ssh")
    card.get_by_text("Report this question").click()
    expect(card.get_by_role("textbox")).to_have_value(re.compile(r"Page: test\nForm: 17$"))
    card.get_by_role("button", name="Copy").click()
    expect(card.get_by_role("status").last).to_have_text("Copied.")
    expect(card.get_by_role("button", name="Copy")).to_be_focused()
    assert (
        page.evaluate("navigator.clipboard.readText()") == card.get_by_role("textbox").input_value()
    )


def test_without_a_clipboard_the_text_is_selected(visit, site) -> None:
    reader = visit(site.as_uri())
    reader.context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page = reader.open("quiz.html")
    card = question(page, "dns-port")
    choose(card, "a")
    card.get_by_text("Report this question").click()
    card.get_by_role("button", name="Copy").click()
    expect(card.get_by_role("status").last).to_contain_text("The text is selected.")
    box = card.get_by_role("textbox")
    expect(box).to_be_focused()
    assert box.evaluate("box => box.selectionEnd - box.selectionStart === box.value.length")
