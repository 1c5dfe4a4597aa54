"""Order: put steps or lines of code in order (QTI 3.0 ``orderInteraction``; Parsons problems)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import authoring, draw, settings
from sphinx_assess.authoring import Body
from sphinx_assess.kinds import show
from sphinx_assess.kinds.base import Kind
from sphinx_assess.markup import _, copies, prefixed, raw, tag
from sphinx_assess.messages import AuthorError, Warn, shown
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select, state_of
from sphinx_assess.nodes import OptionPart, Parts
from sphinx_assess.settings import OptionSpec


class Order(Kind):
    """Rows to put in order, with rows that belong nowhere, and with indentation if asked for."""

    name: ClassVar[str] = "order"
    options: ClassVar[OptionSpec] = {"indent": settings.flag}
    unused = frozenset({"select"})
    rules = frozenset({"alike", "indent"})

    def split(self, ident: str, children: Sequence[Node]) -> Body:
        """Sort the body around its numbered list, or else its last block of code."""
        is_numbered = any(isinstance(child, nodes.enumerated_list) for child in children)
        blocks = [child for child in children if isinstance(child, nodes.literal_block)]
        last = blocks[-1] if blocks and not is_numbered else None
        missing = "write the steps as a numbered list, or the lines as a block of code"
        return authoring.split_lists(
            ident,
            children,
            lambda node: node is last or isinstance(node, nodes.enumerated_list),
            missing,
        )

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Read the order off the list, top to bottom.

        :raises AuthorError: when there are fewer than two rows, too many, or one stands twice.
        """
        source, *others = body.lists
        has_indent = bool(values.get("indent"))
        if has_indent and not isinstance(source, nodes.literal_block):
            text = f"question '{ident}' has ':indent: yes' for steps, which have no indentation; "
            raise AuthorError(Warn.SETTING, f"{text}write a block of code, or leave it out", source)
        rows, levels = (
            _lines(source, is_flat=has_indent)
            if isinstance(source, nodes.literal_block)
            else _steps(ident, source)
        )
        extra = _extra(ident, source, others)
        if len(rows) < 2:
            raise AuthorError(
                Warn.OPTIONS,
                f"question '{ident}' has only one line to put in order; write at least two",
            )
        options = [*rows, *extra]
        if len(options) > len(ascii_lowercase):
            raise AuthorError(
                Warn.OPTIONS,
                f"question '{ident}' has {len(options)} lines; "
                f"at most {len(ascii_lowercase)} are possible, split the question",
            )
        for name, option in zip(ascii_lowercase, options, strict=False):
            option.ident = name
        _check_extra(ident, rows, extra)
        own: tuple[tuple[str, Any], ...] = (("indent", True),) if has_indent else ()
        if alike := _alike(rows):
            own += (("alike", alike),)
        correct = tuple(
            f"{row.ident}:{level}" if has_indent and level else row.ident
            for row, level in zip(rows, levels, strict=True)
        )
        parts = Parts(body.stem, options, body.hints, body.explanation)
        return Key(correct, own), parts, "one"

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return the rows in an order drawn by the question's ident; the script adds buttons."""
        found: list[Node] = []
        for option in _shown(item, parts):
            row = {"data-part": "option", "data-ident": option.ident, "role": "listitem"}
            text = {"class": "assess-option-text", "id": f"{anchor}-{option.ident}"}
            found += tag(
                "div", {"class": "assess-option"} | row, *tag("div", text, *option.content)
            )
        lines: dict[str, str | bool] = {
            "class": "assess-lines",
            "data-part": "lines",
            "role": "list",
            "data-indent": bool(item.key.rule("indent")),
            "data-extra": len(parts.options) > len(item.key.correct),
        }
        moved = raw('<p class="assess-note" data-part="moved" role="status"></p>')
        return [*tag("div", lines, *found), moved]

    def reasons(self, item: Item, parts: Parts) -> list[Node]:
        """Return the rows in order, then those that belong nowhere."""
        found = show.solution(item, _solved(item, parts))
        for option in parts.options[len(item.key.correct) :]:
            wrong = nodes.paragraph("", "", nodes.strong("", _("Belongs nowhere:")))
            head = tag("div", {"class": "assess-reason-option"}, wrong, *copies(option.content))
            why = show.feedback(item.ident, option.ident, option.feedback)
            found += show.reason(item, option.ident, [*head, *why], is_right=False)
        return found

    def sentences(self) -> dict[str, str]:
        """Return the names of the buttons and what is said of a move."""
        return {
            "orderFirst": _("Move the lines into order first."),
            "orderUp": _("Move up"),
            "orderDown": _("Move down"),
            "orderLeft": _("Indent less"),
            "orderRight": _("Indent more"),
            "orderOut": _("Leave out"),
            "orderBack": _("Use again"),
            "orderAt": _("Line {n} of {total}."),
            "orderLevel": _("Indented by {n}."),
            "orderIsOut": _("Left out."),
            "orderRightPlace": _("In order"),
            "orderWrongPlace": _("Not in order"),
        }

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return a table of lettered rows with room for their numbers."""
        rows = [
            show.row(
                [show.room()],
                [nodes.paragraph("", f"{show.letter(at)}.")],
                _in_cell(option.content),
            )
            for at, option in enumerate(_shown(item, parts))
        ]
        return [show.table((13, 13, 74), (_("Place"), _("Letter"), _("Line")), rows)]

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return the letters in order, the rows themselves, and what belongs nowhere."""
        letters = {one.ident: show.letter(at) for at, one in enumerate(_shown(item, parts))}
        count = len(item.key.correct)
        found: list[Node] = [
            nodes.paragraph("", ", ".join(letters[one.ident] for one in parts.options[:count]))
        ]
        found += _solved(item, parts)
        told = nodes.bullet_list(bullet="-", classes=["assess-paper-reasons"])
        for option in parts.options[count:]:
            name = f"{letters[option.ident]}: {_('belongs nowhere')}."
            content = prefixed([nodes.strong("", name), nodes.Text(" ")], option.feedback)
            told += nodes.list_item("", *content)
        return [*found, *([told] if told.children else [])]

    def mark(self, key: Key, response: Response) -> Outcome:
        """Give each row its share that is in order, and take one for each that belongs nowhere.

        In order are as many rows as a sequence can have in which none must be moved (the
        longest common subsequence with the key); with indentation, only rows indented right.
        """
        if not response:
            return Outcome(0, "open")
        known = {row.split(":")[0] for row in key.correct}
        given = [row.split(":")[0] for row in response]
        spare = tuple(sorted({name for name in given if name not in known}))
        same = {name: group[0] for group in key.rule("alike", ()) for name in group}
        kept = common([_seen(row, same) for row in key.correct], [_seen(r, same) for r in response])
        score = max(0, (kept - len(spare)) / len(key.correct))
        return Outcome(score, state_of(score), spare)

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield the key, its first row alone, and what belongs nowhere, alone and with the key."""
        correct, count = item.key.correct, len(item.key.correct)
        yield Sample(correct, 1, "correct")
        yield Sample(correct[:1], 1 / count, "partial")
        for extra in item.options[count : count + 1]:
            yield Sample((*correct, extra), (count - 1) / count, "partial")
            yield Sample((extra,), 0, "wrong")
        yield Sample((), 0, "open")


def common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(second) + 1)
    for one in first:
        before, row = row, [0]
        for at, other in enumerate(second):
            row.append(before[at] + 1 if one == other else max(before[at + 1], row[at]))
    return row[-1]


def _seen(row: str, same: Mapping[str, str]) -> str:
    """Return a row of a response as it looks: rows with one text are one."""
    name, _colon, level = row.partition(":")
    return f"{same.get(name, name)}:{level}"


def _steps(ident: str, source: Node) -> tuple[list[OptionPart], list[int]]:
    rows = [
        authoring.read_option(ident, number, entry)
        for number, entry in enumerate(source.children, 1)
        if isinstance(entry, nodes.list_item)
    ]
    return rows, [0] * len(rows)


def _lines(source: nodes.literal_block, *, is_flat: bool) -> tuple[list[OptionPart], list[int]]:
    """Return the lines of a block of code and the level of each.

    :param is_flat: whether readers indent the lines themselves.
    """
    rows: list[OptionPart] = []
    levels: list[int] = []
    widths: list[int] = []
    for line in filter(str.strip, source.astext().splitlines()):
        width = len(line) - len(line.lstrip())
        widths = [one for one in widths if one < width] + [width]
        levels.append(len(widths) - 1)
        rows.append(OptionPart("", [_code(line.strip() if is_flat else line.rstrip(), source)]))
    return rows, levels


def _code(text: str, like: nodes.literal_block) -> nodes.literal_block:
    block = nodes.literal_block(text, text, language=like.get("language", "text"))
    block.source, block.line = like.source, like.line
    return block


def _in_cell(content: Sequence[Node]) -> list[Node]:
    """Return a row for a table on paper: a line of code without the box of a block."""
    first = content[0]
    if not isinstance(first, nodes.literal_block):
        return list(content)
    text = first.astext()
    indent = "\u00a0" * (len(text) - len(text.lstrip(" ")))
    return [nodes.paragraph("", "", nodes.literal("", indent + text.lstrip(" ")))]


def _extra(ident: str, source: Node, lists: Sequence[Node]) -> list[OptionPart]:
    """Return the rows that belong nowhere; among lines of code a word of code is a line, too."""
    found: list[OptionPart] = []
    for bullet_list in lists:
        options, marks = authoring.read_options(ident, bullet_list)
        if any(marks):
            raise AuthorError(
                Warn.KEY,
                f"question '{ident}' marks a line outside its order as right; "
                "write [ ] before it, or put it into the order",
                bullet_list,
            )
        found += options
    if isinstance(source, nodes.literal_block):
        for option in found:
            if isinstance(option.content[0], nodes.paragraph):
                option.content[:] = [_code(option.content[0].astext(), source)]
    return found


def _text(row: OptionPart) -> str:
    return "\n".join(node.astext() for node in row.content)


def _check_extra(ident: str, rows: Sequence[OptionPart], extra: Sequence[OptionPart]) -> None:
    texts = {_text(row).strip() for row in rows}
    for option in extra:
        if _text(option).strip() in texts:
            raise AuthorError(
                Warn.OPTION,
                f"line {shown(_text(option))} of '{ident}' is in the order and outside it; "
                "remove one of them",
                option.content[0],
            )


def _alike(rows: Sequence[OptionPart]) -> tuple[tuple[str, ...], ...]:
    """Return the rows that look the same, in groups."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(_text(row), []).append(row.ident)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _shown(item: Item, parts: Parts) -> list[OptionPart]:
    """Return the rows in the order first shown: drawn by the ident, and never the key itself."""
    order = draw.shuffled([option.ident for option in parts.options], f"order {item.ident}")
    if order[: len(item.key.correct)] == [row.split(":")[0] for row in item.key.correct]:
        order = [*order[1:], order[0]]
    by_ident = {option.ident: option for option in parts.options}
    return [by_ident[name] for name in order]


def _solved(item: Item, parts: Parts) -> list[Node]:
    """Return the rows as they should be: a block of code, or a numbered list."""
    rows = parts.options[: len(item.key.correct)]
    first = rows[0].content[0]
    if not isinstance(first, nodes.literal_block):
        steps = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        steps += [nodes.list_item("", *copies(row.content), *row.feedback) for row in rows]
        return [steps]
    levels = [int(token.partition(":")[2] or 0) for token in item.key.correct]
    texts = [f"{'    ' * at}{_text(row)}" for at, row in zip(levels, rows, strict=True)]
    return [_code("\n".join(texts), first)]
