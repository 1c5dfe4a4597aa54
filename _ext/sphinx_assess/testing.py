"""Helpers for tests of projects with questions: build sources, read what came out.

Public: a project may use them in its own tests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace, patch_docutils

CONF = """
extensions = ["myst_parser", "sphinx_assess"]
myst_enable_extensions = ["colon_fence", "deflist", "tasklist"]
project = "Sample"
copyright = "2026, nobody"
version = release = "1"
html_theme = "basic"
html_copy_source = False
"""
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(slots=True)
class Built:
    """One finished build."""

    app: Sphinx
    warnings: list[str]
    resolved: dict[str, nodes.document] = field(default_factory=dict)

    @property
    def env(self) -> BuildEnvironment:
        """The environment after the build."""
        return self.app.env

    def read(self, name: str) -> str:
        """Return the text of an output file, by its path below the output folder."""
        return (Path(self.app.outdir) / name).read_text("utf-8")

    def doctree(self, docname: str) -> nodes.document:
        """Return the doctree of a page as it was read, before anything is lowered."""
        return self.app.env.get_doctree(docname)

    def lowered(self, docname: str) -> nodes.document:
        """Return the doctree of a page as the builder's writer saw it."""
        return self.resolved[docname]


def write(source: Path, files: Mapping[str, str]) -> None:
    """Write source files; ``conf.py`` is added unless it is there."""
    for name, text in {"conf.py": CONF, **files}.items():
        path = source / name
        if name == "conf.py" and path.exists() and name not in files:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def build(
    folder: Path,
    files: Mapping[str, str],
    builder: str = "html",
    *,
    parallel: int = 1,
    **config: Any,
) -> Built:
    """Write ``files`` below ``folder``/source and build them.

    A second call with the same folder is an incremental build.

    :param config: values that override conf.py.
    """
    source, output = folder / "source", folder / "build"
    write(source, files)
    status, warning = StringIO(), StringIO()
    resolved: dict[str, nodes.document] = {}
    locale.translators.clear()  # Sphinx keeps the last build's language
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(
            source,
            source,
            output / builder,
            output / "doctrees" / builder,
            builder,
            confoverrides=config,
            status=status,
            warning=warning,
            parallel=parallel,
        )
        app.connect("doctree-resolved", lambda _, tree, docname: resolved.update({docname: tree}))
        app.build()
    lines = ANSI.sub("", warning.getvalue()).splitlines()
    warnings = [line.replace(f"{source}/", "") for line in lines if line.strip()]
    return Built(app, warnings, resolved)
