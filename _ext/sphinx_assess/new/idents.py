"""Idents of a project, found in the text of its pages without a build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".md", ".rst")
DIRECTIVE = re.compile(
    r"^[ \t]*(?:[:`]{3,}\{(?P<myst>[a-z:-]+)\}|\.\.[ \t]+(?P<rst>[a-z:-]+)::)"
    r"[ \t]+(?P<ident>[a-z0-9][a-z0-9-]*)[ \t]*$",
    re.M,
)
NAMED = re.compile(r"(?:assess:)?(?:[a-z]+-question|quiz|test|bank|lab)")


def pages(root: Path) -> Iterator[Path]:
    """Yield the pages below a folder, except in folders that begin with a dot or an underscore."""
    for path in sorted(root.rglob("*")):
        below = path.relative_to(root).parts
        if path.suffix in SUFFIXES and not any(part[0] in "._" for part in below):
            yield path


def used(root: Path) -> dict[str, tuple[Path, int]]:
    """Return each ident of a question or group below a folder, with page and line from 1."""
    found: dict[str, tuple[Path, int]] = {}
    for path in pages(root):
        text = path.read_text("utf-8", "replace")
        for match in DIRECTIVE.finditer(text):
            if NAMED.fullmatch(match["myst"] or match["rst"]):
                line = text.count("\n", 0, match.start("ident")) + 1
                found.setdefault(match["ident"], (path, line))
    return found


def free(base: str, taken: dict[str, tuple[Path, int]]) -> str:
    """Return an ident that nothing has, made of words and, if need be, a number."""
    stem = re.sub(r"[^a-z0-9]+", "-", base.lower()).strip("-") or "question"
    names = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken and f"{name}-1" not in taken)
