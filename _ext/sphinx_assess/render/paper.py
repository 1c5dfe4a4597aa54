"""Questions on paper: stock docutils nodes only, so that every writer can set them."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.kinds import KINDS, show
from sphinx_assess.markup import _, prefixed, put
from sphinx_assess.model import (
    AnswerKey,
    Bank,
    CourseRecord,
    Group,
    Item,
    ObjectiveMap,
    PracticeSet,
    Test,
)
from sphinx_assess.nodes import (
    Parts,
    assess_case,
    assess_group,
    assess_item,
    assess_objective,
    assess_objectives,
    group_anchor,
    group_kind,
    items_of,
    parts_of,
)
from sphinx_assess.render import Context, case, exam, practice, sheet
from sphinx_assess.render.answers import (
    after_group,
    after_question,
    answer_key,
    put_page_answers,
)
from sphinx_assess.render.common import (
    number_text,
    objective_list,
    objective_map,
    taken,
)
from sphinx_assess.render.press import block, free_heading, online, quiet
from sphinx_assess.render.record import step_list
from sphinx_assess.render.teaching import notes


def group(context: Context, node: assess_group) -> list[Node]:
    """Lower one group with all its questions."""
    model = node["group"]
    for listing, lower in LISTINGS:
        if isinstance(model, listing):
            return lower(context, node)
    if isinstance(model, Bank) and not context.config.assess_show_bank:
        return []
    if node.get("is_key"):
        return exam.key_table(context, node)
    kind, items = (
        group_kind(model),
        exam.settle(context, node) if "form" in node else items_of(node),
    )
    opening = _opening(context, node, items) if isinstance(model, Test) else []
    if not opening and next(iter(node.children), None) in items:
        free_heading(context, node)
    for number, item in enumerate(items, 1):
        put(item, question(context, item, kind, number))
    children = [child for child in node.children if not isinstance(child, assess_objective)]
    return [
        nodes.target("", "", ids=[group_anchor(model)]),
        *opening,
        *children,
        *after_group(context, items, kind),
    ]


LISTINGS: tuple[tuple[type[Group], Callable[..., list[Node]]], ...] = (
    (AnswerKey, answer_key),
    (ObjectiveMap, objective_map),
    (CourseRecord, step_list),
    (PracticeSet, practice.on_paper),
)
"""What stands for a group that lists what is on other pages."""


def _opening(context: Context, node: assess_group, items: list[assess_item]) -> list[Node]:
    """Return what stands above the questions of a test: its rules, or the head of a sheet."""
    if "form" in node:
        return [exam.head(context, node, items)]
    pools = sheet.pools_of(context, node)
    rules = sheet.rules_text(context, node["group"], [item["item"] for item in items], pools)
    form = sheet.form_text(node["group"], pools)
    return [nodes.paragraph("", f"{rules} {form}." if form else rules)]


def lone_item(context: Context, node: assess_item) -> list[Node]:
    """Lower a question outside any group."""
    free_heading(context, node)
    return [*question(context, node), *after_group(context, [node], "question")]


def lone_case(context: Context, node: assess_case) -> list[Node]:
    """Lower a case; its questions are lowered already, unless it stands outside any group."""
    for item in items_of(node):
        put(item, lone_item(context, item))
    return case.on_paper(context, node)


def objectives(context: Context, node: assess_objectives) -> list[Node]:
    """Lower a list of objectives."""
    return objective_list(node)


LOWERINGS: tuple[tuple[type[nodes.Element], Callable[..., list[Node]]], ...] = (
    (assess_group, group),
    (assess_case, lone_case),
    (assess_item, lone_item),
    (assess_objectives, objectives),
)


def question(
    context: Context, node: assess_item, kind: str = "question", number: int = 0
) -> list[Node]:
    """Return one question: number, stem, options to mark, hints, and its answer or a link to it.

    :param kind: what the group is; a test gives no hints.
    """
    item: Item = node["item"]
    if not context.index.owns(node["docname"], item.ident):
        return [taken(item)]
    case.note(node, number)
    parts = parts_of(node)
    name = nodes.strong("", _title(item, number), classes=["assess-paper-number"])
    found: list[Node] = [
        nodes.target("", "", ids=[node["anchor"]]),
        *prefixed([name, nodes.Text(" ")], parts.stem),
        *quiet(context, options(item, parts, node)),
    ]
    for hint in parts.hints if kind != "test" else []:
        found += prefixed([nodes.emphasis("", _("Hint:")), nodes.Text(" ")], hint)
    found += notes(context, node)
    found += _closing(context, node, kind, number)
    return [block(context, "assess-paper-question", *found)]


def options(item: Item, parts: Parts, node: assess_item) -> list[Node]:
    """Return what is to be marked; no table in a table, which the text writer cannot set."""
    found = KINDS[item.kind].paper(item, parts)
    own = [inner for one in found for inner in one.findall(nodes.table)]
    is_inside = within(node, nodes.table) or any(within(inner, nodes.table) for inner in own)
    return [show.untabled(one) for one in found] if is_inside else found


def within(node: Node, kind: type[Node]) -> bool:
    """Tell whether a node stands inside one of a kind."""
    return node.parent is not None and (isinstance(node.parent, kind) or within(node.parent, kind))


def _closing(context: Context, node: assess_item, kind: str, number: int) -> list[Node]:
    """Return what ends a question: its answer or a link to it, and its address on the web."""
    answered = after_question(context, node, kind, number)
    address = online(context, context.index.places.get(node["item"].ident))
    words = (nodes.Inline, nodes.Text)
    line = [found for found in (*answered, address) if isinstance(found, words)]
    spaced = [part for found in line for part in (nodes.Text(" "), found)][1:]
    blocks = [found for found in answered if not isinstance(found, words)]
    if not spaced:
        return blocks
    return [nodes.paragraph("", "", *spaced, classes=["assess-paper-answer"]), *blocks]


def finish(context: Context) -> None:
    """Add what stands at the ends of pages."""
    put_page_answers(context)


def _title(item: Item, number: int) -> str:
    return number_text(item, number) + "."
