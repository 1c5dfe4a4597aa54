"""Match: find for each term what belongs to it (QTI 3.0 ``matchInteraction``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import authoring, draw
from sphinx_assess.authoring import Body
from sphinx_assess.kinds import show
from sphinx_assess.kinds.base import Kind
from sphinx_assess.markup import _, copies, inline_content, prefixed, tag, text_tag
from sphinx_assess.messages import AuthorError, Warn, shown
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select, state_of
from sphinx_assess.nodes import OptionPart, Parts


class Match(Kind):
    """Terms and their matches; a match may belong to several terms, or to none."""

    name: ClassVar[str] = "match"
    unused = frozenset({"select"})
    scripts = ("shared/fields",)

    def split(self, ident: str, children: Sequence[Node]) -> Body:
        """Sort the body around its definition list."""
        missing = "write each term on a line, then ': ' and its match on the next"
        return authoring.split_lists(
            ident, children, lambda node: isinstance(node, nodes.definition_list), missing
        )

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Read the pairs off the definition list; the same text is the same match.

        :raises AuthorError: when there are fewer than two pairs, or a match is no line of text.
        """
        pairs = [_pair(ident, entry) for entry in body.lists[0].children]
        if len(pairs) < 2:
            raise AuthorError(
                Warn.OPTIONS, f"question '{ident}' has only one pair; write at least two"
            )
        extra = _extra(ident, body.lists[1:])
        distinct = {_text(match): match for match in [*(match for _term, match in pairs), *extra]}
        _check_choice(ident, [term for term, _match in pairs], len(distinct))
        count = len(pairs) + len(distinct)
        if count > len(ascii_lowercase):
            raise AuthorError(
                Warn.OPTIONS,
                f"question '{ident}' has {count} terms and matches; "
                f"at most {len(ascii_lowercase)} are possible, split the question",
            )
        for name, option in zip(
            ascii_lowercase, [*(term for term, _match in pairs), *distinct.values()], strict=False
        ):
            option.ident = name
        correct = tuple(f"{term.ident}:{distinct[_text(match)].ident}" for term, match in pairs)
        options = [*(term for term, _match in pairs), *distinct.values()]
        return Key(correct), Parts(body.stem, options, body.hints, body.explanation), "one"

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return a row for each term with a native menu of all matches."""
        terms, matches = _sides(item, parts)
        found: list[Node] = []
        for at, term in enumerate(terms):
            named = f"{anchor}-{term.ident}"
            text = {"class": "assess-option-text", "id": named}
            menu = {"name": "response", "aria-labelledby": named}
            blank = text_tag("option", {"value": ""}, _("Choose"))
            entries = [_entry(match, is_first=not at) for match in matches]
            found += tag(
                "div",
                {"class": "assess-option", "data-part": "option", "data-ident": term.ident},
                *tag("div", text, *term.content),
                *tag(
                    "div",
                    {"class": "assess-field", "data-part": "field", "data-ident": term.ident},
                    *tag("select", menu, blank, *entries),
                ),
            )
        return found

    def reasons(self, item: Item, parts: Parts) -> list[Node]:
        """Return all pairs, each with its feedback."""
        entries = nodes.bullet_list(bullet="-", classes=["assess-pairs"])
        for term, match in _pairs(item, parts):
            why = show.feedback(item.ident, term.ident, term.feedback)
            entries += nodes.list_item("", *_joined(term, match), *why)
        return show.solution(item, [entries])

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return a table of terms with room for letters, and the lettered matches."""
        terms, matches = _sides(item, parts)
        rows = [
            show.row([show.room()], [nodes.paragraph("", f"{at}.")], term.content)
            for at, term in enumerate(terms, 1)
        ]
        lettered = nodes.bullet_list(bullet="-", classes=["assess-paper-options"])
        for at, match in enumerate(matches):
            name = nodes.inline("", f"{show.letter(at)}.", classes=["assess-letter"])
            lettered += nodes.list_item("", *prefixed([name, nodes.Text(" ")], match.content))
        return [show.table((13, 13, 74), (_("Letter"), _("No."), _("Term")), rows), lettered]

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return the letter of each term, then the pairs that have feedback."""
        matches = [match.ident for match in _sides(item, parts)[1]]
        found = [
            f"{at} {show.letter(matches.index(match.ident))}"
            for at, (_term, match) in enumerate(_pairs(item, parts), 1)
        ]
        told = nodes.bullet_list(bullet="-", classes=["assess-paper-reasons"])
        for term, match in _pairs(item, parts):
            if term.feedback:
                told += nodes.list_item("", *_joined(term, match), *term.feedback)
        return [nodes.paragraph("", ", ".join(found)), *([told] if told.children else [])]

    def mark(self, key: Key, response: Response) -> Outcome:
        """Give each right pair its share; a wrong pair takes nothing away."""
        if not response:
            return Outcome(0, "open")
        right = set(response).intersection(key.correct)
        score = len(right) / len(key.correct)
        wrong = {pair.split(":")[0] for pair in response if pair not in right}
        terms = [pair.split(":")[0] for pair in key.correct]
        return Outcome(score, state_of(score), tuple(term for term in terms if term in wrong))

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield the key, one pair of it, one wrong pair, and nothing."""
        correct = item.key.correct
        yield Sample(correct, 1, "correct")
        yield Sample(correct[:1], 1 / len(correct), "partial")
        first, others = correct[0].split(":"), [pair.split(":")[1] for pair in correct]
        other = next((name for name in others if name != first[1]), "")
        if other:
            yield Sample((f"{first[0]}:{other}",), 0, "wrong")
        yield Sample((), 0, "open")


