"""From the doctrees of a build to the course that the rules read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_assess.domain import domain_of, reading_order
from sphinx_assess.index import Index
from sphinx_assess.lint.base import Course, GroupView, Lesson, ObjectiveView, Question
from sphinx_assess.lint.rules.course import LESSON_WORDS
from sphinx_assess.lint.text import Prose, read
from sphinx_assess.model import Bank, Item, Quiz, Test
from sphinx_assess.nodes import (
    assess_case,
    assess_group,
    assess_item,
    assess_objective,
    assess_objectives,
    items_of,
    parts_of,
)


class Gatherer:
    """Reads every doctree once."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self.index: Index = domain_of(env).index
        self.trees = {name: env.get_doctree(name) for name in reading_order(env)}
        self._lessons: dict[str, Lesson | None] = {}

    def course(self) -> Course:
        """Return all questions, groups and objectives, in reading order."""
        questions = {
            id(node): self.question(node, docname)
            for docname, tree in self.trees.items()
            for node in tree.findall(assess_item)
            if self.index.owns(docname, node["item"].ident)
        }
        groups = [
            GroupView(node, node["group"], docname, self._written(node, questions))
            for docname, tree in self.trees.items()
            for node in tree.findall(assess_group)
        ]
        objectives = {
            node["objective"]: ObjectiveView(node, node["objective"], docname)
            for docname, tree in reversed(self.trees.items())
            for node in tree.findall(assess_objective)
        }
        ordered = tuple(objectives[name] for name in self.index.objectives if name in objectives)
        return Course(tuple(questions.values()), tuple(groups), ordered)

    @staticmethod
    def _written(node: assess_group, questions: dict[int, Question]) -> tuple[Question, ...]:
        return tuple(questions[id(item)] for item in items_of(node) if id(item) in questions)

    def question(self, node: assess_item, docname: str) -> Question:
        """Return one question with what is known of it elsewhere."""
        item: Item = node["item"]
        return Question(
            node=node,
            item=item,
            parts=parts_of(node),
            docname=docname,
            language=self.env.config.language,
            shuffles=self.shuffles(item),
            is_tested=item.ident in self.tested,
            lesson=self.lesson(item, docname),
        )

    @cached_property
    def tested(self) -> frozenset[str]:
        """The questions that stand in a test or bank, or that a test draws."""
        return frozenset(
            ident
            for record in self.index.groups.values()
            if isinstance(record.group, Test | Bank)
            for ident in self.index.members(record)
        )

    def shuffles(self, item: Item) -> bool:
        """Tell whether any group shuffles the options of a question."""
        if item.shuffle is not None:
            return item.shuffle
        site: bool = self.env.config.assess_shuffle
        return any(self.group_shuffles.get(item.ident, [site]))

    @cached_property
    def group_shuffles(self) -> dict[str, list[bool]]:
        """For each question of a quiz or test, whether each of these shuffles its options."""
        site: bool = self.env.config.assess_shuffle
        found: dict[str, list[bool]] = {}
        for record in self.index.groups.values():
            if isinstance(record.group, Quiz | Test):
                chosen = site if record.group.shuffle is None else record.group.shuffle
                for ident in self.index.members(record):
                    found.setdefault(ident, []).append(chosen)
        return found

    def lesson(self, item: Item, docname: str) -> Lesson | None:
        """Return what teaches a question: the page of its objective, its own, or its folder's."""
        taught = [
            self.index.objectives[name].docname
            for name in item.objectives
            if name in self.index.objectives
        ]
        folder = docname.rpartition("/")[0]
        beside = [name for name in self.trees if name.rpartition("/")[0] == folder]
        for names in (taught, [docname], beside):
            key = " ".join(names)
            if key not in self._lessons:
                self._lessons[key] = self._read(names)
            if lesson := self._lessons[key]:
                return lesson
        return None

    def _read(self, names: list[str]) -> Lesson | None:
        paragraphs = [node for name in names for node in taught_in(self.trees[name])]
        prose: Prose = read(paragraphs)
        return Lesson(prose) if len(prose.words) >= LESSON_WORDS else None


def taught_in(tree: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the paragraphs of a page that belong to no question and no list of objectives."""
    for child in tree.children:
        if isinstance(child, assess_case | assess_item | assess_objectives | assess_objective):
            continue
        if isinstance(child, nodes.paragraph):
            yield child
        elif isinstance(child, nodes.Element):
            yield from taught_in(child)


def gather(env: BuildEnvironment) -> Course:
    """Return the course that a build has read."""
    return Gatherer(env).course()
