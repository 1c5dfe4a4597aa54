"""What a rule sees and what it says: questions with their prose, and faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from docutils import nodes

from sphinx_assess.kinds import KINDS
from sphinx_assess.lint.text import Prose, read
from sphinx_assess.lint.words import Words, words_of
from sphinx_assess.model import Group, Item
from sphinx_assess.nodes import OptionPart, Parts

Scope = Literal["question", "group", "course", "suppression"]
Severity = Literal["off", "info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("off", "info", "warning", "error")


@dataclass(frozen=True)
class Option:
    """One option with its feedback."""

    ident: str
    is_right: bool
    prose: Prose
    feedback: Prose


@dataclass(frozen=True)
class Lesson:
    """What a reader has read before a question: the prose around it, without questions."""

    prose: Prose


@dataclass(frozen=True)
class Question:
    """One question where it is written.

    ``shuffles``: a reader sees the options in any order. ``is_tested``: it stands in a test or
    may be drawn into one.
    """

    node: nodes.Element
    item: Item
    parts: Parts
    docname: str
    language: str = "en"
    shuffles: bool = True
    is_tested: bool = False
    lesson: Lesson | None = None

    @cached_property
    def words(self) -> Words | None:
        """The word list of the question's language, if there is one."""
        return words_of(self.language)

    @cached_property
    def stem(self) -> Prose:
        """What is asked."""
        return read(self.parts.stem)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """All options, of a kind that offers them and of a kind that foresees them."""
        return tuple(self._option(part) for part in self.parts.options)

    def _option(self, part: OptionPart) -> Option:
        is_right = part.ident in getattr(self.item.key, "correct", ())
        return Option(part.ident, is_right, read(part.content), read(part.feedback))

    @cached_property
    def offered(self) -> tuple[Option, ...]:
        """The options, if a reader chooses among them; else none."""
        kind: Any = KINDS.get(self.item.kind)
        offers = getattr(kind, "offers", self.item.kind == "choice")
        return self.options if offers and len(self.options) > 1 else ()

    @cached_property
    def keys(self) -> tuple[Option, ...]:
        """The offered options that are right."""
        return tuple(option for option in self.offered if option.is_right)

    @cached_property
    def distractors(self) -> tuple[Option, ...]:
        """The offered options that are wrong."""
        return tuple(option for option in self.offered if not option.is_right)

    @cached_property
    def hints(self) -> tuple[Prose, ...]:
        """Help before the attempt."""
        return tuple(read(hint) for hint in self.parts.hints)

    @cached_property
    def explanation(self) -> Prose:
        """Feedback on the whole question."""
        return read(self.parts.explanation)

    @cached_property
    def judges(self) -> bool:
        """Whether the options only say yes or no to the stem."""
        words = self.words
        found = [option.prose.words for option in self.offered]
        return bool(words and found) and all(
            len(text) == 1 and words is not None and text[0] in words.true_false for text in found
        )


@dataclass(frozen=True)
class GroupView:
    """One quiz, test or bank with the questions written in it."""

    node: nodes.Element
    group: Group
    docname: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class ObjectiveView:
    """One learning objective."""

    node: nodes.Element
    ident: str
    docname: str


@dataclass(frozen=True)
class Course:
    """All questions, groups and objectives, in reading order."""

    questions: tuple[Question, ...] = ()
    groups: tuple[GroupView, ...] = ()
    objectives: tuple[ObjectiveView, ...] = ()


Subject = Question | GroupView | ObjectiveView


@dataclass(frozen=True)
class Fault:
    """What a rule found: a sentence, and the narrowest place.

    :param subject: what the fault is of, for rules over the whole course.
    :param node: where it shows; ``None`` for the subject itself.
    :param excerpt: words there, for the column.
    """

    message: str
    node: nodes.Node | None = None
    excerpt: str = ""
    subject: Subject | None = None


Check = Callable[[Any], Iterator[Fault]]


@dataclass(frozen=True)
class Rule:
    """One rule; the texts are its entry in the reference.

    ``scope`` says what ``check`` is called with. ``practice`` and ``test`` are its severities
    when nobody sets one.
    """

    code: str
    scope: Scope
    check: Check
    title: str
    reason: str
    source: str
    bad: str
    good: str
    practice: Severity = "warning"
    test: Severity = "error"


def rule(code: str, scope: Scope = "question", **texts: Any) -> Callable[[Check], Rule]:
    """Make a rule of a function."""

    def decorate(check: Check) -> Rule:
        for name, text in texts.items():
            texts[name] = text.strip("\n") if name in ("bad", "good") else " ".join(text.split())
        return Rule(code, scope, check, **texts)

    return decorate


def first(prose: Prose) -> nodes.Node | None:
    """Return the node at which a part begins."""
    return prose.nodes[0] if prose.nodes else None


def quote(text: str, limit: int = 48) -> str:
    """Return a text in quotes, cut at a word."""
    if len(text) <= limit:
        return f"'{text}'"
    return f"'{text[:limit].rsplit(' ', 1)[0]} ...'"
