"""Skeletons can be built as they are, in both languages, wherever the command puts them."""

import json
import re
from pathlib import Path

import pytest
from test_doctree import shape

from sphinx_assess.__main__ import main
from sphinx_assess.kinds import KINDS
from sphinx_assess.new import skeletons
from sphinx_assess.testing import CONF, build

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / ".vscode" / "sphinx-assess.code-snippets"
MADE = [*KINDS, "quiz", "test", "bank", "case", "lab"]
TITLES = {".md": "# Page\n", ".rst": "Page\n====\n"}
QUIZZES = {
    ".md": """\
# Page

```md
::::{quiz} shown
::::
```

::::{quiz} first
```{hint}
Not code.
```

:::{text-question} named
What is it called?

- [x] so
:::
::::

:::::{bank} second
:::::

After it.
""",
    ".rst": """\
Page
====

.. code-block:: rst

   .. quiz:: shown

.. quiz:: first

  .. text-question:: named

     What is it called?

     - [x] so

.. bank:: second

   Words.

After it.
""",
}
each_kind = pytest.mark.parametrize("kind", MADE)
each_markup = pytest.mark.parametrize("suffix", TITLES)


def project(folder, suffix, text):
    """Write a project of one page, and return the page."""
    (folder / "conf.py").write_text(CONF, "utf-8")
    page = folder / f"index{suffix}"
    page.write_text(text, "utf-8")
    return page


def built(folder, page):
    return build(folder / "built", {page.name: page.read_text("utf-8")})


def idents(page):
    found = re.findall(r"(?:\}|-question::|quiz::|test::|bank::) ([a-z0-9-]+)$", page, re.M)
    return [name for name in found if name != "shown"]


def test_every_directive_has_a_skeleton(tmp_path):
    result = build(tmp_path, {"index.md": "# Page\n"}, "dummy")
    directives = set(result.env.domains["assess"].directives)
    assert set(skeletons.names()) == directives
    files = {path.name for path in skeletons.FOLDER.iterdir()}
    assert files == {f"{name}{suffix}" for name in directives for suffix in TITLES}


@each_markup
@each_kind
def test_a_skeleton_on_a_page_builds_without_a_warning(kind, suffix, tmp_path, capsys):
    page = project(tmp_path, suffix, TITLES[suffix])
    assert main(["new", kind, str(page)]) == 0
    line = int(re.search(r"index\.\w+:(\d+): ", capsys.readouterr().out)[1])
    assert kind in page.read_text("utf-8").splitlines()[line - 1]
    result = built(tmp_path, page)
    assert result.warnings == []
    asked = result.read("index.html").count('<form class="assess-item"')
    assert asked == {"lab": 0, "bank": 0}.get(kind, 1)


@each_markup
@pytest.mark.parametrize("kind", KINDS)
def test_a_question_goes_into_the_last_quiz_or_bank(kind, suffix, tmp_path):
    page = project(tmp_path, suffix, QUIZZES[suffix])
    for _ in range(2):
        assert main(["new", kind, str(page)]) == 0
    assert main(["new", kind, str(page), "--in", "first", "--ident", "it"]) == 0
    text = page.read_text("utf-8")
    assert idents(text) == ["first", "named", "it", "second", f"index-{kind}", f"index-{kind}-2"]
    result = built(tmp_path, page)
    assert result.warnings == []
    assert [
        [
            node["item"].ident
            for node in group.findall(lambda node: "item" in getattr(node, "attributes", {}))
        ]
        for group in result.doctree("index").findall(lambda node: node.tagname == "assess_group")
    ] == [["named", "it"], [f"index-{kind}", f"index-{kind}-2"]]
    after = result.doctree("index").astext().split("\n\n")
    assert after[-1] == "After it."


@each_kind
def test_both_languages_say_the_same(kind, tmp_path, capsys):
    trees = []
    for suffix, title in TITLES.items():
        assert main(["new", kind, "--markup", suffix[1:], "--ident", "it"]) == 0
        source = f"{title}\n{capsys.readouterr().out}"
        result = build(tmp_path / suffix, {f"index{suffix}": source}, "dummy")
        assert result.warnings == []
        tree = "".join(shape(node) for node in result.doctree("index").children)
        trees.append(" ".join(re.sub(r" *<comment>\n", "", tree).split()))
    assert trees[0] == trees[1]


@each_markup
def test_an_objective_is_written_where_one_is_named(suffix, tmp_path):
    page = project(tmp_path, suffix, TITLES[suffix])
    assert main(["new", "quiz", str(page)]) == 0
    assert ":objective:" not in page.read_text("utf-8")
    assert main(["new", "quiz", str(page), "--objective", "L1.1, L1.2"]) == 0
    assert page.read_text("utf-8").count(":objective: L1.1, L1.2\n") == 1


