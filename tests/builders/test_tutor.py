"""The model a site offers: allowed, or told and left out; never a key."""

import pytest
from lab_sample import COURSE

from sphinx_assess.lab.tutor import is_tutor
from sphinx_assess.testing import build

GOOD = {"endpoint": "https://x.example/v1/chat/completions", "model": "m"}


@pytest.mark.parametrize(
    "value",
    [
        {},
        GOOD,
        GOOD | {"name": "Ours"},
        GOOD | {"endpoint": "http://localhost:11434/v1/chat/completions"},
    ],
)
def test_allowed(value):
    assert is_tutor(value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "https://x.example/v1/chat/completions",
        {"endpoint": GOOD["endpoint"]},
        GOOD | {"key": "sk-secret"},
        GOOD | {"model": " "},
        GOOD | {"model": 7},
        GOOD | {"endpoint": "http://x.example/v1/chat/completions"},
        GOOD | {"endpoint": "https://x.example/v1"},
        GOOD | {"endpoint": "https://me:word@x.example/v1/chat/completions"},
        GOOD | {"endpoint": "https://x.example/chat/completions?key=1"},
        GOOD | {"endpoint": "javascript:1/chat/completions"},
    ],
)
def test_not_allowed(value):
    assert not is_tutor(value)


def test_the_page_names_the_model(tmp_path):
    result = build(tmp_path, COURSE, "html", assess_tutor=GOOD)
    assert result.warnings == []
    page = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.html"))
    assert '"tutor":{"endpoint":"https://x.example/v1/chat/completions","model":"m"}' in page


def test_a_key_is_told_but_not_shown(tmp_path):
    result = build(tmp_path, COURSE, "html", assess_tutor=GOOD | {"key": "sk-secret"})
    (warning,) = result.warnings
    assert "assess_tutor is not as it must be; use" in warning
    assert "sk-secret" not in warning
    assert not any("sk-secret" in path.read_text("utf-8") for path in tmp_path.rglob("*.html"))
