"""Reading skeletons: from a file, filled in or as a snippet."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sphinx_assess.groups import GROUPS
from sphinx_assess.kinds import KINDS
from sphinx_assess.lab.directives import DIRECTIVES

FOLDER = Path(__file__).parent / "skeletons"
PLACE = re.compile(r"\$\{(?P<number>\d+):(?P<text>[^{}]*)\}")
SCOPES = {".md": "markdown", ".rst": "restructuredtext"}
"""What VS Code calls the languages of pages, by the ending of a file."""


def names() -> list[str]:
    """Return the directives that have a skeleton: questions first, then groups."""
    every = [*(f"{kind}-question" for kind in KINDS), *GROUPS, *DIRECTIVES]
    return [name for name in every if (FOLDER / f"{name}.md").is_file()]


def template(name: str, suffix: str) -> str:
    """Return the skeleton of a directive as it is written, places and all."""
    return (FOLDER / f"{name}{suffix}").read_text("utf-8")


def fill(text: str, ident: str, objective: str = "") -> str:
    """Return a skeleton with its own texts in all places.

    :param ident: what stands in the first place.
    :param objective: names of objectives; without them the option is left out.
    """
    found = []
    for line in text.splitlines(keepends=True):
        if line.lstrip().startswith(":objective:"):
            if not objective:
                continue
            line = PLACE.sub(lambda _: objective, line)
        found.append(PLACE.sub(lambda at: ident if at["number"] == "1" else at["text"], line))
    return "".join(found)


def snippets() -> str:
    """Return all skeletons as a file of snippets for VS Code."""
    found = {
        f"{name} ({scope})": {
            "scope": scope,
            "prefix": name,
            "description": f"sphinx-assess: {name}",
            "body": template(name, suffix).splitlines(),
        }
        for suffix, scope in SCOPES.items()
        for name in names()
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
