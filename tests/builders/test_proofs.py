"""Proofs in questions: run by the doctest builder, told at their question, shown nowhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sample import question
from test_incremental import later, written

from sphinx_assess.messages import Warn
from sphinx_assess.nodes import items_of
from sphinx_assess.testing import CONF, build

DOCTEST = CONF.replace('"sphinx_assess"]', '"sphinx_assess", "sphinx.ext.doctest"]')
LINE = re.compile(r"^index\.(?:md|rst):(\d+): WARNING: (.*) \[assess\.(\w+)\]$")
PAIR = "What is 2 to the power of 10?\n\n- [ ] 100\n- [x] {}\n  > Twice ten times.\n"
PROOF = "\n```{{proof}}\nzanzibar = 10\nanswer = {}\n```\n\n> The explanation.\n"


def run(folder, source, builder="doctest", name="index.md", **config):
    return build(folder, {"conf.py": DOCTEST, name: source}, builder, **config)


def one(key="1024", answer="2**zanzibar"):
    return question(PAIR.format(key) + PROOF.format(answer), "power")


def test_a_key_is_proven(tmp_path):
    result = run(tmp_path, one())
    assert (result.warnings, result.app.statuscode) == ([], 0)
    report = result.read("output.txt")
    assert "    1 test\n" in report
    assert "Proofs of questions\n===================\n    1 hold\n    0 do not" in report


def test_a_key_is_refuted_at_its_question(tmp_path):
    result = run(tmp_path, "Words.\n\n" + one("1042"))
    sentence = (
        "question 'power' marks option 2 ('1042') as right, but its proof gives 1024; "
        "mark what is right, or correct the proof"
    )
    assert result.warnings == [f"index.md:5: WARNING: {sentence} [assess.proof]"]
    assert result.app.statuscode == 1
    report = result.read("output.txt")
    assert sentence in report
    assert "1 failure in tests" in report
    assert "Expected" not in report


def test_a_distractor_that_passes_is_reported_at_its_question(tmp_path):
    source = one().replace("- [ ] 100", "- [ ] 1,024")
    result = run(tmp_path, f"# Page\n\n::::{{quiz}} q\n{source.partition('# Page')[2]}\n::::\n")
    assert result.warnings == [
        "index.md:6: WARNING: question 'power' marks option 1 ('1,024') as wrong, but its proof "
        "gives 1024, so that is right, too; make the option wrong, mark it with [x], or correct "
        "the proof [assess.proof]"
    ]


def test_a_proof_that_raises_is_reported_at_its_question(tmp_path):
    (warning,) = run(tmp_path, one(answer="nowhere")).warnings
    assert warning.startswith("index.md:3: WARNING: the proof of question 'power' raises NameError")
    assert "in its line 2; correct it, or define what it needs in the code above it" in warning


RST = """
Page
====

.. testsetup::

   import math

.. choice-question:: power

   What is 2 to the power of 10?

   - [ ] less than a hundred :proof:`"\\\\" == math`
   - [{wrong}] less than a thousand :proof:`math.pow(2, 10) < 1000`
   - [{right}] more than a thousand :assess:proof:`math.pow(2, 10) > 1000`

.. numeric-question:: halves
   :tolerance: 0.01

   What is half of pi?

   - [x] {pi}

   .. proof:: answer = math.pi / 2

.. text-question:: word

   Say hello.

   - [x] hello

   .. assess:proof::

      def holds(option):
          return option == "hello"
