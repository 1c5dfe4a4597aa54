"""Every sentence a script shows comes from the page; none is missing and none is idle."""

import re
from pathlib import Path

from sphinx_assess import strings
from sphinx_assess.kinds import KINDS

STATIC = Path(strings.__file__).parent / "static"
SCRIPTS = {path.name: path.read_text("utf-8") for path in STATIC.rglob("*.js")}
OWN = strings.browser_strings(lambda message: message)
OF_KINDS = {name: text for kind in KINDS.values() for name, text in kind.sentences().items()}
SENTENCES = OWN | OF_KINDS


def test_no_kind_takes_a_name_of_another() -> None:
    count = len(OWN) + sum(len(kind.sentences()) for kind in KINDS.values())
    assert len(SENTENCES) == count


def test_no_sentence_is_missing() -> None:
    used = {name for code in SCRIPTS.values() for name in re.findall(r'\btext\("(\w+)"', code)}
    assert used
    assert used <= SENTENCES.keys()


def test_no_sentence_is_idle() -> None:
    code = "".join(SCRIPTS.values())
    idle = [name for name in SENTENCES if f'"{name}"' not in code]
    assert idle == []


def test_every_sentence_goes_through_the_translation() -> None:
    seen: list[str] = []

    def translate(message: str) -> str:
        seen.append(message)
        return f"<{message}>"

    translated = strings.browser_strings(translate)
    assert all(text.startswith("<") for text in translated.values())
    assert len(seen) == len(OWN)


def test_scripts_keep_the_rules_of_a_strict_page() -> None:
    forbidden = r"\binnerHTML\b|\bfetch\(|\beval\(|XMLHttpRequest|\.style\b|new Function|\bimport\("
    found = {name: re.findall(forbidden, code) for name, code in SCRIPTS.items()}
    assert not any(found.values()), found
