"""The tree that assistive technology sees of each kind: the question, the feedback, the answer.

`trees/<kind>.yml` holds it twice: after a check that was not right, and after the answer was
opened. Where it changed for good, `python tests/browser/test_tree.py` writes it anew; read the
difference line by line.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

HERE = Path(__file__).parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "_ext")]

from tests.browser.steps import press  # noqa: E402 (found by the path above)

from sphinx_assess.kinds import KINDS  # noqa: E402
from sphinx_assess.testing import Built, build  # noqa: E402

EXAMPLES = HERE.parents[1] / "docs" / "guide" / "examples"
BETWEEN = "---\n"
# An example of each kind, and a response to it that is not right and has feedback.
WRONG = {
    "choice": ("choice-multiple", ["a"]),
    "cloze": ("cloze-paris", ["1:Lyon", "2:Seine"]),
    "match": ("match-animals", ["a:e"]),
    "numeric": ("numeric-electron", ["1.65e-27 kg"]),
    "open": ("open-seasons", ["text:It is nearer.", "c"]),
    "order": ("order-code", ["a", "b:1", "g"]),
    "output": ("output-list", ["[1, 2]\n3"]),
    "text": ("text-capital", ["Zurich"]),
}
GIVE = """(form, response) => {
    Assess.kinds.get(form.dataset.kind).write(form, response);
    form.dispatchEvent(new Event("change"));
}"""
each_kind = pytest.mark.parametrize("kind", KINDS)


def made(folder: Path, **config: str) -> Built:
    """Build a page for each kind, its options in a fixed order."""
    files = {"index.md": "# Index\n\n```{toctree}\n:glob:\n\n*\n```\n"}
    for kind, (name, _) in WRONG.items():
        body = (EXAMPLES / f"{name}.md").read_text("utf-8")
        head = f"# {kind}\n\n::::::{{quiz}} {kind}-quiz\n:shuffle: no\n:tries: 2\n\n"
        files[f"{kind}.md"] = f"{head}{body}\n::::::\n"
    built = build(folder, files, **config)
    assert built.warnings == []
    return built


def stages(page: Page, kind: str) -> Iterator[Locator]:
    """Check a response, then open the answer; yield the question after each."""
    card = page.locator("form[data-assess=item]").first
    card.evaluate(GIVE, WRONG[kind][1])
    press(card, "Check")
    yield card
    card.get_by_text("Show the answer").click()
    yield card


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> str:
    built = made(tmp_path_factory.mktemp("tree"))
    return Path(built.app.outdir).as_uri()


@each_kind
def test_the_tree_of_each_kind_has_its_feedback(visit, base, kind: str) -> None:
    page = visit(base).open(f"{kind}.html")
    kept = (HERE / "trees" / f"{kind}.yml").read_text("utf-8").split(BETWEEN)
    for card, tree in zip(stages(page, kind), kept, strict=True):
        expect(card).to_match_aria_snapshot(tree)
        if card.locator("[data-part=answer][open]").count() == 0:
            said = card.locator("[data-part=outcome]").inner_text()
            reasons = card.locator("[data-part=answer] [data-part=feedback] p").all_text_contents()
            assert any(" ".join(reason.split()) in said for reason in reasons)


def main() -> None:
    """Write all trees anew."""
    import tempfile

    folder = Path(tempfile.mkdtemp())
    built = made(folder)
    with sync_playwright() as playwright:
        path = os.environ["ASSESS_CHROMIUM"]
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for kind in KINDS:
            page = browser.new_page()
            page.goto((Path(built.app.outdir) / f"{kind}.html").as_uri())
            trees = [f"{card.aria_snapshot()}\n" for card in stages(page, kind)]
            (HERE / "trees" / f"{kind}.yml").write_text(BETWEEN.join(trees), "utf-8")
        browser.close()


if __name__ == "__main__":
    main()
