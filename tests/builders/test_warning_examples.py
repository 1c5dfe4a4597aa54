"""Each warning has an example in the reference: it gives this warning, and mended it gives none."""

import pytest

from reference_pages import warning_examples
from sphinx_assess.kinds import KINDS
from sphinx_assess.messages import Warn
from sphinx_assess.testing import CONF, build

EXAMPLES = {warn: warning_examples().get(warn.subtype, {}) for warn in Warn}
BESIDE = {Warn.NAME: "page.md:3: WARNING: Unknown directive type: 'choise-question'"}
"""What Sphinx's parsers say of the same fault."""


def warnings(files, folder):
    """Build the files of an example; lines of conf.py are counted from the first of its own."""
    before = set(KINDS)
    index = "# Start\n\n```{toctree}\npage\n```\n"
    conf = files.get("conf.py", "")
    files = {"index.md": index, "page.md": "# Page\n", **files, "conf.py": f"{conf}\n{CONF}"}
    try:
        return build(folder, files).warnings
    finally:
        for name in set(KINDS) - before:
            del KINDS[name]


def test_every_warning_has_an_example():
    assert list(warning_examples()) == [warn.subtype for warn in Warn]


@pytest.mark.parametrize("warn", EXAMPLES, ids=lambda warn: warn.subtype)
def test_the_example_gives_this_warning(warn, tmp_path):
    found = warnings(EXAMPLES[warn]["bad"], tmp_path)
    beside = [line for line in found if line.startswith(BESIDE.get(warn, "\n"))]
    assert [line for line in found if line not in beside] == [EXAMPLES[warn]["says"]]
    assert len(beside) == (warn in BESIDE)
    assert EXAMPLES[warn]["says"].endswith(f"[assess.{warn.subtype}]")


@pytest.mark.parametrize("warn", EXAMPLES, ids=lambda warn: warn.subtype)
def test_the_cure_cures(warn, tmp_path):
    assert warnings(EXAMPLES[warn]["good"], tmp_path) == []
