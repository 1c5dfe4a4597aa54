"""Labs: data for the page, an exercise on paper, records, translation, builds that follow builds."""

import json
import re
from pathlib import Path

import pytest
from lab_sample import COURSE, KEYWORDS, LAB, LESSON, PROSE
from sphinx.builders.html import _assets
from test_builders import EPUB, THEIRS
from test_incremental import ROOTS, outputs, written

from sphinx_assess.testing import CONF, build

DATA = "_static/assess/labs/ports-lab.js"
BUILDERS = [
    "html",
    "dirhtml",
    "singlehtml",
    pytest.param("htmlhelp", marks=THEIRS),
    pytest.param("json", marks=THEIRS),
    "epub",
    "latex",
    "text",
    "man",
    "texinfo",
    "gettext",
    "dummy",
    "xml",
    "pseudoxml",
    "linkcheck",
]


def data_of(result):
    """Return what a lab's file hands to the page."""
    match = re.fullmatch(r'Assess\.lab\("ports-lab",(.*)\);\n', result.read(DATA), re.S)
    return json.loads(match[1])


def words(text):
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("name", BUILDERS)
def test_builds_without_warning(name, tmp_path):
    assert build(tmp_path, COURSE, name, nitpicky=True, **EPUB).warnings == []


def test_the_page_holds_the_conversation_and_the_points_once(tmp_path):
    page = build(tmp_path, COURSE).read("lab.html")
    lab = page[page.index('data-assess="lab"') : page.index("Common mistakes")]
    order = ["persona", "goal", "rules", "tutor", "log", "starters", "say", "controls", "points"]
    places = [lab.index(f'data-part="{name}"') for name in order]
    assert places == sorted(places)
    for name in ("idea", "hint", "prompt", "assertion"):
        assert lab.count(f'data-part="{name}" data-idea="many-services"') == 1
    assert lab.count("Think of a machine that is a web server") == 1
    assert 'data-part="correction" data-idea="is-hardware"' in page
    assert '<script type="application/json" data-assess="lab">{"v":1,"exchanges":2,' in page
    assert "This tutor is not a language model." in words(lab)
    assert "2 exchanges complete the lab." in lab


def test_what_tells_an_idea_is_in_the_data_and_not_in_the_page(tmp_path):
    result = build(tmp_path, COURSE)
    (services, hardware), page = data_of(result)["ideas"], result.read("lab.html")
    assert services["ident"] == "many-services"
    assert services["type"] == "expectation"
    assert services["phrasings"] == [
        "with ports one machine can offer several services",
        "the number says which program it's for",
    ]
    assert services["concepts"] == [
        [["port", "number 32,768"], ["service", "program"]],
        [["door"], ["house"]],
    ]
    assert hardware["type"] == "misconception"
    assert "one machine can offer several services" not in page
    assert "plug, cable" not in page


def test_passages_come_from_the_pages_named_and_never_from_questions(tmp_path):
    result = build(tmp_path, {**COURSE, "lab.md": LAB.replace(":pages: unit/*", ":pages: *")})
    data = data_of(result)
    texts = [passage["text"] for passage in data["passages"]]
    assert any("DNS listens on port 53" in text for text in texts)
    assert {passage["href"].partition("#")[0] for passage in data["passages"]} == {
        "unit/lesson.html",
        "index.html",
    }
    for hidden in ("secret feedback", "Which port does DNS use"):
        assert hidden not in result.read(DATA).partition('"passages"')[2]
    assert data["language"] == "en"


def test_without_pages_a_lab_quotes_its_own_folder(tmp_path):
    lab = LAB.replace(":pages: unit/*\n", "")
    index = COURSE["index.md"].replace("\nlab\n", "\nunit/talk\n")
    files = {"index.md": index, "unit/talk.md": lab, "unit/lesson.md": LESSON}
    files |= {name: COURSE[name] for name in ("answers.md", "map.md")}
    data = data_of(build(tmp_path, files))
    assert {passage["href"].partition("#")[0] for passage in data["passages"]} == {"lesson.html"}


