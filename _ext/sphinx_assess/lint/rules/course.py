"""Rules over the whole course: objectives, questions asked twice, the level of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sphinx_assess.lint.base import Course, Fault, Question, rule
from sphinx_assess.lint.similar import containment, jaccard, tokens
from sphinx_assess.lint.text import HOLE, Prose, sentences, words

HDR = "Haladyna, Downing and Rodriguez (2002)"


@rule(
    "question-no-objective",
    "course",
    title="A question asks for no objective",
    reason="""Once a course lists objectives, a question without one is either off the subject or
    missing from every report: a test cannot tell its reader what to read again. A question in
    running text, outside any quiz, test and bank and on a page without objectives, may go
    without.""",
    source=f"{HDR}, guideline 1: every item should reflect specific content and a single behaviour",
    bad="""
:::{objectives}
net.1
: Name the port of a service.
:::

===
Which port does DNS use?

- [ ] 80
- [x] 53

===
:objective: net.1

Which port does HTTP use?

- [x] 80
- [ ] 53
""",
    good="""
:::{objectives}
net.1
: Name the port of a service.
:::

===
:objective: net.1

Which port does DNS use?

- [ ] 80
- [x] 53
""",
)
def question_no_objective(course: Course) -> Iterator[Fault]:
    """Find questions without an objective, in a course that has objectives.

    A question in running text, on a page that lists no objective, is an aside and may go without.
    """
    pages = {objective.docname for objective in course.objectives}
    grouped = {id(question) for group in course.groups for question in group.questions}
    for question in course.questions if pages else ():
        counts = id(question) in grouped or question.docname in pages
        if counts and not question.item.objectives:
            yield Fault(
                "asks for no objective; add ':objective:' with one that the course lists",
                subject=question,
            )


@rule(
    "objective-no-question",
    "course",
    title="An objective has no question",
    reason="""A promise that nobody checks. Ask for it, or strike it from the list.""",
    source="Anderson and Krathwohl (2001), A taxonomy for learning, teaching, and assessing: align "
    "objectives and assessment",
    bad="""
:::{objectives}
net.1
: Name the port of a service.

net.2
: Tell TCP from UDP.
:::

===
:objective: net.1

Which port does DNS use?

- [ ] 80
- [x] 53
""",
    good="""
:::{objectives}
net.1
: Name the port of a service.
:::

===
:objective: net.1

Which port does DNS use?

- [ ] 80
- [x] 53
""",
    test="warning",
)
def objective_no_question(course: Course) -> Iterator[Fault]:
    """Find objectives that no question asks for, itself or below it."""
    asked = {name for question in course.questions for name in question.item.objectives}
    for objective in course.objectives:
        below = (
            name.removeprefix(objective.ident) for name in asked if name.startswith(objective.ident)
        )
        if all(rest[:1].isalnum() for rest in below):
            yield Fault(
                "is asked by no question; write one, or strike the objective", subject=objective
            )


@rule(
    "near-duplicate",
    "course",
    title="Two questions ask nearly the same",
    reason="""The second tests memory of the first, and a test that draws both counts one thing
    twice. Two questions are compared by the words, numbers and code of their stems, and by their
    keys and options; a row of exercises that differ in a number is no finding.""",
    source=f"{HDR}, guideline 4: keep the content of items independent of one another",
    bad="""
Which port does DNS use?

- [ ] 80
- [x] 53
- [ ] 443

===
Which is the port that DNS uses?

- [x] 53
- [ ] 443
- [ ] 25
""",
    good="""
Which port does DNS use?

- [ ] 80
- [x] 53
- [ ] 443

===
Which port does HTTP use?

