"""The plots of the course: true to the lessons, on the page, and drawn once."""

import contextlib
import io
import os
import re
import runpy
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

import plots

ROOT = Path(__file__).parents[2]
CLIP = ROOT / "docs" / "clip"
LESSONS = sorted(CLIP.glob("*/lesson.md"))
DIRECTIVE = re.compile(r"^```\{plot\} (\S+)\n:name: (\S+)\n:alt: (.+)\n\n(.+)\n```$", re.M)
# Script, to page and the three parts of its directive.
PLOTS = {
    Path(script).stem: (page, name, alt, caption)
    for page in LESSONS
    for script, name, alt, caption in DIRECTIVE.findall(page.read_text("utf-8"))
}
SVG = "{http" + "://www.w3.org/2000/svg}"
HREF = "{http" + "://www.w3.org/1999/xlink}href"

every_plot = pytest.mark.parametrize("plot", PLOTS)


def test_plots_are_those_of_the_course() -> None:
    scripts = {path.stem for path in (CLIP / "plots").glob("*.py")}
    assert set(PLOTS) == scripts
    assert scripts == {"score_grid", "temperatures", "threshold", "emphasis", "power_law"}


@every_plot
def test_text_refers_to_the_plot_and_shows_its_code(plot: str) -> None:
    page, name, alt, caption = PLOTS[plot]
    source = page.read_text("utf-8")
    assert source.count(f"{{numref}}`{name}`") == 1
    assert f"```{{literalinclude}} ../plots/{plot}.py" in source
    assert len(alt) > 300
    assert "toy result" in caption or plot == "power_law"


# -- Numbers -------------------------------------------------------------------


@cache
def lesson(folder: str) -> dict[str, object]:
    """Run the code of a lesson up to its last plot; return its names."""
    page = CLIP / folder / "lesson.md"
    source = page.read_text("utf-8").rpartition("```{plot}")[0]
    names: dict[str, object] = {}
    with quiet():
        for block in re.findall(r"^```\{testcode\}\n(.*?)^```$", source, re.M | re.S):
            exec(block, names)
    return names


@cache
def script(plot: str) -> dict[str, object]:
    """Run the script of a plot; return its names."""
    import matplotlib

    matplotlib.use("Agg")
    with quiet():
        names = runpy.run_path(str(CLIP / "plots" / f"{plot}.py"))
        names["plt"].close("all")
    return names


@contextlib.contextmanager
def quiet():
    """Let ``miniclip`` be found, and nothing be printed."""
    sys.path.insert(0, str(CLIP))
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        sys.path.remove(str(CLIP))


def rows(page: str, head: str) -> list[list[float]]:
    """Return the numbers of the table below a head."""
    source = (CLIP / page / "lesson.md").read_text("utf-8").replace("\N{MINUS SIGN}", "-")
    table = source.partition(head)[2].partition("\n\n")[0]
    found = [re.findall(r"-?\d[\d.]*", line) for line in table.splitlines()[2:]]
    return [[float(number) for number in line] for line in found]


def test_score_grid_is_that_of_the_demonstration() -> None:
    here, there = script("score_grid"), lesson("1-training")
    assert np.array_equal(here["captions"], there["captions"])
    for towers in ("untrained", "trained"):
        for k in (0, 1):
            assert np.array_equal(here[towers][k], there[towers][k])
    _, _, alt, caption = PLOTS["score_grid"]
    for loss in here["losses"]:
        assert f"loss of {loss:.2f}" in alt
    assert f"{np.log(20):.2f}" in caption
    assert f"{np.log(2):.2f}" in caption
    before, after = here["grids"]
    pairs = np.kron(np.eye(10), np.ones((2, 2))) > 0
    assert after[pairs].min() > after[~pairs].max()
    assert before[pairs].min() < before[~pairs].mean()


def test_threshold_is_that_of_the_demonstration_and_its_table() -> None:
    here, there = script("threshold"), lesson("1-training")
    scores = there["score"](there["judge"], there["pool"], there["given_labels"])
    assert np.array_equal(here["scores"], scores)
    assert np.array_equal(here["wrong"], there["wrong"])
    table = rows("1-training", "| threshold | share of the pool kept |")
    assert [row[0] for row in table] == [0.0, 0.3, 0.5, 0.7]
    for threshold, *printed in table:
        k = int(np.argmin(abs(here["thresholds"] - threshold)))
        drawn = [here[name][k] for name in ("share_kept", "share_right", "right_lost")]
        assert 100 * np.array(drawn) == pytest.approx(printed, abs=0.51)
    alone = np.flatnonzero(here["share_right"] == 1)[0]
    assert f"from {here['thresholds'][alone]} on" in PLOTS["threshold"][2]