def test_every_address_of_a_passage_is_there(tmp_path):
    for builder, base in (("html", ""), ("dirhtml", "lab/"), ("singlehtml", "")):
        result = build(tmp_path / builder, COURSE, builder)
        for passage in data_of(result)["passages"]:
            path, _, anchor = passage["href"].partition("#")
            page = Path(result.app.outdir, base, path)
            page = Path(result.app.outdir, "index.html") if builder == "singlehtml" else page
            text = (page / "index.html" if page.is_dir() else page).read_text("utf-8")
            assert f'id="{anchor}"' in text


def test_a_lab_works_without_keys_and_tells_none_of_a_question(tmp_path):
    result = build(tmp_path, COURSE, assess_key="none")
    assert result.warnings == []
    assert data_of(result)["ideas"]
    assert 'data-part="assertion"' in result.read("lab.html")
    for path in Path(result.app.outdir).rglob("*"):
        if path.suffix in {".html", ".js"}:
            assert "secret feedback" not in path.read_text("utf-8")


def test_only_its_page_loads_the_scripts(tmp_path):
    result = build(tmp_path, COURSE)
    assert DATA in result.read("lab.html")
    assert "assess/lab.css" in result.read("lab.html")
    for name in ("index", "unit/lesson", "answers", "map"):
        assert "assess/lab" not in result.read(f"{name}.html")
    assert "offtopic" not in result.read("unit/lesson.html")


def test_paper_holds_an_exercise_and_the_answer_key_its_points(tmp_path):
    result = build(tmp_path, COURSE, "text")
    lab, answers = words(result.read("lab.txt")), words(result.read("answers.txt"))
    for text in ("A patient *operator*", "Say in your own words", "Welcome.", "* What is a port?"):
        assert text in lab
    for text in (
        "tells the services",
        "several services",
        "web server",
        "A port tells one",
        "socket",
    ):
        assert text not in lab
    assert "**In your own words:** ____" in lab
    points = (
        "* A port tells the services of one machine apart. One machine has one address and many "
        "services: What a port is. **Common mistakes:** * A port is a socket in the case of the "
        "machine. That is another meaning of the word: What a port is."
    )
    assert points in answers
    assert answers.index("Question 1") < answers.index(points)


def test_points_inline_and_none(tmp_path):
    result = build(tmp_path / "a", COURSE, "text", assess_paper_answers="inline")
    assert "tells the services" in words(result.read("lab.txt"))
    assert "tells the services" not in words(result.read("answers.txt"))
    result = build(tmp_path / "b", COURSE, "text", assess_paper_answers="none")
    assert "tells the services" not in result.read("lab.txt") + result.read("answers.txt")


def test_points_follow_the_lab_when_no_page_holds_them(tmp_path):
    answers = "# Answers\n\n:::{answer-key}\n:pages: unit/*\n:::\n"
    result = build(tmp_path, {**COURSE, "answers.md": answers}, "text")
    assert "tells the services" in words(result.read("lab.txt"))
    assert "tells the services" not in words(result.read("answers.txt"))


def test_links_both_ways_in_latex(tmp_path):
    tex = build(tmp_path, COURSE, "latex").read("sample.tex")
    for name in ("lab:lab-ports-lab", "answers:answers-lab-ports-lab"):
        assert rf"\label{{\detokenize{{{name}}}}}" in tex
        assert rf"\hyperref[\detokenize{{{name}}}]" in tex


def test_the_role_links_to_a_lab_by_the_title_of_its_page(tmp_path):
    page = build(tmp_path, COURSE).read("index.html")
    assert 'href="lab.html#lab-ports-lab"><span>Talk about ports</span>' in page
    assert ">that talk<" in page


def test_the_map_of_objectives_names_the_lab(tmp_path):
    text = words(build(tmp_path, COURSE, "text").read("map.txt"))
    assert "Practised: Ports, question 1 · Discussed: Talk about ports" in text


def test_a_test_sends_readers_to_the_lab_too(tmp_path):
    test = "# Test\n\n:::{test} final\n:draw: dns-port\n:::\n"
    files = {
        **COURSE,
        "test.md": test,
        "index.md": COURSE["index.md"].replace("map\n", "map\ntest\n"),
    }
    page = build(tmp_path, files).read("test.html")
    practise = page[page.index('data-part="practise"') :]
    assert 'href="lab.html#lab-ports-lab"' in practise[: practise.index("</div>")]


