"""Cases: a passage and its questions, together in every builder and in every form of a test."""

import json
import re
from itertools import groupby

import pytest
from lxml import html

from sphinx_assess import draw
from sphinx_assess.lint.gather import gather
from sphinx_assess.model import Pool
from sphinx_assess.testing import build


def asked(ident, objective="net.1"):
    return (
        f":::{{choice-question}} {ident}\n:objective: {objective}\n\nWhat is {ident}?\n\n"
        f"- [ ] no {ident}\n  > Not {ident}.\n- [x] yes {ident}\n:::\n\n"
    )


def case(ident, *questions, objective="net.1"):
    passage = (
        f"::::{{case}} {ident}\nThe passage of {ident}.\n\n```python\n{ident}_code = 1\n```\n\n"
    )
    return passage + "".join(asked(name, objective) for name in questions) + "::::\n\n"


LONG = ("long-1", "long-2", "long-3")
PAIR = ("pair-1", "pair-2")
SINGLE = tuple(f"single-{n}" for n in range(4))
BANK = (
    "# Bank\n\n:::::{bank} net\n"
    + asked(SINGLE[0])
    + case("long", *LONG)
    + asked(SINGLE[1])
    + case("pair", *PAIR)
    + asked(SINGLE[2])
    + asked(SINGLE[3])
    + ":::::\n"
)
POOL = Pool(5, (SINGLE[0], *LONG, SINGLE[1], *PAIR, *SINGLE[2:]), (LONG, PAIR))
GOALS = "\n:::{objectives}\nnet.1\n: Ports.\n\nnet.2\n: Streams.\n:::\n"
FIVE = ":draw: 5 from net"


def course(options=FIVE, bank=BANK):
    return {
        "index.md": "# Sample\n\n```{toctree}\nbank\ntest\nquiz\nalone\nanswers\n```\n",
        "bank.md": bank + GOALS,
        "test.md": f"# Test\n\n::::{{test}} final\n{options}\n::::\n",
        "quiz.md": "# Quiz\n\n:::::{quiz} quiz\n"
        + asked("first-one")
        + case("quizzed", "second-one", "third-one", "fourth-one")
        + ":::::\n",
        "alone.md": "# Alone\n\n" + case("lone", "lone-1", "lone-2"),
        "answers.md": "# Answers\n\n:::{answer-key}\n:::\n",
    }


def cases_in(text):
    return html.fromstring(text).xpath("//div[@data-part='case']")


def idents(element):
    return [one.get("data-ident") for one in element.xpath(".//form[@data-assess='item']")]


def words(element):
    return " ".join(element.text_content().split())


# -- On screen --------------------------------------------------------------------


def test_the_passage_is_a_region_named_by_its_questions(tmp_path):
    result = build(tmp_path, course())
    assert result.warnings == []
    (found,) = cases_in(result.read("quiz.html"))
    assert idents(found) == ["second-one", "third-one", "fourth-one"]
    (passage,) = found.xpath("./section[@data-part='stimulus']")
    (title,) = found.xpath(f".//*[@id='{passage.get('aria-labelledby')}']")
    assert words(title) == "For questions 2 to 4"
    assert "The passage of quizzed." in words(passage)
    described = {one.get("aria-describedby") for one in found.xpath(".//fieldset")}
    assert described == {title.get("id")}


def test_each_question_can_show_the_passage_again(tmp_path):
    text = build(tmp_path, course()).read("quiz.html")
    (found,) = cases_in(text)
    copies = found.xpath(".//form/details[@data-part='passage']")
    assert [words(one.find("summary")) for one in copies] == ["What this question is about"] * 3
    for one in copies:
        assert "quizzed_code = 1" in words(one)
        assert one.xpath("./div[contains(@class, 'no-search')]")
        assert "open" not in one.attrib
    every = html.fromstring(text).xpath("//@id")
    assert len(every) == len(set(every))


def test_outside_a_group_the_title_counts(tmp_path):
    result = build(tmp_path, course())
    (found,) = cases_in(result.read("alone.html"))
    assert words(found.xpath(".//*[@data-part='case-title']")[0]) == "For the next 2 questions"
    assert result.read("alone.html").count('data-action="check"') == 2


