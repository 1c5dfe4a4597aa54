"""The course record and the bar of the course: nothing valid is lost, whatever happens to storage."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.conftest import build
from tests.browser.steps import check, choose, chosen, fill_test, press, question, submit
from tests.browser.test_pages import AXE, RUN_AXE

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "record.schema.json"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
FULL = "void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })"
STORED = "() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('assess:')))"


@pytest.fixture(scope="module")
def route_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a bar through its three pages."""
    out = tmp_path_factory.mktemp("site") / "route"
    return build(out, "-D", "assess_route=lesson,quiz,test")


@pytest.fixture
def reader(visit, route_site, serve):
    return visit(serve(route_site))


def step(page: Page, title: str) -> Locator:
    """Return the entry of a page, by its title."""
    return page.locator(".assess-record li").filter(has=page.get_by_role("link", name=title))


def bar(page: Page) -> list[str]:
    """Return what the bar says, entry by entry."""
    entries = page.get_by_role("navigation", name="Course", exact=True).get_by_role("listitem")
    return [" ".join(text.split()) for text in entries.all_text_contents()]


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(STORED)
    return found


def work(reader, right: int = 13) -> None:
    """Open the lesson, answer one question of the quiz right and one wrong, and take the test."""
    reader.open("lesson.html")
    page = reader.open("quiz.html")
    check(question(page, "dns-port"), "b")
    check(question(page, "datagrams"), "b")
    page = reader.open("test.html")
    fill_test(page, right=right)
    submit(page)