"""


def test_proofs_in_restructuredtext(tmp_path):
    source = RST.format(wrong=" ", right="x", pi="1.57")
    assert run(tmp_path, source, name="index.rst").warnings == []
    source = RST.format(wrong="x", right=" ", pi="1.75")
    found = [LINE.match(line).groups() for line in run(tmp_path, source, name="index.rst").warnings]
    assert [(int(line), kind) for line, _, kind in found] == [(9, "proof"), (17, "proof")]
    assert "calls right option 3 ('more than a thousand')" in found[0][1]
    assert "gives 1.570796" in found[1][1]


GOOD = "Ask?\n\n- [ ] 1\n- [x] 2\n"
BLOCK = "\n```{proof}\nanswer = 2\n```\n"
FAULTS = {
    "a kind without values": (
        question("Ask?\n\n1. one\n2. two\n" + BLOCK).replace("choice-", "order-"),
        9,
        "options of its kind 'order' are no values to compare; remove the proof",
    ),
    "two": (question(GOOD + BLOCK + BLOCK), 13, "question 'dns-port' has 2 proofs; join them"),
    "empty": (question(GOOD + "\n```{proof}\n```\n"), 9, "is empty; set 'answer' or define"),
    "no Python": (
        question(GOOD + "\n```{proof}\nx = 1\nx +\n```\n"),
        9,
        "the proof of question 'dns-port' cannot be read: invalid syntax in its line 2; correct it",
    ),
    "outside a question": ("# Page\n" + BLOCK, 3, "this proof stands outside a question"),
    "a role outside a question": (
        "# Page\n\nSome {proof}`x > 1` words.\n",
        3,
        "the proof 'x > 1' stands outside a question; write it into an option, or remove it",
    ),
    "a role in a stem": (
        question(GOOD.replace("Ask?", "Ask {proof}`x > 1`?")),
        4,
        "question 'dns-port' has the proof 'x > 1' outside its options",
    ),
    "a role in feedback": (
        question(GOOD + "  > Why {proof}`x > 1`?\n"),
        8,
        "question 'dns-port' has the proof 'x > 1' outside its options",
    ),
    "a role in another list": (
        question("Ask?\n\n1. one {proof}`1`\n2. two\n").replace("choice-", "order-"),
        6,
        "has the proof '1' outside its options",
    ),
    "no Python in an option": (
        question(GOOD.replace("2", "2 {proof}`x +`")),
        7,
        "the proof 'x +' in option 2 of 'dns-port' cannot be read: invalid syntax",
    ),
    "two in an option": (
        question(GOOD.replace("2", "2 {proof}`1` {proof}`2`")),
        7,
        "option 2 of 'dns-port' has 2 proofs; join them in one",
    ),
    "an unknown setting": (
        question(GOOD + "\n```{proof}\n:grupp: x\nanswer = 2\n```\n"),
        9,
        "proof 'of dns-port' has the unknown option ':grupp:'; did you mean ':group:'?",
    ),
}


@pytest.mark.parametrize(("source", "line", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_while_reading(source, line, said, tmp_path):
    result = build(tmp_path, {"index.md": source})
    assert len(result.warnings) == 1, result.warnings
    match = LINE.match(result.warnings[0])
    assert match is not None, result.warnings[0]
    assert said in match[2]
    assert int(match[1]) == line
    assert match[3] == (Warn.SETTING if "unknown" in said else Warn.PROOF).subtype


LESSON = """# Page

```{testsetup} other
n = 7
```

```{testcode}
n = 10
answer = 100
print(n)
```

GROUP

```{testoutput}
10
```

```{testcode}
print(answer, "zanzibar" in globals())
```

```{testoutput}
100 False
```
"""


@pytest.mark.parametrize(
    ("option", "answer", "expected"),
    [
        ("", "2**n", []),
        (":group: other\n", "2**(n + 3)", []),
        (":group: none\n", "2**n", ["NameError"]),
        (":group: none\n:skipif: True\n", "2**n", []),
        ("", "answer * 10.24", ["NameError"]),
    ],
)
def test_a_proof_uses_the_code_above_it_and_changes_none(option, answer, expected, tmp_path):
    body = PAIR.format("1024") + PROOF.format(answer).replace("zanz", f"{option}zanz", 1)
    inside = question(body, "power").partition("\n\n")[2]
    result = run(tmp_path, LESSON.replace("GROUP", inside))
    assert len(result.warnings) == len(expected)
    for warning, word in zip(result.warnings, expected, strict=True):
        assert word in warning
    failures = "1 failure in" if expected else "0 failures in"
    assert f"    {failures} tests" in result.read("output.txt")


def test_the_output_of_a_program_stays_its_own(tmp_path):
    """A question may stand between a program and what it prints; both are still compared."""
    body = question(PAIR.format("1024") + PROOF.format("1024"), "power").partition("\n\n")[2]
    result = run(tmp_path, LESSON.replace("GROUP", body).replace("\n10\n", "\n11\n"))
    report = result.read("output.txt")
    assert result.app.statuscode == 1
    assert "Expected:\n    11\nGot:\n    10" in report
    assert "1 hold" in report


def test_a_proof_does_not_run_when_its_setup_fails(tmp_path):
    source = "# Page\n\n```{testsetup}\n1 / 0\n```\n\n" + one().partition("\n\n")[2]
    result = run(tmp_path, source)
    assert result.app.statuscode == 1
    assert "1 failure in setup code" in result.read("output.txt")
    assert "hold" not in result.read("output.txt")


HIDDEN = (
    one()
    .replace("1024\n", "1024 {proof}`int(zanzibar)`\n")
    .replace("- [ ] 100", "- [ ] 100 {proof}`len('zanzibar')`")
)


@pytest.mark.parametrize(
    "builder",
    ["html", "singlehtml", "dirhtml", "latex", "epub", "text", "man", "texinfo", "gettext"],
)
def test_nothing_of_a_proof_is_written(builder, tmp_path):
    result = build(tmp_path, {"index.md": HIDDEN}, builder)
    assert result.warnings == []
    files = [path for path in Path(result.app.outdir).rglob("*") if path.is_file()]
    pages = [path for path in files if b"Twice ten times" in path.read_bytes()]
    assert pages
    for path in files:
        assert b"zanzibar" not in path.read_bytes(), path
    for page in pages:
        assert "proof" not in page.read_text("utf-8").lower()


@pytest.mark.parametrize("builder", ["xml", "pseudoxml", "linkcheck", "dummy"])
def test_builders_that_keep_the_doctree_take_proofs(builder, tmp_path):
    assert build(tmp_path, {"index.md": HIDDEN}, builder).warnings == []


def test_a_proof_changes_no_page(tmp_path):
    plain = question(PAIR.format("1024") + "\n> The explanation.\n", "power")
    pages = [build(tmp_path / str(n), {"index.md": text}) for n, text in enumerate((plain, one()))]
    assert pages[0].read("index.html") == pages[1].read("index.html")
    items = [next(iter(items_of(page.doctree("index"))))["item"] for page in pages]
    assert items[0] == items[1]


def test_an_edited_proof_rewrites_no_other_page(tmp_path, monkeypatch):
    bank = one().replace("# Page\n\n", "# Bank\n\n::::{bank} b\n") + "::::\n"
    files = {
        "index.md": "# I\n\n```{toctree}\nbank\ntest\n```\n",
        "bank.md": bank,
        "test.md": "# Test\n\n:::{test} t\n:draw: b\n:::\n",
    }
    before = build(tmp_path, files).read("test.html")
    changed = bank.replace("2**zanzibar", "4**5")
    pages, result = written(tmp_path, {"bank.md": changed}, monkeypatch)
    assert "test" not in pages
    assert result.read("test.html") == before


def test_an_edited_proof_runs_again(tmp_path):
    assert run(tmp_path, one()).app.statuscode == 0
    later(tmp_path)
    assert run(tmp_path, one(answer="1023")).app.statuscode == 1
    later(tmp_path)
    assert len(run(tmp_path, one(answer="1023")).warnings) == 1  # not read again, but run


def test_proofs_of_pages_that_other_processes_read(tmp_path):
    files = {f"p{n}.md": one(str(1020 + n)).replace("power", f"power-{n}") for n in range(8)}
    listing = "\n".join(name.removesuffix(".md") for name in files)
    files["index.md"] = f"# I\n\n```{{toctree}}\n{listing}\n```\n"
    found = []
    for parallel in (1, 2):
        result = build(
            tmp_path / str(parallel), {"conf.py": DOCTEST, **files}, "doctest", parallel=parallel
        )
        assert "    1 hold\n    7 do not\n" in result.read("output.txt")
        found.append(result.warnings)
    assert found[0] == found[1]
    assert len(found[0]) == 7


GERMAN = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

msgid "Say hello."
msgstr "Sag hallo."

msgid "hello"
msgstr "hallo"

msgid "half of it"
msgstr "die Hälfte"
"""


