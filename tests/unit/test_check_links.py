"""The checker of links inside a built site."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "check_links.py"
MAIN = runpy.run_path(str(SCRIPT))["main"]

INDEX = """<html><head><link rel="stylesheet" href="_static/a.css?v=1"></head><body id="top">
<a href="sub/page.html#there">one</a> <a href="#top">two</a> <a href="#">three</a>
<img src="a%20b.png" srcset="a%20b.png 1x, _static/a.css 2x"> <a href="sub/">folder</a>
<a href="https://example.org/nowhere#x">far</a> <a href="mailto:a@example.org">mail</a>
EXTRA
</body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static" / "a.css").write_text("", "utf-8")
    (tmp_path / "a b.png").write_bytes(b"")
    (tmp_path / "sub" / "index.html").write_text("<p>", "utf-8")
    (tmp_path / "sub" / "page.html").write_text(
        '<p id="there"><a name="old"></a><a href="../index.html">back</a>', "utf-8"
    )
    return tmp_path


def faults(site: Path, extra: str = "") -> str:
    """Run the checker on the site and return what it complains of."""
    (site / "index.html").write_text(INDEX.replace("EXTRA", extra), "utf-8")
    try:
        MAIN(site)
    except SystemExit as stopped:
        return str(stopped.code)
    return ""


def test_sound_site_passes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extra = '<a href="sub/page.html#old">old</a><a href="/sub/page.html">root</a>'
    assert faults(site, extra) == ""
    assert "3 pages, no broken link" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("extra", "complaint"),
    [
        ('<a href="gone.html">x</a>', "'gone.html' leads to no file"),
        ('<img src="gone.svg">', "'gone.svg' leads to no file"),
        ('<img srcset="a%20b.png 1x, gone.png 2x">', "'gone.png' leads to no file"),
        ('<script src="gone.js"></script>', "'gone.js' leads to no file"),
        ('<a href="sub/page.html#gone">x</a>', "'sub/page.html#gone' leads to a page without"),
        ('<a href="#gone">x</a>', "'#gone' leads to a page without"),
        ('<a href="../outside.html">x</a>', "'../outside.html' leads to no file"),
    ],
)
def test_broken_link_is_named(site: Path, extra: str, complaint: str) -> None:
    (site.parent / "outside.html").write_text("<p>", "utf-8")
    assert faults(site, extra).startswith(f"index.html:5: the link {complaint}")
    assert "\n" not in faults(site, extra)


def test_program_fails_on_an_empty_folder(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, SCRIPT, tmp_path], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "build the site first" in run.stderr
