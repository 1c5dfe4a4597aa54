"""Print the path of a Chromium for the browser tests, installing one where there is none.

Looked for in this order: ASSESS_CHROMIUM, BROWSER_PATH, CHROMIUM in the
environment, the usual names on PATH, the usual place on macOS, the one that
Playwright installed. None there: apt-get where it is allowed, else Playwright's
own download. Run with the Python of .venv.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apt

VARIABLES = ("ASSESS_CHROMIUM", "BROWSER_PATH", "CHROMIUM")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def main() -> None:
    """Print the path, or end with one sentence on what to install."""
    for name in VARIABLES:
        given = os.environ.get(name)
        if given and not runs(given):
            sys.exit(f"{name} is '{given}', which does not run; set it to a Chromium or unset it.")
    # A generator, so that each step is taken only when those before it gave nothing.
    found = next(filter(runs, candidates()), None)
    if found is None:
        sys.exit(
            "The browser tests need Chromium and none could be installed here; install it"
            " (on Debian: apt-get install chromium) or set ASSESS_CHROMIUM to its path."
        )
    print(found)


def candidates() -> Iterator[str]:
    """Yield paths that may be a Chromium, cheapest to get first."""
    yield from filter(None, map(os.environ.get, VARIABLES))
    yield from filter(None, map(shutil.which, NAMES))
    yield from MACOS
    yield playwright_path()
    # On Ubuntu this package installs a snap, which may not run: hence a further candidate.
    if apt.install(["chromium"]):
        yield from filter(None, map(shutil.which, NAMES))
    print("[setup] playwright install chromium", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, capture_output=True, check=False)
    yield playwright_path()


def playwright_path() -> str:
    """Return where Playwright keeps its Chromium, whether or not it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def runs(path: str) -> bool:
    """Return whether *path* is a browser that answers."""
    if not Path(path).exists():
        return False
    try:
        command = [path, "--version"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "Chrom" in done.stdout


if __name__ == "__main__":
    main()
