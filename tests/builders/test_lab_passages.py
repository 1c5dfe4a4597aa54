"""What a lab may quote: passages cut from pages, where they link to, and how large the index is."""

import gzip
import json
from types import SimpleNamespace

import pytest

from sphinx_assess.lab import passages
from sphinx_assess.testing import build

LESSON = """
# Bread

Before the first section there is a sentence that leads in.

(rise)=
## Why it rises

A starter holds *wild* yeast, which gives off gas: about $V \\\\approx 3$ litres, says {ref}`salt`.

Too short.

The list that follows is introduced here:

- flour
- water
- salt

It rises in steps, and each of them takes time.

1. First the yeast eats the sugar that the flour brings with it, slowly and without any haste at all.
2. Then the gas that it gives off is caught by the gluten of the dough, which has to be strong.

### In numbers

| flour | rises |
|---|---|
| wheat | much |
| rye | less |

```python
never = "this code is never quoted by anyone, however long it may be"
```

(salt)=
## Salt

:::{note}
Two per cent of salt slows the yeast, and does not kill it at all.
:::

:::{choice-question} kills
Does salt kill the starter, which is what many people seem to believe?

- [ ] Yes, and this feedback is long enough to be a passage of its own here.
- [x] No
:::

## What you can do

- Say why a starter makes a dough rise, and where all of the gas comes from ({ref}`rise`).
- Say what salt does, and how much of it is needed for a dough ({ref}`salt`).
"""

FILES = {
    "index.md": "# Course\n\n```{toctree}\nlesson\nlab\nother/page\n```\n",
    "lesson.md": LESSON,
    "lab.md": "# Lab\n\nA lab would be written here, and never quote itself at all.\n",
    "other/page.md": "# Other\n\n## Elsewhere\n\nAnother page speaks of quite another thing altogether.\n",
}
CONF = """
extensions = ["myst_parser", "sphinx_assess"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "tasklist"]
project = "Sample"
html_theme = "basic"
"""


def lab(*pages, docname="lab"):
    return SimpleNamespace(docname=docname, group=SimpleNamespace(ident="a-lab", pages=pages))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(tmp_path_factory.mktemp("passages"), {"conf.py": CONF, **FILES})


def quoted(built, *pages, **where):
    return passages.build(built.app, lab(*pages, **where))["passages"]


def test_passages_are_what_can_be_quoted(built):
    assert not built.warnings
    assert [passage["text"] for passage in quoted(built, "lesson")] == [
        "Before the first section there is a sentence that leads in.",
        "A starter holds wild yeast, which gives off gas: about V ≈ 3 litres, says Salt.",
        "The list that follows is introduced here: flour; water; salt.",
        "It rises in steps, and each of them takes time.",
        "First the yeast eats the sugar that the flour brings with it, slowly and without any haste at all.",
        "Then the gas that it gives off is caught by the gluten of the dough, which has to be strong.",
        "flour: wheat; rises: much.",
        "flour: rye; rises: less.",
        "Two per cent of salt slows the yeast, and does not kill it at all.",
    ]


def test_a_passage_names_and_links_its_section(built):
    by_text = {passage["text"][:9]: passage for passage in quoted(built, "lesson")}
    rise, rye = by_text["A starter"], by_text["flour: ry"]
    assert (rise["page"], rise["title"], rise["section"]) == ("Bread", "Why it rises", "rise")
    assert rise["href"] == "lesson.html#rise"
    assert (rye["title"], rye["section"], rye["under"]) == ("In numbers", "in-numbers", "rise")
    assert 'id="in-numbers"' in built.read("lesson.html")


def test_links_start_from_the_page_of_the_lab(built):
    assert quoted(built, "lesson", docname="other/page")[0]["href"].startswith("../lesson.html#")


def test_pages_are_those_that_the_lab_names_or_its_neighbours(built):
    assert {passage["page"] for passage in quoted(built, "other/*")} == {"Other"}
    assert {passage["page"] for passage in quoted(built)} == {"Bread", "Other"}
    assert passages.pages_of(built.env, lab("*")) == ["index", "lesson", "other/page"]
    assert passages.pages_of(built.env, lab(docname="other/page")) == []


def test_the_index_covers_every_passage(built):
    data = passages.build(built.app, lab("lesson"))
    index = data["index"]
    assert len(index["lengths"]) == len(data["passages"])
    assert {posting // 8 for found in index["found"] for posting in found} == set(range(9))
    assert "starter" in index["stems"].split()


def test_one_long_page_is_linked_by_its_anchors(tmp_path):
    long = build(tmp_path, {"conf.py": CONF, **FILES}, "singlehtml")
    assert quoted(long, "lesson")[1]["href"] == "#rise"


def test_an_index_is_small(built):
    data = json.dumps(passages.build(built.app, lab("*")), separators=(",", ":"))
    text = json.dumps([passage["text"] for passage in quoted(built, "*")])
    assert len(gzip.compress(data.encode())) < 3 * len(gzip.compress(text.encode()))
