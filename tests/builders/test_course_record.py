"""The bar and the record in every family of builders, and after a change."""

from lxml import html
from sample import COURSE

from sphinx_assess.testing import build

RECORD = "# Record\n\nBefore.\n\n:::{course-record}\n:::\n"
FILES = COURSE | {
    "index.md": COURSE["index.md"].replace("answers\n", "answers\nrecord\n"),
    "record.md": RECORD,
    "plain.md": "---\nassess_label: Lab\n---\n" + COURSE["plain.md"],
}
ROUTE = ["quiz", "plain", "test"]


def bar(result, name):
    steps = html.fromstring(result.read(name)).xpath("//nav[@data-assess='route']//li")
    return [(step.findtext("a"), step.find("a").get("href")) for step in steps]


def test_the_bar_stands_on_pages_of_the_route_alone(tmp_path):
    result = build(tmp_path, FILES, assess_route=ROUTE)
    assert result.warnings == []
    assert bar(result, "quiz.html") == [
        ("Lesson", "#"),
        ("Test", "test.html"),
        ("Lab", "plain.html"),
    ]
    assert bar(result, "index.html") == bar(result, "record.html") == []
    plain = result.read("plain.html")
    assert "_static/assess/assess.js" in plain
    assert "_static/assess/practice.js" not in plain
    assert "record-page" not in plain
    (here,) = html.fromstring(plain).xpath("//li[@data-here]")
    assert here.get("data-page") == "plain"
    assert here.find("a").get("aria-current") == "page"


def test_without_a_route_no_page_changes(tmp_path):
    result = build(tmp_path, FILES)
    assert 'data-assess="route"' not in result.read("quiz.html")
    assert "_static/assess/" not in result.read("plain.html")


def test_words_of_the_bar_are_not_searched(tmp_path):
    result = build(
        tmp_path,
        FILES | {"plain.md": FILES["plain.md"].replace("Lab", "Zeppelin")},
        assess_route=ROUTE,
    )
    assert "Zeppelin" in result.read("plain.html")
    assert "zeppelin" not in result.read("searchindex.js").lower()


def test_on_paper_and_in_text_the_record_is_a_list(tmp_path):
    text = build(tmp_path / "text", FILES, "text").read("record.txt")
    assert "Before." in text
    assert "* Names and numbers" in text
    assert "* Final test" in text
    assert "browser" not in text
    for builder in ("latex", "epub", "singlehtml", "dirhtml", "gettext"):
        assert build(tmp_path / builder, FILES, builder, assess_route=ROUTE).warnings == []


def test_a_new_title_reaches_every_bar(tmp_path):
    build(tmp_path, FILES, assess_route=ROUTE)
    changed = FILES | {"test.md": FILES["test.md"].replace("# Final test", "# Last test")}
    result = build(tmp_path, changed, assess_route=ROUTE)
    for name in ("quiz.html", "plain.html", "record.html"):
        assert "Last test" in result.read(name)
        assert "Final test" not in result.read(name).split('<div class="sphinxsidebar"')[0]
