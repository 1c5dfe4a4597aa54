"""The builder ``testsheets``: each test as sheets to hand out, one for each form, and their key.

``sphinx-build -b testsheets`` writes LaTeX, ``<test>-form-a.tex`` and so on and
``<test>-key.tex``. A sheet has no answer, hint or link; nothing but its key has.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fnmatch import fnmatchcase

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.util.docutils import new_document

from sphinx_assess import draw
from sphinx_assess.domain import domain_of
from sphinx_assess.index import GroupRecord
from sphinx_assess.model import Test
from sphinx_assess.nodes import assess_group
from sphinx_assess.render.exam import sheet_title

HEADLESS = {
    "maketitle": r"\makeatletter\hypersetup{pdfauthor={\@author}, pdftitle={\@title}}\makeatother",
    "tableofcontents": "",
    "makeindex": "",
    "printindex": "",
}
"""What a sheet has not: a title page, a table of contents, an index."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document: a form of a test, counted from 0, or the key of all its forms."""

    record: GroupRecord
    page_title: str
    at: int | None

    @property
    def filename(self) -> str:
        """The name of its file."""
        part = "key" if self.at is None else f"form-{'abcdefghij'[self.at]}"
        return f"{self.record.group.ident}-{part}.tex"

    @property
    def title(self) -> str:
        """What it is called in its page foot and its metadata."""
        return sheet_title(self.page_title, self.at)


class TestSheetBuilder(LaTeXBuilder):
    """Sphinx's LaTeX builder, for test sheets instead of books."""

    __test__ = False  # pytest: not a test case
    name = "testsheets"
    epilog = "The test sheets are in %(outdir)s, as LaTeX."

    def init(self) -> None:
        """Leave out of each sheet what it must not tell."""
        super().init()
        self.context.update(HEADLESS)
        self.config.assess_paper_answers = "none"
        self.config.assess_paper_notes = False
        self.config.assess_paper_online = ""

    def init_document_data(self) -> None:
        """Find the sheets; ``latex_documents`` is about books."""
        self.titles: list[tuple[str, str]] = []
        count = self.config.assess_paper_forms
        self.sheets = [
            Sheet(record, self.env.titles[record.docname].astext(), at)
            for record in domain_of(self.env).index.groups.values()
            if isinstance(record.group, Test) and self.is_wanted(record.docname)
            for at in (*range(count), None)
        ]

    def is_wanted(self, docname: str) -> bool:
        """Tell whether the tests of a page are printed."""
        return any(fnmatchcase(docname, name) for name in self.config.assess_paper_tests)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write one LaTeX file for each sheet."""
        for sheet in self.sheets:
            self.sheet, title = sheet, self.escaped(sheet.title)
            docname, author = sheet.record.docname, self.escaped(self.config.author)
            self.document_data = [(docname, sheet.filename, title, author, "howto", False)]
            super().write_documents(docnames)

    @staticmethod
    def escaped(text: str) -> str:
        """Return text with what is special in LaTeX made harmless."""
        return "".join(f"\\{sign}" if sign in "&%$#_{}" else sign for sign in text)

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        """Return the doctree of the current sheet."""
        sheet, self.docnames = self.sheet, {indexfile}
        forms = range(self.config.assess_paper_forms) if sheet.at is None else [sheet.at]
        section = nodes.section("", nodes.title("", sheet.title), ids=["sheet"])
        section += [self.form(sheet, at) for at in forms]
        tree = new_document("<test sheet>")
        tree += section
        tree["docname"] = indexfile
        self.env.resolve_references(tree, indexfile, self)
        for pending in list(tree.findall(addnodes.pending_xref)):
            pending.replace_self(nodes.emphasis("", pending["refsectname"]))
        return tree

    def form(self, sheet: Sheet, at: int) -> assess_group:
        """Return the node of a test, marked with the form that it is to be lowered to."""
        ident = sheet.record.group.ident
        page = self.env.get_doctree(sheet.record.docname)
        node = next(one for one in page.findall(assess_group) if one["group"].ident == ident)
        found = node.deepcopy()
        found["form"], found["at"] = draw.sheet(ident, at), at
        found["title"] = sheet.page_title
        found["is_key"] = sheet.at is None
        return found
