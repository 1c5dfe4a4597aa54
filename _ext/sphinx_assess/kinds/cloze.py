"""Cloze: fill the blanks of a text or a program (QTI 3.0 ``textEntry``, ``inlineChoice``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Node
from sphinx.highlighting import PygmentsBridge

from sphinx_assess import authoring, draw
from sphinx_assess.authoring import Body
from sphinx_assess.kinds import show, spelling
from sphinx_assess.kinds.base import Kind
from sphinx_assess.markup import _, prefixed, raw
from sphinx_assess.messages import AuthorError, Warn, shown
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select, state_of
from sphinx_assess.nodes import OptionPart, Parts
from sphinx_assess.settings import WORD, OptionSpec

TEXT = "text"
"""Ident of the part that holds the blanks."""

BLANK = re.compile(r"\[\[([1-9][0-9]?)\]\]")
PLACE = "assessblank{}x"
"""Stands for a blank while a program is coloured: a name in every language."""


def numbers(text: str) -> tuple[str, ...]:
    """Read numbers of blanks, or ``all``.

    :raises ValueError: for anything else.
    """
    found = tuple(WORD.findall(text))
    if found != ("all",) and not (found and all(re.fullmatch("[1-9][0-9]?", n) for n in found)):
        raise ValueError("write all, or numbers of blanks such as 1, 3")
    return found


class Cloze(Kind):
    """A text with blanks; each is written in, or chosen from a menu."""

    name: ClassVar[str] = "cloze"
    options: ClassVar[OptionSpec] = {"choose": numbers, "ignore": spelling.ignored}
    unused = frozenset({"select", "shuffle"})
    rules = frozenset({"choose", "ignore"})
    scripts = ("shared/fields", "shared/spelling")

    def split(self, ident: str, children: Sequence[Node]) -> Body:
        """Sort the body around its numbered list."""
        missing = "write what belongs into the blanks as a numbered list"
        return authoring.split_lists(
            ident, children, lambda node: isinstance(node, nodes.enumerated_list), missing
        )

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Read the words for each blank; they are compared after translation.

        :raises AuthorError: when blanks and list differ, or nothing is right in one.
        """
        at = next((n for n, one in enumerate(body.stem) if BLANK.search(one.astext())), None)
        used = [name for one in body.stem for name in BLANK.findall(one.astext())]
        entries = body.lists[0].children
        expected = [str(number) for number, _entry in enumerate(entries, 1)]
        if at is None or sorted(used, key=int) != expected:
            raise AuthorError(Warn.OPTIONS, _unequal(ident, used, len(entries)), body.lists[0])
        if body.lists[1:]:
            text = f"question '{ident}' has words in a list of their own; "
            raise AuthorError(Warn.OPTIONS, f"{text}indent them under a number", body.lists[1])
        choose = values.get("choose", ())
        choose = tuple(expected) if choose == ("all",) else choose
        ignore = values.get("ignore", spelling.IGNORED)
        options = [OptionPart(TEXT, body.stem[at:])]
        correct: list[str] = []
        for number, entry in zip(expected, entries, strict=True):
            found, right = _read(ident, number, entry, is_menu=number in choose)
            options += found
            correct += right
            if both := spelling.contradiction(found, right, ignore):
                text = f"blank {number} of '{ident}' has {shown(both)} as right and as wrong; "
                raise AuthorError(Warn.KEY, f"{text}remove one of them", entry)
        own = (("choose", choose), ("ignore", ignore))
        parts = Parts(body.stem[:at], options, body.hints, body.explanation)
        return Key(tuple(correct), own), parts, "one"

    def words(self, item: Item, parts: Parts) -> tuple[tuple[str, str], ...]:
        """Return the words of each option, the text left out."""
        return tuple(pair for pair in spelling.of_options(parts) if pair[0] != TEXT)

    def lost(self, item: Item, parts: Parts) -> str:
        """Compare the blanks of a translated text with those there are words for."""
        used = [name for one in parts.options[0].content for name in BLANK.findall(one.astext())]
        expected = list(_blanks(item.key))
        if sorted(used, key=int) == expected:
            return ""
        return (
            f"the blanks {', '.join(used) or 'none'}, not {', '.join(expected)}; "
            f"write [[1]] to [[{len(expected)}]], each once,"
        )

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return the text with a field in each blank."""

        def field(number: str) -> str:
            return _field(item, parts, number)

        return [_on_screen(block, field) for block in parts.options[0].content]

    def reasons(self, item: Item, parts: Parts) -> list[Node]:
        """Return the text filled in, then other words that were foreseen."""
        first = {number: _right(item, parts, number)[0] for number in _blanks(item.key)}

        def word(number: str) -> str:
            return first.get(number, f"[[{number}]]")  # a blank that a translation has added

        filled = [_filled(block, word) for block in parts.options[0].content]
        others = [
            OptionPart(
                option.ident,
                prefixed([nodes.Text(f"({_number(option.ident)}) ")], option.content),
                option.feedback,
            )
            for option in parts.options[1:]
            if option.feedback or option.content[0].astext() not in first.values()
        ]
        return show.solution(item, filled) + show.reasons(item, Parts([], others))

    def sentences(self) -> dict[str, str]:
        """Return what is said of a word that is nearly right."""
        return {"clozeNear": _("A word is almost right. Look at its spelling.")}

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return the text with room to write, or words to choose from, in each blank."""

        def room(number: str) -> str:
            if number not in item.key.rule("choose"):
                return f"({number}) {show.BLANK}"
            return f"({number}) [{' / '.join(_menu(item, parts, number))}]"

        return [_filled(block, room, is_plain=True) for block in parts.options[0].content]

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return the words for each blank, then what was foreseen besides."""
        found = [
            f"({number}) {' / '.join(_right(item, parts, number))}" for number in _blanks(item.key)
        ]
        told = [
            OptionPart(
                one.ident,
                prefixed([nodes.Text(f"({_number(one.ident)}) ")], one.content),
                one.feedback,
            )
            for one in parts.options[1:]
            if one.feedback
        ]
        return [nodes.paragraph("", ", ".join(found)), *show.verdicts(told, item.key.correct)]

    def mark(self, key: Key, response: Response) -> Outcome:
        """Give each right blank its share; a wrong one takes nothing away."""
        if not response:
            return Outcome(0, "open")
        given = dict(reversed([part.partition(":")[::2] for part in response]))
        blanks = _blanks(key)
        right, told, has_near = 0, [], False
        for number in blanks:
            forms = [pair for pair in key.words if _number(pair[0]) == number]
            ignore = key.rule("ignore", spelling.IGNORED)
            verdict, met = spelling.judge(given.get(number, ""), forms, key.correct, ignore)
            right += verdict == "right"
            has_near = has_near or verdict == "near"
            told += [met] if met else []
        score = right / len(blanks)
        return Outcome(score, state_of(score), (*told, *(("clozeNear",) if has_near else ())))

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield the first right word of every blank, one blank alone, each mistake, and nothing."""
        key = item.key
        first: dict[str, str] = {}
        for name, form in key.words:
            if name in key.correct:
                first.setdefault(_number(name), f"{_number(name)}:{form}")
        yield Sample(tuple(first.values()), 1, "correct")
        share = 1 / len(first)
        yield Sample((next(iter(first.values())),), share, "partial" if share < 1 else "correct")
        for name, form in key.words:
            if name not in key.correct and not _is_right(key, name, form):
                yield Sample((f"{_number(name)}:{form}",), 0, "wrong")
        yield Sample((), 0, "open")


