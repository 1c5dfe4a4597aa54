"""Questions inside and beside other extensions' directives."""

import re
import zipfile
from pathlib import Path

import pytest
from lxml import html

from sphinx_assess.testing import CONF, build

# sphinx-exercise 1.2.1 still asks transforms for their application.
pytestmark = pytest.mark.filterwarnings(
    "ignore:'sphinx_exercise:sphinx.deprecation.RemovedInSphinx11Warning"
)

NEIGHBOURS = CONF + '\nextensions += ["sphinx_design", "sphinx_exercise"]\nnumfig = True\n'
QUESTION = ":::{{choice-question}} {}\nWhich?\n\n- [ ] no\n  > Not this.\n- [x] yes\n:::\n"
PAGE = f"""
# Neighbours

:::::{{tab-set}}
::::{{tab-item}} One
{QUESTION.format("in-tab")}
::::
::::{{tab-item}} Two
{QUESTION.format("in-other-tab")}
::::
:::::

:::::{{grid}} 2
::::{{grid-item-card}} Title
{QUESTION.format("in-card")}
::::
:::::

::::{{dropdown}} More
{QUESTION.format("in-dropdown")}
::::

::::{{admonition}} Think
{QUESTION.format("in-admonition")}
::::

::::{{only}} html
{QUESTION.format("only-on-screen")}
::::

`````{{exercise}} An exercise
:label: an-exercise
{QUESTION.format("in-exercise")}
`````
"""
WITHOUT_EXERCISE = PAGE[: PAGE.index("`````{exercise}")]
IDENTS = ["in-tab", "in-other-tab", "in-card", "in-dropdown", "in-admonition", "in-exercise"]


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_with_all_neighbours(builder, tmp_path):
    result = build(tmp_path, {"index.md": PAGE, "conf.py": NEIGHBOURS}, builder)
    assert result.warnings == []


def test_every_question_reaches_the_screen(tmp_path):
    page = build(tmp_path, {"index.md": PAGE, "conf.py": NEIGHBOURS}).read("index.html")
    found = html.fromstring(page).xpath("//form/@data-ident")
    assert sorted(found) == sorted([*IDENTS, "only-on-screen"])


def test_only_decides_before_questions_are_lowered(tmp_path):
    tex = build(tmp_path, {"index.md": PAGE, "conf.py": NEIGHBOURS}, "latex").read("sample.tex")
    assert "question-in-card" in tex
    assert "only-on-screen" not in tex


@pytest.mark.parametrize(("builder", "file"), [("text", "index.txt"), ("man", "sample.1")])
def test_without_the_neighbour_that_cannot(builder, file, tmp_path):
    """sphinx-exercise has no visitors for text and man; the rest must be there."""
    conf = CONF + '\nextensions += ["sphinx_design"]\n'
    files = {"index.md": WITHOUT_EXERCISE, "conf.py": conf}
    result = build(tmp_path, files, builder)
    assert result.warnings == []
    words = re.sub(r"\s+", " ", result.read(file))
    assert words.count("Which?") == len(IDENTS) - 1


def test_in_an_epub(tmp_path):
    files = {"index.md": WITHOUT_EXERCISE, "conf.py": NEIGHBOURS}
    options = {"epub_copyright": "2026", "suppress_warnings": ["epub.unknown_project_files"]}
    result = build(tmp_path, files, "epub", **options)
    assert result.warnings == []
    with zipfile.ZipFile(next(Path(result.app.outdir).glob("*.epub"))) as book:
        text = book.read("index.xhtml").decode()
    assert text.count("Which?") == len(IDENTS)  # for `only`, EPUB is HTML
