"""What a question, a quiz and a test are, without their prose.

Everything here is immutable, small and picklable: it is kept in Sphinx's
environment, compared between builds and written to pages. Nothing here knows
Sphinx or docutils.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sphinx_assess.policy import PracticeReveal, TestReveal

Select = Literal["one", "many"]
State = Literal["open", "correct", "partial", "wrong"]
Response = tuple[str, ...]
"""What a learner gave, each part a text; empty when unanswered.

Idents of the options chosen, or pairs ``ident:value``, or what was written, as
the kind says.
"""

Rule: TypeAlias = "str | float | bool | tuple[Rule, ...]"
"""One value of a key's rules: what JSON can hold, immutable."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is right.

    ``correct`` holds idents of options, in source order (QTI 3.0
    ``correctResponse``), or pairs of them. ``rules`` are the kind's own, by name:
    bounds of numbers, how to compare. ``words`` are the texts of options, by
    ident, for kinds that compare with what a learner writes; they are read after
    translation and are no part of the question's revision.
    """

    correct: tuple[str, ...]
    rules: tuple[tuple[str, Rule], ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    def rule(self, name: str, default: Any = None) -> Any:
        """Return one rule by name."""
        return dict(self.rules).get(name, default)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of marking one response.

    ``score`` is a fraction, 0 to 1. ``feedback`` holds idents of the options
    whose feedback the learner should read, in source order, and names of the
    kind's own sentences.
    """

    score: float
    state: State
    feedback: tuple[str, ...] = ()


def state_of(score: float) -> State:
    """Return the state of a response that was given, by its score."""
    return "correct" if score == 1 else "partial" if score > 0 else "wrong"


@dataclass(frozen=True, slots=True)
class Sample:
    """A response to an item with the score and state it must be marked with."""

    response: Response
    score: float
    state: State


@dataclass(frozen=True, slots=True)
class Item:
    """One question: identifiers, key, points and settings; no prose.

    ``options`` are idents in source order. ``points`` is the weight in a test;
    0: not counted. ``objectives`` are idents of learning objectives.
    ``revision`` is the author's own mark that the meaning changed.
    ``difficulty`` is the author's estimate: easy, medium, hard or empty.
    """

    ident: str
    kind: str
    key: Key
    options: tuple[str, ...]
    points: float = 1
    select: Select = "one"
    shuffle: bool | None = None
    objectives: tuple[str, ...] = ()
    revision: str = ""
    difficulty: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of questions, in the order of the page."""

    ident: str


@dataclass(frozen=True, slots=True)
class Activity(Group):
    """A group that is practised as a whole, such as a lab; it has objectives of its own."""

    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice(Group):
    """A formative group: answer, check, read why, try again.

    ``tries`` is the number of checks before the answer opens; 0 means no
    limit, ``None`` the site's setting. ``penalty`` is the share of the score
    that each further try costs, ``hint_penalty`` what each hint costs, both 0
    to 1.
    """

    tries: int | None = None
    shuffle: bool | None = None
    shuffle_questions: bool = False
    reveal: PracticeReveal = "request"
    penalty: float = 0
    hint_penalty: float = 0


@dataclass(frozen=True, slots=True)
class Quiz(Practice):
    """Questions to practise where they stand."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a blueprint: how many questions, and from where.

    ``source`` names a bank, quiz or question; empty means all banks. ``count``
    is ``None`` for all. ``objective`` keeps only questions that ask for it or
    for one below it; empty keeps all.
    """

    source: str
    count: int | None = None
    objective: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """What a line can draw, in source order, and how many of it a form takes.

    ``cases`` are questions that travel together: a form has all of a case or none.
    """

    count: int
    idents: tuple[str, ...]
    cases: tuple[tuple[str, ...], ...] = ()

    @property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """What is drawn as one: a case, or a question by itself, in source order."""
        owner = {name: case for case in self.cases for name in case}
        return tuple(dict.fromkeys(owner.get(name, (name,)) for name in self.idents))


@dataclass(frozen=True, slots=True)
class Points:
    """A pass mark in points, greater than 0."""

    value: float


@dataclass(frozen=True, slots=True)
class Test(Group):
    """A scored group: nothing is revealed before submission.

    ``pass_mark`` is the fraction of all points, 0 to 1, at which the test
    counts as passed (1EdTech: cut score); ``pass_points`` is it in points. Both
    ``None``: there is none. ``draw`` is the blueprint. ``time`` is the limit in
    seconds. ``confidence``: the reader is asked how sure each answer is.
    """

    __test__ = False  # pytest: not a test case

    pass_mark: float | None = None
    shuffle: bool | None = None
    shuffle_questions: bool = False
    reveal: TestReveal = "submission"
    draw: tuple[Line, ...] = ()
    pass_points: float | None = None
    time: int | None = None
    confidence: bool = False


@dataclass(frozen=True, slots=True)
class PracticeSet(Practice):
    """Questions of other pages, practised again by the objectives that a reader chooses.

    ``pages`` are patterns of the pages whose questions it takes; none means all. ``draw`` names
    what it takes, each line without a count; empty means what is practised elsewhere.
    """

    pages: tuple[str, ...] = ()
    draw: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank(Group):
    """Questions only drawn from; not shown on screen where they stand."""


@dataclass(frozen=True, slots=True)
class Listing(Group):
    """A place that lists what stands on other pages.

    ``pages`` are patterns of page names, such as ``unit-1/*``; none means all.
    """

    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerKey(Listing):
    """The place of answers on paper."""


@dataclass(frozen=True, slots=True)
class ObjectiveMap(Listing):
    """The list of all objectives: where each is taught, practised and tested."""


@dataclass(frozen=True, slots=True)
class CourseRecord(Listing):
    """The reader's own record: how far each page of the course is."""
