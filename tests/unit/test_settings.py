"""Directive options: what is read, and what is refused with advice."""

import pytest

from sphinx_assess import settings


@pytest.mark.parametrize(
    ("text", "value"), [("80%", 0.8), ("80 %", 0.8), ("100%", 1.0), ("66.5%", 0.665)]
)
def test_percent(text, value):
    assert settings.percent(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "80", "0%", "101%", "-5%", "eighty", "nan%"])
def test_percent_refuses(text):
    with pytest.raises(ValueError, match="such as 80%"):
        settings.percent(text)


@pytest.mark.parametrize(("text", "value"), [("2", 2), ("0.5", 0.5), ("3.0", 3)])
def test_positive(text, value):
    assert settings.positive(text) == value
    assert isinstance(settings.positive("2"), int)


@pytest.mark.parametrize("text", ["0", "-1", "inf", "nan", "two", ""])
def test_positive_refuses(text):
    with pytest.raises(ValueError, match="greater than 0"):
        settings.positive(text)


@pytest.mark.parametrize("text", ["-1", "1.5", "many", "", "٣"])
def test_whole_number_refuses(text):
    with pytest.raises(ValueError, match="whole number"):
        settings.whole_number(text)


def test_words_are_split_at_commas_and_spaces():
    assert settings.words("L1.1, L1.2 L1.3") == ("L1.1", "L1.2", "L1.3")


def test_words_refuse_nothing():
    with pytest.raises(ValueError, match="one or more names"):
        settings.words(" , ")


@pytest.mark.parametrize("text", ["dns-port", "1-names", "x"])
def test_idents(text):
    assert settings.is_ident(text)


@pytest.mark.parametrize("text", ["", "DNS", "a_b", "-a", "a b", "é", "a\n"])
def test_not_idents(text):
    assert not settings.is_ident(text)
