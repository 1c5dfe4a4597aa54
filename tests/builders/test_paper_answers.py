"""Answers on paper stand where the edition wants them, by kind of group, and nowhere else."""

import re

import pytest
from sample import COURSE

from sphinx_assess.testing import build

QUIZ_ANSWERS = ["Three leaves a remainder."]  # the other question is in the test as well
TEST_ANSWERS = ["Twenty-five is SMTP."]
LONE = """
# Alone

:::{choice-question} colour-of-snow
Which colour is snow?

- [x] white
  > Snow scatters all light.
- [ ] green
:::

A closing word.
"""


def pages(folder, **config):
    files = {**COURSE, "plain.md": LONE}
    result = build(folder, files, "text", **config)
    assert result.warnings == []
    names = ("quiz", "test", "plain", "answers")
    return {name: re.sub(r"\s+", " ", result.read(f"{name}.txt")) for name in names}


def holders(found, sentences):
    return [{name for name, text in found.items() if sentence in text} for sentence in sentences]


@pytest.mark.parametrize(
    ("place", "quiz", "test"),
    [
        ("end", {"answers"}, {"answers"}),
        ("separate", {"answers"}, {"answers"}),
        ("inline", {"quiz"}, {"test"}),
        ("page", {"quiz"}, {"test"}),
        ("none", set(), set()),
        ({"quiz": "page", "test": "none"}, {"quiz"}, set()),
        ({"quiz": "none"}, set(), {"answers"}),
    ],
)
def test_each_kind_of_group_has_its_place(place, quiz, test, tmp_path):
    found = pages(tmp_path, assess_paper_answers=place)
    assert holders(found, QUIZ_ANSWERS) == [quiz] * len(QUIZ_ANSWERS)
    assert holders(found, TEST_ANSWERS) == [test]


def test_a_question_outside_any_group_has_its_place(tmp_path):
    places = {"question": "page", "quiz": "none", "test": "none"}
    plain = pages(tmp_path, assess_paper_answers=places)["plain"]
    assert plain.index("A closing word.") < plain.index("Answers") < plain.index("Snow scatters")


def test_a_key_without_answers_says_so(tmp_path):
    found = pages(tmp_path, assess_paper_answers="inline")
    assert "This edition has no answers in this place." in found["answers"]


def test_answers_at_the_end_of_a_page_link_both_ways(tmp_path):
    tex = build(tmp_path, COURSE, "latex", assess_paper_answers="page").read("sample.tex")
    for name in ["quiz:question-dns-port", "quiz:answer-question-dns-port"]:
        assert rf"\label{{\detokenize{{{name}}}}}" in tex
        assert rf"\hyperref[\detokenize{{{name}}}]" in tex


def test_answers_at_the_end_of_a_page_stay_with_it_in_a_book(tmp_path):
    """In LaTeX all pages are one document; the quiz ends before the next page begins."""
    tex = build(tmp_path, COURSE, "latex", assess_paper_answers="page").read("sample.tex")
    chapters = re.split(r"\\chapter\{", tex)
    (quiz,) = [part for part in chapters if part.startswith("Names and numbers")]
    assert "That is HTTP." in quiz
    assert "Twenty-five" not in quiz


def test_separate_answers_have_no_link_in_the_book(tmp_path):
    quiz = build(tmp_path, COURSE, "latex", assess_paper_answers="separate").read("sample.tex")
    assert r"\sphinxcrossref{Answer}" not in quiz


def test_notes_name_what_a_teacher_asks_for(tmp_path):
    files = dict(COURSE)
    files["quiz.md"] = files["quiz.md"].replace(":points: 2", ":points: 2\n:difficulty: hard")
    result = build(tmp_path, files, "text", assess_paper_notes=True)
    assert result.warnings == []
    quiz = re.sub(r"\s+", " ", result.read("quiz.txt"))
    assert "dns-port · 2 points · difficulty: hard" in quiz
    assert "Objective:* **net.1** Name the port of a service. Read Ports." in quiz


def test_readers_get_no_notes_and_the_web_never_has_the_difficulty(tmp_path):
    files = dict(COURSE)
    files["quiz.md"] = files["quiz.md"].replace(":points: 2", ":points: 2\n:difficulty: hard")
    for builder, name in [("text", "quiz.txt"), ("html", "quiz.html")]:
        text = build(tmp_path / builder, files, builder).read(name)
        assert "difficulty" not in text
        assert "hard" not in text


def test_a_question_links_to_its_page_where_the_site_is_known(tmp_path):
    base = "https" + "://course.example.org/en/"
    address = f"{base}quiz.html\\#question-dns-port"
    tex = build(tmp_path / "a", COURSE, "latex", html_baseurl=base).read("sample.tex")
    assert rf"\DUrole{{assess-online}}{{\sphinxurl{{{address}}}}}" in tex
    assert r"\usepackage{qrcode}" in tex
    other = build(tmp_path / "b", COURSE, "latex", html_baseurl=base, assess_paper_online="")
    assert "assess-online" not in other.read("sample.tex")
    assert "qrcode" not in other.read("sample.tex")


@pytest.mark.parametrize("value", ["somewhere", {"quiz": "somewhere"}, {"essay": "end"}])
def test_a_place_that_there_is_not_is_refused(value, tmp_path):
    result = build(tmp_path, COURSE, "text", assess_paper_answers=value)
    assert any("assess_paper_answers" in line for line in result.warnings)
    assert "That is HTTP." in result.read("answers.txt")
