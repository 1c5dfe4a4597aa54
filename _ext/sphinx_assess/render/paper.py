"""Questions on paper: stock docutils nodes only, so that every writer can set them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.index import Place
from sphinx_assess.kinds import KINDS
from sphinx_assess.markup import _, prefixed, put
from sphinx_assess.model import AnswerKey, Bank, CourseRecord, Item, ObjectiveMap, Test
from sphinx_assess.nodes import (
    anchor,
    assess_group,
    assess_item,
    assess_objective,
    assess_objectives,
    group_anchor,
    items_of,
    parts_of,
)
from sphinx_assess.render import Context, sheet
from sphinx_assess.render.common import (
    link,
    number_text,
    objective_list,
    objective_map,
    taken,
)
from sphinx_assess.render.record import step_list


def group(context: Context, node: assess_group) -> list[Node]:
    """Lower one group with all its questions."""
    model = node["group"]
    if isinstance(model, AnswerKey):
        return answer_key(context, node)
    if isinstance(model, ObjectiveMap):
        return objective_map(context, node)
    if isinstance(model, CourseRecord):
        return step_list(context, node, model)
    if isinstance(model, Bank) and not context.config.assess_show_bank:
        return []
    items = items_of(node)
    for number, item in enumerate(items, 1):
        put(item, question(context, item, number, with_hints=not isinstance(model, Test)))
    children = [child for child in node.children if not isinstance(child, assess_objective)]
    rules = _rules(context, node, items) if isinstance(model, Test) else ""
    return [
        nodes.target("", "", ids=[group_anchor(model)]),
        *([nodes.paragraph("", rules)] if rules else []),
        *children,
        *_answers_after(context, items),
    ]


def _rules(context: Context, node: assess_group, items: list[assess_item]) -> str:
    pools = sheet.pools_of(context, node)
    rules = sheet.rules_text(context, node["group"], [item["item"] for item in items], pools)
    form = sheet.form_text(node["group"], pools)
    return f"{rules} {form}." if form else rules


def lone_item(context: Context, node: assess_item) -> list[Node]:
    """Lower a question outside any group."""
    return [*question(context, node), *_answers_after(context, [node])]


def objectives(context: Context, node: assess_objectives) -> list[Node]:
    """Lower a list of objectives."""
    return objective_list(node)


LOWERINGS: tuple[tuple[type[nodes.Element], Callable[..., list[Node]]], ...] = (
    (assess_group, group),
    (assess_item, lone_item),
    (assess_objectives, objectives),
)


def question(
    context: Context, node: assess_item, number: int = 0, *, with_hints: bool = True
) -> list[Node]:
    """Return one question: number, stem, options to mark, hints, and its answer or a link to it."""
    item: Item = node["item"]
    if not context.index.owns(node["docname"], item.ident):
        return [taken(item)]
    parts = parts_of(node)
    name = nodes.strong("", _title(item, number), classes=["assess-paper-number"])
    found: list[Node] = [
        nodes.target("", "", ids=[node["anchor"]]),
        *prefixed([name, nodes.Text(" ")], parts.stem),
        *KINDS[item.kind].paper(item, parts),
    ]
    for hint in parts.hints if with_hints else []:
        found += prefixed([nodes.emphasis("", _("Hint:")), nodes.Text(" ")], hint)
    return found + _answer_here(context, node)


def answer_key(context: Context, node: assess_group) -> list[Node]:
    """Return the answers of all questions, by page, each with a link back, then other answers."""
    if context.config.assess_paper_answers != "end":
        return []
    titles, places = context.builder.env.titles, context.index.places
    found: list[Node] = []
    for docname, items in groupby(items_of(node), lambda item: places[item["item"].ident].docname):
        found.append(nodes.rubric("", titles[docname].astext()))
        for item in items:
            found.append(nodes.target("", "", ids=[item["anchor"]]))
            found += answer(item, _link_back(context, item))
    return found + [child for child in node.children if not isinstance(child, assess_item)]


def answer(node: assess_item, name: Node) -> list[Node]:
    """Return the answer of one question: its name, the key, each option's reason, why."""
    item, parts = node["item"], parts_of(node)
    prefix = [nodes.strong("", "", name), nodes.Text(" ")]
    return [*prefixed(prefix, KINDS[item.kind].answer(item, parts)), *parts.explanation]


def _answer_here(context: Context, node: assess_item) -> list[Node]:
    """Return the answer itself, a link to the answer key, or nothing."""
    where = context.config.assess_paper_answers
    key = context.index.answer_key_of(node["page"])
    if where == "inline":
        return answer(node, nodes.Text(_("Answer:")))
    if where == "none" or key is None:
        return []
    place = Place(key.docname, anchor(node["item"].ident, key.group.ident))
    found = link(context, node["page"], place, _("Answer"))
    return [nodes.paragraph("", "", found, classes=["assess-paper-answer"])]


def _answers_after(context: Context, items: list[assess_item]) -> list[Node]:
    """Return the answers of a group that no answer key holds."""
    listed = bool(items) and context.index.answer_key_of(items[0]["page"]) is not None
    if context.config.assess_paper_answers != "end" or listed:
        return []
    found: list[Node] = [nodes.rubric("", _("Answers"))]
    for number, node in enumerate(items, 1):
        found += answer(node, nodes.Text(_title(node["item"], number if len(items) > 1 else 0)))
    return found


def _link_back(context: Context, node: assess_item) -> Node:
    item = node["item"]
    place = context.index.places[item.ident]
    return link(context, node["page"], place, _title(item, place.number))


def _title(item: Item, number: int) -> str:
    return number_text(item, number) + "."