def test_temperatures_are_those_of_the_demonstration_and_its_table() -> None:
    here, there = script("temperatures"), lesson("2-space")
    for name, scale in [("low_scale", 10), ("high_scale", 100)]:
        assert np.array_equal(here["cosines"](scale), there[name])
    right, wrong = rows("2-space", "| scale 10 | scale 100 |")[1:3]
    for k, scale in enumerate((10, 100)):
        assert here["means"][scale] == pytest.approx((right[k], wrong[k]), abs=0.0061)
        for mean in here["means"][scale]:
            assert f"mean {mean:.3f}".replace("-", "minus ") in PLOTS["temperatures"][2]


def test_emphasis_has_the_numbers_of_the_demonstration() -> None:
    here = script("emphasis")
    printed = re.findall(
        r"^ +(-?\d)   ([\d.]+) to ([\d.]+)   ([\d.]+) to ([\d.]+)   [\d.]+$",
        (CLIP / "3-prompts" / "lesson.md").read_text("utf-8"),
        re.M,
    )
    assert [int(row[0]) for row in printed] == list(here["scores"])
    for token, (_, *numbers) in enumerate(printed):
        weight, given = here["weights"][token], here["contributions"][token]
        drawn = [curve[k] for curve in (weight, given) for k in here["marked"]]
        assert [f"{number:.3f}" for number in drawn] == numbers
    peak = here["factors"][here["contributions"][1].argmax()]
    assert 1 < peak < 1.2


def test_power_law_has_the_points_and_forecasts_of_the_demonstration() -> None:
    here, there = script("power_law"), lesson("4-after")
    for name in ("laion_2b", "wit", "laion_80m"):
        assert np.array_equal(here[name], there[name])
    printed = re.findall(
        r"^forecast ([\d.]+), measured", (CLIP / "4-after" / "lesson.md").read_text("utf-8"), re.M
    )
    assert [f"{error:.3f}" for error in here["forecasts"]] == printed
    for error in here["forecasts"]:
        assert f"{100 * error:.1f}" in PLOTS["power_law"][2]


