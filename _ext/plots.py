"""Draw the plots of the course while it is built.

``plot`` is the stock ``figure`` with a Python script in the place of the picture: same options,
same numbers, same links. matplotlib's own directive cannot be named, so nothing could refer to
its figure by number, and it needs reStructuredText around it.
"""

from __future__ import annotations

import hashlib
import logging as stdlib_logging
import os
import re
import runpy
import sys
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.directives.patches import Figure
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

# A builder takes what it likes best: SVG in HTML and ePub, PDF in LaTeX. Each with the name of
# its date, which would make every picture differ from the one before.
FORMATS = {"svg": "Date", "pdf": "CreationDate"}
# The document type and the metadata of an SVG name other sites.
_PROLOGUE = re.compile(rb"<!DOCTYPE[^>]*>\n| <metadata>.*?</metadata>\n", re.DOTALL)


class PlotDirective(Figure, SphinxDirective):
    """Show what a script draws; the argument is its path, the rest is as in a figure.

    A script draws with matplotlib and neither saves nor shows.
    """

    def run(self) -> list[nodes.Node]:
        """Return the figure; where the script fails, with its text alternative as picture."""
        script = Path(self.env.relfn2path(self.arguments[0])[1])
        here = Path(self.env.app.confdir)
        used = [here / name for name in (self.config.plots_style, *self.config.plots_use)]
        for file in (script, *used):
            self.env.note_dependency(os.path.relpath(file, self.env.srcdir))
        try:
            picture = draw(script, used, here / self.config.plots_folder)
        except (Exception, SystemExit) as error:
            message = "plot '%s' cannot be drawn (%r); run the script to see where it fails"
            where = self.get_location()
            logger.warning(message, self.arguments[0], error, location=where, type="plots")
            found = super().run()
            for figure in (node for node in found if isinstance(node, nodes.figure)):
                figure[0] = nodes.paragraph("", self.options.get("alt", ""))
            return found
        source = Path(os.path.relpath(picture, self.env.srcdir)).as_posix()
        self.arguments[0] = f"/{source}.*"
        return super().run()


def draw(script: Path, used: list[Path], folder: Path) -> Path:
    """Return the path of a script's pictures, without suffix; run the script if there are none.

    ``used`` are the files that the script may use: first the style, then modules and data.
    """
    state = hashlib.sha256(version("matplotlib").encode())
    for file in (script, *used):
        state.update(hashlib.sha256(file.read_bytes()).digest())
    picture = folder / state.hexdigest()[:16] / script.stem
    if not all(picture.with_suffix(f".{kind}").exists() for kind in FORMATS):
        picture.parent.mkdir(parents=True, exist_ok=True)
        for kind, content in run(script, used).items():
            # Another build may be drawing the same, and must never meet half a picture.
            new = picture.with_name(f"new-{os.getpid()}.{kind}")
            new.write_bytes(content)
            new.replace(picture.with_suffix(f".{kind}"))
    return picture


def run(script: Path, used: list[Path]) -> dict[str, bytes]:
    """Run a script; return its figure in each format, the same bytes at every run."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    # It reports each step of embedding a font, and other extensions let all reports through.
    stdlib_logging.getLogger("fontTools").setLevel("WARNING")
    modules, path = set(sys.modules), list(sys.path)
    sys.path[:0] = sorted({str(file.parent) for file in used if file.suffix == ".py"})
    try:
        with plt.style.context(["default", used[0]]), plt.rc_context({"svg.hashsalt": script.stem}):
            runpy.run_path(str(script))
            figure = plt.gcf()
            figure.set_linewidth(2 * plt.rcParams["axes.linewidth"])
            pictures = {}
            for kind, date in FORMATS.items():
                figure.savefig(buffer := BytesIO(), format=kind, metadata={date: None})
                pictures[kind] = buffer.getvalue()
            pictures["svg"] = _PROLOGUE.sub(b"", pictures["svg"])
            return pictures
    finally:
        plt.close("all")
        sys.path[:] = path
        for name in {file.stem for file in used} - modules:
            sys.modules.pop(name, None)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and where it finds its style, its modules and its pictures."""
    app.add_config_value("plots_style", "", "env", types=frozenset({str}))
    app.add_config_value("plots_use", [], "env", types=frozenset({list, tuple}))
    app.add_config_value("plots_folder", "build/plots", "env", types=frozenset({str}))
    app.add_directive("plot", PlotDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
