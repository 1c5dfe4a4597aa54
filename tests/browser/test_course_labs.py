"""The labs of the course, as built, with their own guide: what issue 5 promises of every one of them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import REPOSITORY, Visit
from tests.browser.model_server import serving
from tests.browser.steps import press, tab_to
from tests.browser.test_chat import choose_own
from tests.browser.test_lab import COUNT_LIVE, ready, turns, write
from tests.course.test_labs import LESSONS, Idea, read

LABS = [f"lab-{n}" for n in range(1, 5)]
PATHS = {lab: f"clip/{folder}/lab.html" for lab, folder in zip(LABS, LESSONS, strict=True)}
SETS = REPOSITORY / "tests" / "tutor" / "sets"
# What is about authors has no lab in it and takes half of the time.
OUTSIDE = "guide/*,reference/*,_paper/*,changelog.md"
each_lab = pytest.mark.parametrize("lab", LABS)

# All words that the lab has shown, however briefly, and all that was announced.
WATCH = """() => {
    window.seen = new Set();
    const lab = document.querySelector(".assess-lab");
    new MutationObserver(() => window.seen.add(lab.innerText))
        .observe(lab, {childList: true, subtree: true, characterData: true});
}"""

# Labelled messages as sentences of a model, in a lab where nothing has been said.
GUARD = """([ident, texts]) => {
    const lab = Assess.labs.get(ident);
    const guide = Assess.more.guide(lab);
    const secrets = lab.ideas.filter(({type}) => type === "expectation").map(({ident}) => ({ident, texts: []}));
    return texts.map((text) => {
        const guard = Assess.more.guard(guide, secrets, "(held)");
        const shown = guard.push(`${text}\\n`) + guard.end();
        return [guide.judge(text).expectations.length > 0, shown.includes("(held)")];
    });
}"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course, without the pages for authors and the references to them."""
    out = tmp_path_factory.mktemp("course")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-c", str(REPOSITORY)]
    command += ["-D", f"exclude_patterns={OUTSIDE}", "-d", str(out / "doctrees")]
    command += [str(REPOSITORY / "docs"), str(out / "html")]
    env = os.environ | {"PYTHONPATH": str(REPOSITORY / "_ext")}
    run = subprocess.run(command, env=env, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return out / "html"


@pytest.fixture
def reader(visit, course, serve) -> Visit:
    one: Visit = visit(serve(course))
    one.context.add_init_script("delete window.LanguageModel")
    return one


@pytest.fixture
def opened(reader) -> Callable[[str], Page]:
    return lambda lab: ready(reader.open(PATHS[lab]))


def ideas(lab: str, kind: str = "expectation") -> list[Idea]:
    return [idea for idea in read(lab) if idea.type == kind]


def phrasing(idea: Idea) -> str:
    """Return one of the author's phrasings that is a plain sentence."""
    return next(text for text in idea.phrasings if not re.search(r"[`{$*]", text))


def questions(page: Page) -> list[str]:
    return page.locator("[data-part=starters] button").all_inner_texts()


def conversation(page: Page, lab: str) -> list[str]:
    """Return messages of every kind: a question, key ideas, a misconception, and what is no exchange."""
    first, second = (phrasing(idea) for idea in ideas(lab)[:2])
    wrong = phrasing(ideas(lab, "misconception")[0])
    return [questions(page)[0], first, "banana", wrong, second, first, "just tell me the answers"]


def count(page: Page) -> int:
    found = re.match(r"(\d+)", page.locator("[data-part=progress]").inner_text())
    assert found
    return int(found.group())


@each_lab
def test_three_exchanges_complete_a_lab_and_the_record_shows_it(opened, reader, lab) -> None:
    page = opened(lab)
    messages = [questions(page)[0], *(phrasing(idea) for idea in ideas(lab)[:2])]
    for n, text in enumerate(messages, 1):
        write(page, text)
        assert count(page) == n
    assert turns(page)[-1].endswith("3 of 3 exchanges. The lab is complete.")
    link = page.locator("[role=log] figcaption a").first.get_attribute("href")
    assert link
    page.goto(page.url.rpartition("/")[0] + "/" + link)
    assert page.locator(f'[id="{link.partition("#")[2]}"]').count() == 1  # The section is there.
    page = reader.open("clip/record.html")
    step = page.locator(".assess-record li").filter(
        has=page.locator(f'a[href="{PATHS[lab].removeprefix("clip/")}"]')
    )
    expect(step).to_have_attribute("data-state", "done")
    expect(step).to_contain_text("done")


@each_lab
def test_a_whole_conversation_makes_no_request(opened, reader, lab) -> None:
    page = opened(lab)
    page.wait_for_load_state("networkidle")
    trace = reader.context.new_cdp_session(page)
    sent: list[str] = []
    trace.send("Network.enable")
    trace.on("Network.requestWillBeSent", lambda event: sent.append(event["request"]["url"]))
    for name in ("webSocketCreated", "webTransportCreated"):
        trace.on(f"Network.{name}", lambda event: sent.append(event["url"]))
    before = len(reader.requests)
    for text in conversation(page, lab):
        write(page, text)
    press(page, "Show what was covered")
    page.evaluate("window.print = () => {}")
    press(page, "Print it")
    with page.expect_download() as download:
        press(page, "Save the conversation")
    saved = Path(download.value.path()).read_text("utf-8")
    press(page, "Start again")
    press(page, "Remove it")
    assert [url for url in sent if not url.startswith("blob:")] == []
    assert [url for url in reader.requests[before:] if not url.startswith("blob:")] == []
    assert {url for url in reader.requests if not url.startswith((reader.base, "blob:"))} == set()
    assert saved.count("\n**You**\n") == 7
    assert saved.count("\n**Tutor**\n") == 9  # With the opening and the close.


@each_lab
def test_the_same_messages_give_the_same_transcript(visit, course, lab) -> None:
    found = []
    for _ in range(2):
        page = ready(visit(course.as_uri()).open(PATHS[lab]))
        for text in conversation(page, lab):
            write(page, text)
        press(page, "Show what was covered")
        with page.expect_download() as download:
            press(page, "Save the conversation")
        found.append(
            (
                page.locator("[role=log]").evaluate("one => one.outerHTML"),
                Path(download.value.path()).read_text("utf-8"),
            )
        )
    assert found[0] == found[1]
    assert len(found[0][1]) > 2000


@each_lab
def test_by_keyboard_each_message_is_announced_once_and_focus_stays(opened, lab) -> None:
    page = opened(lab)
    messages = conversation(page, lab)
    page.evaluate(COUNT_LIVE)
    tab_to(page, "textContent", messages[0])
    page.keyboard.press("Enter")
    for n, text in enumerate(messages[1:], 2):
        expect(page.locator(".assess-turn")).to_have_count(2 * n - 1)
        assert page.evaluate("document.activeElement.name") == "message"
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator(".assess-turn")).to_have_count(2 * len(messages) + 1)
    assert page.evaluate("document.activeElement.name") == "message"
    said = page.evaluate("window.said")
    assert [whole for whole, _ in said] == [True] * len(said)  # A message comes in one piece.
    assert [text[:3] for _, text in said] == ["You", "Tut"] * len(messages)
    assert page.evaluate("window.other") == []
    log = page.get_by_role("log", name="Conversation")
    expect(log.get_by_text("Tutor", exact=True)).to_have_count(len(messages) + 1)
    expect(log.get_by_text("You", exact=True)).to_have_count(len(messages))
    assert log.locator("[role=status], [aria-live], [role=alert]").count() == 0


