"""The page contract, version 1, as pages keep it."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import html
from sample import COURSE

from sphinx_assess import codec
from sphinx_assess.model import Quiz, Test
from sphinx_assess.testing import CONF, build


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build(tmp_path_factory.mktemp("site"), COURSE, "html")


def page(site, name):
    return html.fromstring(site.read(name))


def find(tree, part, **data):
    """Return elements by their data-part and other data attributes."""
    tests = [f"@data-part='{part}'", *(f"@data-{key}='{value}'" for key, value in data.items())]
    return tree.xpath(f".//*[{' and '.join(tests)}]")


def form(tree, ident):
    (found,) = tree.xpath(f"//form[@data-ident='{ident}']")
    return found


def block(tree, name):
    (script,) = tree.xpath(f"./script[@data-assess='{name}']")
    assert script.get("type") == "application/json"
    return json.loads(script.text)


def test_a_question(site):
    item = form(page(site, "quiz.html"), "dns-port")
    assert item.get("method") == "dialog"
    assert item.get("id") == "question-dns-port"
    assert item.get("data-kind") == "choice"
    assert re.fullmatch("[0-9a-f]{8}", item.get("data-rev"))
    assert block(item, "item")["key"] == {"correct": ["b"]}
    (stem,) = find(item, "stem")
    assert stem.text_content().strip() == "Which port does DNS use?"
    (options,) = find(item, "options")
    assert options.get("aria-labelledby").split() == [
        f"question-dns-port-{x}" for x in ("number", "stem")
    ]
    inputs = options.xpath(".//input")
    assert [(i.get("type"), i.get("name"), i.get("value")) for i in inputs] == [
        ("radio", "response", ident) for ident in "abc"
    ]


def test_an_option_made_of_blocks_is_no_label(site):
    item = form(page(site, "quiz.html"), "even-numbers")
    (option,) = find(item, "option", ident="c")
    assert option.tag == "div"
    (control,) = option.xpath("./input")
    assert control.get("type") == "checkbox"
    (text,) = option.xpath(f".//*[@id='{control.get('aria-labelledby')}']")
    assert "x = 4" in text.text_content()
    assert not option.xpath(".//label")


def test_the_answer_is_folded_away_with_a_reason_for_each_option(site):
    item = form(page(site, "quiz.html"), "dns-port")
    (answer,) = find(item, "answer")
    assert answer.tag == "details"
    assert answer.get("open") is None
    reasons = find(answer, "reason")
    assert [(r.get("data-for"), r.get("data-right")) for r in reasons] == [
        ("a", "no"),
        ("b", "yes"),
        ("c", "no"),
    ]
    assert "Wrong: 80" in reasons[0].text_content()
    (feedback,) = find(reasons[0], "feedback", item="dns-port")
    assert feedback.text_content().strip() == "That is HTTP."
    (explanation,) = [f for f in find(answer, "feedback") if f.get("data-for") == ""]
    assert "IANA" in explanation.text_content()
    before = item.text_content().split("Show the answer")[0]
    assert "That is HTTP." not in before


def test_a_quiz(site):
    tree = page(site, "quiz.html")
    (quiz,) = tree.xpath("//div[@data-assess='quiz']")
    assert block(quiz, "quiz") == codec.encode_practice(Quiz("x"), tries=2, shuffle=True)
    assert len(quiz.xpath(".//form")) == 2
    assert find(quiz, "progress")
    assert "Words between questions stay." in quiz.text_content()


def test_a_test_has_one_answer_block_after_its_last_question(site):
    tree = page(site, "test.html")
    (test,) = tree.xpath("//div[@data-assess='test']")
    assert block(test, "test") == codec.encode_test(Test("x", 0.5), points=4, shuffle=True)
    forms = test.xpath(".//form")
    assert [f.get("data-ident") for f in forms] == ["http-port", "odd-one", "dns-port"]
    assert [f.get("id") for f in forms][0] == "net-final-question-http-port"
    for item in forms:
        assert not find(item, "answer")
        assert not find(item, "hint")
        assert not find(item, "controls")
        assert "well-known port" not in item.text_content()
    (answer,) = find(test, "answer")
    assert {r.get("data-item") for r in find(answer, "reason")} == {
        "http-port",
        "odd-one",
        "dns-port",
    }
    assert forms[-1].getparent().index(forms[-1]) < forms[-1].getparent().index(answer)


def test_a_test_says_what_it_covers_with_links(site):
    (test,) = page(site, "test.html").xpath("//div[@data-assess='test']")
    (objective,) = find(test, "objective", ident="net.1")
    assert objective.get("data-page") == "Names and numbers"
    assert objective.get("data-href") == "quiz.html"
    practice = ["quiz.html#question-dns-port"]
    assert objective.xpath(".//a/@href") == ["quiz.html#ports", *practice]
    (practise,) = find(objective, "practise")
    assert practise.text_content().strip() == "Practise: Names and numbers (question 1)"


def test_links_in_drawn_questions_lead_from_the_test(site):
    item = form(page(site, "test.html"), "http-port")
    assert item.xpath(".//a/@href") == ["quiz.html#ports"]


def test_the_rules_of_a_test_are_said(site):
    (rules,) = find(page(site, "test.html"), "rules")
    assert rules.text == (
        "3 questions, 4 points. To pass you need 2 points (50%). Nothing is marked until you submit."
    )


def test_page_block_stands_once_before_the_first_question(site):
    tree = page(site, "quiz.html")
    (script,) = tree.xpath("//script[@data-assess='page']")
    data = json.loads(script.text)
    assert (data["v"], data["course"], data["tries"]) == (1, "Sample", 2)
    assert data["strings"]["correct"] == "Right."
    text = site.read("quiz.html")
    assert text.index('data-assess="page"') < text.index("<form")


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        ("quiz.html", ["assess.js", "practice.js"]),
        ("test.html", ["assess.js", "test.js"]),
        ("plain.html", []),
        ("index.html", []),
        ("bank.html", []),
        ("answers.html", []),
        ("genindex.html", []),
    ],
)
def test_a_page_loads_only_what_it_needs(site, name, scripts):
    text = site.read(name)
    found = re.findall(
        r'<script blocking="render" defer="defer" src="_static/assess/([\w/.]+)', text
    )
    assert sorted(found) == sorted(scripts)
    assert ("_static/assess/assess.css" in text) == bool(scripts)
    assert ("_static/assess/" in text) == bool(scripts)
    assert ('<script type="application/json"' in text) == bool(scripts)


@pytest.mark.parametrize("theme", ["furo", "alabaster"])
def test_the_first_view_of_a_page_waits_for_its_scripts(tmp_path, theme):
    """Which it does for scripts in the head alone; furo has its own at the end of the body."""
    quiz = ":::{choice-question} one\nWhich?\n\n- [x] This\n- [ ] That\n:::\n"
    built = build(tmp_path, {"index.md": f"# Quiz\n\n{quiz}"}, html_theme=theme)
    head, body = built.read("index.html").split("</head>")
    assert head.count('<script blocking="render" defer="defer" src="_static/assess/') == 2
    assert "_static/assess/" not in body


def test_assess_js_comes_first(site):
    found = re.findall(r"_static/assess/([\w/.]+)\.js", site.read("test.html"))
    assert found[0] == "assess"


def test_no_inline_script_or_handler_of_ours(site):
    for name in ("quiz.html", "test.html"):
        text = site.read(name)
        article = text[text.index('data-assess="page"') - 40 : text.rindex("</section>")]
        for script in re.findall(r"<script[^>]*>", article):
            assert "application/json" in script or "src=" in script
        assert not re.search(
            r"<(form|input|label|button|details|fieldset)[^>]* (on\w+|style)=", text
        )


def test_ids_are_unique(site):
    for name in ("quiz.html", "test.html"):
        ids = page(site, name).xpath("//@id")
        assert len(ids) == len(set(ids))


def test_ids_are_unique_in_one_long_page(tmp_path):
    single = build(tmp_path, COURSE, "singlehtml")
    ids = html.fromstring(single.read("index.html")).xpath("//*[@data-assess or @data-part]//@id")
    assert len(ids) == len(set(ids))
    assert single.read("index.html").count('data-assess="page"') == 1


class Balance(HTMLParser):
    """Notes end tags that close something else than the last open element."""

    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append((tag, self.getpos()))


@pytest.mark.parametrize("name", ["quiz.html", "test.html"])
def test_tags_are_balanced(site, name):
    parser = Balance()
    parser.feed(site.read(name))
    assert not parser.faults
    assert not parser.open


def test_answers_are_not_in_the_search_index(site):
    index = site.read("searchindex.js").lower()
    assert '"port"' in index
    assert "iana" not in index
    assert "udp" not in index
    assert "correct" not in index


def test_no_key_means_no_trace_of_it(tmp_path):
    result = build(tmp_path, COURSE, "html", assess_key="none")
    assert result.warnings == []
    for path in Path(result.app.outdir).rglob("*"):
        if path.suffix not in {".html", ".js", ".inv", ".txt"} or "_static" in path.parts:
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        for secret in [
            "That is HTTP",
            "UDP",
            "IANA",
            "leaves a remainder",
            '"key"',
            "data-right",
            "SMTP",
        ]:
            assert secret not in text, f"{secret} in {path.name}"
    page_ = result.read("quiz.html")
    assert "Which port does" in page_
    assert 'data-action="check"' not in page_


def test_shuffle_and_tries_come_from_the_site(tmp_path):
    result = build(tmp_path, COURSE, "html", assess_shuffle=False, assess_tries=5)
    tree = page(result, "quiz.html")
    (quiz,) = tree.xpath("//div[@data-assess='quiz']")
    assert block(quiz, "quiz") == codec.encode_practice(Quiz("x"), tries=5, shuffle=False)
    assert block(form(tree, "dns-port"), "item")["shuffle"] is None


def test_ids_of_copies_stay_unique(tmp_path):
    """Two pages number their own ids alike; a test draws from both."""
    asked = (
        "# {name}\n\n:::{{choice-question}} {name}\n`code`{{#here-{name}}} "
        "[inside](#here-{name}) and `more`{{#id1}}\n\n- [x] yes\n- [ ] no\n:::\n"
    )
    files = {
        "index.md": "# I\n\n```{toctree}\none\ntwo\nall\n```\n",
        "one.md": asked.format(name="one"),
        "two.md": asked.format(name="two"),
        "all.md": "# All\n\n:::{test} all\n:draw: one, two\n:::\n",
        "conf.py": CONF.replace('"tasklist"', '"tasklist", "attrs_inline"'),
    }
    result = build(tmp_path, files)
    tree = page(result, "all.html")
    ids = tree.xpath("//@id")
    assert {"all-one-id1", "all-two-id1", "all-one-here-one"} <= set(ids)
    assert len(ids) == len(set(ids))
