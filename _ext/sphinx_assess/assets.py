"""Our files in the built site: copied without comments and without spare white space."""

from __future__ import annotations

from pathlib import Path

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

SHORTENERS = {".js": rjsmin.jsmin, ".css": rcssmin.cssmin}


def shortened(path: Path) -> str:
    """Return the text of a file as it is sent to readers; names and statements stay."""
    text = path.read_text("utf-8")
    return SHORTENERS[path.suffix](text) if path.suffix in SHORTENERS else text


def copy_assets(source: Path, target: Path) -> None:
    """Copy a file or a folder of ours into a folder, and replace what is there."""
    paths = [path for path in sorted(source.rglob("*")) if path.is_file()] or [source]
    for path in paths:
        place = target / (path.name if path == source else path.relative_to(source))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(shortened(path), "utf-8")
