"""Sphinx extension for courses with questions: on screen, on paper and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.epub3 import Epub3Builder

from sphinx_assess import config, domain, lab, transforms
from sphinx_assess.assets import copy_assets, left_out, scripts_sent, styles_sent
from sphinx_assess.case_directive import CaseDirective
from sphinx_assess.directives import question_directive
from sphinx_assess.groups import GROUPS
from sphinx_assess.kinds import KINDS
from sphinx_assess.kinds.base import Kind
from sphinx_assess.lint import build as lint
from sphinx_assess.nodes import ALL
from sphinx_assess.proof import register as proof
from sphinx_assess.testsheets import TestSheetBuilder
from sphinx_assess.unknown import TellUnknownNames

__version__ = "0.1.0"

HERE = Path(__file__).parent
STATIC = HERE / "static"
PAPER_STYLE = HERE / "paper" / "paper.css"
LATEX_PACKAGE = HERE / "paper" / "sphinxassess.sty"
LOCALE = HERE / "locale"
ASSETS = "assess"
"""Folder of our files below ``_static``."""

ENV_VERSION = 6
"""Rises whenever a node or a record of the domain changes shape."""


def add_kind(app: Sphinx, kind: Kind) -> None:
    """Register a question kind; its directive is ``<name>-question``.

    A project's conf.py may add a kind of its own; its script is a file
    ``assess/kinds/<name>.js`` in one of ``html_static_path``.
    """
    KINDS[kind.name] = kind
    name, directive = f"{kind.name}-question", question_directive(kind)
    app.add_directive(name, directive)
    app.add_directive_to_domain("assess", name, directive)


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Copy our files before pages that name them are written."""
    if builder.format == "html":
        source = PAPER_STYLE if isinstance(builder, Epub3Builder) else STATIC
        copy_assets(source, Path(app.outdir) / "_static" / ASSETS, left_out(app.config))


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load our files on pages with questions, and nowhere else."""
    scripts: tuple[str, ...] = doctree.get("assess_scripts", ()) if doctree else ()
    if isinstance(app.builder, Epub3Builder):
        app.add_css_file(f"{ASSETS}/{PAPER_STYLE.name}")
    elif scripts:
        for sheet in styles_sent(STATIC, scripts):
            app.add_css_file(f"{ASSETS}/{sheet}")
        for name in scripts_sent(STATIC, scripts):
            # Nothing in a lab moves when its scripts run, and its word table is large.
            waits: dict[str, Any] = {} if name.startswith("lab") else {"blocking": "render"}
            app.add_js_file(f"{ASSETS}/{name}.js", loading_method="defer", **waits)
        if "js_tag" in context:  # The builder json writes no pages.
            move_to_head(context)


def move_to_head(context: dict[str, Any]) -> None:
    """Load our scripts in the head of the page, wherever the theme loads scripts.

    Only from there can they hold back the first view of the page (HTML standard, `blocking`);
    furo, for one, has its scripts at the end of the body.
    """
    place = f"_static/{ASSETS}/"
    ours = [
        one
        for one in context["script_files"]
        if str(getattr(one, "filename", "")).startswith(place)
    ]
    context["script_files"] = [one for one in context["script_files"] if one not in ours]
    context["metatags"] += "".join(f"\n    {context['js_tag'](one)}" for one in ours)


def on_builder_inited(app: Sphinx) -> None:
    """Give LaTeX the package that draws boxes to mark, and one for codes where there are any."""
    if app.builder.format == "latex":
        app.config.latex_additional_files.append(str(LATEX_PACKAGE))
        if app.config.html_baseurl and app.config.assess_paper_online:
            app.add_latex_package("qrcode", after_hyperref=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    config.register(app)
    app.add_message_catalog("assess", str(LOCALE))
    for node in ALL:
        app.add_node(node)
    app.add_domain(domain.AssessDomain)
    app.add_role("item", domain.ITEM_ROLE)
    for name, directive in {**GROUPS, "case": CaseDirective}.items():
        app.add_directive(name, directive)
        app.add_directive_to_domain("assess", name, directive)
    for kind in list(KINDS.values()):
        add_kind(app, kind)
    app.add_transform(TellUnknownNames)
    app.add_post_transform(transforms.DrawItems)
    app.add_post_transform(transforms.LowerItems)
    app.add_builder(TestSheetBuilder)
    app.add_latex_package(LATEX_PACKAGE.stem)
    app.connect("builder-inited", on_builder_inited)
    app.connect("builder-inited", domain.on_builder_inited)
    app.connect("env-updated", domain.on_env_updated)
    app.connect("env-check-consistency", lint.on_env_check_consistency)
    app.connect("warn-missing-reference", domain.on_missing_reference)
    app.connect("write-started", on_write_started)
    app.connect("html-page-context", on_html_page_context)
    lab.setup(app)
    proof.setup(app)
    return {
        "version": __version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
