"""Prose of a page as plain text that can be quoted: formulas readable, references in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

SIGNS = {
    "times": "\u00d7",
    "cdot": "·",
    "approx": "≈",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "neq": "≠",
    "to": "→",
    "infty": "∞",
    "sum": "Σ",
    "sqrt": "√",
    "pm": "±",
    "in": "∈",
    "ldots": "…",
    "dots": "…",
}
"""Commands of TeX that are one sign in plain text; a letter or a function keeps its name."""

FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
COMMAND = re.compile(r"\\([a-zA-Z]+)")
SPACING = re.compile(
    r"\\[,;:!> ]|~|\\(?:left|right|mathrm|text|mathbf|operatorname|displaystyle)\b"
)


class Reader:
    """Reads the doctree of one page before its references are resolved."""

    def __init__(self, app: Sphinx, docname: str) -> None:
        self.app = app
        self.docname = docname

    def text(self, node: nodes.Node) -> str:
        """Return prose as one line."""
        line = " ".join("".join(self.pieces(node)).split())
        return re.sub(r"\s+([.,;:!?)])", r"\1", line)

    def joined(self, node: nodes.Node, between: str) -> str:
        """Return the prose of a node's children as one line."""
        found = (self.text(child) for child in node.children)
        return between.join(text for text in found if text)

    def pieces(self, node: nodes.Node) -> Iterator[str]:
        """Yield the text of a node piece by piece."""
        if isinstance(node, nodes.Text):
            yield node.astext()
        elif isinstance(node, nodes.math | nodes.math_block):
            yield readable(node.astext())
        elif isinstance(node, addnodes.pending_xref):
            yield self.reference(node)
        elif not isinstance(node, HIDDEN):
            for child in node.children:
                yield from self.pieces(child)
                if isinstance(node, BLOCKS):
                    yield " "

    def reference(self, node: addnodes.pending_xref) -> str:
        """Return the words of a reference: the author's own, or what it leads to."""
        name = node.get("refdomain", "")
        if node.get("refexplicit") or name not in self.app.env.domains:
            return node.astext()
        content = node.children[0] if node.children else nodes.inline()
        assert isinstance(content, nodes.Element)
        found = self.app.env.domains[name].resolve_xref(
            self.app.env,
            node.get("refdoc", self.docname),
            self.app.builder,
            node["reftype"],
            node["reftarget"],
            node,
            content.deepcopy(),
        )
        return (found if found is not None else node).astext()


HIDDEN = (nodes.raw, nodes.image, nodes.footnote_reference, nodes.comment, nodes.literal_block)
BLOCKS = (nodes.list_item, nodes.definition, nodes.entry, nodes.bullet_list, nodes.enumerated_list)


def readable(formula: str) -> str:
    r"""Return a formula of TeX as it can stand in a line of plain text.

    >>> readable(r"\ln N \approx \frac{1}{2}")
    'ln N ≈ 1/2'
    """
    text = SPACING.sub(" ", FRACTION.sub(r"\1/\2", formula))
    text = COMMAND.sub(lambda match: f" {SIGNS.get(match[1], match[1])} ", text)
    line = " ".join(text.replace("{", "").replace("}", "").replace("\\", "").split())
    return line.replace("( ", "(").replace(" )", ")")
