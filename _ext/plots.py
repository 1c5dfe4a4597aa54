"""Draw the plots of the course while it is built.

``plot`` is the stock ``figure`` with a Python script in the place of the picture: same options,
same numbers, same links. matplotlib's own directive cannot be named, so nothing could refer to
its figure by number, and it needs reStructuredText around it.
"""

from __future__ import annotations

import hashlib
import os
import re
import runpy
import sys
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.directives.patches import Figure
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

# A builder takes what it likes best: SVG in HTML and ePub, PDF in LaTeX.
FORMATS = ("svg", "pdf")
# Without these two lines an SVG depends on nothing outside itself.
_PROLOGUE = re.compile(r"<!DOCTYPE[^>]*>\n| <metadata>.*?</metadata>\n", re.DOTALL)


class PlotDirective(Figure, SphinxDirective):
    """Show what a script has drawn; the argument is its path, and children are those of a figure.

    A script draws with matplotlib and neither saves nor shows.
    """

    def run(self) -> list[nodes.Node]:
        """Return the figure; where the script fails, its text alternative in place of the picture."""
        script = Path(self.env.relfn2path(self.arguments[0])[1])
        here = Path(self.env.app.confdir)
        used = [here / name for name in (self.config.plots_style, *self.config.plots_use)]
        for file in (script, *used):
            self.env.note_dependency(os.path.relpath(file, self.env.srcdir))
        try:
            picture = draw(script, used, here / self.config.plots_folder)
        except Exception as error:
            logger.warning(
                "plot '%s' cannot be drawn: %s: %s; run the script to see where",
                self.arguments[0],
                type(error).__name__,
                error,
                location=self.get_location(),
                type="plots",
            )
            return self.without_picture()
        source = Path(os.path.relpath(picture, self.env.srcdir)).as_posix()
        self.arguments[0] = f"/{source}.*"
        return super().run()

    def without_picture(self) -> list[nodes.Node]:
        """Return the figure with its text alternative in place of the picture."""
        found = super().run()
        for figure in found:
            if isinstance(figure, nodes.figure):
                figure[0] = nodes.paragraph("", self.options.get("alt", ""))
        return found


def draw(script: Path, used: list[Path], folder: Path) -> Path:
    """Return the path of a script's pictures, without suffix; run the script if there are none.

    ``used`` are the files that the script may use: first the style, then modules and data.
    """
    import matplotlib

    state = hashlib.sha256(matplotlib.__version__.encode())
    for file in (script, *used):
        state.update(hashlib.sha256(file.read_bytes()).digest())
    picture = folder / state.hexdigest()[:16] / script.stem
    if not all(picture.with_suffix(f".{kind}").exists() for kind in FORMATS):
        picture.parent.mkdir(parents=True, exist_ok=True)
        for kind, content in run(script, used).items():
            # Another build may be drawing the same, and must never meet half a picture.
            with NamedTemporaryFile(dir=picture.parent, delete=False) as file:
                file.write(content)
            os.replace(file.name, picture.with_suffix(f".{kind}"))
    return picture


def run(script: Path, used: list[Path]) -> dict[str, bytes]:
    """Run a script; return its figure in each format, the same at every run."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    modules, path = dict(sys.modules), list(sys.path)
    sys.path[:0] = sorted({str(file.parent) for file in used if file.suffix == ".py"})
    try:
        with plt.style.context(["default", used[0]]), plt.rc_context({"svg.hashsalt": script.stem}):
            runpy.run_path(str(script))
            figure = plt.gcf()
            figure.set_linewidth(2 * plt.rcParams["axes.linewidth"])
            return {kind: save(figure, kind) for kind in FORMATS}
    finally:
        plt.close("all")
        sys.path[:] = path
        for name in {file.stem for file in used} - set(modules):
            sys.modules.pop(name, None)


def save(figure: Any, kind: str) -> bytes:
    """Return a figure in one format, without a date."""
    buffer = BytesIO()
    date = "Date" if kind == "svg" else "CreationDate"
    figure.savefig(buffer, format=kind, metadata={date: None})
    if kind == "svg":
        return _PROLOGUE.sub("", buffer.getvalue().decode()).encode()
    return buffer.getvalue()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and where it finds its style, its modules and its pictures."""
    app.add_config_value("plots_style", "", "env", types=frozenset({str}))
    app.add_config_value("plots_use", [], "env", types=frozenset({list, tuple}))
    app.add_config_value("plots_folder", "build/plots", "env", types=frozenset({str}))
    app.add_directive("plot", PlotDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
