"""The foot of a question, by which a reader reports it: the issue form, or a text to copy."""

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from sample import COURSE

from sphinx_assess import testing

GITHUB = "https://github.com/owner/course/issues/new?labels=content&title=gone"
GITLAB = "https://gitlab.com/owner/group/course/-/issues/new"
FACTS = ["Question: dns-port", "Revision: ", "Page: test"]


def build(folder, files, builder="html", **config):
    """Build with reports, which a site must ask for."""
    return testing.build(folder, files, builder, **{"assess_report": True, **config})


def test_a_site_that_does_not_ask_has_no_report(tmp_path):
    site = testing.build(tmp_path, COURSE)
    assert reports(site, "quiz.html") == []
    assert "report.js" not in site.read("quiz.html")


def reports(site, name):
    return html.fromstring(site.read(name)).xpath("//form//*[@data-part='report']")


def last(site, name, ident):
    """Return the last visible part of a question."""
    path = f"//form[@data-ident='{ident}']/*[not(self::script)][last()]"
    (found,) = html.fromstring(site.read(name)).xpath(path)
    return found


@pytest.mark.parametrize(
    ("form", "title", "body"),
    [(GITHUB, "title", "body"), (GITLAB, "issue[title]", "issue[description]")],
)
def test_a_repository_gets_a_prefilled_issue(tmp_path, form, title, body):
    site = build(tmp_path, COURSE, assess_repository=form)
    assert site.warnings == []
    report = last(site, "test.html", "dns-port")
    (link,) = report.xpath("./a")
    address = urlsplit(link.get("href"))
    assert f"{address.scheme}://{address.netloc}{address.path}" == form.split("?")[0]
    query = parse_qs(address.query)
    assert query.pop(title) == ["Question dns-port"]
    (text,) = query.pop(body)
    for fact in FACTS:
        assert f"\n{fact}" in text
    assert query == ({"labels": ["content"]} if form == GITHUB else {})
    # The script adds the form at the end of the address.
    assert address.query.rpartition("&")[2].startswith(("body=", "issue%5Bdescription%5D="))
    assert (link.get("target"), "noopener" in link.get("rel")) == ("_blank", True)
    assert link.text == "Report this question (new tab)"


def test_without_a_repository_a_text_to_copy(tmp_path):
    report = last(build(tmp_path, COURSE), "test.html", "dns-port")
    assert report.tag == "details"
    assert report.get("open") is None
    (box,) = report.xpath(".//label/textarea[@readonly]")
    assert [any(line.startswith(fact) for line in box.text.splitlines()) for fact in FACTS] == [
        True
    ] * 3
    assert report.xpath(".//button[@type='button']/text()") == ["Copy"]


@pytest.mark.parametrize("form", ["", GITHUB])
@pytest.mark.parametrize("key", ["page", "none"])
def test_every_question_has_one_and_none_reveals_anything(tmp_path, form, key):
    site = build(tmp_path, COURSE, assess_repository=form, assess_key=key)
    assert (len(reports(site, "quiz.html")), len(reports(site, "test.html"))) == (2, 3)
    for name in ("quiz.html", "test.html"):
        for report in reports(site, name):
            text = html.tostring(report, encoding="unicode")
            for secret in ["DNS use", "That is HTTP", "UDP", "well-known", "correct", "SMTP"]:
                assert secret not in text
            assert str(tmp_path) not in text


def test_the_text_is_not_found_by_the_search(tmp_path):
    index = build(tmp_path, COURSE).read("searchindex.js").lower()
    assert '"revision"' not in index


def test_other_books_have_none(tmp_path):
    for builder in ("text", "epub", "latex"):
        site = build(tmp_path / builder, COURSE, builder, assess_repository=GITHUB)
        for path in (tmp_path / builder / "build" / builder).rglob("*"):
            if path.suffix in {".txt", ".xhtml", ".tex"}:
                assert "issues/new" not in path.read_text("utf-8")
        assert site.app.builder.name == builder


@pytest.mark.parametrize(
    "value",
    [
        "https://github.com/owner/course",
        "owner/course",
        "javascript:x/issues/new",
        "https://x.org/a/issues/new#x y",
    ],
)
def test_another_address_is_refused(tmp_path, value):
    site = build(tmp_path, COURSE, assess_repository=value)
    assert site.warnings == [
        f"WARNING: assess_repository is {value!r}; "
        "use an address ending in /issues/new in conf.py [assess.config]"
    ]
    assert reports(site, "quiz.html")[0].tag == "details"


def test_in_german(tmp_path):
    site = build(tmp_path, COURSE, language="de")
    assert reports(site, "quiz.html")[0].xpath("./summary/text()") == ["Diese Frage melden"]