- [x] 80
- [ ] 53
- [ ] 443
""",
)
def near_duplicate(course: Course) -> Iterator[Fault]:
    """Find questions whose stem and key nearly repeat those of an earlier one."""
    prints = [Print(question) for question in course.questions]
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for k, one in enumerate(prints):
        rivals = {j for token in one.stem for j in seen[token]}
        twin = next((j for j in sorted(rivals) if one.repeats(prints[j])), None)
        if twin is not None:
            other = course.questions[twin]
            yield Fault(
                f"asks nearly the same as '{other.item.ident}' in {other.docname}; "
                "drop one of them, or ask for something else",
                one.question.parts.stem[0],
                subject=one.question,
            )
        for token in one.stem:
            seen[token].append(k)


class Print:
    """What is compared of a question: what its stem, key and options are about."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.stem = tokens(question.stem, question.words)
        right = [option for option in question.options if option.is_right]
        self.key = frozenset().union(*(self._about(option.prose) for option in right))
        self.options = frozenset().union(
            *(self._about(option.prose) for option in question.options)
        )
        self.code = frozenset(s.text for s in question.stem.spans if s.style in ("code", "math"))

    def _about(self, prose: Prose) -> frozenset[str]:
        return tokens(prose, self.question.words) or frozenset(prose.text.casefold().split())

    def repeats(self, other: Print) -> bool:
        """Tell whether two questions ask nearly the same."""
        same = jaccard(self.stem, other.stem)
        if self.code and other.code and self.code != other.code:
            return False
        key = jaccard(self.key, other.key)
        options = jaccard(self.options, other.options)
        if key < 0.7 or options < 0.4:
            return same >= 0.8 and len(self.stem) >= 3 and key >= 0.4 and options >= 0.3
        inside = containment(self.stem, other.stem)
        fewest = min(len(self.stem), len(other.stem))
        return same >= 0.6 or (inside >= 0.75 and fewest >= 2) or (inside == 1 and same >= 0.5)


LONG_ENOUGH = 18
LESSON_WORDS = 40
GAP = 6.0
HARD = 12.0


@rule(
    "reading-level",
    title="The question reads much harder than the lesson",
    reason="""A question in longer sentences and rarer words than its lesson tests reading.
    The level is Flesch and Kincaid's school grade. Words that the lesson uses count as easy, code
    and formulas not at all. The rule speaks when a question of 18 words or more is six grades
    above its lesson, and above grade 12.""",
    source=f"{HDR}, guideline 8: keep vocabulary simple; Kincaid and others (1975) for the measure",
    bad="""
Notwithstanding the aforementioned considerations pertaining to atmospheric circumstances,
which characterisation most appropriately encapsulates the phenomenological manifestation
customarily denominated condensation?

- [x] Vapour becomes liquid
- [ ] Liquid becomes vapour
""",
    good="""
On a cold morning the window of a warm kitchen is wet on the inside. What has happened to the
water in the air?

- [x] It has become liquid
- [ ] It has become ice
""",
)
def reading_level(question: Question) -> Iterator[Fault]:
    """Find a question whose grade is far above that of the prose around it."""
    if not question.language.startswith("en") or question.lesson is None:
        return
    lesson = question.lesson.prose
    if len(lesson.words) < LESSON_WORDS:
        return
    known = frozenset(lesson.words)
    grades = [
        grade(text, known)
        for text in (question.stem.lines, _whole(question))
        if len(words(text)) >= LONG_ENOUGH
    ]
    asked, taught = max(grades, default=0.0), grade(lesson.lines, frozenset())
    if asked >= HARD and asked - taught >= GAP:
        yield Fault(
            f"reads at grade {asked:.0f} and its lesson at grade {max(taught, 0):.0f}; "
            "use shorter sentences and the words of the lesson",
            question.parts.stem[0],
        )


def _whole(question: Question) -> str:
    return "\n".join([question.stem.lines, *(option.prose.lines for option in question.offered)])


def grade(text: str, known: frozenset[str]) -> float:
    """Return the school grade of an English text by Flesch and Kincaid; 0 for no text."""
    pieces = [words(piece) for piece in sentences(text.replace(HOLE, "x"))]
    pieces = [piece for piece in pieces if piece]
    found = [word for piece in pieces for word in piece]
    if not found:
        return 0.0
    spoken = sum(min(syllables(word), 2) if word in known else syllables(word) for word in found)
    return 0.39 * len(found) / len(pieces) + 11.8 * spoken / len(found) - 15.59


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1."""
    word = re.sub(r"(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$", lambda m: m[0][0], word)
    return max(1, len(re.findall(r"[aeiouy]+", word)))
