"""Every policy with every kind, at random, in the shipped scripts, against a model.

The model knows the tables of ``policy.py``, the marking in Python of each kind and the sentence
about penalties in the guide; the page knows its scripts. Both take the same random steps, and
after each step they must agree, and hold:

- a score is a fraction, 0 to 1; a hint does not raise it;
- the key is not shown before the policy says so;
- there is a way out, and it leads back to the start.

Kinds come from the registry. A kind is covered as soon as the guide has an example of it,
``docs/guide/examples/<kind>-*.md``; responses are those of its ``samples``.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from playwright.sync_api import Page

from sphinx_assess.kinds import KINDS
from sphinx_assess.model import Item, Outcome
from sphinx_assess.policy import Policy, PracticeReveal, TestReveal, practice, scored_test
from sphinx_assess.testing import Built, build

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "docs" / "guide" / "examples"
BLOCK = re.compile(r"^(:{3,})\{([\w-]+)-question\} (\S+)\n(.*?)^\1$", re.M | re.S)
HINTS = "\n```{hint}\nOne hint.\n```\n\n```{hint}\nAnother hint.\n```\n"
TRIES = (0, 1, 3)
PENALTIES = ((0.0, 0.0), (0.25, 0.4))
ROUNDS, STEPS, SEED = 2, 40, 20261124
PASS = 0.6


def questions(kind: str) -> Iterator[tuple[str, str]]:
    """Yield name and body, with two hints, of each example of a kind."""
    for path in sorted(EXAMPLES.glob(f"{kind}-*.md")):
        for _, found, ident, body in BLOCK.findall(path.read_text("utf-8")):
            if found != kind:
                continue
            options = re.match(r"(?::[\w-]+:.*\n)*", body)
            head = options.group() if options else ""
            kept = re.sub(r":(objective|points):.*\n", "", head)
            yield ident, kept + HINTS + body.removeprefix(head)


@dataclass(frozen=True)
class Group:
    """One quiz or test of all examples of a kind, and the policy it must follow."""

    ident: str
    kind: str
    reveal: str
    tries: int = 0
    penalty: float = 0
    hint_penalty: float = 0

    def blocks(self) -> str:
        return "\n".join(
            f":::{{{self.kind}-question}} {self.ident}-{ident}\n{body}:::\n"
            for ident, body in questions(self.kind)
        )

    def quiz(self) -> str:
        return (
            f"::::{{quiz}} {self.ident}\n:reveal: {self.reveal}\n:tries: {self.tries}\n"
            f":penalty: {self.penalty:.0%}\n:hint-penalty: {self.hint_penalty:.0%}\n\n"
            f"{self.blocks()}::::\n"
        )

    def test(self) -> str:
        return (
            f":::{{test}} {self.ident}\n:draw: {self.ident}-bank\n:reveal: {self.reveal}\n"
            f":pass: {PASS:.0%}\n:::\n"
        )

    def bank(self) -> str:
        return f"::::{{bank}} {self.ident}-bank\n{self.blocks()}::::\n"


QUIZZES = [
    Group(f"{kind}-{reveal}-{tries}-{at}", kind, reveal, tries, *PENALTIES[at])
    for kind, reveal, tries, at in product(
        KINDS, get_args(PracticeReveal), TRIES, range(len(PENALTIES))
    )
]
TESTS = [
    Group(f"{kind}-after-{reveal}", kind, reveal)
    for kind, reveal in product(KINDS, get_args(TestReveal))
]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("walk")
    files = {"index.md": "# Index\n\n```{toctree}\n:glob:\n\n*\n```\n"}
    for kind, (name, groups, markup) in product(
        KINDS,
        (
            ("quizzes", QUIZZES, Group.quiz),
            ("tests", TESTS, Group.test),
            ("banks", TESTS, Group.bank),
        ),
    ):
        own = [markup(group) for group in groups if group.kind == kind]
        files[f"{kind}-{name}.md"] = f"# {kind}: {name}\n\n" + "\n".join(own)
    built = build(folder, files, assess_course="walk")
    assert built.warnings == []
    return built


def items(course: Built, group: Group) -> list[Item]:
    """Return the questions of a group as the build has read them."""
    pages = course.env.get_domain("assess").data["pages"]  # type: ignore[attr-defined]
    found = [
        record.item
        for page in pages.values()
        for record in page.items
        if record.item.ident.startswith(f"{group.ident}-")
    ]
    assert found, f"kind {group.kind!r} has no example in docs/guide/examples"
    return found


def opened(visit: Callable[..., Any], course: Built, name: str) -> Page:
    page: Page = visit(Path(course.app.outdir).as_uri()).open(name)
    ready(page)
    return page


def ready(page: Page) -> None:
    page.wait_for_function("!document.querySelector('[data-assess]:not(script, [data-ready])')")
    page.evaluate((HERE / "walk.js").read_text("utf-8"))


def is_markable(item: Item, response: Iterable[str]) -> bool:
    """Return whether a check counts: else the reader is told what is missing, and loses no try."""
    marked = KINDS[item.kind].mark(item.key, tuple(response))
    return marked.state != "open" and "numericUnread" not in marked.feedback


@dataclass
class Model:
    """What should become of one question in practice."""

    group: Group
    item: Item
    state: str = "open"
    tries: int = 0
    hints: int = 0
    folds: int = 0  # hints that stand open; a reload closes them and forgets none
    response: tuple[str, ...] = ()

    @property
    def policy(self) -> Policy:
        return practice(self.group.reveal)  # type: ignore[arg-type]

    def can(self, action: str) -> bool:
        """Return whether the page should offer a step; hints are the page's own matter."""
        is_locked = self.state in self.policy.locks
        may_reveal = is_locked or "reveal" in self.policy.moves[self.state]
        return {
            "respond": not is_locked,
            "check": self.state == "open",
            "again": self.state != "open",
            "answer": may_reveal and (not is_locked or self.state in self.policy.reveals),
        }.get(action, True)

    def move(self, event: str) -> None:
        self.state = self.policy.after(self.state, event)

    def step(self, action: str, response: tuple[str, ...]) -> None:
        is_locked = self.state in self.policy.locks
        if action == "respond":
            self.response = response
            self.move("change")
        elif action == "check" and is_markable(self.item, self.response):
            self.tries += 1
            is_last = 0 < self.group.tries <= self.tries
            is_right = self.mark() == 1
            self.move("right" if is_right else "last" if is_last else "wrong")
        elif action == "again":
            self.response = ()
            if is_locked:
                self.tries = self.hints = self.folds = 0
            self.move("restart" if is_locked else "again")
        elif action == "hint" and not is_locked:
            self.folds += 1
            self.hints = max(self.hints, self.folds)
        elif action == "answer" and not is_locked:
            self.move("reveal")

    def outcome(self) -> Outcome:
        return KINDS[self.item.kind].mark(self.item.key, self.response)

    def mark(self) -> float:
        return self.outcome().score

    def earned(self) -> set[str]:
        """Return what the response itself names: its options, or those it was found to mean."""
        named = {part.split(":")[0] for part in self.response}
        return named if self.item.kind == "choice" else named | set(self.outcome().feedback)

    def score(self) -> float | None:
        """Return what is left after further tries and hints: the sentence of the guide."""
        if self.state not in self.policy.marks:
            return None
        cost = self.group.penalty * max(0, self.tries - 1) + self.group.hint_penalty * self.hints
        return max(0, self.mark() - cost)


