"""Rules that all questions of the course keep; run as a program, it prints their measures.

    python tests/course/test_questions.py

The rules are about what a reader could use instead of knowledge: the length of an option, its
place, a telltale wording. The browser shuffles options, but paper and a reader's memory do not.
"""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

DOCS = Path(__file__).parents[2] / "docs"
QUIZZES = tuple(sorted((DOCS / "clip").glob("*/quiz.md")))
BANK = DOCS / "bank" / "module-test.md"
LESSONS = tuple(sorted((DOCS / "clip").glob("*/lesson.md")))

# No option is longer than this many times the mean length of the options beside it, or shorter
# than the mean divided by it.
LONGEST = 1.5
# Of four options the key would be the longest in a quarter of the questions by chance. A reader
# who bets on the longest option, or on the shortest, must not win more often than this.
BET = 0.4
# Chi-square with three degrees of freedom exceeds this in one of five fair draws. A key that
# prefers a place is thus found long before a reader could notice.
CHI_SQUARE = 4.64

DIRECTIVE = re.compile(r"^(:{3,})\{choice-question\} *(\S+)\n(.*?)^\1$", re.M | re.S)
OPTION = re.compile(r"^- \[([ x])\] (.*?)(?=^- \[|^> |\Z)", re.M | re.S)
DEFINITION = re.compile(r"^(L\d\.\d)\n: ", re.M)


class Option(NamedTuple):
    is_right: bool
    text: str
    feedback: str


class Question(NamedTuple):
    page: str
    ident: str
    objectives: tuple[str, ...]
    stem: str
    options: tuple[Option, ...]
    explanation: str

    @property
    def position(self) -> int:
        return [option.is_right for option in self.options].index(True)

    @property
    def lengths(self) -> list[int]:
        return [len(option.text) for option in self.options]

    @property
    def mean_length(self) -> float:
        return sum(self.lengths) / len(self.lengths)


def plain(text: str) -> str:
    """Collapse white space and drop quote marks."""
    return " ".join(re.sub(r"^\s*> ?", "", text, flags=re.M).split())


def read_questions(page: str, source: str) -> list[Question]:
    """Read every choice question of a MyST page."""
    questions = []
    for _, ident, body in DIRECTIVE.findall(source):
        prose = re.sub(r"^:\w+:.*$", "", body, flags=re.M)
        prose = re.sub(r"^(:{3,}|`{3,})\{(?:hint|proof)\}.*?^\1$", "", prose, flags=re.M | re.S)
        prose = re.sub(r" \{proof\}`[^`]*`", "", prose)
        options = []
        for mark, block in OPTION.findall(prose):
            text, _, feedback = block.partition("\n  > ")
            options.append(Option(mark == "x", plain(text), plain(feedback)))
        explanation = re.search(r"^> .*", prose, re.M | re.S)
        questions.append(
            Question(
                page,
                ident,
                tuple(re.findall(r"^:objective: *(.*?) *$", body, re.M)),
                plain(re.split(r"^- \[", prose, maxsplit=1, flags=re.M)[0]),
                tuple(options),
                plain(explanation.group()) if explanation else "",
            )
        )
    return questions


def read_page(path: Path) -> list[Question]:
    return read_questions(path.relative_to(DOCS).as_posix(), path.read_text("utf-8"))


LESSON_QUESTIONS = [question for page in LESSONS for question in read_page(page)]
QUIZ_QUESTIONS = [question for page in QUIZZES for question in read_page(page)]
TEST_QUESTIONS = read_page(BANK)
ALL = [*LESSON_QUESTIONS, *QUIZ_QUESTIONS, *TEST_QUESTIONS]
OBJECTIVES = [ident for page in LESSONS for ident in DEFINITION.findall(page.read_text("utf-8"))]
every_question = pytest.mark.parametrize("question", ALL, ids=lambda question: question.ident)


# -- All there -----------------------------------------------------------------


