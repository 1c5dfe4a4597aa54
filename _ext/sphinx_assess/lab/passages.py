"""What a lab may quote: passages of its pages, each with its section, and their index."""

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
from sphinx_assess.lab import excerpts, prose, ranking

Data = dict[str, Any]


def build(app: Sphinx, lab: GroupRecord) -> Data:
    """Return ``passages`` and their ``index``, as the scripts read them.

    Questions and their answers are never quoted.

    :param lab: the record of a lab: its ``group.pages`` are patterns of pages.
    """
    found = [
        passage
        for docname in pages_of(app.env, lab)
        for passage in page_passages(app, lab.docname, docname)
    ]
    texts = [(passage["title"], passage["text"]) for passage in found]
    return {"passages": found, "index": ranking.build(texts, ranking.language(app))}


def pages_of(env: BuildEnvironment, lab: GroupRecord) -> list[str]:
    """Return the pages a lab may quote, in reading order, never its own."""
    folder = lab.docname.rpartition("/")[0]
    patterns = getattr(lab.group, "pages", ()) or (f"{folder}/*" if folder else "*",)
    return [
        name
        for name in reading_order(env)
        if name != lab.docname and any(fnmatchcase(name, pattern) for pattern in patterns)
    ]


def page_passages(app: Sphinx, page: str, docname: str) -> Iterator[Data]:
    """Yield the passages of a page; ``page`` is where links to them will stand.

    ``section`` is the anchor of the section a passage stands in, ``under`` that of the section
    right below the page's title around it.
    """
    title = app.env.titles[docname].astext()
    reader = prose.Reader(app, docname)
    for section in filter(excerpts.is_section, app.env.get_doctree(docname).findall()):
        address = href(app.builder, page, docname, section["ids"][0])
        for text in excerpts.of_section(section, reader):
            yield {
                "page": title,
                "href": address,
                "title": reader.text(section[0]),
                "section": section["ids"][0],
                "under": chapter(section)["ids"][0],
                "text": text,
            }


def chapter(section: nodes.Element) -> nodes.Element:
    """Return the section around a section that is right below the page's title; else itself."""
    found, at = section, section.parent
    while at is not None:
        if excerpts.is_section(at) and excerpts.is_section(at.parent):
            found = at
        at = at.parent
    return found


def href(builder: Builder, page: str, docname: str, anchor: str) -> str:
    """Return the address of a section from a page; in one long page only its anchor."""
    uri = builder.get_relative_uri(page, docname)
    return f"#{anchor}" if "#" in uri else f"{uri}#{anchor}"
