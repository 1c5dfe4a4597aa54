"""Make a book of the course: which pages belong to it, in what shape, in PDF and ePub.

The web site has pages for authors and a landing page of links; the book has neither. On paper
nothing folds or has tabs, so those parts of sphinx-design become plain blocks.
"""

from __future__ import annotations

from fnmatch import fnmatch
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join
from sphinx.util.docutils import new_document
from sphinx.util.nodes import inline_all_toctrees

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def is_left_out(docname: str, config: Config) -> bool:
    """Tell whether a page of the site is not in the book."""
    if config.book_only and not any(fnmatch(docname, name) for name in config.book_only):
        return True
    return any(fnmatch(docname, pattern) for pattern in config.book_exclude)


class BookBuilder(LaTeXBuilder):
    """Sphinx's LaTeX builder, with one chapter for each lesson instead of each module."""

    name = "latex"

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        """Return the doctree of the whole book: the pages of the landing page's toctrees."""
        title = self.config.project
        cover = nodes.section("", nodes.title("", title))
        cover.extend(self.env.get_doctree(indexfile).findall(addnodes.toctree))
        tree = new_document("<book>")
        tree += cover
        left_out = [name for name in sorted(self.env.all_docs) if is_left_out(name, self.config)]
        self.docnames: set[str] = set()
        book = inline_all_toctrees(
            self, self.docnames, indexfile, tree, str, [indexfile, *left_out]
        )
        book["docname"] = indexfile
        promote_lessons(book)
        move_bibliography_last(book)
        self.env.resolve_references(book, indexfile, self)
        for pending in list(book.findall(addnodes.pending_xref)):
            pending.replace_self(nodes.emphasis("", pending["refsectname"]))
        return book

    def get_contentsname(self, indexfile: str) -> str:
        """Return nothing, so that LaTeX says "Contents" and not the first toctree's caption."""
        return ""


def promote_lessons(book: nodes.document) -> None:
    """Make each lesson a chapter, and the other pages of its folder sections of that chapter."""
    for module in [page for page in book[0].children if isinstance(page, addnodes.start_of_file)]:
        pages = list(module.findall(addnodes.start_of_file))[1:]
        for page in pages:
            page.parent.remove(page)
        here = module.parent.index(module) + 1
        chapters = pages[:1]
        for before, page in pairwise(pages):
            folder = _folder(page)
            if folder == _folder(before) != _folder(module):
                next(chapters[-1].findall(nodes.section)).append(page)
            else:
                chapters.append(page)
        for offset, chapter in enumerate(chapters):
            module.parent.insert(here + offset, chapter)


def move_bibliography_last(book: nodes.document) -> None:
    """Move the page with the references to the end, where LaTeX prints them."""
    body = next(book.findall(nodes.section))
    for page in [page for page in body.children if isinstance(page, addnodes.start_of_file)]:
        if any(node.tagname == "bibliography" for node in page.findall(nodes.Element)):
            page.parent.remove(page)
            body.append(page)


def _folder(page: nodes.Element) -> str:
    return str(page["docname"]).rpartition("/")[0]


class NameLeftOut(SphinxPostTransform):
    """Name by its title what is referred to and not in the book; Sphinx would print its label."""

    default_priority = 9  # before references resolve (10)

    def run(self, **kwargs: Any) -> None:
        """Replace such references, in builders that make a book."""
        if self.app.builder.name not in {"epub", "latex"}:
            return
        for pending in list(self.document.findall(addnodes.pending_xref)):
            docname, title = self.target_of(pending)
            if title and is_left_out(docname, self.config) and not pending["refexplicit"]:
                pending.replace_self(nodes.emphasis("", title))

    def target_of(self, pending: addnodes.pending_xref) -> tuple[str, str]:
        """Return the page and the title that a reference leads to, empty for other kinds."""
        target, titles = pending["reftarget"], self.env.titles
        match pending.get("refdomain"), pending["reftype"]:
            case "std", "ref":
                labels = self.env.domains.standard_domain.labels
                docname, _, title = labels.get(target, ("", "", ""))
                return docname, title
            case "std", "doc":
                docname = docname_join(pending["refdoc"], target)
                return docname, titles[docname].astext() if docname in titles else ""
        return "", ""


