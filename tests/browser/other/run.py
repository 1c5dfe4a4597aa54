"""Build the small course, serve it, and go through it in Firefox and in WebKitGTK.

Called by `make test-browsers`, with the Python of .venv. What only this needs is put into
build/browsers, in the versions named here; browsers come through apt-get where it is allowed.
"""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[3] / "scripts"))
import apt

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
TOOLS = ROOT / "build" / "browsers"
PUPPETEER, SELENIUM = "puppeteer-core@25.16.0", "selenium==4.38.0"
# One test to pass: the record then has a statement of completion.
ROUTE = "assess_route=lesson,quiz,test"
COMMANDS = {
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "xvfb-run": "xvfb",
    "xauth": "xauth",
}


def install():
    """Install browsers and drivers that are missing."""
    wanted = [package for command, package in COMMANDS.items() if not shutil.which(command)]
    if wanted and not apt.install(wanted):
        sys.exit(f"install these first, as root: apt-get install {' '.join(wanted)}")
    if not (TOOLS / "node_modules" / "puppeteer-core").is_dir():
        TOOLS.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-audit", "--no-fund", "--silent")
        subprocess.run(["npm", "install", "--prefix", TOOLS, *quiet, PUPPETEER], check=True)
    if not (TOOLS / "python" / "selenium").is_dir():
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
        subprocess.run([*pip, "--target", TOOLS / "python", SELENIUM], check=True)


def build():
    """Build the course of the browser tests, three pages long, and return its folder."""
    out = TOOLS / "site"
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-E", "-b", "html", "-D", ROUTE]
    folders = ["-d", TOOLS / "doctrees", HERE.parent / "root", out]
    path = {"PYTHONPATH": str(ROOT / "_ext")}
    subprocess.run([*command, *folders], check=True, env=os.environ | path)
    return out


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve without a line for each request."""

    def log_message(self, format, *args):  # noqa: A002 (the name of the base)
        pass


class Server(http.server.ThreadingHTTPServer):
    """Stay quiet when a browser hangs up."""

    def handle_error(self, request, client_address):
        pass


def main():
    """Return 1 when a passage fails in one of the browsers."""
    install()
    handler = functools.partial(Quiet, directory=str(build()))
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    # Node looks for packages from where a script lies.
    firefox = TOOLS / "firefox.mjs"
    shutil.copy(HERE / "firefox.mjs", firefox)
    webkit = ["xvfb-run", "-a", sys.executable, HERE / "webkit.py", address]
    env = os.environ | {"PYTHONPATH": str(TOOLS / "python")}
    passages = [["node", firefox, address], webkit]
    results = [subprocess.run(one, env=env, timeout=300).returncode for one in passages]
    server.shutdown()
    return int(any(results))


if __name__ == "__main__":
    sys.exit(main())