def test_colours_stand_out_from_the_panel() -> None:
    style = (CLIP / "plots" / "course.mplstyle").read_text("utf-8")

    def luminance(colour: str) -> float:
        parts = [int(colour[k : k + 2], 16) / 255 for k in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    found = dict(re.findall(r"^([\w.]+): ([0-9a-f]{6})$", style, re.M))
    cycle = re.findall(r'"([0-9a-f]{6})"', style)
    for ground in (found["figure.facecolor"], found["axes.facecolor"]):
        for colour in (*cycle, found["text.color"], found["axes.labelcolor"]):
            assert (luminance(ground) + 0.05) / (luminance(colour) + 0.05) >= 4.5, colour


# -- Builds --------------------------------------------------------------------


def sphinx(builder: str, source: Path, out: Path, *options: str) -> str:
    """Build in a process of its own; return its warnings."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", f"{out}/doctrees"]
    run = subprocess.run(
        [*command, *options, str(source), f"{out}/{builder}"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "_ext"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return run.stderr


def build_lessons(builder: str, out: Path) -> None:
    """Build the lessons only, with the course's own configuration."""
    lessons = [path.relative_to(ROOT / "docs").as_posix() for path in LESSONS]
    pages = ",".join(["index.md", "clip/index.md", *lessons])
    options = ("-c", ".", "-D", f"include_patterns={pages}", "-D", f"plots_folder={out}/plots")
    sphinx(builder, ROOT / "docs", out, *options)


def drawn(out: Path) -> dict[str, tuple[int, bytes]]:
    """Return when each picture was drawn, and what."""
    return {
        path.relative_to(out).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in (out / "plots").rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("plots")
    build_lessons("html", out)
    return out


class Pictures(HTMLParser):
    """The pictures of a page, each with the id of the figure around it."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.figure: str | None = None
        self.found: dict[str, dict[str, str]] = {}
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "figure":
            self.figure = attributes.get("id")
        elif tag == "img" and self.figure:
            self.found[self.figure] = attributes

    def handle_endtag(self, tag):
        if tag == "figure":
            self.figure = None


@pytest.mark.slow
@every_plot
def test_plot_is_on_its_page_as_svg_with_a_text_alternative(plot: str, site: Path) -> None:
    page, name, alt, _ = PLOTS[plot]
    built = site / "html" / page.relative_to(ROOT / "docs").with_suffix(".html")
    picture = Pictures(built).found[name]
    assert picture["alt"] == alt
    assert picture["src"] == f"../../_images/{plot}.svg"
    text = (built.parent / picture["src"]).read_text("utf-8")
    assert "<!DOCTYPE" not in text
    for node in ElementTree.fromstring(text).iter():
        assert node.tag in {f"{SVG}{tag}" for tag in ("svg", "g", "defs", "path", "use", "style",
            "clipPath", "rect", "pattern")}, node.tag  # fmt: skip
        assert node.get(HREF, "#").startswith("#")
    addresses = set(re.findall(r"\w+://[^\"]+", text))
    assert {address.partition("//")[2].partition("/")[0] for address in addresses} == {"www.w3.org"}
    assert not re.search(r"url\((?!#)|@import", text)


@pytest.mark.slow
def test_pictures_are_drawn_once_for_all_builders(site: Path) -> None:
    before = drawn(site)
    assert len(before) == 2 * len(PLOTS)
    build_lessons("latex", site)
    assert drawn(site) == before
    for plot in PLOTS:
        assert (site / "latex" / f"{plot}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
@every_plot
def test_picture_drawn_again_is_the_same(plot: str, site: Path) -> None:
    used = [CLIP / "plots" / "course.mplstyle", CLIP / "miniclip.py", CLIP / "data" / "digits.npz"]
    for kind, content in plots.run(CLIP / "plots" / f"{plot}.py", used).items():
        (picture,) = (site / "plots").glob(f"*/{plot}.{kind}")
        assert picture.read_bytes() == content


CONF = """
extensions = ["plots"]
numfig = True
plots_style = "style.mplstyle"
plots_use = ["numbers_to_plot.py"]
plots_folder = "drawn"
"""
PAGE = """
Page
====

See :numref:`lines`.

.. plot:: lines.py
   :name: lines
   :alt: A line that rises.

   The caption.
"""
LINES = """
from matplotlib import pyplot as plt
from numbers_to_plot import numbers
plt.plot(numbers)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    files = {
        "conf.py": CONF,
        "index.rst": PAGE,
        "lines.py": LINES,
        "style.mplstyle": "lines.linewidth: 3",
        "numbers_to_plot.py": "numbers = [1, 2, 3]",
    }
    for name, text in files.items():
        (source / name).write_text(text)
    return source


def test_changed_script_style_module_or_data_draws_anew(project: Path) -> None:
    used = [project / name for name in ("style.mplstyle", "numbers_to_plot.py", "data.txt")]
    (project / "data.txt").write_text("1")
    script = project / "lines.py"
    found = [plots.draw(script, used, project / "drawn")]
    for file in (script, *used):
        file.write_text(file.read_text() + "\n\n")
        found.append(plots.draw(script, used, project / "drawn"))
        assert found[-1] == plots.draw(script, used, project / "drawn")
    assert len(set(found)) == 5
    assert all(path.with_suffix(".svg").is_file() for path in found)


@pytest.mark.slow
def test_page_is_read_again_only_when_something_has_changed(project: Path, tmp_path: Path) -> None:
    page, picture = (tmp_path / "html" / name for name in ("index.html", "_images/lines.svg"))
    states = []
    for module in ("numbers = [1, 2, 3]", "numbers = [1, 2, 3]", "numbers = [1, 4, 9]"):
        if (project / "numbers_to_plot.py").read_text() != module:
            (project / "numbers_to_plot.py").write_text(module)
        assert sphinx("html", project, tmp_path) == ""
        states.append((page.stat().st_mtime_ns, picture.read_bytes()))
    assert states[0] == states[1]
    assert states[1][1] != states[2][1]


@pytest.mark.slow
def test_failing_script_is_one_located_warning(project: Path, tmp_path: Path) -> None:
    scripts = {
        "lines": ("1 / 0", "ZeroDivisionError('division by zero')"),
        "leaves": ("import sys; sys.exit(2)", "SystemExit(2)"),
        "garbled": ("plot(", "SyntaxError("),
        "missing": (None, "FileNotFoundError("),
    }
    directive = "".join(PAGE.partition(".. plot")[1:])
    page = PAGE
    for name, (code, _) in scripts.items():
        if name != "lines":
            page += "\n" + directive.replace("lines", name)
        if code is not None:
            (project / f"{name}.py").write_text(code)
    (project / "index.rst").write_text(page)
    warnings = sphinx("html", project, tmp_path).splitlines()
    assert len(warnings) == len(scripts)
    for warning, (name, (_, problem)) in zip(warnings, scripts.items(), strict=True):
        line = page.splitlines().index(f".. plot:: {name}.py") + 1
        where = f"{project}/index.rst:{line}: WARNING: "
        assert warning.startswith(f"{where}plot '{name}.py' cannot be drawn ({problem}")
    page = (tmp_path / "html" / "index.html").read_text("utf-8")
    assert "A line that rises." in page
    assert "<img" not in page.partition("<figure")[2].partition("</figure>")[0]
    assert ">Fig. 1<" in page
