"""What an option says is compared with what a proof computes."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from sphinx_assess.kinds import KINDS
from sphinx_assess.kinds.values import Claim, agrees, read, same, several
from sphinx_assess.model import Key
from sphinx_assess.proof.check import prove
from sphinx_assess.proof.model import Proof

AGREE = [
    ("53", 53),
    ("53", 53.0),
    ("0.693", math.log(2)),
    ("0.69", math.log(2)),
    ("\u22120.11", -0.11),
    ("-0.11", Decimal("-0.114")),
    ("16,384", 2**14),
    ("16{,}384", 2**14),
    ("16\u202f384", 2**14),
    ("1,048,576.5", 2**20 + 0.5),
    ("1.5e3", 1500),
    ("1.5e3", 1549.0),
    ("27%", 0.27),
    ("27.5 %", Fraction(11, 40)),
    (".5", 0.5),
    ("+3", 3),
    ("0.30", 0.1 + 0.2),
    ("3", np.int64(3)),
    ("0.5", np.float64(0.5)),
    ("True", True),
    ("None", None),
    ("[0, 1, 4]", [0, 1, 4]),
    ("[0, 1, 4]", np.arange(3) ** 2),
    ("(1, 2)", (1, 2)),
    ("{'a': 1}", {"a": 1}),
    ("1+2j", 1 + 2j),
    ("4096 \u00d7 77", (4096, 77)),
    ("Positions ask, tokens answer: 4096 \u00d7 77", (4096, 77)),
    ("T5-XXL, 768 + 1280 = 2048", [768, 1280, 2048]),
    ("about 25.6 MB", (25.61,)),
    ("two  words\nhere", "two words here"),
    ("'abc'", "'abc'"),
]
DIFFER = [
    ("53", 54),
    ("2", 2.08),
    ("0.70", math.log(2)),
    ("0.6", math.log(2)),
    ("1.5e3", 1551.0),
    ("27", 0.27),
    ("27%", 27),
    ("about 25.6 MB", 25.6),
    ("ln 2", 2),
    ("2 ln 2", 2),
    ("10\u00b2", 10),
    ("3 / 4", 3),
    ("1", True),
    ("True", 1),
    ("yes", True),
    ("", 0),
    (".", 0),
    ("-", 0),
    ("1,02", 102),
    ("(1, 2)", [1, 2]),
    ("[1, 2]", (1, 2)),
    ("77 \u00d7 4096", (4096, 77)),
    ("4096 \u00d7 77 \u00d7 8", (4096, 77)),
    ("4096", (4096, 77)),
    ("abc", "'abc'"),
    ("Abc", "abc"),
    ("5", "five"),
    ("nan", float("nan")),
    ("3", float("inf")),
    ("nothing like it", {1: 2}),
]


@pytest.mark.parametrize(("text", "answer"), AGREE)
def test_an_option_says_what_was_computed(text, answer):
    assert agrees(text, answer)


@pytest.mark.parametrize(("text", "answer"), DIFFER)
def test_an_option_says_something_else(text, answer):
    assert not agrees(text, answer)


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("0,69", 0.693, True),
        ("0.69", 0.693, False),
        ("16.384", 2**14, True),
        ("16,384", 16.384, True),
    ],
)
def test_a_page_with_decimal_commas(text, answer, expected):
    assert agrees(text, answer, ",") is expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("3.0", 3.0), ("1,024", 1024), ("50%", 0.5), ("[1]", [1]), ("a word", "a word")],
)
def test_a_predicate_is_asked_about_the_value(text, value):
    assert read(text) == value
    assert type(read(text)) is type(value)


def test_the_members_of_a_set_are_several_values():
    assert several({3, 1}) == (1, 3)
    assert several(frozenset()) == ()
    assert several([3, 1]) == ([3, 1],)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (0.1 + 0.2, 0.3, True),
        (np.log(8), math.log(8), True),
        ((1, 2.0), [1, 2], True),
        ((1,), (1, 2), False),
        (1, True, False),
        ("a", "a", True),
        (1, "1", False),
        (1 / 8, 0.1251, False),
    ],
)
def test_expressions_are_compared_exactly(one, other, expected):
    assert same(one, other) is expected


def proof(*options, source="", kind="choice", rules=(), is_program=False):
    """Return a proof; a right option begins with a star, and has its expression after a bar."""
    claims = []
    for number, option in enumerate(options, 1):
        text, _, expression = option.lstrip("*").partition("|")
        right = option.startswith("*")
        claims.append(Claim(number, "abcdefgh"[number - 1], text, right, expression))
    correct = tuple(claim.ident for claim in claims if claim.is_right)
    words = tuple((claim.ident, claim.text) for claim in claims)
    return Proof("q", kind, Key(correct, rules, words), tuple(claims), source, is_program)


HOLDS = "def holds(option):\n    return option % 2 == 0"
FOUND = [
    (proof("*4", "5", source="answer = 2 + 2"), None),
    (proof("*2", "3", "*5", "9", source="answer = {2, 3, 5} - {3}"), None),
    (proof("*2", "4", source=HOLDS), "option 2 ('4') as wrong, but its proof calls that right"),
    (proof("*3", "5", source=HOLDS), "option 1 ('3') as right, but its proof calls that wrong"),
    (proof("*3", "4", source=HOLDS), "option 1 ('3') as right, but its proof calls right option 2"),
    (proof("*4", "5", source="answer = 5"), "its proof gives 5, which is option 2 ('5'); correct"),
    (proof("*4", "5", source="answer = 6"), "its proof gives 6; mark what is right"),
    (proof("*4", "4.0", source="answer = 4"), "gives 4, so that is right, too; make"),
    (proof("*half|1 / 2", "a third|1 / 3", source="answer = 0.5"), None),
    (proof("*half|1 / 2", "a third|1 / 2", source="answer = 0.5"), "option 2 ('a third') as wrong"),
    (proof("*more|x > 1", "less|x < 1", source="x = 2"), None),
    (proof("*more|x > 1", "less|x < 1", source="x = 0"), "right option 2 ('less')"),
    (proof("*even|8", "odd|9", source=HOLDS), None),
    (proof("*more|x > 1", "less", source="x = 2"), "says nothing of option 2 ('less'); set"),
    (proof("*4", "5", source="x = 4"), "says nothing of option 1 ('4') and option 2 ('5')"),
    (proof("*4", "5", source=f"answer = 4\n{HOLDS}"), "sets both 'answer' and 'holds'"),
    (
        proof("*4", "5", source="\nanswer = 1 / 0"),
        "raises ZeroDivisionError: division by zero in its line 2",
    ),
    (proof("*4", "5", source="raise SystemExit"), "raises SystemExit in its line 1"),
    (proof("*a", "b", source=HOLDS), "raises TypeError"),
    (proof("*a|nope", "b|1"), "raises NameError: name 'nope' is not defined; correct"),
    (proof("*Rome", "Paris", kind="text", source="answer = 'rome'"), None),
    (proof("*Rome", "*Roma", kind="text", source="answer = 'rome'"), "option 2 ('Roma') as right"),
    (
        proof("*Rome", kind="text", source="answer = {'Rome', 'Urbs'}"),
        "does not accept 'Urbs', which",
    ),
    (
        proof(
            "*ls", kind="text", rules=(("pattern", "ls( -l)?"),), source="answer = {'ls', 'ls -l'}"
        ),
        None,
    ),
    (proof("*0\n1", "1", kind="output", source="answer = '0\\n1\\n'"), None),
    (proof("*4", kind="output", source="answer = 4"), None),
    (
        proof("*0\n1", "1", kind="output", source="print(1)", is_program=True),
        "prints '0\\n1', but it prints '1'",
    ),
]


@pytest.mark.parametrize(("one", "said"), FOUND)
def test_a_proof_finds_what_is_wrong(one, said):
    finding = prove(one, {})
    if said is None:
        assert finding is None
    else:
        assert finding is not None
        assert said in finding.sentence
        assert "; " in finding.sentence  # what to do


def numeric(bounds, *options, source):
    return proof(
        *options, kind="numeric", rules=(("decimal", "."), ("bounds", bounds)), source=source
    )


NEAR = (("a", 9.76, 9.86, 9, 10), ("b", 98.05, 98.15, 90, 100))
RANGE = (("a", 9.7, 9.9, 9, 10), ("b", 1.0, 1.0, 1, 1))
PREDICATE = "def holds(value):\n    return 9.6 < value < {}"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (numeric(NEAR, "*9.81", "98.1", source="answer = 9.80665"), None),
        (numeric(NEAR, "*9.81", "98.1", source="answer = 9.87"), "gives 9.87; mark"),
        (numeric(NEAR, "*9.81", "98.1", source="answer = 98.07"), "which is option 2 ('98.1')"),
        (numeric(NEAR, "*9.81", "98.1", source="answer = {9.81, 5}"), "does not accept 5,"),
        (numeric(NEAR, "*9.81", "98.1", source="answer = 'nine'"), "gives 'nine'"),
        (numeric(NEAR, "*9.81", "98.1", source="answer = 9.86 + 1e-15"), None),
        (numeric(RANGE, "*9.7..9.9", "1", source=PREDICATE.format(10)), None),
        (numeric(RANGE, "*9.7..9.9", "1", source=PREDICATE.format(9.8)), "calls that wrong"),
        (numeric(RANGE, "*9.7..9.9", "9.65", source=PREDICATE.format(10)), "option 2 ('9.65')"),
    ],
)
def test_numbers_are_held_against_what_is_accepted(one, said):
    finding = prove(one, {})
    assert (finding is None) if said is None else said in finding.sentence


def test_a_proof_sees_the_code_before_it_and_leaves_nothing():
    before = {"n": 4, "answer": 5}
    assert prove(proof("*4", "5", source="answer = n"), before) is None
    assert before == {"n": 4, "answer": 5}
    finding = prove(proof("*5", "4", source="x = n"), before)
    assert finding is not None  # nobody else's answer is its own
    assert "says nothing of" in finding.sentence


def test_what_a_proof_prints_is_not_shown(capsys):
    assert prove(proof("*4", "5", source="print('loud'); answer = 4"), {}) is None
    assert capsys.readouterr().out == ""


def test_the_kinds_that_can_be_proven():
    provable = {name for name, kind in KINDS.items() if kind.is_provable}
    assert provable == {"choice", "numeric", "output", "text"}
