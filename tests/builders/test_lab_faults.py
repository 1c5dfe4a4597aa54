"""Every fault in a lab gives one located sentence that says what to do, from both languages."""

import re

import pytest
from lab_sample import COURSE, LAB

from sphinx_assess.messages import Warn
from sphinx_assess.testing import build

LINE = re.compile(
    r"^(?P<file>[\w./]+):(?P<line>\d+): WARNING: (?P<text>.*) \[assess\.(?P<kind>\w+)\]$"
)
EXPECTATION = """\
:::::{expectation} one
An idea.

- a way to say it

Hint
: Help.

Prompt
: Complete.

Assertion
: In full.
:::::"""
PARTS = "Persona\n: Someone.\n\nOpening\n: Welcome."


def lab(parts=PARTS, ideas=EXPECTATION, head="talk"):
    return f"# P\n\n::::::{{lab}} {head}\n{parts}\n\n{ideas}\n::::::\n"


def without(name):
    """Return the expectation without one of its parts."""
    return re.sub(rf"\n{name}\n: .*\n", "", EXPECTATION)


GOOD_QUESTION = "Ask?\n\n- [ ] no\n- [x] yes"
# Source, line, kind, words. Line 3 is that of the lab, line 10 that of its expectation.
CASES = {
    "no ident": (lab(head=""), 3, Warn.IDENT, "this lab needs an ident and it has none"),
    "no persona": (lab("Opening\n: Welcome."), 3, Warn.LAB, "has no part 'Persona'"),
    "no opening": (lab("Persona\n: Someone."), 3, Warn.LAB, "lab 'talk' has no part 'Opening'"),
    "no expectation": (lab(ideas=""), 3, Warn.LAB, "lab 'talk' has no expectation"),
    "only a misconception": (
        lab(ideas=":::{misconception} m\nNo.\n\n- no\n\nCorrection\n: Yes.\n:::"),
        3,
        Warn.LAB,
        "lab 'talk' has no expectation",
    ),
    "unknown part, near": (
        lab(PARTS.replace("Opening", "Openeng")),
        7,
        Warn.LAB,
        "has the unknown part 'Openeng'; did you mean 'Opening'?",
    ),
    "unknown part, other case": (
        lab(PARTS.replace("Persona", "persona")),
        4,
        Warn.LAB,
        "did you mean 'Persona'?",
    ),
    "unknown part, far": (
        lab(PARTS + "\n\nZebra\n: No."),
        10,
        Warn.LAB,
        "it takes 'Persona', 'Goal', 'Opening', 'Questions'",
    ),
    "part twice": (
        lab(PARTS + "\n\nOpening\n: Again."),
        10,
        Warn.LAB,
        "lab 'talk' has two parts 'Opening'; keep one",
    ),
    "questions without list": (
        lab(PARTS + "\n\nQuestions\n: Just one?"),
        10,
        Warn.LAB,
        "the part 'Questions' of lab 'talk' is no list",
    ),
    "text outside the parts": (
        lab(PARTS + "\n\nSome words."),
        10,
        Warn.LAB,
        "lab 'talk' has text outside its parts",
    ),
    "a question inside": (
        lab(PARTS + f"\n\n:::{{choice-question}} q\n{GOOD_QUESTION}\n:::"),
        10,
        Warn.LAB,
        "lab 'talk' has text outside its parts",
    ),
    "no phrasing": (
        lab(ideas=EXPECTATION.replace("- a way to say it\n\n", "")),
        13,
        Warn.IDEA,
        "expectation 'one' has no phrasing",
    ),
    "no idea": (
        lab(ideas=EXPECTATION.replace("An idea.\n\n", "")),
        10,
        Warn.IDEA,
        "expectation 'one' says nothing",
    ),
    "no hint": (lab(ideas=without("Hint")), 10, Warn.IDEA, "'one' has no part 'Hint'"),
    "no prompt": (lab(ideas=without("Prompt")), 10, Warn.IDEA, "'one' has no part 'Prompt'"),
    "no assertion": (lab(ideas=without("Assertion")), 10, Warn.IDEA, "has no part 'Assertion'"),
    "no correction": (
        lab(ideas=EXPECTATION + "\n\n:::::{misconception} m\nNo.\n\n- no\n:::::"),
        25,
        Warn.IDEA,
        "misconception 'm' has no part 'Correction'",
    ),
    "unknown part of an idea": (
        lab(ideas=EXPECTATION.replace("Hint", "Hnit")),
        15,
        Warn.IDEA,
        "expectation 'one' has the unknown part 'Hnit'; did you mean 'Hint'?",
    ),
    "concepts that run together": (
        lab(ideas=EXPECTATION.replace("Hint\n", "Concepts\n: - a\nConcepts\n: - b\n\nHint\n")),
        15,
        Warn.IDEA,
        "the part 'Concepts' of expectation 'one' runs into the next one",
    ),
    "text after the phrasings": (
        lab(ideas=EXPECTATION.replace("\nHint", "\n> More.\n\nHint")),
        15,
        Warn.IDEA,
        "expectation 'one' has text after its phrasings",
    ),
    "same idea twice": (
        lab(ideas=EXPECTATION + "\n\n" + EXPECTATION),
        25,
        Warn.DUPLICATE,
        "expectation id 'one' is already used in this lab (line 10)",
    ),
    "expectation outside": (
        f"# P\n\n{EXPECTATION}\n",
        3,
        Warn.IDEA,
        "expectation 'one' stands outside a lab",
    ),
    "expectation inside another": (
        lab(ideas=EXPECTATION.replace("An idea.", ":::{expectation} two\nx\n:::\n\nAn idea.")),
        11,
        Warn.IDEA,
        "expectation 'two' stands outside a lab",
    ),
    "lab inside a quiz": (
        "# P\n\n::::::::{quiz} q\n:::{choice-question} x\n"
        + GOOD_QUESTION
        + "\n:::\n\n"
        + lab().removeprefix("# P\n\n")
        + "::::::::\n",
        11,
        Warn.GROUP,
        "lab 'talk' stands inside 'q'",
    ),
    "same lab twice": (
        lab() + "\n" + lab().removeprefix("# P\n\n"),
        26,
        Warn.DUPLICATE,
        "lab id 'talk' is already used in index (line 3)",
    ),
    "exchanges": (
        lab(":exchanges: 0\n" + PARTS),
        3,
        Warn.SETTING,
        "write a whole number, 1 or more",
    ),
    "unknown option": (
        lab(":exchangess: 3\n" + PARTS),
        3,
        Warn.SETTING,
        "did you mean ':exchanges:'",
    ),
    "option of an idea": (
        lab(ideas=EXPECTATION.replace("An idea.", ":points: 2\nAn idea.")),
        10,
        Warn.SETTING,
        "expectation 'one' has the unknown option ':points:'",
    ),
    "script in a part": (
        lab(PARTS.replace("Welcome.", "Welcome <script>alert(1)</script> you.")),
        8,
        Warn.MARKUP,
        "lab 'talk' has a script in its text",
    ),
    "script in an idea": (
        lab(ideas=EXPECTATION.replace("Help.", 'Help <b onclick="x()">me</b>.')),
        16,
        Warn.MARKUP,
        "expectation 'one' has a script in its text",
    ),
    "pages that are none": (
        lab(":pages: lessons/*\n" + PARTS),
        3,
        Warn.LAB,
        "lab 'talk' may quote ':pages: lessons/*', which are no pages",
    ),
    "unknown objective": (
        lab(":objective: net.9\n" + PARTS) + "\n:::{objectives}\nnet.1\n: Text.\n:::\n",
        3,
        Warn.OBJECTIVE,
        "lab 'talk' names the objective 'net.9'",
    ),
}


