"""Every kind in the registry: its guide's examples, driven by its own samples."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.steps import outcome, press, question, state
from tests.browser.test_pages import AXE, RUN_AXE, STICKS_OUT

from sphinx_assess.kinds import KINDS
from sphinx_assess.nodes import items_of
from sphinx_assess.testing import CONF, build

EXAMPLES = Path(__file__).parents[2] / "docs" / "guide" / "examples"
FURO = CONF.replace('html_theme = "basic"', 'html_theme = "furo"')
KIND = "Assess.kinds.get(form.dataset.kind)"
WRITE = f"""(form, response) => {{
    {KIND}.write(form, response);
    form.dispatchEvent(new Event("change"));
}}"""
READ = f"form => {KIND}.read(form)"
CONTROLS = "fieldset[data-part=options] :is(input, select, textarea)"
VALUES = (
    f'form => [...form.querySelectorAll("{CONTROLS}")]'
    ".map((one) => (/checkbox|radio/.test(one.type) ? one.checked : one.value))"
)
each_kind = pytest.mark.parametrize("kind", KINDS)

KIND_LIMIT = 12_800


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A page with the examples of each kind for practice, and a test of them."""
    files = {"conf.py": FURO, "index.md": "# All\n\n```{toctree}\n:glob:\n\n*\n```\n"}
    files["plain.md"] = "# Plain\n\nNothing is asked.\n"
    for kind in KINDS:
        found = sorted(EXAMPLES.glob(f"{kind}-*.md"))
        assert found, f"no example of the kind {kind} in {EXAMPLES}"
        body = "\n\n".join(path.read_text("utf-8") for path in found)
        files[f"{kind}.md"] = (
            f"# {kind}\n\n::::::{{quiz}} {kind}-quiz\n:shuffle: no\n{body}\n::::::\n"
        )
        files[f"{kind}-test.md"] = (
            f"# Test\n\n:::{{test}} {kind}-test\n:shuffle: no\n:draw: {kind}-quiz\n:::\n"
        )
    result = build(tmp_path_factory.mktemp("kinds"), files)
    assert result.warnings == []
    return result


@pytest.fixture(scope="module")
def base(made) -> str:
    return Path(made.app.outdir).as_uri()


def items(made, kind):
    return [node["item"] for node in items_of(made.doctree(kind))]


def right(item):
    """Return a response that earns all."""
    return next(list(one.response) for one in KINDS[item.kind].samples(item) if one.score == 1)


def wrong(item):
    """Return one that earns less."""
    samples = KINDS[item.kind].samples(item)
    return next(list(one.response) for one in samples if one.response and one.score < 1)


def give(card: Locator, response: list[str]) -> None:
    card.evaluate(WRITE, response)


@each_kind
def test_every_sample_is_marked_in_the_page_as_in_the_build(visit, base, made, kind) -> None:
    page = visit(base).open(f"{kind}.html")
    for item in items(made, kind):
        card = question(page, item.ident)
        for sample in KINDS[kind].samples(item):
            give(card, [])
            give(card, list(sample.response))
            assert card.evaluate(READ) == list(sample.response)
            press(card, "Check")
            reached = state(card)
            if sample.state == "open" or reached == "open":
                expect(outcome(card).last).not_to_be_empty()
                assert sample.score == 0
                continue
            assert reached == sample.state, sample
            again = card.get_by_role("button", name=re.compile("(Try|Start).*again"))
            again.click()
            assert card.evaluate(READ) == []


@each_kind
def test_a_response_is_given_by_keyboard_alone(visit, base, made, kind) -> None:
    page = visit(base).open(f"{kind}.html")
    for item in items(made, kind):
        card = question(page, item.ident)
        if card.locator("[type=radio]").count():
            continue  # test_access.py answers such questions by keyboard
        by_keyboard(page, card, right(item))
        assert card.evaluate(READ) == right(item)
        tab_to(page, card.get_by_role("button", name="Check", exact=True))
        page.keyboard.press("Enter")
        expect(outcome(card).last).to_contain_text("Right.")
        assert card.evaluate("form => form.contains(document.activeElement)")


def by_keyboard(page: Page, card: Locator, response: list[str]) -> None:
    give(card, response)
    values = card.evaluate(VALUES)
    order = rows(card)
    give(card, [])
    for control, value in zip(card.locator(CONTROLS).all(), values, strict=True):
        if value in (False, ""):
            continue
        if not control.is_visible():
            tab_to(page, control.locator("xpath=ancestor::details[1]/summary"))
            page.keyboard.press("Enter")
        enter(page, control, value)
    for at, (ident, place) in enumerate(order):
        put(page, card, ident, at, place)


def enter(page: Page, control: Locator, value: bool | str) -> None:
    tab_to(page, control)
    if value is True:
        page.keyboard.press("Space")
    elif control.evaluate("one => one.tagName") == "SELECT":
        for _ in range(30):
            if control.input_value() == value:
                break
            page.keyboard.press("ArrowDown")
    else:
        page.keyboard.type(str(value))


def rows(card: Locator) -> list[tuple[str, str]]:
    """Return the rows that can be moved, in their order, each with its other state."""
    found: list[tuple[str, str]] = card.locator("[data-part=option]:has([data-move])").evaluate_all(
        "all => all.map(one => [one.dataset.ident, one.dataset.place ?? ''])"
    )
    return found