def planned(draw: random.Random, item: Item) -> list[list[object]]:
    """Return random steps, among them checks of every kind of response."""
    samples = [list(one.response) for one in KINDS[item.kind].samples(item)]
    actions = ["respond", "respond", "check", "check", "again", "hint", "answer"]
    steps: list[list[object]] = []
    for _ in range(STEPS):
        action = draw.choice(actions)
        steps.append([action, draw.choice(samples) if action == "respond" else None])
    return steps


def agrees(model: Model, seen: dict[str, Any], where: object) -> None:
    """Compare one look at the page with the model, and both with the promises."""
    kept, policy = seen["kept"], model.policy
    assert tuple(seen["response"]) == model.response, where
    assert kept.get("state", "open") == model.state, where
    assert kept.get("tries", 0) == model.tries, where
    assert kept.get("hinted", 0) == model.hints, where
    assert kept.get("score") == pytest.approx(model.score()), where
    assert kept.get("score") is None or 0 <= kept["score"] <= 1, where
    assert seen["isLocked"] == (model.state in policy.locks), where
    if model.state not in policy.reveals:
        assert seen["marks"] == 0, where
        assert not seen["isOpen"], where
        assert set(seen["told"]) <= model.earned(), where
    assert seen["waysOut"], where


@dataclass
class Witness:
    """What all walks together have shown."""

    states: set[tuple[str, str]] = field(default_factory=set)
    costs: dict[object, dict[int, float]] = field(default_factory=dict)

    def note(self, model: Model, score: float | None) -> None:
        self.states.add((model.group.reveal, model.state))
        if score is not None:
            same = (model.group, model.item.ident, model.response, model.tries, model.state)
            self.costs.setdefault(same, {})[model.hints] = score


def follow(
    model: Model, steps: list[list[Any]], walked: list[dict[str, Any]], witness: Witness
) -> None:
    """Take the steps in the model too, and compare after each."""
    model.folds = 0
    agrees(model, walked[0], (model, "on return"))
    for at, ((action, _), seen) in enumerate(zip(steps, walked[1:], strict=True)):
        where = (model.group.ident, model.item.ident, steps[: at + 1])
        # Whether there is something to unfold is the page's own matter.
        is_offered = seen["did"] if action in ("hint", "answer") else True
        assert seen["did"] == (is_offered and model.can(action)), where
        if seen["did"]:
            is_unmarkable = action == "check" and not is_markable(model.item, model.response)
            assert not is_unmarkable or seen["said"], where  # ... and the reader learns why.
            model.step(action, tuple(seen["response"]))
        agrees(model, seen, where)
        before, score = walked[at]["kept"].get("score"), seen["kept"].get("score")
        assert action != "hint" or score is None or score <= before, where
        witness.note(model, score)


