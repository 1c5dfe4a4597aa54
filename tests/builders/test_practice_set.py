"""Practice sets: which questions they hold, where tests lead to them, and what is told of mistakes."""

import json
import re
from collections import Counter

import pytest
from lxml import html
from test_incremental import written

from sphinx_assess.testing import build


def asked(ident, objective="net.1"):
    return (
        f":::{{choice-question}} {ident}\n:objective: {objective}\n\nWhat is {ident}?\n\n"
        f"- [ ] no {ident}\n- [x] yes {ident}\n  > Because of {ident}.\n:::\n\n"
    )


CASE = f"::::{{case}} river\nThe passage.\n\n{asked('river-1')}{asked('river-2', 'net.2')}::::\n\n"
GOALS = (
    ":::{objectives}\nnet.1\n: Name ports. Read {ref}`ports`.\n\nnet.2\n: Tell streams.\n:::\n\n"
)
FILES = {
    "index.md": "# Sample\n\n```{toctree}\nlesson\nquiz\nbank\ntest\npractice\nanswers\n```\n",
    "lesson.md": f"# Lesson\n\n{GOALS}(ports)=\n## Ports\n\n{asked('alone', 'net.2')}",
    "quiz.md": f"# Quiz\n\n:::::{{quiz}} q\n{asked('first')}{CASE}{asked('last', 'net.1, net.2')}:::::\n",
    "bank.md": f"# Bank\n\n::::{{bank}} b\n{asked('kept')}{asked('other', 'net.2')}::::\n",
    "test.md": "# Test\n\n::::{test} t\n:draw: b\n::::\n",
    "practice.md": "# Practice\n\n:::{practice-set}\n:tries: 3\n\nWords of the author.\n:::\n",
    "answers.md": "# Answers\n\n:::{answer-key}\n:::\n",
}
MEMBERS = ["alone", "first", "river-1", "river-2", "last"]


def tree(result, name="practice.html"):
    return html.fromstring(result.read(name))


def members(result):
    return [one.get("data-ident") for one in tree(result).xpath("//form[@data-assess='item']")]


def with_set(text):
    return FILES | {"practice.md": f"# Practice\n\n:::{{practice-set}}\n{text}\n:::\n"}


def test_it_holds_what_is_practised_elsewhere_and_asks_for_an_objective(tmp_path):
    result = build(tmp_path, FILES)
    assert result.warnings == []
    assert members(result) == MEMBERS
    (group,) = tree(result).xpath("//div[@data-assess='practiceset']")
    assert group.get("data-ident") == "practice"
    (data,) = group.xpath("./div/script[@data-assess='practiceset'] | ./script")
    assert json.loads(data.text)["tries"] == 3
    (case,) = tree(result).xpath("//div[@data-part='case']")
    assert len(case.xpath(".//form[@data-assess='item']")) == 2


def test_it_is_chosen_by_page_and_objective(tmp_path):
    (choice,) = tree(build(tmp_path, FILES)).xpath("//details[@data-part='choice']")
    assert choice.get("hidden") is not None
    assert [one.text_content().strip() for one in choice.xpath(".//legend")] == ["Lesson"]
    boxes = choice.xpath(".//input[@value]")
    assert [box.get("value") for box in boxes] == ["net.1", "net.2"]
    texts = [choice.get_element_by_id(box.get("aria-labelledby")).text_content() for box in boxes]
    assert [" ".join(text.split()) for text in texts] == [
        "net.1 Name ports. Read Ports.",
        "net.2 Tell streams.",
    ]


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_ids_stay_unique(tmp_path, builder):
    result = build(tmp_path, FILES, builder)
    assert result.warnings == []
    for name in ["index.html"] if builder == "singlehtml" else ["practice.html"]:
        ids = Counter(tree(result, name).xpath("//@id"))
        assert [one for one, count in ids.items() if count > 1] == []


def test_the_test_leads_to_it_and_it_to_the_test(tmp_path):
    result = build(tmp_path, FILES)
    objectives = tree(result, "test.html").xpath("//div[@data-part='objective']")
    assert {one.get("data-ident"): one.get("data-practice") for one in objectives} == {
        "net.1": "practice.html",
        "net.2": "practice.html",
    }
    links = tree(result).xpath("//a[@href='test.html#test-t']")
    assert [link.text_content() for link in links] == ["Test"]


def test_a_site_without_one_has_no_such_link(tmp_path):
    files = FILES | {"practice.md": "# Practice\n"}
    assert "data-practice" not in build(tmp_path, files).read("test.html")


