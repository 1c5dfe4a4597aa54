"""The interface's catalogues: complete, up to date, with the same places to fill."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[2] / "_ext" / "sphinx_assess"
LOCALE = PACKAGE / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def messages_in_code():
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")])
    return {message for _, _, message, _, _ in found}


def catalogue(language):
    with (LOCALE / language / "LC_MESSAGES" / "assess.po").open("rb") as file:
        return read_po(file)


def test_template_lists_every_sentence():
    with (LOCALE / "assess.pot").open("rb") as file:
        assert {message.id for message in read_po(file) if message.id} == messages_in_code()


def test_there_is_a_language():
    assert "de" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language):
    found = {message.id for message in catalogue(language) if message.id and message.string}
    assert found == messages_in_code()


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_to_fill_are_kept(language):
    for message in catalogue(language):
        places = re.findall(r"\{\w+\}", message.id)
        assert sorted(places) == sorted(re.findall(r"\{\w+\}", message.string)), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_is_up_to_date(language):
    with (LOCALE / language / "LC_MESSAGES" / "assess.mo").open("rb") as file:
        compiled = {message.id: message.string for message in read_mo(file) if message.id}
    assert compiled == {message.id: message.string for message in catalogue(language) if message.id}
