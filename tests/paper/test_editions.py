"""Editions of a small book that has everything: what each says, and where, read back.

The same is asked of the whole course by ``make test-editions``, which takes minutes.
"""

import re
from zipfile import ZipFile

import pytest
import sampler
from lxml import etree
from printed import (
    asked,
    hidden,
    letters,
    needs_tex,
    not_embedded,
    of_tex,
    questions,
    run,
    sphinx,
    told,
)
from pypdf import PdfReader

BIRDS = "herons storks cranes rails grebes divers loons gulls terns skuas auks puffins".split()
LABELS = ["First tab", "Second tab", "A folded remark", "First card", "A title of its own"]
SOLUTION, POINT = "thesolutionspeaksofostriches", "whoeveropensthesourceofapage"

pytestmark = pytest.mark.slow


class Books:
    """Builds each edition when it is first asked for."""

    def __init__(self, folder):
        self.folder, self.made = folder, set()
        self.source = sampler.write(folder / "source")

    def __call__(self, edition, builder="latex"):
        """Return the folder of an edition."""
        out = self.folder / f"{builder}-{edition}"
        if out not in self.made:
            sphinx(edition, builder, self.folder / f"doctrees-{edition}", self.source, out)
            self.made.add(out)
        return out

    def tex(self, edition):
        """Return the letters of an edition."""
        (path,) = self(edition).glob("clip-course*.tex")
        return of_tex(path.read_text("utf-8"))

    def pdf(self, edition, name):
        """Return the path of an edition's PDF."""
        out = self.folder / f"pdf-{name}"
        if out not in self.made:
            run("scripts/build_pdf.py", self(edition), out)
            self.made.add(out)
        (path,) = out.glob("*.pdf")
        return path


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    return Books(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def everything(books):
    books("reader")
    return [item for one in questions(books.folder / "doctrees-reader").values() for item in one]


@pytest.fixture(scope="module")
def secrets(everything):
    """Return what only answers say: of questions, of the exercise, of the lab."""
    found = [*told(everything, 10), SOLUTION, POINT]
    assert len(found) > 40
    return found


def check_reader(text, everything, secrets):
    """Hold that a text asks everything and answers after all of that."""
    assert [piece for piece in asked(everything) if piece not in text] == []
    assert [piece for piece in secrets if piece not in text] == []
    after = text.rindex("questionsandlabs")
    assert [piece for piece in secrets if text.index(piece) < after] == []
    assert max(text.index(piece) for piece in asked(everything, 12)) < after


def test_the_sampler_has_every_kind(everything):
    assert {item["item"].kind for item in everything} == set(sampler.KINDS)


def test_the_readers_edition_asks_everything_and_answers_at_its_end(books, everything, secrets):
    check_reader(books.tex("reader"), everything, secrets)


def test_the_students_edition_asks_everything_and_tells_nothing(books, everything, secrets):
    text = books.tex("student")
    assert [piece for piece in asked(everything) if piece not in text] == []
    assert [piece for piece in secrets if piece in text] == []


def test_the_solutions_tell_everything(books, secrets):
    text = books.tex("solutions")
    assert [piece for piece in secrets if piece not in text] == []


def test_the_solutions_name_sections_that_are_in_another_book(books):
    assert "seeallkindsofquestionsandlinesofcode" in books.tex("solutions")


def test_the_instructors_edition_tells_beside_each_question(books, everything):
    text = books.tex("instructor")
    for item in everything:
        stem, reasons = asked([item])[0], told([item], 10)
        here = text.index(stem)
        assert [piece for piece in reasons if not 0 < text.find(piece, here) - here < 3000] == []
        assert letters(item["item"].ident) in text[here : here + 3000]
    assert 0 < text.index(SOLUTION) - text.index("whichbirdislargest") < 300


def test_a_sheet_asks_and_does_not_tell(books, everything, secrets):
    books("reader")
    test = questions(books.folder / "doctrees-reader")["test"]
    out = books.folder / "sheets"
    sphinx("exam", "testsheets", books.folder / "doctrees-exam", books.source, out)
    for name in ("a", "b"):
        text = of_tex((out / f"sampler-test-form-{name}.tex").read_text("utf-8"))
        assert [piece for piece in asked(test) if piece not in text] == []
        assert [piece for piece in secrets if piece in text] == []


@pytest.mark.parametrize("edition", ["reader", "student", "instructor"])
def test_nothing_that_folds_on_the_web_is_lost(edition, books):
    text = books.tex(edition)
    assert [bird for bird in BIRDS if f"of{bird}" not in text] == []
    assert [label for label in LABELS if letters(label) not in text] == []
    assert "click" not in text


def test_the_epub_says_the_same_in_the_same_places(books, everything, secrets):
    (path,) = books("reader", "epub").glob("*.epub")
    with ZipFile(path) as book:
        pages = {
            name: letters("".join(etree.fromstring(book.read(name)).itertext()))
            for name in book.namelist()
            if name.endswith((".xhtml", ".opf", ".ncx"))
        }
    answers = pages.pop("answers.xhtml")
    rest = "".join(pages.values())
    assert [piece for piece in asked(everything) if piece not in rest] == []
    assert [piece for piece in secrets if piece not in answers] == []
    assert [piece for piece in secrets if piece in rest] == []
    assert [bird for bird in BIRDS if f"of{bird}" not in rest] == []
    assert [label for label in LABELS if letters(label) not in rest] == []


def test_the_students_epub_has_no_answer_in_any_of_its_files(books, secrets):
    (path,) = books("student", "epub").glob("*.epub")
    with ZipFile(path) as book:
        text = letters(
            "".join(book.read(name).decode(errors="replace") for name in book.namelist())
        )
    assert "whichoftheseyearshavea29february" in text
    assert [piece for piece in secrets if piece in text] == []


# -- The PDF itself ---------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf(books):
    return PdfReader(books.pdf("reader", "reader"))


@pytest.fixture(scope="module")
def by_label(pdf):
    """Return the text of each page, by the number printed on it."""
    return dict(zip(pdf.page_labels, (page.extract_text() for page in pdf.pages), strict=True))


@needs_tex
def test_the_pdf_asks_everything_and_answers_at_its_end(by_label, everything, secrets):
    check_reader(letters("".join(by_label.values())), everything, secrets)


@needs_tex
def test_no_hidden_text_of_the_pdf_tells_an_answer(pdf, secrets):
    found = hidden(pdf)
    assert "allkindsofquestions" in found  # a bookmark
    assert [piece for piece in secrets if piece in found] == []


@needs_tex
def test_question_and_answer_name_each_others_page(by_label):
    there = [
        (page, name)
        for page, text in by_label.items()
        for name in re.findall(r"Answer \(page (\d+)\)", text)
    ]
    back = [
        (page, name)
        for page, text in by_label.items()
        for name in re.findall(r"^Question[^.]*? \(page (\d+)\)\.", text, re.MULTILINE)
    ]
    assert len(there) == len(back) > 15
    assert sorted(there) == sorted((name, page) for page, name in back)


@needs_tex
def test_title_language_bookmarks_and_fonts(pdf):
    root = pdf.trailer["/Root"]
    assert pdf.metadata.title == "CLIP and what grew out of it"
    assert pdf.metadata.author
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/PageMode"] == "/UseOutlines"
    titles = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    assert titles[-2:] == ["8 Answers", "Index"] or titles[-1].endswith("Answers")
    assert not_embedded(pdf) == []


@needs_tex
def test_no_question_is_split(by_label, everything):
    """Each stands on one page from its stem to the link to its answer."""
    whole = [
        letters(part)
        for text in by_label.values()
        for part in re.findall(r"^Question.*?^Answer \(page", text, re.MULTILINE | re.DOTALL)
    ]
    for item in everything:
        found = asked([item])
        assert [part for part in whole if all(piece in part for piece in found)], found


@needs_tex
def test_two_books_of_one_source_are_the_same_bytes(books):
    first = books.pdf("reader", "reader").read_bytes()
    for path in books("reader").glob("clip-course.*"):
        if path.suffix != ".tex":
            path.unlink()
    assert books.pdf("reader", "again").read_bytes() == first
