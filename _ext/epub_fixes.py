"""Make the ePub valid and accessible: what Sphinx 9 and our neighbours leave out of the package.

Each repair names what it answers; the measure is epubcheck 5 with no error and no warning.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform

from book import is_left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SVG = "http" + "://www.w3.org/2000/svg"

_BARE_SVG = re.compile(r"<svg(?![^>]*\sxmlns=)")
_BACK = re.compile(r'(<strong><span class="assess-paged">)<a (?!role=)')
_MANIFEST_ITEM = re.compile(r'<item id="[^"]*" href="(?P<href>[^"]*)"(?P<rest>[^>]*?) */>')

# Files that extensions copy for their scripts, and Sphinx for pages that a book has not.
UNUSED_FILES = tuple(
    f"_static/{name}"
    for name in ("check-solid.svg", "copy-button.svg", "copybutton.css", "minus.png", "plus.png")
)

# What a reader's software may rely on (EPUB Accessibility 1.1, section 2).
ACCESSIBILITY = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "MathML"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)


class CourseEpub(Epub3Builder):
    """Sphinx's ePub builder, with the pages of the book only and a complete package file."""

    name = "epub"

    def init(self) -> None:
        """Say the language on every page (Sphinx says it in the package only)."""
        super().init()
        language = html.escape(self.config.epub_language)
        self.html_tag = self.html_tag.replace(
            "<html ", f'<html lang="{language}" xml:lang="{language}" '
        )

    def toc_add_files(self, refnodes: list[dict[str, Any]]) -> None:
        """List a page's own sections before the pages below it, as they are read."""
        refnodes[:] = in_reading_order(refnodes)
        super().toc_add_files(refnodes)

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Give toc.ncx the same identifier as the package (Sphinx gives it the id of the tag)."""
        return super().toc_metadata(level, navpoints) | {
            "uid": html.escape(self.config.epub_identifier)
        }

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Forget what is before and after a page: pages that are left out are among them."""
        super().prepare_writing(docnames)
        self.relations = {}

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return a link between pages of the book.

        :raises NoUri: for a page that is left out; Sphinx then writes the text without a link.
            From such a page links go anywhere: its toctrees are the book's table of contents.
        """
        if is_left_out(to, self.config) and not is_left_out(from_, self.config):
            raise NoUri(to, typ)
        return super().get_relative_uri(from_, to, typ)

    def build_content(self) -> None:
        """Write content.opf, after mending the pages it lists."""
        out = Path(self.outdir)
        self.config.epub_exclude_files = [
            *self.config.epub_exclude_files,
            *UNUSED_FILES,
            *(self.get_target_uri(name) for name in self.left_out()),
        ]
        self.remove_stale_pages(out)
        uses = {page.relative_to(out).as_posix(): mend_page(page) for page in out.rglob("*.xhtml")}
        super().build_content()
        package = out / "content.opf"
        text = package.read_text("utf-8")
        package.write_text(complete_package(text, uses, self.config), "utf-8")

    def build_navigation_doc(self) -> None:
        """Name the landmarks of the book, which reading software offers beside the contents."""
        super().build_navigation_doc()
        navigation = Path(self.outdir) / "nav.xhtml"
        text = navigation.read_text("utf-8")
        navigation.write_text(add_landmarks(text, self.config.epub_landmarks), "utf-8")

    def build_epub(self) -> None:
        """Pack the book: the same bytes for the same pages, so in order and without clocks."""
        out = Path(self.outdir)
        names = ["mimetype", "META-INF/container.xml", "content.opf", "toc.ncx"]
        with ZipFile(out / f"{self.config.epub_basename}.epub", "w") as book:
            for name in [*names, *sorted(self.files)]:
                entry = ZipInfo(name)  # dated 1980
                entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                book.writestr(entry, (out / name).read_bytes())

    def remove_stale_pages(self, out: Path) -> None:
        """Remove what an earlier build left: Sphinx would list its cover twice, and dead pages."""
        pages = {out / self.get_target_uri(name) for name in self.env.all_docs}
        for page in set(out.rglob("*.xhtml")) - pages:
            page.unlink()

    def left_out(self) -> list[str]:
        """Return the pages that are not in the book."""
        return [name for name in sorted(self.env.all_docs) if is_left_out(name, self.config)]


def add_landmarks(text: str, marks: Iterable[tuple[str, str, str]]) -> str:
    """Return the navigation document with roles and landmarks (EPUB 3.3, section 7.4.4).

    :param marks: kind (EPUB Structural Semantics), file and title of each.
    """
    text = text.replace('<nav epub:type="toc">', '<nav epub:type="toc" role="doc-toc">')
    lines = "".join(
        f'\n        <li><a epub:type="{kind}" href="{file}">{html.escape(title)}</a></li>'
        for kind, file, title in marks
    )
    if not lines:
        return text
    listed = (
        f'    <nav epub:type="landmarks" hidden="">\n      <ol>{lines}\n      </ol>\n    </nav>\n'
    )
    return text.replace("  </body>", f"{listed}  </body>")


def in_reading_order(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the table of contents with each page's sections together.

    A toctree in the middle of a page puts other pages between its sections, and below one of
    them. Entries have ``level`` (1 and up), ``refuri`` and ``text``.
    """
    pages: dict[str, list[dict[str, Any]]] = {}
    levels: dict[str, int] = {}
    above: list[tuple[int, str]] = []  # the pages around the current entry, with their old levels
    for entry in entries:
        file, _, section = entry["refuri"].partition("#")
        while above and above[-1][0] >= entry["level"]:
            above.pop()
        if not section:
            levels[file] = len(above) + 1
            above.append((entry["level"], file))
        old = next((level for level, name in above if name == file), entry["level"])
        shift = levels.get(file, old) - old
        pages.setdefault(file, []).append(entry | {"level": entry["level"] + shift})
    return [entry for page in pages.values() for entry in page]