def test_idents_are_unique_in_the_project(tmp_path, capsys):
    page = project(tmp_path, ".md", QUIZZES[".md"])
    other = tmp_path / "unit" / "more.rst"
    other.parent.mkdir()
    other.write_text("Page\n====\n\n.. choice-question:: index-choice\n", "utf-8")
    assert main(["new", "choice", str(page)]) == 0
    assert "'index-choice-2'" in capsys.readouterr().out
    before = page.read_text("utf-8")
    assert main(["new", "choice", str(page), "--ident", "index-choice"]) == 2
    said = capsys.readouterr().err
    assert f"'index-choice' is the ident of {other.resolve()}:4; choose another one" in said
    assert page.read_text("utf-8") == before


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        (TITLES[".md"], ["--ident", "It!"], "'It!' is no ident"),
        (QUIZZES[".md"], ["--in", "third"], "no group 'third'; its groups are: 'first', 'second'"),
        (":::{quiz} short\n:::\n", [], "quiz 'short' begins with ':::'; a group needs at least 4"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(text, arguments, said, tmp_path, capsys):
    page = project(tmp_path, ".md", text)
    assert main(["new", "choice", str(page), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert page.read_text("utf-8") == text


def test_a_page_must_exist_and_be_one(tmp_path, capsys):
    assert main(["new", "choice", str(tmp_path / "no.md")]) == 2
    assert "does not exist" in capsys.readouterr().err
    assert main(["new", "choice", str(tmp_path / "notes.txt")]) == 2
    assert "its name must end in .md or .rst" in capsys.readouterr().err


def test_the_ends_of_lines_stay_as_they_are(tmp_path):
    page = project(tmp_path, ".md", "")
    page.write_bytes(b"# Page\r\n\r\n::::{quiz} all\r\n::::")
    assert main(["new", "text", str(page)]) == 0
    found = page.read_bytes()
    assert found.startswith(
        b"# Page\r\n\r\n::::{quiz} all\r\n\r\n:::{text-question} index-text\r\n"
    )
    assert found.endswith(b":::\r\n::::\r\n")
    assert found.count(b"\n") == found.count(b"\r\n")


def test_the_snippets_of_this_project_are_the_skeletons(capsys):
    assert main(["snippets"]) == 0
    made = capsys.readouterr().out
    assert SNIPPETS.read_text("utf-8") == made, "run: python -m sphinx_assess snippets"


@each_markup
@pytest.mark.parametrize("name", skeletons.names())
def test_a_snippet_with_its_own_texts_builds_without_a_warning(name, suffix, tmp_path):
    scope = skeletons.SCOPES[suffix]
    snippet = json.loads(SNIPPETS.read_text("utf-8"))[f"{name} ({scope})"]
    assert (snippet["prefix"], snippet["scope"]) == (name, scope)
    body = "\n".join(snippet["body"])
    # What VS Code makes of it for somebody who fills in nothing.
    places = re.findall(r"\$\{(\d+):([^{}$]*)\}", body)
    assert list(dict.fromkeys(int(number) for number, _ in places)) == list(
        range(1, len(set(places)) + 1)
    )
    source = re.sub(r"\$\{\d+:([^{}$]*)\}", r"\1", body)
    assert "$" not in source
    if name in ("expectation", "misconception"):
        lab = skeletons.fill(skeletons.template("lab", suffix), "a-lab")
        lines = [f"   {line}" if suffix == ".rst" else line for line in ["", *source.splitlines()]]
        lines = [*lab.splitlines(), *lines]
        source = "\n".join(
            [*(line for line in lines if line != ":::::"), ":::::" * (suffix == ".md")]
        )
    if name == "proof":
        asked = skeletons.fill(skeletons.template("numeric-question", suffix), "a-question")
        lines = asked.splitlines()
        source = "\n".join(
            [*lines, "", f"   {source}"]
            if suffix == ".rst"
            else [*lines[:-1], "", source, lines[-1]]
        )
    files = {f"index{suffix}": f"{TITLES[suffix]}\n{source}\n"}
    if name == "practice-set":  # It takes questions of other pages.
        asked = skeletons.fill(skeletons.template("choice-question", ".md"), "a-question", "L1")
        files["other.md"] = (
            f"---\norphan: true\n---\n# Other\n\n:::{{objectives}}\nL1\n: Know.\n:::\n\n{asked}"
        )
    result = build(tmp_path, files)
    assert result.warnings == []
    assert "assess_" in "".join(shape(node) for node in result.doctree("index").children)
