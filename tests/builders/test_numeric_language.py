"""Numbers follow the language of the page; words follow their translation."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_assess.kinds import KINDS
from sphinx_assess.nodes import items_of
from sphinx_assess.testing import build

EXAMPLES = Path(__file__).parents[2] / "docs" / "guide" / "examples"


def page(name):
    return {"index.md": f"# Page\n\n{(EXAMPLES / name).read_text('utf-8')}"}


def keys(result):
    return [
        json.loads(text)
        for text in re.findall(r'"key":(\{.*?\})\}</script>', result.read("index.html"))
    ]


@pytest.mark.parametrize(("language", "shown"), [("en", "9.81"), ("de", "9,81"), ("fr", "9,81")])
def test_a_number_is_shown_and_read_in_the_language_of_the_page(language, shown, tmp_path):
    result = build(tmp_path, page("numeric-free-fall.md"), language=language)
    assert f"{shown} m/s²" in result.read("index.html")
    (key,) = keys(result)
    assert key["decimal"] == shown[1]
    (item,) = (node["item"] for node in items_of(result.doctree("index")))
    assert KINDS["numeric"].mark(item.key, (shown,)).score == 1


def test_a_translated_word_is_what_a_reader_must_write(tmp_path):
    folder = tmp_path / "source" / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "index.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Geneva"\nmsgstr "Genf"\n\nmsgid "Zurich"\nmsgstr "Zürich"\n',
        "utf-8",
    )
    subprocess.run(
        [
            sys.executable,
            "-m",
            "babel.messages.frontend",
            "compile",
            "-d",
            str(folder.parents[1]),
            "-D",
            "index",
        ],
        check=True,
        capture_output=True,
    )
    english = build(tmp_path / "en", page("text-capital.md"))
    german = build(tmp_path, page("text-capital.md"), language="de", locale_dirs=["locale"])
    assert keys(german)[0]["words"] == [
        ["a", "Bern"],
        ["b", "Berne"],
        ["c", "Zürich"],
        ["d", "Genf"],
    ]
    revisions = [
        re.findall(r'data-rev="(\w+)"', one.read("index.html")) for one in (english, german)
    ]
    assert revisions[0] == revisions[1]
