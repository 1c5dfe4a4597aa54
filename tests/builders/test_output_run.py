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
{program}
```

- [x]
  ```text
{output}
  ```
- [ ]
  ```text
  {wrong}
  ```
:::
"""
SQUARES = "for n in range(3):\n    print(n * n)"
DIVIDES = "print(1)\nprint(1 / 0)"
TRACE = "Traceback (most recent call last):"
FRAMES = f'{TRACE}\n    File "x.py", line 2\nZeroDivisionError: division by zero'


def run(
    folder: Path,
    output: str,
    program: str = SQUARES,
    *,
    wrong: str = "1",
    language: str = "python",
    option: str = "",
) -> tuple[int, str, list[str]]:
    lines = "\n".join(f"  {line}" for line in output.splitlines())
    source = SOURCE.format(
        output=lines, program=program, wrong=wrong, language=language, option=option
    )
    result = build(folder, {"conf.py": DOCTEST, "index.md": source}, "doctest")
    return result.app.statuscode, result.read("output.txt"), result.warnings


def test_a_right_key_passes(tmp_path):
    status, report, warnings = run(tmp_path, "0\n1\n4")
    assert (status, warnings) == (0, [])
    assert "1 passed" in report


def test_a_wrong_key_is_reported_at_its_line_with_both_texts(tmp_path):
    status, report, warnings = run(tmp_path, "0\n1\n3")
    sentence = (
        r"question 'squares' says that its program prints '0\n1\n3', but it prints '0\n1\n4'; "
        "correct the output or the program"
    )
    assert status == 1
    assert warnings == [f"index.md:13: WARNING: {sentence} [assess.proof]"]
    assert sentence in report
    assert "1 failure in tests" in report


@pytest.mark.parametrize("output", ["0\n1\n...", "0 1 4", "0\n1\n4\n5", "0\n1", "<BLANKLINE>"])
def test_what_a_doctest_would_let_pass_is_no_key(output, tmp_path):
    assert run(tmp_path, output)[0] == 1


def test_a_wrong_output_that_is_printed_is_reported(tmp_path):
    status, _, warnings = run(tmp_path, "4", "print(4)", wrong="4")
    assert status == 1
    assert warnings == [
        "index.md:16: WARNING: question 'squares' marks option 2 as wrong, but its program "
        "prints just that: '4'; change the option or remove it [assess.proof]"
    ]


@pytest.mark.parametrize(
    ("output", "status"),
    [
        (f"1\n{FRAMES}", 0),
        (f"1\n{TRACE}\nZeroDivisionError: division by zero", 0),
        (f"1\n{TRACE}\nZeroDivisionError: modulo by zero", 1),
        (f"1\n{TRACE}\nValueError: division by zero", 1),
        (f"{TRACE}\nZeroDivisionError: division by zero", 1),
        ("1", 1),
    ],
)
def test_a_program_may_end_in_an_error(output, status, tmp_path):
    assert run(tmp_path, output, DIVIDES)[0] == status


@pytest.mark.parametrize("settings", [{"language": "c"}, {"option": ":run: no"}])
def test_what_is_not_to_be_run_is_not(settings, tmp_path):
    status, report, _ = run(tmp_path, "nonsense", **settings)
    assert status == 0
    assert "0 tests" in report


def test_a_program_sees_nothing_of_its_page(tmp_path):
    source = "# Page\n\n```{testcode}\nn = 3\n```\n\n"
    body = SOURCE.format(output="  3", program="print(n)", wrong="1", language="python", option="")
    files = {"conf.py": DOCTEST, "index.md": source + body.partition("\n\n")[2]}
    (warning,) = build(tmp_path, files, "doctest").warnings
    assert "NameError: name 'n' is not defined" in warning
