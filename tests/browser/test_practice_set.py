"""A practice set: exactly the questions of the objectives that a reader chose, or missed in a test."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import build
from tests.browser.steps import (
    cards,
    check,
    choose,
    fill_test,
    is_unlocked,
    key,
    options,
    press,
    question,
    state,
    submit,
    tab_to,
    wrong,
)
from tests.browser.test_pages import weighed
from tests.browser.test_record_page import BLOCKED, SCHEMA, bar, step, stored

from sphinx_assess.testing import build as built_course

PRACTICE_LIMIT = 11_500
LINK = "Practise what you missed"
ALL = ["dns-port", "datagrams"]


def shown(page: Page) -> list[str | None]:
    """Return the idents of the questions a reader sees, in order."""
    found = page.locator('form[data-assess="item"]:visible').all()
    return [card.get_attribute("data-ident") for card in found]


def chosen(page: Page) -> Locator:
    return page.locator('[data-part="chosen"]')


def progress(page: Page | Locator) -> Locator:
    return page.locator('[data-part="progress"]')


def tick(page: Page, *names: str) -> None:
    """Choose objectives, by the boxes that their texts name."""
    for name in names:
        page.get_by_role("checkbox", name=re.compile(f"^{re.escape(name)} ")).check()
    press(page, "Practise")


def fail_one(page: Page, objective: str) -> int:
    """Answer wrong what asks for one objective and right what does not; return how many."""
    missed = 0
    for card in cards(page):
        text = card.locator('script[data-assess="item"]').text_content() or ""
        is_missed = objective in json.loads(text)["objectives"]
        missed += is_missed
        choose(card, *([wrong(card)] if is_missed else key(card)))
    submit(page)
    return missed


def practise(page: Page) -> None:
    """Follow the link of the result."""
    page.get_by_role("link", name=LINK).click()
    page.wait_for_url(re.compile("/practice.html#"))
    expect(page.locator('[data-assess="practiceset"][data-ready]')).to_be_visible()


@pytest.fixture
def page(visit, base) -> Page:
    opened: Page = visit(base).open("practice.html")
    return opened


def test_a_failed_test_leads_to_practice_of_exactly_what_was_missed(visit, base) -> None:
    page = visit(base).open("test.html")
    missed = fail_one(page, "net.2")
    practise(page)
    assert page.url.split("#")[0].endswith("/practice.html")
    assert shown(page) == ["datagrams"]
    expect(chosen(page)).to_have_text("Questions: 1. Objectives: net.2.")
    expect(chosen(page)).to_be_focused()
    expect(progress(page)).to_have_text("Questions answered right: 0 of 1.")
    expect(question(page, "datagrams").get_by_text("Question 1", exact=True)).to_be_visible()
    assert missed > 0


def test_the_link_is_no_higher_than_a_button(visit, files) -> None:
    page = visit(files).open("test.html")
    height = page.get_by_role("button", name="Submit").evaluate("one => one.offsetHeight")
    fail_one(page, "net.2")
    assert page.get_by_role("link", name=LINK).evaluate("one => one.offsetHeight") == height


def test_all_missed_is_all_practised_and_nothing_missed_is_no_link(visit, base) -> None:
    page = visit(base).open("test.html")
    fill_test(page, right=15)
    submit(page)
    expect(page.get_by_role("link", name=LINK)).to_have_count(0)
    press(page, "Take the test again")
    fill_test(page, right=0)
    submit(page)
    practise(page)
    assert shown(page) == ALL
    expect(chosen(page)).to_have_text("Questions: 2. Objectives: net.1, net.2.")


def test_it_is_answered_afresh_and_the_quiz_stays_as_it_was(visit, base) -> None:
    reader = visit(base)
    page = reader.open("quiz.html")
    check(question(page, "datagrams"), "a", "c")
    before = stored(page)["assess:1:sample:datagrams"]
    page = reader.open("practice.html")
    tick(page, "net.2")
    card = question(page, "datagrams")
    assert state(card) == "open"
    is_unlocked(card)
    check(card, "b")
    expect(card.get_by_role("status")).to_contain_text("Not right.")
    assert stored(page)["assess:1:sample:datagrams"] == before
    assert json.loads(stored(page)["assess:1:sample:set/practice/datagrams"])["tries"] == 1


def test_practice_has_hints_tries_and_the_answer(page) -> None:
    tick(page, "net.1")
    card = question(page, "dns-port")
    card.get_by_text("Hint 1").click()
    expect(card.get_by_text("It is below 100.")).to_be_visible()
    check(card, "b")
    expect(card.get_by_role("status")).to_contain_text("Right.")
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")
    expect(page.get_by_role("link", name="Test: names on the network").last).to_be_visible()


def test_a_reload_goes_on_and_the_same_link_does_not_begin_again(visit, base) -> None:
    page = visit(base).open("test.html")
    fail_one(page, "net.2")
    practise(page)
    check(question(page, "datagrams"), "a", "c")
    page.reload()
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")
    page.go_back()
    practise(page)
    assert shown(page) == ["datagrams"]
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")


def test_going_back_to_an_earlier_set_loses_nothing(page) -> None:
    page.evaluate("location.hash = '#practise=net.2;1'")
    expect(chosen(page)).to_have_text("Questions: 1. Objectives: net.2.")
    page.evaluate("location.hash = '#practise=net.1;2'")
    expect(chosen(page)).to_have_text("Questions: 1. Objectives: net.1.")
    check(question(page, "dns-port"), "b")
    page.go_back()
    page.reload()
    assert shown(page) == ["dns-port"]
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")


def test_another_attempt_begins_another_set(visit, base) -> None:
    reader = visit(base)
    page = reader.open("test.html")
    fail_one(page, "net.2")
    practise(page)
    check(question(page, "datagrams"), "a", "c")
    page = reader.open("test.html")
    press(page, "Take the test again")
    fail_one(page, "net.2")
    practise(page)
    expect(progress(page)).to_have_text("Questions answered right: 0 of 1.")
    assert state(question(page, "datagrams")) == "open"


def test_what_was_chosen_by_hand_outlives_the_address_of_an_earlier_set(visit, base) -> None:
    page = visit(base).open("test.html")
    fail_one(page, "net.2")
    practise(page)
    page.get_by_text("Choose what to practise").click()
    page.get_by_role("checkbox", name=re.compile("^net.2 ")).uncheck()
    tick(page, "net.1")
    assert "net.2" in page.url
    page.reload()
    assert shown(page) == ["dns-port"]


def test_choosing(page) -> None:
    assert shown(page) == []
    press(page, "Practise")
    expect(page.get_by_text("Choose at least one objective first.")).to_be_visible()
    whole = page.get_by_role("checkbox", name="Names on the network")
    whole.check()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(3)
    page.get_by_text("Tell transport protocols apart.").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    assert whole.evaluate("box => box.indeterminate")
    press(page, "Practise")
    assert shown(page) == ["dns-port"]
    expect(page.get_by_text("Choose at least one")).to_have_count(0)
    expect(page.get_by_role("button", name="Practise")).to_be_hidden()


@pytest.mark.parametrize("first", ["b", "a"])
def test_practise_again_begins_anew(page, first: str) -> None:
    tick(page, "net.1")
    check(question(page, "dns-port"), first)
    page.get_by_text("Choose what to practise").click()
    press(page, "Practise")
    card = question(page, "dns-port")
    assert state(card) == "open"
    is_unlocked(card)
    expect(card.locator("input:checked")).to_have_count(0)
    assert sorted(options(card)) == ["a", "b", "c", "d"]
    check(card, "b")
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")


def test_by_keyboard_from_the_result_to_the_last_question(visit, files) -> None:
    page = visit(files).open("test.html")
    fail_one(page, "net.2")
    tab_to(page, "textContent", LINK)
    page.keyboard.press("Enter")
    expect(chosen(page)).to_be_focused()
    for ident in ("a", "c"):
        tab_to(page, "value", ident)
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")


@pytest.mark.parametrize(
    "address",
    ["#practise=", "#practise=nothing", "#practise=__proto__", "#practise=%E0%A4%A", "#practice"],
)
def test_an_address_that_asks_for_nothing_here_changes_nothing(visit, base, address) -> None:
    reader = visit(base)
    page = reader.open("practice.html")
    tick(page, "net.1")
    check(question(page, "dns-port"), "b")
    page.goto("about:blank")
    page = reader.open(f"practice.html{address}")
    assert shown(page) == ["dns-port"]
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")


def test_an_objective_that_is_gone_is_left_out(visit, base) -> None:
    reader = visit(base)
    page = reader.open("practice.html")
    tick(page, "net.1")
    page.evaluate(
        "localStorage['assess:1:sample:practice'] = "
        "JSON.stringify({v: 2, at: '', chosen: ['gone', 'net.2', 7], from: ['x']})"
    )
    page.reload()
    assert shown(page) == ["datagrams"]


def test_an_address_on_the_page_itself(page) -> None:
    page.evaluate("location.hash = '#practise=net.2;1'")
    expect(chosen(page)).to_have_text("Questions: 1. Objectives: net.2.")
    assert shown(page) == ["datagrams"]


def test_without_storage_the_set_is_there_all_the_same(visit, base) -> None:
    reader = visit(base)
    reader.page.add_init_script(BLOCKED)
    page = reader.open("test.html")
    fail_one(page, "net.2")
    practise(page)
    assert shown(page) == ["datagrams"]
    check(question(page, "datagrams"), "a", "c")
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")
    expect(page.get_by_text("Your browser keeps no data")).to_be_visible()
    assert all(error == "no" for error in reader.errors)  # The theme asks for storage, too.
    reader.errors = []


def test_a_question_whose_key_changed_loses_its_own_answer_only(page) -> None:
    page.get_by_role("checkbox", name="Names on the network").check()
    press(page, "Practise")
    check(question(page, "dns-port"), "b")
    check(question(page, "datagrams"), "a", "c")
    page.evaluate(
        """() => {
          const name = "assess:1:sample:set/practice/dns-port";
          const kept = JSON.parse(localStorage[name]);
          localStorage[name] = JSON.stringify({ ...kept, rev: "other", key: ["other"] });
        }"""
    )
    page.reload()
    expect(question(page, "dns-port").get_by_role("status")).to_contain_text("has changed")
    assert state(question(page, "datagrams")) == "correct"
    expect(progress(page)).to_have_text("Questions answered right: 1 of 2.")


def test_without_scripts_every_question_can_be_read(visit, files) -> None:
    page = visit(files, java_script_enabled=False).open("practice.html")
    assert shown(page) == ALL
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("Choose what to practise")).to_be_hidden()
    card = question(page, "dns-port")
    card.get_by_text("Show the answer").click()
    expect(card.get_by_text("Both UDP and TCP use it.")).to_be_visible()


def test_without_keys_nothing_is_marked_or_told(visit, keyless_site) -> None:
    page = visit(keyless_site.as_uri()).open("practice.html")
    tick(page, "net.1")
    assert shown(page) == ["dns-port"]
    expect(page.get_by_role("button", name="Check")).to_have_count(0)
    assert '"key"' not in page.content()
    expect(progress(page)).to_be_empty()


def test_weight(visit, lean_site, serve) -> None:
    files, weight = weighed(visit(serve(lean_site)), lean_site, "practice.html")
    assert files >= {"practice.js", "practice-set.js", "practice-set.css"}
    assert weight < PRACTICE_LIMIT


def test_the_search_does_not_find_the_copies(site) -> None:
    index = (site / "searchindex.js").read_text("utf-8")
    terms = json.loads(index[index.index("{") : index.rindex("}") + 1])
    names = terms["docnames"]
    found = terms["terms"]["datagram"]
    assert names.index("practice") not in ([found] if isinstance(found, int) else found)


@pytest.fixture(scope="module")
def route_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "practice"
    return build(out, "-D", "assess_route=lesson,quiz,test,practice")


def test_the_bar_and_the_record_know_it(visit, route_site, serve) -> None:
    reader = visit(serve(route_site))
    page = reader.open("practice.html")
    assert bar(page)[-1] == "Practice not begun"
    tick(page, "net.1")
    check(question(page, "dns-port"), "b")
    assert bar(page)[-1] == "Practice begun"
    page = reader.open("record.html")
    with page.expect_download() as download:
        press(page, "Export to a file")
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    jsonschema.validate(file, json.loads(SCHEMA.read_text("utf-8")))
    assert {"practice", "set/practice/dns-port"} <= file["values"].keys()
    expect(page.get_by_text("Kept from parts that this course does not list")).to_have_count(0)
    press(step(page, "Practice"), "Delete: Practice")
    press(page, "Yes, delete")
    assert not [name for name in stored(page) if "practice" in name]
    page.get_by_label("Import a file:").set_input_files(
        files=[
            {
                "name": "record.json",
                "mimeType": "application/json",
                "buffer": json.dumps(file).encode(),
            }
        ]
    )
    expect(page.get_by_text("Imported.")).to_be_visible()
    page = reader.open("practice.html")
    expect(progress(page)).to_have_text("Questions answered right: 1 of 1.")


def test_all_on_one_page(visit, tmp_path) -> None:
    """In one long page the link leads to another place of it, and three copies of a question get along."""
    site = build(tmp_path / "single", "-b", "singlehtml")
    page = visit(site.as_uri()).open("index.html")
    test = page.locator("#test-net-test")
    for card in test.locator('form[data-assess="item"]').all():
        choose(card, wrong(card))
    press(test, "Submit")
    test.get_by_role("link", name=LINK).click()
    expect(chosen(page)).to_be_focused()
    practice = page.locator("#practiceset-practice")
    check(practice.locator('[data-ident="dns-port"]'), "b")
    expect(progress(practice)).to_have_text("Questions answered right: 1 of 2.")
    assert state(page.locator('#quiz-net-quiz [data-ident="dns-port"]').first) == "open"


def asked(ident: str, objective: str) -> str:
    return (
        f":::{{choice-question}} {ident}\n:objective: {objective}\n\n"
        f"What is {ident}?\n\n- [x] this\n- [ ] that\n:::\n\n"
    )


CASE = {
    "index.md": "# Course\n\n```{toctree}\nquiz\npractice\n```\n",
    "quiz.md": "# Quiz\n\n:::{objectives}\nnone\n: Nothing.\n\none\n: One.\n\ntwo\n: Two.\n:::\n\n"
    f":::::{{quiz}} q\n{asked('first', 'none')}::::{{case}} river\nThe passage.\n\n"
    f"{asked('river-1', 'one')}{asked('river-2', 'two')}{asked('river-3', 'two')}::::\n\n:::::\n",
    "practice.md": "# Practice\n\n:::{practice-set}\n:::\n",
}


def test_a_passage_comes_with_those_of_its_questions_that_are_asked(visit, tmp_path) -> None:
    built = built_course(tmp_path, CASE)
    assert built.warnings == []
    page = visit(Path(built.app.outdir).as_uri()).open("practice.html")
    title = page.locator('[data-part="case-title"]')
    for names, wanted, words in (
        ("none", ["first"], None),
        ("one", ["river-1"], "For question 1"),
        ("two", ["river-2", "river-3"], "For questions 1 to 2"),
        ("none,one", ["first", "river-1"], "For question 2"),
        ("none,one,two", ["first", "river-1", "river-2", "river-3"], "For questions 2 to 4"),
    ):
        page.evaluate(f"location.hash = '#practise={names};1'")
        expect(chosen(page)).to_have_text(
            f"Questions: {len(wanted)}. Objectives: {names.replace(',', ', ')}."
        )
        assert shown(page) == wanted
        if words is None:
            expect(page.get_by_text("The passage.").first).to_be_hidden()
        else:
            expect(title).to_have_text(words)