WALK = """async (plans) => {
    const found = {};
    for (const [ident, steps] of Object.entries(plans)) found[ident] = await walk.practice(ident, steps);
    return found;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_practice(visit, course, kind: str) -> None:
    page = opened(visit, course, f"{kind}-quizzes.html")
    draw, witness = random.Random(SEED), Witness()
    groups = [group for group in QUIZZES if group.kind == kind]
    models = [Model(group, item) for group in groups for item in items(course, group)]
    for _ in range(ROUNDS):
        plans = {model.item.ident: planned(draw, model.item) for model in models}
        walks = page.evaluate(WALK, plans)
        for model in models:
            follow(model, plans[model.item.ident], walks[model.item.ident], witness)
        page.reload()
        ready(page)
    for by_hints in witness.costs.values():
        scores = [by_hints[hints] for hints in sorted(by_hints)]
        assert scores == sorted(scores, reverse=True)
    assert any(len(by_hints) > 1 for by_hints in witness.costs.values())
    for reveal in get_args(PracticeReveal):  # Each state was reached, ...
        seen = {state for name, state in witness.states if name == reveal}
        assert seen == reachable(practice(reveal))
    # ... and from wherever a walk ended a press or two lead back.
    ways = page.evaluate(WALK, {model.item.ident: [["again"], ["again"]] for model in models})
    assert {way[-1]["kept"].get("state", "open") for way in ways.values()} == {"open"}
    assert not any(way[-1]["isLocked"] for way in ways.values())


def reachable(policy: Policy, but: str = "") -> set[str]:
    """Return the states that moves lead to, all but one event."""
    found, todo = {"open"}, ["open"]
    while todo:
        new = {to for event, to in policy.moves[todo.pop()].items() if event != but} - found
        found |= new
        todo.extend(new)
    return found


def planned_test(draw: random.Random, asked: list[Item]) -> list[list[Any]]:
    """Return random steps of a test, most of them answers, and most of those right."""
    actions = ["respond"] * 2 + ["right"] * 4 + ["submit", "submit-anyway", "retake"]
    steps: list[list[Any]] = []
    for _ in range(STEPS):
        action, item = draw.choice(actions), draw.choice(asked)
        samples = list(KINDS[item.kind].samples(item))
        good = [one for one in samples if one.score == 1]
        response = list(draw.choice(good if action == "right" else samples).response)
        is_response = action in ("respond", "right")
        steps.append(["respond", [item.ident, response]] if is_response else [action, None])
    return steps


@pytest.mark.parametrize("group", TESTS, ids=lambda group: group.ident)
def test_scored(visit, course, group: Group) -> None:
    page = opened(visit, course, f"{group.kind}-tests.html")
    draw = random.Random(SEED)
    policy = scored_test(group.reveal)  # type: ignore[arg-type]
    asked = {item.ident: item for item in items(course, group)}
    state, attempts, reached = "open", 0, {"open"}
    for _ in range(2 * ROUNDS):
        steps = planned_test(draw, list(asked.values()))
        walked = page.evaluate("([ident, steps]) => walk.test(ident, steps)", [group.ident, steps])
        for at, seen in enumerate(walked):
            where = (group.ident, steps[:at])
            kept = seen["kept"]
            score = sum(
                item.points * KINDS[item.kind].mark(item.key, tuple(seen["responses"][ident])).score
                for ident, item in asked.items()
            )
            points = sum(item.points for item in asked.values())
            if not points and state == "open" != kept.get("state", "open"):
                # Where nothing counts there is no attempt to keep, and nothing to fail.
                state = policy.after(state, "passed")
                assert "attempts" not in kept or not kept["attempts"], where
            elif len(kept.get("attempts", ())) > attempts:
                attempts += 1
                last = kept["attempts"][-1]
                assert seen["did"], where
                assert last["score"] == pytest.approx(score), where
                assert 0 <= last["score"] <= last["points"] == points, where
                assert last["isPassed"] == (score + 1e-9 >= PASS * points), where
                state = policy.after(state, "passed" if last["isPassed"] else "failed")
            elif at and seen["did"] and steps[at - 1][0] == "retake":
                state = policy.after(state, "retake")
                assert not any(seen["responses"].values()), where
            reached.add(state)
            assert kept.get("state", "open") == state, where
            assert seen["isLocked"] == (state in policy.locks), where
            assert seen["isAnswerHidden"], where
            if state not in policy.reveals:
                assert seen["marks"] == seen["reviews"] == 0, where
                assert set(seen["words"]) == {"open"}, where
            else:
                assert seen["reviews"], where
            assert seen["waysOut"] == ["submit" if state == "open" else "retake"], where
        page.reload()
        ready(page)
    # Without a point to lose nobody fails.
    assert reached == reachable(policy, "" if KINDS[group.kind].is_scored else "failed")
