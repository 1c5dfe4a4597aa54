"""The directives: an author's text in, nodes out. One message for each fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, cast, get_args

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_assess import authoring, settings
from sphinx_assess.kinds.base import Kind
from sphinx_assess.messages import AuthorError, Warn, shown, warn
from sphinx_assess.model import Item, Select
from sphinx_assess.nearest import advice
from sphinx_assess.nodes import (
    item_node,
)
from sphinx_assess.proof import take
from sphinx_assess.settings import OptionSpec, Reader
from sphinx_assess.unknown import tell

QUESTION = "assess_question"
"""Where the reading of a page keeps the ident of the question it is in."""

LINES_AHEAD = 8
"""How far the parser's line count may run ahead of the source."""


class AnyOption(dict[str, Callable[[str], Any]]):
    """An option spec that lets every name through, so that one place checks them all.

    Docutils and MyST report an unknown option in two ways, one of which loses
    the question.
    """

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return lambda value: value

    def __bool__(self) -> bool:
        """Be true while empty: an empty spec means "takes no options" to both parsers."""
        return True


def full_path(source: str | None) -> str:
    """Return the path of a file, which docutils gives relative where the file is included."""
    path = Path(source or "")
    return str(path.resolve()) if path.is_file() else str(source)


class AssessDirective(SphinxDirective):
    """A directive whose faults become one located warning and a box in the page."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = AnyOption()
    noun: ClassVar[str]
    reads: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Return the directive's nodes, or a box that shows what is wrong."""
        try:
            return self.build()
        except AuthorError as error:
            warn(error.warn, error.message, self.located(error.location))
            return [self.problem(error.message)]

    def parse_content_to_nodes(self, allow_section_headings: bool = False) -> list[nodes.Node]:
        """Return the parsed content; misspelt directives in it are told of."""
        found = super().parse_content_to_nodes(allow_section_headings)
        tell(self.env, found)
        return found

    def build(self) -> list[nodes.Node]:
        """Return the directive's nodes.

        :raises AuthorError: for a fault that leaves nothing to show.
        """
        raise NotImplementedError

    @property
    def counted(self) -> int:
        """The line of the directive in its file as the parser counts.

        Not ``lineno``, which in reStructuredText counts the lines of included files too.
        """
        return self.get_source_info()[1]

    @cached_property
    def line(self) -> int:
        """The line of the directive, from 1.

        MyST counts one line too many for each enclosing colon fence that
        begins with another one (myst-parser 5.2), so the line is looked up.
        """
        head = self.block_text.split("\n", 1)[0].strip()
        source, counted = self.get_source_info()[0], self.counted
        lines = self.lines_of(source) if head.startswith(":") else []
        ahead = range(counted, max(counted - LINES_AHEAD, 0), -1)
        found = (at for at in ahead if at <= len(lines) and lines[at - 1].strip() == head)
        return next(found, counted)

    def lines_of(self, source: str) -> list[str]:
        """Return the lines of a file, read once for each page; none where there is no such file."""
        data = self.env.temp_data.setdefault("assess_lines", {})
        known = cast("dict[str, list[str]]", data)
        if source not in known:
            path = Path(source)
            text = path.read_text("utf-8", "replace") if path.is_file() else ""
            known[source] = text.split("\n") if text else []
        return known[source]

    @property
    def where(self) -> str:
        """The directive's own place."""
        return f"{full_path(self.get_source_info()[0])}:{self.line}"

    def located(self, node: nodes.Node | None) -> str:
        """Return the place of a node, or the directive's when it has none."""
        if node is None or node.line is None:
            return self.where
        return f"{full_path(node.source)}:{node.line - self.counted + self.line}"

    def place(self, node: nodes.Node) -> None:
        """Give a node the directive's place."""
        self.set_source_info(node)
        node.line = self.line

    @staticmethod
    def suppress(node: nodes.Element, values: Mapping[str, Any]) -> None:
        """Keep which rules of the linter are not followed here, and why."""
        if found := values.get("lint-ignore"):
            node["ignored"] = found

    def take_ident(self) -> str:
        """Return the ident in the argument, claimed for this page.

        :raises AuthorError: when it is missing, malformed or taken.
        """
        ident = self.arguments[0].strip() if self.arguments else ""
        if not settings.is_ident(ident):
            found = f"{shown(ident)} is not an ident" if ident else "it has none"
            what = "write lower-case letters, digits and hyphens after the directive's name"
            if "\n" in ident:
                what = "end the line after it, then options indented alike, then an empty line"
            message = f"this {self.noun} needs an ident and {found}; {what}"
            raise AuthorError(Warn.IDENT, message)
        if outer := self.env.temp_data.get(QUESTION):
            message = (
                f"{self.noun} '{ident}' stands inside question '{outer}'; "
                "end that question before it"
            )
            raise AuthorError(Warn.GROUP, message)
        self.claim(ident)
        return ident

    def claim(self, ident: str) -> None:
        """Take an ident on this page; the domain compares pages.

        :raises AuthorError: when it is taken.
        """
        taken = cast("dict[str, int]", self.env.temp_data.setdefault("assess_idents", {}))
        if ident in taken:
            raise AuthorError(
                Warn.DUPLICATE,
                f"{self.noun} id '{ident}' is already used in {self.env.docname} "
                f"(line {taken[ident]}); ids are unique in the course",
            )
        taken[ident] = self.line

    def read_settings(self, ident: str, reads: Mapping[str, Reader]) -> dict[str, Any]:
        """Return the directive's options, converted; a bad one is warned of and left out."""
        values = {}
        for name, text in self.options.items():
            if name not in reads:
                self.warn_unknown(ident, name, reads)
                continue
            try:
                values[name] = reads[name]((text or "").strip())
            except ValueError as error:
                setting = shown(f":{name}: {text or ''}".strip())
                message = f"{self.noun} '{ident}' has {setting}; {error}"
                warn(Warn.SETTING, message, self.where)
        return values

    def warn_unknown(self, ident: str, name: str, reads: Mapping[str, Reader]) -> None:
        """Say that an option is unknown and name the nearest one, or all."""
        listed = ", ".join(f"':{option}:'" for option in sorted(reads)) or "no option"
        what = advice(name, reads, f"it takes {listed}", "':{}:'")
        message = f"{self.noun} '{ident}' has the unknown option {shown(f':{name}:')}; {what}"
        warn(Warn.SETTING, message, self.where)

    def source_line(self, index: int) -> int:
        """Return the line, counted as the parser does, of a line of the content."""
        lines = [line.strip() for line in self.block_text.splitlines()]
        text = self.content[index].strip()
        return self.counted + (lines.index(text) if text in lines else 0)

    def problem(self, message: str) -> nodes.Node:
        """Return a box that shows a fault in the page, untranslated."""
        paragraph = nodes.paragraph("", message, translatable=False)
        box = nodes.warning("", paragraph)
        self.place(box)
        return box


