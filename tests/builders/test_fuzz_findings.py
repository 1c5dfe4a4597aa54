"""Pages that tests/fuzz found to fail once, each as small as it can be."""

import pytest

from sphinx_assess.testing import build

NESTED = ["question", "quiz", "lab", "answer-key"]


def test_a_link_alone_in_an_option(tmp_path):
    """Sphinx's HTML writer stops at a link that stands in no running text."""
    source = (
        "# P\n\n:::{choice-question} q\nAsk?\n\n- [x] [a](https://example.org/a)\n"
        "- [ ] See [b](https://example.org/b) [c](https://example.org/c).\n:::\n"
    )
    result = build(tmp_path, {"index.md": source})
    assert result.warnings == []
    for name in "abc":
        assert f'href="https://example.org/{name}"' in result.read("index.html")


@pytest.mark.parametrize("inner", NESTED)
def test_a_directive_inside_a_question(inner, tmp_path):
    """What was inside an option was lowered twice, or not at all."""
    head = "choice-question" if inner == "question" else inner
    source = (
        "P\n=\n\n.. choice-question:: a\n\n   Ask?\n\n   - [ ] a\n\n"
        f"     .. {head}:: b\n\n        Ask?\n\n        - [ ] a\n        - [x] b\n   - [x] b\n"
    )
    result = build(tmp_path, {"index.rst": source})
    assert [line.partition(" [assess")[0] for line in result.warnings] == [
        f"index.rst:10: WARNING: {inner.replace('-', ' ')} 'b' stands inside question 'a'; "
        "end that question before it"
    ]
    assert "stands inside question" in result.read("index.html")


@pytest.mark.parametrize("builder", ["text", "latex", "html"])
def test_rows_to_order_and_to_match_in_a_table(builder, tmp_path):
    """The text writer has no table in a table."""
    source = (
        "# P\n\n:::::{list-table}\n* - ::::{match-question} a\n    Match?\n\n    one\n    : 1\n\n"
        "    two\n    : 2\n    ::::\n  - ::::{order-question} b\n    Order?\n\n    1. left\n"
        "    2. right\n    ::::\n:::::\n"
    )
    result = build(tmp_path, {"index.md": source}, builder)
    assert result.warnings == []
    shown = result.lowered("index").astext()
    assert all(word in shown for word in ("one", "two", "left", "right"))


@pytest.mark.parametrize("number", ["1e400", "1e-400", "9" * 400, "1..1e308"])
def test_a_number_that_a_browser_cannot_hold(number, tmp_path):
    source = f"# P\n\n:::{{numeric-question}} q\nAsk?\n\n- [x] {number}\n:::\n"
    (line,) = build(tmp_path, {"index.md": source}).warnings
    assert "which a browser cannot compute with" in line


def test_a_program_with_a_blank_is_coloured_where_it_stands(tmp_path):
    """The copies of the program knew no line; room to write was taken for a fault of the program."""
    body = '\n\n```json\n{"a": [[1]]}\n```\n\n1. - [x] 1\n'
    source = f"# P\n\n:::{{cloze-question}} q\nFill in:{body}:::\n"
    assert build(tmp_path, {"index.md": source}, "latex").warnings == []
    result = build(tmp_path, {"index.md": source.replace("[x] 1", "[x] `1 ^`")})
    (line,) = [one for one in result.warnings if "WARNING" in one]
    assert line.startswith("index.md:6: WARNING: Lexing literal_block ")


def test_a_step_of_nothing_but_a_message(tmp_path):
    """Docutils' message about it was taken for its text, and gone when the page was printed."""
    step = ".. image:: a.png\n         :alt: a\n         :alt: b"
    source = f"P\n=\n\n.. order-question:: it\n\n   Ask?\n\n   1. a\n   2. b\n   3. {step}\n"
    result = build(tmp_path, {"index.rst": source}, "latex")
    assert 'duplicate option "alt"' in "\n".join(result.warnings)
    assert "option 3 of 'it' has no text; write it between" in result.warnings[-1]
