"""Write formulas as MathML at build time: no script, and the same in HTML and ePub.

A formula that cannot be converted gives one located warning and is shown as its source.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

# XML knows five entities; the converter also writes named ones of HTML.
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|#)\w+;")
MATHML = "http" + "://www.w3.org/1998/Math/MathML"
STYLE = ("displaystyle", "scriptlevel")
_BLANK_LINES = re.compile(r"\n\s*\n")


def convert(tex: str, *, display: bool, macros: dict[str, str] | None = None) -> str:
    """Return `tex` as one MathML element, well-formed as HTML and as XML.

    :raises LatexError: when the formula is not understood.
    """
    converter = LatexToMathML(macros=macros or {}, xml_namespace=True, fancy_error=False)
    mathml = converter.convert_with_local_state(tex, displaystyle=display)
    return _ENTITY.sub(lambda match: html.unescape(match.group()), mathml)


def join_lines(tex: str) -> str:
    r"""Return a displayed formula as one expression.

    As in Sphinx's LaTeX, blank lines and ``\\`` separate lines, which are aligned at ``&``.
    """
    tex = tex.replace("{split}", "{aligned}")
    lines = [part.strip() for part in _BLANK_LINES.split(tex) if part.strip()]
    if len(lines) > 1:
        return (
            r"\begin{gathered}" + r" \\ ".join(_align(line) for line in lines) + r"\end{gathered}"
        )
    return _align(lines[0]) if lines else ""


def _align(line: str) -> str:
    outside = re.sub(r"\\begin\{(\w+\*?)\}.*\\end\{\1\}", "", line, flags=re.DOTALL)
    if "\\\\" not in outside and "&" not in outside.replace("\\&", ""):
        return line
    return rf"\begin{{aligned}}{line}\end{{aligned}}"


def _mathml(self: HTML5Translator, node: nodes.Element, tex: str, *, display: bool) -> str:
    try:
        mathml = convert(tex, display=display, macros=self.config.mathml_macros)
    except LatexError as error:
        logger.warning(
            "formula %r cannot be written as MathML (%s); use other TeX for it",
            tex,
            error,
            location=node,
            type="mathml",
        )
        return f'<code class="math">{self.encode(tex)}</code>'
    return as_mathml3(mathml, tex) if self.builder.name == "epub" else mathml


def as_mathml3(mathml: str, tex: str) -> str:
    """Return a formula as ePub 3 wants it: MathML 3, with its source as text alternative.

    MathML Core lets every element set ``displaystyle`` and ``scriptlevel``; in MathML 3 that is
    what ``mstyle`` is for.
    """
    ElementTree.register_namespace("", MATHML)
    root = ElementTree.fromstring(mathml)
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            style = {name: child.attrib.pop(name) for name in STYLE if name in child.attrib}
            if not style or child.tag == f"{{{MATHML}}}mstyle":
                child.attrib.update(style)
                continue
            parent.remove(child)
            wrapper = ElementTree.Element(f"{{{MATHML}}}mstyle", style)
            wrapper.tail, child.tail = child.tail, None
            wrapper.append(child)
            parent.insert(place, wrapper)
    root.set("alttext", " ".join(tex.split()))
    return ElementTree.tostring(root, encoding="unicode")


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in running text."""
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(_mathml(self, node, node.astext(), display=False) + "</span>")
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula, with its number if it has a label."""
    self.body.append(self.starttag(node, "div", CLASS="math notranslate nohighlight"))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append(_mathml(self, node, join_lines(node.astext()), display=True))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the renderer; ``html_math_renderer = "mathml"`` selects it."""
    app.add_config_value("mathml_macros", {}, "html", types=frozenset({dict}))
    app.add_html_math_renderer(
        "mathml",
        inline_renderers=(visit_inline, None),
        block_renderers=(visit_block, None),
    )
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