class QuestionDirective(AssessDirective):
    """``<kind>-question``: one question.

    The argument is its ident; the body is stem, options and explanation
    (:mod:`sphinx_assess.authoring`). Gives an ``assess_item`` node.
    """

    noun = "question"
    kind: ClassVar[Kind]
    reads = {
        "difficulty": settings.one_of("easy", "medium", "hard"),
        "lint-ignore": settings.suppressions,
        "objective": settings.words,
        "points": settings.positive,
        "revision": settings.line,
        "select": settings.one_of(*get_args(Select)),
        "shuffle": settings.flag,
    }

    def build(self) -> list[nodes.Node]:
        """Return the question.

        :raises AuthorError: when it cannot be read.
        """
        ident = self.take_ident()
        values = self.read_settings(ident, taken(self.kind))
        body = self.parse_body(ident)
        claims = take.take_claims(ident, body, self.located)
        key, parts, select = self.kind.parse(ident, body, values)
        item = Item(
            ident=ident,
            kind=self.kind.name,
            key=key,
            options=tuple(option.ident for option in parts.options),
            points=values.get("points", 1) if self.kind.is_scored else 0,
            select=select,
            shuffle=values.get("shuffle"),
            objectives=values.get("objective", ()),
            revision=values.get("revision", ""),
            difficulty=values.get("difficulty", ""),
        )
        node = item_node(item, parts, self.env.docname)
        node += take.proofs(self.kind, item, parts, body, claims, values)
        self.place(node)
        self.suppress(node, values)
        return [node]

    def parse_body(self, ident: str) -> authoring.Body:
        """Return the sorted body, with scripts removed.

        :raises AuthorError: when a part is missing or cannot be read.
        """
        if lost := authoring.find_lost_mark(self.content):
            index, number, what = lost
            place = nodes.Element()
            place.source, place.line = self.content.source(0), self.source_line(index)
            if what == "script":
                raise AuthorError(Warn.MARKUP, self.script_message(ident), place)
            raise AuthorError(Warn.OPTION, authoring.lost_mark_message(ident, number), place)
        self.env.temp_data[QUESTION] = ident
        try:
            children = self.parse_content_to_nodes()
        finally:
            self.env.temp_data[QUESTION] = ""
        if (active := authoring.remove_active_markup(children)) is not None:
            warn(Warn.MARKUP, self.script_message(ident), self.located(active))
        blocks = take.take_blocks(children)
        body = self.kind.split(ident, children)
        body.language = self.config.language
        body.proofs = blocks
        return body

    @staticmethod
    def script_message(ident: str) -> str:
        """Say that active markup is not allowed."""
        return (
            f"question '{ident}' has a script in its text; "
            "remove it, or show it as code between backticks"
        )


def taken(kind: Kind) -> OptionSpec:
    """Return the options that questions of a kind take."""
    unused = kind.unused
    shared = {name: read for name, read in QuestionDirective.reads.items() if name not in unused}
    return {**shared, **kind.options}


def question_directive(kind: Kind) -> type[QuestionDirective]:
    """Return the directive class of a kind."""
    return type(f"{kind.name.title()}QuestionDirective", (QuestionDirective,), {"kind": kind})
