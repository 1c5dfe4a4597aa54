"""What an edit of the source does to a reader's answers: the table of the contract page, at random.

Each run is a course of a quiz, a test and a practice set of the same questions, a reader who
answers in one of them, and some revisions of the source. Between two visits each question is edited at most once, and the
group as a whole. What should become of an answer is decided here by which edit it was and
which options were chosen, never by letters, texts or hashes, of which the scripts know nothing
else. ASSESS_SURVIVAL_RUNS sets how many runs there are.
"""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.small_course import OBJECTIVE, PLACES, address, begin, publish
from tests.browser.steps import question, state

RUNS = int(os.environ.get("ASSESS_SURVIVAL_RUNS", "12"))
VISITS = 4
CHANGED = "This question has changed since your last visit"
DROPS = True
KEEPS = False


@dataclass(frozen=True)
class Option:
    """One option; ``uid`` says which it is, whatever it says and wherever it stands."""

    uid: int
    text: str
    is_right: bool
    feedback: str = "Because."


@dataclass(frozen=True)
class Question:
    ident: str
    options: tuple[Option, ...]
    stem: str = "Which of these?"
    hint: str = "Think."
    explanation: str = "Known since long ago."
    revision: int = 0
    is_multiple: bool = False

    def markup(self) -> str:
        marks = ("[ ]", "[x]")
        options = "\n".join(
            f"- {marks[one.is_right]} {one.text}\n  > {one.feedback}" for one in self.options
        )
        revision = f":revision: r{self.revision}\n" if self.revision else ""
        select = "many" if self.is_multiple else "one"
        return (
            f":::{{choice-question}} {self.ident}\n:objective: {OBJECTIVE}\n:select: {select}\n"
            f"{revision}\n{self.stem}\n\n"
            f"{options}\n\n```{{hint}}\n{self.hint}\n```\n\n> {self.explanation}\n:::\n"
        )

    def uids(self, letters: list[str]) -> set[int]:
        """Return which options these letters are."""
        return {self.options["abcdefghijklmnopqrstuvwxyz".index(one)].uid for one in letters}


@dataclass
class Author:
    """Somebody who revises a course, at random but within the rules of the markup."""

    draw: random.Random
    count: int = 0
    questions: list[Question] = field(default_factory=list)

    def number(self) -> int:
        self.count += 1
        return self.count

    def option(self, is_right: bool) -> Option:
        uid = self.number()
        return Option(uid, f"Option number {uid}", is_right)

    def new(self) -> Question:
        is_multiple = self.draw.random() < 0.5
        right = self.draw.randint(2, 3) if is_multiple else 1
        options = [self.option(at < right) for at in range(right + self.draw.randint(2, 3))]
        self.draw.shuffle(options)
        return Question(f"question-{self.number()}", tuple(options), is_multiple=is_multiple)

    def words(self) -> str:
        return f"In other words, {self.number()}."

    # Each edit returns the question and whether it takes an answer with it, given the
    # options that were chosen; None where this question does not allow it.

    def fix_stem(self, one: Question, chosen: set[int]) -> tuple[Question, bool]:
        return replace(one, stem=self.words()), KEEPS

    def fix_hint(self, one: Question, chosen: set[int]) -> tuple[Question, bool]:
        return replace(one, hint=self.words(), explanation=self.words()), KEEPS

    def _on(self, one: Question, at: int, **changes: object) -> Question:
        options = list(one.options)
        options[at] = replace(options[at], **changes)  # type: ignore[arg-type]
        return replace(one, options=tuple(options))

    def fix_feedback(self, one: Question, chosen: set[int]) -> tuple[Question, bool]:
        at = self.draw.randrange(len(one.options))
        return self._on(one, at, feedback=self.words()), KEEPS

    def fix_option(self, one: Question, chosen: set[int]) -> tuple[Question, bool]:
        at = self.draw.randrange(len(one.options))
        return self._on(one, at, text=self.words()), KEEPS

    def fix_all_options(self, one: Question, chosen: set[int]) -> tuple[Question, bool]:
        options = tuple(replace(option, text=self.words()) for option in one.options)
        return replace(one, options=options), KEEPS

    def reorder_options(self, one: Question, chosen: set[int]) -> tuple[Question, bool]:
        options = self.draw.sample(one.options, len(one.options))
        return replace(one, options=tuple(options)), KEEPS

    def insert_option(self, one: Question, chosen: set[int]) -> tuple[Question, bool]:
        options = list(one.options)
        options.insert(self.draw.randint(0, len(options)), self.option(False))
        return replace(one, options=tuple(options)), KEEPS

    def remove_option(self, one: Question, chosen: set[int]) -> tuple[Question, bool] | None:
        wrong = [option for option in one.options if not option.is_right]
        if len(wrong) < 2:
            return None
        gone = self.draw.choice(wrong)
        options = tuple(option for option in one.options if option is not gone)
        return replace(one, options=options), gone.uid in chosen

    def change_key(self, one: Question, chosen: set[int]) -> tuple[Question, bool] | None:
        wrong = [at for at, option in enumerate(one.options) if not option.is_right]
        if one.is_multiple and len(wrong) < 2:
            return None
        at = self.draw.choice(wrong)
        if not one.is_multiple:
            options = tuple(replace(option, is_right=False) for option in one.options)
            one = replace(one, options=options)
        return self._on(one, at, is_right=True), DROPS

    def change_revision(self, one: Question, chosen: set[int]) -> tuple[Question, bool]:
        return replace(one, revision=one.revision + 1), DROPS

    EDITS = (
        fix_stem,
        fix_hint,
        fix_feedback,
        fix_option,
        fix_all_options,
        reorder_options,
        insert_option,
        remove_option,
        change_key,
        change_revision,
    )

    def revise(self, chosen: dict[str, set[int]]) -> dict[str, tuple[str, bool]]:
        """Edit some questions and the group; return what was done to each, and if it drops."""
        done: dict[str, tuple[str, bool]] = {}
        for at, one in enumerate(self.questions):
            edit = self.draw.choice((*self.EDITS, None))
            edited = edit and edit(self, one, chosen.get(one.ident, set()))
            if edit and edited:
                self.questions[at] = edited[0]
                done[one.ident] = (edit.__name__, edited[1])
        if self.draw.random() < 0.4:
            self.draw.shuffle(self.questions)
        if self.draw.random() < 0.4:
            self.questions.insert(self.draw.randint(0, len(self.questions)), self.new())
        if self.draw.random() < 0.4 and len(self.questions) > 4:
            self.questions.remove(self.draw.choice(self.questions))
        return done

    def publish(self, folder: Path) -> str:
        """Build the course; return its address."""
        return address(publish(folder, "\n".join(one.markup() for one in self.questions)))


