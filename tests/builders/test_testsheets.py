"""Test sheets: a form for each neighbour, their key apart, and the same sheet each time."""

import re

import pytest
from test_draw import HALF, PORTS, STREAMS, course

from sphinx_assess import draw
from sphinx_assess.model import Pool
from sphinx_assess.testing import build

POOLS = [Pool(3, PORTS), Pool(2, STREAMS)]
SHEETS = ("final-form-a.tex", "final-form-b.tex")


def sheets(folder, options=HALF, more="", **config):
    result = build(folder, course(options, more), "testsheets", **config)
    assert result.warnings == []
    return result


def letters(tex):
    """Return, by question, the letter of the option that is right: "yes ..."."""
    return re.findall(r"([A-Z])\. yes ([a-z0-9-]+)", tex.replace(r"\sphinxhyphen{}", "-"))


def asked(tex):
    return re.findall(r"What is ([a-z0-9-]+)\?", tex.replace(r"\sphinxhyphen{}", "-"))


def key_of(tex):
    """Return (answer, name) of each row of each form."""
    text = tex.replace(r"\sphinxhyphen{}", "-")
    cells = re.findall(r"\\sphinxAtStartPar\n(.*?)\n", text)
    names = [re.fullmatch(r"\\sphinxcode\{\\sphinxupquote\{(.*?)\}\}", cell) for cell in cells]
    return [(cells[at - 2], name[1]) for at, name in enumerate(names) if name]


def test_each_form_asks_what_its_number_stands_for(tmp_path):
    result = sheets(tmp_path)
    for at, name in enumerate(SHEETS):
        assert asked(result.read(name)) == [*draw.drawn(POOLS, draw.sheet("final", at))]


def test_the_key_has_the_letters_of_the_sheets(tmp_path):
    result = sheets(tmp_path)
    printed = [pair for name in SHEETS for pair in letters(result.read(name))]
    assert len({letter for letter, _ in printed}) == 2  # shuffled
    assert key_of(result.read("final-key.tex")) == printed


def test_options_keep_their_order_where_the_author_wants_that(tmp_path):
    result = sheets(tmp_path, f"{HALF}\n:shuffle: no")
    assert {letter for name in SHEETS for letter, _ in letters(result.read(name))} == {"B"}


def test_questions_change_places_where_the_author_wants_that(tmp_path):
    result = sheets(tmp_path, ":draw: net\n:shuffle-questions: yes")
    first, second = (asked(result.read(name)) for name in SHEETS)
    assert first != second
    assert sorted(first) == sorted(second) == sorted((*PORTS, *STREAMS))


def test_a_sheet_has_lines_to_fill_in_and_nothing_that_tells(tmp_path):
    reason = "\n> Because of port-0.\n"
    own = f":::{{choice-question}} own\nWhat is own?\n\n:::{{hint}}\nThink.\n:::\n\n- [x] 1\n- [ ] 2\n{reason}:::"
    result = sheets(tmp_path, HALF, own.replace(":::{hint}\nThink.\n:::", "```{hint}\nThink.\n```"))
    for name, title in zip(SHEETS, ("Form A", "Form B"), strict=True):
        tex = result.read(name)
        for text in ("Name: ", "Date: ", "Points: ", "/ 6", "6 questions, 6 points.", title):
            assert text in tex
        for text in ("right.", "wrong.", "Because", "Think", "net.1", "Answer"):
            assert text not in tex


def test_how_many_forms_and_of_which_pages(tmp_path):
    result = sheets(tmp_path / "a", assess_paper_forms=3)
    assert "Form C" in result.read("final-form-c.tex")
    other = sheets(tmp_path / "b", assess_paper_tests=["exams/*"])
    with pytest.raises(FileNotFoundError):
        other.read("final-key.tex")


def test_forms_of_one_deck_are_all_different():
    assert len({draw.sheet("final", at) for at in range(draw.HANDS)}) == draw.HANDS
    assert draw.sheet("final", 0) == draw.printed("final")


def test_the_same_source_gives_the_same_sheets(tmp_path):
    first, second = (sheets(tmp_path / name) for name in "ab")
    for name in (*SHEETS, "final-key.tex"):
        assert first.read(name) == second.read(name)
