"""Files of ours lose comments and white space on their way to a site, and nothing else."""

from pathlib import Path

import pytest

from sphinx_assess.assets import copy_assets, shortened

STATIC = Path(__file__).parents[2] / "_ext" / "sphinx_assess" / "static"
FILES = [path for path in sorted(STATIC.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_shorter_and_has_no_comment(path):
    text = shortened(path)
    assert 0 < len(text) < len(path.read_text("utf-8"))
    assert "/*" not in text
    assert "// @ts-check" not in text


def test_strings_and_expressions_stay(tmp_path):
    script = tmp_path / "a.js"
    script.write_text(
        'const a = "/* not  a comment */"; // a comment\nconst b = /[/*]  /g;\n', "utf-8"
    )
    assert shortened(script) == 'const a="/* not  a comment */";const b=/[/*]  /g;'


def test_copies_a_folder_and_a_file(tmp_path):
    source = tmp_path / "from"
    (source / "kinds").mkdir(parents=True)
    (source / "kinds" / "one.js").write_text("a = 1;  // one\n", "utf-8")
    copy_assets(source, tmp_path / "to")
    copy_assets(source / "kinds" / "one.js", tmp_path / "to")
    assert (tmp_path / "to" / "kinds" / "one.js").read_text("utf-8") == "a=1;"
    assert (tmp_path / "to" / "one.js").read_text("utf-8") == "a=1;"
