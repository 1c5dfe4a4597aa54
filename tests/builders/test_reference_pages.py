"""The pages for authors say what the code does, and their examples work."""

import re
from pathlib import Path

import pytest
from test_doctree import shape

import reference_pages
from sphinx_assess.config import OPTIONS
from sphinx_assess.directives import QuestionDirective
from sphinx_assess.groups import GROUPS
from sphinx_assess.kinds import KINDS
from sphinx_assess.lab.directives import DIRECTIVES
from sphinx_assess.lint.suppress import ALL
from sphinx_assess.messages import Warn
from sphinx_assess.proof.directives import ProofDirective
from sphinx_assess.testing import CONF, build

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GUIDE = sorted((DOCS / "guide" / "kinds").glob("*.md"))
EXAMPLES = sorted((DOCS / "guide" / "examples").glob("*.md"))
WITH_REFERENCE = CONF.replace('"sphinx_assess"]', '"sphinx_assess", "reference_pages"]')
WARNINGS = sorted((DOCS / "reference" / "warnings").glob("*.md"))
PAGE = """
# Page

See {confval}`assess_key` and {ref}`the warning <warning-key>`.

```{config-reference}
```

```{warning-list}
```

```{toctree}
:glob:

warnings/*
```

```{lint-reference}
```
"""
FILES = {"conf.py": WITH_REFERENCE, "index.md": PAGE} | {
    f"warnings/{path.name}": path.read_text("utf-8") for path in WARNINGS
}


def read(name):
    return (DOCS / name).read_text("utf-8")


def test_each_warning_has_a_page_of_its_own():
    for path in WARNINGS:
        head = f"(warning-{path.stem})=\n\n# `assess.{path.stem}`\n"
        assert path.read_text("utf-8").startswith(head)
    assert {path.stem for path in WARNINGS} == {warn.subtype for warn in Warn}


@pytest.mark.parametrize("builder", ["html", "latex", "epub", "text"])
def test_generated_entries_are_complete(builder, tmp_path):
    result = build(tmp_path, FILES, builder, nitpicky=True)
    assert result.warnings == []
    text = "\n".join(page.astext() for page in result.resolved.values())
    for option in OPTIONS:
        assert option.name in text
        assert f"Allowed: {option.allowed}." in text
    for warn in Warn:
        assert f"assess.{warn.subtype}" in text
        example = reference_pages.warning_examples()[warn.subtype]
        shown = [example["says"], *example["bad"].values(), *example["good"].values()]
        assert all(one in text for one in shown)
    for rule in ALL.values():
        assert all(part in text for part in (rule.code, rule.title, rule.source, rule.good[:40]))


def test_generated_entries_are_targets(tmp_path):
    result = build(tmp_path, FILES)
    page = result.read("index.html")
    for name in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{name}"' in page
    assert {"assess-key", "lint-stem-echo"} <= set(
        re.findall(r'<(?:dt|section) id="([^"]+)"', page)
    )


def test_default_values_are_shown_as_python():
    by_name = {option.name: reference_pages.facts(option) for option in OPTIONS}
    assert 'Default: ``"page"``.' in by_name["assess_key"]
    assert "Default: ``2``." in by_name["assess_tries"]
    assert "read and written" in by_name["assess_pass"]


def documented():
    """Return the options that the reference and the page of each kind list, by directive."""
    pages = [DOCS / "reference" / "directives.md", *GUIDE]
    text = "\n".join(path.read_text("utf-8") for path in pages)
    sections = re.split(r"^## ", text, flags=re.M)[1:]
    return {
        section.split("`")[1]: set(re.findall(r"^`:([a-z-]+):`$", section, re.M))
        for section in sections
        if section.startswith("`")
    }


def test_every_directive_and_option_is_documented():
    questions = {f"{kind.name}-question": set(kind.options) for kind in KINDS.values()}
    questions["choice-question"] |= set(QuestionDirective.reads)
    groups = {name: set(directive.reads) for name, directive in {**GROUPS, **DIRECTIVES}.items()}
    groups["case"] = set()
    proofs = {"proof": set(ProofDirective.reads)}
    assert documented() == questions | groups | proofs


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_the_same_in_both_languages(example, tmp_path):
    """An example that draws gives a warning by itself; what it draws is on another page."""
    trees = []
    for path in (example, example.with_suffix(".rst")):
        files = {f"index{path.suffix}": path.read_text("utf-8"), "choice.md": "# Choice\n"}
        result = build(tmp_path / path.suffix, files, "dummy")
        expected = ("[toc.not_included]", "[assess.draw]")
        assert [line for line in result.warnings if not line.endswith(expected)] == []
        tree = "".join(shape(node) for node in result.doctree("index").children)
        # reStructuredText needs an empty comment between a code block and a block quote.
        tree = re.sub(r" *<comment>\n", "", tree)
        # Lines are as wide as the box in the guide, so they break at different words.
        trees.append(" ".join(tree.split()))
    assert trees[0] == trees[1]
    assert "assess_" in trees[0]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_guide_shows_and_uses_each_example(example):
    pages = ("choice", "groups", "cases", "labs", "proofs")
    guide = "".join(read(f"guide/{name}.md") for name in pages)
    guide += "".join(path.read_text("utf-8") for path in GUIDE).replace("} ../", "} ")
    for path in (example, example.with_suffix(".rst")):
        assert f"{{literalinclude}} examples/{path.name}" in guide
    assert f"{{include}} examples/{example.name}" in guide


def test_the_first_steps_lead_to_a_site_without_warnings(tmp_path):
    blocks = re.findall(
        r"^````\{code-block\} (?:md|python)\n:caption: source/(\S+)\n\n(.*?)\n````$",
        read("guide/tutorial.md"),
        re.M | re.S,
    )
    assert [name for name, _ in blocks] == [
        "conf.py",
        "index.md",
        "leap-years.md",
        "bank.md",
        "test.md",
        "answers.md",
    ]
    result = build(tmp_path, dict(blocks))
    assert result.warnings == []
    page = result.read("test.html")
    assert 'data-ident="after-2096"' in page
    assert 'data-ident="new-year"' in page


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_examples_in_project_files_are_questions(name, tmp_path):
    (source,) = re.findall(r"^```md\n(.*?)\n```$", (ROOT / name).read_text("utf-8"), re.M | re.S)
    result = build(tmp_path, {"index.md": f"# Page\n\n(l1-loss)=\n## Loss\n\n{source}\n"})
    assert result.warnings == []
    assert result.read("index.html").count('<form class="assess-item"') == 1


def test_every_design_page_has_its_four_parts():
    parts = ["Context", "Decision", "Consequences", "What would change our mind"]
    for path in sorted((DOCS / "reference" / "design").glob("*.md")):
        headings = re.findall(r"^## (.*)$", path.read_text("utf-8"), re.M)
        assert path.stem == "index" or [name for name in headings if name in parts] == parts