def test_a_figure_in_a_passage_keeps_its_ids_apart(tmp_path):
    figure = (
        "(a-label)=\n```{code-block} python\n:caption: A listing\n:name: listing\n\nx = 1\n```\n"
    )
    page = case("lone", "lone-1", "lone-2").replace("The passage of lone.", figure)
    files = course() | {"alone.md": f"# Alone\n\n{page}\nSee {{numref}}`listing`.\n"}
    result = build(tmp_path, files, numfig=True)
    assert result.warnings == []
    every = html.fromstring(result.read("alone.html")).xpath("//@id")
    assert len(every) == len(set(every))
    assert every.count("listing") == 1


# -- In tests ---------------------------------------------------------------------


def test_the_page_holds_all_cases_and_shows_those_of_the_printed_form(tmp_path):
    text = build(tmp_path, course()).read("test.html")
    (block,) = html.fromstring(text).xpath("//script[@data-assess='test']")
    assert json.loads(block.text)["draw"] == [
        {"count": 5, "of": [SINGLE[0], [*LONG], SINGLE[1], [*PAIR], *SINGLE[2:]]}
    ]
    printed = draw.drawn([POOL], draw.printed("final"))
    assert len(printed) == 5
    for found in cases_in(text):
        is_hidden = found.get("hidden") is not None
        assert is_hidden == (idents(found)[0] not in printed)
    forms = html.fromstring(text).xpath("//form[@data-assess='item' and not(@hidden)]")
    assert [one.get("data-ident") for one in forms] == [*printed]


@pytest.mark.parametrize("count", [*range(1, 10)])
def test_each_form_on_paper_has_its_count_and_whole_cases(tmp_path, count):
    result = build(tmp_path, course(f":draw: {count} from net"), "text")
    assert result.warnings == []
    text = result.read("test.txt")
    found = re.findall(r"What is ([a-z0-9-]+)\?", text)
    assert len(found) == count
    for passage, questions in (("long", LONG), ("pair", PAIR)):
        shown = [name for name in found if name in questions]
        assert shown in ([], [*questions])
        assert text.count(f"The passage of {passage}.") == bool(shown)


def test_a_line_that_names_the_case_may_take_part_of_it(tmp_path):
    result = build(tmp_path, course(":draw: 2 from long, 1 from single-1"))
    assert result.warnings == []
    text = result.read("test.html")
    (found,) = cases_in(text)
    assert idents(found) == [*LONG]
    shown = [one for one in found.xpath("./form") if one.get("hidden") is None]
    assert len(shown) == 2
    assert words(found.xpath(".//*[@data-part='case-title']")[0]) == "For questions 1 and 2"


def test_questions_that_several_lines_name_stand_at_one_passage(tmp_path):
    result = build(tmp_path, course(":draw: long-3, single-0, long-1"), "text")
    assert result.warnings == []
    text = result.read("test.txt")
    assert re.findall(r"What is ([a-z0-9-]+)\?", text) == ["long-3", "long-1", "single-0"]
    assert text.count("The passage of long.") == 1
    assert "**For questions 1 and 2:**" in text


def test_a_line_takes_a_case_with_the_objective_of_all_its_questions(tmp_path):
    mixed = BANK.replace(asked("pair-2"), asked("pair-2", "net.2"))
    result = build(tmp_path, course(":draw: 4 from net/net.1, 2 from net", mixed))
    assert result.warnings == []
    (block,) = html.fromstring(result.read("test.html")).xpath("//script[@data-assess='test']")
    assert json.loads(block.text)["draw"] == [
        {"count": 4, "of": [SINGLE[0], [*LONG], *SINGLE[1:]]},
        {"count": 2, "of": [[*PAIR]]},
    ]


def test_a_case_that_no_line_takes_is_told(tmp_path):
    mixed = BANK.replace(asked("pair-2"), asked("pair-2", "net.2"))
    (warning,) = build(tmp_path, course(":draw: 4 from net/net.1", mixed)).warnings
    assert warning == (
        f"bank.md:{line_of(mixed, '::::{case} pair')}: WARNING: case 'pair' is in no test, since no "
        "line draws all of its questions; give them one objective, or add a line such as "
        "'2 from pair' [assess.draw]"
    )


def line_of(text, line):
    return text.split("\n").index(line) + 1


CASES_ONLY = "# Bank\n\n:::::{bank} net\n" + case("long", *LONG) + case("far", "f-1", "f-2", "f-3")


