"""How questions look in each family of builders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.epub3 import Epub3Builder
from sphinx.config import Config

from sphinx_assess.index import Index

Family = Literal["html", "paper", "whole"]

WHOLE = frozenset({"gettext", "linkcheck", "dummy", "xml", "pseudoxml"})
"""Builders that need the doctree as the author wrote it: catalogues, links, exchange."""


def family(builder: Builder) -> Family:
    """Return the family of a builder.

    Paper is the default, so a builder nobody here has heard of gets a readable
    page. EPUB is paper too: scripts are not dependable in its readers.
    """
    if builder.name in WHOLE:
        return "whole"
    if builder.format == "html" and not isinstance(builder, Epub3Builder):
        return "html"
    return "paper"


@dataclass(slots=True)
class Context:
    """What lowering one document needs to know.

    ``scripts`` collects what its page loads; ``page_answers`` the answers that stand at the end of
    each page, with a node of that page.
    """

    builder: Builder
    index: Index
    scripts: list[str] = field(default_factory=list)
    page_answers: dict[str, tuple[nodes.Element, list[nodes.Element]]] = field(default_factory=dict)

    @property
    def config(self) -> Config:
        """The project's configuration."""
        return self.builder.config

    @property
    def with_key(self) -> bool:
        """Tell whether keys and feedback may be in the page."""
        return bool(self.config.assess_key == "page")

    def needs(self, *scripts: str) -> None:
        """Note scripts that the page must load, in order."""
        self.scripts.extend(name for name in scripts if name not in self.scripts)
