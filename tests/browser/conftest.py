"""One small site, built once, in a real browser, from files and over HTTP."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Root has no sandbox, and nothing in the background may reach for the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Milliseconds until something that a test expects counts as missing; a busy machine is slow.
PATIENCE = 20_000
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"


def build(out: Path, *options: str, root: str = "root") -> Path:
    """Build a root with the extension of this checkout; a warning is an error."""
    env = os.environ | {"PYTHONPATH": str(REPOSITORY / "_ext")}
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-n", "-b", "html"]
    run = subprocess.run(
        [*command, *options, "-d", f"{out}-doctrees", str(HERE / root), str(out)],
        env=env,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return out


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in furo."""
    return build(tmp_path_factory.mktemp("site") / "furo")


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in Sphinx's own basic theme, which has no inline script."""
    return build(tmp_path_factory.mktemp("site") / "basic", "-D", "html_theme=basic")


@pytest.fixture(scope="session")
def lean_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without what a site must ask for."""
    return build(tmp_path_factory.mktemp("site") / "lean", "-D", "assess_report=0")


@pytest.fixture(scope="session")
def keyless_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without keys in the pages."""
    return build(tmp_path_factory.mktemp("site") / "keyless", "-D", "assess_key=none")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serve quietly, with the strictest policy a page of ours must stand."""

    policy = ""

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # A browser asks for it unbidden.
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of the base)
        pass


class StrictHandler(Handler):
    policy = STRICT


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serve folders; give their addresses."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path, *, strict: bool = False) -> str:
        kind = StrictHandler if strict else Handler
        handler = functools.partial(kind, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the one named in ASSESS_CHROMIUM, or one on the path."""
    path = os.environ.get("ASSESS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "no Chromium found; install one or set ASSESS_CHROMIUM to its path"
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """One reader: a context of its own, and what went wrong or out in it."""

    context: BrowserContext
    page: Page
    base: str = ""
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        self.page.goto(f"{self.base}/{name}")
        return self.page


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Begin a visit; any error in the page's console fails the test."""
    visits: list[Visit] = []

    def begin(base: str, **options: Any) -> Visit:
        context = browser.new_context(**({"reduced_motion": "reduce"} | options))
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        one = Visit(context, page, base)
        page.on("pageerror", lambda error: one.errors.append(str(error)))
        page.on(
            "console",
            lambda message: (
                one.errors.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        page.on("request", lambda request: one.requests.append(request.url))
        visits.append(one)
        return one

    yield begin
    for one in visits:
        one.context.close()
    assert [error for one in visits for error in one.errors] == []


@pytest.fixture(scope="session")
def files(site: Path) -> str:
    """Address of the site as files."""
    return site.as_uri()


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """Address of the site: from files, and over HTTP."""
    if request.param == "file":
        return site.as_uri()
    address: str = request.getfixturevalue("serve")(site)
    return address
