"""Files of ours lose comments and white space on their way to a site, and nothing else."""

import gzip
from pathlib import Path

import pytest

from sphinx_assess.assets import (
    BAR,
    BUNDLES,
    copy_assets,
    of_kinds,
    scripts_sent,
    shortened,
    styles_sent,
    texts,
)

HEAVIEST = 21_500  # bytes, compressed, of a test of all kinds with everything
STATIC = Path(__file__).parents[2] / "_ext" / "sphinx_assess" / "static"
FILES = [path for path in sorted(STATIC.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_shorter_and_has_no_comment(path):
    text = shortened(path)
    assert 0 < len(text) < len(path.read_text("utf-8"))
    assert path.name == "vectors.js" or "/*" not in text  # its table has every character
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


def test_every_script_is_sent_once_in_order():
    sent = texts(STATIC)
    for bundle, parts in BUNDLES.items():
        places = [sent[f"{bundle}.js"].index(shortened(STATIC / f"{part}.js")) for part in parts]
        assert places == sorted(places)
    assert not {"record.js", "kinds/choice.js", "clock.js"} & set(sent)
    assert {"practice.js", "kinds/text.js", "lab/chat/sse.js"} <= set(sent)


def test_reports_are_sent_where_they_are_asked_for():
    whole, lean = texts(STATIC), texts(STATIC, frozenset({"report"}))
    assert len(whole["assess.js"]) - len(lean["assess.js"]) == len(
        shortened(STATIC / "report.js") + "\n"
    )
    assert ".assess-report" not in lean["assess.css"]
    assert set(whole) == set(lean)


def test_a_page_loads_each_bundle_once():
    needed = ("assess", "record", "kinds/text", "draw", "clock", "test", "report")
    assert scripts_sent(STATIC, needed) == ("assess", "kinds/text", "test")


def test_many_kinds_come_in_one_file_and_few_apart():
    few = ("shared/fields", "kinds/match", "kinds/numeric", "kinds/own", "kinds/order")
    many = (*few, "shared/spelling", "kinds/text")
    assert scripts_sent(STATIC, ("assess", *few)) == ("assess", *few)
    assert scripts_sent(STATIC, ("assess", *many)) == ("assess", "kinds", "kinds/own")
    assert styles_sent(STATIC, ("assess", *many)) == ("assess.css", "kinds.css")


def test_the_heaviest_page():
    needed = ("assess", *of_kinds(STATIC), "test")
    sent = texts(STATIC)
    names = [f"{name}.js" for name in scripts_sent(STATIC, needed)]
    assert names == ["assess.js", "kinds.js", "test.js"]
    names += styles_sent(STATIC, needed)
    assert sum(len(gzip.compress(sent[name].encode(), 9)) for name in names) < HEAVIEST


def test_that_file_has_every_kind_after_what_kinds_share():
    sent = texts(STATIC)["kinds.js"]
    paths = [*STATIC.glob("shared/*.js"), *STATIC.glob("kinds/*.js")]
    places = {path.stem: sent.find(shortened(path)) for path in paths}
    assert [name for name, at in places.items() if at < 0] == ["choice"]
    assert max(places["fields"], places["spelling"]) < min(places["text"], places["cloze"])


def test_the_bar_alone_needs_no_style_of_questions():
    assert styles_sent(STATIC, BAR) == ("route.css",)
    assert styles_sent(STATIC, (*BAR, "kinds/choice", "practice")) == ("assess.css",)
    assert ".assess-steps" in texts(STATIC)["assess.css"]
    assert ".assess-option" not in texts(STATIC)["route.css"]
