"""One Sphinx application that reads and writes one page after another, and says what went wrong."""

from __future__ import annotations

import logging
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.builders.latex import LaTeXWriter
from sphinx.util.docutils import SphinxDirective, _get_settings, docutils_namespace, patch_docutils
from sphinx.util.logging import WarningLogRecordTranslator

from sphinx_assess.domain import domain_of
from sphinx_assess.messages import Warn
from sphinx_assess.testing import CONF

SUBTYPES = {warn.subtype for warn in Warn}
SECONDS = 20
"""Of the processor, for reading and writing one page; a page takes some hundredths."""
LOG = logging.getLogger("sphinx")


class Overdue(BaseException):
    """A page took too long. Not an ``Exception``, so that no parser catches it."""


class Neutral(SphinxDirective):
    """Stands for each of our directives in the control: content, and nothing of ours."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    class Any(dict):
        def __missing__(self, name):
            return lambda value: value

        def __bool__(self):
            return True

    option_spec = Any()

    def run(self) -> list[nodes.Node]:
        box = nodes.compound()
        self.set_source_info(box)
        box += self.parse_content_to_nodes()
        return [box]


class Records(logging.Handler):
    """Keeps the warnings of one page."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self.addFilter(WarningLogRecordTranslator(app))
        self.found: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record)


class Site:
    """An application with two pages, ``md-case`` and ``rst-case``, and a builder of each family."""

    names = ("html", "latex", "text")

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "source"
        self.folder.mkdir()
        (self.folder / "conf.py").write_text(
            CONF + "exclude_patterns = ['part.*']\nassess_lint = True\n", "utf-8"
        )
        index = "# I\n\n```{toctree}\nmd-case\nrst-case\n```\n"
        for name, text in {
            "index.md": index,
            "md-case.md": "# M\n",
            "rst-case.rst": "R\n=\n",
        }.items():
            (self.folder / name).write_text(text, "utf-8")
        self.app = Sphinx(
            self.folder, self.folder, folder / "html", folder / "doctrees", "html",
            status=None, warning=StringIO(),
        )  # fmt: skip
        self.app.build()
        self.env = self.app.env
        self.builders = {"html": self.app.builder} | {
            name: self.builder(name, folder) for name in self.names[1:]
        }
        self.latex_settings = _get_settings(
            LaTeXWriter, defaults=self.env.settings, read_config_files=True
        )
        self.records = Records(self.app)
        self.ours = self.own_directives()

    def builder(self, name: str, folder: Path) -> Any:
        """Return another builder over the same environment."""
        builder = self.app.create_builder(name)
        builder.outdir = folder / name
        builder.outdir.mkdir()
        builder.init()
        if name == "latex":
            builder.document_data = []
            builder.init_document_data = lambda: None
        builder.prepare_writing({"index"})
        return builder

    @staticmethod
    def own_directives() -> dict[str, Any]:
        """Return our directives as docutils knows them."""
        found = directives._directives.items()
        return {name: one for name, one in found if one.__module__.startswith("sphinx_assess")}

    def faults(self, suffix: str, source: bytes) -> list[str]:
        """Read and write one page, and return what must not happen, in words."""
        for one in ("md-case", "rst-case"):
            self.forget(one)
        page = self.folder / f"{suffix}-case.{suffix}"
        page.write_bytes(source)
        crash, records = self.attempt(page.stem)
        found = [crash] if crash else []
        lines = source.count(b"\n") + source.count(b"\r") + 2
        lines += sum(source.count(mark) for mark in (b"\x0b", b"\x0c", b"\x1c", b"\x1d", b"\x1e"))
        lines += source.decode("utf-8", "replace").count("\u2028")
        unlocated = []
        for record in records:
            text = said(record)
            where = located(record)
            if record.__dict__.get("type") == "assess":
                found += own_faults(record, text, where, lines)
            elif where is None:
                unlocated.append(f"{text[:200]} [no line: {record.__dict__.get('location')}]")
        if not found and not unlocated:
            return []
        expected, seen = self.control(page.stem)
        if crash and expected == crash:
            found.remove(crash)  # not ours: the page does it without us, too
        return found + sorted((Counter(unlocated) - seen).elements())

    def attempt(self, docname: str) -> tuple[str, list[logging.LogRecord]]:
        """Read and write a page; return the exception, if any, and the warnings."""
        self.records.found = []
        self.forget(docname)
        LOG.addHandler(self.records)
        try:
            with deadline():
                self.read(docname)
                for name in self.names:
                    self.write(name, docname)
        except Overdue:
            return f"takes more than {SECONDS} s", self.records.found
        except Exception as error:
            return f"{type(error).__name__}: {str(error)[:200]} {origin(error)}", self.records.found
        finally:
            LOG.removeHandler(self.records)
        return "", self.records.found

    def control(self, docname: str) -> tuple[str, Counter[str]]:
        """Return what happens where our directives are only boxes around their content."""
        domain = domain_of(self.env)
        kept = domain.directives
        domain.directives = dict.fromkeys(kept, Neutral)
        domain._directive_cache.clear()
        directives._directives.update(dict.fromkeys(self.ours, Neutral))
        try:
            crash, records = self.attempt(docname)
        finally:
            directives._directives.update(self.ours)
            domain.directives = kept
            domain._directive_cache.clear()
        texts = (
            f"{said(one)[:200]} [no line: {one.__dict__.get('location')}]"
            for one in records
            if located(one) is None
        )
        return crash, Counter(texts)

    def read(self, docname: str) -> None:
        """Read a page, and check the course."""
        self.switch("html")
        self.app.builder.read_doc(docname)
        self.app.events.emit("env-updated", self.env)
        self.env.check_consistency()

    def write(self, name: str, docname: str) -> None:
        """Write a page."""
        builder = self.switch(name)
        if name == "latex":  # all but the template around it, which takes longer than the page
            tree = builder.assemble_doctree(docname, False, [])
            builder.post_process_images(tree)
            tree["docclass"], tree["contentsname"], tree["tocdepth"] = "howto", "", None
            tree.settings = self.latex_settings
            theme = builder.themes.get("howto")
            tree.walkabout(builder.create_translator(tree, builder, theme))
            return
        tree = self.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
        builder.write_doc_serialized(docname, tree)
        builder.write_doc(docname, tree)

    def switch(self, name: str) -> Any:
        """Make a builder the current one."""
        builder = self.builders[name]
        self.app.builder = domain_of(self.env).builder = builder
        return builder

    def forget(self, docname: str) -> None:
        """Forget a page."""
        self.app.events.emit("env-purge-doc", self.env, docname)
        self.env.clear_doc(docname)
        for cache in (self.env._pickled_doctree_cache, self.env._write_doc_doctree_cache):
            cache.pop(docname, None)
        self.env.temp_data.clear()
        self.env.ref_context.clear()


