"""Tests that draw some of a pool: all candidates on screen, one form on paper."""

import json

import pytest
from lxml import html

from sphinx_assess import draw
from sphinx_assess.model import Pool
from sphinx_assess.testing import build


def asked(ident, objective="net.1", head=""):
    return (
        f":::{{choice-question}} {ident}\n:objective: {objective}\n{head}"
        f"\nWhat is {ident}?\n\n- [ ] no {ident}\n- [x] yes {ident}\n:::\n\n"
    )


PORTS = tuple(f"port-{n}" for n in range(6))
STREAMS = tuple(f"stream-{n}" for n in range(4))
INDEX = "# Sample\n\n```{toctree}\nbank\ntest\nanswers\nmap\n```\n"
BANK = "# Bank\n\n::::{bank} net\n" + "".join(
    [*(asked(name) for name in PORTS), *(asked(name, "net.2") for name in STREAMS), "::::\n"]
)
GOALS = "\n:::{objectives}\nnet.1\n: Ports.\n\nnet.2\n: Streams.\n:::\n"


def course(options, more=""):
    return {
        "index.md": INDEX,
        "bank.md": BANK + GOALS,
        "test.md": f"# Test\n\n::::{{test}} final\n{options}\n{more}\n::::\n",
        "answers.md": "# Answers\n\n:::{answer-key}\n:::\n",
        "map.md": "# Map\n\n:::{objective-map}\n:::\n",
    }


HALF = ":draw: 3 from net/net.1, 2 from objective net.2"
PRINTED = draw.drawn([Pool(3, PORTS), Pool(2, STREAMS)], draw.printed("final"))


def forms(result):
    return html.fromstring(result.read("test.html")).xpath("//form[@data-assess='item']")


def test_the_page_holds_every_candidate_and_shows_the_printed_form(tmp_path):
    result = build(tmp_path, course(HALF))
    assert result.warnings == []
    found = forms(result)
    assert [one.get("data-ident") for one in found] == [*PORTS, *STREAMS]
    assert [one.get("data-ident") for one in found if one.get("hidden") is None] == [*PRINTED]
    block = html.fromstring(result.read("test.html")).xpath("//script[@data-assess='test']")[0]
    assert json.loads(block.text)["draw"] == [
        {"count": 3, "of": [*PORTS]},
        {"count": 2, "of": [*STREAMS]},
    ]
    assert "5 questions, 5 points. To pass you need 4 points (80%)." in result.read("test.html")
    assert f"Form {draw.printed('final')}" in result.read("test.html")


@pytest.mark.parametrize("builder", ["text", "epub", "latex", "singlehtml"])
def test_other_builders_have_no_warning(builder, tmp_path):
    assert build(tmp_path, course(HALF), builder).warnings == []


def test_paper_has_the_printed_form_and_its_answers_only(tmp_path):
    result = build(tmp_path, course(HALF), "text")
    test, answers = result.read("test.txt"), result.read("answers.txt")
    assert f"Form {draw.printed('final')}." in test
    for ident in (*PORTS, *STREAMS):
        assert (f"What is {ident}?" in test) == (ident in PRINTED)
    assert answers.count("right.") == len(PRINTED)


def test_links_lead_to_the_test_for_questions_of_other_forms(tmp_path):
    other = next(name for name in PORTS if name not in PRINTED)
    files = course(HALF)
    files["index.md"] += f"\nSee {{item}}`{other}` and {{item}}`{PRINTED[1]}`.\n"
    result = build(tmp_path, files)
    page = result.read("index.html")
    assert 'href="test.html#test-final"' in page
    assert f'href="test.html#final-question-{PRINTED[1]}"' in page
    assert result.warnings == []


def test_a_question_belongs_to_the_first_line_that_names_it(tmp_path):
    result = build(
        tmp_path, course(":draw: 1 from net/net.1, port-0, 2 from net, stream-1", asked("own"))
    )
    assert result.warnings == []
    block = html.fromstring(result.read("test.html")).xpath("//script[@data-assess='test']")[0]
    assert json.loads(block.text)["draw"] == [
        {"count": 1, "of": [*PORTS]},
        {"count": 0, "of": []},
        {"count": 2, "of": [*STREAMS]},
        {"count": 0, "of": []},
    ]
    assert forms(result)[0].get("data-ident") == "own"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ":draw: 9 from net/net.1",
            "test 'final' draws 9 from 'net/net.1', which has 6; all 6 are used",
        ),
        (":draw: 5 from objective net.2", "draws 5 from 'net.2', which has 4; all 4 are used"),
        (
            ":draw: 2 from net/net.1, 9 from net",
            "draws 9 from 'net', which has 4 that no line before it names; all 4 are used",
        ),
        (":draw: net/net.7", "draws from 'net/net.7', for which there is no question"),
        (":draw: 3 from nowhere", "draws from 'nowhere', which is no bank, quiz or question"),
    ],
)
def test_too_few(tmp_path, options, message):
    (warning,) = build(tmp_path, course(options, asked("own"))).warnings
    assert message in warning
    assert warning.startswith("test.md:3: ")
    assert warning.endswith("[assess.draw]")


def test_all_of_everything_has_no_form(tmp_path):
    page = build(tmp_path, course(":draw: net")).read("test.html")
    assert 'data-part="form"' not in page
    assert '"draw"' not in page
    assert "10 questions, 10 points." in page


def test_points_that_differ_from_form_to_form_are_not_told(tmp_path):
    files = course(":draw: 2 from net/net.1\n:pass: 60%")
    files["bank.md"] = files["bank.md"].replace(
        "{choice-question} port-3\n", "{choice-question} port-3\n:points: 2\n"
    )
    page = build(tmp_path, files).read("test.html")
    assert "2 questions. To pass you need 60% of the points. Nothing" in page


@pytest.mark.parametrize(
    ("head", "rules"),
    [
        ("", "1 question, 1 point. To pass"),
        (":points: 2\n", "1 question, 2 points. To pass"),
    ],
)
def test_one_question_is_one(tmp_path, head, rules):
    bank = f"# Bank\n\n::::{{bank}} net\n{asked('only', head=head)}::::\n" + GOALS
    result = build(tmp_path, course(":draw: net\n:time: 1 minute") | {"bank.md": bank})
    assert rules in result.read("test.html")
    assert "Time: 1 minute." in result.read("test.html")


def test_pass_mark_above_all_points_is_told(tmp_path):
    (warning,) = build(tmp_path, course(":draw: net\n:pass: 11 points")).warnings
    assert warning == (
        "test.md:3: WARNING: test 'final' is passed with 11 points but has only 10; "
        "lower ':pass:' or draw more questions [assess.draw]"
    )


def test_clock_and_confidence_are_in_the_page(tmp_path):
    tree = html.fromstring(
        build(tmp_path, course(":draw: net\n:time: 25 minutes\n:confidence: yes")).read("test.html")
    )
    (block,) = tree.xpath("//script[@data-assess='test']")
    assert json.loads(block.text)["time"] == 1500
    assert len(tree.xpath("//fieldset[@data-part='confidence']")) == 10
    (legend,) = {one.text_content() for one in tree.xpath("//fieldset/legend")}
    assert legend == "How sure are you?"
    assert tree.xpath("//*[@role='timer']")
