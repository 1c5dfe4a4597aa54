"""A course whose source is edited between two visits: a quiz, a test and a practice set of it."""

from pathlib import Path

from playwright.sync_api import Page

from sphinx_assess.testing import Built, build

PLACES = ("quiz", "test", "practice")
OBJECTIVE = "all"


def publish(folder: Path, questions: str) -> Built:
    """Build the course; each question asks for the one objective."""
    built = build(
        folder,
        {
            "index.md": "# Course\n\n```{toctree}\nquiz\ntest\npractice\n```\n",
            "quiz.md": f"# Quiz\n\n:::{{objectives}}\n{OBJECTIVE}\n: Know.\n:::\n\n"
            f"::::{{quiz}} the-quiz\n:tries: 0\n\n{questions}::::\n",
            "test.md": "# Test\n\n:::{test} the-test\n:draw: the-quiz\n:::\n",
            "practice.md": "# Practice\n\n:::{practice-set}\n:tries: 0\n:::\n",
        },
    )
    assert built.warnings == []
    return built


def address(built: Built) -> str:
    """Return where the course is."""
    return Path(built.app.outdir).as_uri()


def begin(page: Page, place: str) -> None:
    """Have all questions shown, as a reader does once on the page of the practice set."""
    if place == "practice":
        page.locator(f'[data-part="choice"] [value="{OBJECTIVE}"]').check()
        page.locator('[data-action="practise"]').click()
