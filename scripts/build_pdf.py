"""Make the PDF from the LaTeX that Sphinx wrote: build_pdf.py LATEX_DIR PDF_DIR.

`build_pdf.py --setup` instead looks for what LaTeX needs and installs what is
missing through apt-get where that is allowed. Read the Docs installs the same
packages from .readthedocs.yaml; scripts/check_project.py compares the lists.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import apt

PACKAGES = (
    "fonts-dejavu",
    "fonts-freefont-otf",
    "fonts-noto-color-emoji",
    "fonts-texgyre",
    "fonts-texgyre-math",
    "latexmk",
    "librsvg2-bin",
    "lmodern",
    "texlive-fonts-recommended",
    "texlive-latex-extra",
    "texlive-latex-recommended",
    "texlive-luatex",
)
COMMANDS = ("make", "latexmk", "lualatex", "rsvg-convert", "kpsewhich")
# One file of each package; the fonts are those of docs/_paper/coursefonts.sty.
TEX_FILES = (
    "DejaVuSansMono-Oblique.ttf",
    "FreeSerif.otf",
    "NotoColorEmoji.ttf",
    "lmroman10-regular.otf",
    "luaotfload.sty",
    "tabulary.sty",
    "texgyreheros-regular.otf",
    "texgyrepagella-math.otf",
    "titlesec.sty",
    "unicode-math.sty",
)


def setup() -> None:
    """Install what is missing, or end with one sentence that names the packages."""
    if not missing():
        return
    if apt.install(PACKAGES) and not missing():
        return
    sys.exit(
        f"The PDF needs LaTeX, and this is missing: {', '.join(missing())};"
        f" install it (on Debian and Ubuntu: apt-get install {' '.join(PACKAGES)})."
    )


def missing() -> list[str]:
    """Return the commands and the files of TeX that are not there."""
    absent = [name for name in COMMANDS if not shutil.which(name)]
    if "kpsewhich" not in absent:
        found = output("kpsewhich", *TEX_FILES)
        absent += [name for name in TEX_FILES if f"/{name}" not in found]
    return absent


def output(*command: str) -> str:
    """Return what *command* prints; kpsewhich fails when one of its files is missing."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def build(latex: Path, out: Path) -> None:
    """Run LaTeX in *latex*, check its log, and copy the PDF to *out*."""
    # MAKEFLAGS would offer the jobs of the make that called us to the one called here.
    env = {name: value for name, value in os.environ.items() if name != "MAKEFLAGS"}
    env["LATEXMKOPTS"] = "-silent -halt-on-error -interaction=nonstopmode"
    command = ["make", "--no-print-directory", "-C", str(latex), "all-pdf"]
    done = subprocess.run(
        command,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    logs = {path: path.read_text("utf-8", errors="replace") for path in latex.glob("*.log")}
    if done.returncode:
        print(done.stdout[-4000:])
        errors = [line for log in logs.values() for line in log.splitlines() if line[:1] == "!"]
        sys.exit("\n".join(["LaTeX failed:", *errors]))
    for path, log in logs.items():
        gaps = sorted({line for line in log.splitlines() if "Missing character" in line})
        if gaps:
            sys.exit("\n".join([f"{path} tells of characters that no font has:", *gaps]))
    out.mkdir(parents=True, exist_ok=True)
    # Figures lie here as PDF too; a document is a PDF with a log.
    for pdf in (path.with_suffix(".pdf") for path in logs):
        shutil.copy2(pdf, out)
        print(f"PDF: {out / pdf.name}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--setup"]:
        setup()
    else:
        build(*map(Path, sys.argv[1:]))
