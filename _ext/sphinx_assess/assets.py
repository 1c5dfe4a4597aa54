"""Our files in the built site: joined where pages load them together, without comments."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]
from sphinx.config import Config

SHORTENERS = {".js": rjsmin.jsmin, ".css": rcssmin.cssmin}

BUNDLES = {
    "assess": ("assess", "record", "route", "report", "kinds/choice"),
    "test": ("draw", "clock", "result", "test"),
    "lab": ("lab/prose", "lab/turns", "lab/markdown", "lab/tutor", "lab"),
}
"""What is sent as one file, by its name; scripts in the order in which they find each other."""

BAR = ("assess", "record", "route")
"""What a page needs that has nothing but the bar of the course."""

BAR_STYLE = "route.css"
"""All that such a page needs of our styles; elsewhere it is a part of a bundle."""

MANY_KINDS = 4
"""So many kinds besides choice on one page weigh, apart, what all of them do as one file."""

ALL_KINDS = "kinds"
"""The name of that file."""

ASKED_FOR = {"report": "assess_report"}
"""Parts that a bundle has only where a configuration value is true."""

HOMES = {part: bundle for bundle, parts in BUNDLES.items() for part in parts}


def of_kinds(source: Path) -> tuple[str, ...]:
    """Return the scripts of the kinds that stand in no bundle, after what they share."""
    folders = (sorted((source / folder).glob("*.js")) for folder in ("shared", "kinds"))
    names = (path.relative_to(source).with_suffix("").as_posix() for path in chain(*folders))
    return tuple(name for name in names if name not in HOMES)


def scripts_sent(source: Path, needed: Iterable[str]) -> tuple[str, ...]:
    """Return the scripts to load for those a page needs, each once, in order."""
    names = tuple(needed)
    others = of_kinds(source)
    several = [name for name in names if name in others and name.startswith("kinds/")]
    homes = dict.fromkeys(others, ALL_KINDS) if len(several) >= MANY_KINDS else {}
    return tuple(dict.fromkeys({**HOMES, **homes}.get(name, name) for name in names))


def styles_sent(source: Path, needed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the style sheets to load for the scripts that a page needs, in order."""
    if needed == BAR:
        return (BAR_STYLE,)
    sent = scripts_sent(source, needed)
    return tuple(
        f"{name}.css" for name in sent if name == ALL_KINDS or (source / f"{name}.css").exists()
    )


def shortened(path: Path) -> str:
    """Return the text of a file as it is sent to readers; names and statements stay."""
    text = path.read_text("utf-8")
    return SHORTENERS[path.suffix](text) if path.suffix in SHORTENERS else text


def left_out(config: Config) -> frozenset[str]:
    """Return the parts of bundles that a site does not ask for."""
    return frozenset(part for part, value in ASKED_FOR.items() if not config[value])


def texts(source: Path, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return the files made from a folder of ours, by their places in the folder of a site."""
    found: dict[str, str] = {}
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        place = path.relative_to(source).as_posix()
        if place.removesuffix(path.suffix) not in HOMES or place == BAR_STYLE:
            found[place] = shortened(path)
    for bundle, parts in {**BUNDLES, ALL_KINDS: of_kinds(source)}.items():
        for suffix in SHORTENERS:
            paths = [source / f"{part}{suffix}" for part in parts if part not in without]
            found[f"{bundle}{suffix}"] = "\n".join(shortened(one) for one in paths if one.exists())
    return found


def copy_assets(source: Path, target: Path, without: frozenset[str] = frozenset()) -> None:
    """Write our files, or one file of ours, into a folder, and replace what is there."""
    made = texts(source, without) if source.is_dir() else {source.name: shortened(source)}
    for name, text in made.items():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
