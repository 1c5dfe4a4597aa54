"""A lab's page: a conversation by keyboard, told once, kept, saved and printed; nothing leaves it.

The guide is a stand-in (lab_root/_static/standin.js), so that these tests are about the page.
"""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import build
from tests.browser.steps import press, tab_to, worded
from tests.browser.test_pages import AXE, RUN_AXE, STICKS_OUT

# Counts what the log announces, and what else does.
COUNT_LIVE = """() => {
    window.said = [];
    window.other = [];
    const log = document.querySelector("[role=log]");
    new MutationObserver((changes) => {
        if (log.getAttribute("aria-live") === "off") return;
        for (const {addedNodes, target} of changes) {
            for (const node of addedNodes) window.said.push([target === log, node.textContent]);
        }
    }).observe(log, {childList: true, subtree: true, characterData: true});
    for (const region of document.querySelectorAll("[role=status]")) {
        new MutationObserver(() => {
            if (region.textContent) window.other.push(region.textContent);
        }).observe(region, {childList: true, subtree: true, characterData: true});
    }
}"""
HOSTILE = (
    '<img src="x" onerror="document.title=1"><script>document.title=2</script>[x](javascript:1)'
)
PAGE_LIMIT = 15_000


@pytest.fixture(scope="module")
def lab_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("lab") / "furo", root="lab_root")


@pytest.fixture(scope="module")
def bare_lab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("lab") / "basic"
    return build(out, "-D", "html_theme=basic", "-D", "language=ar", root="lab_root")


@pytest.fixture
def opened(visit, lab_site: Path) -> Callable[..., Page]:
    """Open the lab; its scripts have started."""

    def begin(**options: object) -> Page:
        return ready(visit(lab_site.as_uri(), **options).open("lab.html"))

    return begin


def ready(page: Page) -> Page:
    page.wait_for_selector(".assess-lab[data-ready]")
    expect(page.locator("[role=log][aria-live]")).to_have_count(0)
    return page


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name=worded(page, "Your message"))


def turns(page: Page) -> list[str]:
    """Return what was said after the opening, each with its voice."""
    return [re.sub(r"\s+", " ", text) for text in page.locator(".assess-turn").all_inner_texts()][
        1:
    ]


def write(page: Page, text: str) -> Page:
    """Send a message by keyboard and wait for the reply."""
    whole = page.locator(".assess-turn:not(.assess-draft)")
    before = whole.count()
    field(page).fill(text)
    field(page).press("Enter")
    expect(whole).to_have_count(before + 2)
    return page


def completed(page: Page) -> None:
    for text in ("Which port does DNS use?", "plug in a cable", "it offers many services"):
        write(page, text)


def closed(page: Page) -> None:
    completed(page)
    press(page, "Show what was covered")


def asked_to_remove(page: Page) -> None:
    completed(page)
    press(page, "Start again")


def as_opened(page: Page) -> None:
    pass


VIEWS = [as_opened, completed, closed, asked_to_remove]
each_view = pytest.mark.parametrize("prepare", VIEWS, ids=lambda view: view.__name__)