def _unequal(ident: str, used: Sequence[str], count: int) -> str:
    """Say that the blanks of a text are not those that its list has entries for."""
    blanks = f"the blanks {', '.join(f'[[{name}]]' for name in used)}" if used else "no blank"
    entries = "1 entry" if count == 1 else f"{count} entries"
    wanted = "[[1]] once" if count == 1 else f"[[1]] to [[{count}]], each once"
    text = f"question '{ident}' has {blanks}, and its list has {entries}; write {wanted},"
    return f"{text} into the text, and an entry for each"


def _is_right(key: Key, name: str, form: str) -> bool:
    """Tell whether a mistake is among the right words of its blank, as by a translation."""
    ignore = key.rule("ignore", spelling.IGNORED)
    right = (
        other for own, other in key.words if own in key.correct and _number(own) == _number(name)
    )
    return spelling.plain(form, ignore) in {spelling.plain(other, ignore) for other in right}


def _read(
    ident: str, number: str, entry: Node, *, is_menu: bool
) -> tuple[list[OptionPart], list[str]]:
    """Return the options of a blank and the idents of those that are right."""
    lists = [child for child in entry.children if authoring.is_option_list(child)]
    options, marks = authoring.read_options(ident, lists[0]) if lists else ([], [])
    for option in options:
        option.ident = f"{number}{option.ident}"
    right = [option.ident for option, mark in zip(options, marks, strict=True) if mark]
    if len(lists) != len(entry.children) or not right or (is_menu and len(options) < 2):
        least = "two words, one of them" if is_menu else "a word"
        raise AuthorError(
            Warn.KEY,
            f"blank {number} of '{ident}' has no list of words that can be used; "
            f"write a bullet list with at least {least} marked [x]",
            entry,
        )
    return options, right


