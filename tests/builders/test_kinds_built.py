"""Every kind in the registry: its guide's examples in each family of builders, and its faults."""

import re
from pathlib import Path
from runpy import run_path

import pytest

from sphinx_assess.kinds import KINDS
from sphinx_assess.nodes import assess_feedback, assess_stem, items_of, parts_of
from sphinx_assess.testing import build

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "docs" / "guide" / "examples"
FAULTS = {
    path.stem: run_path(str(path))["CASES"] for path in sorted((HERE / "faults").glob("*.py"))
}
each_kind = pytest.mark.parametrize("kind", KINDS)


def page(kind):
    body = "\n\n".join(path.read_text("utf-8") for path in sorted(EXAMPLES.glob(f"{kind}-*.md")))
    return {"index.md": f"# Page\n\n::::::{{quiz}} all\n{body}\n::::::\n"}


def prose(result):
    """Yield the paragraphs of stems and of what is said afterwards."""
    for item in items_of(result.doctree("index")):
        for part in item.findall(lambda node: isinstance(node, assess_stem | assess_feedback)):
            for node in part.findall(lambda node: node.tagname == "paragraph"):
                yield part, node.astext()


def words(text):
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


@each_kind
@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "texinfo", "singlehtml"])
def test_each_builder_shows_question_and_answer(kind, builder, tmp_path):
    result = build(tmp_path, page(kind), builder)
    assert result.warnings == []
    shown = words(result.lowered("index").astext())
    for _, text in prose(result):
        assert words(text.split("[[")[0]) in shown


@each_kind
def test_paper_asks_first_and_answers_after(kind, tmp_path):
    text = build(tmp_path, page(kind), "text").read("index.txt")
    asked, answers = text.split("-[ Answers ]-")
    result = build(tmp_path, page(kind), "dummy")
    told = [words(text) for part, text in prose(result) if isinstance(part, assess_feedback)]
    assert told
    for sentence in told:
        assert sentence not in words(asked)
        assert sentence in words(answers)


@each_kind
def test_what_is_read_is_in_the_catalogue_without_marks(kind, tmp_path):
    result = build(tmp_path, page(kind), "gettext")
    catalogue = Path(result.app.outdir, "index.pot").read_text("utf-8")
    assert not re.search(r"\[[ x]\]", catalogue)
    found = words(re.sub(r'"\n"', "", catalogue))
    for _, text in prose(result):
        assert words(text) in found


@each_kind
def test_a_page_without_keys_tells_nothing(kind, tmp_path):
    result = build(tmp_path, page(kind), "html", assess_key="none")
    text = result.read("index.html")
    assert '"key":' not in text
    assert 'data-part="reason"' not in text
    shown = words(result.lowered("index").astext())
    for part, sentence in prose(result):
        assert (words(sentence) in shown) == isinstance(part, assess_stem)


@each_kind
def test_parts_are_kept_by_the_doctree(kind, tmp_path):
    result = build(tmp_path, page(kind), "dummy")
    for node in items_of(result.doctree("index")):
        assert node["item"].options == tuple(option.ident for option in parts_of(node).options)


def faults():
    for kind, cases in FAULTS.items():
        for name, case in cases.items():
            yield pytest.param(kind, *case, id=f"{kind}: {name}")


def test_every_kind_has_faults():
    assert FAULTS.keys() == KINDS.keys()


@pytest.mark.parametrize(("kind", "body", "subtype", "said"), list(faults()))
def test_a_fault_gives_one_located_sentence(kind, body, subtype, said, tmp_path):
    source = f"# Page\n\n::::{{{kind}-question}} it\n{body}\n::::\n"
    result = build(tmp_path, {"index.md": source})
    assert len(result.warnings) == 1, result.warnings
    assert re.match(rf"index\.md:\d+: WARNING: .* \[assess\.{subtype}\]$", result.warnings[0])
    assert said in result.warnings[0]


def test_a_colon_in_a_term_of_restructuredtext(tmp_path):
    """Docutils takes what follows it for a remark, which was lost."""
    source = "P\n=\n\n.. match-question:: it\n\n   Ask?\n\n   A : b\n      c\n\n   D\n      e\n"
    (line,) = build(tmp_path, {"index.rst": source}).warnings
    assert line.startswith(
        "index.rst:8: WARNING: term 'A' of 'it' has ' : ' in its own line; write"
    )
