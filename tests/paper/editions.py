"""The editions as PDF, read back: all that they promise is there, and no answer anywhere else."""

import re

import pytest
from printed import asked, hidden, letters, not_embedded, questions, run, shown, sphinx, told
from pypdf import PdfReader

pytestmark = pytest.mark.slow


class Editions:
    """Builds each edition when it is first asked for."""

    def __init__(self, folder):
        self.folder, self.made = folder, {}

    def __call__(self, edition, again=False):
        """Return the folder with the PDFs of an edition."""
        name = f"{edition}-again" if again else edition
        if name not in self.made:
            latex, pdf = self.folder / f"latex-{name}", self.folder / f"pdf-{name}"
            builder = "testsheets" if edition == "exam" else "latex"
            sphinx(edition, builder, self.folder / f"doctrees-{name}", "docs", latex)
            run("scripts/build_pdf.py", latex, pdf)
            self.made[name] = pdf
        return self.made[name]

    def text(self, edition, name):
        """Return the letters and digits on the pages of a PDF."""
        return letters(shown(self(edition) / name))

    def questions(self, edition):
        """Return the questions of the course, by the name of their page."""
        self(edition)
        found = {}
        for folder in ("clip", "bank"):
            found |= questions(self.folder / f"doctrees-{edition}" / folder)
        return found


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    return Editions(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def everything(editions):
    found = [item for items in editions.questions("reader").values() for item in items]
    assert len(found) >= 30
    return found


def test_the_readers_edition_asks_everything_and_answers_once_at_its_end(editions, everything):
    text = editions.text("reader", "clip-course.pdf")
    assert [piece for piece in asked(everything) if piece not in text] == []
    answers = text.rindex("answers", 0, text.index(told(everything)[0]))
    assert [piece for piece in told(everything) if text.count(piece) != 1] == []
    assert min(text.index(piece) for piece in told(everything)) > answers
    assert answers > max(text.index(piece) for piece in asked(everything))


def test_no_question_is_split(editions, everything):
    """Each stem stands on the page of all its options."""
    pdf = PdfReader(editions("reader") / "clip-course.pdf")
    pages = [letters(page.extract_text()) for page in pdf.pages]
    for item in everything:
        found = asked([item])
        assert any(all(piece in page for piece in found) for page in pages), found


def test_the_students_edition_has_no_answer_and_the_solutions_have_all(editions, everything):
    student = editions.text("student", "clip-course-student.pdf")
    solutions = editions.text("solutions", "clip-course-solutions.pdf")
    assert [piece for piece in asked(everything) if piece not in student] == []
    assert [piece for piece in told(everything) if piece in student] == []
    assert [piece for piece in told(everything) if piece not in solutions] == []


def test_the_instructors_edition_has_key_and_objective_beside_each_question(editions, everything):
    text = editions.text("instructor", "clip-course-instructor.pdf")
    for item in everything:
        (stem, *_), reasons = asked([item]), told([item])
        here = text.index(stem)
        assert all(0 < text.index(reason, here) - here < 6000 for reason in reasons)
        name = letters(item["item"].ident)
        assert 0 < text.index(f"{name}1point", here) - here < 3000


def test_a_sheet_of_the_exam_asks_and_does_not_tell(editions, everything):
    bank = editions.questions("exam")["module-test"]
    for name in ("clip-test-form-a.pdf", "clip-test-form-b.pdf"):
        text = editions.text("exam", name)
        assert [piece for piece in asked(bank) if piece not in text] == []
        assert [piece for piece in told(everything) if piece in text] == []
    assert sorted(path.name for path in editions("exam").iterdir()) == [
        "clip-test-form-a.pdf",
        "clip-test-form-b.pdf",
        "clip-test-key.pdf",
    ]


def test_bookmarks_and_metadata_tell_no_answer(editions, everything):
    for edition in ("reader", "student", "exam"):
        for path in editions(edition).glob("*.pdf"):
            text = hidden(PdfReader(path))
            assert [piece for piece in told(everything) if piece in text] == []


def test_title_language_fonts_and_index(editions):
    pdf = PdfReader(editions("reader") / "clip-course.pdf")
    assert pdf.metadata.title == "CLIP and what grew out of it"
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert not_embedded(pdf) == []
    tail = editions.text("reader", "clip-course.pdf")[-8000:]
    assert "index" in tail
    assert "zeroshottransfer" in tail


def test_nothing_says_click(editions):
    for edition, name in [("reader", "clip-course"), ("student", "clip-course-student")]:
        text = shown(editions(edition) / f"{name}.pdf")
        assert not re.findall(r"\b(?:click|hover|tap|press the button)\w*", text, re.IGNORECASE)


@pytest.mark.parametrize("edition", ["reader", "exam"])
def test_two_builds_are_the_same_bytes(edition, editions):
    first, second = editions(edition), editions(edition, again=True)
    for pdf in first.glob("*.pdf"):
        assert pdf.read_bytes() == (second / pdf.name).read_bytes(), pdf.name
