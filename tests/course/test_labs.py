"""The labs of the course: every idea is there, and learners have many ways to say each."""

import re
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

CLIP = Path(__file__).resolve().parents[2] / "docs" / "clip"
LESSONS = ("1-training", "2-space", "3-prompts", "4-after")
PAGES = {f"lab-{n}": CLIP / folder / "lab.md" for n, folder in enumerate(LESSONS, 1)}

# In the order of the course plan; a labelled message names an idea by its number.
EXPECTATIONS = {
    "lab-1": "small-batch false-negatives noise-averages coverage overlap temperature",
    "lab-2": "token-sequence picture-prior one-arrangement swap-test small-cosines no-transfer",
    "lab-3": "different-errors pooled-and-sequence sum-of-maps cost length-limit no-proof",
    "lab-4": "split-roles sequence-and-pooled same-metric provenance loss-and-batch own-evaluation",
}
MISCONCEPTIONS = {
    "lab-1": "needs-labels bigger-always-wins beats-supervised never-seen",
    "lab-2": "cosine-is-probability pictures-closer-so-better prior-proved study-before-ldm",
    "lab-3": "context-2560 patches-matter weight-means-attention eva-in-flux",
    "lab-4": "any-batch biggest-is-best flux-uses-eva filter-is-neutral",
}

IDEA = re.compile(r"^:{5}\{(expectation|misconception)\} (\S+)\n(.*?)^:{5}$", re.M | re.S)
PART = re.compile(r"^([A-Z]\w+)\n: (.*?)(?=^[A-Z]\w+\n: |^:{5,}|\Z)", re.M | re.S)
REFERENCE = re.compile(r"\{ref\}`(?:[^`<]*<)?([\w-]+)>?`")


class Idea(NamedTuple):
    """An idea of a lab as its page has it."""

    lab: str
    type: str
    ident: str
    claim: str
    phrasings: tuple[str, ...]
    parts: dict[str, list[str]]


def read(lab: str) -> list[Idea]:
    source = PAGES[lab].read_text("utf-8")
    return [read_idea(lab, *match.groups()) for match in IDEA.finditer(source)]


def read_idea(lab: str, kind: str, ident: str, body: str) -> Idea:
    head = body[: PART.search(body).start()]
    parts: dict[str, list[str]] = {}
    for name, text in PART.findall(body):
        parts.setdefault(name, []).append(text.strip())
    claim = head.partition("\n- ")[0].strip()
    return Idea(lab, kind, ident, claim, tuple(re.findall(r"^- (.+)$", head, re.M)), parts)


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+(?:\.[0-9]+)?", text.lower()))


LABS = {lab: read(lab) for lab in PAGES}
IDEAS = {f"{idea.lab}-{idea.ident}": idea for idea in chain(*LABS.values())}


@pytest.mark.parametrize("lab", PAGES)
def test_ideas_are_those_of_the_course_plan_in_its_order(lab: str) -> None:
    found = [(idea.type, idea.ident) for idea in LABS[lab]]
    assert found == [
        *(("expectation", ident) for ident in EXPECTATIONS[lab].split()),
        *(("misconception", ident) for ident in MISCONCEPTIONS[lab].split()),
    ]


@pytest.mark.parametrize("lab", PAGES)
def test_lab_needs_three_exchanges_and_quotes_its_own_lesson(lab: str) -> None:
    source = PAGES[lab].read_text("utf-8")
    assert f"::::::{{lab}} {lab}\n:exchanges: 3\n" in source
    assert f":pages: clip/{PAGES[lab].parent.name}/lesson\n" in source
    parts = dict(PART.findall(source[: source.index("{expectation}")]))
    assert set(parts) == {"Persona", "Goal", "Opening", "Questions"}
    assert len(re.findall(r"^(?:  )?- .+\?$", parts["Questions"], re.M)) == 4
    assert parts["Opening"].count("?") >= 1


