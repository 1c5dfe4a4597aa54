"""The command over files that are no text, or hardly: an exit code and a sentence, no traceback."""

import random

import pytest
from fuzz_pages import PIECES

from sphinx_assess.lint.command import CLEAN, FAILED, FOUND, main

CASES = {
    "empty": b"",
    "spaces": b" \t\r\n" * 20,
    "zero bytes": b"\x00" * 500,
    "no UTF-8": b"# Page\n\n\xff\xfe\xc3(\n",
    "UTF-16": "# Page\n\nAsk?".encode("utf-16"),
    "a byte order mark": "\ufeff# Page\n\n:::{quiz} q\n:::\n".encode(),
    "a line of a million signs": b"- [x] " * 170_000,
    "brackets without end": b"[" * 3000 + b"(" * 3000,
    "quotes in quotes": b">" * 500 + b" word\n",
    "a colon fence that is not closed": b":::{choice-question} a\nAsk?\n\n- [x] b",
    "fences in fences": b"\n".join(b":" * n + b"{quiz} q%d" % n for n in range(60, 2, -1)),
}


@pytest.mark.parametrize("suffix", ["md", "rst"])
@pytest.mark.parametrize("name", CASES)
def test_garbage(name, suffix, tmp_path, capsys):
    page = tmp_path / f"page.{suffix}"
    page.write_bytes(CASES[name])
    status = main(["--no-conf", str(page)])
    out, err = capsys.readouterr()
    assert status in (CLEAN, FOUND, FAILED)
    assert "Traceback" not in out + err
    assert err.startswith("sphinx_assess lint: " if status == FAILED else "lint: ")


def test_the_page_that_is_no_utf_8_is_named(tmp_path, capsys):
    (tmp_path / "good.md").write_text("# Page\n", "utf-8")
    (tmp_path / "torn.md").write_bytes(CASES["no UTF-8"])
    assert main(["--no-conf", str(tmp_path)]) == FAILED
    expected = f"line 3 of '{tmp_path}/torn.md' is not UTF-8; save the file in that encoding"
    assert capsys.readouterr().err == f"sphinx_assess lint: {expected}\n"


@pytest.mark.parametrize("seed", range(12))
def test_pieces_and_bytes_at_random(seed, tmp_path, capsys):
    chance = random.Random(seed)
    for suffix in ("md", "rst"):
        bits = [
            chance.choice(PIECES) if chance.random() < 0.8 else chance.randbytes(5)
            for _ in range(80)
        ]
        page = tmp_path / f"page.{suffix}"
        page.write_bytes(b"".join(bits))
        assert main(["--no-conf", str(page)]) in (CLEAN, FOUND, FAILED)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
