"""Every sentence a script shows comes from the page; none is missing and none is idle."""

import re
from collections.abc import Callable
from pathlib import Path

from sphinx_assess import strings

STATIC = Path(strings.__file__).parent / "static"
SCRIPTS = {path.name: path.read_text("utf-8") for path in STATIC.rglob("*.js")}
PARTS = (strings.memory_strings, strings.browser_strings, strings.record_strings)


def sentences(translate: Callable[[str], str]) -> dict[str, str]:
    return {name: text for part in PARTS for name, text in part(translate).items()}


SENTENCES = sentences(lambda message: message)


def test_no_sentence_is_missing() -> None:
    used = {name for code in SCRIPTS.values() for name in re.findall(r'\btext\("(\w+)"', code)}
    assert used
    assert used <= SENTENCES.keys()


def test_no_sentence_is_idle() -> None:
    code = "".join(SCRIPTS.values())
    idle = [name for name in SENTENCES if f'"{name}"' not in code]
    assert idle == []


def test_only_one_file_touches_the_storage() -> None:
    assert [name for name, code in SCRIPTS.items() if "Storage" in code] == ["record.js"]


def test_every_sentence_goes_through_the_translation() -> None:
    seen: list[str] = []

    def translate(message: str) -> str:
        seen.append(message)
        return f"<{message}>"

    translated = sentences(translate)
    assert all(text.startswith("<") for text in translated.values())
    assert set(seen) == set(SENTENCES.values())


def test_scripts_keep_the_rules_of_a_strict_page() -> None:
    forbidden = r"\binnerHTML\b|\bfetch\(|\beval\(|XMLHttpRequest|\.style\b|new Function|\bimport\("
    found = {name: re.findall(forbidden, code) for name, code in SCRIPTS.items()}
    assert not any(found.values()), found