@pytest.mark.parametrize("name", IDEAS)
def test_idea_has_its_parts(name: str) -> None:
    idea = IDEAS[name]
    texts = ["Hint", "Prompt", "Assertion"] if idea.type == "expectation" else ["Correction"]
    assert list(idea.parts) == ["Concepts", *texts]
    assert all(len(idea.parts[text]) == 1 for text in texts)
    assert idea.claim.endswith(".")


@pytest.mark.parametrize("name", IDEAS)
def test_learners_have_many_ways_to_say_it(name: str) -> None:
    idea = IDEAS[name]
    assert len(idea.phrasings) >= (35 if idea.type == "expectation" else 22)
    assert len({phrasing.lower() for phrasing in idea.phrasings}) == len(idea.phrasings)
    lengths = [len(phrasing.split()) for phrasing in idea.phrasings]
    assert min(lengths) <= 8
    assert max(lengths) >= 14


@pytest.mark.parametrize("name", IDEAS)
def test_no_two_phrasings_are_nearly_the_same(name: str) -> None:
    phrasings = IDEAS[name].phrasings
    for at, one in enumerate(phrasings):
        for other in phrasings[:at]:
            shared = len(words(one) & words(other)) / len(words(one) | words(other))
            assert shared < 0.8, (one, other)


@pytest.mark.parametrize("lab", PAGES)
def test_no_phrasing_stands_under_two_ideas(lab: str) -> None:
    phrasings = [phrasing.lower() for idea in LABS[lab] for phrasing in idea.phrasings]
    assert len(set(phrasings)) == len(phrasings)


# Words that say the whole idea by themselves.
ALONE = {
    "small-batch": {"992"},
    "false-negatives": {"collision", "contradictory"},
    "token-sequence": {"unpooled"},
    "picture-prior": {"p(image)"},
    "length-limit": {"truncate", "truncated", "truncation"},
}


@pytest.mark.parametrize("name", IDEAS)
def test_each_way_asks_for_more_than_a_word(name: str) -> None:
    """A way with one group of single words would credit any message that mentions one."""
    for way in IDEAS[name].parts["Concepts"]:
        groups = [group.split(", ") for group in re.findall(r"^(?:  )?- (.+)$", way, re.M)]
        assert groups
        assert all(word.strip() for group in groups for word in group)
        if len(groups) == 1:
            single = {word for word in groups[0] if not re.search(r"[ -]", word)}
            assert single <= ALONE.get(IDEAS[name].ident, set()), single


@pytest.mark.parametrize("name", IDEAS)
def test_answer_leads_to_a_section_of_a_lesson(name: str) -> None:
    idea = IDEAS[name]
    (answer,) = idea.parts["Assertion" if idea.type == "expectation" else "Correction"]
    labels = {
        label
        for folder in LESSONS
        for label in re.findall(
            r"^\((l\d-[\w-]+)\)=$", (CLIP / folder / "lesson.md").read_text(), re.M
        )
    }
    found = REFERENCE.findall(answer)
    assert found
    assert set(found) <= labels | {"l1-floor"}
    assert f"l{idea.lab[-1]}-" in " ".join(found) or idea.ident == "filter-is-neutral"


@pytest.mark.parametrize("name", [name for name, idea in IDEAS.items() if "Prompt" in idea.parts])
def test_prompt_has_one_gap_and_hint_gives_no_answer_away(name: str) -> None:
    idea = IDEAS[name]
    assert idea.parts["Prompt"][0].count("____") == 1
    assert "{ref}" not in idea.parts["Hint"][0]
    assert idea.claim not in idea.parts["Hint"][0]


def test_labs_are_in_the_route_and_lessons_lead_to_them() -> None:
    index = (CLIP / "index.md").read_text("utf-8")
    for folder in LESSONS:
        assert f"\n{folder}/quiz\n{folder}/lab\n" in index
        assert f"{folder}/lab>`" in index
        assert "{doc}`the lab <lab>`" in (CLIP / folder / "lesson.md").read_text("utf-8")
