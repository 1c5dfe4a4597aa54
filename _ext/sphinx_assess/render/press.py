"""What paper can do that no list or paragraph says: blocks kept whole, pages, links to the site."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.index import Place
from sphinx_assess.markup import _
from sphinx_assess.render import Context
from sphinx_assess.render.common import link


def block(context: Context, name: str, *children: Node) -> nodes.Element:
    """Return blocks that belong together, under a class for style files.

    LaTeX knows a class only on a ``container``, whose rendering in HTML neighbours replace;
    every other writer gets a ``compound``.
    """
    kind = nodes.container if _is_latex(context) else nodes.compound
    return kind("", *children, classes=[name])


def chances(context: Context) -> list[Node]:
    """Return a place at which a page may end, however short it is; only LaTeX needs one."""
    return [nodes.container("", classes=["assess-chance"])] if _is_latex(context) else []


def head(context: Context, line: nodes.Element) -> nodes.Element:
    """Return a line that stays on the page of what follows it."""
    return block(context, "assess-paper-head", line) if _is_latex(context) else line


def _is_latex(context: Context) -> bool:
    return context.builder.format == "latex"


def paged(context: Context, page: str, place: Place, text: str) -> Node:
    """Return a link that LaTeX prints with the number of its page; text without a link if none."""
    found = link(context, page, place, text)
    if isinstance(found, nodes.Text):
        return found
    return nodes.inline("", "", found, classes=["assess-paged"])


def quiet(context: Context, found: list[Node]) -> list[Node]:
    """Make room to write of spaces where a style sheet draws it, so that it is not read aloud."""
    if context.builder.format == "html":
        for block_of in found:
            for room in block_of.findall(nodes.inline):
                if {"assess-room", "assess-room-line"}.intersection(room["classes"]):
                    room.children = [nodes.Text("\N{NO-BREAK SPACE}" * len(room.astext()))]
    return found


def online(context: Context, place: Place | None) -> Node | None:
    """Return a link to a question on the web site, if the site's address is known.

    Where links cannot be followed, the address is its text; LaTeX makes a code to photograph.
    """
    base, pattern = context.config.html_baseurl, context.config.assess_paper_online
    if not base or not pattern or place is None:
        return None
    address = f"{base.rstrip('/')}/{pattern.format(page=place.docname)}#{place.anchor}"
    text = _("Online") if context.builder.format == "html" else address
    found = nodes.reference("", text, refuri=address, internal=False)
    return nodes.inline("", "", found, classes=["assess-online"])


def free_heading(context: Context, node: nodes.Element) -> None:
    """Let a page end before a heading that has nothing but a question after it.

    :param node: the question or its group, still in its section.
    """
    section = node.parent
    if not isinstance(section, nodes.section):
        return
    before = section.children[: section.index(node)]
    if all(isinstance(one, nodes.title | nodes.Invisible) for one in before) and before:
        at = section.parent.index(section)
        section.parent[at:at] = chances(context)


def page_end(node: nodes.Element) -> nodes.Element:
    """Return the last section of the page on which a node stands, also where pages are joined."""
    while node.parent is not None and not is_page(node.parent):
        node = node.parent
    page = node.parent if node.parent is not None else node
    sections = [child for child in page.children if isinstance(child, nodes.section)]
    return sections[-1] if sections else page


def is_page(node: nodes.Element) -> bool:
    """Tell whether a node is the root of one page: a document, or a page joined to others."""
    return isinstance(node, nodes.document) or node.tagname == "start_of_file"


def append_to_page(section: nodes.Element, added: list[Node]) -> None:
    """Put blocks at the end of a section, before the pages that are joined to it."""
    at = len(section.children)
    while at and _joins_pages(section.children[at - 1]):
        at -= 1
    section[at:at] = added


def _joins_pages(node: Node) -> bool:
    if isinstance(node, nodes.compound):
        return any(map(_joins_pages, node.children))
    return isinstance(node, nodes.Element) and is_page(node)
