"""Sphinx configuration of the course; its sources are in docs/ (sphinx-build -c . docs ...)."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "CLIP and what grew out of it"
author = "The sphinx-assess contributors"
copyright = "2026, the sphinx-assess contributors"
version = release = "0.1.0"
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.doctest",
    "sphinx_design",
    "sphinx_exercise",
    "sphinxcontrib.bibtex",
    "sphinx_copybutton",
    "reference_pages",
    "sphinx_assess",
]
exclude_patterns = ["guide/examples/*"]  # parts of pages

# -- Sources ------------------------------------------------------------------
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "dollarmath", "tasklist"]
bibtex_bibfiles = ["docs/references.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "author_year"
numfig = True
locale_dirs = ["locale"]  # docs/locale
gettext_compact = False  # a catalogue for each page

# -- Questions ----------------------------------------------------------------
assess_course = "clip"
assess_route = ["clip/*/lesson", "clip/*/quiz", "clip/*/lab", "clip/test", "clip/practice"]
assess_report = True
# Where the repository is, if Read the Docs says it; else a report is a text to copy.
repository = os.environ.get("READTHEDOCS_GIT_CLONE_URL", "").removesuffix(".git")
assess_repository = (
    f"{repository}/issues/new" if repository.startswith("https://github.com/") else ""
)
html_extra_path = ["docs/reference/record.schema.json"]

# The kind of question that docs/guide/new-kind.md makes.
sys.path.insert(0, str(Path(__file__).parent / "docs" / "guide" / "examples" / "claims"))
extensions += ["claims"]

# -- Doctest ------------------------------------------------------------------
doctest_path = [str(Path(__file__).parent / "docs" / "clip")]

# -- HTML ---------------------------------------------------------------------
html_theme = "furo"
html_title = project
html_logo = "docs/_static/logo.svg"
html_favicon = "docs/_static/favicon.svg"
html_static_path = ["docs/_static"]
html_css_files = [
    "palette.css",
    "theme.css",
    "prose.css",
    "code.css",
    "boxes.css",
    "pages.css",
]
templates_path = ["docs/_templates"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"top_of_page_buttons": []}

# A line of code that readers put in order is not to be copied alone.
copybutton_selector = "div.highlight:not([data-part=option] *) pre"

# -- Paper ----------------------------------------------------------------------
# One set of pages for PDF and ePub: the course without its landing page, the pages for authors and
# the question bank, from which the tests draw. Formulas are MathML in HTML and ePub.
extensions += ["back_matter", "book", "epub_fixes", "mathml", "sphinxcontrib.rsvgconverter"]
book_exclude = [
    "bank/*",
    "changelog",
    "clip/practice",
    "clip/record",
    "guide/*",
    "index",
    "reference/*",
]
html_math_renderer = "mathml"
html_css_files += ["math/math.css"]
myst_footnote_transition = False  # a rule before footnotes would stand alone in a book

# Editions, chosen with `sphinx-build -t NAME` or `make pdf EDITION=NAME`; the reader's has the
# answers at its end. The test alone, as sheets, is made by the builder testsheets.
edition = "reader"
book_solutions = "end"
book_listings = "The code of the plots"
if tags.has("student"):  # noqa: F821 - Sphinx gives conf.py its tags
    edition, edition_title = "student", "Student's edition, without answers"
    assess_paper_answers = "separate"
    book_solutions = "none"
    book_exclude += ["answers"]
elif tags.has("solutions"):  # noqa: F821
    edition, edition_title = "solutions", "Solutions to the questions"
    assess_paper_answers = "separate"
    book_only = ["answers", "references"]
elif tags.has("instructor"):  # noqa: F821
    edition, edition_title = "instructor", "Instructor's edition, with keys and objectives"
    assess_paper_answers = "inline"
    assess_paper_notes = True
    book_solutions = "here"
    book_exclude += ["answers"]
else:
    edition_title = "A self-study course with quizzes and a module test"
assess_paper_tests = ["clip/*"]
# Where the site is on the web, if it is; Read the Docs says it. Questions then have codes.
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")

latex_engine = "lualatex"
book_name = "clip-course" if edition == "reader" else f"clip-course-{edition}"
latex_documents = [("index", f"{book_name}.tex", project, author, "manual")]
latex_additional_files = ["docs/_paper/coursefonts.sty", "docs/_paper/course.sty"]
latex_show_urls = "no"
latex_table_style = ["booktabs"]
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "11pt",
    "extraclassoptions": "oneside,openany",
    "fncychap": "",
    "fontpkg": r"\usepackage{coursefonts}",
    "sphinxsetup": ",".join(
        [
            "hmargin={28mm,28mm}",
            "vmargin={26mm,28mm}",
            "HeaderFamily=\\sffamily\\bfseries",
            "TitleColor={HTML}{0B5A69}",
            "InnerLinkColor={HTML}{0B5A69}",
            "OuterLinkColor={HTML}{0B5A69}",
            "VerbatimColor={HTML}{F3F5F1}",
            "VerbatimBorderColor={HTML}{D9DED7}",
            "pre_border-width=0.5pt",
            "pre_border-radius=2pt",
        ]
    ),
    "preamble": rf"\newcommand{{\courselanguage}}{{{language}}}"
    rf"\newcommand{{\coursesubtitle}}{{{edition_title}}}"
    r"\usepackage{course}",
}
latex_use_xindy = False  # makeindex comes with LaTeX

epub_description = (
    "A self-study course on contrastive language-image pretraining, with quizzes and a module test."
)
epub_identifier = "urn:uuid:5a2c0f5e-7d0b-5a0e-9c4f-3b6a4c1e8d27"
epub_scheme = "UUID"
epub_uid = "course-id"
epub_publisher = epub_contributor = author
epub_cover = ("_static/cover.png", "epub-cover.html")
epub_static_path = ["docs/_paper/epub"]
epub_css_files = ["book.css"]
epub_show_urls = "no"
epub_tocscope = "includehidden"
epub_tocdepth = 3
epub_tocdup = False
epub_use_index = False
epub_exclude_files = ["record.schema.json"]
epub_guide = (("toc", "nav.xhtml", "Contents"),)
epub_landmarks = [
    ("cover", "epub-cover.xhtml", "Cover"),
    ("bodymatter", "clip/index.xhtml", "The course"),
    ("glossary", "glossary.xhtml", "Glossary"),
    ("bibliography", "references.xhtml", "References"),
    ("backmatter", "answers.xhtml", "Answers"),
]
if edition != "reader":  # whose pages are not all in the other books
    epub_landmarks = epub_landmarks[:1]
epub_basename = book_name
answers_stand = {
    "reader": "Questions are text; their answers stand at the end of the book.",
    "student": "Questions are text; their answers are in a book of their own.",
    "solutions": "The answers name their questions, which are in a book of their own.",
    "instructor": "Questions are text; each has its answer below it.",
}
epub_accessibility_summary = (
    f"Every figure has a text alternative and every formula is MathML. {answers_stand[edition]}"
)

# -- Plots ----------------------------------------------------------------------
# Drawn by the scripts in docs/clip/plots, once for all builders; these files may be used there.
extensions += ["plots"]
plots_style = "docs/clip/plots/course.mplstyle"
plots_use = ["docs/clip/miniclip.py", "docs/clip/data/digits.npz"]
plots_folder = "build/plots"
