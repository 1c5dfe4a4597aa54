"""The page on accessibility names tests that there are."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "reference" / "conformance.md"
WCAG_22_A_AND_AA = 55


def test_every_test_named_exists():
    text = PAGE.read_text("utf-8")
    code = "\n".join(path.read_text("utf-8") for path in (TESTS / "browser").glob("test_*.py"))
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", text)) - {"test_"}
    assert len(named) > 40
    assert [name for name in sorted(named) if f"def test_{name}(" not in code] == []
    files = set(re.findall(r"`(test_\w+\.py)`", text))
    assert [name for name in sorted(files) if not list(TESTS.rglob(name))] == []


def test_every_criterion_has_a_row():
    rows = re.findall(
        r"^\| (\d\.\d\.\d+)(?: (?:to|and) (\d\.\d\.\d+))? ", PAGE.read_text("utf-8"), re.M
    )
    numbers = []
    for first, last in rows:
        chapter, at = first.rsplit(".", 1)
        end = int((last or first).rsplit(".", 1)[1])
        numbers += [f"{chapter}.{n}" for n in range(int(at), end + 1)]
    assert len(numbers) == len(set(numbers)) == WCAG_22_A_AND_AA