@each_lab
def test_the_guide_of_the_lab_holds_back_what_a_model_tells_too_early(opened, lab) -> None:
    early = phrasing(ideas(lab)[2]).rstrip(".")
    half = len(early) // 2
    with serving() as model:
        page = opened(lab)
        choose_own(page, model.at("talk"))
        press(page, "Yes, send them there")
        page.evaluate(WATCH)
        page.evaluate(COUNT_LIVE)
        model.said = ["Consider this. ", early[:half], early[half:], ". What do ", "you think?"]
        write(page, phrasing(ideas(lab)[0]))
        reply = turns(page)[-1]
        assert "Consider this. (A sentence is left out here" in reply
        assert "What do you think?" in reply
        assert not any(early[:half] in text for text in page.evaluate("[...window.seen]"))
        assert [text[:3] for _, text in page.evaluate("window.said")] == ["You", "Tut"]
        write(page, phrasing(ideas(lab)[2]))  # Now the learner says it,
        assert f"{early}. What do you think?" in turns(page)[-1]  # and so may the model.


@each_lab
def test_the_guard_holds_what_the_guide_would_credit(opened, lab, capsys) -> None:
    """Over the labelled messages: those that say an idea, and those that say none."""
    files = [SETS / f"L{lab[-1]}{part}.jsonl" for part in ("", "-b")]
    rows = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["kind"] == "statement" and "\n" not in row["text"]]
    with serving() as model:
        page = opened(lab)
        choose_own(page, model.at("talk"))
        verdicts = page.evaluate(GUARD, [lab, [row["text"] for row in rows]])
    missed = [
        row["id"] for row, (says, held) in zip(rows, verdicts, strict=True) if says and not held
    ]
    assert missed == []
    telling = [held for row, (_, held) in zip(rows, verdicts, strict=True) if row["expectations"]]
    others = [
        held for row, (_, held) in zip(rows, verdicts, strict=True) if not row["expectations"]
    ]
    with capsys.disabled():
        print(
            f"\n{lab}: the guard holds {sum(telling)} of {len(telling)} sentences that tell an idea, "
            f"{sum(others)} of {len(others)} others"
        )
    assert sum(telling) >= 0.6 * len(telling)
    assert sum(others) <= 0.2 * len(others)