def test_a_lab_by_keyboard_alone(opened) -> None:
    page = opened()
    tab_to(page, "textContent", "What is a port?")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "message"
    page.keyboard.type("first line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("I plug in a cable")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "message"
    page.keyboard.type("it is for services")
    tab_to(page, "textContent", "Send")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.name") == "message"
    said = turns(page)
    assert said[0] == "You What is a port?"
    assert said[1].startswith("Tutor The course says: A port tells one service")
    assert said[2] == "You first line I plug in a cable"
    assert said[5].endswith("3 of 3 exchanges. The lab is complete.")
    tab_to(page, "textContent", "Show what was covered")
    page.keyboard.press("Enter")
    assert turns(page)[-1].startswith("Tutor What this conversation covered Covered")
    tab_to(page, "textContent", "Start again")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Keep it"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Start again"
    expect(page.get_by_role("button", name="Remove it")).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert turns(page) == []
    assert page.evaluate("document.activeElement.name") == "message"
    expect(page.get_by_text("0 of 3 exchanges.")).to_be_visible()


def test_every_message_is_announced_once_and_a_return_says_nothing(opened) -> None:
    page = opened()
    page.evaluate(COUNT_LIVE)
    write(page, "Which port does DNS use?")
    write(page, "I have no idea")
    said = page.evaluate("window.said")
    assert [whole for whole, _ in said] == [True] * 4
    assert [text[:3] for _, text in said] == ["You", "Tut", "You", "Tut"]
    assert said[1][1].endswith("1 of 3 exchanges.")
    assert page.evaluate("window.other") == []
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', {COUNT_LIVE})")
    page.reload()
    ready(page)
    assert len(turns(page)) == 4
    assert page.evaluate("window.said") == []


def test_the_tree_has_two_voices(opened) -> None:
    page = opened()
    write(page, "it offers many services")
    expect(page.locator("[role=log]")).to_match_aria_snapshot("""
        - log "Conversation":
          - paragraph: Tutor
          - paragraph: Welcome. Why does a machine need ports?
          - paragraph: Take your time.
          - paragraph: You
          - paragraph: it offers many services
          - paragraph: Tutor
          - paragraph: "You have said a key point of this lab:"
          - list:
            - listitem:
              - paragraph: A port tells the services of one machine apart.
          - paragraph: "Go on: what else belongs to it, and why?"
          - paragraph: 1 of 3 exchanges.
    """)
    expect(field(page)).to_have_accessible_description(
        "Enter sends. Shift and Enter begin a new line. 1 of 3 exchanges."
    )


def test_the_ladder_is_said_in_the_authors_words(opened) -> None:
    page = opened()
    for text in ("one", "two", "three", "four"):
        write(page, text)
    said = turns(page)
    assert said[1].startswith("Tutor Say more: what makes you think so?")
    assert said[3].startswith("Tutor A hint: Think of a machine that is a web server")
    assert said[5].startswith(
        "Tutor Complete this sentence in your own words: A port tells one ____ from another."
    )
    assert said[7].startswith("Tutor Here is the point in full: One machine has one address")
    link = page.locator(".assess-turn").last.get_by_role("link", name="What a port is")
    assert (link.get_attribute("href") or "").startswith("lesson.html#")
    assert page.locator("[role=log] [id], [role=log] [data-part]").count() == 0


def test_what_does_not_count_says_why(opened) -> None:
    page = opened()
    write(page, "banana")
    write(page, "banana")
    assert "This is not about the lesson, so it does not count" in turns(page)[1]
    assert "You have written this before, so it does not count" in turns(page)[3]
    expect(page.locator("[data-part=progress]")).to_have_text("0 of 3 exchanges.")
    field(page).press("Enter")
    expect(page.get_by_role("status")).to_have_text("Write a message first.")
    assert len(turns(page)) == 4


def test_the_close_lists_what_was_covered_and_what_was_not(opened) -> None:
    page = opened()
    closed(page)
    expect(page.locator(".assess-close")).to_match_aria_snapshot("""
        - paragraph:
          - strong: What this conversation covered
        - paragraph: Covered
        - list:
          - listitem:
            - paragraph: A port tells the services of one machine apart.
        - paragraph: Not yet covered
        - list:
          - listitem:
            - paragraph: A machine has one address for all its services.
        - paragraph: Looked at again
        - list:
          - listitem:
            - paragraph: A port is a socket in the case of the machine.
    """)
    expect(page.get_by_role("button", name="Show what was covered")).to_be_hidden()


def test_the_model_points_wait_for_the_end(opened) -> None:
    page = opened()
    expect(page.get_by_text("Model points", exact=True)).to_be_hidden()
    completed(page)
    page.get_by_text("Model points", exact=True).click()
    expect(page.locator("[data-part=assertion]").first).to_be_visible()


def test_a_link_to_the_course_and_back_keeps_the_conversation(opened) -> None:
    page = opened()
    write(page, "Which port does DNS use?")
    said = turns(page)
    page.get_by_role("link", name="From: Ports, What a port is").click()
    page.wait_for_url("**/lesson.html#*")
    page.go_back()
    ready(page)
    assert turns(page) == said
    write(page, "I have no idea")
    assert turns(page)[-1].endswith("2 of 3 exchanges.")


def test_completion_is_stored(opened) -> None:
    page = opened()
    kept = "JSON.parse(localStorage.getItem('assess:1:lab-sample:ports-lab'))"
    write(page, "one")
    assert page.evaluate(f"(({kept}).done)") is False
    completed(page)
    stored = page.evaluate(kept)
    assert (stored["done"], stored["progress"]["n"], len(stored["turns"])) == (True, 4, 8)


def test_damaged_memory_is_no_conversation(opened, visit, lab_site) -> None:
    page = opened()
    bad = '{"turns":[{"who":"learner"},{"who":"tutor"},7,{"who":"learner","text":"kept"}]}'
    page.evaluate("text => localStorage.setItem('assess:1:lab-sample:ports-lab', text)", bad)
    page.reload()
    ready(page)
    assert turns(page) == ["You kept"]


def test_stored_addresses_lead_nowhere_else(opened) -> None:
    page = opened()
    hrefs = ["javascript:alert(1)", "//evil.example/", "lesson.html"]
    turn = {"who": "tutor", "move": "answer", "found": [], "wrong": [], "say": []}
    cites = [{"page": "P", "title": "T", "text": "words", "href": href} for href in hrefs]
    page.evaluate(
        "value => localStorage.setItem('assess:1:lab-sample:ports-lab', JSON.stringify(value))",
        {"turns": [{**turn, "cites": cites}]},
    )
    page.reload()
    ready(page)
    links = page.locator(".assess-quote a").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    assert links == [None, None, "lesson.html"]


def test_hostile_words_stay_words(opened) -> None:
    page = opened()
    title = page.title()
    write(page, HOSTILE)
    assert turns(page)[0] == f"You {HOSTILE}"
    page.reload()
    ready(page)
    assert turns(page)[0] == f"You {HOSTILE}"
    assert page.locator("[role=log] img, [role=log] script").count() == 0
    assert page.title() == title


def test_the_conversation_is_saved_as_markdown(opened) -> None:
    page = opened()
    write(page, "Which port does DNS use?")
    write(page, f"# not a heading\n- *no* list {HOSTILE}")
    with page.expect_download() as download:
        press(page, "Save the conversation")
    assert download.value.suggested_filename == "ports-lab-conversation.md"
    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith(
        "# Talk about ports\n\n**Tutor**\n\nWelcome. Why does a machine need ports?"
    )
    assert (
        "**You**\n\nWhich port does DNS use?\n\n**Tutor**\n\nThe course says:\n\n> A port" in text
    )
    assert re.search(r"\[From: Ports, What a port is\]\(<file://.*/lesson\.html#\w+>\)", text)
    assert "\\# not a heading  \n\\- \\*no\\* list \\<img" in text
    assert "<script" not in text.replace("\\<script", "")
    assert "[x](" not in text


def test_a_slow_reply_is_told_in_words(opened) -> None:
    page = opened()
    field(page).fill("slowly please")
    field(page).press("Enter")
    expect(page.get_by_role("status")).to_have_text("The tutor is writing an answer.")
    field(page).fill("meanwhile")
    field(page).press("Enter")
    expect(page.locator(".assess-turn")).to_have_count(3)
    expect(page.get_by_role("status")).to_have_text("")
    assert turns(page)[-1].startswith("Tutor Go on")
    expect(field(page)).to_have_value("meanwhile")


def test_removing_the_conversation_stops_a_reply(opened) -> None:
    page = opened()
    field(page).fill("slowly please")
    field(page).press("Enter")
    page.evaluate("document.querySelector('[data-action=clear]').click()")
    page.wait_for_timeout(2700)
    assert turns(page) == []


def test_another_tutor_streams_and_can_be_stopped(visit, lab_site) -> None:
    reader = visit(lab_site.as_uri())
    reader.context.add_init_script("""document.addEventListener("DOMContentLoaded", () => {
        Assess.more.chat = (slot, lab, guide, use) => use({
            reply: (said, {onText, signal}) => new Promise((done, fail) => {
                onText("half an <b>answ");
                signal.addEventListener("abort", () => {
                    if (said.at(-1).text === "fail") fail(new Error("gone"));
                    else done({...guide.reply(said), idea: undefined, say: [], text: "half an answer\\n\\n<b>and more</b>"});
                });
            }),
        });
    });""")
    page = ready(reader.open("lab.html"))
    page.evaluate(COUNT_LIVE)
    field(page).fill("hello")
    field(page).press("Enter")
    expect(page.locator(".assess-draft")).to_contain_text("half an <b>answ")
    press(page, "Stop the answer")
    expect(page.locator(".assess-turn").last).to_contain_text("half an answer")
    expect(page.locator(".assess-turn").last).to_contain_text("<b>and more</b>")
    assert len(page.evaluate("window.said")) == 2
    assert page.evaluate("document.activeElement.name") == "message"
    field(page).fill("fail")
    field(page).press("Enter")
    press(page, "Stop the answer")
    expect(page.locator(".assess-turn").last).to_contain_text("A hint:")


def test_without_its_guide_the_page_says_so(visit, lab_site) -> None:
    reader = visit(lab_site.as_uri())
    for name in ("standin", "lab/guide"):
        reader.context.route(f"**/{name}.js*", lambda route: route.abort())
    page = reader.open("lab.html")
    expect(page.get_by_role("status")).to_contain_text("The tutor could not be loaded.")
    expect(page.get_by_text("Model points", exact=True)).to_be_visible()
    assert any("no guide" in error for error in reader.errors)
    reader.errors = []


def test_no_request_during_a_conversation(visit, lab_site, serve) -> None:
    reader = visit(serve(lab_site))
    page = ready(reader.open("lab.html"))
    page.wait_for_load_state("networkidle")
    before = list(reader.requests)
    closed(page)
    write(page, "banana")
    with page.expect_download():
        press(page, "Save the conversation")
    after = [url for url in reader.requests[len(before) :] if not url.startswith("blob:")]
    assert after == []
    assert [url for url in before if not url.startswith(reader.base)] == []


def test_the_same_messages_give_the_same_transcript(opened) -> None:
    first, second = opened(), opened()
    closed(first)
    closed(second)
    logs = [page.locator("[role=log]").evaluate("one => one.outerHTML") for page in (first, second)]
    assert logs[0] == logs[1]


def test_without_scripts(visit, lab_site) -> None:
    page = visit(lab_site.as_uri(), java_script_enabled=False).open("lab.html")
    for text in ("A patient operator", "Say in your own words", "Welcome.", "What is a port?"):
        expect(page.locator(".assess-lab").get_by_text(text)).to_be_visible()
    expect(page.get_by_text("The conversation needs scripts")).to_be_visible()
    expect(page.locator("textarea")).to_be_hidden()
    for button in page.locator(".assess-lab button").all():
        expect(button).to_be_hidden()
    point = page.locator("[data-part=assertion]").first
    expect(point).to_be_hidden()
    page.get_by_text("Model points", exact=True).click()
    expect(point).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@each_view
def test_no_barriers(opened, prepare, scheme: str) -> None:
    page = opened(color_scheme=scheme)
    prepare(page)
    page.add_script_tag(path=AXE)
    assert [one for one in page.evaluate(RUN_AXE) if one["ours"]] == []


@each_view
def test_another_theme_from_right_to_left(visit, bare_lab, prepare) -> None:
    page = visit(bare_lab.as_uri(), viewport={"width": 320, "height": 640}).open("lab.html")
    page.evaluate("document.documentElement.dir = 'rtl'")
    prepare(ready(page))
    page.add_script_tag(path=AXE)
    assert [one for one in page.evaluate(RUN_AXE) if one["ours"]] == []
    assert page.locator(".assess-lab").evaluate_all(STICKS_OUT) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
@each_view
def test_nothing_sticks_out_and_targets_are_large(opened, prepare, width: int) -> None:
    page = opened(viewport={"width": width, "height": 740})
    prepare(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".assess-lab").evaluate_all(STICKS_OUT) == []
    buttons = page.locator(".assess-lab button, .assess-lab summary")
    heights = [box["height"] for one in buttons.all() if (box := one.bounding_box())]
    assert heights
    assert min(heights) >= 43.5


def test_long_words_are_broken(opened) -> None:
    page = opened(viewport={"width": 320, "height": 740})
    write(page, "x" * 400)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".assess-lab").evaluate_all(STICKS_OUT) == []


