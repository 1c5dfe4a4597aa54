"""From what an author wrote to the parts of a question.

The body of a question is parsed by the document's own parser, MyST or
reStructuredText; this module sorts the nodes that come back. It is the only
code that knows how a check mark looks in either language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from docutils import nodes

from sphinx_assess.messages import AuthorError, Warn
from sphinx_assess.nodes import OptionPart

MARK = re.compile(r"\s*\[([ xX])\](?:\s+|$)")
BLOCK_AFTER_MARK = re.compile(
    r"\s*[-*+]\s+\[[ xX]\]\s+"
    r"(?P<block>(?P<fence>```+|~~~+|:::+)(?!.*(?P=fence))|<(?:script|style|pre|textarea|iframe|div|p|"
    r"table|ul|ol|dl|details|section|figure|form|h[1-6])\b)"
)
UNSEEN = (nodes.comment, nodes.system_message)
"""What is in no page: comments, and docutils' own messages, which it has reported by then."""
ACTIVE = re.compile(r"<\s*/?\s*script\b|<[^>]*\son\w+\s*=|javascript:", re.IGNORECASE)


@dataclass(slots=True)
class Body:
    """A question's body, sorted.

    ``marks`` has one entry for each option: ``True`` where its author wrote
    ``[x]``.
    """

    stem: list[nodes.Node]
    options: list[OptionPart]
    marks: list[bool]
    hints: list[list[nodes.Node]]
    explanation: list[nodes.Node]
    language: str = "en"
    """Of the page, as Sphinx names it."""
    lists: list[nodes.Node] = field(default_factory=list)
    """What a kind with another body than a list of options reads itself."""
    proofs: Sequence[nodes.Element] = ()
    """Blocks of Python that say what is right, taken out."""


def find_lost_mark(lines: Iterable[str]) -> tuple[int, int, str] | None:
    """Find the first option whose mark is followed by a block instead of a word.

    Markdown cannot keep a check box there, so the fault must be found in the
    text, before the parser drops it.

    :returns: index of the line, number of the option (both from 0 and 1), and
        ``"script"`` or ``"block"``; ``None`` when there is none.
    """
    number = 0
    for index, line in enumerate(lines):
        if re.match(r"[-*+]\s+\[[ xX]\]", line):
            number += 1
        if match := BLOCK_AFTER_MARK.match(line):
            return index, number, "script" if "script" in match["block"] else "block"
    return None


def remove_active_markup(body: Sequence[nodes.Node]) -> nodes.Node | None:
    """Remove scripts and event handlers from raw markup; return where the first one stood."""
    found: nodes.Node | None = None
    for node in body:
        for raw in list(node.findall(nodes.raw)):
            if ACTIVE.search(raw.astext()):
                found = found or raw.parent
                raw.parent.remove(raw)
    return found


def split_body(ident: str, children: Sequence[nodes.Node]) -> Body:
    """Sort the parsed body of question ``ident`` into its parts.

    :raises AuthorError: when there is no stem, no option, an option that
        cannot be read, or a block quote that belongs to nothing.
    """
    nodes_ = [child for child in children if not isinstance(child, UNSEEN)]
    at = next((i for i, node in enumerate(nodes_) if is_option_list(node)), None)
    if at is None:
        raise AuthorError(
            Warn.OPTIONS,
            f"question '{ident}' has no options; "
            "write each as '- [ ] text' or '- [x] text', with these blanks",
        )
    stem, hints = _split_hints(nodes_[:at])
    tail, more_hints = _split_hints(nodes_[at + 1 :])
    if not stem:
        raise AuthorError(
            Warn.STEM,
            f"question '{ident}' has an empty stem; write what is asked before the options",
            nodes_[at],
        )
    options, marks = read_options(ident, nodes_[at])
    return Body(stem, options, marks, hints + more_hints, _explanation(ident, tail))


def split_lists(
    ident: str,
    children: Sequence[nodes.Node],
    is_list: Callable[[nodes.Node], bool],
    missing: str,
) -> Body:
    """Sort a body that has another list than one of options, and perhaps options after it.

    :param missing: what to write where there is no such list.
    :raises AuthorError: when there is no stem or no list, or text that belongs to nothing.
    """
    rest, hints = _split_hints([one for one in children if not isinstance(one, UNSEEN)])
    at = next((i for i, node in enumerate(rest) if is_list(node)), None)
    if at is None:
        raise AuthorError(Warn.OPTIONS, f"question '{ident}' has nothing to answer; {missing}")
    if not at:
        text = f"question '{ident}' has an empty stem; write what is asked before the list"
        raise AuthorError(Warn.STEM, text, rest[0])
    end = at + 1
    while end < len(rest) and is_option_list(rest[end]):
        end += 1
    if end < len(rest) and isinstance(rest[end], nodes.bullet_list):
        raise AuthorError(
            Warn.OPTION,
            f"question '{ident}' has a bullet list without marks after its answer; "
            "begin each point with '[ ] '",
            rest[end],
        )
    return Body(rest[:at], [], [], hints, _explanation(ident, rest[end:]), lists=rest[at:end])


