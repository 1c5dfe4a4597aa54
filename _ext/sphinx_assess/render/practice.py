"""A practice set: what a reader chooses by, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, takewhile

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.index import Place
from sphinx_assess.markup import _, put, raw, tag, text_tag, void
from sphinx_assess.nodes import (
    assess_case,
    assess_group,
    assess_item,
    assess_objective,
    group_anchor,
    items_of,
    of_type,
)
from sphinx_assess.render import Context
from sphinx_assess.render.common import PROGRESS, link, objective_name, title_of
from sphinx_assess.render.sheet import record_of

COPIES = (assess_item, assess_case, assess_objective)
"""What a practice set holds besides its author's own words."""


def on_screen(context: Context, node: assess_group, lower: Callable[..., list[Node]]) -> list[Node]:
    """Return what the author says, then what to choose from, all questions, and links to tests.

    :param lower: lowers one question to practise.
    """
    own = list(takewhile(lambda child: not isinstance(child, COPIES), node.children))
    objectives = list(of_type(node, assess_objective))
    for number, item in enumerate(items_of(node), 1):
        put(item, lower(context, item, number))
    copied = [one for one in node.children[len(own) :] if not isinstance(one, assess_objective)]
    context.needs("assess", "practice", "practice-set")
    found = [
        *_choice(context, node, objectives),
        text_tag("p", {"class": "assess-rules", "data-part": "chosen", "tabindex": "-1"}, ""),
        *copied,
        text_tag("p", PROGRESS, ""),
        *_after(context, node),
    ]
    # The search finds the questions where they are written.
    return [*own, nodes.compound("", *found, classes=["no-search"])]


def address(context: Context, page: str, objective: str) -> str | bool:
    """Return where an objective can be practised, ``False`` where no practice set asks for it."""
    record = context.index.practice_of(objective)
    if record is None:
        return False
    return context.builder.get_relative_uri(page, record.docname).partition("#")[0]


def on_paper(context: Context, node: assess_group) -> list[Node]:
    """Return what paper says of a practice set; its questions are printed where they stand."""
    text = _("On screen, this page puts together questions by the objectives you choose.")
    return [*node.children, nodes.paragraph("", text, classes=["assess-note"])]


def _choice(context: Context, node: assess_group, objectives: list[assess_objective]) -> list[Node]:
    """Return the form of objectives, by the page that teaches them; a script shows it."""
    rows: list[Node] = []
    for docname, these in groupby(objectives, lambda one: str(one["docname"])):
        box = void("input", {"type": "checkbox", "data-part": "all"})
        title = tag("label", {}, box, raw(" "), text_tag("span", {}, title_of(context, docname)))
        entries = [part for one in these for part in _row(node, one)]
        rows += tag("fieldset", {"class": "assess-choice"}, *tag("legend", {}, *title), *entries)
    attributes = {"type": "submit", "data-action": "practise"}
    button = text_tag("button", attributes, _("Practise"))
    form = tag(
        "form",
        {"method": "dialog", "autocomplete": "off"},
        *rows,
        *tag("p", {"class": "assess-controls"}, button),
        raw('<p data-part="choice-note" role="status"></p>'),
    )
    summary = text_tag("summary", {}, _("Choose what to practise"))
    return tag("details", {"data-part": "choice", "hidden": True}, summary, *form)


def _row(node: assess_group, objective: assess_objective) -> list[Node]:
    """Return one objective with its box; it may hold links, which a label may not."""
    name = f"{group_anchor(node['group'])}-{nodes.make_id(objective['objective'])}"
    box = {"type": "checkbox", "value": objective["objective"], "aria-labelledby": name}
    text = tag("div", {"id": name}, *objective_name(objective))
    return tag("div", {"class": "assess-choice-row"}, void("input", box), *text)


def _after(context: Context, node: assess_group) -> list[Node]:
    """Return links to the tests that ask for what is practised."""
    record, found = record_of(context, node), list[Node]()
    for one in context.index.tests_for(record) if record else ():
        place = Place(one.docname, group_anchor(one.group))
        found.append(nodes.Text(", " if found else " "))
        found.append(link(context, node["docname"], place, title_of(context, one.docname)))
    return [nodes.paragraph("", _("Tested in:"), *found)] if found else []
