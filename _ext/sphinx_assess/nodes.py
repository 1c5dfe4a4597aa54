"""The doctree nodes of questions: ordinary prose inside a few named parts.

No visitor is registered for any of them: :mod:`sphinx_assess.transforms`
replaces them before a writer runs, except in builders that keep the doctree
as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from docutils import nodes

from sphinx_assess.model import Group, Item


class assess_item(nodes.General, nodes.Element):
    """One question.

    Attributes: ``item`` (Item), ``docname`` (where it is written), ``page``
    (where it stands: another one, when drawn), ``anchor`` (its id there), ``ignored`` (rules of
    the linter with the reason not to follow them; absent when there are none).
    Children: stem, hint*, (option, feedback?)+, feedback? (the explanation).
    """


class assess_stem(nodes.General, nodes.Element):
    """The prompt: body elements."""


class assess_option(nodes.General, nodes.Element):
    """One offered answer: body elements. Attribute: ``option`` (its ident)."""


class assess_hint(nodes.General, nodes.Element):
    """Help before the attempt: body elements."""


class assess_feedback(nodes.General, nodes.Element):
    """Why an option is right or wrong: body elements.

    Attribute ``option``: the ident of the option, empty for the explanation of
    the whole question.
    """


class assess_case(nodes.General, nodes.Element):
    """A passage with the questions about it.

    Attributes: ``case`` (its ident), ``docname`` (where it is written), ``anchor`` (its id where it
    stands). Children: stimulus, (item | a box with a fault)+.
    """


class assess_stimulus(nodes.General, nodes.Element):
    """What the questions of a case are about (QTI 3.0 assessmentStimulus): body elements."""


class assess_group(nodes.General, nodes.Element):
    """A quiz, test, bank or answer key. Attributes: ``group`` (Group), ``docname``.

    Children: any body elements, questions among them.
    """


class assess_objectives(nodes.General, nodes.Element):
    """A list of learning objectives. Attribute ``docname``; children: objective+."""


class assess_objective(nodes.General, nodes.Element):
    """One learning objective: body elements. Attributes: ``objective`` (its ident), ``docname``."""


ALL = (
    assess_item,
    assess_stem,
    assess_option,
    assess_hint,
    assess_feedback,
    assess_case,
    assess_stimulus,
    assess_group,
    assess_objectives,
    assess_objective,
)

N = TypeVar("N", bound=nodes.Element)


@dataclass(slots=True)
class OptionPart:
    """One option's prose: its own and its feedback's, as lists of body elements."""

    ident: str
    content: list[nodes.Node]
    feedback: list[nodes.Node] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """The prose of one question, each part a list of body elements."""

    stem: list[nodes.Node]
    options: list[OptionPart]
    hints: list[list[nodes.Node]] = field(default_factory=list)
    explanation: list[nodes.Node] = field(default_factory=list)


def item_node(item: Item, parts: Parts, docname: str) -> assess_item:
    """Return the doctree of one question."""
    node = assess_item("", item=item, docname=docname, page=docname, anchor=anchor(item.ident))
    node += assess_stem("", *parts.stem)
    node += [assess_hint("", *hint) for hint in parts.hints]
    for option in parts.options:
        node += assess_option("", *option.content, option=option.ident)
        if option.feedback:
            node += assess_feedback("", *option.feedback, option=option.ident)
    if parts.explanation:
        node += assess_feedback("", *parts.explanation, option="")
    return node


def parts_of(node: assess_item) -> Parts:
    """Return the prose of a question, the inverse of :func:`item_node`."""
    feedback = {child["option"]: child.children for child in of_type(node, assess_feedback)}
    return Parts(
        stem=[child for stem in of_type(node, assess_stem) for child in stem.children],
        options=[
            OptionPart(child["option"], child.children, feedback.get(child["option"], []))
            for child in of_type(node, assess_option)
        ],
        hints=[child.children for child in of_type(node, assess_hint)],
        explanation=feedback.get("", []),
    )


def of_type(node: nodes.Element, cls: type[N]) -> Iterator[N]:
    """Yield the children of ``node`` that are of class ``cls``."""
    return (child for child in node.children if isinstance(child, cls))


def items_of(group: nodes.Element) -> list[assess_item]:
    """Return the questions below a node, in document order."""
    return list(group.findall(assess_item))


def case_of(item: assess_item) -> assess_case | None:
    """Return the case in which a question stands, if it stands in one."""
    parent = item.parent
    while parent is not None and not isinstance(parent, assess_case | assess_group):
        parent = parent.parent
    return parent if isinstance(parent, assess_case) else None


def stimulus_of(case: assess_case) -> assess_stimulus:
    """Return the passage of a case."""
    return next(of_type(case, assess_stimulus))


def case_anchor(ident: str, place: str = "") -> str:
    """Return the id of a case, unique in the course.

    :param place: ident of the test it is drawn into, empty where it is written.
    """
    return f"{place}-case-{ident}" if place else f"case-{ident}"


def anchor(ident: str, place: str = "") -> str:
    """Return the id of a question, unique in the course.

    :param place: ident of the test it is drawn into, empty where it is written.
    """
    return f"{place}-question-{ident}" if place else f"question-{ident}"


def group_kind(group: Group) -> str:
    """Return what a group is called in pages: quiz, test, bank or answerkey."""
    return type(group).__name__.lower()


def group_anchor(group: Group) -> str:
    """Return the id of a group, unique in the course."""
    return f"{group_kind(group)}-{group.ident}"