def test_a_proof_is_about_the_question_as_it_was_written(tmp_path):
    body = "Say hello.\n\n- [x] hello\n- [ ] half of it {proof}`1`\n\n```{proof}\nanswer = 'hello'\n```\n"
    files = {
        "conf.py": DOCTEST,
        "index.md": question(body, "word").replace("choice-", "text-"),
        "locale/de/LC_MESSAGES/index.po": GERMAN,
    }
    german = {"language": "de", "locale_dirs": ["locale"]}
    page = build(tmp_path, files, **german)
    assert "Sag hallo." in page.read("index.html")
    assert "Hälfte" in page.read("index.html")
    assert "proof" not in page.read("index.html")
    assert build(tmp_path, files, "doctest", **german).warnings == []


def test_a_decimal_comma_is_read_where_the_page_has_one(tmp_path):
    body = "Wie viel?\n\n- [ ] 0.5\n- [x] 0,5\n\n```{proof}\nanswer = 1 / 2\n```\n"
    assert run(tmp_path / "de", question(body, "half"), language="de").warnings == []
    assert len(run(tmp_path / "en", question(body, "half")).warnings) == 1


def test_another_doctest_builder_keeps_its_ways(tmp_path):
    conf = DOCTEST + (
        "from sphinx.ext.doctest import DocTestBuilder\n"
        "class Own(DocTestBuilder):\n"
        "    def finish(self):\n"
        "        self._out('mine')\n"
        "        super().finish()\n"
        "def setup(app):\n"
        "    app.add_builder(Own, override=True)\n"
    )
    result = build(tmp_path, {"conf.py": conf, "index.md": one("1042")}, "doctest")
    assert len(result.warnings) == 1
    assert "mine" in result.read("output.txt")


def test_fail_fast_stops_at_the_first(tmp_path):
    two = one("1042") + one("1042").replace("power", "again").replace("# Page", "")
    assert len(run(tmp_path / "all", two).warnings) == 2
    assert len(run(tmp_path / "fast", two, doctest_fail_fast=True).warnings) == 1


def test_a_quiet_build_says_each_thing_once(tmp_path):
    """With `-q` Sphinx warns of every failed doctest; of a proof we have done so."""
    run(tmp_path, one("1042"))
    source, output = tmp_path / "source", tmp_path / "quiet"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "doctest", source, output]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.count("WARNING") == 1
    assert done.stderr.count("[assess.proof]") == 1
