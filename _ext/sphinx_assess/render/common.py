"""What is the same on screen and on paper."""

from __future__ import annotations

from math import ceil

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.markup import _, prefixed
from sphinx_assess.model import Item, Test
from sphinx_assess.nodes import assess_objective, assess_objectives, of_type


def objective_list(node: assess_objectives) -> list[Node]:
    """Return a list of objectives as stock nodes, each with a target."""
    found = nodes.bullet_list(bullet="-", classes=["assess-objective-list"])
    for objective in of_type(node, assess_objective):
        entry = nodes.list_item("", *objective_name(objective))
        entry["ids"] = [f"objective-{nodes.make_id(objective['objective'])}"]
        found += entry
    return [found]


def objective_name(node: assess_objective) -> list[Node]:
    """Return an objective's prose with its name before it."""
    name = nodes.strong("", node["objective"], classes=["assess-objective-name"])
    return prefixed([name, nodes.Text(" ")], node.children)


def number_text(item: Item, number: int) -> str:
    """Return what a question is called; ``number`` is 0 outside a group."""
    text = _("Question {n}").format(n=number) if number else _("Question")
    if item.points == 1:
        return text
    return _("{question} ({points} points)").format(question=text, points=item.points)


def rules_text(test: Test, items: list[Item]) -> str:
    """Return the rules of a test: how many questions and points, and what passes."""
    points = sum(item.points for item in items)
    text = _("{count} questions, {points} points.")
    sentences = [text.format(count=len(items), points=f"{points:g}")]
    if test.pass_mark is not None:
        needed = _("To pass you need {needed} points ({percent} %).")
        least = ceil(test.pass_mark * points - 1e-9)
        sentences.append(needed.format(needed=least, percent=f"{test.pass_mark * 100:g}"))
    return " ".join(sentences)


def taken(item: Item) -> nodes.Node:
    """Return a box for the second question with one name."""
    text = _("The name '{ident}' of this question is taken by another one.")
    return nodes.warning("", nodes.paragraph("", text.format(ident=item.ident)))
