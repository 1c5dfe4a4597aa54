"""Move to the back of a book what would stand in the reader's way beside the text.

On the web site solutions and long listings are folded. On paper nothing folds, so the solutions of
exercises stand on the page of the answers, or nowhere, and the programs of the plots at the end of
their chapter. What moved and where it was link to each other, in PDF with page numbers.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

BOOKS = ("epub", "latex")
KEPT, MOVED, LEFT_OUT = "here", "end", "none"


class exercise_solutions(nodes.General, nodes.Element):
    """The place for the solutions of all exercises. Attribute ``docname``."""


class ExerciseSolutions(SphinxDirective):
    """Hold the place for the solutions; on the web site, list links to the exercises."""

    def run(self) -> list[Node]:
        """Return the node that stands for them."""
        return [exercise_solutions("", docname=self.env.docname)]


class BackMatter(SphinxPostTransform):
    """What the transforms here share: whether a book is built, and links both ways."""

    @property
    def is_book(self) -> bool:
        """Tell whether the builder makes a book."""
        return self.app.builder.name in BOOKS

    def link(self, page: str, docname: str, anchor: str, text: str) -> Node:
        """Return a link that LaTeX prints with a page number; a text where it leads nowhere."""
        child = nodes.Text(text)
        try:
            found = make_refnode(self.app.builder, page, docname, anchor, child)
        except NoUri:
            return child
        return nodes.inline("", "", found, classes=["assess-paged"])

    @staticmethod
    def heading(*name: Node) -> nodes.paragraph:
        """Return a line that heads what moved; in a rubric LaTeX would drop the page number."""
        return nodes.paragraph("", "", nodes.strong("", "", *name), classes=["book-moved-name"])

    def whole(self, *children: Node) -> Element:
        """Return blocks that stay on one page where they can."""
        kind = nodes.container if self.app.builder.format == "latex" else nodes.compound
        return kind("", *children, classes=["assess-paper-solution"])

    def page_of(self, node: Element) -> str:
        """Return the name of the page on which a node stands, also where pages are joined."""
        parent = node.parent
        while parent is not None and "docname" not in parent:
            parent = parent.parent
        return self.env.docname if parent is None else str(parent["docname"])


class MoveSolutions(BackMatter):
    """Take the solutions of exercises from their places, and put them where a page wants them."""

    default_priority = 4  # before sphinx-exercise names them (5), before references resolve (10)

    def run(self, **kwargs: Any) -> None:
        """Rewrite the page in place."""
        here = self.config.book_solutions == KEPT or not self.is_book
        wanted = [] if here else list(solutions_in(self.document))
        for solution in wanted:
            self.take_out(solution)
        for place in list(self.document.findall(exercise_solutions)):
            place.replace_self(self.listed() if here else self.solved(place["docname"]))

    def take_out(self, solution: Element) -> None:
        """Leave a link where a solution was, or nothing."""
        box = folded(solution)
        page = self.answers_page()
        if page is None:
            box.parent.remove(box)
            return
        text = box[0].astext() if box is not solution else solution[0].astext()
        link = self.link(self.page_of(box), page, anchor(solution), text)
        box.replace_self(nodes.paragraph("", "", link, classes=["assess-paper-answer"]))

    def answers_page(self) -> str | None:
        """Return the page that holds the solutions, if this edition has one."""
        if self.config.book_solutions != MOVED:
            return None
        return next((name for name in self.config.book_answers if name in self.env.all_docs), None)

    def exercises(self) -> list[tuple[Any, str, Element]]:
        """Return number, page and node of each numbered exercise, in the order of the book."""
        found = []
        for entry in getattr(self.env, "sphinx_exercise_registry", {}).values():
            node, docname = entry["node"], str(entry["docname"])
            numbers = self.env.toc_fignumbers.get(docname, {}).get("exercise", {})
            number = numbers.get(node["ids"][0]) if node["ids"] else None
            if number:
                found.append((number, docname, node))
        return sorted(found, key=lambda one: one[0])

    def named(self, page: str, docname: str, number: Any, node: Element) -> list[Node]:
        """Return what an exercise is called, as a link to it, and its title."""
        kind, *more = node.children[0].children
        name = f"{kind.astext()} {'.'.join(map(str, number))}".replace(" %s", "")
        title = more[0].astext() if more else ""
        link = self.link(page, docname, node["label"], name)
        return [link, nodes.Text(f". {title}")] if title else [link]

    def listed(self) -> Node:
        """Return a list of links to the exercises, for pages with the solutions below them."""
        entries = [
            nodes.list_item("", nodes.paragraph("", "", *self.named(self.env.docname, *one)))
            for one in ((docname, number, node) for number, docname, node in self.exercises())
        ]
        return nodes.bullet_list("", *entries, bullet="-")

    def solved(self, page: str) -> list[Node]:
        """Return the solutions, each headed by a link to its exercise."""
        solutions = {
            solution["target_label"]: solution
            for docname in dict.fromkeys(docname for _, docname, _ in self.exercises())
            for solution in solutions_in(self.env.get_doctree(docname))
        }
        found: list[Node] = []
        for number, docname, node in self.exercises():
            solution = solutions.get(node["label"])
            if solution is not None:
                title = self.named(page, docname, number, node)
                target = nodes.target("", "", ids=[anchor(solution)])
                content = moved(solution, docname, page)
                found.append(self.whole(target, self.heading(*title), *content))
        return found


def solutions_in(tree: Element) -> Iterator[Element]:
    """Return the solutions of sphinx-exercise in a tree; it need not be installed."""
    found = tree.findall(nodes.Element)
    yield from (node for node in found if node.tagname == "solution_node")


def folded(solution: Element) -> Element:
    """Return the dropdown that a solution is all of, else the solution."""
    box = solution.parent
    is_fold = box.get("design_component") == "dropdown" and len(box.children) == 2
    return box if is_fold else solution


def anchor(solution: Element) -> str:
    """Return the id of a solution where it stands apart from its exercise."""
    return f"solution-{nodes.make_id(solution['target_label'])}"


def moved(solution: Element, docname: str, page: str) -> list[Node]:
    """Return the content of a solution for another page: links in it lead from there."""
    copy = solution.deepcopy()
    for link in copy.findall(addnodes.pending_xref):
        if link["reftype"] == "doc" and not link["reftarget"].startswith("/"):
            folder = PurePosixPath("/", docname).parent
            link["reftarget"] = normpath(folder / link["reftarget"])
        link["refdoc"] = page
    content: list[Node] = []
    for child in copy.children[1:]:  # the first is the title; the rest is wrapped in a section
        content += child.children if isinstance(child, nodes.section) else [child]
    return content


class MoveListings(BackMatter):
    """Put programs that are folded on the web site at the end of the page they are from."""

    default_priority = 140  # before tabs and dropdowns become plain, at 150

    def run(self, **kwargs: Any) -> None:
        """Rewrite the page in place."""
        if not self.is_book or not self.config.book_listings:
            return
        last: dict[str, nodes.section] = {}
        for box in list(self.document.findall(nodes.container)):
            if is_listing(box):
                page = self.page_of(box)
                if page not in last:
                    last[page] = self.end_of(box, page)
                self.move(box, page, last[page])

    def end_of(self, box: Element, page: str) -> nodes.section:
        """Return a new section at the end of a page, before the pages that are joined to it."""
        top = box
        while not is_page(top.parent):
            top = top.parent
        title = self.config.book_listings
        found = nodes.section("", nodes.title("", title), ids=[nodes.make_id(f"{title}-{page}")])
        at = len(top.children)
        while at and isinstance(top[at - 1], addnodes.start_of_file):
            at -= 1
        top.insert(at, found)
        return found

    def move(self, box: Element, page: str, section: nodes.section) -> None:
        """Leave a link where a program was, and put it into the section."""
        label, code = box.children
        name = program_of(box)
        here, there = (nodes.make_id(f"{part}-{name}") for part in ("listing-of", "code-of"))
        link = self.link(page, page, there, label.astext())
        place = nodes.target("", "", ids=[here])
        box.replace_self([place, nodes.paragraph("", "", link, classes=["assess-paper-answer"])])
        heading = self.heading(self.link(page, page, here, name))
        section += [nodes.target("", "", ids=[there]), heading, code]


def is_listing(box: Element) -> bool:
    """Tell whether a dropdown holds nothing but a program from a file."""
    is_fold = box.get("design_component") == "dropdown" and box["has_title"] and len(box) == 2
    return is_fold and bool(program_of(box))


def program_of(box: Element) -> str:
    """Return the name of the file that a dropdown shows, empty when it shows something else."""
    code = box.children[-1]
    return Path(code.get("source", "")).name if isinstance(code, nodes.literal_block) else ""


def is_page(node: Element) -> bool:
    """Tell whether a node is the root of one page: a document, or a page joined to others."""
    return isinstance(node, nodes.document | addnodes.start_of_file)


def check_values(app: Sphinx, config: Config) -> None:
    """Let the instructor's and other editions only choose what there is."""
    if config.book_solutions not in (KEPT, MOVED, LEFT_OUT):
        message = f"book_solutions is {config.book_solutions!r}; it is here, end or none"
        raise ValueError(message)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and the transforms."""
    app.add_config_value("book_solutions", KEPT, "env", types=frozenset({str}))
    app.add_config_value("book_answers", ["answers"], "env", types=frozenset({list, tuple}))
    app.add_config_value("book_listings", "", "env", types=frozenset({str}))
    app.add_node(exercise_solutions)
    app.add_directive("exercise-solutions", ExerciseSolutions)
    app.add_post_transform(MoveSolutions)
    app.add_post_transform(MoveListings)
    app.connect("config-inited", check_values)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