def letters(card: Locator) -> list[str]:
    found: list[str] = card.locator("input:checked").evaluate_all(
        "all => all.map(one => one.value)"
    )
    return found


@dataclass
class Reader:
    """Who answers, comes back, and looks whether the answers are still there."""

    page: Page
    draw: random.Random
    chosen: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    is_checked: dict[str, bool] = field(default_factory=dict)

    def answer(self, place: str, one: Question) -> None:
        """Choose at random; in practice perhaps check it too."""
        card = question(self.page, one.ident)
        again = card.locator('[data-action="again"]')
        if again.is_visible():
            again.click()
        count = self.draw.randint(1, len(one.options) - 1) if one.is_multiple else 1
        wanted = self.draw.sample("abcdefghijklmnopqrstuvwxyz"[: len(one.options)], count)
        for letter in letters(card) if one.is_multiple else []:
            card.locator(f'input[value="{letter}"]').uncheck()
        for letter in wanted:
            card.locator(f'input[value="{letter}"]').check()
        self.chosen[place, one.ident] = one.uids(wanted)
        if place != "test":
            self.is_checked[one.ident] = self.draw.random() < 0.6
            if self.is_checked[one.ident]:
                card.locator('[data-action="check"]').click()

    def has_kept(self, place: str, one: Question, what: str) -> None:
        """Expect the answer, with its verdict, and not a word of a change."""
        card = question(self.page, one.ident)
        assert one.uids(letters(card)) == self.chosen[place, one.ident], what
        assert CHANGED not in (card.text_content() or ""), what
        if place != "test":
            has_verdict = state(card) in {"correct", "partial", "wrong"}
            assert has_verdict == self.is_checked[one.ident], what

    def was_told(self, one: Question, what: str) -> None:
        """Expect an open question that says why it is open."""
        card = question(self.page, one.ident)
        assert letters(card) == [], what
        assert state(card) == "open", what
        assert CHANGED in (card.text_content() or ""), what

    def visit(self, place: str, author: Author, done: dict[str, tuple[str, bool]]) -> None:
        """Go through one page after a revision; answer what is open."""
        expect(self.page.locator("form[data-ready]")).to_have_count(len(author.questions))
        for one in author.questions:
            what, drops = done.get(one.ident, ("nothing", KEEPS))
            if (place, one.ident) not in self.chosen:
                assert letters(question(self.page, one.ident)) == []
                assert CHANGED not in (question(self.page, one.ident).text_content() or "")
            elif drops:
                self.was_told(one, what)
            else:
                self.has_kept(place, one, what)
        for one in author.questions:
            what, drops = done.get(one.ident, ("nothing", KEEPS))
            if drops or (place, one.ident) not in self.chosen or self.draw.random() < 0.2:
                self.answer(place, one)


@pytest.mark.parametrize("seed", range(RUNS))
def test_answers_survive_what_the_table_says(
    visit: Callable[..., object], tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    place = PLACES[seed % len(PLACES)]
    author = Author(draw)
    author.questions = [author.new() for _ in range(5)]
    page: Page = visit(author.publish(tmp_path)).open(f"{place}.html")  # type: ignore[attr-defined]
    begin(page, place)
    reader = Reader(page, draw)
    reader.visit(place, author, {})
    for _ in range(VISITS):
        chosen = {ident: uids for (_, ident), uids in reader.chosen.items()}
        done = author.revise(chosen)
        for key in [
            key for key in reader.chosen if key[1] not in {q.ident for q in author.questions}
        ]:
            del reader.chosen[key]  # gone with its question
        author.publish(tmp_path)
        page.reload()
        reader.visit(place, author, done)


def test_every_edit_was_tried() -> None:
    """The seeds reach each row of the table, and each that depends on the choice both ways."""
    seen = set()
    for seed in range(RUNS):
        author = Author(random.Random(seed))
        author.questions = [author.new() for _ in range(5)]
        for _ in range(VISITS):
            chosen = {one.ident: {author.draw.choice(one.options).uid} for one in author.questions}
            seen |= set(author.revise(chosen).values())
    assert {name for name, _ in seen} == {edit.__name__ for edit in Author.EDITS}
    assert {drops for name, drops in seen if name == "remove_option"} == {KEEPS, DROPS}