def put(page: Page, card: Locator, ident: str, at: int, place: str) -> None:
    """Bring a row to its place and state, by its buttons."""
    row = card.locator(f"[data-part=option][data-ident={ident}]")
    for move, is_done in (
        ("out", lambda: (place == "out") == (row.get_attribute("data-place") == "out")),
        ("right", lambda: place in ("", "out", row.get_attribute("data-place"))),
        ("up", lambda: [name for name, _ in rows(card)].index(ident) <= at),
    ):
        for _ in range(20):
            if is_done():
                break
            button = row.locator(f"[data-move={move}]")
            if not button.evaluate("one => one === document.activeElement"):
                tab_to(page, button)
            page.keyboard.press("Enter")
            assert row.evaluate("one => one.contains(document.activeElement)"), "the focus is kept"
            expect(card.locator("[data-part=moved]")).not_to_be_empty()


def tab_to(page: Page, target: Locator) -> None:
    for key in ["Tab"] * 90:
        page.keyboard.press(key)
        if target.evaluate("one => one === document.activeElement"):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
            return
    raise AssertionError(f"the Tab key never comes to {target}")


@each_kind
def test_a_reload_keeps_the_response_and_its_mark(visit, base, made, kind) -> None:
    page = visit(base).open(f"{kind}.html")
    for item in items(made, kind):
        card = question(page, item.ident)
        give(card, wrong(item))
        press(card, "Check")
        before = (state(card), card.evaluate(READ), outcome(card).last.inner_text())
        assert before[0] in ("wrong", "partial")
        page.reload()
        assert (state(card), card.evaluate(READ), outcome(card).last.inner_text()) == before


@each_kind
def test_a_test_shows_what_was_given_and_what_is_right(visit, base, made, kind) -> None:
    page = visit(base).open(f"{kind}-test.html")
    for item in items(made, kind):
        give(question(page, item.ident), wrong(item))
    press(page, "Submit")
    expect(page.get_by_role("heading", name="Your result")).to_be_visible()
    for item in items(made, kind):
        card = question(page, item.ident)
        given = wrong(item) if KINDS[kind].is_scored else wrong(item)[:1]
        assert card.evaluate(READ) == given
        assert card.locator("fieldset[data-part=options]").evaluate("one => one.disabled")
        assert re.search(r"\bRight\b", card.inner_text())
        assert ("Not counted." in card.inner_text()) != KINDS[kind].is_scored
    result = page.locator("[data-part=result]")
    expect(result.get_by_text("Not counted, since no script")).to_have_count(
        int(not KINDS[kind].is_scored)
    )
    press(page, "Take the test again")
    for item in items(made, kind):
        give(question(page, item.ident), right(item))
    page.reload()
    press(page, "Submit")
    if KINDS[kind].is_scored:
        expect(page.locator("[data-part=result]")).to_contain_text("Passed.")
        expect(page.locator("[data-part=result]")).to_contain_text("100%")


@each_kind
def test_without_scripts_a_question_and_its_folded_answer_can_be_read(
    visit, base, made, kind
) -> None:
    page = visit(base, java_script_enabled=False).open(f"{kind}.html")
    for item in items(made, kind):
        card = question(page, item.ident)
        expect(card.locator("fieldset[data-part=options]")).to_be_visible()
        for button in card.get_by_role("button").all():
            expect(button).to_be_hidden()
        answer = card.locator("[data-part=answer]")
        expect(answer.get_by_text("Right:").first).to_be_hidden()
        answer.locator("summary").click()
        expect(answer.get_by_text("Right:").first).to_be_visible()


def as_opened(page: Page, found) -> None:
    pass


def tried(page: Page, found) -> None:
    for item in found:
        card = question(page, item.ident)
        give(card, wrong(item))
        press(card, "Check")


def failed(page: Page, found) -> None:
    tried(page, found)
    for item in found:
        question(page, item.ident).get_by_text("Show the answer").click()


def submitted(page: Page, found) -> None:
    for item in found:
        give(question(page, item.ident), wrong(item))
    press(page, "Submit")


VIEWS = {"opened": as_opened, "tried": tried, "failed": failed, "submitted": submitted}


def view(visit, base, made, kind, name, **options) -> Page:
    page: Page = visit(base, **options).open(f"{kind}{'-test' if name == 'submitted' else ''}.html")
    VIEWS[name](page, items(made, kind))
    return page


@each_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barriers(visit, base, made, kind, scheme) -> None:
    for name in VIEWS:
        page = view(visit, base, made, kind, name, color_scheme=scheme)
        page.add_script_tag(path=AXE)
        assert [one for one in page.evaluate(RUN_AXE) if one["ours"]] == []


@each_kind
def test_on_a_narrow_screen(visit, base, made, kind) -> None:
    for name in VIEWS:
        page = view(visit, base, made, kind, name, viewport={"width": 320, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.locator("form[data-assess=item]").evaluate_all(STICKS_OUT) == []
        targets = page.locator("form").locator(f"button, summary, {CONTROLS}")
        for target in targets.all():
            box = target.bounding_box() if target.is_visible() else None
            if box and target.get_attribute("type") not in ("radio", "checkbox"):
                assert box["height"] >= 43.5, target.evaluate("one => one.outerHTML")


@each_kind
def test_a_page_loads_its_own_kind_and_weighs_little(visit, base, made, serve, kind) -> None:
    folder = Path(made.app.outdir)
    reader = visit(serve(folder))
    reader.open(f"{kind}.html")
    reader.page.wait_for_load_state("networkidle")
    ours = {
        re.sub(r"\?.*", "", url).removeprefix(reader.base)[1:]
        for url in reader.requests
        if "/assess/" in url
    }
    assert {Path(path).stem for path in ours if "/kinds/" in path} == {kind} - {"choice"}
    weight = sum(len(gzip.compress((folder / path).read_bytes(), 9)) for path in ours)
    assert weight < KIND_LIMIT
