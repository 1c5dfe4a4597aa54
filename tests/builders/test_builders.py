"""Every builder: no warning, no crash, nothing lost and nothing told too early."""

import re
import zipfile
from pathlib import Path

import pytest
from sample import COURSE, PROSE
from sphinx.builders.text import TextBuilder

from sphinx_assess.testing import CONF, build

EPUB = {"epub_copyright": "2026", "suppress_warnings": ["epub.unknown_project_files"]}
THEIRS = pytest.mark.filterwarnings("ignore::sphinx.deprecation.RemovedInSphinx11Warning")
BUILDERS = [
    "html",
    "dirhtml",
    "singlehtml",
    pytest.param("htmlhelp", marks=THEIRS),
    pytest.param("json", marks=THEIRS),
    "epub",
    "latex",
    "text",
    "man",
    "texinfo",
    "gettext",
    "dummy",
    "xml",
    "pseudoxml",
    "doctest",
    "linkcheck",
]
PAPER = {"latex": "sample.tex", "text": "quiz.txt", "man": "sample.1", "texinfo": "sample.texi"}


@pytest.mark.parametrize("name", BUILDERS)
def test_builds_without_warning(name, tmp_path):
    files = {**COURSE, "conf.py": CONF + '\nextensions.append("sphinx.ext.doctest")\n'}
    result = build(tmp_path, files, name, nitpicky=True, **EPUB)
    assert result.warnings == []


@pytest.mark.parametrize(("name", "file"), PAPER.items())
def test_paper_holds_the_question(name, file, tmp_path):
    text = build(tmp_path, COURSE, name).read(file)
    words = re.sub(r"\s+", " ", text)
    for part in ["Which port does", "80", "53", "443", "It is below 100."]:
        assert part in words
    assert "role=" not in text
    assert "<form" not in text


def test_unknown_builder_gets_paper(tmp_path, monkeypatch):
    """A builder nobody has heard of is not given HTML, and does not crash."""
    strange = (
        "from sphinx.builders.text import TextBuilder\n"
        "class Strange(TextBuilder):\n    name = format = 'strange'\n"
        "def setup(app):\n    app.add_builder(Strange)\n"
    )
    monkeypatch.syspath_prepend(tmp_path / "source")
    conf = CONF + '\nextensions.append("strange_builder")\n'
    files = {**COURSE, "conf.py": conf, "strange_builder.py": strange}
    result = build(tmp_path, files, "strange")
    assert result.warnings == []
    assert issubclass(type(result.app.builder), TextBuilder)
    text = result.read("quiz.txt")
    assert "( ) A. 80" in text
    assert "[ ] A. two" in text


def test_paper_letters_options_and_keeps_source_order(tmp_path):
    text = build(tmp_path, COURSE, "text").read("quiz.txt")
    found = re.findall(r"(\( \)|\[ \]) ([A-Z])\.", text)
    assert found == [("( )", "A"), ("( )", "B"), ("( )", "C"), *[("[ ]", c) for c in "ABC"]]
    assert text.index("80") < text.index("53") < text.index("443")


def test_answers_at_the_end_of_the_book(tmp_path):
    result = build(tmp_path, COURSE, "text")
    assert "That is HTTP." not in result.read("quiz.txt")
    answers = re.sub(r"\s+", " ", result.read("answers.txt"))
    assert "**Question 1 (2 points).** B" in answers
    assert "**A: wrong.** That is HTTP." in answers
    assert "**B: right.** Yes: UDP and TCP." in answers
    assert "Ports are listed by IANA." in answers
    assert "**Question 2.** A, C" in answers


def test_answers_inline(tmp_path):
    result = build(tmp_path, COURSE, "text", assess_paper_answers="inline")
    assert "That is HTTP." in result.read("quiz.txt")
    assert "That is HTTP." not in result.read("answers.txt")


def test_no_answers_on_paper(tmp_path):
    result = build(tmp_path, COURSE, "text", assess_paper_answers="none")
    text = "".join(result.read(f"{name}.txt") for name in ("quiz", "test", "answers", "bank"))
    for prose in ["That is HTTP.", "The well-known port", "Listed by", "right."]:
        assert prose not in text


def test_answers_follow_the_group_when_no_page_holds_them(tmp_path):
    course = {name: text for name, text in COURSE.items() if name != "answers.md"}
    course["index.md"] = course["index.md"].replace("answers\n", "")
    result = build(tmp_path, course, "text")
    assert result.warnings == []
    quiz = result.read("quiz.txt")
    assert quiz.index("[ ] C.") < quiz.index("Answers") < quiz.index("That is HTTP.")


def test_links_both_ways_in_latex(tmp_path):
    tex = build(tmp_path, COURSE, "latex").read("sample.tex")
    for name in ["quiz:question-dns-port", "answers:answers-question-dns-port"]:
        assert rf"\label{{\detokenize{{{name}}}}}" in tex
        assert rf"\hyperref[\detokenize{{{name}}}]" in tex


