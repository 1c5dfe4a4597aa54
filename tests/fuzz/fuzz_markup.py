"""The two languages of pages, as printers of lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

Lines = list[str]
Option = tuple[str, Lines, Lines]
"""A mark, the text after it, and feedback."""


def indent(lines: Sequence[str], by: str) -> Lines:
    return [by + line if line else line for line in lines]


def point(sign: str, lines: Sequence[str]) -> Lines:
    """Return a point of a list."""
    first, *rest = lines or [""]
    return [f"{sign} {first}".rstrip(" "), *indent(rest, " " * (len(sign) + 1))]


class Markup(Protocol):
    """What a language of pages can print."""

    def title(self, text: str) -> Lines: ...
    def quote(self, body: Lines) -> Lines: ...
    def code(self, language: str, text: str) -> Lines: ...
    def definition(self, term: str, body: Lines) -> Lines: ...
    def options(self, options: Sequence[Option]) -> Lines: ...
    def directive(
        self, name: str, argument: str, options: list[tuple[str, str]], body: Lines, depth: int
    ) -> Lines: ...

    def paragraph(self, text: str) -> Lines:
        return text.split("\n")

    def bullets(self, points: Sequence[Lines]) -> Lines:
        return [line for body in points for line in point("-", body)]

    def numbered(self, points: Sequence[Lines]) -> Lines:
        return [line for at, body in enumerate(points, 1) for line in [*point(f"{at}.", body), ""]]

    def definitions(self, pairs: Sequence[tuple[str, Lines]]) -> Lines:
        return [line for term, body in pairs for line in [*self.definition(term, body), ""]]

    def table(self, cell: Lines) -> Lines:
        return self.directive("list-table", "", [], point("* -", cell), 0)


class Myst(Markup):
    """Markdown of MyST, with fences of colons."""

    def title(self, text: str) -> Lines:
        return [f"# {text}"]

    def quote(self, body: Lines) -> Lines:
        return [f"> {line}".rstrip(" ") for line in body]

    def code(self, language: str, text: str) -> Lines:
        return [f"```{language}", *text.split("\n"), "```"]

    def definition(self, term: str, body: Lines) -> Lines:
        return [term, *point(":", body)]

    def options(self, options: Sequence[Option]) -> Lines:
        found: Lines = []
        for mark, text, feedback in options:
            found += point(f"- {mark}", text[:1]) + indent([*text[1:], *self.quote(feedback)], "  ")
        return found

    def directive(
        self, name: str, argument: str, options: list[tuple[str, str]], body: Lines, depth: int
    ) -> Lines:
        longest = max(
            (len(line) - len(line.lstrip(":")) for line in map(str.strip, body)), default=0
        )
        fence = ":" * max(3, longest + 1)
        head = f"{fence}{{{name}}} {argument}".rstrip(" ")
        return [head, *(f":{key}: {value}" for key, value in options), *body, fence]


class Rst(Markup):
    """reStructuredText."""

    def title(self, text: str) -> Lines:
        return [text, "=" * len(text)]

    def quote(self, body: Lines) -> Lines:
        return ["..", "", *indent(body, "  ")]

    def code(self, language: str, text: str) -> Lines:
        return [f".. code-block:: {language}", "", *indent(text.split("\n"), "   ")]

    def definition(self, term: str, body: Lines) -> Lines:
        return [term, *indent(body, "   ")]

    def options(self, options: Sequence[Option]) -> Lines:
        found: Lines = []
        for mark, text, feedback in options:
            found += point(f"- {mark}", text[:1]) + indent(text[1:], "  ")
            found += ["", *indent(feedback, "    "), ""] if feedback else []
        return found

    def directive(
        self, name: str, argument: str, options: list[tuple[str, str]], body: Lines, depth: int
    ) -> Lines:
        head = f".. {name}:: {argument}".rstrip(" ")
        settings = [f"   :{key}: {value}" for key, value in options]
        return [head, *settings, "", *indent(body, "   ")]


LANGUAGES = {"md": Myst, "rst": Rst}
