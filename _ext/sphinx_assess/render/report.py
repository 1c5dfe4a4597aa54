"""Report this question: a prefilled issue, or a text to copy where there is no repository."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import codec
from sphinx_assess.markup import _, raw, tag, text_tag
from sphinx_assess.model import Item

GITLAB = "/-/issues/new"
"""How the path of GitLab's form for a new issue ends; its fields have names of their own."""


def report(repository: str, item: Item, page: str, anchor: str) -> list[Node]:
    """Return the foot of a question, by which a reader reports what is wrong in it.

    It tells the question's ident and revision and the page's name, all of which are
    in the page anyway, and nothing about the reader: no address, which may name a
    folder of theirs, and no response.
    """
    text = report_text(item, page)
    attributes = {"class": "assess-report", "data-part": "report"}
    if repository:
        title = _("Question {ident}").format(ident=item.ident)
        link = {
            "href": issue_url(repository, title, text),
            "target": "_blank",
            "rel": "noopener noreferrer nofollow",
            "aria-describedby": f"{anchor}-number",
        }
        return tag("p", attributes, text_tag("a", link, _("Report this question (new tab)")))
    summary = {"aria-describedby": f"{anchor}-number"}
    # The indexer reads node classes, not raw tags.
    body = nodes.compound("", *_copyable(text), classes=["no-search"])
    return tag("details", attributes, text_tag("summary", summary, _("Report this question")), body)


def report_text(item: Item, page: str) -> str:
    """Return what a report says, with room for the reader's own words before it."""
    lines = [
        _("What is wrong with this question?"),
        "",
        "",
        _("Question: {ident}").format(ident=item.ident),
        _("Revision: {rev}").format(rev=codec.revision(item)),
        _("Page: {page}").format(page=page),
    ]
    return "\n".join(lines)


def issue_url(form: str, title: str, text: str) -> str:
    """Return the address of a form for new issues, on GitHub or on GitLab, filled in.

    What the address asks for already, such as labels, is kept.
    """
    parts = urlsplit(form)
    is_gitlab = parts.path.rstrip("/").endswith(GITLAB)
    names = ("issue[title]", "issue[description]") if is_gitlab else ("title", "body")
    query = [pair for pair in parse_qsl(parts.query) if pair[0] not in names]
    filled = urlencode([*query, *zip(names, (title, text), strict=True)])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, filled, ""))


def _copyable(text: str) -> list[Node]:
    rows = str(text.count("\n") + 2)
    box = text_tag("textarea", {"readonly": True, "rows": rows}, text)
    copy = text_tag("button", {"type": "button", "data-action": "copy"}, _("Copy"))
    said = raw('<span data-part="copied" role="status"></span>')
    label = text_tag("span", {}, _("Send this text to the authors of the course:"))
    return [
        *tag("label", {}, label, box),
        *tag("p", {"class": "assess-controls"}, copy, said),
    ]
