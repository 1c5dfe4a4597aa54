"""``python -m sphinx_assess new`` and ``snippets``: skeletons into a page, or for an editor."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sphinx_assess import settings
from sphinx_assess.lint import project
from sphinx_assess.new import idents, insert, skeletons

DONE, FAILED = 0, 2
GROUPS = ("quiz", "test", "bank", "lab")


def choices() -> dict[str, str]:
    """Return what can be made: the word to write, and the directive."""
    questions = [name for name in skeletons.names() if name.endswith("-question")]
    return {name.removesuffix("-question"): name for name in [*questions, *GROUPS]}


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    found = argparse.ArgumentParser(
        prog="python -m sphinx_assess new",
        description="Write the skeleton of a question, or of a group with one, into a page: a "
        "question into the last quiz or bank there, else into its test, else at the end.",
    )
    found.add_argument("kind", choices=choices(), metavar="KIND", help=", ".join(choices()))
    found.add_argument(
        "page", nargs="?", type=Path, metavar="PAGE", help=".md or .rst; without one, print"
    )
    found.add_argument("--ident", default="", help="its ident; default: one from the page's name")
    found.add_argument("--in", dest="group", default="", metavar="IDENT", help="the group for it")
    found.add_argument("--objective", default="", metavar="NAMES", help="the objectives it is for")
    found.add_argument(
        "--markup", choices=("md", "rst"), default="md", help="what to print; default: md"
    )
    return found


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit status."""
    asked = parser().parse_args(arguments)
    try:
        if asked.page is None:
            print(printed(asked), end="")
        else:
            print(written(asked))
    except (insert.InsertError, project.LintError) as error:
        print(f"sphinx_assess new: {error}", file=sys.stderr)
        return FAILED
    return DONE


def printed(asked: argparse.Namespace) -> str:
    """Return a skeleton.

    :raises InsertError: when the ident is none.
    """
    name = choices()[asked.kind]
    ident = checked(asked.ident or f"new-{asked.kind}", {})
    return skeletons.fill(skeletons.template(name, f".{asked.markup}"), ident, asked.objective)


def written(asked: argparse.Namespace) -> str:
    """Write a skeleton into the page; return what was written, and where.

    :raises InsertError: when there is no place for it, or its ident is taken.
    """
    page: Path = asked.page
    if page.suffix not in idents.SUFFIXES:
        raise insert.InsertError(f"'{page}' is no page; its name must end in .md or .rst")
    taken = idents.used(project.find_project([page], None, None).source)
    name = choices()[asked.kind]
    ident = asked.ident or idents.free(f"{page.stem}-{asked.kind}", taken)
    filled = skeletons.fill(
        skeletons.template(name, page.suffix), checked(ident, taken), asked.objective
    )
    line = put(page, name, filled, asked.group)
    return f"{page}:{line}: {name} '{ident}' is there; write over what it says"


def put(page: Path, name: str, filled: str, ident: str) -> int:
    """Insert a filled skeleton into a file and return its line, from 1.

    :raises InsertError: when there is no place for it.
    """
    # Without newline="" the ends of all lines of somebody's file might change.
    with page.open(encoding="utf-8", newline="") as file:
        text = file.read()
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    is_question = name.endswith("-question")
    group = insert.choose(insert.groups(lines, page.suffix), ident) if is_question else None
    made, at = insert.insert(lines, filled.splitlines(), group)
    page.write_text(end.join(made).rstrip("\r\n") + end, "utf-8", newline="")
    return at + 1


def checked(ident: str, taken: dict[str, tuple[Path, int]]) -> str:
    """Return an ident that is one, and free.

    :raises InsertError: for any other.
    """
    if not settings.is_ident(ident):
        raise insert.InsertError(
            f"'{ident}' is no ident; write lower-case letters, digits and hyphens"
        )
    if ident in taken:
        path, line = taken[ident]
        raise insert.InsertError(f"'{ident}' is the ident of {path}:{line}; choose another one")
    return ident


def snippets(arguments: Sequence[str]) -> int:
    """Print the snippets for VS Code."""
    argparse.ArgumentParser(
        prog="python -m sphinx_assess snippets",
        description="Print all skeletons as snippets for VS Code.",
    ).parse_args(arguments)
    print(skeletons.snippets(), end="")
    return DONE