def export(page: Page) -> str:
    with page.expect_download() as download:
        press(page, "Export to a file")
    path = download.value.path()
    assert re.fullmatch(r"sample-record-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    return Path(path).read_text("utf-8")


def bring(page: Page, text: str) -> None:
    """Import a file with this text."""
    file = {"name": "record.json", "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Import a file:").set_input_files(files=[file])  # type: ignore[list-item]


def said(page: Page) -> Locator:
    return page.locator('[data-part="said"]')


# -- The bar ----------------------------------------------------------------------------------


def test_the_bar_says_in_words_how_far_the_reader_is(reader) -> None:
    page = reader.open("lesson.html")
    assert bar(page) == ["Lesson opened", "Quiz not begun", "Test not begun"]
    page.get_by_role("navigation", name="Course", exact=True).get_by_role(
        "link", name="Quiz"
    ).click()
    page.wait_for_url("**/quiz.html")  # and until it is loaded
    assert bar(page) == ["Lesson opened", "Quiz not begun", "Test not begun"]
    check(question(page, "dns-port"), "b")
    assert bar(page)[1] == "Quiz 1 of 3 right"
    check(question(page, "datagrams"), "b")
    assert bar(page)[1] == "Quiz 1 of 3 right"
    page = reader.open("test.html")
    choose(question(page, "test-ftp"), "a")
    assert bar(page)[2] == "Test begun"
    fill_test(page, right=3)
    submit(page)
    assert bar(page)[2] == "Test not passed"
    page = reader.open("lesson.html")
    assert bar(page) == ["Lesson opened", "Quiz 1 of 3 right", "Test not passed"]
    here = page.locator('[aria-current="page"]').get_by_text("Lesson", exact=True)
    expect(here).to_have_count(1)


def test_the_bar_without_scripts_is_a_list_of_links(visit, route_site) -> None:
    page = visit(route_site.as_uri(), java_script_enabled=False).open("lesson.html")
    assert bar(page) == ["Lesson", "Quiz", "Test"]


def test_starting_a_question_again_does_not_take_back_what_was_right(reader) -> None:
    page = reader.open("quiz.html")
    check(question(page, "dns-port"), "b")
    press(question(page, "dns-port"), "Start this question again")
    check(question(page, "dns-port"), "a")
    assert bar(page)[1] == "Quiz 1 of 3 right"
    page = reader.open("record.html")
    expect(step(page, "Quiz: names")).to_contain_text("Best: 1 of 3 right. Latest: 0 of 3 right.")


def test_a_lab_says_how_many_exchanges_there_were(reader) -> None:
    """No lab is needed: a group of that kind names itself in the bar and keeps two fields."""

    def with_lab(route: Route) -> None:
        body = route.fetch().text()
        step = 'data-page="quiz" data-kind="quiz" data-tests="" data-labs="'
        assert step in body
        lab = 'data-page="talk" data-kind="lab" data-tests="" data-labs="lab-1" data-x="'
        route.fulfill(body=body.replace(step, lab).replace('data-items="dns', 'data-y="dns'))

    reader.page.route("**/*.html", with_lab)
    page = reader.open("lesson.html")
    for kept, said in (
        ("{}", "begun"),
        ('{"v":2,"progress":{"n":2,"total":3},"done":false}', "2 of 3 exchanges"),
        ('{"v":2,"progress":{"n":3,"total":3},"done":true}', "done"),
        ('{"v":2,"progress":"<b>"}', "begun"),
    ):
        page.evaluate("text => localStorage.setItem('assess:1:sample:lab-1', text)", kept)
        page = reader.open("lesson.html")
        assert bar(page)[1] == f"Quiz {said}"
        page = reader.open("record.html")
        expect(step(page, "Quiz: names")).to_contain_text(said)
    press(page, "Delete: Quiz: names on the network")
    press(page, "Yes, delete")
    assert "assess:1:sample:lab-1" not in stored(page)


def test_a_question_that_changed_no_longer_counts_and_the_reader_is_told(reader) -> None:
    page = reader.open("quiz.html")
    check(question(page, "dns-port"), "b")
    check(question(page, "shell-loop"), "b")
    assert bar(page)[1] == "Quiz 2 of 3 right"
    page.evaluate("""() => {
        const key = "assess:1:sample:dns-port";
        const kept = JSON.parse(localStorage.getItem(key));
        localStorage.setItem(key, JSON.stringify({...kept, rev: "before", key: ["other"]}));
    }""")
    for _ in range(2):
        page.reload()
        said = question(page, "dns-port").get_by_role("status")
        expect(said).to_contain_text("has changed since your last visit")
        assert bar(page)[1] == "Quiz 1 of 3 right"
    check(question(page, "dns-port"), "b")
    page.reload()
    assert bar(page)[1] == "Quiz 2 of 3 right"
    assert chosen(question(page, "dns-port")) == ["b"]


def test_where_nothing_is_marked_nothing_is_said_to_be_right(visit, tmp_path) -> None:
    site = build(tmp_path / "keyless", "-Dassess_key=none", "-Dassess_route=lesson,quiz,test")
    page = visit(site.as_uri()).open("quiz.html")
    assert bar(page)[1] == "Quiz not begun"
    choose(question(page, "dns-port"), "b")
    assert bar(page)[1] == "Quiz begun"


def test_the_bar_moves_nothing_and_is_folded_where_it_is_narrow(visit, route_site) -> None:
    for width in (1280, 360):
        reader = visit(route_site.as_uri(), viewport={"width": width, "height": 800})
        reader.context.add_init_script("""
            window.shift = 0;
            new PerformanceObserver((list) => {
                for (const one of list.getEntries()) window.shift += one.value;
            }).observe({type: "layout-shift", buffered: true});
        """)
        page = reader.open("lesson.html")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        assert page.evaluate("window.shift") < 0.01, width
        quiz = page.get_by_role("navigation", name="Course", exact=True).get_by_role("link").nth(1)
        if width > 360:
            expect(quiz).to_be_visible()
            continue
        expect(quiz).to_be_hidden()
        summary = page.locator("nav.assess-route summary")
        expect(summary).to_have_text("Course: Lesson opened")
        box = summary.bounding_box()
        assert box
        assert box["height"] >= 43.5
        summary.focus()
        page.keyboard.press("Enter")
        expect(quiz).to_be_visible()


# -- The record ---------------------------------------------------------------------------------


def test_an_empty_record(reader) -> None:
    page = reader.open("record.html")
    expect(
        page.get_by_text("Nothing is kept yet. Begin here: Names on the network")
    ).to_be_visible()
    expect(page.get_by_text("Nothing is sent anywhere, and nobody else is told.")).to_be_visible()
    expect(page.get_by_text("These are the pages of the course.")).to_have_count(0)
    assert stored(page) == {}


def test_progress_scores_and_where_to_go_on(reader) -> None:
    work(reader, right=13)
    press(reader.page, "Take the test again")
    fill_test(reader.page, right=12)
    submit(reader.page)
    reader.open("quiz.html")
    page = reader.open("record.html")
    expect(step(page, "Names on the network").first).to_contain_text("opened")
    expect(step(page, "Quiz: names")).to_contain_text("1 of 3 right")
    test = step(page, "Test: names")
    expect(test).to_contain_text("passed")
    expect(test).to_contain_text("Best: 13 of 15 points, 86%. Latest: 12 of 15 points, 80%.")
    expect(test).to_contain_text("Attempts: 2.")
    page.get_by_text("Go on where you left off:").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/quiz\.html$"))


def test_without_scripts_a_plain_list(visit, route_site) -> None:
    page = visit(route_site.as_uri(), java_script_enabled=False).open("record.html")
    expect(page.get_by_text("These are the pages of the course.")).to_be_visible()
    assert page.locator(".assess-record li a").all_text_contents() == [
        "Names on the network",
        "Quiz: names on the network",
        "Test: names on the network",
    ]
    expect(page.get_by_role("button", name="Export to a file")).to_have_count(0)


def test_a_site_without_a_route_lists_what_there_is_to_do(visit, files) -> None:
    page = visit(files).open("record.html")
    assert page.locator(".assess-record li a").all_text_contents() == [
        "Names on the network",
        "Quiz: names on the network",
        "Test: names on the network",
        "Drawn test",
        "Timed test",
        "One question outside a quiz",
        "Policies",
        "Practice",
    ]


def test_the_statement_names_all_it_must(reader) -> None:
    work(reader, right=3)
    page = reader.open("record.html")
    expect(page.get_by_text("appears here when every test is passed")).to_be_visible()
    expect(page.get_by_text("Statement of completion", exact=True)).to_have_count(0)
    page = reader.open("test.html")
    press(page, "Take the test again")
    fill_test(page, right=15)
    submit(page)
    statement = reader.open("record.html").locator(".assess-statement")
    year = page.evaluate("new Date().getFullYear()")
    for words in ("Course: Browser sample", "Version: 1", "Date: ", "Tests passed:"):
        expect(statement).to_contain_text(words)
    expect(statement).to_contain_text("Test: names on the network: 15 of 15 points, 100%.")
    expect(statement).to_contain_text(str(year))
    expect(statement).to_contain_text("This result is self-assessed.")
    page.evaluate("window.print = () => {}")
    press(page, "Print the statement")
    page.add_style_tag(content="body { height: 120vh } .page { min-height: 120vh }")
    page.emulate_media(media="print")
    expect(statement).to_be_visible()
    expect(page.get_by_role("heading", name="Your record")).to_be_hidden()
    expect(page.get_by_role("button", name="Print the statement")).to_be_hidden()
    assert len(re.findall(rb"/Type /Page\b", page.pdf())) == 1  # which is then over
    expect(page.get_by_role("heading", name="Your record")).to_be_visible()
    expect(page.get_by_role("button", name="Export to a file")).to_be_hidden()


# -- A file -------------------------------------------------------------------------------------


def test_export_and_import_in_another_browser(visit, route_site, serve) -> None:
    base = serve(route_site)
    one = visit(base)
    work(one)
    text = export(one.open("record.html"))
    jsonschema.validate(json.loads(text), json.loads(SCHEMA.read_text("utf-8")))
    two = visit(base)
    page = two.open("record.html")
    bring(page, text)
    expect(said(page)).to_contain_text("Imported. Entries in the file: ")
    expect(step(page, "Test: names")).to_contain_text("Best: 13 of 15 points, 86%.")
    assert {key: json.loads(value) for key, value in stored(page).items()} == {
        f"assess:1:sample:{ident}": value for ident, value in json.loads(text)["values"].items()
    }
    page = two.open("quiz.html")
    assert chosen(question(page, "dns-port")) == ["b"]
    page = two.open("test.html")
    expect(page.get_by_text("Passed. 13 of 15 points, 86%.")).to_be_visible()


def test_export_from_a_file_and_under_a_strict_policy(visit, bare_site, site, serve) -> None:
    for base in (site.as_uri(), serve(bare_site, strict=True)):
        reader = visit(base)
        page = reader.open("record.html")
        assert json.loads(export(page))["values"] == {}
        reader.errors[:] = [error for error in reader.errors if "assess" in error]


def test_import_keeps_attempts_of_both_and_the_later_answers(reader) -> None:
    work(reader)
    page = reader.open("record.html")
    text = export(page)
    page = reader.open("test.html")
    press(page, "Take the test again")
    fill_test(page, right=15)
    submit(page)
    page = reader.open("record.html")
    bring(page, text)
    expect(said(page)).to_contain_text("Imported.")
    expect(step(page, "Test: names")).to_contain_text("Attempts: 2.")
    expect(step(page, "Test: names")).to_contain_text("Latest: 15 of 15 points, 100%.")


def hostile() -> list[tuple[str, str, str]]:
    good: dict[str, Any] = {"format": "sphinx-assess record", "v": 2, "course": "sample"}
    test = {"v": 2, "at": "", "attempts": []}

    def file(**changed: Any) -> str:
        return json.dumps(good | {"values": {"net-test": test}} | changed)

    attempt = {"date": "2026-01-01T00:00:00Z", "score": 1, "points": 1, "isPassed": True}
    return [
        ("no JSON", "{", "no record that this page could read"),
        ("empty", "", "no record that this page could read"),
        ("a list", "[]", "no record that this page could read"),
        ("no format", '{"values":{}}', "no record that this page could read"),
        ("huge", file(more="x" * 2_000_001), "no record that this page could read"),
        ("newer", file(v=3), "newer version"),
        ("other course", file(course="other"), "another course"),
        ("no values", file(values=None), "no record holds"),
        ("strange name", file(values={"../x": test}), "no record holds"),
        (
            "a prototype",
            '{"format":"sphinx-assess record","v":2,"course":"sample","values":'
            '{"net-test":{"__proto__":{"attempts":[]}}}}',
            "no record holds",
        ),
        (
            "its own key",
            '{"format":"sphinx-assess record","v":2,"course":"sample","values":'
            '{"__proto__":{"v":2}}}',
            "no record holds",
        ),
        ("a newer value", file(values={"net-test": {"v": 3}}), "no record holds"),
        (
            "a bad date",
            file(values={"net-test": {**test, "attempts": [attempt | {"date": "soon"}]}}),
            "no record holds",
        ),
        (
            "a bad score",
            file(values={"net-test": {**test, "attempts": [attempt | {"score": "1"}]}}),
            "no record holds",
        ),
        (
            "a good and a bad one",
            file(values={"net-test": test, "dns-port": {"v": 2, "response": ["<b>"]}}),
            "no record holds",
        ),
        (
            "too deep in one field",
            file(values={"net-test": {**test, "more": "x" * 200_001}}),
            "no record holds",
        ),
        ("too many", file(values={f"q{n}": {"v": 2} for n in range(5001)}), "no record holds"),
    ]


def test_a_hostile_file_changes_nothing(reader) -> None:
    work(reader)
    page = reader.open("record.html")
    before = stored(page)
    for name, text, words in hostile():
        page.evaluate("document.querySelector('[data-part=said]').textContent = ''")
        bring(page, text)
        expect(said(page), name).to_contain_text(words)
        expect(said(page), name).to_contain_text("Nothing was changed.")
        assert stored(page) == before, name


def test_markup_in_a_file_stays_text(reader) -> None:
    page = reader.open("record.html")
    name = "page/<img src=x onerror=alert(1)>"
    file = {
        "format": "sphinx-assess record",
        "v": 2,
        "course": "sample",
        "values": {name: {"v": 2}},
    }
    bring(page, json.dumps(file))
    expect(page.get_by_text(f"does not list: {name}.")).to_be_visible()
    expect(page.locator(".assess-record img")).to_have_count(0)


def test_an_import_that_does_not_fit_is_taken_back(reader) -> None:
    work(reader)
    page = reader.open("record.html")
    text = export(page)
    press(page, "Delete everything")
    press(page, "Yes, delete")
    assert stored(page) == {}
    page.evaluate("""() => {
        const set = Storage.prototype.setItem;
        let left = 3;
        Storage.prototype.setItem = function (...args) {
            if (left-- < 1) throw new DOMException("full", "QuotaExceededError");
            set.apply(this, args);
        };
    }""")
    bring(page, text)
    expect(said(page)).to_contain_text("no room left")
    expect(said(page)).to_contain_text("Nothing was changed.")
    assert stored(page) == {}


# -- Deleting -----------------------------------------------------------------------------------


def test_one_activity_is_deleted_only_after_a_question(reader) -> None:
    work(reader)
    page = reader.open("record.html")
    before = stored(page)
    press(page, "Delete: Test: names on the network")
    asked = page.get_by_role("group", name=re.compile("Delete what is kept of “Test: names"))
    expect(asked.get_by_role("button", name="No, keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(asked).to_have_count(0)
    expect(page.get_by_role("button", name="Delete: Test: names on the network")).to_be_focused()
    assert stored(page) == before
    press(page, "Delete: Test: names on the network")
    press(page, "Yes, delete")
    expect(said(page)).to_have_text("Deleted.")
    expect(step(page, "Test: names")).to_contain_text("not begun")
    assert set(before) - set(stored(page)) == {
        "assess:1:sample:net-test",
        "assess:1:sample:page/test",
    }
    page.reload()
    expect(step(page, "Quiz: names")).to_contain_text("1 of 3 right")
    page = reader.open("test.html")
    expect(page.locator('[data-part="result"]')).to_be_empty()


def test_deleting_everything_leaves_other_courses_alone(reader) -> None:
    work(reader)
    page = reader.open("record.html")
    page.evaluate("localStorage.setItem('assess:1:other:q', '{}'); localStorage.setItem('x', 'y')")
    press(page, "Delete everything")
    press(page, "Yes, delete")
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
    assert set(stored(page)) == {"assess:1:other:q"}
    assert page.evaluate("localStorage.getItem('x')") == "y"


# -- Faults of the storage ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["lesson.html", "record.html", "quiz.html"])
def test_blocked(reader, name: str) -> None:
    reader.context.add_init_script(BLOCKED)
    page = reader.open(name)
    expect(page.get_by_text("Your browser keeps no data for this page")).to_have_count(1)
    if name == "record.html":
        expect(page.locator(".assess-record li a")).to_have_count(3)
    # The theme's own script may complain; ours may not.
    reader.errors[:] = [error for error in reader.errors if "assess" in error]


def test_full_the_page_goes_on_and_what_was_saved_stays(reader) -> None:
    work(reader)
    page = reader.open("quiz.html")
    before = stored(page)
    page.evaluate(FULL)
    check(question(page, "shell-loop"), "b")
    expect(page.get_by_text("Your browser has no room left for this site")).to_have_count(1)
    expect(question(page, "shell-loop").get_by_role("status")).to_contain_text("Right.")
    assert stored(page) == before
    page = reader.open("record.html")
    expect(step(page, "Test: names")).to_contain_text("Best: 13 of 15 points, 86%.")


def test_corrupt_entries_are_named_and_cost_no_other(reader) -> None:
    work(reader)
    page = reader.open("record.html")
    page.evaluate("""() => {
        localStorage.setItem("assess:1:sample:dns-port", "{");
        const key = "assess:1:sample:net-test";
        const kept = JSON.parse(localStorage.getItem(key));
        kept.attempts.unshift(null, {date: "soon"});
        kept.responses["test-ssh"] = 3;
        localStorage.setItem(key, JSON.stringify(kept));
    }""")
    page.reload()
    expect(
        page.get_by_text("not readable by this page, and left as it is: dns-port.")
    ).to_be_visible()
    expect(step(page, "Test: names")).to_contain_text("Best: 13 of 15 points, 86%.")
    expect(step(page, "Test: names")).to_contain_text("Attempts: 1.")
    page = reader.open("test.html")
    assert chosen(question(page, "test-ftp")) == ["a"]
    assert chosen(question(page, "test-ssh")) == []


def test_a_newer_version_is_left_as_it_is(reader) -> None:
    work(reader)
    newer = '{"v":3,"attempts":{"of":"a later shape"}}'
    page = reader.page
    page.evaluate("value => localStorage.setItem('assess:1:sample:net-test', value)", newer)
    page.reload()
    expect(page.get_by_text("comes from a newer version of this site")).to_have_count(1)
    fill_test(page, right=15)
    expect(submit(page).get_by_text("Passed. 15 of 15 points, 100%.")).to_be_visible()
    assert stored(page)["assess:1:sample:net-test"] == newer
    page = reader.open("record.html")
    expect(page.get_by_text("left as it is: net-test.")).to_be_visible()


def test_what_version_1_kept_is_still_there(reader) -> None:
    work(reader)
    page = reader.page
    page.evaluate("""() => {
        for (const key of Object.keys(localStorage).filter((key) => key.startsWith("assess:"))) {
            const {v, at, solved, ...old} = JSON.parse(localStorage.getItem(key));
            if (key.includes("page/")) localStorage.removeItem(key);
            else localStorage.setItem(key, JSON.stringify(old));
        }
    }""")
    page = reader.open("record.html")
    expect(step(page, "Test: names")).to_contain_text("Best: 13 of 15 points, 86%.")
    page = reader.open("quiz.html")
    assert chosen(question(page, "dns-port")) == ["b"]
    expect(question(page, "dns-port").get_by_role("status")).to_contain_text("Right.")
    assert bar(page)[1] == "Quiz 1 of 3 right"


def test_two_tabs_lose_no_answer_and_no_attempt(reader) -> None:
    one = reader.open("test.html")
    two = reader.context.new_page()
    two.goto(one.url)
    choose(question(one, "test-ftp"), "a")
    choose(question(two, "test-ssh"), "b")
    expect(one.get_by_text("This page was also used in another tab")).to_have_count(1)
    kept = json.loads(stored(one)["assess:1:sample:net-test"])["responses"]
    assert [one["ident"] for one in kept["test-ftp"]["response"]] == ["a"]
    assert [one["ident"] for one in kept["test-ssh"]["response"]] == ["b"]
    fill_test(one, right=15)
    submit(one)
    choose(question(two, "test-smtp"), "a")
    kept = json.loads(stored(one)["assess:1:sample:net-test"])
    assert kept["state"] == "shown"
    assert [one["ident"] for one in kept["responses"]["test-smtp"]["response"]] == ["d"]
    fill_test(two, right=3)
    submit(two)
    page = reader.open("record.html")
    expect(step(page, "Test: names")).to_contain_text("Attempts: 2.")
    expect(step(page, "Test: names")).to_contain_text("Best: 15 of 15 points, 100%.")


def test_two_tabs_in_a_quiz(reader) -> None:
    one = reader.open("quiz.html")
    two = reader.context.new_page()
    two.goto(one.url)
    check(question(one, "dns-port"), "b")
    expect(two.get_by_text("This page was also used in another tab")).to_have_count(1)
    check(question(two, "dns-port"), "a")
    check(question(two, "shell-loop"), "b")
    one.reload()
    # The later answer stands, and what was once right stays right.
    assert chosen(question(one, "dns-port")) == ["a"]
    assert bar(one)[1] == "Quiz 2 of 3 right"


# -- For everyone ---------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["record.html", "lesson.html", "quiz.html"])
def test_no_barriers(visit, site, route_site, scheme: str, name: str) -> None:
    reader = visit(route_site.as_uri(), color_scheme=scheme, viewport={"width": 360, "height": 800})
    reader.page.goto(f"{site.as_uri()}/lesson.html")
    reader.page.add_script_tag(path=AXE)
    of_the_theme = {one["id"] for one in reader.page.evaluate(RUN_AXE) if not one["ours"]}
    work(reader, right=12)
    page = reader.open(name)
    if name == "record.html":
        press(page, "Delete: Quiz: names on the network")
    page.add_script_tag(path=AXE)
    found = page.evaluate(RUN_AXE)
    assert [one for one in found if one["ours"] or one["id"] not in of_the_theme] == []


@pytest.mark.parametrize("name", ["record.html", "lesson.html"])
def test_nothing_sticks_out_on_a_narrow_page(visit, route_site, name: str) -> None:
    reader = visit(route_site.as_uri(), viewport={"width": 320, "height": 740})
    work(reader, right=12)
    page = reader.open(name)
    if name == "lesson.html":
        page.locator("nav.assess-route summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    root = page.locator(".assess-record, nav.assess-route").first
    outside = root.evaluate("""root => [...root.querySelectorAll("*:not(script)")].filter(
        (one) => one.getBoundingClientRect().right > root.getBoundingClientRect().right + 0.5
    ).map((one) => one.outerHTML.slice(0, 80))""")
    assert outside == []
    heights = page.locator(".assess-record button, .assess-record input, nav.assess-route li")
    assert heights.evaluate_all("all => all.filter(one => one.offsetHeight < 43.5).length") == 0
