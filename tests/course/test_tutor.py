"""The tutor on the course's own labs: what it recognises, what it finds, what it never tells."""

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LABS = sorted(path.parent.name for path in (ROOT / "docs" / "clip").glob("*/lab.md"))
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("course")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-c", "."]
    subprocess.run(
        [*command, "-d", str(out / "doctrees"), "docs", str(out / "html")],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return out / "html"


@pytest.fixture(scope="module")
def report(site):
    node = shutil.which("node")
    assert node
    run = subprocess.run(
        [node, "scripts/bench_tutor.mjs", "--site", str(site)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return run.stdout


def totals(report, half):
    """Return the numbers of all sets of a half: name, then what is measured."""
    block = report.split(f"All sets, {half} half")[1].split("All sets")[0]
    found = {}
    for name, numbers in re.findall(r"^  (\S.*?)  +(.*)$", block, re.M):
        found.setdefault(
            name, {key: float(at) for key, at in re.findall(r"(\D+?) +([\d.]+)", numbers)}
        )
    return {name: {key.strip(" ()"): at for key, at in row.items()} for name, row in found.items()}


def test_each_lab_has_small_data(site):
    for number, _ in enumerate(LABS, 1):
        data = (site / "_static" / "assess" / "labs" / f"lab-{number}.js").read_bytes()
        assert len(gzip.compress(data, 9)) < 40_000


def test_what_it_recognises(report):
    found = totals(report, "reporting")
    ideas, mistakes = found["all expectations"], found["all misconceptions"]
    assert ideas["F1"] >= 0.78
    assert ideas["precision"] >= 0.85
    assert mistakes["F1"] >= 0.73
    assert mistakes["precision"] >= 0.83
    assert found["retrieval"]["hit at 3"] >= 0.85


def test_it_tells_no_point_to_those_who_only_ask(report):
    lines = re.findall(r"attempts to have the points told: (\d+) leaks", report)
    assert lines == ["0"] * len(LABS)
