"""The course as a route: which pages, what is on each, what they are called."""

from dataclasses import dataclass

import pytest

from sphinx_assess import course
from sphinx_assess.index import GroupRecord, Index, ItemRecord, ObjectiveRecord
from sphinx_assess.model import Bank, CourseRecord, Group, Item, Key, Line, PracticeSet, Quiz, Test


@dataclass(frozen=True, slots=True)
class Lab(Group):
    """A group of a kind this package does not define."""


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """Forget the language of a build that another test made in this process."""
    monkeypatch.setattr("sphinx.locale.translators", {})


def question(ident, docname, group=""):
    return ItemRecord(Item(ident, "choice", Key(("a",)), ("a", "b")), docname, 1, group, "")


INDEX = Index(
    order=("index", "one/lesson", "one/quiz", "two/lesson", "test", "bank"),
    items={
        "lone": question("lone", "one/lesson"),
        "q": question("q", "one/quiz", "quiz"),
        "banked": question("banked", "bank", "pool"),
    },
    groups={
        "quiz": GroupRecord(Quiz("quiz"), "one/quiz", 1, ("q",)),
        "final": GroupRecord(Test("final", draw=(Line("pool"),)), "test", 1, ()),
        "pool": GroupRecord(Bank("pool"), "bank", 1, ("banked",)),
    },
    objectives={"o": ObjectiveRecord("o", "two/lesson", 1, "")},
)


def names(steps):
    return [step.docname for step in steps]


def test_a_route_is_in_reading_order_and_by_pattern():
    steps = course.route(INDEX, ["test", "*/quiz", "*/lesson"])
    assert names(steps) == ["one/lesson", "one/quiz", "two/lesson", "test"]
    assert [step.kind for step in steps] == ["lesson", "quiz", "lesson", "test"]
    assert course.route(INDEX, []) == ()


def test_a_lone_question_makes_no_quiz_and_is_not_forgotten():
    (step,) = course.route(INDEX, ["one/lesson"])
    assert (step.kind, step.items, step.alone) == ("lesson", (), ("lone",))


def test_a_page_with_objectives_is_a_lesson_although_it_holds_a_quiz():
    assert course.Step("p", items=("q",), has_objectives=True).kind == "lesson"
    assert course.Step("p", tests=("t",), items=("q",), has_objectives=True).kind == "test"
    assert course.Step("p", items=("q",)).kind == "quiz"


def test_a_lab_is_told_by_its_kind_and_needs_no_class_of_ours():
    index = Index(order=("talk",), groups={"lab-1": GroupRecord(Lab("lab-1"), "talk", 1, ())})
    (step,) = course.recorded(index, CourseRecord("r"), [])
    assert (step.kind, step.labs) == ("lab", ("lab-1",))
    assert course.labels([step], {}) == ["Lab"]
    assert course.labels([step, step], {}) == ["Lab 1", "Lab 2"]


def test_a_practice_set_names_its_page_where_nothing_else_does():
    group = GroupRecord(PracticeSet("again"), "again", 1, ())
    (step,) = course.recorded(
        Index(order=("again",), groups={"again": group}), CourseRecord("r"), []
    )
    assert (step.kind, step.sets, step.is_active) == ("practice", ("again",), True)
    assert course.labels([step], {}) == ["Practice"]
    assert course.Step("p", sets=("s",), items=("q",)).kind == "quiz"
    assert course.Step("p", sets=("s",), has_objectives=True).kind == "lesson"


def test_a_quiz_has_an_order_of_its_own_to_delete():
    (step,) = course.route(INDEX, ["one/quiz"])
    assert (step.quizzes, step.items) == (("quiz",), ("q",))


def test_a_record_lists_its_own_pages_else_the_route_else_what_there_is_to_do():
    assert names(course.recorded(INDEX, CourseRecord("r", ("test",)), ["one/*"])) == ["test"]
    assert names(course.recorded(INDEX, CourseRecord("r"), ["index"])) == ["index"]
    found = names(course.recorded(INDEX, CourseRecord("r"), []))
    assert found == ["one/lesson", "one/quiz", "two/lesson", "test"]


def test_labels_count_each_kind_and_leave_out_own_names():
    steps = course.route(INDEX, ["*"])
    own = {"index": "Start"}
    found = course.labels(steps, own)
    assert found == ["Start", "Lesson 1", "Quiz", "Lesson 2", "Test", "Lesson 3"]


def test_a_digest_follows_titles_labels_and_questions():
    steps = course.route(INDEX, ["test"])
    digest = course.digest(steps, {"test": "T"}, {})
    assert course.digest(steps, {"test": "U"}, {}) != digest
    assert course.digest(steps, {"test": "T"}, {"test": "L"}) != digest
    assert course.digest((), {}, {}) == ""
