"""What a book must say and must not say, read from its doctrees and from what came out."""

import os
import pickle
import re
import subprocess
import sys
import unicodedata
from importlib import import_module
from pathlib import Path

import pytest
from docutils import nodes
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from sphinx import addnodes

from sphinx_assess.nodes import assess_item, parts_of

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
MISSING = ", ".join(import_module("build_pdf").missing())
# Who has no LaTeX reads at the end of the run what was left out; in CI nothing is.
needs_tex = pytest.mark.skipif(
    bool(MISSING) and "CI" not in os.environ, reason=f"not installed: {MISSING}"
)
EPOCH = {"SOURCE_DATE_EPOCH": "1790000000"}
OFFERS = {"choice", "match", "order"}
"""Kinds whose options are printed with the question; the other kinds' options are the key."""


def run(*command):
    """Run Python with a fixed clock, in the project's folder."""
    done = subprocess.run(
        [sys.executable, *map(str, command)], cwd=ROOT, env=os.environ | EPOCH, capture_output=True
    )
    assert not done.returncode, done.stdout.decode() + done.stderr.decode()


def sphinx(edition, builder, doctrees, source, out):
    """Build an edition with the configuration of the course; a warning fails."""
    options = ["-q", "-W", "-c", ".", "-t", edition, "-b", builder, "-d", doctrees]
    run("-m", "sphinx", *options, source, out)


def letters(text):
    """Return only letters and digits: no line breaks, no hyphens, no ligatures."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).lower()


def of_tex(source):
    """Return the letters of a LaTeX document: what it sets, without its commands."""
    body = source.partition(r"\begin{document}")[2]
    body = re.sub(
        r"\\(?:label|hyperref|index|begin|end)\b(?:\[[^]]*\])?(?:\{\\detokenize\{[^}]*\}\})?",
        "",
        body,
    )
    body = re.sub(r"\\PYG\{[^}]*\}", "", body)
    return letters(re.sub(r"\\[A-Za-z@]+", " ", body))


def pieces(prose, least):
    """Return the runs of plain text in some prose that are long enough to be told apart."""
    skipped = (nodes.math, addnodes.pending_xref, nodes.literal, nodes.literal_block)
    found = []
    for node in prose:
        for text in node.findall(nodes.Text):
            if not isinstance(text.parent, skipped) and not isinstance(text.parent.parent, skipped):
                found.append(letters(text.astext()))
    return [piece for piece in found if len(piece) >= least]


def asked(items, least=8):
    """Return what questions say themselves: stems, and options where they are offered."""
    return [
        piece
        for item in items
        for prose in (
            parts_of(item).stem,
            *(one.content for one in parts_of(item).options if item["item"].kind in OFFERS),
        )
        for piece in pieces(prose, least)
    ]


def told(items, least=40):
    """Return what only answers say: feedback, explanations, and options that are the key."""
    found = [
        piece
        for item in items
        for prose in (
            parts_of(item).explanation,
            *(one.feedback for one in parts_of(item).options),
            *(
                one.content
                for one in parts_of(item).options
                if item["item"].kind not in {*OFFERS, "cloze"}
            ),
        )
        for piece in pieces(prose, least)
    ]
    open_to_all = "".join(asked(items, 1))
    return [piece for piece in found if piece not in open_to_all]


def questions(doctrees):
    """Return the questions of a project, by the name of their page."""
    found = {}
    for path in sorted(Path(doctrees).rglob("*.doctree")):
        items = list(pickle.loads(path.read_bytes()).findall(assess_item))
        found[path.stem] = [*found.get(path.stem, []), *items]
    return {name: items for name, items in found.items() if items}


def shown(pdf):
    """Return the text on the pages of a PDF.

    :param pdf: its path.
    """
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def strings(thing, seen):
    """Yield the texts of bookmarks, notes, links and metadata: all that no page shows."""
    thing = thing.get_object()
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, DictionaryObject):
        for key, value in thing.items():
            if key != "/Parent":
                yield from strings(value, seen)
    elif isinstance(thing, ArrayObject):
        for value in thing:
            yield from strings(value, seen)
    elif isinstance(thing, str):
        yield str(thing)


def hidden(pdf):
    """Return the letters of all that a PDF says on no page, its metadata included."""
    found = " ".join(strings(pdf.trailer["/Root"], set()))
    return letters(f"{found} {pdf.metadata}")


def not_embedded(pdf):
    """Return the fonts of a PDF that are not in it."""
    found = set()
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (inner,) = font.get_object().get("/DescendantFonts", [font])
            about = inner.get_object()["/FontDescriptor"].get_object()
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(about):
                found.add(str(about["/FontName"]))
    return sorted(found)
