"""Proven keys of the course and the guide: sound as they are, refuted when they are corrupted.

Each proven question is written again with every fault that a hand could make, and all are run in
one build; the code of their lessons runs before them. Run as a program, this prints the counts.

    python tests/course/test_proofs.py
"""

import re
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sphinx_assess.testing import CONF, build

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (
    *sorted((DOCS / "clip").glob("*/*.md")),
    *sorted((DOCS / "bank").glob("*.md")),
    *sorted((DOCS / "guide" / "examples").glob("*.md")),
)
CONFIG = CONF.replace('"sphinx_assess"]', '"sphinx_assess", "sphinx.ext.doctest"]').replace(
    '"tasklist"]', '"dollarmath", "tasklist"]'
)
QUESTION = re.compile(r"^(:{3,})\{([a-z]+)-question\} *(\S+)\n(.*?)^\1$", re.M | re.S)
PROGRAM = re.compile(r"^(`{3,})\{(?:testcode|testsetup)\}.*?^\1$", re.M | re.S)
OPTION = re.compile(r"^- \[([ x])\](.*?)(?=^  > |^- \[|^\S|\Z)", re.M | re.S)


def is_proven(match):
    return "{proof}" in match[4] or match[2] == "output"


def corrupted(body):
    """Yield the body of a question with each fault in turn."""
    options = list(OPTION.finditer(body))
    right = [option for option in options if option[1] == "x"]
    wrong = [option for option in options if option[1] == " "]
    for key, distractor in product(right, wrong):
        yield (
            "the mark moved",
            changed(body, {key: (" ", key[2]), distractor: ("x", distractor[2])}),
        )
        yield "a distractor that is right", changed(body, {distractor: (" ", key[2])})
    for distractor in wrong:
        yield "a mark too many", changed(body, {distractor: ("x", distractor[2])})
    for key in right:
        if len(right) > 1:
            yield "a mark too few", changed(body, {key: (" ", key[2])})
        if "{proof}" not in key[2] and "holds" not in body:
            yield "another value in the key", changed(body, {key: ("x", another(key[2]))})


def another(text):
    """Return a text with another value: a digit before its last number, or a letter at its end."""
    *_others, last = re.finditer(r"\d[\d.]*" if re.search(r"\d", text) else r"\w$", text, re.M)
    sign = "9" if last[0][0].isdigit() else "x"
    return f"{text[: last.start()]}{sign}{text[last.start() :]}"


def changed(body, options):
    """Return the body with other marks and texts of some options."""
    for option, (mark, text) in sorted(options.items(), key=lambda pair: -pair[0].start()):
        body = f"{body[: option.start()]}- [{mark}]{text}{body[option.end() :]}"
    return body


def pages(*, is_sound):
    """Return pages with the programs and the proven questions of ours, and what was done to each."""
    files, faults = {}, {}
    for number, page in enumerate(PAGES):
        source = page.read_text("utf-8")
        if not any(map(is_proven, QUESTION.finditer(source))):
            continue
        pieces = []
        for match in sorted(
            [*PROGRAM.finditer(source), *QUESTION.finditer(source)], key=lambda match: match.start()
        ):
            if match.re is PROGRAM:
                pieces.append(match[0])
            elif is_proven(match):
                fence, kind, ident, body = match.groups()
                made = [("", body)] if is_sound else corrupted(body)
                for index, (fault, text) in enumerate(made):
                    name = f"{ident}-{index}"
                    faults[name] = fault
                    pieces.append(f"{fence}{{{kind}-question}} {name}\n{text}{fence}")
        while not pieces[-1].endswith(":"):
            pieces.pop()  # programs that no question comes after
        files[f"page-{number}.md"] = "# Page\n\n" + "\n\n".join(pieces) + "\n"
    listing = "\n".join(name.removesuffix(".md") for name in files)
    files["index.md"] = f"# Index\n\n```{{toctree}}\n{listing}\n```\n"
    return {"conf.py": CONFIG, **files}, faults


def refuted(folder, files):
    """Return the questions that a build finds faults in, with what it says."""
    result = build(folder, files, "doctest", doctest_path=[str(DOCS / "clip")])
    ours = [line for line in result.warnings if line.endswith((".proof]", ".key]"))]
    found = {}
    for line in ours:
        found.setdefault(re.search(r"question '([a-z0-9-]+)'", line)[1], line)
    return found, result


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    files, faults = pages(is_sound=True)
    return faults, *refuted(tmp_path_factory.mktemp("sound"), files)


@pytest.fixture(scope="module")
def mutants(tmp_path_factory):
    files, faults = pages(is_sound=False)
    return faults, refuted(tmp_path_factory.mktemp("mutants"), files)[0]


def test_all_proven_questions_are_sound(sound):
    faults, found, result = sound
    assert found == {}
    assert f"{len(faults):5} hold\n" in result.read("output.txt")


def test_each_kind_that_can_be_proven_is(sound):
    source = "".join(page.read_text("utf-8") for page in PAGES)
    kinds = {match[2] for match in QUESTION.finditer(source) if is_proven(match)}
    assert kinds == {"choice", "numeric", "output", "text"}


def test_as_many_questions_of_the_course_are_proven_as_before():
    course = [page for page in PAGES if "guide" not in page.parts]
    proven = [m[3] for page in course for m in QUESTION.finditer(page.read_text()) if is_proven(m)]
    assert len(proven) >= 8


def test_every_corrupted_key_is_caught(mutants):
    faults, found = mutants
    assert len(faults) > 100
    proven = {m[3] for page in PAGES for m in QUESTION.finditer(page.read_text()) if is_proven(m)}
    assert {name.rpartition("-")[0] for name in faults} == proven
    assert {name: fault for name, fault in faults.items() if name not in found} == {}


if __name__ == "__main__":
    for kind, is_sound in (("sound", True), ("corrupted", False)):
        with TemporaryDirectory() as name:
            files, faults = pages(is_sound=is_sound)
            found, _ = refuted(Path(name), files)
            print(f"{len(faults)} {kind}, {len(found)} refuted")
