"""Pieces that kinds share: reasons and fields on screen, blanks and lists on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from string import ascii_uppercase

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.markup import _, copies, inline_content, prefixed, raw, tag, text_tag
from sphinx_assess.model import Item
from sphinx_assess.nodes import OptionPart, Parts

BLANK = "_" * 16
"""Room to write on paper, as text: the one form every writer has."""


def reasons(item: Item, parts: Parts) -> list[Node]:
    """Return for each option whether it is right, and why."""
    found: list[Node] = []
    for option in parts.options:
        is_right = option.ident in item.key.correct
        label = [nodes.strong("", _("Right:") if is_right else _("Wrong:")), nodes.Text(" ")]
        inline = inline_content(option.content)
        kind = {"class": "assess-reason-option"}
        head = (
            tag("p", kind, *label, *copies(inline))
            if inline is not None
            else tag("div", kind, nodes.paragraph("", "", *label), *copies(option.content))
        )
        why = feedback(item.ident, option.ident, option.feedback)
        found += reason(item, option.ident, [*head, *why], is_right=is_right)
    return found


def reason(item: Item, name: str, content: Sequence[Node], *, is_right: bool) -> list[Node]:
    """Return one part of an answer; ``name`` is an option's ident, or that of the whole key."""
    attributes = {
        "class": "assess-reason",
        "data-part": "reason",
        "data-item": item.ident,
        "data-for": name,
        "data-right": "yes" if is_right else "no",
    }
    return tag("div", attributes, *content)


def solution(item: Item, content: Sequence[Node]) -> list[Node]:
    """Return the whole key as one part of an answer, after the word for it."""
    label = nodes.paragraph("", "", nodes.strong("", _("Right:")))
    head = tag("div", {"class": "assess-reason-option"}, label, *content)
    return reason(item, "key", head, is_right=True)


def feedback(ident: str, option: str, content: Sequence[Node]) -> list[Node]:
    """Return the feedback of an option, or the explanation when ``option`` is empty."""
    if not content:
        return []
    name = "assess-feedback" if option else "assess-explanation"
    attributes = {"class": name, "data-part": "feedback", "data-item": ident, "data-for": option}
    return tag("div", attributes, *content)


def named_field(ident: str, label: str, control: Sequence[Node]) -> list[Node]:
    """Return a place to write: its name, then the control, in one ``label``."""
    attributes = {"class": "assess-field", "data-part": "field", "data-ident": ident}
    name = text_tag("span", {"class": "assess-field-name"}, label)
    return tag("label", attributes, name, raw(" "), *control)


def entry(size: int, mode: str = "text") -> nodes.raw:
    """Return a box for one line of text; ``size`` is its width in characters."""
    return raw(
        f'<input type="text" name="response" inputmode="{mode}" size="{size}" maxlength="200" '
        'autocomplete="off" autocapitalize="off" spellcheck="false">'
    )


def letter(at: int) -> str:
    """Return the letter of a row on paper, from 0."""
    return ascii_uppercase[at]


def blank(text: str = BLANK) -> nodes.inline:
    """Return room to write in a line: its signs as text, which style files replace by a rule."""
    return nodes.inline("", text, classes=["assess-room"])


def room() -> nodes.paragraph:
    """Return room for a letter or a number, for a cell of a table."""
    return nodes.paragraph("", "", blank("____"))


def ruled(count: int) -> list[Node]:
    """Return lines to write on, on paper."""
    rules = [
        nodes.line("", "", nodes.inline("", "_" * 40, classes=["assess-room-line"]))
        for _number in range(count)
    ]
    return [nodes.line_block("", *rules, classes=["assess-paper-lines"])]


def verdicts(options: Iterable[OptionPart], right: Collection[str]) -> list[Node]:
    """Return a list for the answer key: what was foreseen, whether it is right, and why."""
    found = nodes.bullet_list(bullet="-", classes=["assess-paper-reasons"])
    for option in options:
        verdict = _("right") if option.ident in right else _("wrong")
        content = prefixed([nodes.strong("", f"{verdict}:"), nodes.Text(" ")], option.content)
        found += nodes.list_item("", *copies(content), *option.feedback)
    return [found] if found.children else []


def foreseen(parts: Parts, right: Collection[str]) -> list[Node]:
    """Return the answer-key entry of a question whose options are foreseen responses."""
    first = [option for option in parts.options if option.ident in right]
    accepted: list[Node] = []
    for option in first:
        inline = inline_content(option.content)
        if inline is not None:
            accepted += [nodes.Text("; " if accepted else ""), *copies(inline)]
    head = [nodes.paragraph("", "", *accepted)] if accepted else []
    told = [one for one in parts.options if one.feedback or one.ident not in right]
    blocks = [one for one in first if inline_content(one.content) is None and one not in told]
    return [*head, *verdicts([*blocks, *told], right)]


def row(*cells: Sequence[Node]) -> nodes.row:
    """Return a row of a table."""
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def untabled(node: Node) -> Node:
    """Return the rows of a table of ours as points of a list, any other node as it is.

    Where tables would stand in tables: the text writer cannot set those.
    """
    if not isinstance(node, nodes.table):
        return node
    found = nodes.bullet_list(bullet="-", classes=["assess-paper-options"])
    body = next(node.findall(nodes.tbody))
    for line in body.children:
        first, rest = nodes.paragraph(), list[Node]()
        for block in (block for cell in line.children for block in cell.children):
            if isinstance(block, nodes.paragraph) and not rest:
                first += [*([nodes.Text(" ")] if first.children else []), *block.children]
            else:
                rest.append(block)
        found += nodes.list_item("", first, *rest)
    return found


def table(widths: Sequence[int], head: Sequence[str], rows: Sequence[nodes.row]) -> nodes.table:
    """Return a stock table; ``widths`` are shares."""
    group = nodes.tgroup("", cols=len(widths))
    group += [nodes.colspec("", colwidth=width) for width in widths]
    names = [[nodes.paragraph("", name)] for name in head]
    group += [nodes.thead("", row(*names)), nodes.tbody("", *rows)]
    return nodes.table("", group, classes=["assess-paper-table", "colwidths-given"])