class NameBoxesOnce(SphinxPostTransform):
    """Drop ids that stand twice on a page.

    sphinx-exercise 1.2 names the content of every exercise alike; furo 2025.12 wraps tables and
    formulas in boxes that repeat their ids.
    """

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Rewrite the page in place; nothing links to these ids."""
        for section in self.document.findall(nodes.section):
            if section["ids"] in (["exercise-content"], ["solution-content"]):
                section["ids"] = []
        for box in self.document.findall(nodes.container):
            if {"math-wrapper", "table-wrapper"}.intersection(box["classes"]):
                box["ids"] = []


def mend_page(page: Path) -> str:
    """Make a page valid XHTML 5; return what the package must say of it ("mathml svg")."""
    before = page.read_text("utf-8")
    # Icons come as HTML, where the namespace is implied; docutils still writes a role that
    # DPUB-ARIA 1.1 withdrew, in a list whose entries must say that they are.
    after = _BARE_SVG.sub(f'<svg xmlns="{SVG}"', before)
    after = after.replace(' role="doc-biblioentry"', ' role="listitem"')
    # An answer's link back to its question; the link to the answer is an ordinary one.
    after = _BACK.sub(r'\1<a role="doc-backlink" ', after)
    if after != before:
        page.write_text(after, "utf-8")
    return " ".join(name for name, tag in (("mathml", "<math"), ("svg", "<svg")) if tag in after)


def complete_package(text: str, uses: dict[str, str], config: Any) -> str:
    """Return content.opf with the properties of its items and the accessibility metadata."""
    cover = config.epub_cover[0] if config.epub_cover else None

    def add_properties(match: re.Match[str]) -> str:
        href, rest = match["href"], match["rest"]
        properties = "cover-image" if href == cover else uses.get(href, "")
        if not properties or "properties=" in rest:
            return match.group()
        return match.group().replace("<item ", f'<item properties="{properties}" ')

    entries = [f'<meta property="schema:{name}">{value}</meta>' for name, value in ACCESSIBILITY]
    summary = html.escape(config.epub_accessibility_summary)
    entries.append(f'<meta property="schema:accessibilitySummary">{summary}</meta>')
    text = _MANIFEST_ITEM.sub(add_properties, text)
    return text.replace("  </metadata>", "    " + "\n    ".join(entries) + "\n  </metadata>")


def choose_files(app: Sphinx) -> None:
    """Give the ePub its own style and pictures, and none of the web site's."""
    if app.builder.name == "epub":
        app.config.html_static_path = list(app.config.epub_static_path)
        app.config.html_js_files = []
        app.config.html_favicon = app.config.html_logo = None


def drop_styles(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Do not name style sheets that serve scripts, or are copied too late to be packed."""
    if app.builder.name == "epub":
        context["css_files"] = [
            css
            for css in context["css_files"]
            if not str(css.filename).endswith(("copybutton.css", "exercise.css"))
        ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Replace the ePub builder."""
    app.setup_extension("book")
    app.add_config_value("epub_static_path", [], "epub", types=frozenset({list, tuple}))
    app.add_config_value("epub_landmarks", [], "epub", types=frozenset({list, tuple}))
    app.add_config_value("epub_accessibility_summary", "", "epub", types=frozenset({str}))
    app.add_builder(CourseEpub, override=True)
    app.add_post_transform(NameBoxesOnce)
    # Before sphinx-design adds its own folder to the static path, at 500.
    app.connect("builder-inited", choose_files, priority=100)
    app.connect("html-page-context", drop_styles, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
