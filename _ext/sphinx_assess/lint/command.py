"""``python -m sphinx_assess lint``: the linter on a folder of pages or on one page."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sphinx_assess.lint import project, report
from sphinx_assess.lint.base import SEVERITIES
from sphinx_assess.lint.run import Finding
from sphinx_assess.lint.suppress import ALL
from sphinx_assess.nearest import advice

CLEAN, FOUND, FAILED = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    found = argparse.ArgumentParser(
        prog="python -m sphinx_assess lint",
        description="Find faults of item writing in questions. Exit status: 0 nothing found, "
        "1 something found, 2 the pages cannot be read.",
    )
    found.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="a page, or a folder of pages"
    )
    found.add_argument("--format", choices=report.FORMATS, default="text", help="default: text")
    found.add_argument("--output", type=Path, metavar="FILE", help="write there instead")
    found.add_argument(
        "--conf", type=Path, metavar="DIR", help="folder of conf.py; default: found upwards"
    )
    found.add_argument("--no-conf", action="store_true", help="use no conf.py")
    found.add_argument(
        "--source", type=Path, metavar="DIR", help="folder of all pages; default: found"
    )
    found.add_argument(
        "--language", default="en", help="language of pages without a conf.py; default: en"
    )
    found.add_argument(
        "--select",
        action="append",
        default=[],
        type=code,
        metavar="CODE",
        help="run only this rule",
    )
    found.add_argument(
        "--severity", action="append", default=[], type=severity, metavar="CODE=LEVEL",
        help="set the severity of a rule: off, info, warning or error",
    )  # fmt: skip
    found.add_argument(
        "--fail-on", choices=SEVERITIES[1:], default="warning", help="lowest severity for status 1"
    )
    found.add_argument("--list-rules", action="store_true", help="print the rules and stop")
    return found


def code(text: str) -> str:
    """Read the name of a rule.

    :raises argparse.ArgumentTypeError: for a rule that does not exist.
    """
    if text not in ALL:
        raise argparse.ArgumentTypeError(
            f"there is no rule '{text}'; {advice(text, ALL, 'see --list-rules')}"
        )
    return text


def severity(text: str) -> tuple[str, str]:
    """Read one ``CODE=LEVEL``.

    :raises argparse.ArgumentTypeError: for a rule or level that does not exist.
    """
    name, _, level = text.partition("=")
    if level not in SEVERITIES:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not CODE=LEVEL; CODE is a rule, LEVEL one of {', '.join(SEVERITIES)}"
        )
    return code(name), level


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit status."""
    asked = parser().parse_args(arguments)
    if asked.list_rules:
        print("\n".join(f"{rule.code:22} {rule.title}" for rule in ALL.values()))
        return CLEAN
    if not asked.paths:
        parser().error("name a page or a folder of pages")
    try:
        found = collect(asked)
    except project.LintError as error:
        print(f"sphinx_assess lint: {error}", file=sys.stderr)
        return FAILED
    write(asked, found)
    lowest = SEVERITIES.index(asked.fail_on)
    return FOUND if any(SEVERITIES.index(one.severity) >= lowest for one in found) else CLEAN


def collect(asked: argparse.Namespace) -> list[Finding]:
    """Return the findings in the pages asked for, with paths as short as they can be.

    :raises LintError: when the pages cannot be read.
    """
    if asked.no_conf:
        root = asked.source or project.common_folder(asked.paths)
        place = project.Project(root, None, files=project.patterns(asked.paths, root))
    else:
        place = project.find_project(asked.paths, asked.conf, asked.source)
    place = replace(place, language=asked.language)
    found = project.lint(place, dict(asked.severity), tuple(asked.select))
    wanted = [path.resolve() for path in asked.paths]
    return sorted(
        replace(one, path=shorten(one.path)) for one in found if is_below(Path(one.path), wanted)
    )


def is_below(path: Path, wanted: Sequence[Path]) -> bool:
    """Tell whether a file is one of those asked for, or in one of the folders."""
    path = path.resolve()
    return any(path == one or one in path.parents for one in wanted)


def shorten(path: str) -> str:
    """Return a path relative to the working folder, if it lies below."""
    here, there = Path.cwd(), Path(path).resolve()
    return there.relative_to(here).as_posix() if here in there.parents else path


def write(asked: argparse.Namespace, found: list[Finding]) -> None:
    """Write the report, and to people a last line with the count."""
    text = report.FORMATS[asked.format](found)
    if asked.output:
        asked.output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    if asked.format == "text":
        count = Counter(one.severity for one in found)
        parts = [
            f"{count[level]} {level}{'s' * (count[level] != 1)}"
            for level in reversed(SEVERITIES)
            if count[level]
        ]
        print(f"lint: {', '.join(parts) if parts else 'nothing found'}", file=sys.stderr)