def test_four_quizzes_of_three_and_a_test_of_fifteen() -> None:
    assert len(QUIZZES) == 4
    assert [len(read_page(page)) for page in QUIZZES] == [3, 3, 3, 3]
    assert len(TEST_QUESTIONS) == 15
    for page in (*LESSONS, *QUIZZES, BANK):
        source = page.read_text("utf-8")
        assert source.count("{choice-question}") == len(read_page(page)), page


def test_idents_are_unique_and_telling() -> None:
    idents = [question.ident for question in ALL]
    assert len(set(idents)) == len(idents)
    for ident in idents:
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", ident), ident


@every_question
def test_question_is_complete(question: Question) -> None:
    assert question.stem
    assert question.explanation
    assert len(question.options) == 4
    assert sum(option.is_right for option in question.options) == 1
    assert len({option.text for option in question.options}) == 4


@every_question
def test_each_option_has_feedback_of_its_own(question: Question) -> None:
    feedback = [option.feedback for option in question.options]
    assert all(len(text.split()) >= 5 for text in feedback), feedback
    assert len(set(feedback)) == len(feedback)


# -- Objectives ----------------------------------------------------------------


def test_objectives_are_defined_once_each() -> None:
    assert sorted(OBJECTIVES) == [f"L{lesson}.{k}" for lesson in range(1, 5) for k in range(1, 6)]


@every_question
def test_question_has_exactly_one_objective(question: Question) -> None:
    assert len(question.objectives) == 1
    assert question.objectives[0] in OBJECTIVES


def test_every_objective_has_a_question() -> None:
    asked = {objective for question in ALL for objective in question.objectives}
    assert set(OBJECTIVES) - asked == set()


def test_every_objective_can_be_practised() -> None:
    """Whoever misses an objective in the test is led to a question outside of it, of any kind."""
    sources = "".join(page.read_text("utf-8") for page in (*LESSONS, *QUIZZES))
    practised = re.findall(r"^:objective: *(.*?) *$", sources, re.M)
    assert set(practised) == set(OBJECTIVES)


def test_lessons_and_quizzes_ask_about_their_own_lesson() -> None:
    for question in (*LESSON_QUESTIONS, *QUIZ_QUESTIONS):
        lesson = re.match(r"clip/(\d)-", question.page)
        assert lesson
        assert question.objectives[0].startswith(f"L{lesson[1]}."), question.ident


# -- Nothing but knowledge helps -----------------------------------------------


@every_question
def test_options_are_of_similar_length(question: Question) -> None:
    assert max(question.lengths) <= LONGEST * question.mean_length, question.lengths
    assert min(question.lengths) >= question.mean_length / LONGEST, question.lengths


def bet_on(choose) -> float:
    """How often does the longest option win, or the shortest? A tie is shared."""
    won = 0.0
    for question in ALL:
        chosen = [
            option for option in question.options if len(option.text) == choose(question.lengths)
        ]
        won += sum(option.is_right for option in chosen) / len(chosen)
    return won / len(ALL)


@pytest.mark.parametrize("choose", [max, min], ids=["longest", "shortest"])
def test_length_does_not_give_the_key_away(choose) -> None:
    assert bet_on(choose) <= BET


def chi_square(questions: list[Question]) -> float:
    """How far are the places of the key from being equally frequent?"""
    places = Counter(question.position for question in questions)
    expected = len(questions) / 4
    return sum((places[k] - expected) ** 2 / expected for k in range(4))


def test_positions_of_the_key_are_balanced() -> None:
    assert chi_square(ALL) <= CHI_SQUARE
    places = Counter(question.position for question in TEST_QUESTIONS)
    assert all(3 <= places[k] <= 5 for k in range(4)), places
    for page in QUIZZES:
        assert len({question.position for question in read_page(page)}) == 3, page


