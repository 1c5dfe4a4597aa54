"""Builds that follow builds: only what changed is written, and nothing depends on how it was built."""

import os
from pathlib import Path

import pytest
from sample import BANK, COURSE, INDEX, QUIZ

from sphinx_assess.testing import build


def outputs(result):
    """Return every output file that holds content, by relative path."""
    out = Path(result.app.outdir)
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix in {".html", ".js", ".css", ".inv", ".xml", ".tex"}
    }


def written(folder, files, monkeypatch):
    """Build again and return the pages that were written."""
    pages = []
    from sphinx.builders.html import StandaloneHTMLBuilder as Builder

    original = Builder.write_doc
    monkeypatch.setattr(
        Builder,
        "write_doc",
        lambda self, name, tree: (pages.append(name), original(self, name, tree))[1],
    )
    later(folder)
    result = build(folder, files)
    monkeypatch.undo()
    return set(pages), result


def later(folder):
    """Age what was built, so that a change in the same moment is seen."""
    for path in (folder / "source").rglob("*"):
        stat = path.stat()
        os.utime(path, (stat.st_atime - 100, stat.st_mtime - 100))


ROOTS = {"index"}  # Sphinx itself rewrites the page whose toctree holds a changed page


def test_editing_a_drawn_question_rewrites_its_page_and_its_consumers(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    changed = BANK.replace("Twenty-five is SMTP.", "Port 25 is SMTP.")
    pages, result = written(tmp_path, {"bank.md": changed}, monkeypatch)
    assert pages - ROOTS == {"bank", "test", "answers"}
    assert "Port 25 is SMTP." in result.read("test.html")


def test_editing_words_around_a_question_rewrites_no_consumer(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    pages, _ = written(tmp_path, {"bank.md": BANK + "\nMore words.\n"}, monkeypatch)
    assert pages - ROOTS == {"bank"}


def test_editing_a_plain_page_rewrites_no_question(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    pages, _ = written(tmp_path, {"plain.md": "# A plain page\n\nOther words.\n"}, monkeypatch)
    assert pages - ROOTS == {"plain"}


def test_renaming_an_objective_page_rewrites_the_test(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    changed = QUIZ.replace("# Names and numbers", "# Ports")
    pages, result = written(tmp_path, {"quiz.md": changed}, monkeypatch)
    assert "test" in pages
    assert 'data-page="Ports"' in result.read("test.html")


def test_moving_a_question_renumbers_links(tmp_path, monkeypatch):
    """A new first question changes the number of the second, where others link to it."""
    build(tmp_path, COURSE)
    new = ":::{choice-question} new-first\nNew?\n\n- [x] yes\n- [ ] no\n:::\n\n:::{choice-question} dns-port"
    changed = QUIZ.replace(":::{choice-question} dns-port", new)
    pages, result = written(tmp_path, {"quiz.md": changed}, monkeypatch)
    assert {"quiz", "index", "answers"} <= pages
    assert ">question 2<" in result.read("index.html")


def test_renaming_a_drawn_question(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    changed = BANK.replace("odd-one", "odd-number")
    pages, result = written(tmp_path, {"bank.md": changed}, monkeypatch)
    assert {"bank", "test"} <= pages
    assert result.warnings == []
    assert 'data-ident="odd-number"' in result.read("test.html")
    assert "odd-one" not in result.read("test.html")


def test_deleting_the_page_of_drawn_questions(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    (tmp_path / "source" / "bank.md").unlink()
    index = INDEX.replace("bank\n", "").replace(", {item}`http-port`", "")
    pages, result = written(tmp_path, {"index.md": index}, monkeypatch)
    assert "test" in pages
    assert result.warnings == [
        "test.md:4: WARNING: test 'net-final' draws from 'net-bank', "
        "which is no bank, quiz or question; check the name [assess.draw]"
    ]
    assert "http-port" not in result.read("test.html")


def test_an_ident_freed_by_its_first_owner_passes_to_the_second(tmp_path, monkeypatch):
    one = "# {}\n\n:::{{choice-question}} same\n{}?\n\n- [x] a\n- [ ] b\n:::\n"
    files = {
        "index.md": "# I\n\n```{toctree}\nfirst\nsecond\n```\n",
        "first.md": one.format("First", "One"),
        "second.md": one.format("Second", "Two"),
    }
    build(tmp_path, files)
    pages, result = written(tmp_path, {"first.md": "# First\n\nNothing.\n"}, monkeypatch)
    assert "second" in pages
    assert 'data-ident="same"' in result.read("second.html")


def test_nothing_is_written_when_nothing_changed(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    pages, _ = written(tmp_path, {}, monkeypatch)
    assert pages == set()


@pytest.mark.parametrize("builder", ["html", "singlehtml", "latex"])
def test_serial_and_parallel_builds_are_identical(builder, tmp_path):
    many = {f"more{n}.md": f"# More {n}\n\nSee {{item}}`dns-port`.\n" for n in range(8)}
    files = {**COURSE, **many}
    files["index.md"] = INDEX.replace(
        "plain\n", "plain\n" + "\n".join(f"more{n}" for n in range(8)) + "\n"
    )
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    try:
        serial = outputs(build(tmp_path / "one" / "x", files, builder))
        parallel = outputs(build(tmp_path / "two" / "x", files, builder, parallel=2))
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
    assert serial.keys() == parallel.keys()
    assert [name for name in serial if serial[name] != parallel[name]] == []


def test_incremental_equals_fresh(tmp_path):
    changed = {**COURSE, "bank.md": BANK.replace("Twenty-five", "25")}
    build(tmp_path / "a", COURSE)
    later(tmp_path / "a")
    again = outputs(build(tmp_path / "a", {"bank.md": changed["bank.md"]}))
    fresh = outputs(build(tmp_path / "b", changed))
    assert [name for name in fresh if fresh[name] != again.get(name)] == []
