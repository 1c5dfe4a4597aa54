"""The wheel holds what it must, and the tutorial leads to a scored test where only it is installed.

Commands and files are those of docs/guide/tutorial.md, as they stand there.
"""

import email
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.steps import cards, check, choose, key, outcome, press, question, state, submit

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "_ext" / "sphinx_assess"
TUTORIAL = ROOT / "docs" / "guide" / "tutorial.md"
BLOCK = re.compile(
    r"^(?:````\{code-block\} (?P<language>\w+)\n:caption: (?P<name>\S+)\n\n(?P<file>.*?\n)````"
    r"|```(?P<kind>sh|text)\n(?P<text>.*?\n)```)$",
    re.M | re.S,
)
# What a block leaves behind for the next one: the shell goes on where it was.
SHELL = """\
set -e
cd "$WORK"
if test -f "$WORK/.state"; then . "$WORK/.state"; cd "$(cat "$WORK/.folder")"; fi
trap 'pwd > "$WORK/.folder"; export -p > "$WORK/.state"' EXIT
"""
OWN = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built by the project's backend from what git would give."""
    made = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (made / "source").mkdir(exist_ok=True)
        shutil.copy(ROOT / name, made / "source")
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "_ext", made / "source" / "_ext", ignore=ignored)
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(made / "out")]
    run = subprocess.run([*pip, str(made / "source")], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    (found,) = (made / "out").glob("*.whl")
    return found


def test_the_wheel_holds_all_of_the_package_and_nothing_else(wheel) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        f"sphinx_assess/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if ".dist-info/" not in name} == ours
    for name in (
        "py.typed",
        "types.d.ts",
        "locale/de/LC_MESSAGES/assess.mo",
        "static/assess.js",
        "static/kinds/choice.js",
        "paper/sphinxassess.sty",
        "lint/words/en.toml",
        "new/skeletons/choice-question.md",
    ):
        assert f"sphinx_assess/{name}" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_metadata_says_what_an_index_shows(wheel) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        found = email.message_from_bytes(archive.read(name))
    assert (found["Name"], found["License-Expression"]) == ("sphinx-assess", "MIT")
    assert found["Requires-Python"] == ">=3.11"
    assert found["Description-Content-Type"] == "text/markdown"
    assert found.get_payload(decode=True).decode() == (ROOT / "README.md").read_text("utf-8")
    assert "Framework :: Sphinx :: Extension" in found.get_all("Classifier")
    needed = {re.split(r"[<>=; ]", one)[0] for one in found.get_all("Requires-Dist")}
    assert needed == {"docutils", "rcssmin", "rjsmin", "sphinx"}


@dataclass
class Typist:
    """Whoever works through the tutorial: types files and commands into one shell."""

    folder: Path
    env: dict[str, str]
    project: str = "my-course"
    mistake: tuple[Path, str] | None = None
    said: str = ""
    status: int = 0
    typed: list[str] = field(default_factory=list)

    def command(self, text: str) -> None:
        """Run a block of commands; a mistake made before it is mended afterwards."""
        self.typed.append(text)
        run = subprocess.run(
            ["bash", "-c", SHELL + text],
            env=self.env | {"WORK": str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said, self.status = run.stdout, run.returncode
        assert (self.status != 0) == (self.mistake is not None), self.said
        if self.mistake:
            self.mistake[0].write_text(self.mistake[1], "utf-8")
            self.mistake = None

    def file(self, name: str, text: str) -> None:
        """Write a file."""
        path = self.folder / self.project / name
        path.parent.mkdir(exist_ok=True)
        assert not path.exists(), f"{name} stands twice in the tutorial"
        path.write_text(text, "utf-8")

    def edit(self, name: str, change: str) -> None:
        """Replace lines that begin with - by those that begin with +."""
        path = self.folder / self.project / name
        whole = path.read_text("utf-8")
        old, new = (
            "".join(f"{line[1:]}\n" for line in change.splitlines() if line[0] == sign)
            for sign in "-+"
        )
        assert whole.count(old) == 1
        path.write_text(whole.replace(old, new), "utf-8")
        self.mistake = path, whole

    def compare(self, text: str) -> None:
        """Expect each line in what the last command said; ... stands for anything."""
        for line in text.splitlines():
            assert line.removeprefix("...") in self.said


@pytest.fixture(scope="module")
def typist(wheel, tmp_path_factory) -> Typist:
    """Whoever has typed all of the tutorial."""
    folder = tmp_path_factory.mktemp("tutorial")
    # The name means our wheel, whatever an index may have of that name.
    (folder / "constraints.txt").write_text(f"sphinx-assess @ {wheel.as_uri()}\n", "utf-8")
    env = {name: value for name, value in os.environ.items() if name not in OWN}
    one = Typist(folder, env | {"PIP_CONSTRAINT": str(folder / "constraints.txt")})
    for block in BLOCK.finditer(TUTORIAL.read_text("utf-8")):
        if block["language"] == "diff":
            one.edit(block["name"], block["file"])
        elif block["name"]:
            one.file(block["name"], block["file"])
        elif block["kind"] == "sh":
            one.command(block["text"])
        else:
            one.compare(block["text"])
    return one


def test_the_tutorial_was_typed_to_its_end(typist) -> None:
    lines = [line for block in typist.typed for line in block.splitlines()]
    assert lines[0] == "mkdir my-course"
    assert "pip install sphinx-assess myst-parser" in lines
    assert lines.count("sphinx-build -W source build/html") == 3  # the second time with a mistake


def test_the_extension_is_the_installed_wheel(typist) -> None:
    python = typist.folder / "my-course" / ".venv" / "bin" / "python"
    where = "import sphinx_assess; print(sphinx_assess.__file__)"
    run = subprocess.run([python, "-c", where], env=typist.env, capture_output=True, text=True)
    assert Path(run.stdout).is_relative_to(python.parents[1]), run.stderr


def test_the_quiz_answers(typist, visit) -> None:
    page = visit((typist.folder / "my-course" / "build" / "html").as_uri()).open("leap-years.html")
    choice = question(page, "year-1900")
    check(choice, "a")
    assert state(choice) == "wrong"
    expect(outcome(choice)).to_contain_text("It does, but so does 100.")
    number = question(page, "four-years")
    number.get_by_role("textbox").fill("1,461 days")
    press(number, "Check")
    expect(outcome(number)).to_contain_text("Right")


@pytest.mark.parametrize(
    ("right", "verdict"), [(3, "Passed. 3 of 3 points"), (1, "Not passed. 1 of 3 points")]
)
def test_the_test_is_scored(typist, visit, right, verdict) -> None:
    page = visit((typist.folder / "my-course" / "build" / "html").as_uri()).open("test.html")
    shown = [card for card in cards(page) if card.is_visible()]
    assert len(shown) == 3
    for at, card in enumerate(shown):
        if card.get_attribute("data-kind") == "numeric":
            card.get_by_role("textbox").fill("731" if at < right else "730")
        else:
            every = {one.get_attribute("value") or "" for one in card.get_by_role("radio").all()}
            choose(card, *(key(card) if at < right else sorted(every - {*key(card)})[:1]))
    expect(submit(page)).to_contain_text(verdict)


def test_the_new_question_is_in_the_bank_and_the_books_are_made(typist) -> None:
    course = typist.folder / "my-course"
    bank = (course / "source" / "bank.md").read_text("utf-8")
    assert bank.endswith(":::\n::::\n")
    assert ":::{text-question} name-of-the-day\n:objective: calendar.1\n" in bank
    assert list((course / "build" / "latex").glob("*.tex"))
    sheets = {path.name for path in (course / "build" / "sheets").glob("calendar-test-*.tex")}
    assert sheets == {f"calendar-test-{name}.tex" for name in ("form-a", "form-b", "key")}
