"""What a teacher wants beside each question on paper: its name, objectives and difficulty."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.markup import _, prefixed
from sphinx_assess.model import Item
from sphinx_assess.nodes import assess_item, assess_objective, of_type
from sphinx_assess.render import Context
from sphinx_assess.render.common import objective_name
from sphinx_assess.render.press import block


def notes(context: Context, node: assess_item) -> list[Node]:
    """Return the notes on a question, if this edition has them."""
    if not context.config.assess_paper_notes:
        return []
    item: Item = node["item"]
    facts = [item.ident, _points(item), _difficulty(item)]
    lines: list[Node] = [nodes.paragraph("", " · ".join(filter(None, facts)))]
    for objective in of_type(node, assess_objective):
        label = nodes.emphasis("", _("Objective:"))
        lines += prefixed([label, nodes.Text(" ")], objective_name(objective))
    return [block(context, "assess-paper-notes", *lines)]


def _points(item: Item) -> str:
    if item.points == 1:
        return _("1 point")
    return _("{points} points").format(points=f"{item.points:g}")


def _difficulty(item: Item) -> str:
    """Return how hard the author thinks a question is, empty when that is not said."""
    names = {
        "easy": _("difficulty: easy"),
        "medium": _("difficulty: medium"),
        "hard": _("difficulty: hard"),
    }
    return names.get(item.difficulty, "")
