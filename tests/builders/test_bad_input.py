"""Every fault of an author gives one located sentence that says what to do, and the build goes on."""

import re

import pytest
from sample import question

from sphinx_assess.messages import Warn
from sphinx_assess.testing import build

GOOD = "Ask?\n\n- [ ] no\n- [x] yes"
LINE = re.compile(
    r"^(?P<file>[\w.]+):(?P<line>\d+): WARNING: (?P<text>.*) \[assess\.(?P<subtype>\w+)\]$"
)

CASES = {
    "no ident": (question(GOOD, ""), 3, Warn.IDENT, "this question needs an ident and it has none"),
    "malformed ident": (question(GOOD, "DNS Port"), 3, Warn.IDENT, "'DNS Port' is not an ident"),
    "no options": (question("Only a stem."), 3, Warn.OPTIONS, "write each as '- [ ] text' or"),
    "empty body": (question(""), 3, Warn.OPTIONS, "write each as '- [ ] text' or"),
    "one option": (question("Ask?\n\n- [x] yes"), 3, Warn.OPTIONS, "only one option"),
    "27 options": (question("Ask?\n\n- [x] y" + "\n- [ ] n" * 26), 6, Warn.OPTIONS, "at most 26"),
    "text after options": (
        question(GOOD + "\n\nMore."),
        9,
        Warn.OPTIONS,
        "goes on after its options",
    ),
    "no correct option": (
        question("Ask?\n\n- [ ] a\n- [ ] b"),
        3,
        Warn.KEY,
        "mark at least one with [x]",
    ),
    "two correct of one": (
        question(":select: one\nAsk?\n\n- [x] a\n- [x] b"),
        3,
        Warn.KEY,
        "2 correct options but ':select: one'",
    ),
    "empty stem": (question("- [ ] a\n- [x] b"), 4, Warn.STEM, "empty stem"),
    "only a hint": (question("```{hint}\nh\n```\n\n- [ ] a\n- [x] b"), 8, Warn.STEM, "empty stem"),
    "unknown option, near": (
        question(":pionts: 2\n" + GOOD),
        3,
        Warn.SETTING,
        "did you mean ':points:'?",
    ),
    "unknown option, far": (
        question(":zzz: 2\n" + GOOD),
        3,
        Warn.SETTING,
        "it takes ':difficulty:', ':lint-ignore:', ':objective:'",
    ),
    "bad value": (
        question(":points: many\n" + GOOD),
        3,
        Warn.SETTING,
        "write a number greater than 0",
    ),
    "feedback between options": (
        question("Ask?\n\n- [ ] a\n> why\n\n- [x] b"),
        7,
        Warn.FEEDBACK,
        "indent it under the option",
    ),
    "two explanations": (
        question(GOOD + "\n\n> one\n\n> two"),
        9,
        Warn.FEEDBACK,
        "belongs to no option",
    ),
    "feedback before the end of an option": (
        question("Ask?\n\n- [ ] a\n\n  > why\n\n  more\n- [x] b"),
        8,
        Warn.FEEDBACK,
        "at the end of the option",
    ),
    "option without text": (
        question("Ask?\n\n- [ ]\n  > why\n- [x] b"),
        6,
        Warn.OPTION,
        "has no text",
    ),
    "option without mark": (question("Ask?\n\n- [x] a\n- b"), 7, Warn.OPTION, "has no mark"),
    "code block without mark": (
        question("Ask?\n\n- [x] a\n- ```python\n  x = 1\n  ```"),
        7,
        Warn.OPTION,
        "begins with a code block",
    ),
    "code block after the mark": (
        question(":points: 2\nAsk?\n\n- [x] a\n- [ ] ```python\n  x = 1\n  ```"),
        8,
        Warn.OPTION,
        "option 2 of 'dns-port' begins with a code block, so its check box is lost",
    ),
    "script as the option": (
        question("Ask?\n\n- [x] a\n- [ ] <script>alert(1)</script>"),
        7,
        Warn.MARKUP,
        "has a script in its text",
    ),
    "script inside an option": (
        question("Ask?\n\n- [x] a\n- [ ] b <script>alert(1)</script>"),
        7,
        Warn.MARKUP,
        "has a script in its text",
    ),
    "event handler": (
        question('Ask <b onclick="alert(1)">me</b>?\n\n- [x] a\n- [ ] b'),
        4,
        Warn.MARKUP,
        "has a script in its text",
    ),
    "same ident on a page": (
        question(GOOD) + "\n" + question(GOOD),
        12,
        Warn.DUPLICATE,
        "question id 'dns-port' is already used in index (line 3)",
    ),
    "empty quiz": (
        "# P\n\n:::{quiz} q\nOnly words.\n:::\n",
        3,
        Warn.GROUP,
        "quiz 'q' has no questions",
    ),
    "nested groups": (
        "# P\n\n:::::{quiz} q\n::::{quiz} r\n:::{choice-question} x\n" + GOOD + "\n:::\n::::\n\n"
        ":::{choice-question} y\n" + GOOD + "\n:::\n:::::\n",
        4,
        Warn.GROUP,
        "quiz 'r' stands inside 'q'",
    ),
    "draw of nothing": (
        "# P\n\n:::{test} t\n:draw: nowhere\n:::\n",
        3,
        Warn.DRAW,
        "test 't' draws from 'nowhere'",
    ),
    "pass mark": (
        "# P\n\n::::{test} t\n:pass: 12\n:::{choice-question} x\n" + GOOD + "\n:::\n::::\n",
        3,
        Warn.SETTING,
        "write a percentage such as 80%",
    ),
    "unknown objective": (
        question(":objective: net.9\n" + GOOD) + "\n:::{objectives}\nnet.1\n: Text.\n:::\n",
        3,
        Warn.OBJECTIVE,
        "names the objective 'net.9'",
    ),
    "objectives without a list": (
        "# P\n\n:::{objectives}\nJust words.\n:::\n",
        3,
        Warn.OBJECTIVE,
        "holds no definition list",
    ),
    "proof that is no Python": (
        question(GOOD + "\n\n```{proof}\nanswer =\n```"),
        9,
        Warn.PROOF,
        "the proof of question 'dns-port' cannot be read: invalid syntax in its line 1",
    ),
    "link to nothing": ("# P\n\nSee {item}`nope`.\n", 3, Warn.REFERENCE, "link to question 'nope'"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_located_warning(case, tmp_path):
    source, line, kind, words = case
    result = build(tmp_path, {"index.md": source})
    assert len(result.warnings) == 1, result.warnings
    match = LINE.match(result.warnings[0])
    assert match, result.warnings[0]
    assert (match["file"], int(match["line"])) == ("index.md", line)
    assert match["subtype"] == kind.subtype
    assert words in match["text"]
    page = result.read("index.html")
    assert "<h1>" in page
    assert "alert(1)</script>" not in page
    assert "onclick" not in page


RST_CASES = {
    "no options": ("Only a stem.", 6, Warn.OPTIONS),
    "empty stem": ("- [ ] a\n   - [x] b", 8, Warn.STEM),
    "code block": ("Ask?\n\n   - [x] a\n   - ::\n\n       x = 1", 11, Warn.OPTION),
    "unknown option": ("Ask?\n\n   - [x] a\n   - [ ] b", 6, Warn.SETTING),
    "raw script": (
        "Ask?\n\n   .. raw:: html\n\n      <script>alert(1)</script>\n\n   - [x] a\n   - [ ] b",
        None,
        Warn.MARKUP,
    ),
}


@pytest.mark.parametrize("name", RST_CASES)
def test_the_same_from_restructuredtext(name, tmp_path):
    body, line, kind = RST_CASES[name]
    option = "   :pionts: 2\n" if name == "unknown option" else ""
    source = f"Page\n====\n\nWords.\n\n.. choice-question:: dns-port\n{option}\n   {body}\n"
    result = build(tmp_path, {"index.rst": source})
    assert len(result.warnings) == 1, result.warnings
    match = LINE.match(result.warnings[0])
    assert match, result.warnings[0]
    assert match["subtype"] == kind.subtype
    if line:
        assert int(match["line"]) == line
    assert "alert(1)</script>" not in result.read("index.html")


def test_same_ident_on_two_pages(tmp_path):
    """The first in reading order keeps it; the second shows the fault in its place."""
    files = {
        "index.md": "# I\n\n```{toctree}\nzebra\nant\n```\n",
        "zebra.md": question(GOOD),
        "ant.md": question(GOOD),
    }
    result = build(tmp_path, files)
    assert result.warnings == [
        "ant.md:3: WARNING: question id 'dns-port' is already used in zebra (line 3); "
        "ids are unique in the course [assess.duplicate]"
    ]
    assert 'data-ident="dns-port"' in result.read("zebra.html")
    assert 'data-ident="dns-port"' not in result.read("ant.html")
    assert "is taken by another one" in result.read("ant.html")


def test_wrong_configuration(tmp_path):
    result = build(tmp_path, {"index.md": question(GOOD)}, assess_key="hidden", assess_pass="12")
    assert result.warnings == [
        'WARNING: assess_key is \'hidden\'; use "page" or "none" in conf.py [assess.config]',
        "WARNING: assess_pass is '12'; use a percentage such as \"80%\" in conf.py [assess.config]",
    ]
    assert result.app.config.assess_key == "page"


def test_a_kind_that_marks_its_own_key_wrong_is_reported(tmp_path, monkeypatch):
    from sphinx_assess.kinds import Choice
    from sphinx_assess.model import Outcome

    monkeypatch.setattr(Choice, "mark", lambda self, key, response: Outcome(0, "wrong"))
    result = build(tmp_path, {"index.md": question(GOOD)})
    assert all("[assess.selfcheck]" in line for line in result.warnings)
    assert "question 'dns-port' marks the response ['b'] as wrong (0)" in result.warnings[0]


def test_a_bad_question_does_not_spoil_its_neighbours(tmp_path):
    source = question("Only a stem.", "bad") + "\n" + question(GOOD, "good")
    result = build(tmp_path, {"index.md": source})
    assert len(result.warnings) == 1
    page = result.read("index.html")
    assert "has no options; write each as" in page
    assert 'data-ident="good"' in page


def test_every_warning_is_raised_by_a_test():
    raised = {case[2] for case in CASES.values()} | {Warn.CONFIG, Warn.SELFCHECK, Warn.LINT}
    raised |= {Warn.CASE, Warn.LAB, Warn.IDEA}  # test_cases.py, test_lab_faults.py
    raised |= {Warn.TRANSLATION}  # test_cloze_translation.py
    raised |= {Warn.NAME}  # test_messages.py
    assert raised == set(Warn)


def test_a_directive_of_one_colon(tmp_path):
    """Docutils takes it for a comment, and the question would be missing without a word."""
    source = "P\n=\n\n.. a note: for us\n\n.. choice-question: it\n\n   Ask?\n\n   - [ ] a\n   - [x] b\n\n.. quiz: x\n"
    assert build(tmp_path, {"index.rst": source}).warnings == [
        "index.rst:6: WARNING: '.. choice-question: it' is a comment, which nobody sees; "
        "write two colons [assess.name]"
    ]


def test_a_count_that_is_not_one(tmp_path):
    source = f"{question('Ask?')}\n:::{{test}} t\n:draw: 2 of q-1\n:::\n"
    assert any(
        "has ':draw: 2 of q-1'; '2 of q-1' is not a line of a draw" in line
        for line in build(tmp_path, {"index.md": source}).warnings
    )
