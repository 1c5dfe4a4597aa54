"""From a node to file, line and column."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from docutils import nodes

from sphinx_assess.lint.base import Fault, Subject

REACH = 12
"""Lines after the start of a node in which its words are looked for."""


class Location(NamedTuple):
    """A place in a source file; line and column are counted from 1."""

    path: str
    line: int
    column: int


@lru_cache(maxsize=256)
def source_lines(path: str) -> tuple[str, ...]:
    """Return the lines of a file; none when it cannot be read."""
    try:
        return tuple(Path(path).read_text("utf-8", errors="replace").splitlines())
    except OSError:
        return ()


def locate(subject: Subject, fault: Fault, default: str) -> Location:
    """Return the narrowest place of a fault.

    Parsers number lines differently, some not at all, so the first line of the node's source is
    looked for after the subject's own line.

    :param default: path of the page, for nodes that do not know theirs.
    """
    path = subject.node.source or default
    start = max(subject.node.line or 1, 1)
    lines = source_lines(path)
    at = _line_of(fault.node, lines, start) if fault.node is not None else start
    if not 0 < at <= len(lines):
        return Location(path, start, 1)
    return Location(path, *_column(lines, at, fault.excerpt))


def _line_of(node: nodes.Node, lines: tuple[str, ...], start: int) -> int:
    """Return the line where a node begins, or that of the subject."""
    raw = node.rawsource if isinstance(node, nodes.Element) else ""
    head = (raw or node.astext()).strip().split("\n")[0].strip()
    found = [at for at in range(start, len(lines) + 1) if head and head in lines[at - 1]]
    whole = [at for at in found if lines[at - 1].rstrip().endswith(head)] or found
    near = node.line or start
    return min(whole, key=lambda at: (abs(at - near), at), default=start)


def _column(lines: tuple[str, ...], at: int, excerpt: str) -> tuple[int, int]:
    """Return the line and column of some words, or of the first sign of the line."""
    for line in range(at, min(at + REACH, len(lines)) + 1):
        if excerpt and (column := lines[line - 1].casefold().find(excerpt.casefold())) >= 0:
            return line, column + 1
    text = lines[at - 1]
    return at, len(text) - len(text.lstrip()) + 1
