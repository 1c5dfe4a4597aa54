"""The directives of groups: what questions stand in, and lists made from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, cast, get_args

from docutils import nodes

from sphinx_assess import blueprint, settings
from sphinx_assess.directives import AssessDirective
from sphinx_assess.messages import AuthorError, Warn
from sphinx_assess.model import (
    AnswerKey,
    Bank,
    CourseRecord,
    Group,
    ObjectiveMap,
    PracticeSet,
    Quiz,
    Test,
)
from sphinx_assess.nodes import (
    assess_group,
    assess_objective,
    assess_objectives,
    items_of,
)
from sphinx_assess.policy import PracticeReveal, TestReveal


class GroupDirective(AssessDirective):
    """A container of questions; gives an ``assess_group`` node."""

    model: ClassVar[type[Group]]
    needs_questions: ClassVar[bool] = True
    fields: ClassVar[Mapping[str, str]] = {}

    def build(self) -> list[nodes.Node]:
        """Return the group with its parsed content.

        :raises AuthorError: when it is empty or stands inside another group.
        """
        ident = self.take_ident()
        values = self.read_settings(ident, self.reads)
        named = {
            self.fields.get(k, k.replace("-", "_")): value
            for k, value in values.items()
            if k != "lint-ignore"
        }
        group = self.model(ident, **named)
        node = assess_group("", group=self.with_defaults(group), docname=self.env.docname)
        self.place(node)
        self.suppress(node, values)
        with self.inside(ident):
            node += self.parse_content_to_nodes()
        if self.needs_questions and not items_of(node) and not values.get("draw"):
            raise AuthorError(
                Warn.GROUP, f"{self.noun} '{ident}' has no questions; write at least one inside it"
            )
        return [node]

    def with_defaults(self, group: Any) -> Group:
        """Return the group with settings that come from conf.py."""
        return group  # type: ignore[no-any-return]

    @contextmanager
    def inside(self, ident: str) -> Iterator[None]:
        """Mark that content is parsed inside this group.

        :raises AuthorError: when that is so already.
        """
        outer = self.env.temp_data.get("assess_group")
        if outer:
            raise AuthorError(
                Warn.GROUP,
                f"{self.noun} '{ident}' stands inside '{outer}'; close that group before it",
            )
        self.env.temp_data["assess_group"] = ident
        try:
            yield
        finally:
            self.env.temp_data["assess_group"] = None


class QuizDirective(GroupDirective):
    """``quiz``: questions for practice."""

    noun = "quiz"
    model = Quiz
    reads = {
        "hint-penalty": settings.share,
        "lint-ignore": settings.suppressions,
        "penalty": settings.share,
        "reveal": settings.one_of(*get_args(PracticeReveal)),
        "shuffle": settings.flag,
        "shuffle-questions": settings.flag,
        "tries": settings.whole_number,
    }


class TestDirective(GroupDirective):
    """``test``: questions scored together against a pass mark."""

    noun = "test"
    model = Test
    reads = {
        "confidence": settings.flag,
        "draw": blueprint.lines,
        "lint-ignore": settings.suppressions,
        "pass": blueprint.pass_mark,
        "reveal": settings.one_of(*get_args(TestReveal)),
        "shuffle": settings.flag,
        "shuffle-questions": settings.flag,
        "time": blueprint.seconds,
    }
    fields = {"pass": "pass_mark"}

    def with_defaults(self, group: Test) -> Test:
        """Fill in the site's pass mark."""
        return blueprint.with_pass_mark(group, self.config.assess_pass)


class BankDirective(GroupDirective):
    """``bank``: questions that tests draw from."""

    noun = "bank"
    model = Bank
    reads = {"lint-ignore": settings.suppressions}


class ListingDirective(GroupDirective):
    """A list of what stands on other pages. The argument may be left out."""

    needs_questions = False
    default_ident: ClassVar[str]
    reads = {"pages": settings.words}

    def take_ident(self) -> str:
        """Return the ident; there is seldom more than one such list in a course.

        :raises AuthorError: when it is malformed or taken.
        """
        self.arguments = self.arguments or [self.default_ident]
        return super().take_ident()

    def build(self) -> list[nodes.Node]:
        """Return the list, after what the author says of it.

        :raises AuthorError: when a question stands in it.
        """
        found = super().build()
        if inside := [item for node in found for item in items_of(cast(nodes.Element, node))]:
            ident = inside[0]["item"].ident
            raise AuthorError(
                Warn.GROUP,
                f"{self.noun} has question '{ident}' inside it, but lists what stands elsewhere; "
                "write the question in a quiz or a bank",
            )
        return found


class AnswerKeyDirective(ListingDirective):
    """``answer-key``: all answers, on paper."""

    noun = "answer key"
    model = AnswerKey
    default_ident = "answers"


class ObjectiveMapDirective(ListingDirective):
    """``objective-map``: where each objective is taught, practised and tested."""

    noun = "objective map"
    model = ObjectiveMap
    default_ident = "objectives"


class CourseRecordDirective(ListingDirective):
    """``course-record``: what the reader's browser keeps of the course."""

    noun = "course record"
    model = CourseRecord
    default_ident = "record"


class PracticeSetDirective(ListingDirective):
    """``practice-set``: questions of other pages, by the objectives a reader chooses or missed."""

    noun = "practice set"
    model = PracticeSet
    default_ident = "practice"
    reads = {
        **{name: read for name, read in QuizDirective.reads.items() if name != "lint-ignore"},
        "draw": blueprint.names,
        "pages": settings.words,
    }


class ObjectivesDirective(AssessDirective):
    """``objectives``: a definition list, ident and then what the reader will be able to do.

    The prose may link to the sections that teach it; a test repeats it for
    objectives that were missed. Gives an ``assess_objectives`` node.
    """

    noun = "objectives list"
    reads = {"lint-ignore": settings.suppressions}

    def build(self) -> list[nodes.Node]:
        """Return the list.

        :raises AuthorError: when the body is not one definition list.
        """
        values = self.read_settings(self.arguments[0] if self.arguments else "", self.reads)
        children = self.parse_content_to_nodes()
        if len(children) != 1 or not isinstance(children[0], nodes.definition_list):
            raise AuthorError(
                Warn.OBJECTIVE,
                "an objectives list holds no definition list; "
                "write each ident on a line, then ': ' and its text on the next",
            )
        found = assess_objectives("", docname=self.env.docname)
        self.place(found)
        self.suppress(found, values)
        for entry in children[0].children:
            found += self.objective(entry)
        return [found]

    def objective(self, entry: Any) -> assess_objective:
        """Return one objective from a term and its definition."""
        term, definition = entry.children[0], entry.children[-1]
        ident = term.astext().strip()
        node = assess_objective("", *definition.children, objective=ident, docname=self.env.docname)
        line = term.line or entry.line or self.counted
        node.source, node.line = term.source or entry.source, line - self.counted + self.line
        return node


GROUPS: dict[str, type[AssessDirective]] = {
    "quiz": QuizDirective,
    "test": TestDirective,
    "bank": BankDirective,
    "answer-key": AnswerKeyDirective,
    "objective-map": ObjectiveMapDirective,
    "course-record": CourseRecordDirective,
    "practice-set": PracticeSetDirective,
    "objectives": ObjectivesDirective,
}