@pytest.mark.parametrize(
    ("options", "bank", "message"),
    [
        (
            ":draw: 4 from net",
            CASES_ONLY + ":::::\n",
            "test 'final' draws 4 from 'net', which whole cases cannot make; 3 are used, "
            "write another number or draw from a case by its name",
        ),
        (
            ":draw: 2 from net",
            CASES_ONLY + ":::::\n",
            "test 'final' draws 2 from 'net', which whole cases cannot make; 0 are used, "
            "write another number or draw from a case by its name",
        ),
        (
            ":draw: long-1, 7 from net",
            BANK,
            "test 'final' draws 7 from 'net', which has 6 without taking the case 'long' apart; "
            "all 6 are used",
        ),
        (":draw: 4 from long", BANK, "test 'final' draws 4 from 'long', which has 3; all 3"),
    ],
)
def test_numbers_that_cannot_be_met(tmp_path, options, bank, message):
    (warning,) = build(tmp_path, course(options, bank)).warnings
    assert message in warning
    assert warning.startswith("test.md:3: ")
    assert warning.endswith("[assess.draw]")


# -- Elsewhere --------------------------------------------------------------------


@pytest.mark.parametrize(
    "builder", ["epub", "latex", "singlehtml", "man", "texinfo", "xml", "pseudoxml", "linkcheck"]
)
def test_other_builders_have_no_warning(builder, tmp_path):
    assert build(tmp_path, course(), builder).warnings == []


def test_on_paper_the_passage_stands_once_before_its_questions(tmp_path):
    result = build(tmp_path, course(), "text")
    text = result.read("quiz.txt")
    assert text.count("The passage of quizzed.") == 1
    parts = [text.index(part) for part in ("Question 1.", "For questions 2 to 4:", "Question 2.")]
    assert parts == sorted(parts)
    assert "For the next 2 questions:" in result.read("alone.txt")
    answers = result.read("answers.txt")
    assert "Not second-one." in answers
    assert "The passage of" not in answers


def test_translators_see_the_passage_once(tmp_path):
    build(tmp_path, course(), "gettext")
    catalogue = (tmp_path / "build" / "gettext" / "quiz.pot").read_text("utf-8")
    assert catalogue.count("The passage of quizzed.") == 1
    assert "What is third-one?" in catalogue


def test_the_search_finds_the_passage_and_no_copy(tmp_path):
    result = build(tmp_path, course())
    tree = result.lowered("quiz")
    closed = [
        one
        for one in tree.findall()
        if "no-search" in getattr(one, "attributes", {}).get("classes", [])
    ]
    copies = [one for one in closed if "The passage of quizzed." in one.astext()]
    assert len(copies) == 3
    assert tree.astext().count("The passage of quizzed.") == 4


def test_sheets_shuffle_a_case_as_one(tmp_path):
    files = course(":draw: net\n:shuffle-questions: yes")
    result = build(tmp_path, files, "testsheets", assess_paper_forms=6)
    assert result.warnings == []
    orders = set()
    for letter in "abcdef":
        text = result.read(f"final-form-{letter}.tex").replace(r"\sphinxhyphen{}", "-")
        found = re.findall(r"What is ([a-z0-9-]+)\?", text)
        assert sorted(found) == sorted(POOL.idents)
        at = found.index("long-1")
        assert tuple(found[at : at + 3]) == LONG
        assert [name for name, _ in groupby(one.split("-")[0] for one in found)].count("pair") == 1
        assert text.index("The passage of long.") < text.index("What is long-1?")
        assert f"For questions {at + 1} to {at + 3}:" in text
        orders.add(tuple(found))
    assert len(orders) > 1


def test_editing_the_passage_writes_the_test_anew(tmp_path):
    files = course()
    build(tmp_path, files)
    page = tmp_path / "build" / "html" / "test.html"
    shown = page.read_text("utf-8")
    edited = {"bank.md": files["bank.md"].replace("The passage of pair.", "Another passage.")}
    result = build(tmp_path, files | edited)
    assert result.warnings == []
    assert "Another passage." not in shown
    assert "Another passage." in result.read("test.html")


def test_the_revision_of_a_question_does_not_depend_on_its_case(tmp_path):
    pages = [
        build(tmp_path / name, course() | {"alone.md": f"# Alone\n\n{text}"}).read("alone.html")
        for name, text in (("in", case("lone", "lone-1")), ("out", asked("lone-1")))
    ]
    first, second = (re.findall(r'data-rev="(\w+)"', page) for page in pages)
    assert first == second


