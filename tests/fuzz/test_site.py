"""The site tells each thing that must not happen, and nothing that is not ours."""

import fuzz_site
import pytest

from sphinx_assess.kinds import Choice
from sphinx_assess.messages import Warn, warn

GOOD = b"# P\n\n:::{choice-question} one\nAsk?\n\n- [ ] a\n- [x] b\n:::\n"
SPLIT = Choice.split


def test_a_good_page_has_no_fault(site):
    assert site.faults("md", GOOD) == []


def test_a_bad_page_with_a_good_message_has_no_fault(site):
    assert site.faults("md", GOOD.replace(b"[x]", b"[ ]")) == []
    assert [one.__dict__["subtype"] for one in site.records.found] == ["key"]


@pytest.mark.parametrize("name", ["split", "controls", "paper", "answer"])
def test_an_exception_of_ours(site, monkeypatch, name):
    def fail(*_arguments):
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(Choice, name, fail)
    (fault,) = site.faults("md", GOOD)
    assert fault.startswith("ZeroDivisionError: planted (test_site.py:")


def test_an_exception_that_comes_without_us(site, monkeypatch):
    """The control reads the same page with our directives as plain boxes."""

    def fail(*_arguments):
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("docutils.parsers.rst.directives.admonitions.Hint.run", fail)
    assert site.faults("md", GOOD.replace(b"Ask?", b"Ask?\n\n```{hint}\nx\n```\n")) == []


def test_a_hang(site, monkeypatch):
    def turn(*_arguments):
        while True:
            pass

    monkeypatch.setattr(fuzz_site, "SECONDS", 0.2)
    monkeypatch.setattr(Choice, "paper", turn)
    assert site.faults("md", GOOD) == ["takes more than 0.2 s"]


@pytest.mark.parametrize(
    ("message", "place", "expected"),
    [
        ("question 'one' is odd; mend it", None, "[no line: None"),
        ("question 'one' is odd; mend it", "page:900", "[no line: page:900"),
        ("question 'one' is odd", "page:1", "[does not say what to do]"),
        (f"question 'one' is {'odd' * 300}; mend it", "page:1", "[not one sentence]"),
    ],
)
def test_a_message_that_helps_nobody(site, monkeypatch, message, place, expected):
    def split(self, ident, children):
        warn(Warn.STEM, message, place)
        return SPLIT(self, ident, children)

    monkeypatch.setattr(Choice, "split", split)
    (fault,) = site.faults("md", GOOD)
    assert fault.startswith(expected)


def test_a_warning_without_a_line_that_comes_from_what_we_leave_in_the_page(site, monkeypatch):
    from sphinx.util import logging

    def paper(*_arguments):
        logging.getLogger("sphinx.other").warning("a writer is puzzled")
        return []

    monkeypatch.setattr(Choice, "paper", paper)
    assert site.faults("md", GOOD) == ["a writer is puzzled [no line: None]"] * 2