def _number(ident: str) -> str:
    """Return the number of the blank that an option belongs to."""
    return ident.rstrip("abcdefghijklmnopqrstuvwxyz")


def _blanks(key: Key) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_number, key.correct)))


def _right(item: Item, parts: Parts, number: str) -> list[str]:
    return [
        option.content[0].astext()
        for option in parts.options
        if option.ident in item.key.correct and _number(option.ident) == number
    ]


def _menu(item: Item, parts: Parts, number: str) -> list[str]:
    """Return the words of a menu, in an order drawn by the question's ident."""
    texts = {
        option.ident: option.content[0].astext()
        for option in parts.options[1:]
        if _number(option.ident) == number
    }
    return [texts[name] for name in draw.shuffled(texts, f"cloze {item.ident} {number}")]


def _field(item: Item, parts: Parts, number: str) -> str:
    """Return the field of a blank, as HTML."""
    label = f'aria-label="{escape(_("Blank {n}").format(n=number))}"'
    if number in item.key.rule("choose"):
        entries = "".join(
            f'<option value="{escape(text)}">{escape(text)}</option>'
            for text in _menu(item, parts, number)
        )
        first = f'<option value="">{escape(_("Choose"))}</option>'
        control = f'<select name="response" {label}>{first}{entries}</select>'
    else:
        control = show.entry(12).astext().replace("<input", f"<input {label}")
    attributes = f'class="assess-blank" data-part="field" data-ident="{number}"'
    return f"<span {attributes}>{control}</span>"


def _on_screen(block: Node, field: Callable[[str], str]) -> Node:
    """Return a block with a field in each blank; a program is coloured with the blanks in it."""
    if not isinstance(block, nodes.literal_block):
        return _with_blanks(block, lambda number: raw(field(number)))
    code = BLANK.sub(lambda match: PLACE.format(match[1]), block.astext())
    language = block.get("language", "text")
    html = PygmentsBridge("html").highlight_block(code, language, force=True, location=block)
    for number in BLANK.findall(block.astext()):
        html = html.replace(PLACE.format(number), field(number))
    return raw(f'<div class="highlight-{language} notranslate assess-program">{html}</div>')


def _filled(block: Node, text: Callable[[str], str], *, is_plain: bool = False) -> Node:
    """Return a block with words in its blanks: strong ones, unless plain or in a program."""
    if isinstance(block, nodes.literal_block):
        code = BLANK.sub(lambda match: text(match[1]), block.astext())
        filled = nodes.literal_block(code, code, language=block.get("language", "text"))
        filled.source, filled.line = block.source, block.line
        filled["force"] = is_plain  # room to write is not in the language of the program
        return filled
    if is_plain:
        return _with_blanks(block, lambda number: _room(text(number)))
    return _with_blanks(block, lambda number: nodes.strong("", text(number)))


def _room(text: str) -> nodes.inline:
    """Return a blank on paper: its number, then a rule if it is one to write on."""
    name, _space, rest = text.partition(" ")
    drawn = show.blank() if rest == show.BLANK else nodes.Text(rest)
    return nodes.inline("", "", nodes.Text(f"{name} "), drawn)


def _with_blanks(block: Node, made: Callable[[str], Node]) -> Node:
    """Return a copy of a block in which each mark of a blank is another node."""
    copy = block.deepcopy()
    for node in list(copy.findall(nodes.Text)):
        pieces = BLANK.split(node.astext())
        if len(pieces) > 1 and node.parent is not None:
            found: list[Node] = [nodes.Text(pieces[0])]
            for number, after in zip(pieces[1::2], pieces[2::2], strict=True):
                found += [made(number), nodes.Text(after)]
            node.parent.replace(node, [one for one in found if one.astext()])
    return copy
