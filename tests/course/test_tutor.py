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


def number(report, half, row, name):
    """Return a number of all sets of a half."""
    block = report.split(f"All sets, {half} half")[1].split("All sets")[0]
    line = re.search(rf"^  {row}\b.*$", block, re.M)[0]
    return float(re.search(rf"{name} +([\d.]+)", line)[1])


def test_each_lab_has_small_data(site):
    for number, _ in enumerate(LABS, 1):
        data = (site / "_static" / "assess" / "labs" / f"lab-{number}.js").read_bytes()
        assert len(gzip.compress(data, 9)) < 40_000


@pytest.mark.parametrize(
    ("row", "name", "least"),
    [
        ("all expectations", "F1", 0.8),
        ("all expectations", "precision", 0.85),
        ("all misconceptions", "F1", 0.75),
        ("all misconceptions", "precision", 0.85),
        ("retrieval", "hit at 3", 0.9),
    ],
)
def test_what_it_recognises_in_messages_nobody_tuned_it_on(report, row, name, least):
    assert number(report, "reporting", row, name) >= least


def test_it_tells_no_point_to_those_who_only_ask(report):
    assert number(report, "tuning", "leaks", "leaks") == 0
    found = re.findall(r"attempts to have the points told: (\d+) leaks", report)
    assert found == ["0"] * len(LABS)


def test_a_lab_page_loads_every_script_of_the_tutor(site):
    """In an order in which they find each other: the bench loads them in the same."""
    page = (site / "clip" / "1-training" / "lab.html").read_text("utf-8")
    loaded = re.findall(r"assess/lab/(\w+)\.js", page)
    bench = (ROOT / "scripts" / "bench_tutor.mjs").read_text("utf-8")
    wanted = re.search(r"for \(const name of \[(.*?)\]\) run", bench)[1]
    assert set(re.findall(r"\w+", wanted)) <= set(loaded)