def take_mark(item: nodes.Element) -> bool | None:
    """Remove the check mark at the start of a list item and return it.

    MyST's tasklist extension has turned it into a check box; in
    reStructuredText, and before a code block, it is still text. It is removed
    from ``rawsource`` as well, which translators see.

    :returns: ``True`` for ``[x]``, ``False`` for ``[ ]``, ``None`` without one.
    """
    paragraph = item.children[0] if item.children else None
    if not isinstance(paragraph, nodes.paragraph) or not paragraph.children:
        return None
    mark = _take_box(paragraph)
    if mark is None:
        mark = _take_text(paragraph)
    if mark is not None and not paragraph.astext().strip():
        item.remove(paragraph)
    return mark


def _take_box(paragraph: nodes.paragraph) -> bool | None:
    box = paragraph.children[0]
    if not isinstance(box, nodes.raw) or "task-list-item-checkbox" not in box.astext():
        return None
    paragraph.remove(box)
    _strip_start(paragraph, re.compile(r"\s*"))
    paragraph.rawsource = MARK.sub("", paragraph.rawsource, count=1).lstrip()
    return 'checked="checked"' in box.astext()


def _take_text(paragraph: nodes.paragraph) -> bool | None:
    first = paragraph.children[0]
    match = MARK.match(first.astext()) if isinstance(first, nodes.Text) else None
    if match is None:
        return None
    _strip_start(paragraph, MARK)
    paragraph.rawsource = MARK.sub("", paragraph.rawsource, count=1)
    return match[1] in "xX"


def _strip_start(paragraph: nodes.paragraph, pattern: re.Pattern[str]) -> None:
    first = paragraph.children[0] if paragraph.children else None
    if not isinstance(first, nodes.Text):
        return
    text = pattern.sub("", first.astext(), count=1)
    if text:
        paragraph.replace(first, nodes.Text(text))
    else:
        paragraph.remove(first)


def is_option_list(node: nodes.Node) -> bool:
    """Tell whether a node is a bullet list with at least one mark."""
    return isinstance(node, nodes.bullet_list) and (
        "contains-task-list" in node["classes"]
        or any(MARK.match(item.astext()) for item in node.children)
    )


def _split_hints(
    children: Sequence[nodes.Node],
) -> tuple[list[nodes.Node], list[list[nodes.Node]]]:
    rest = [child for child in children if not isinstance(child, nodes.hint)]
    hints = [list(child.children) for child in children if isinstance(child, nodes.hint)]
    return rest, hints


def read_options(ident: str, bullet_list: nodes.Node) -> tuple[list[OptionPart], list[bool]]:
    """Return the options of a list and their marks.

    :raises AuthorError: when there are too many, or one cannot be read.
    """
    options: list[OptionPart] = []
    marks: list[bool] = []
    if len(bullet_list.children) > len(ascii_lowercase):
        raise AuthorError(
            Warn.OPTIONS,
            f"question '{ident}' has {len(bullet_list.children)} options; "
            f"offer at most {len(ascii_lowercase)}, or split the question",
            bullet_list,
        )
    for number, item in enumerate(bullet_list.children, 1):
        assert isinstance(item, nodes.list_item)
        if isinstance(item.children[0] if item.children else None, nodes.literal_block):
            raise AuthorError(Warn.OPTION, lost_mark_message(ident, number), item)
        mark = take_mark(item)
        if mark is None:
            raise AuthorError(
                Warn.OPTION,
                f"option {number} of '{ident}' has no mark; begin it with [ ] or [x]",
                item,
            )
        options.append(read_option(ident, number, item))
        marks.append(mark)
    return options, marks


def read_option(ident: str, number: int, item: nodes.Element) -> OptionPart:
    """Return the text and the feedback of one point of a list.

    :raises AuthorError: when there is no text, or feedback before its end.
    """
    content = [node for node in item.children if not isinstance(node, UNSEEN)]
    feedback: list[nodes.Node] = []
    if content and isinstance(content[-1], nodes.block_quote):
        feedback = list(content.pop().children)
    stray = next((node for node in content if isinstance(node, nodes.block_quote)), None)
    if not content or stray is not None:
        raise AuthorError(
            Warn.OPTION if not content else Warn.FEEDBACK,
            f"option {number} of '{ident}' has no text; write it between the mark and the feedback"
            if not content
            else f"option {number} of '{ident}' has feedback before its end; "
            "make it one block quote at the end of the option",
            item if stray is None else stray,
        )
    return OptionPart(ascii_lowercase[number - 1 : number], content, feedback)


def lost_mark_message(ident: str, number: int) -> str:
    """Say that an option begins with a block."""
    return (
        f"option {number} of '{ident}' begins with a code block, so its check box is lost; "
        "begin with a word"
    )


def _explanation(ident: str, tail: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return the explanation, the one block quote that may follow the options."""
    if not tail:
        return []
    if isinstance(tail[0], nodes.block_quote) and len(tail) == 1:
        return tail[0].children
    if any(isinstance(node, nodes.block_quote) for node in tail):
        raise AuthorError(
            Warn.FEEDBACK,
            f"question '{ident}' has feedback that belongs to no option; "
            "indent it under the option it explains",
            next(node for node in tail if isinstance(node, nodes.block_quote)),
        )
    raise AuthorError(
        Warn.OPTIONS,
        f"question '{ident}' goes on after its options; "
        "put that text before them or in a block quote, as the explanation",
        tail[0],
    )