def test_the_linter_reads_questions_in_cases(tmp_path):
    found = gather(build(tmp_path, course(), "dummy").env)
    assert {"long-1", "lone-2"} <= {one.item.ident for one in found.questions}
    (bank,) = (one for one in found.groups if one.group.ident == "net")
    assert len(bank.questions) == 9


# -- Faults -----------------------------------------------------------------------

ONE = asked("one")
LAB = (
    "# P\n\n:::::{lab} talk\nPersona\n: Someone.\n\nOpening\n: Welcome.\n\n"
    "  ::::{case} k\n  Text.\n\n  ::::\n:::::\n"
)
FAULTS = {
    "no question": (
        "# P\n\n::::{case} k\nText.\n::::\n",
        3,
        "has no questions; write at least one",
    ),
    "empty": ("# P\n\n::::{case} k\n::::\n", 3, "has no questions; write at least one"),
    "no passage": (f"# P\n\n::::{{case}} k\n{ONE}::::\n", 3, "has no passage; write what its"),
    "text after a question": (
        f"# P\n\n::::{{case}} k\nText.\n\n{ONE}More.\n::::\n",
        16,
        "goes on after its first question; put that text before the questions",
    ),
    "nested": (
        f"# P\n\n:::::{{case}} k\nText.\n\n::::{{case}} inner\nText.\n\n{ONE}::::\n{asked('two')}:::::\n",
        6,
        "case 'inner' stands inside the case 'k'; close that case before it",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_one_located_warning(name, tmp_path):
    source, line, message = FAULTS[name]
    (warning,) = build(tmp_path, {"index.md": source}).warnings
    assert warning.startswith(f"index.md:{line}: WARNING: case '")
    assert message in warning
    assert warning.endswith("[assess.case]")


def test_a_case_in_a_lab(tmp_path):
    warnings = build(tmp_path, {"index.md": LAB}).warnings
    assert (
        "index.md:10: WARNING: case 'k' stands inside a lab; put it before or after the lab"
        in (warnings[0])
    )


def test_a_group_in_a_case(tmp_path):
    source = f"# P\n\n:::::{{case}} k\nText.\n\n::::{{quiz}} q\n{asked('two')}::::\n\n{ONE}:::::\n"
    (warning,) = build(tmp_path, {"index.md": source}).warnings
    assert warning.startswith("index.md:6: WARNING: quiz 'q' stands inside 'k'")


def test_a_bad_question_leaves_the_case(tmp_path):
    source = f"# P\n\n::::{{case}} k\nText.\n\n{ONE}:::{{choice-question}} bad\nAsk?\n:::\n{asked('two')}::::\n"
    result = build(tmp_path, {"index.md": source})
    assert len(result.warnings) == 1
    (found,) = cases_in(result.read("index.html"))
    assert idents(found) == ["one", "two"]
    assert "has no options; write each as" in words(found)


@pytest.mark.parametrize("other", ["asked", "quiz", "case"])
def test_a_name_that_something_else_has(other, tmp_path):
    pages = {
        "asked": asked("same"),
        "quiz": f"::::{{quiz}} same\n{asked('x')}::::\n",
        "case": case("same", "x"),
    }
    files = {
        "index.md": "# I\n\n```{toctree}\none\ntwo\n```\n",
        "one.md": f"# One\n\n{pages[other]}",
        "two.md": f"# Two\n\n{case('same', 'y')}",
    }
    (warning,) = build(tmp_path, files).warnings
    assert warning.startswith("two.md:3: WARNING: case id 'same' is already used in one (line 3)")
    assert warning.endswith("[assess.duplicate]")


def test_a_script_in_a_passage_is_removed(tmp_path):
    source = f"# P\n\n::::{{case}} k\nText. <script>alert(1)</script>\n\n{ONE}::::\n"
    result = build(tmp_path, {"index.md": source})
    (warning,) = result.warnings
    assert "case 'k' has a script in its text" in warning
    assert "<script>alert" not in result.read("index.html")


def test_an_option_it_does_not_have(tmp_path):
    source = f"# P\n\n::::{{case}} k\n:pick: 2\n\nText.\n\n{ONE}::::\n"
    (warning,) = build(tmp_path, {"index.md": source}).warnings
    assert "case 'k' has the unknown option ':pick:'; it takes no option" in warning
