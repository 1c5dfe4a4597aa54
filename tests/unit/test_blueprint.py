"""The options of a test: what is read, and what is refused with advice."""

import pytest

from sphinx_assess import blueprint
from sphinx_assess.model import Item, Key, Line, Points, Test


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("dns", (Line("dns"),)),
        ("dns, ports", (Line("dns"), Line("ports"))),
        ("dns ports", (Line("dns"), Line("ports"))),
        ("3 from dns", (Line("dns", 3),)),
        ("3 from dns/L1.2\nports", (Line("dns", 3, "L1.2"), Line("ports"))),
        ("dns/L1", (Line("dns", None, "L1"),)),
        ("2 from objective L1.1", (Line("", 2, "L1.1"),)),
        ("objective L1", (Line("", None, "L1"),)),
        ("2 from objective", (Line("objective", 2),)),
    ],
)
def test_lines(text, lines):
    assert blueprint.lines(text) == lines


@pytest.mark.parametrize("text", ["3 from a b", "0 from a", "a/b/c", "two from a/", "/L1"])
def test_lines_refuse(text):
    with pytest.raises(ValueError, match="'3 from objective L1'"):
        blueprint.lines(text)


def test_lines_refuse_nothing():
    with pytest.raises(ValueError, match="one or more names"):
        blueprint.lines(" , ")


@pytest.mark.parametrize(
    ("text", "mark"), [("80%", 0.8), ("12 points", Points(12)), ("0.5 point", Points(0.5))]
)
def test_pass_mark(text, mark):
    assert blueprint.pass_mark(text) == mark


@pytest.mark.parametrize("text", ["", "12", "0 points", "points", "0%", "-1 points", "1e3 points"])
def test_pass_mark_refuses(text):
    with pytest.raises(ValueError, match="80%, or points such as 12 points"):
        blueprint.pass_mark(text)


@pytest.mark.parametrize(
    ("text", "seconds"), [("25 minutes", 1500), ("1 minute", 60), ("90 min", 5400)]
)
def test_time(text, seconds):
    assert blueprint.seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "25", "0 minutes", "1 hour", "2.5 minutes"])
def test_time_refuses(text):
    with pytest.raises(ValueError, match="25 minutes"):
        blueprint.seconds(text)


@pytest.mark.parametrize(
    ("read", "fraction", "points"),
    [(None, 0.8, None), (0.5, 0.5, None), (Points(3), None, 3)],
)
def test_the_pass_mark_stands_in_its_field(read, fraction, points):
    test = blueprint.with_pass_mark(Test("t", pass_mark=read), "80%")
    assert (test.pass_mark, test.pass_points) == (fraction, points)


@pytest.mark.parametrize(
    ("objective", "asks"),
    [("L1", True), ("L1.2", True), ("", True), ("L", False), ("L1.20", False), ("L2", False)],
)
def test_an_objective_takes_in_those_below_it(objective, asks):
    item = Item("x", "choice", Key(("a",)), ("a", "b"), objectives=("net.1", "L1.2"))
    assert blueprint.asks_for(item, objective) is asks
    assert not blueprint.asks_for(
        Item("y", "choice", Key(("a",)), ("a",), objectives=("L10",)), "L1"
    )