def test_the_first_that_asks_for_an_objective_is_the_one(tmp_path):
    second = "# More\n\n:::{practice-set} more\n:pages: lesson\n:::\n"
    index = FILES["index.md"].replace("lesson\n", "lesson\nmore\n")
    result = build(tmp_path, FILES | {"index.md": index, "more.md": second})
    objectives = tree(result, "test.html").xpath("//div[@data-part='objective']")
    assert [one.get("data-practice") for one in objectives] == ["practice.html", "more.html"]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (":pages: quiz", ["first", "river-1", "river-2", "last"]),
        (":draw: b", ["kept", "other"]),
        (":draw: b/net.2, first", ["other", "first"]),
        (":draw: river", ["river-1", "river-2"]),
        (":draw: b, q\n:pages: quiz", ["first", "river-1", "river-2", "last"]),
        (":draw: objective net.1", ["kept"]),
    ],
)
def test_what_it_takes(tmp_path, options, wanted):
    result = build(tmp_path, with_set(options))
    assert result.warnings == []
    assert members(result) == wanted


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        (
            ":draw: 2 from b",
            3,
            "practice set 'practice' has ':draw: 2 from b'; a practice set takes all of what is "
            "named; leave out the number [assess.setting]",
        ),
        (
            ":draw: bb",
            3,
            "practice set 'practice' draws from 'bb', which is no bank, quiz or question; "
            "did you mean 'b'? [assess.draw]",
        ),
        (
            ":pages: nowhere/*",
            3,
            "practice set 'practice' finds no question; give questions on its pages an "
            "':objective:' that an 'objectives' list defines [assess.draw]",
        ),
        (
            f"\n::{asked('inside')}",
            3,
            "practice set has question 'inside' inside it, but lists what stands elsewhere; "
            "write the question in a quiz or a bank [assess.group]",
        ),
    ],
)
def test_a_mistake_gives_one_located_sentence(tmp_path, body, line, message):
    files = (
        with_set(body)
        if "inside" not in body
        else FILES | {"practice.md": f"# Practice\n\n::::{{practice-set}}\n{asked('inside')}::::\n"}
    )
    warnings = build(tmp_path, files).warnings
    assert len(warnings) == 1
    assert warnings[0] == f"practice.md:{line}: WARNING: {message}"


def test_a_name_used_twice(tmp_path):
    files = FILES | {"practice.md": FILES["practice.md"] + "\n:::{practice-set}\n:::\n"}
    (warning,) = build(tmp_path, files).warnings
    assert "practice set id 'practice' is already used in practice (line 3)" in warning


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "texinfo"])
def test_on_paper_it_is_a_sentence(tmp_path, builder):
    assert build(tmp_path, FILES, builder).warnings == []


def test_on_paper_each_question_is_printed_once(tmp_path):
    result = build(tmp_path, FILES, "text")
    page = " ".join(result.read("practice.txt").split())
    assert "Words of the author." in page
    assert "puts together questions by the objectives you choose" in page
    assert "first" not in page
    assert result.read("answers.txt").count("Because of first.") == 1


@pytest.mark.parametrize("builder", ["gettext", "xml", "linkcheck"])
def test_whole_builders_see_no_copy(tmp_path, builder):
    result = build(tmp_path, FILES, builder)
    assert result.warnings == []
    if builder == "gettext":
        assert "first" not in result.read("practice.pot")
        assert "Words of the author." in result.read("practice.pot")


def test_serial_and_parallel_builds_are_identical(tmp_path):
    pages = [
        build(tmp_path / str(jobs) / "x", FILES, parallel=jobs).read("practice.html")
        for jobs in (1, 2)
    ]
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("name", "old", "new", "wanted"),
    [
        ("quiz", "Because of first.", "It is first.", {"quiz", "practice", "answers"}),
        ("lesson", "Tell streams.", "Tell a stream.", {"lesson", "practice", "test"}),
        ("test", "# Test", "# Last test", {"test", "practice"}),
        ("bank", "Because of kept.", "It is kept.", {"bank", "test", "answers"}),
        ("practice", "Words of", "More words of", {"practice"}),
    ],
)
def test_a_change_rewrites_what_shows_it(tmp_path, monkeypatch, name, old, new, wanted):
    build(tmp_path, FILES)
    changed = FILES[f"{name}.md"].replace(old, new)
    assert changed != FILES[f"{name}.md"]
    pages, result = written(tmp_path, {f"{name}.md": changed}, monkeypatch)
    assert pages - {"index"} == wanted
    fresh = build(tmp_path / "fresh" / "x", FILES | {f"{name}.md": changed})
    assert result.read("practice.html") == fresh.read("practice.html")


def test_a_new_set_reaches_the_test(tmp_path, monkeypatch):
    build(tmp_path, FILES | {"practice.md": "# Practice\n"})
    pages, result = written(tmp_path, {"practice.md": FILES["practice.md"]}, monkeypatch)
    assert "test" in pages
    assert re.search('data-practice="practice.html"', result.read("test.html"))
