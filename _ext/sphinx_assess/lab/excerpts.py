"""Cut a section into passages that can be quoted: paragraphs, entries of lists, rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_assess.lab.prose import Reader
from sphinx_assess.nodes import assess_case, assess_group, assess_item, assess_objectives

FEWEST = 7
"""Words that make a passage worth quoting."""

SHORT = 14
"""Words below which the entries of a list say little alone, so that the list is one passage."""

APART = (nodes.literal_block, nodes.math_block, nodes.comment, nodes.raw, nodes.title)
"""Text that is no prose."""

CLOSED = (
    nodes.TextElement,
    nodes.comment,
    assess_case,
    assess_group,
    assess_item,
    assess_objectives,
)
"""What holds no prose of the section around it."""


def is_section(node: nodes.Node | None) -> TypeGuard[nodes.section]:
    """Tell whether a node is a section of the page, and not a box that is made like one."""
    return isinstance(node, nodes.section) and isinstance(
        node.parent, nodes.section | nodes.document
    )


def of_section(section: nodes.Element, reader: Reader) -> Iterator[str]:
    """Yield the passages of a section or a box in it, without its subsections and questions."""
    lead = ""
    for child in section.children:
        if isinstance(child, nodes.bullet_list | nodes.enumerated_list):
            yield from of_list(child, reader, lead)
            lead = ""
            continue
        yield from alone(lead)
        is_prose = isinstance(child, nodes.TextElement) and not isinstance(child, APART)
        lead = reader.text(child) if is_prose else ""
        yield from of_block(child, reader)
    yield from alone(lead)


def of_block(child: nodes.Node, reader: Reader) -> Iterator[str]:
    """Yield the passages of a table, of definitions or of a box; an exercise only asks."""
    if isinstance(child, nodes.table):
        yield from of_table(child, reader)
    elif isinstance(child, nodes.definition_list):
        yield from (reader.joined(entry, ": ") for entry in child.children)
    elif is_box(child):
        yield from of_section(child, reader)


def is_box(node: nodes.Node) -> TypeGuard[nodes.Element]:
    """Tell whether a node may hold prose of the section around it."""
    if not isinstance(node, nodes.Element) or isinstance(node, CLOSED):
        return False
    return not is_section(node) and "exercise" not in node["classes"]


def alone(text: str) -> Iterator[str]:
    """Yield a paragraph that can be quoted alone: long enough, and not left open by a colon."""
    words = len(text.split())
    if words >= FEWEST * 2 or (words >= FEWEST and not text.endswith(":")):
        yield text


def is_pointer(entry: nodes.Node) -> bool:
    """Tell whether an entry of a list ends with a reference in brackets: it sums up that place."""
    last = next(iter(entry.findall(nodes.paragraph)), None)
    tail = last.children[-2:] if last else []
    return len(tail) == 2 and isinstance(tail[0], pending_xref) and tail[1].astext() in {")", ")."}


def of_list(items: nodes.Element, reader: Reader, lead: str) -> Iterator[str]:
    """Yield the entries of a list, or the whole of it with what leads to it if they are short."""
    entries = [reader.joined(item, " ") for item in items.children if not is_pointer(item)]
    if not entries:
        return
    if sum(len(entry.split()) for entry in entries) < SHORT * len(entries):
        whole = "; ".join(entry.rstrip(";.") for entry in entries) + "."
        mark = "" if not lead or lead[-1] in ".:?!" else ":"
        yield f"{lead}{mark} {whole}".strip()
        return
    for text in (lead, *entries):
        yield from alone(text)


def of_table(table: nodes.table, reader: Reader) -> Iterator[str]:
    """Yield each row of a table, every cell after the head of its column."""
    heads: list[str] = []
    for row in table.findall(nodes.row):
        cells = [reader.joined(entry, " ") for entry in row.children]
        if isinstance(row.parent, nodes.thead):
            heads = cells
            continue
        named = zip(heads or [""] * len(cells), cells, strict=False)
        yield "; ".join(f"{head}: {cell}" if head else cell for head, cell in named if cell) + "."
