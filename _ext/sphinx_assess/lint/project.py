"""Reading pages for the command: with the project's conf.py, or without any."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.matching import get_matching_files

from sphinx_assess.lint.build import findings
from sphinx_assess.lint.run import Finding

SUFFIXES = (".md", ".rst", ".txt")
MYST = ["attrs_inline", "colon_fence", "deflist", "dollarmath", "tasklist"]
HIDDEN = (".*", "**/.*")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
WARNING = re.compile(
    r"(?P<path>[^\n]*?)(?::(?P<line>\d+))?: (?:WARNING|ERROR): "
    r"(?P<text>.*) \[(?P<code>assess\.\w+)\]"
)


class LintError(Exception):
    """The pages cannot be read; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Project:
    """Which folder to read, and with which conf.py (``None``: a built-in one)."""

    source: Path
    conf: Path | None
    language: str = "en"
    files: tuple[str, ...] = ()
    """Without conf.py: the pages to read, relative to ``source``; empty means all."""


def find_project(paths: Sequence[Path], conf: Path | None, source: Path | None) -> Project:
    """Return the project that some pages or folders belong to.

    The conf.py is the nearest one upwards. Its sources are the highest folder, from there down to
    the pages, that holds an index page.

    :raises LintError: when a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise LintError(f"'{path}' does not exist; name a page or a folder of pages")
    common = common_folder([path.resolve() for path in paths])
    conf = conf or next(
        (up for up in (common, *common.parents) if (up / "conf.py").is_file()), None
    )
    if conf is None:
        return Project(source or common, None, files=patterns(paths, source or common))
    if source is None:
        between = [up for up in (common, *common.parents) if up == conf or conf in up.parents]
        roots = [up for up in between if any((up / f"index{s}").is_file() for s in SUFFIXES)]
        source = roots[-1] if roots else common
    return Project(source.resolve(), conf.resolve())


def common_folder(paths: Sequence[Path]) -> Path:
    """Return the deepest folder that holds all of some pages and folders."""
    folders = [path if path.is_dir() else path.parent for path in paths]
    first = folders[0]
    return next(
        up for up in (first, *first.parents) if all(up == f or up in f.parents for f in folders)
    )


def patterns(paths: Sequence[Path], source: Path) -> tuple[str, ...]:
    """Return patterns for the pages below some paths."""
    found = []
    for path in paths:
        name = path.resolve().relative_to(source.resolve()).as_posix()
        found.append(
            _literal(name) if path.is_file() else f"{_literal(name)}/**" if name != "." else "**"
        )
    return tuple(found)


def _literal(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


def lint(project: Project, settings: dict[str, Any], codes: tuple[str, ...]) -> list[Finding]:
    """Read a project and return its findings, with the extension's own warnings among them.

    :param settings: severities that override those of conf.py.
    :raises LintError: when Sphinx cannot read the project.
    """
    log = StringIO()
    with ExitStack() as stack:
        stack.enter_context(patch_docutils(project.conf or project.source))
        stack.enter_context(docutils_namespace())
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        env = _read(project, work, log)
        env.config.assess_lint_severity = {**env.config.assess_lint_severity, **settings}
        found = findings(env, codes)
    return sorted([*found, *([] if codes else faults(log.getvalue(), project.source))])


def _read(project: Project, work: Path, log: StringIO) -> BuildEnvironment:
    """Return the environment of a project, read anew.

    :raises LintError: when Sphinx cannot read it.
    """
    try:
        app = _application(project, work, log)
        if "sphinx_assess" not in app.extensions:
            raise LintError("conf.py does not load 'sphinx_assess'; add it to 'extensions'")
        app.config.assess_lint = False  # the command reports by itself
        app.builder.read()
        app.env.check_consistency()
    except LintError:
        raise
    except UnicodeDecodeError as error:
        raise LintError(undecodable(project) or f"a file is not UTF-8: {error}") from error
    except Exception as error:  # whatever Sphinx, another extension or conf.py raises
        text = " ".join(str(error).split()) or type(error).__name__
        raise LintError(f"Sphinx cannot read '{project.source}': {text}") from error
    return app.env


def undecodable(project: Project) -> str:
    """Say which page is not UTF-8 and where, empty when each is; Sphinx names only the byte."""
    for name in get_matching_files(project.source, project.files or ("**",), HIDDEN):
        path = project.source / name
        if path.suffix not in SUFFIXES:
            continue
        try:
            path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            return f"line {line} of '{path}' is not UTF-8; save the file in that encoding"
    return ""


def _application(project: Project, work: Path, log: StringIO) -> Sphinx:
    overrides: dict[str, Any] = {"suppress_warnings": [], "show_warning_types": True}
    if project.conf is None:
        overrides |= built_in(project)
    return Sphinx(
        project.source,
        project.conf,
        work / "out",
        work / "doctrees",
        "dummy",
        confoverrides=overrides,
        status=None,
        warning=log,
    )


def built_in(project: Project) -> dict[str, Any]:
    """Return the configuration for pages without a conf.py."""
    names = [name for name in ("myst_parser", "sphinx_design") if find_spec(name)]
    suffixes = {
        ".rst": "restructuredtext",
        **({".md": "markdown"} if "myst_parser" in names else {}),
    }
    files = get_matching_files(project.source, project.files, HIDDEN)
    pages = sorted(name for name in files if name.endswith(tuple(suffixes)))
    if not pages:
        ends = " or ".join(sorted(suffixes))
        raise LintError(f"'{project.source}' holds no page to read; its name must end in {ends}")
    return {
        "extensions": [*names, "sphinx_assess"],
        "myst_enable_extensions": MYST,
        "include_patterns": list(project.files),
        "exclude_patterns": list(HIDDEN),
        "language": project.language,
        "root_doc": pages[0].rpartition(".")[0],
        "source_suffix": suffixes,
        "project": "pages",
    }


def faults(log: str, source: Path) -> list[Finding]:
    """Return the warnings of this extension in a log, as findings."""
    return [
        Finding(
            match["path"] if match["line"] or match["path"] else str(source),
            int(match["line"] or 1),
            1,
            match["code"],
            "error",
            match["text"],
        )
        for match in map(WARNING.match, ANSI.sub("", log).splitlines())
        if match
    ]