def _pair(ident: str, entry: Node) -> tuple[OptionPart, OptionPart]:
    """Return a term, with the feedback of the pair, and its match."""
    term, definition = entry.children[0], entry.children[-1]
    assert isinstance(term, nodes.term)
    assert isinstance(definition, nodes.definition)
    name = term.astext()
    if fault := _fault(entry):
        raise AuthorError(Warn.OPTION, f"term {shown(name)} of '{ident}' has {fault}", term)
    read = authoring.read_option(ident, 1, definition)
    match = OptionPart("", read.content)
    _check_line(ident, match)
    paragraph = nodes.paragraph(term.rawsource, "", *term.children)
    paragraph.source, paragraph.line = term.source, term.line or entry.line
    return OptionPart("", [paragraph], read.feedback), match


def _fault(entry: Node) -> str:
    """Say what is wrong with an entry of a definition list, and what to do; empty if nothing is."""
    _term, *others = entry.children
    if any(isinstance(node, nodes.classifier) for node in others):
        return "' : ' in its own line; write its match on the next line, or '\\:' for the colon"
    if len(others) > 1:
        return "more than one match; keep one"
    if not others[0].children:
        return "no match; write it after ': ' on the next line"
    return ""


def _extra(ident: str, lists: Sequence[Node]) -> list[OptionPart]:
    """Return the matches that belong to no term."""
    found: list[OptionPart] = []
    for bullet_list in lists:
        options, marks = authoring.read_options(ident, bullet_list)
        if any(marks):
            raise AuthorError(
                Warn.KEY,
                f"question '{ident}' marks a match of no term as right; write [ ] before it",
                bullet_list,
            )
        found += options
    for option in found:
        _check_line(ident, option)
    return found


def _check_line(ident: str, match: OptionPart) -> None:
    """Refuse what a menu cannot show.

    :raises AuthorError: for blocks.
    """
    if inline_content(match.content) is None:
        raise AuthorError(
            Warn.OPTION,
            f"a match of '{ident}' is more than one line; a menu shows only a line of text",
            match.content[0],
        )


def _check_choice(ident: str, terms: Sequence[OptionPart], matches: int) -> None:
    """Refuse what leaves a reader no choice, or none that can be made.

    :raises AuthorError: for one match, or for a term that stands twice.
    """
    if matches < 2:
        raise AuthorError(
            Warn.OPTIONS,
            f"question '{ident}' has one match for all its terms; write at least two, or add "
            "one that belongs to nothing",
        )
    seen: set[str] = set()
    for term in terms:
        form = term.content[0].pformat()
        if form in seen:
            text = f"term {shown(term.content[0].astext())} of '{ident}' stands twice"
            raise AuthorError(Warn.OPTION, f"{text}; give it one match", term.content[0])
        seen.add(form)


def _text(match: OptionPart) -> str:
    return " ".join(match.content[0].astext().split())


def _sides(item: Item, parts: Parts) -> tuple[list[OptionPart], list[OptionPart]]:
    """Return the terms, and the matches in an order drawn by the question's ident."""
    terms = len(item.key.correct)
    by_ident = {option.ident: option for option in parts.options[terms:]}
    order = draw.shuffled(by_ident, f"match {item.ident}")
    return parts.options[:terms], [by_ident[name] for name in order]


def _pairs(item: Item, parts: Parts) -> list[tuple[OptionPart, OptionPart]]:
    by_ident = {option.ident: option for option in parts.options}
    pairs = [pair.split(":") for pair in item.key.correct]
    return [(by_ident[term], by_ident[match]) for term, match in pairs]


def _joined(term: OptionPart, match: OptionPart) -> list[Node]:
    """Return a term and its match as one paragraph."""
    both = nodes.paragraph("", "", *copies(term.content[0].children), nodes.Text(": "))
    both += copies(match.content[0].children)
    return [both]


def _entry(match: OptionPart, *, is_first: bool) -> Node:
    attributes: dict[str, str | bool] = {"value": match.ident}
    if is_first:  # Once in each question, for the script to know its words.
        attributes |= {"data-part": "other", "data-ident": match.ident}
    return text_tag("option", attributes, _text(match))
