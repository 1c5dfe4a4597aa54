"""The quiz of the first lesson in German: nothing of it is left in English, and its keys are kept."""

import re
from html import unescape
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from sphinx_assess.nodes import items_of
from sphinx_assess.testing import CONF, build

DOCS = Path(__file__).parents[2] / "docs"
QUIZ = "clip/1-training/quiz"
CATALOGUE = Path("locale", "de", "LC_MESSAGES", f"{QUIZ}.po")
LESSON = """\
# Lesson

:::{objectives}
L1.1
: One.

L1.3
: Three.

L1.5
: Five.
:::

(l1-loss)=
## Loss

(l1-data)=
## Data

(l1-filter)=
## Filter
"""
FILES = {
    "conf.py": CONF.replace('"tasklist"]', '"dollarmath", "tasklist"]'),
    "index.md": f"# Index\n\n```{{toctree}}\n{QUIZ}\nclip/1-training/lesson\n```\n",
    "clip/1-training/lesson.md": LESSON,
    f"{QUIZ}.md": (DOCS / f"{QUIZ}.md").read_text("utf-8"),
    str(CATALOGUE): (DOCS / CATALOGUE).read_text("utf-8"),
}


def messages(path):
    with path.open("rb") as file:
        return {one.id: one for one in read_po(file) if one.id}


@pytest.fixture(scope="module")
def translated():
    return messages(DOCS / CATALOGUE)


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    folder = tmp_path_factory.mktemp("german")
    result = build(folder, FILES, language="de", locale_dirs=["locale"], gettext_compact=False)
    assert result.warnings == []
    return result


def words(html):
    """Return what a reader sees of a page, its scripts and tags left out."""
    html = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_the_catalogue_has_every_sentence_and_no_other(translated, tmp_path):
    result = build(tmp_path, FILES, "gettext", gettext_compact=False)
    source = messages(Path(result.app.outdir) / f"{QUIZ}.pot")
    assert set(translated) == set(source)
    assert [name for name, one in translated.items() if not one.string or one.fuzzy] == []


def test_the_page_is_german_from_its_title_to_its_buttons(german, translated):
    page = words(german.read(f"{QUIZ}.html"))
    plain = {name: one.string for name, one in translated.items() if not re.search(r"[*`$]", name)}
    assert len(plain) > 20
    assert [text for text in plain.values() if text not in page] == []
    assert [name for name in plain if name in page] == []
    for said in ("Frage 1", "Prüfen", "Antwort zeigen", "Hinweis"):
        assert said in page, said


def test_the_keys_are_those_of_the_english_quiz(german, tmp_path):
    english = build(tmp_path, FILES)
    ours = [node["item"] for node in items_of(german.doctree(QUIZ))]
    assert len(ours) == 3
    assert ours == [node["item"] for node in items_of(english.doctree(QUIZ))]
