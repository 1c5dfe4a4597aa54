"""MyST and reStructuredText give the same doctree: read, lowered for screen and for paper."""

import re
from pathlib import Path

import pytest

from sphinx_assess.nodes import assess_item, assess_option, items_of, parts_of
from sphinx_assess.testing import build

EXPECTED = Path(__file__).parent / "expected"

MYST = """
# Page

:::{choice-question} dns-port
:points: 2
:objective: net.1

Which port does *DNS* use?

- [ ] 80

  > That is HTTP.

- [x] 53
- [ ]
  ```python
  x = 443
  ```

```{hint}
Below 100.
```

> Listed by IANA.
:::
"""

RST = """
Page
====

.. choice-question:: dns-port
   :points: 2
   :objective: net.1

   Which port does *DNS* use?

   - [ ] 80

       That is HTTP.

   - [x] 53
   - [ ]

     .. code-block:: python

        x = 443

   .. hint::

      Below 100.

   ..

      Listed by IANA.
"""
SOURCES = {"myst": ("index.md", MYST), "rst": ("index.rst", RST)}


def shape(node):
    """Return a node's tree without what only tells where it came from."""
    text = node.pformat()
    # Each HTML tag on a line of its own, also where several are one node.
    text = re.sub(
        r"^( *)(.*><.*)$", lambda at: at[0].replace("><", f">\n{at[1]}<"), text, flags=re.M
    )
    text = re.sub(r' (force|highlight_args|linenos|xml:space)="[^"]*"', "", text)
    return re.sub(r' source="[^"]*"', "", text)


def expected(name):
    return (EXPECTED / f"{name}.xml").read_text("utf-8")


@pytest.mark.parametrize("language", SOURCES)
def test_read_doctree(language, tmp_path):
    name, source = SOURCES[language]
    result = build(tmp_path, {name: source}, "dummy")
    assert result.warnings == []
    (item,) = items_of(result.doctree("index"))
    assert shape(item) == expected("choice-read")


@pytest.mark.parametrize("language", SOURCES)
@pytest.mark.parametrize(("builder", "family"), [("html", "html"), ("text", "paper")])
def test_lowered_doctree(language, builder, family, tmp_path):
    name, source = SOURCES[language]
    result = build(tmp_path, {name: source}, builder)
    section = next(iter(result.lowered("index").findall(lambda node: node.tagname == "section")))
    assert not list(section.findall(assess_item))
    assert shape(section) == expected(f"choice-{family}")


def test_marks_are_gone_from_text_and_rawsource(tmp_path):
    for name, source in SOURCES.values():
        result = build(tmp_path / name, {name: source}, "dummy")
        for option in result.doctree("index").findall(assess_option):
            for node in option.findall(lambda node: hasattr(node, "rawsource")):
                assert "[ ]" not in node.rawsource
                assert "[x]" not in node.rawsource
            assert "[x]" not in option.astext()
            assert "checkbox" not in option.astext()


def test_parts_are_read_back(tmp_path):
    (item,) = items_of(build(tmp_path, {"index.md": MYST}, "dummy").doctree("index"))
    parts = parts_of(item)
    assert [node.astext() for node in parts.stem] == ["Which port does DNS use?"]
    assert [option.ident for option in parts.options] == ["a", "b", "c"]
    assert [node.astext() for node in parts.options[0].feedback] == ["That is HTTP."]
    assert parts.options[1].feedback == []
    assert [node.astext() for hint in parts.hints for node in hint] == ["Below 100."]
    assert [node.astext() for node in parts.explanation] == ["Listed by IANA."]


@pytest.mark.parametrize("name", ["choice-question", "assess:choice-question"])
def test_both_names_of_a_directive(name, tmp_path):
    source = MYST.replace("choice-question", name)
    result = build(tmp_path, {"index.md": source}, "dummy")
    assert result.warnings == []
    assert [node["item"].ident for node in items_of(result.doctree("index"))] == ["dns-port"]


def test_item_holds_what_the_author_set(tmp_path):
    (node,) = items_of(build(tmp_path, {"index.md": MYST}, "dummy").doctree("index"))
    item = node["item"]
    assert (item.ident, item.kind, item.points) == ("dns-port", "choice", 2)
    assert (item.select, item.key.correct, item.options) == ("one", ("b",), ("a", "b", "c"))
    assert item.objectives == ("net.1",)


def test_several_marks_make_a_multiple_response(tmp_path):
    source = MYST.replace("- [ ] 80", "- [x] 80")
    (node,) = items_of(build(tmp_path, {"index.md": source}, "dummy").doctree("index"))
    assert node["item"].select == "many"
    assert node["item"].key.correct == ("a", "b")


def test_select_many_with_one_right_option(tmp_path):
    source = MYST.replace(":points: 2", ":select: many")
    (node,) = items_of(build(tmp_path, {"index.md": source}, "dummy").doctree("index"))
    assert node["item"].select == "many"