def test_neighbours_in_the_test_have_their_key_in_different_places() -> None:
    order = [question.position for question in TEST_QUESTIONS]
    assert all(order[k] != order[k + 1] for k in range(len(order) - 1))


@every_question
def test_no_all_or_none_of_them(question: Question) -> None:
    for option in question.options:
        assert not re.search(r"\b(all|none|both|neither) of (the|these|them)\b", option.text, re.I)
        assert not re.search(r"\b[A-D] (and|or) [A-D]\b", option.text)


@every_question
def test_negative_stems_are_emphasised(question: Question) -> None:
    """Whoever overlooks a "not" in a stem gives the right answer to another question."""
    assert len(question.stem.split()) <= 45
    assert not re.search(
        r"(?<![*_])\b(not|except|never|least|incorrect|false)\b", question.stem, re.I
    )


@every_question
def test_feedback_survives_shuffling(question: Question) -> None:
    prose = " ".join([question.stem, question.explanation, *(o.feedback for o in question.options)])
    assert not re.search(r"\b(?i:option|choice)s? [A-D]\b|\([a-dA-D]\)", prose)
    order = "first|second|third|fourth|last|previous|next|other"
    assert not re.search(rf"\b({order}) (option|choice)s?\b", prose, re.I)
    assert not re.search(r"\babove\b|\bbelow\b(?! about)", prose, re.I)


# -- The rules can fail ----------------------------------------------------------

FAULTY = """\
:::::{choice-question} faulty-one
:objective: L9.9

Which of these is not right?

- [ ] Short
  > Feedback of five words here.
- [x] An option that is very much longer than all of the options that stand beside it
  > Feedback of five words here.
- [ ] All of the above
  > See option B.
- [ ] Brief

> Explained.
:::::
"""


@pytest.mark.parametrize(
    "rule",
    [
        test_question_has_exactly_one_objective,
        test_each_option_has_feedback_of_its_own,
        test_options_are_of_similar_length,
        test_no_all_or_none_of_them,
        test_negative_stems_are_emphasised,
        test_feedback_survives_shuffling,
    ],
    ids=lambda rule: rule.__name__,
)
def test_rule_finds_a_faulty_question(rule) -> None:
    (faulty,) = read_questions("faulty.md", FAULTY)
    assert [option.is_right for option in faulty.options] == [False, True, False, False]
    with pytest.raises(AssertionError):
        rule(faulty)


def test_keys_in_one_place_are_found() -> None:
    faulty = read_questions("faulty.md", FAULTY) * 27
    assert chi_square(faulty) > CHI_SQUARE


# -- The table -----------------------------------------------------------------


def table() -> str:
    """One line per question, then the measures of the whole module."""
    lines = [
        f"{'question':28} {'objective':9} {'lengths':17} {'max/mean':>8} {'key':>4} {'rank':>4}"
    ]
    for question in ALL:
        key = question.lengths[question.position]
        rank = 1 + sum(length > key for length in question.lengths)
        lengths = " ".join(f"{length:3}" for length in question.lengths)
        ratio = max(question.lengths) / question.mean_length
        lines.append(
            f"{question.ident:28} {question.objectives[0]:9} {lengths:17} {ratio:8.2f} "
            f"{'ABCD'[question.position]:>4} {rank:4}"
        )
    places = Counter(question.position for question in ALL)
    asked = Counter(objective for question in ALL for objective in question.objectives)
    lines += [
        "",
        "rank 1: the key is the longest option, 4: the shortest",
        f"key longest in {bet_on(max):.0%}, shortest in {bet_on(min):.0%} (at most {BET:.0%}; "
        "chance 25%)",
        "places of the key: "
        + ", ".join(f"{'ABCD'[k]} {places[k]}" for k in range(4))
        + f"; chi-square {chi_square(ALL):.2f} (at most {CHI_SQUARE})",
        "questions per objective: "
        + ", ".join(f"{objective} {asked[objective]}" for objective in OBJECTIVES),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
