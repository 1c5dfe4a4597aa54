"""Small builders of output nodes, for screen and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from docutils import nodes
from sphinx.locale import get_translation

_ = get_translation("assess")

Attributes = Mapping[str, str | bool]
WORDS = re.compile(r">\s*[^<\s]")
"""What HTML with more than tags has."""


def tag(name: str, attributes: Attributes, *children: nodes.Node) -> list[nodes.Node]:
    """Return an HTML element around untouched content.

    The element is a pair of raw nodes: no builder and no other extension can
    drop it, and what is inside stays an ordinary doctree. A ``True`` attribute
    has no value, a ``False`` one is left out.
    """
    # Sphinx's HTML writer (8.0 to 9.0) stops at a link that stands in no running text.
    held = [
        nodes.inline("", "", one) if isinstance(one, nodes.reference) else one for one in children
    ]
    return joined([raw(_open(name, attributes)), *held, raw(f"</{name}>")])


def joined(content: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return content with pieces of HTML that follow each other as one: nodes cost time.

    Two pieces with words stay apart. The search indexer strips tags from a node, and the last word
    of one would run into the first of the other.
    """
    found: list[nodes.Node] = []
    for node in content:
        last = found[-1] if found else None
        if isinstance(last, nodes.raw) and isinstance(node, nodes.raw):
            html, more = last.astext(), node.astext()
            if not (WORDS.search(html) and WORDS.search(more)):
                found[-1] = raw(html + more)
                continue
        found.append(node)
    return found


def void(name: str, attributes: Attributes) -> nodes.raw:
    """Return an HTML element that has no content and no end tag."""
    return raw(_open(name, attributes))


def raw(html: str) -> nodes.raw:
    """Return HTML as it is."""
    return nodes.raw("", html, format="html")


def text_tag(name: str, attributes: Attributes, text: str) -> nodes.raw:
    """Return an HTML element that holds only text, as one node."""
    return raw(f"{_open(name, attributes)}{escape(text)}</{name}>")


def inline_content(content: Iterable[nodes.Node]) -> list[nodes.Node] | None:
    """Return the content of a lone paragraph, or ``None`` when there are other blocks."""
    blocks = list(content)
    if len(blocks) == 1 and isinstance(blocks[0], nodes.paragraph):
        return blocks[0].children
    return None


def copies(content: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return deep copies without ids, for prose that stands in a second place."""
    copied = [node.deepcopy() for node in content]
    for node in copied:
        for element in node.findall(nodes.Element):
            element["ids"] = []
            element["names"] = []
    return copied


def prefixed(prefix: Iterable[nodes.Node], content: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return content with inline nodes before its first words."""
    blocks = list(content)
    if blocks and isinstance(blocks[0], nodes.paragraph):
        first = blocks[0].deepcopy()
        first.children = []
        first += [*prefix, *blocks[0].children]
        return [first, *blocks[1:]]
    return [nodes.paragraph("", "", *prefix), *blocks]


def put(node: nodes.Element, lowered: Iterable[nodes.Node]) -> None:
    """Put lowered nodes where ``node`` stands."""
    parent = node.parent
    at = parent.index(node)
    parent[at : at + 1] = list(lowered)


def _open(name: str, attributes: Attributes) -> str:
    parts = [name]
    for key, value in attributes.items():
        if value is True:
            parts.append(key)
        elif value is not False:
            parts.append(f'{key}="{escape(value)}"')
    return f"<{' '.join(parts)}>"