class IndexTerms(SphinxPostTransform):
    """List in the index where a term is used; Sphinx lists only where it is defined."""

    default_priority = 9  # before references resolve (10)
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Put an entry before each reference to a term of the glossary."""
        objects = self.env.domains.standard_domain.objects
        terms = {name.lower(): name for kind, name in objects if kind == "term"}
        for pending in list(self.document.findall(addnodes.pending_xref)):
            term = terms.get(pending["reftarget"].lower())
            if pending["reftype"] == "term" and term:
                entry = addnodes.index(entries=[("single", term, "", "", None)])
                # As the glossary's, in an argument of a command: LaTeX writes both in the same way.
                inside = nodes.inline("", "", entry, classes=["book-index"])
                pending.parent.insert(pending.parent.index(pending), inside)


class LabelExercises(SphinxPostTransform):
    """Give each exercise the label that its solution links to; sphinx-exercise 1.2 forgets it."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Put the label before every exercise."""
        registry = getattr(self.env, "sphinx_exercise_registry", {})
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, nodes.Admonition) and node.tagname.startswith("exercise_"):
                place = f"{registry[node['label']]['docname']}:{node['label']}"
                label = rf"\phantomsection\label{{\detokenize{{{place}}}}}"
                node.parent.insert(node.parent.index(node), nodes.raw("", label, format="latex"))


class BreakLongTables(SphinxPostTransform):
    """Let a table of many rows run over several pages."""

    default_priority = 900
    formats = ("latex",)
    rows_on_one_page = 15

    def run(self, **kwargs: Any) -> None:
        """Mark long tables, with columns as wide as their longest cell needs."""
        for table in self.document.findall(nodes.table):
            rows = list(table.findall(nodes.row))
            if len(rows) <= self.rows_on_one_page or "longtable" in table["classes"]:
                continue
            table["classes"] += ["longtable", "colwidths-given"]
            cells = [[len(cell.astext()) for cell in row.children] for row in rows]
            for column, spec in enumerate(table.findall(nodes.colspec)):
                longest = max(row[column] for row in cells if column < len(row))
                spec["colwidth"] = min(max(longest, 8) + 4, 60)


class FlattenDesign(SphinxPostTransform):
    """Turn tabs and dropdowns into headed blocks, and drop what only a mouse can use."""

    default_priority = 150  # before sphinx-design's own transforms for HTML, at 199 and 200

    def run(self, **kwargs: Any) -> None:
        """Rewrite the page in place, in builders that make a book."""
        if self.app.builder.name not in {"epub", "latex"}:
            return
        for part in list(self.document.findall(nodes.container)):
            match part.get("design_component"):
                case "dropdown" if _only_box(part):
                    box = _only_box(part)
                    box["ids"] += part["ids"]
                    part.replace_self(box)
                case "dropdown":
                    part.replace_self(_headed_box(part))
                case "tab-item" if len(part.children) == 2:
                    part.replace_self(_headed_box(part))
                case "tab-set":
                    part["classes"] = []


def _only_box(part: nodes.container) -> Any:
    """Return the box that is all a dropdown holds, as it has a title of its own; else nothing."""
    content = part.children[1:] if part["has_title"] else part.children
    return content[0] if len(content) == 1 and isinstance(content[0], nodes.Admonition) else None


def _headed_box(part: nodes.container) -> nodes.Element:
    """Return a box with the title and the content of a dropdown or a tab."""
    if part["design_component"] == "dropdown" and not part["has_title"]:
        return nodes.container("", *part.children, classes=["sd-card"])
    label, *content = (child for child in part.children if isinstance(child, nodes.Element))
    body: list[nodes.Node] = list(content)
    if part["design_component"] == "tab-item":
        body = [child for panel in content for child in panel.children]
    box = nodes.admonition("", nodes.title("", "", *label.children), *body)
    box["ids"] = [*part["ids"], *label["ids"]]
    box["classes"] = ["book-box"]
    return box


def setup(app: Sphinx) -> ExtensionMetadata:
    """Replace the LaTeX builder and register the transforms."""
    app.add_config_value("book_exclude", [], "env", types=frozenset({list, tuple}))
    app.add_config_value("book_only", [], "env", types=frozenset({list, tuple}))
    app.add_builder(BookBuilder, override=True)
    app.add_post_transform(BreakLongTables)
    app.add_post_transform(FlattenDesign)
    app.add_post_transform(IndexTerms)
    app.add_post_transform(LabelExercises)
    app.add_post_transform(NameLeftOut)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
