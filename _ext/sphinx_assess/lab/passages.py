"""What a lab may quote: the paragraphs of its pages, each with its section."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_assess.domain import reading_order
from sphinx_assess.index import GroupRecord
from sphinx_assess.lab.model import Lab
from sphinx_assess.nodes import assess_group, assess_item, assess_objectives

Data = dict[str, Any]


def build(app: Sphinx, lab: GroupRecord) -> Data:
    """Return ``passages`` and their ``index``, as the scripts read them.

    Questions and their answers are never quoted.

    :param lab: the record of a lab: ``lab.group.pages``, ``lab.docname``.
    """
    found = [
        passage
        for docname in pages_of(app.env, lab)
        for passage in page_passages(app, lab.docname, docname)
    ]
    return {"passages": found, "index": {}}


def pages_of(env: BuildEnvironment, lab: GroupRecord) -> list[str]:
    """Return the pages a lab may quote, in reading order, never its own."""
    assert isinstance(lab.group, Lab)
    folder = lab.docname.rpartition("/")[0]
    patterns = lab.group.pages or (f"{folder}/*" if folder else "*",)
    return [
        name
        for name in reading_order(env)
        if name != lab.docname and any(fnmatchcase(name, pattern) for pattern in patterns)
    ]


def page_passages(app: Sphinx, page: str, docname: str) -> Iterator[Data]:
    """Yield each paragraph of a page; ``page`` is where links to it will stand."""
    title = app.env.titles[docname].astext()
    for paragraph in app.env.get_doctree(docname).findall(nodes.paragraph):
        section = section_of(paragraph)
        if section is None or not paragraph.astext().strip():
            continue
        anchor = section["ids"][0]
        yield {
            "page": title,
            "href": address(app.builder, page, docname, anchor),
            "title": section[0].astext(),
            "section": anchor,
            "text": " ".join(paragraph.astext().split()),
        }


def section_of(node: nodes.Node) -> nodes.section | None:
    """Return the section a node stands in; ``None`` inside a question or a group."""
    at: nodes.Node | None = node
    section: nodes.section | None = None
    while at is not None:
        if isinstance(at, assess_group | assess_item | assess_objectives):
            return None
        if section is None and isinstance(at, nodes.section):
            section = at
        at = at.parent
    return section


def address(builder: Builder, page: str, docname: str, anchor: str) -> str:
    """Return the address of a section from a page; in one long page only its anchor."""
    uri = builder.get_relative_uri(page, docname)
    return f"#{anchor}" if "#" in uri else f"{uri}#{anchor}"
