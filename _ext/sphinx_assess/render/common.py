"""What is the same on screen and on paper."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes
from docutils.nodes import Node
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from sphinx_assess.index import GroupRecord, Place
from sphinx_assess.markup import _, prefixed
from sphinx_assess.model import Item, Quiz, Test
from sphinx_assess.nodes import (
    assess_group,
    assess_objective,
    assess_objectives,
    group_anchor,
    of_type,
)
from sphinx_assess.render import Context

PROGRESS = {"class": "assess-progress", "data-part": "progress", "role": "status"}
"""The line that says how many questions are right."""


def objective_list(node: assess_objectives) -> list[Node]:
    """Return a list of objectives as stock nodes, each with a target."""
    found = nodes.bullet_list(bullet="-", classes=["assess-objective-list"])
    for objective in of_type(node, assess_objective):
        target = nodes.target("", "", ids=[objective_anchor(objective)])
        found += nodes.list_item("", *prefixed([target], objective_name(objective)))
    return [found]


def objective_name(node: assess_objective) -> list[Node]:
    """Return an objective's prose with its name before it."""
    name = nodes.strong("", node["objective"], classes=["assess-objective-name"])
    return prefixed([name, nodes.Text(" ")], node.children)


def objective_anchor(node: assess_objective) -> str:
    """Return the id of an objective where it is defined, unique in the course."""
    return f"objective-{nodes.make_id(node['objective'])}"


def objective_map(context: Context, node: assess_group) -> list[Node]:
    """Return all objectives by page, each with links to where it is taught, practised, tested."""
    titles = context.builder.env.titles
    found: list[Node] = []
    for docname, objectives in groupby(
        of_type(node, assess_objective), lambda objective: str(objective["docname"])
    ):
        found.append(nodes.rubric("", titles[docname].astext()))
        entries = nodes.bullet_list(bullet="-", classes=["assess-objective-list"])
        for objective in objectives:
            places = _places(context, node["docname"], objective)
            entries += nodes.list_item("", *objective_name(objective), places)
        found.append(entries)
    return found


def _places(context: Context, page: str, objective: assess_objective) -> Node:
    """Return one paragraph of links for an objective."""
    name, docname = objective["objective"], objective["docname"]
    found = nodes.paragraph("", _("Taught:"), nodes.Text(" "), classes=["assess-places"])
    place = Place(docname, objective_anchor(objective))
    found += link(context, page, place, title_of(context, docname))
    for label, kind in ((_("Practised:"), Quiz), (_("Tested:"), Test)):
        for record, places in context.index.asked_in(name, kind):
            found += nodes.Text(f" · {label} {title_of(context, record.docname)}, ")
            for at, place in enumerate(places):
                text = _("question {n}").format(n=place.number) if place.number else _("question")
                found += [nodes.Text(", " if at else ""), link(context, page, place, text)]
    label = _("Discussed:")
    for at, record in enumerate(context.index.activities_for(name)):
        found += nodes.Text(", " if at else f" · {label} ")
        found += activity_link(context, page, record)
    return found


def activity_link(context: Context, page: str, record: GroupRecord) -> Node:
    """Return a link to an activity, named by its page."""
    place = Place(record.docname, group_anchor(record.group))
    return link(context, page, place, title_of(context, record.docname))


def link(context: Context, page: str, place: Place, text: str) -> Node:
    """Return a link, or only its text when the place is not in the same document.

    A PDF may hold some pages of a project and leave others out.
    """
    child = nodes.Text(text)
    try:
        return make_refnode(context.builder, page, place.docname, place.anchor, child)
    except NoUri:
        return child


def title_of(context: Context, docname: str) -> str:
    """Return the title of a page."""
    return context.builder.env.titles[docname].astext()


def number_text(item: Item, number: int) -> str:
    """Return what a question is called; ``number`` is 0 outside a group."""
    text = _("Question {n}").format(n=number) if number else _("Question")
    if item.points == 1:
        return text
    if not item.points:
        return _("{question} (you mark it yourself)").format(question=text)
    return _("{question} ({points} points)").format(question=text, points=item.points)


def taken(item: Item) -> nodes.Node:
    """Return a box for the second question with one name."""
    text = _("The name '{ident}' of this question is taken by another one.")
    return nodes.warning("", nodes.paragraph("", text.format(ident=item.ident)))
