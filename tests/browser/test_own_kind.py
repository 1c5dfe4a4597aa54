"""The kind of docs/guide/new-kind.md: a project has it by what the page shows, and no more."""

import os
import re
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path
from runpy import run_path

import pytest
from playwright.sync_api import expect
from tests.browser.steps import check, outcome, press, question, state, submit
from tests.browser.test_pages import AXE, RUN_AXE

from sphinx_assess.model import Item, Key

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide" / "new-kind.md"
FOLDER = ROOT / "docs" / "guide" / "examples" / "claims"
KEY = Key(("a:true", "b:false", "c:true"))
PAGE = """\
# Page

{example}

:::{{test}} of-claims
:draw: about-the-moon
:::
"""
MARK = "([key, response]) => Assess.kinds.get('claims').mark(key, response)"


def sphinx(source: Path, builder: str, *options: str) -> tuple[Path, str]:
    """Build in a process of its own, since a kind, once registered, stays for the process."""
    out = source.parent / builder
    env = os.environ | {"PYTHONPATH": str(ROOT / "_ext")}
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-n",
            "-b",
            builder,
            *options,
            str(source),
            str(out),
        ],
        env=env,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in run.stderr
    return out, run.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A project with what the page shows: the conf.py, the folder and the question."""
    source = tmp_path_factory.mktemp("own") / "source"
    (conf,) = re.findall(r"^```python\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S)
    shutil.copytree(FOLDER, source / "claims", ignore=shutil.ignore_patterns("*.md", "__pycache__"))
    (source / "conf.py").write_text(conf, "utf-8")
    example = (FOLDER / "moon.md").read_text("utf-8")
    (source / "index.md").write_text(PAGE.format(example=example), "utf-8")
    return source


@pytest.fixture(scope="module")
def base(source) -> str:
    out, said = sphinx(source, "html", "-W")
    assert said == ""
    return out.as_uri()


@pytest.fixture(scope="module")
def claims():
    return run_path(str(FOLDER / "claims.py"))["Claims"]()


def responses():
    """Return all responses to three claims."""
    verdicts = [(f"{claim}:true", f"{claim}:false", "") for claim in "abc"]
    return [tuple(filter(None, one)) for one in product(*verdicts)]


def test_script_and_class_mark_every_response_alike(base, claims, visit) -> None:
    page = visit(base).open("index.html")
    for response in responses():
        own = claims.mark(KEY, response)
        found = page.evaluate(MARK, [{"correct": KEY.correct}, response])
        assert found["score"] == pytest.approx(own.score, abs=1e-12)
        assert (found["state"], tuple(found["feedback"])) == (own.state, own.feedback)


def test_its_samples_get_what_they_say(claims) -> None:
    item = Item("it", "claims", KEY, ("a", "b", "c"))
    samples = list(claims.samples(item))
    assert {one.state for one in samples} == {"correct", "partial", "wrong", "open"}
    for one in samples:
        found = claims.mark(KEY, one.response)
        assert (found.score, found.state) == (pytest.approx(one.score), one.state)


def test_a_reader_decides_is_told_and_tries_again(base, visit) -> None:
    page = visit(base).open("index.html")
    card = question(page, "about-the-moon").first
    menus = card.get_by_role("combobox")
    for at in range(3):
        menus.nth(at).select_option("true")
    check(card)
    assert state(card) == "partial"
    expect(outcome(card)).to_contain_text("At new moon the Sun shines on all of it.")
    press(card, "Try again")
    for claim, said in (("same side", "true"), ("always dark", "false"), ("moving away", "true")):
        card.get_by_role("combobox", name=claim).select_option(said)
    check(card)
    assert state(card) == "correct"
    page.add_script_tag(path=AXE)
    assert [one for one in page.evaluate(RUN_AXE) if one["ours"]] == []
    page.reload()
    assert state(card) == "correct"
    expect(outcome(card)).not_to_be_empty()


def test_a_test_scores_it(base, visit) -> None:
    page = visit(base).open("index.html")
    test = page.locator('[data-assess="test"]')
    for menu in test.get_by_role("combobox").all():
        menu.select_option("true")
    expect(submit(page)).to_contain_text("0.67 of 1 point")


def test_paper_asks_and_answers(source) -> None:
    out, said = sphinx(source, "text", "-W")
    assert said == ""
    text = " ".join((out / "index.txt").read_text("utf-8").split())
    assert "____ The far side of the Moon is always dark." in text
    assert "wrong: The far side of the Moon is always dark. At new moon the Sun" in text.replace(
        "*", ""
    )


def test_a_fault_is_reported_where_it_is(source, tmp_path) -> None:
    other = tmp_path / "source"
    shutil.copytree(source, other)
    (other / "index.md").write_text(
        "# Page\n\n:::{claims-question} one\nTrue?\n\n- [x] Yes.\n:::\n", "utf-8"
    )
    _, said = sphinx(other, "html")
    assert re.search(r"index\.md:3: WARNING: .*'one' has only one claim.*\[assess\.options\]", said)
