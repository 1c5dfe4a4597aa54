"""Every sentence a script shows comes from the page; none is missing and none is idle."""

import re
from collections.abc import Callable
from pathlib import Path

from sphinx_assess import strings
from sphinx_assess.kinds import KINDS
from sphinx_assess.lab.strings import guide_strings, lab_strings
from sphinx_assess.lab.tutor import tutor_strings

STATIC = Path(strings.__file__).parent / "static"
SCRIPTS = {path.name: path.read_text("utf-8") for path in STATIC.rglob("*.js")}
PARTS = (strings.memory_strings, strings.browser_strings, strings.record_strings)


def sentences(translate: Callable[[str], str]) -> dict[str, str]:
    return {name: text for part in PARTS for name, text in part(translate).items()}


OWN = sentences(lambda message: message)
OF_KINDS = {name: text for kind in KINDS.values() for name, text in kind.sentences().items()}
OF_A_PAGE = OWN | OF_KINDS
OF_A_LAB = lab_strings(lambda message: message) | tutor_strings(lambda message: message)
SENTENCES = OF_A_PAGE | OF_A_LAB


def test_no_kind_takes_a_name_of_another() -> None:
    count = len(OWN) + sum(len(kind.sentences()) for kind in KINDS.values())
    assert len(OF_A_PAGE) == count


def test_no_sentence_is_missing() -> None:
    used = {name for code in SCRIPTS.values() for name in re.findall(r'\btext\("(\w+)"', code)}
    assert used
    assert used <= SENTENCES.keys()


def test_no_sentence_is_idle() -> None:
    code = "".join(SCRIPTS.values())
    of_the_guide = {} if "guide.js" in SCRIPTS else guide_strings(lambda message: message)
    idle = [name for name in SENTENCES.keys() - of_the_guide if f'"{name}"' not in code]
    assert idle == []


def test_only_one_file_touches_the_storage() -> None:
    assert [name for name, code in SCRIPTS.items() if "Storage" in code] == ["record.js"]


def test_the_guide_says_only_sentences_there_are() -> None:
    said = {
        name
        for code in SCRIPTS.values()
        for names in re.findall(r"\bsay: \[(.*?)\]", code)
        for name in re.findall(r'"(\w+)"', names)
    }
    assert said <= OF_A_LAB.keys()


def test_no_sentence_of_a_lab_hides_one_of_the_page() -> None:
    assert not OF_A_PAGE.keys() & OF_A_LAB.keys()


def test_every_sentence_goes_through_the_translation() -> None:
    seen: list[str] = []

    def translate(message: str) -> str:
        seen.append(message)
        return f"<{message}>"

    translated = sentences(translate) | lab_strings(translate) | tutor_strings(translate)
    assert all(text.startswith("<") for text in translated.values())
    assert set(seen) == set((OWN | OF_A_LAB).values())


def test_scripts_keep_the_rules_of_a_strict_page() -> None:
    forbidden = r"\binnerHTML\b|\bfetch\(|\beval\(|XMLHttpRequest|\.style\b|new Function|\bimport\("
    found = {name: re.findall(forbidden, code) for name, code in SCRIPTS.items()}
    assert found.pop("endpoint.js") == ["fetch("]  # the one request there is, when a reader asks
    assert not any(found.values()), found
