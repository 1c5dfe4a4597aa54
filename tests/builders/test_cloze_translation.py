"""A translation of a text with blanks keeps the blanks, or is reported."""

import pytest

from sphinx_assess.testing import build

SOURCE = """# Page

:::{cloze-question} rivers
Fill in.

The [[1]] flows through [[2]].

1. - [x] Seine
2. - [x] Paris
:::
"""
CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

msgid "The [[1]] flows through [[2]]."
msgstr "{}"
"""
PLACE = "index.md:6: WARNING: question 'rivers' has in its translation the blanks"
ADVICE = (
    "not 1, 2; write [[1]] to [[2]], each once, in 'de/LC_MESSAGES/index.po' [assess.translation]"
)


def warnings(folder, text):
    files = {"index.md": SOURCE, "locale/de/LC_MESSAGES/index.po": CATALOGUE.format(text)}
    result = build(folder, files, language="de", locale_dirs=["locale"])
    assert text.partition("[")[0] in result.read("index.html")
    return result.warnings


@pytest.mark.parametrize(
    "text", ["Die [[1]] fließt durch [[2]].", "Durch [[2]] fließt die [[1]].", ""]
)
def test_blanks_may_move_in_a_translation(text, tmp_path):
    assert warnings(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die [[1]] fließt.", "1"),
        ("Die Seine fließt durch Paris.", "none"),
        ("Die [[1]] fließt durch [[1]].", "1, 1"),
        ("Die [[1]] fließt durch [[2]] und [[3]].", "1, 2, 3"),
        ("Die [[1]] fließt durch [[2]], ja, [[2]].", "1, 2, 2"),
    ],
)
def test_a_blank_lost_or_added_is_reported_once(text, found, tmp_path):
    assert warnings(tmp_path, text) == [f"{PLACE} {found}, {ADVICE}"]
