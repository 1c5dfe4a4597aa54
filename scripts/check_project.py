"""Check that the project's files agree with each other; one sentence for each that does not."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import build_pdf

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements.in": "requirements.txt", "requirements-dev.in": "requirements-dev.txt"}


def main() -> None:
    """Print what disagrees and fail if anything does."""
    faults = [*lock_faults(), *apt_faults(), *version_faults()]
    sys.exit("\n".join(faults) or None)


def lock_faults() -> Iterator[str]:
    """Yield what is wrong with the locks: they name no server and hold all that is asked for."""
    for name in LOCKS.values():
        if re.search(r"https?:|--(extra-)?index-url|--find-links", read(name)):
            yield f"{name} names a server; make it with `make lock`."
    yield from npm_lock_faults(json.loads(read("package-lock.json"))["packages"])
    for source, lock in LOCKS.items():
        locked = re.findall(r"^([\w.-]+)==", read(lock), re.MULTILINE)
        for wanted in re.findall(r"^([\w.-]+)", read(source), re.MULTILINE):
            if wanted not in locked:
                yield f"{lock} has no '{wanted}', which {source} asks for; run `make lock`."


def npm_lock_faults(packages: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the npm lock; npm leaves out in silence what a mirror lacks."""
    for name, package in packages.items():
        if "resolved" in package:
            yield "package-lock.json names a server; make it with `make lock`."
        for optional in package.get("optionalDependencies", {}):
            if f"node_modules/{optional}" not in packages:
                yield f"package-lock.json lacks '{optional}', which '{name}' has for some machine."


def apt_faults() -> Iterator[str]:
    """Yield whether Read the Docs gets another LaTeX than `make pdf` installs."""
    block = re.search(r"apt_packages:\n((?: +- .*\n)+)", read(".readthedocs.yaml"))
    listed = re.findall(r"- (\S+)", block[1]) if block else []
    if sorted(listed) != sorted(build_pdf.PACKAGES):
        yield ".readthedocs.yaml and scripts/build_pdf.py list different Debian packages."


def version_faults() -> Iterator[str]:
    """Yield the files whose version is not the package's; all are released together."""
    package = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    for name in ("conf.py", "_ext/sphinx_assess/__init__.py"):
        stated = re.findall(r'(?:^|\b)(?:release|__version__)(?:: \w+)? = "(.*)"', read(name))
        if stated != [package]:
            yield f"{name} states version {stated or 'nowhere'} and pyproject.toml {package}."


def read(name: str) -> str:
    """Return the text of the project's file *name*."""
    return (ROOT / name).read_text("utf-8")


if __name__ == "__main__":
    main()
