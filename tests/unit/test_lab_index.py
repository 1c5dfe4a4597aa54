"""The index of a lab's passages: what the browser ranks with (tests/js/passages.test.mjs)."""

import json
from pathlib import Path

import pytest
from sphinx.search.en import SearchEnglish

from sphinx_assess.lab import ranking
from sphinx_assess.lab.prose import readable

VECTORS = Path(__file__).parents[1] / "vectors-lab"
TEXTS = json.loads((VECTORS / "texts.json").read_text("utf-8"))


def test_the_index_is_the_one_the_browser_is_tested_with():
    expected = json.loads((VECTORS / "ranking.json").read_text("utf-8"))
    assert ranking.build(TEXTS, SearchEnglish({})) == expected["index"]
    assert [passage["text"] for passage in expected["passages"]] == [text for _, text in TEXTS]


def test_the_index_says_where_each_stem_is_and_how_often():
    index = ranking.build(
        [("A title", "Loaves rise, loaves fall"), ("", "no rise")], SearchEnglish({})
    )
    assert index["stems"].split() == ["fall", "loav", "rise", "titl"]
    assert index["found"] == [[1], [2], [1, 8 + 1], [1]]
    assert index["lengths"] == [5, 1]


def test_a_stem_that_is_there_very_often_stays_in_its_passage():
    index = ranking.build([("", "bread " * 20), ("", "bread")], SearchEnglish({}))
    assert index["found"] == [[7, 8 + 1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Batches of 32,768 pairs", ["batches", "of", "32768", "pairs"]),
        ("0.3 is 1,5", ["0.3", "is", "1", "5"]),
        ("ViT-B/32's na\u00efve \ufb01lter", ["vit", "b", "32", "s", "na\u00efve", "filter"]),
        ("RN50x4", ["rn", "50", "x", "4"]),
        ("", []),
    ],
)
def test_words(text, words):
    assert ranking.words(text) == words


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (r"\ln N", "ln N"),
        (r"N^2 - N", "N^2 - N"),
        (r"\frac{1}{2}\,\left(a + b\right)", "1/2 (a + b)"),
        (r"N \times N \approx 10^{9}", "N \u00d7 N \u2248 10^9"),
        (r"\tau = 1/s", "tau = 1/s"),
        (r"p_{ij}", "p_ij"),
    ],
)
def test_formulas_can_be_read_in_a_line(formula, text):
    assert readable(formula) == text
