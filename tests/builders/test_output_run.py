"""The doctest builder runs the programs of output questions and refutes a wrong key."""

from pathlib import Path

import pytest

from sphinx_assess.testing import CONF, build

DOCTEST = CONF.replace('"sphinx_assess"]', '"sphinx_assess", "sphinx.ext.doctest"]')
SOURCE = """# Page

:::{{output-question}} squares
{option}
What does it print?

```{language}
for n in range(3):
    print(n * n)
```

- [x]
  ```text
{output}
  ```
- [ ]
  ```text
  1
  ```
:::
"""


def run(folder: Path, output: str, language: str = "python", option: str = "") -> tuple[int, str]:
    lines = "\n".join(f"  {line}" for line in output.split())
    source = SOURCE.format(output=lines, language=language, option=option)
    result = build(folder, {"conf.py": DOCTEST, "index.md": source}, "doctest")
    return result.app.statuscode, result.read("output.txt")


def test_a_right_key_passes(tmp_path):
    status, report = run(tmp_path, "0 1 4")
    assert status == 0
    assert "1 passed" in report


def test_a_wrong_key_is_reported_at_the_program(tmp_path):
    status, report = run(tmp_path, "0 1 3")
    assert status == 1
    assert 'index.md", line ' in report
    assert "question-squares" in report


@pytest.mark.parametrize(("language", "option"), [("c", ""), ("python", ":run: no")])
def test_what_is_not_to_be_run_is_not(language, option, tmp_path):
    status, report = run(tmp_path, "nonsense", language, option)
    assert status == 0
    assert "0 tests" in report