def test_the_inventory_holds_the_lab(tmp_path):
    objects = list(build(tmp_path, COURSE).env.get_domain("assess").get_objects())
    assert ("ports-lab", "ports-lab", "lab", "lab", "lab-ports-lab", -1) in objects


def test_catalogues_hold_all_prose_and_no_keyword(tmp_path):
    result = build(tmp_path, COURSE, "gettext", gettext_compact="all")
    messages = re.findall(r'^msgid "(.+)"$', result.read("all.pot"), re.MULTILINE)
    assert [prose for prose in PROSE if prose not in messages] == []
    assert [message for message in messages if message in KEYWORDS] == []


def test_a_translated_lab_listens_for_translated_words(tmp_path):
    from babel.messages import Catalog, mofile

    catalogue = Catalog("de")
    catalogue.add("service, program", "Dienst, Anwendung")
    catalogue.add("door", "Tür")
    catalogue.add("Take your time.", "Lass dir Zeit.")
    folder = tmp_path / "source" / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "lab.mo").open("wb") as file:
        mofile.write_mo(file, catalogue)
    result = build(
        tmp_path, COURSE, language="de", locale_dirs=["locale"], gettext_auto_build=False
    )
    assert result.warnings == []
    data, page = data_of(result), result.read("lab.html")
    assert data["ideas"][0]["concepts"][0][1] == ["Dienst", "Anwendung"]
    assert data["ideas"][0]["concepts"][1] == [["Tür"], ["house"]]
    assert data["language"] == "de"
    assert "Lass dir Zeit." in page
    assert "kein Sprachmodell" in page


def test_serial_and_parallel_builds_are_the_same(tmp_path):
    files = {f"more/page-{n}.md": f"# Page {n}\n\nWords on page {n}.\n" for n in range(12)}
    files |= {**COURSE, "conf.py": CONF + "suppress_warnings = ['toc.not_included']\n"}
    serial = build(tmp_path / "serial", files)
    parallel = build(tmp_path / "parallel", files, parallel=2)
    assert outputs(serial) == outputs(parallel)
    assert outputs(serial)[DATA]


def test_editing_a_page_that_may_be_quoted_rewrites_the_lab_and_its_data(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    _assets._file_checksum_inner.cache_clear()  # Sphinx keeps it as long as the process
    changed = LESSON.replace("on port 53, which", "on port 53, as")
    pages, result = written(tmp_path, {"unit/lesson.md": changed}, monkeypatch)
    assert pages - ROOTS == {"unit/lesson", "lab"}
    assert "on port 53, as" in result.read(DATA)
    digest = re.search(r"ports-lab\.js\?v=(\w+)", result.read("lab.html"))
    fresh = build(tmp_path / "fresh", {**COURSE, "unit/lesson.md": changed})
    assert digest
    assert digest[0] in fresh.read("lab.html")


def test_editing_another_page_rewrites_no_lab(tmp_path, monkeypatch):
    build(tmp_path, COURSE)
    pages, _ = written(tmp_path, {"map.md": COURSE["map.md"] + "\nWords.\n"}, monkeypatch)
    assert pages - ROOTS == {"map"}


def test_editing_a_lab_rewrites_the_printed_answers(tmp_path):
    build(tmp_path, COURSE, "text")
    changed = LAB.replace("the services of one machine apart", "services apart")
    text = build(tmp_path, {"lab.md": changed}, "text").read("answers.txt")
    assert "A port tells services apart." in text


def test_the_data_of_a_lab_that_is_gone_is_removed(tmp_path):
    build(tmp_path, COURSE)
    lab = LAB.replace("{lab} ports-lab", "{lab} other-lab")
    index = COURSE["index.md"].replace("ports-lab", "other-lab")
    result = build(tmp_path, {"lab.md": lab, "index.md": index})
    names = [path.name for path in Path(result.app.outdir, DATA).parent.iterdir()]
    assert names == ["other-lab.js"]