def test_forced_colours_and_less_motion(opened) -> None:
    page = opened(forced_colors="active", reduced_motion="reduce")
    completed(page)
    learner = page.locator('[data-who="learner"]').first
    assert learner.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    moving = page.locator(".assess-lab *").evaluate_all(
        "all => all.map(one => getComputedStyle(one)).filter((one) =>"
        " !/^(0s|all)/.test(one.transitionDuration) || one.animationName !== 'none').length"
    )
    assert moving == 0


def test_the_whole_conversation_is_printed(opened) -> None:
    page = opened()
    completed(page)
    page.evaluate("window.print = () => { window.printed = true; }")
    press(page, "Print it")
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    for turn in page.locator(".assess-turn").all():
        expect(turn).to_be_visible()
    for gone in ("textarea", "[data-part=controls]", "[data-part=starters]"):
        expect(page.locator(gone)).to_be_hidden()


def test_a_strict_content_security_policy(visit, bare_lab, serve) -> None:
    reader = visit(serve(bare_lab, strict=True))
    reader.open("plain.html")
    of_the_theme, reader.errors = reader.errors, []
    page = ready(reader.open("lab.html"))
    completed(page)
    with page.expect_download():
        press(page, "Save the conversation")
    assert sorted(reader.errors) == sorted(of_the_theme)
    reader.errors = []