def test_links_both_ways_in_epub(tmp_path):
    result = build(tmp_path, COURSE, "epub", **EPUB)
    with zipfile.ZipFile(next(Path(result.app.outdir).glob("*.epub"))) as book:
        quiz, answers = (book.read(f"{name}.xhtml").decode() for name in ("quiz", "answers"))
        names = book.namelist()
    assert 'id="question-dns-port"' in quiz
    assert 'href="answers.xhtml#answers-question-dns-port"' in quiz
    assert 'id="answers-question-dns-port"' in answers
    assert 'href="quiz.xhtml#question-dns-port"' in answers
    assert not [name for name in names if name.endswith(".js") and "assess" in name]
    assert "<form" not in quiz


def test_a_drawn_question_is_linked_where_a_reader_meets_it(tmp_path):
    page = build(tmp_path, COURSE, "html").read("index.html")
    assert 'href="test.html#net-final-question-http-port"' in page
    assert 'href="quiz.html#question-dns-port"' in page
    assert ">question 1<" in page
    assert '<span class="assess-ref">that one</span>' in page  # not the class of a question


def test_the_bank_is_hidden_unless_shown(tmp_path):
    hidden = build(tmp_path / "hidden", COURSE, "html").read("bank.html")
    assert "HTTP use" not in hidden
    shown = build(tmp_path / "shown", COURSE, "html", assess_show_bank=True)
    assert 'data-ident="http-port"' in shown.read("bank.html")
    assert 'href="bank.html#question-http-port"' in shown.read("index.html")


def test_catalogues_hold_all_prose_and_no_mark(tmp_path):
    result = build(tmp_path, COURSE, "gettext", gettext_compact="all")
    messages = re.findall(r'^msgid "(.+)"$', result.read("all.pot"), re.MULTILINE)
    for prose in PROSE:
        assert prose in messages
    text = "\n".join(messages)
    for mark in ["[x]", "[ ]", "checkbox", "dns-port question", "correct"]:
        assert mark not in text
    assert len([message for message in messages if message == "That is HTTP."]) == 1


def test_a_translated_build(tmp_path):
    """Prose and interface are German, the key is untouched."""
    from babel.messages import Catalog, mofile

    catalogue = Catalog("de")
    catalogue.add("That is HTTP.", "Das ist HTTP.")
    catalogue.add("Which port does *DNS* use?", "Welchen Port nutzt *DNS*?")
    catalogue.add("53", "dreiundfünfzig")
    folder = tmp_path / "source" / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "quiz.mo").open("wb") as file:
        mofile.write_mo(file, catalogue)
    result = build(
        tmp_path, COURSE, "html", language="de", locale_dirs=["locale"], gettext_auto_build=False
    )
    assert result.warnings == []
    page = result.read("quiz.html")
    assert "Das ist HTTP." in page
    assert "<p>Welchen Port nutzt <em>DNS</em>?</p>" in page
    assert "dreiundfünfzig" in page
    assert '"key":{"correct":["b"]}' in page
    assert ">Prüfen</button>" in page
    assert "Frage 1" in page


MAP = "# Map\n\n:::{objective-map}\n:::\n"


def test_objective_map_says_where_each_is_taught_practised_and_tested(tmp_path):
    index = COURSE["index.md"].replace("answers\n", "answers\nmap\n")
    result = build(tmp_path, {**COURSE, "map.md": MAP, "index.md": index}, "text")
    assert result.warnings == []
    words = re.sub(r"\s+", " ", result.read("map.txt"))
    taught = "Taught: Names and numbers · Practised: Names and numbers, question 1"
    assert f"**net.1** Name the port of a service. Read Ports. {taught}" in words
    assert "Tested: Final test, question 1, question 3" in words
    html = build(tmp_path, {}, "html").read("map.html")
    for target in ["quiz.html#objective-net-1", "quiz.html#question-dns-port"]:
        assert f'href="{target}"' in html
    assert 'href="test.html#net-final-question-http-port"' in html
    assert 'id="objective-net-1"' in build(tmp_path, {}, "html").read("quiz.html")


def test_a_listing_may_take_in_some_pages_only(tmp_path):
    answers = "# Answers\n\n:::{answer-key}\n:pages: test\n:::\n"
    text = build(tmp_path, {**COURSE, "answers.md": answers}, "text")
    assert "Twenty-five is SMTP." in text.read("answers.txt")
    assert "That is HTTP." not in text.read("answers.txt")
    assert "That is HTTP." in text.read("quiz.txt")


def test_a_book_of_some_pages_has_no_links_to_the_others(tmp_path):
    """The answer key lists a question of a page that is not in the PDF."""
    part = "# Part\n\n```{toctree}\nanswers\ntest\n```\n"
    index = COURSE["index.md"].replace("plain\nanswers\n", "plain\npart\n").replace("test\n", "", 1)
    documents = [("part", "part.tex", "Part", "nobody", "manual")]
    result = build(
        tmp_path,
        {**COURSE, "part.md": part, "index.md": index},
        "latex",
        latex_documents=documents,
    )
    assert result.warnings == []
    assert "That is HTTP." in result.read("part.tex")
    assert "quiz:question-dns-port" not in result.read("part.tex")
