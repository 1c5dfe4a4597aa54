"""Every rule finds its bad example and nothing in its good one, from MyST."""

import re
from pathlib import Path

import pytest

from sphinx_assess.lint import project
from sphinx_assess.lint.suppress import ALL

DOCS = Path(__file__).parents[2] / "docs"
LESSON = """
The air holds water. On a cold day the water sits on the glass. We see it as small drops. When the sun
comes out, the drops go back into the air. This is how clouds form, too. Rain falls when the drops
in a cloud grow large.
"""


def page(example, group):
    """Return a page with an example, whose parts stand between lines of equals signs."""
    parts = re.split(r"^===$", example, flags=re.M)
    blocks = [
        part
        if ":::{objectives}" in part
        else f"::::{{choice-question}} q{k}\n{part.strip()}\n::::\n"
        for k, part in enumerate(parts)
    ]
    body = "\n".join(blocks)
    return f"# Page\n{LESSON}\n" + (f":::::{{quiz}} all\n{body}\n:::::\n" if group else body)


def codes(tmp_path, example, group):
    path = tmp_path / "page.md"
    path.write_text(page(example, group), "utf-8")
    found = project.lint(project.Project(tmp_path, None, "en", ("page.md",)), {}, ())
    return {one.code for one in found}


@pytest.mark.parametrize("code", ALL)
def test_a_rule_finds_its_bad_example_and_not_its_good_one(code, tmp_path):
    rule = ALL[code]
    group = rule.scope == "group"
    assert code in codes(tmp_path, rule.bad, group)
    found = codes(tmp_path, rule.good, group)
    assert code not in found
    assert not [name for name in found if name.startswith("assess.")]


def test_a_rule_says_why_and_from_where():
    for rule in ALL.values():
        assert rule.reason.endswith("."), rule.code
        assert rule.source, rule.code
        assert not rule.title.endswith("."), rule.code


def test_rules_do_not_know_each_other():
    """A rule may call helpers; the name of another rule's function stands nowhere."""
    names = {rule.check.__name__ for rule in ALL.values()}
    for path in (Path(project.__file__).parent / "rules").glob("[a-z]*.py"):
        source = path.read_text("utf-8")
        for name in names:
            calls = re.findall(rf"(?<!def ){name}\(", source)
            assert calls == [], (path.name, name)


def test_the_guide_names_every_rule():
    text = (DOCS / "guide" / "good-questions.md").read_text("utf-8")
    for code in ALL:
        assert f"<lint-{code}>" in text, code