def said(record: logging.LogRecord) -> str:
    """Return the words of a warning; Sphinx puts its place before them."""
    return logging.LogRecord.getMessage(record)


def located(record: logging.LogRecord) -> int | None:
    """Return the line of a warning."""
    _path, _colon, line = str(record.__dict__.get("location") or "").rpartition(":")
    return int(line) if line.isdigit() else None


def own_faults(
    record: logging.LogRecord, text: str, where: int | None, lines: int
) -> Iterator[str]:
    """Yield what is wrong with a warning of ours."""
    if where is None or not 1 <= where <= lines:
        yield f"[no line: {record.__dict__.get('location')} of {lines}] {text}"
    if record.__dict__.get("subtype") not in SUBTYPES:
        yield f"[not in the catalogue: {record.__dict__.get('subtype')}] {text}"
    if record.__dict__.get("subtype") == "selfcheck":
        yield f"[no author can mend this] {text}"
    if "\n" in text or len(text) > 600:
        yield f"[not one sentence] {text}"
    if "; " not in text and record.__dict__["subtype"] != "lint":
        yield f"[does not say what to do] {text}"


def origin(error: BaseException) -> str:
    """Return file and line where an exception was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""


@contextmanager
def deadline() -> Iterator[None]:
    """Interrupt what takes too long, counted in time of the processor."""

    def stop(number: int, frame: Any) -> None:
        raise Overdue

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def opened(folder: Path) -> Iterator[Site]:
    """Open a site; docutils is as before afterwards."""
    with ExitStack() as stack:
        stack.enter_context(patch_docutils(folder))
        stack.enter_context(docutils_namespace())
        yield Site(folder)
