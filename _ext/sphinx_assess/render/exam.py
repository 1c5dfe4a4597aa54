"""Test sheets: forms of a test to hand out, with room for a name, and the key to mark them by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import draw
from sphinx_assess.kinds import KINDS
from sphinx_assess.markup import _, put
from sphinx_assess.model import Item, Test
from sphinx_assess.nodes import (
    OptionPart,
    Parts,
    assess_case,
    assess_group,
    assess_item,
    case_of,
    item_node,
    items_of,
)
from sphinx_assess.nodes import parts_of as prose_of
from sphinx_assess.render import Context
from sphinx_assess.render.press import block
from sphinx_assess.render.sheet import pools_of, rules_text

BLANK = "_" * 24
"""Where something is to be written, as text; style files draw a line."""


def form_name(at: int) -> str:
    """Return what a form is called on its sheet.

    :param at: counted from 0.
    """
    return _("Form {n}").format(n="ABCDEFGHIJ"[at])


def sheet_title(title: str, at: int | None) -> str:
    """Return the title of a sheet, or of the key of all forms.

    :param title: of the test's page.
    :param at: the form, counted from 0; ``None`` for the key.
    """
    key = _("Key")
    return f"{title}: {key if at is None else form_name(at)}"


def settle(context: Context, node: assess_group) -> list[assess_item]:
    """Put questions and options of a test into the order of its form; return the questions."""
    items, form = items_of(node), node["form"]
    if node["group"].shuffle_questions:
        by_name = {name_of(block): block for block in blocks_of(items)}
        order = draw.shuffled(by_name, f"order {form}")
        places = [(block.parent, block.parent.index(block)) for block in by_name.values()]
        for (parent, at), name in zip(places, order, strict=True):
            parent[at] = by_name[name]
    for item in items_of(node):
        put(item, [relettered(context, node["group"], item, form)])
    return items_of(node)


def blocks_of(items: Iterable[assess_item]) -> list[assess_item | assess_case]:
    """Return what moves as one when questions are shuffled: a case, or a question by itself."""
    return list(dict.fromkeys(case_of(item) or item for item in items))


def name_of(block: assess_item | assess_case) -> str:
    """Return the ident of a case or question; they never share one."""
    return str(block["case"] if isinstance(block, assess_case) else block["item"].ident)


def relettered(context: Context, test: Test, node: assess_item, form: int) -> assess_item:
    """Return a question with its options in the order of a form, lettered from A again."""
    item: Item = node["item"]
    wishes = (item.shuffle, test.shuffle, context.config.assess_shuffle)
    if item.kind != "choice" or not next(wish for wish in wishes if wish is not None):
        return node
    order = draw.options(item.options, form, item.ident)
    names = dict(zip(order, item.options, strict=True))
    parts = prose_of(node)
    by_name = {option.ident: option for option in parts.options}
    options = [OptionPart(names[old], by_name[old].content, by_name[old].feedback) for old in order]
    correct = tuple(sorted((names[old] for old in item.key.correct), key=item.options.index))
    moved = replace(item, key=replace(item.key, correct=correct))
    prose = Parts(parts.stem, options, parts.hints, parts.explanation)
    found = item_node(moved, prose, node["docname"])
    found["page"], found["anchor"] = node["page"], node["anchor"]
    return found


def head(context: Context, node: assess_group, items: list[assess_item]) -> nodes.Element:
    """Return what stands above the questions: title, form, lines to fill in, rules."""
    test, models = node["group"], [item["item"] for item in items]
    points = sum(item.points for item in models)
    title = nodes.inline("", node["title"], classes=["assess-sheet-title"])
    form = nodes.inline("", form_name(node["at"]), classes=["assess-sheet-form"])
    rules = rules_text(context, test, models, pools_of(context, node))
    return block(
        context,
        "assess-sheet-head",
        nodes.paragraph("", "", title, nodes.Text(" "), form),
        _blanks((_("Name:"), ""), (_("Date:"), ""), (_("Points:"), f" / {points:g}")),
        nodes.paragraph("", " ".join([rules, *_instructions(models)])),
    )


def _blanks(*fields: tuple[str, str]) -> nodes.paragraph:
    """Return a line of words, each with room to write after it."""
    found = nodes.paragraph()
    for at, (label, after) in enumerate(fields):
        length = "blank" if at else "name"
        blank = nodes.inline("", BLANK, classes=[f"assess-sheet-{length}"])
        found += [nodes.Text(f"{label} "), blank, nodes.Text(f"{after}  ")]
    return found


def _instructions(items: Iterable[Item]) -> list[str]:
    """Return how to mark, for the kinds of boxes on this sheet."""
    found = {item.select for item in items if item.kind == "choice"}
    sentences = {
        "one": _("Where options have circles, mark one."),
        "many": _("Where they have squares, mark all that are right."),
    }
    return [text for select, text in sentences.items() if select in found]


def key_table(context: Context, node: assess_group) -> list[Node]:
    """Return the key of one form: number, answer, points and name of each question."""
    items = settle(context, node)
    title = f"{form_name(node['at'])} ({node['form']})"
    heads = (_("Question"), _("Answer"), _("Points"), _("Name"))
    rows = [
        [_cell(str(number)), _key(item), _cell(f"{item['item'].points:g}"), _name(item["item"])]
        for number, item in enumerate(items, 1)
    ]
    points = sum(item["item"].points for item in items)
    rows.append([_cell(""), _cell(_("Sum")), _cell(f"{points:g}"), _cell("")])
    name = nodes.inline("", sheet_title(node["title"], None), classes=["assess-sheet-title"])
    return [
        *([] if node["at"] else [nodes.paragraph("", "", name)]),
        nodes.rubric("", title),
        _table([[_cell(text) for text in heads], *rows]),
    ]


def _key(node: assess_item) -> list[Node]:
    return KINDS[node["item"].kind].answer(node["item"], prose_of(node))[:1]


def _name(item: Item) -> list[Node]:
    return [nodes.paragraph("", "", nodes.literal("", item.ident))]


def _cell(text: str) -> list[Node]:
    return [nodes.paragraph("", text)]


def _table(rows: list[list[list[Node]]]) -> nodes.table:
    """Return a table; the first row is its head."""
    group = nodes.tgroup("", cols=len(rows[0]))
    group += [nodes.colspec("", colwidth=width) for width in (10, 40, 10, 40)]
    lines = [nodes.row("", *(nodes.entry("", *cell) for cell in row)) for row in rows]
    group += [nodes.thead("", lines[0]), nodes.tbody("", *lines[1:])]
    return nodes.table("", group, classes=["assess-sheet-key", "colwidths-given"])