def only_warning(result):
    assert len(result.warnings) == 1, result.warnings
    match = LINE.match(result.warnings[0])
    assert match, result.warnings[0]
    return match


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_located_warning(case, tmp_path):
    source, line, kind, words = case
    result = build(tmp_path, {"index.md": source})
    match = only_warning(result)
    assert words in match["text"]
    assert "alert(1)</script>" not in result.read("index.html")
    assert "onclick" not in result.read("index.html")
    assert (match["file"], int(match["line"]), match["kind"]) == ("index.md", line, kind.subtype)


RST = """\
P
=

.. lab:: talk

   Persona
      Someone.

   Opening
      Welcome.

   .. expectation:: one

      An idea.

      - a way to say it

      Hint
         Help.

      Prompt
         Complete.

      Assertion
         In full.
"""
RST_CASES = {
    "no persona": (RST.replace("   Persona\n      Someone.\n\n", ""), 4, Warn.LAB),
    "unknown part": (RST.replace("Opening", "Openeng"), 9, Warn.LAB),
    "no expectation": (RST[: RST.index("   .. expectation")], 4, Warn.LAB),
    "no phrasing": (RST.replace("      - a way to say it\n\n", ""), 16, Warn.IDEA),
    "no hint": (RST.replace("      Hint\n         Help.\n\n", ""), 12, Warn.IDEA),
    "unknown part of an idea": (RST.replace("Prompt", "Prumpt"), 21, Warn.IDEA),
    "outside": ("P\n=\n\n.. expectation:: one\n\n   An idea.\n\n   - so\n", 4, Warn.IDEA),
}


def test_restructuredtext_gives_the_same_lab(tmp_path):
    result = build(tmp_path, {"index.rst": RST}, "pseudoxml")
    assert result.warnings == []
    myst = build(tmp_path / "myst", {"index.md": lab()}, "pseudoxml")
    trees = [
        re.sub(r"\s+", " ", one.read("index.pseudoxml").partition("<assess_lab ")[2])
        for one in (result, myst)
    ]
    assert trees[0] == trees[1] != ""


@pytest.mark.parametrize("case", RST_CASES.values(), ids=RST_CASES)
def test_the_same_from_restructuredtext(case, tmp_path):
    source, line, kind = case
    match = only_warning(build(tmp_path, {"index.rst": source}))
    assert (match["file"], int(match["line"]), match["kind"]) == ("index.rst", line, kind.subtype)


def test_same_ident_on_two_pages(tmp_path):
    """The first in reading order keeps it; the second shows the fault, on screen and on paper."""
    index = COURSE["index.md"].replace("lab\n", "lab\nzoo\n", 1)
    files = {**COURSE, "index.md": index, "zoo.md": LAB}
    for builder, page in (("html", "zoo.html"), ("text", "zoo.txt")):
        result = build(tmp_path / builder, files, builder)
        assert only_warning(result)["text"].startswith(
            "lab id 'ports-lab' is already used in lab (line 4)"
        )
        assert "is taken by another one" in re.sub(r"\s+", " ", result.read(page))


def test_a_bad_idea_leaves_the_rest_of_the_lab(tmp_path):
    ideas = EXPECTATION + "\n\n" + EXPECTATION.replace("} one", "} two").replace("Hint", "Hnit")
    result = build(tmp_path, {"index.md": lab(ideas=ideas)})
    only_warning(result)
    page = result.read("index.html")
    assert 'data-ident="talk"' in page
    assert "Hnit" in page
    assert '"ident":"one"' in page
    assert '"ident":"two"' not in page
