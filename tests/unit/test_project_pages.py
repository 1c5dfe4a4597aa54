"""The README and the guide for contributing name what there is, and their commands work."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
GUIDE = sorted((ROOT / "docs" / "guide").rglob("*.md"))
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.M))
names = pytest.mark.parametrize("path", [*PAGES, *GUIDE], ids=lambda path: path.stem)


@names
def test_every_make_target_that_is_named_exists(path):
    named = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", path.read_text("utf-8"), re.M))
    assert named <= TARGETS


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_file_that_is_named_exists(path):
    text = path.read_text("utf-8")
    named = re.findall(
        r"`((?:_ext|docs|tests|scripts)/[^`*<> ]+)`|\]\(([^):]+)\)|src=\"([^\"]+)\"", text
    )
    named += [(name, "", "") for name in re.findall(r"`(\w+(?:-\w+)?\.md|LICENSE[\w-]*)`", text)]
    for name in map("".join, named):
        if name not in ("quiz.md", "test.md"):
            assert (ROOT / name).exists(), name


def test_the_three_commands_of_the_readme_work_in_a_project(tmp_path):
    text = (ROOT / "README.md").read_text("utf-8")
    (conf,) = re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)
    (three,) = re.findall(r"^```sh\n(python -m sphinx_assess .*?)^```$", text, re.M | re.S)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "conf.py").write_text(conf, "utf-8")
    (tmp_path / "docs" / "index.md").write_text("# Page\n", "utf-8")
    assert len(three.splitlines()) == 3
    env = os.environ | {"PYTHONPATH": str(ROOT / "_ext")}
    run = subprocess.run(
        ["bash", "-ec", three], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in run.stderr.lower()
    page = (tmp_path / "build" / "html" / "index.html").read_text("utf-8")
    assert page.count('<form class="assess-item"') == 1
