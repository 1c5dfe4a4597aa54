"""Answers on paper: where they stand, for each kind of group, and what they say."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.index import GroupRecord, Place
from sphinx_assess.kinds import KINDS
from sphinx_assess.markup import _, prefixed
from sphinx_assess.model import AnswerKey, Item
from sphinx_assess.nodes import anchor, assess_group, assess_item, group_kind, items_of, parts_of
from sphinx_assess.render import Context
from sphinx_assess.render.common import number_text
from sphinx_assess.render.press import append_to_page, block, chances, page_end, paged

LISTED = ("end", "separate")
"""Places of answers that an ``answer-key`` holds."""


def place_for(context: Context, kind: str) -> str:
    """Return where answers stand: inline, page, end, separate or none.

    :param kind: quiz, test, bank or lab, or "question" outside any group.
    """
    places = context.config.assess_paper_answers
    return str(places if isinstance(places, str) else places.get(kind, "end"))


def answer(context: Context, node: assess_item, name: Node) -> nodes.Element:
    """Return the answer of one question: its name, the key, each option's reason, why."""
    item, parts = node["item"], parts_of(node)
    prefix = [nodes.strong("", "", name, nodes.Text(".")), nodes.Text(" ")]
    lines = prefixed(prefix, KINDS[item.kind].answer(item, parts))
    return block(context, "assess-paper-solution", *lines, *parts.explanation)


def after_question(context: Context, node: assess_item, kind: str, number: int) -> list[Node]:
    """Return the answer itself, or a link to it, as the edition wants; else nothing."""
    match place_for(context, kind):
        case "inline":
            return [answer(context, node, nodes.Text(_("Answer")))]
        case "page":
            return [_link_to_page_end(context, node, number)]
        case "end":
            return _link_to_key(context, node)
    return []


def after_group(context: Context, items: list[assess_item], kind: str) -> list[Node]:
    """Return the answers of a group that no answer key holds."""
    listed = bool(items) and context.index.answer_key_of(items[0]["page"]) is not None
    if place_for(context, kind) != "end" or listed:
        return []
    found: list[Node] = [nodes.rubric("", _("Answers"))]
    for number, node in enumerate(items, 1):
        title = number_text(node["item"], number if len(items) > 1 else 0)
        found.append(answer(context, node, nodes.Text(title)))
    return found


def answer_key(context: Context, node: assess_group) -> list[Node]:
    """Return the answers of all questions, by page, each with a link back to its question."""
    titles, places = context.builder.env.titles, context.index.places
    found: list[Node] = []
    wanted = [item for item in items_of(node) if _is_listed(context, node["group"], item["item"])]
    for docname, items in groupby(wanted, lambda item: places[item["item"].ident].docname):
        found += [*chances(context), nodes.rubric("", titles[docname].astext())]
        for item in items:
            place = places[item["item"].ident]
            back = paged(context, item["page"], place, number_text(item["item"], place.number))
            target = nodes.target("", "", ids=[item["anchor"]])
            solved = answer(context, item, back)
            solved.insert(0, target)
            found.append(solved)
    found += [child for child in node.children if not isinstance(child, assess_item)]
    return found or [nodes.paragraph("", _("This edition has no answers in this place."))]


def put_page_answers(context: Context) -> None:
    """Put the answers kept for the ends of pages there."""
    for first, answers in context.page_answers.values():
        append_to_page(page_end(first), [nodes.rubric("", _("Answers")), *answers])


def _is_listed(context: Context, key: AnswerKey, item: Item) -> bool:
    """Tell whether an answer key holds a question: where one of its places has it there."""
    return any(
        places[item.ident].is_printed and place_for(context, _kind_of(context, name)) in LISTED
        for name, places in context.index.positions.items()
        if item.ident in places
    ) or (not context.index.items[item.ident].group and place_for(context, "question") in LISTED)


def _kind_of(context: Context, name: str) -> str:
    record: GroupRecord = context.index.groups[name]
    return group_kind(record.group)


def _link_to_key(context: Context, node: assess_item) -> list[Node]:
    key = context.index.answer_key_of(node["page"])
    if key is None:
        return []
    place = Place(key.docname, anchor(node["item"].ident, key.group.ident))
    return [paged(context, node["page"], place, _("Answer"))]


def _link_to_page_end(context: Context, node: assess_item, number: int) -> Node:
    """Keep the answer for the end of the page and return a link to it."""
    page, own = node["page"], node["anchor"]
    name = f"answer-{own}"
    back = paged(context, page, Place(page, own), number_text(node["item"], number))
    solved = answer(context, node, back)
    solved.insert(0, nodes.target("", "", ids=[name]))
    context.page_answers.setdefault(page, (node, []))[1].append(solved)
    return paged(context, page, Place(page, name), _("Answer"))
