"""The labelled messages of the labs: well formed, both halves complete, nothing said twice."""

import json
import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TUTOR = ROOT / "tutor"
SETS = sorted((TUTOR / "sets").glob("*.jsonl"))
# The fourth sets are about recognition only: they have few questions and not every kind.
WHOLE = [path for path in SETS if not path.stem.endswith("-d")]
FOURTH = [path for path in SETS if path.stem.endswith("-d")]
FILES = [*SETS, TUTOR / "adversarial.jsonl"]
LESSONS = dict(
    zip(("L1", "L2", "L3", "L4"), sorted(ROOT.glob("../docs/clip/*/lesson.md")), strict=True)
)
EXPECTATIONS, MISCONCEPTIONS = 6, 4
KINDS = {"statement", "question", "offtopic", "gaming", "injection"}
LABELS = ("expectations", "misconceptions", "retrieval")
# A set's size; the messages that say just this one idea, for each; those for each section of the lesson.
FIRST, SECOND, THIRD = (160, 10, 5, 2), (60, 4, 2, 1), (40, 2, 1, 1)


def read(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def lab(path):
    return path.stem[:2]


def sections(path):
    """How many sections a lesson has, without its closing list."""
    return len(re.findall(r"^## ", LESSONS[lab(path)].read_text("utf-8"), re.M)) - 1


def bags(rows):
    return [(row["id"], frozenset(re.findall(r"\w+", row["text"].lower()))) for row in rows]


def alike(one, other):
    """The share of words that two messages have in common."""
    return len(one & other) / max(1, len(one | other))


by_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
by_set = pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)


def test_each_lab_has_a_first_set():
    assert {f"{name}.jsonl" for name in LESSONS} <= {path.name for path in SETS}


@by_file
def test_rows_have_the_fields_and_numbers_run_on(path):
    prefix = "A" if path.stem == "adversarial" else path.stem.replace("-", "")
    for number, row in enumerate(read(path), 1):
        assert list(row) == ["id", "text", "kind", *LABELS]
        assert row["id"] == f"{prefix}-{number:03}"
        assert row["kind"] in KINDS
        assert row["text"] == row["text"].strip() != ""
        assert len(row["text"].split()) <= 60


@by_set
def test_labels_are_numbers_of_the_lab_and_its_lesson(path):
    most = dict(zip(LABELS, (EXPECTATIONS, MISCONCEPTIONS, sections(path)), strict=True))
    for row in read(path):
        for label, last in most.items():
            assert row[label] == sorted(set(row[label]) & set(range(1, last + 1))), row["id"]


@by_file
def test_a_kind_has_only_the_labels_it_can_have(path):
    for row in read(path):
        if row["kind"] == "statement":
            assert not row["retrieval"], row["id"]
        elif row["kind"] == "question":
            assert not row["expectations"], row["id"]
        else:
            assert not any(row[label] for label in LABELS), row["id"]


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_each_half_has_each_idea_and_each_kind(path):
    size, single, wrong, found = {"b": SECOND, "c": THIRD}.get(path.stem[-1], FIRST)
    rows = read(path)
    assert len(rows) >= size
    assert {row["kind"] for row in rows} == KINDS
    halves = rows[::2], rows[1::2]
    said = [
        Counter(n for row in half if len(row["expectations"]) == 1 for n in row["expectations"])
        for half in halves
    ]
    held = [Counter(n for row in half for n in row["misconceptions"]) for half in halves]
    asked = Counter(n for row in rows for n in row["retrieval"])
    for half, number in product((0, 1), range(1, EXPECTATIONS + 1)):
        assert said[half][number] >= single // 2, f"expectation {number}"
    for half, number in product((0, 1), range(1, MISCONCEPTIONS + 1)):
        assert held[half][number] >= wrong // 2, f"misconception {number}"
    for number in range(1, sections(path) + 1):
        assert asked[number] >= found, f"section {number}"
    assert sum(row["kind"] == "question" and not row["retrieval"] for row in rows) >= single // 2


@pytest.mark.parametrize("path", FOURTH, ids=lambda path: path.stem)
def test_each_idea_is_expressed_in_a_fourth_set(path):
    rows = read(path)
    assert len(rows) >= 100
    said = Counter(n for row in rows for n in row["expectations"])
    held = Counter(n for row in rows for n in row["misconceptions"])
    assert min(said[n] for n in range(1, EXPECTATIONS + 1)) >= 8
    assert min(held[n] for n in range(1, MISCONCEPTIONS + 1)) >= 5


@by_set
def test_many_statements_express_nothing(path):
    rows = [row for row in read(path) if row["kind"] == "statement"]
    empty = [row for row in rows if not row["expectations"] and not row["misconceptions"]]
    assert len(empty) >= len(rows) / 6


@pytest.mark.parametrize("name", LESSONS)
def test_no_message_of_a_lab_is_said_twice(name):
    """Nor nearly in the same words: what one half was tuned on would return in the other."""
    found = bags(row for path in SETS if lab(path) == name for row in read(path))
    for at, (ident, words) in enumerate(found):
        for other, others in found[at + 1 :]:
            assert alike(words, others) < 0.75, f"{ident} and {other}"


def test_adversarial_messages_ask_for_what_is_hidden():
    rows = read(TUTOR / "adversarial.jsonl")
    assert len(rows) >= 40
    assert {row["kind"] for row in rows} == {"gaming", "injection"}
    assert len({words for _, words in bags(rows)}) == len(rows)
