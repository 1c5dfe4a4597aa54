"""Cases in a browser: they move as one, bring their passage to each question, and stay whole in forms."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import build
from tests.browser.steps import cards, choose, key, press, question, submit, tab_to, wrong
from tests.browser.test_pages import AXE, RUN_AXE

from sphinx_assess import draw
from sphinx_assess.model import Pool

SEA, POND, MOOR = (tuple(f"{name}-{n}" for n in (1, 2, 3)) for name in ("sea", "pond", "moor"))
POND = POND[:2]
POOL = Pool(5, ("one", *SEA, "two", *POND, "three", *MOOR, "four"), (SEA, POND, MOOR))
ORDER = "all => all.filter(one => one.offsetParent).map(one => one.dataset.ident)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("cases") / "furo", root="case_root")


@pytest.fixture
def files(site: Path) -> str:
    return site.as_uri()


def shown(page: Page) -> list[str]:
    """Return the questions a reader sees, in their order."""
    found: list[str] = page.locator('form[data-assess="item"]').evaluate_all(ORDER)
    return found


def titles(page: Page) -> dict[str, str]:
    """Return the title of each case a reader sees."""
    found: dict[str, str] = page.locator('[data-part="case"]').evaluate_all(
        """all => Object.fromEntries(all.filter(one => one.offsetParent).map(one =>
            [one.dataset.ident, one.querySelector('[data-part="case-title"]').textContent]))"""
    )
    return found


def are_whole(page: Page, cases: dict[str, int]) -> None:
    """Expect cases in one piece, in the author's order, under a title with their numbers."""
    order, told = shown(page), titles(page)
    numbers = page.locator('[data-part="number"]:visible').all_text_contents()
    assert numbers == [f"Question {n}" for n in range(1, len(order) + 1)]
    assert set(told) == {name.split("-")[0] for name in order if "-" in name}
    for name in told:
        own = [f"{name}-{n}" for n in range(1, cases[name] + 1)]
        at = order.index(own[0]) + 1
        assert order[at - 1 : at - 1 + len(own)] == own
        word = "and" if len(own) == 2 else "to"
        assert told[name] == f"For questions {at} {word} {at + len(own) - 1}"


def test_a_quiz_shuffles_a_case_as_one_and_keeps_the_order(visit, files) -> None:
    seen = set()
    for _ in range(6):
        reader = visit(files)
        page = reader.open("quiz.html")
        are_whole(page, {"river": 3, "lake": 2})
        first = shown(page)
        page.reload()
        assert shown(page) == first
        are_whole(page, {"river": 3, "lake": 2})
        seen.add(tuple(first))
    assert len(seen) > 1


def test_each_form_of_a_test_is_that_of_the_build(visit, files) -> None:
    page = visit(files).open("test.html")
    for form in (1, 2, 3, 10, 11, 4711, 10_000):
        page.get_by_label("Number of another form").fill(str(form))
        press(page, "Take this form")
        assert sorted(shown(page)) == sorted(draw.drawn([POOL], form))
        are_whole(page, {"sea": 3, "pond": 2, "moor": 3})


def test_questions_of_a_case_are_scored_one_by_one(visit, files) -> None:
    page = visit(files).open("test.html")
    form = next(n for n in range(1, 99) if "sea-1" in draw.drawn([POOL], n))
    page.get_by_label("Number of another form").fill(str(form))
    press(page, "Take this form")
    for card in cards(page):
        if card.is_visible():
            is_wrong = card.get_attribute("data-ident") == "sea-2"
            choose(card, *([wrong(card)] if is_wrong else key(card)))
    result = submit(page)
    expect(result.get_by_text("4 of 5 points, 80%.")).to_be_visible()
    expect(question(page, "sea-2")).to_have_attribute("data-state", "wrong")
    expect(question(page, "sea-1")).to_have_attribute("data-state", "correct")
    number = question(page, "sea-2").locator('[data-part="number"]').text_content() or ""
    result.get_by_role("link", name=number.split()[-1], exact=True).first.click()
    expect(question(page, "sea-2")).to_be_in_viewport()
    result.locator('[data-action="retake"]').click()
    assert set(shown(page)) == set(draw.drawn([POOL], draw.following(form)))
    are_whole(page, {"sea": 3, "pond": 2, "moor": 3})


def test_what_was_answered_stays_with_its_case(visit, files) -> None:
    page = visit(files).open("test.html")
    before = shown(page)
    choose(question(page, before[-1]), "b")
    page.reload()
    assert shown(page) == before
    expect(question(page, before[-1]).locator("input:checked")).to_have_value("b")


def test_the_passage_is_beside_each_question_on_a_telephone(visit, files) -> None:
    page = visit(files, viewport={"width": 360, "height": 640}).open("quiz.html")
    card = question(page, "river-3")
    card.scroll_into_view_if_needed()
    summary = card.get_by_text("What this question is about")
    copy = card.locator('[data-part="passage"]').get_by_text("The passage of river")
    expect(copy).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(copy).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(copy).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_keyboard_meets_the_passage_before_the_options(visit, files) -> None:
    page = visit(files).open("alone.html")
    question(page, "spring-1").get_by_text("What this question is about").focus()
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.tagName") != "INPUT":
        tab_to(page, "tagName", "INPUT")
    assert page.evaluate("document.activeElement.form.dataset.ident") == "spring-1"


def test_the_tree_names_the_passage(visit, files) -> None:
    page = visit(files).open("alone.html")
    region = page.get_by_role("region", name="For the next 2 questions")
    expect(region).to_contain_text("The passage of spring")
    options = question(page, "spring-2").locator('[data-part="options"]')
    expect(options).to_have_accessible_description("For the next 2 questions")


def test_the_passage_waits_for_the_clock(visit, files) -> None:
    page = visit(files).open("timed.html")
    expect(page.locator('[data-part="case"]')).to_be_hidden()
    press(page, "Start with the clock")
    expect(page.locator('[data-part="case"]')).to_be_visible()
    assert titles(page) == {"sea": "For questions 1 to 3"}


def test_without_scripts_cases_are_there(visit, files) -> None:
    page = visit(files, java_script_enabled=False).open("test.html")
    printed = draw.drawn([POOL], draw.printed("final"))
    for case in (SEA, POND, MOOR):
        passage = page.locator(f'[data-part="case"][data-ident="{case[0].split("-")[0]}"]')
        expect(passage).to_be_visible() if case[0] in printed else expect(passage).to_be_hidden()
    page = visit(files, java_script_enabled=False).open("alone.html")
    question(page, "spring-2").get_by_text("What this question is about").click()
    expect(question(page, "spring-2").get_by_text("The passage of spring")).to_be_visible()


@pytest.mark.parametrize("name", ["quiz.html", "test.html", "alone.html"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barriers(visit, files, name: str, width: int, scheme: str) -> None:
    size = {"width": width, "height": 800}
    page = visit(files, viewport=size, color_scheme=scheme).open(name)
    for summary in page.get_by_text("What this question is about").all():
        if summary.is_visible():
            summary.click()
    page.add_script_tag(path=AXE)
    assert [one for one in page.evaluate(RUN_AXE) if one["ours"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
