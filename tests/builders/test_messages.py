"""Messages name what was meant, stand at the line of the file at fault, and are one plain line."""

import re

import pytest

from sphinx_assess.messages import QUOTED
from sphinx_assess.nearest import advice, nearest
from sphinx_assess.testing import CONF, build

GOOD = "Ask?\n\n- [ ] no\n- [x] yes"
QUESTION = f":::{{choice-question}} one\n{GOOD}\n:::\n"


def own(result):
    """Return file, line and words of each warning of ours."""
    found = [
        re.fullmatch(r"(.*?):(\d+): WARNING: (.*) \[assess\.\w+\]", w) for w in result.warnings
    ]
    return [(m[1], int(m[2]), m[3]) for m in found if m]


def quiz(option):
    return f"# P\n\n::::{{quiz}} q\n{option}\n\n{QUESTION}::::\n"


def question(option, kind="choice", body=GOOD):
    return f"# P\n\n:::{{{kind}-question}} x\n{option}\n\n{body}\n:::\n"


MEANT = {
    "option": (quiz(":key-revael: request"), 3, "did you mean ':reveal:'?"),
    "value": (quiz(":reveal: reqest"), 3, "did you mean 'request'?"),
    "difficulty": (question(":difficulty: eazy"), 3, "did you mean 'easy'?"),
    "yes or no": (question(":shuffle: yess"), 3, "did you mean 'yes'?"),
    "what is ignored": (
        question(":ignore: acents", "text", "Ask?\n\n- [x] a"),
        3,
        "did you mean 'accents'?",
    ),
    "directive": (f"# P\n\n{QUESTION.replace('choice', 'choise')}", 3, "did you mean 'choice-question'?"),
    "domain's directive": ("# P\n\n:::{assess:quizz} x\n:::\n", 3, "did you mean 'quiz'?"),
    "role": (f"# P\n\n{QUESTION}\n\n{{itme}}`one`\n", 11, "did you mean 'item'?"),
    "ident in a role": (f"# P\n\n{QUESTION}\n\nSee\n{{item}}`onne`\n", 11, "did you mean 'one'?"),
    "ident in a draw": (
        f"# P\n\n::::{{bank}} ports\n{QUESTION}::::\n\n:::{{test}} t\n:draw: prots\n:::\n",
        12,
        "did you mean 'ports'?",
    ),
    "objective in a draw": (
        f"# P\n\n::::{{bank}} ports\n{QUESTION.replace('Ask', ':objective: names' + chr(10) + chr(10) + 'Ask')}::::\n\n"
        ":::{test} t\n:draw: 1 from objective nmaes\n:::\n",
        14,
        "did you mean 'names'?",
    ),
    "objective": (
        question(":objective: net.port") + "\n:::{objectives}\nnet.ports\n: Text.\n:::\n",
        3,
        "did you mean 'net.ports'?",
    ),
    "rule of the linter": (
        question(":lint-ignore: stem-ecko (why)", body=GOOD.replace("no", "no\n  > N.").replace("yes", "yes\n  > Y.")),
        4,
        "did you mean 'stem-echo'?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MEANT.values(), ids=MEANT)
def test_the_nearest_name(case, tmp_path):
    source, line, words = case
    result = build(tmp_path, {"index.md": source}, assess_lint="lint-ignore" in source)
    found = own(result)
    assert [one[:2] for one in found] == [("index.md", line)], result.warnings
    assert words in found[0][2]


def test_nothing_is_meant_by_what_is_like_nothing():
    assert nearest("zzz", ["points", "select"]) == ""
    assert advice("zzz", ["points"], "look it up") == "look it up"
    assert nearest("Points", ["points"]) == "points"


LINES = """assess_key = "pgae"
assess_paper_answers = {"quizz": "end"}
assess_shufle = False
assess_lint_severity = {"stem-ecko": "off"}
assess_tutor = {"endpont": "secret"}
assess_other = "an author's own name"
assess_lint = True
"""


def test_values_of_conf_py(tmp_path):
    files = {"index.md": "# P\n", "conf.py": LINES + CONF}
    found = {line: text for file, line, text in own(build(tmp_path, files)) if file == "conf.py"}
    assert sorted(found) == [1, 2, 3, 4, 5]
    meant = ['"page"', '"quiz"', "'assess_shuffle'", "'stem-echo'", '"endpoint"']
    assert [re.search(r"did you mean (.*?)\?", found[line])[1] for line in sorted(found)] == meant
    assert "secret" not in "".join(found.values())


PART = f"""{QUESTION.replace("Ask", ":pionts: 2" + chr(10) + ":objective: L2" + chr(10) + chr(10) + "Ask")}
::::{{quiz}} q
:::{{choice-question}} two
Ask?

- [ ] a
> Why.

- [x] b
:::
::::

:::{{choice-question}} one
Ask?
:::

See {{item}}`thre`.

:::{{test}} t
:draw: nothing
:::

:::{{quizz}} x
:::
"""
PART_RST = """.. choice-question:: one
   :pionts: 2
   :objective: L2

   Ask?

   - [ ] no
   - [x] yes

.. quiz:: q

   .. choice-question:: two

      Ask?

      - [ ] a
      - b

.. choice-question:: one

   Ask?

See :item:`thre`.

.. test:: t
   :draw: nothing

.. quizz:: x
"""
OBJECTIVES = {
    "md": ":::{objectives}\nL1\n: Text.\n:::\n",
    "rst": ".. objectives::\n\n   L1\n      Text.\n",
}
INCLUDED = {
    "md": ("# P\n\nWords.\n\n```{include} part.txt\n```\n\n", PART, {1, 11, 16, 22, 26, 28, 32}),
    "rst": ("P\n=\n\nWords.\n\n.. include:: part.txt\n\n", PART_RST, {1, 10, 17, 19, 23, 25, 28}),
}


# myst-parser (5.2) asks Sphinx 9 in a way that Sphinx 11 will not answer.
@pytest.mark.filterwarnings("ignore:'sphinx.environment.BuildEnvironment.app'")
@pytest.mark.parametrize("suffix", INCLUDED)
def test_the_line_of_an_included_file(suffix, tmp_path):
    page, part, lines = INCLUDED[suffix]
    files = {f"index.{suffix}": page + OBJECTIVES[suffix], "part.txt": part}
    found = own(build(tmp_path, files))
    assert {file for file, _, _ in found} == {"part.txt"}
    assert {line for _, line, _ in found} == lines, found
    for word in ("L2", "pionts"):
        assert any(line == 1 and word in text for _, line, text in found)


TABLES = {
    "md": (
        "# P\n\n::::{list-table}\n* - :::{choice-question} one\n    :pionts: 2\n    Ask?\n\n    - a\n    - [x] b\n"
        "    :::\n  - two\n\n    :::{choice-question} two\n    Ask?\n    :::\n::::\n",
        [4, 8, 13],
    ),
    "rst": (
        "P\n=\n\n.. list-table::\n\n   * - .. choice-question:: one\n          :pionts: 2\n\n          Ask?\n\n"
        "          - a\n          - [x] b\n\n     - .. choice-question:: two\n\n          Ask?\n\n"
        "+---------------------------+\n| .. choice-question:: tri  |\n|    :pionts: 2             |\n"
        "|                           |\n|    Ask?                   |\n+---------------------------+\n",
        [6, 11, 14, 19, 19],
    ),
}  # fmt: skip


@pytest.mark.parametrize("suffix", TABLES)
def test_the_line_in_a_table(suffix, tmp_path):
    source, lines = TABLES[suffix]
    result = build(tmp_path, {f"index.{suffix}": source})
    assert [line for _, line, _ in own(result)] == lines, result.warnings


def test_a_missing_empty_line_is_said_so(tmp_path):
    """Without it the first line of the body is part of the argument."""
    source = "P\n=\n\n.. choice-question:: one\n   Ask?\n\n   - [x] a\n   - [ ] b\n"
    found = own(build(tmp_path, {"index.rst": source}))
    assert [one[1] for one in found] == [4]
    assert "'one Ask?' is not an ident; end the line after it" in found[0][2]


def test_a_long_value_is_cut_and_a_sign_that_is_not_seen_is_named(tmp_path):
    source = question(":points: \u202e" + "9" * 300)
    (found,) = own(build(tmp_path, {"index.md": source}))
    assert "\u202e" not in found[2]
    assert "\\u202e999" in found[2]
    assert "9..." in found[2]
    assert len(found[2]) < 2 * QUOTED + 100