def test_weight(visit, lab_site, serve, capsys) -> None:
    """What a lab's page loads of ours, without the guide's own files and the lab's data."""
    reader = visit(serve(lab_site))
    ready(reader.open("lab.html"))
    paths = {re.sub(r"\?.*", "", url).removeprefix(reader.base) for url in reader.requests}
    ours = {path for path in paths if "/assess/" in path}
    assert {"lab.js", "lab.css", "ports-lab.js"} <= {Path(path).name for path in ours}
    weights = {path: len(gzip.compress((lab_site / path[1:]).read_bytes(), 9)) for path in ours}
    of_the_page = ("assess.js", "assess.css", "lab.js", "lab.css")
    page = sum(weight for path, weight in weights.items() if Path(path).name in of_the_page)
    rest = sum(weight for path, weight in weights.items() if Path(path).name != "vectors.js")
    with capsys.disabled():
        print(f"\nlab page: {page} bytes; with guide, stemmer and data, without vectors: {rest}")
    assert page < PAGE_LIMIT


def test_a_page_without_a_lab_loads_nothing_of_it(visit, lab_site, serve) -> None:
    reader = visit(serve(lab_site))
    reader.open("lesson.html")
    reader.page.wait_for_load_state("networkidle")
    assert [url for url in reader.requests if "/lab" in url and "assess" in url] == []
