"""The course record and the bar of the course; scripts fill in how far the reader is."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import codec, course
from sphinx_assess.course import Step
from sphinx_assess.index import Place
from sphinx_assess.markup import _, raw, tag, text_tag
from sphinx_assess.model import CourseRecord
from sphinx_assess.nodes import assess_group, group_anchor
from sphinx_assess.render import Context
from sphinx_assess.render.common import link
from sphinx_assess.strings import browser_strings, memory_strings, record_strings


def record(context: Context, node: assess_group, model: CourseRecord) -> list[Node]:
    """Lower a course record on screen: its pages, and what is said of privacy."""
    context.needs("route", "record-page")
    steps = course.recorded(context.index, model, context.config.assess_route)
    titles = context.builder.env.titles
    plain = _(
        "These are the pages of the course. Where scripts run, this page also shows "
        "what your browser keeps of your work on them."
    )
    attributes = {
        "class": "assess-group assess-record",
        "data-assess": "record",
        "data-ident": model.ident,
        "id": group_anchor(model),
    }
    names = [titles[step.docname].astext() for step in steps]
    data = codec.encode_record(context.config.project, context.config.release)
    return tag(
        "div",
        attributes,
        *node.children,
        text_tag("p", {"class": "assess-note", "data-part": "plain"}, plain),
        *_steps(context, node["docname"], steps, names),
        raw('<p class="assess-said" data-part="said" role="status"></p>'),
        nodes.paragraph("", _privacy(), classes=["assess-privacy"]),
        data_block("record", data),
    )


def _privacy() -> str:
    return _(
        "All of this is kept by your browser, on this device and for this site: that you opened "
        "a page and when, your answers in quizzes, labs and tests, and the results of tests. "
        "Nothing is sent anywhere, and nobody else is told. Whoever uses this browser can see it. "
        "A lesson counts as opened, which does not say that it was read."
    )


def step_list(context: Context, node: assess_group) -> list[Node]:
    """Return the pages of a course record as a list of links, for paper."""
    steps = course.recorded(context.index, node["group"], context.config.assess_route)
    found = nodes.bullet_list(bullet="-")
    for step in steps:
        title = context.builder.env.titles[step.docname].astext()
        place = Place(step.docname, "")
        text = link(context, node["docname"], place, title)
        found += nodes.list_item("", nodes.paragraph("", "", text))
    return [*node.children, *([found] if steps else [])]


def route_bar(context: Context, docname: str) -> list[Node]:
    """Return the bar that leads through the course, for a page that is part of it."""
    steps = course.route(context.index, context.config.assess_route)
    if docname not in [step.docname for step in steps]:
        return []
    context.needs("route")
    names = course.labels(steps, course.own_labels(context.builder.env.metadata))
    here = next(name for step, name in zip(steps, names, strict=True) if step.docname == docname)
    summary = tag(
        "summary",
        {},
        nodes.Text(_("Course:") + " "),
        text_tag("strong", {}, here),
        raw(' <span class="assess-state" data-part="here"></span>'),
    )
    attributes = {"class": "assess-route", "data-assess": "route", "aria-label": _("Course")}
    listed = _steps(context, docname, steps, names)
    # It folds the list below it, by the style sheet and only in a narrow window.
    bar = tag("nav", attributes, *tag("details", {}, *summary), *listed)
    # The indexer reads node classes, not raw tags.
    return [nodes.compound("", *bar, classes=["no-search"])]


def _steps(context: Context, docname: str, steps: tuple[Step, ...], names: list[str]) -> list[Node]:
    """Return an ordered list of pages, each a link with room for how far the reader is."""
    entries: list[Node] = []
    for step, name in zip(steps, names, strict=True):
        is_here = step.docname == docname
        title = context.builder.env.titles[step.docname].astext()
        anchor: dict[str, str | bool] = {
            "href": context.builder.get_relative_uri(docname, step.docname) or "#",
            "title": title if title != name else False,
            "aria-current": "page" if is_here else False,
        }
        attributes: dict[str, str | bool] = {
            "class": "assess-step",
            "data-part": "step",
            "data-page": step.docname,
            "data-kind": step.kind,
            "data-tests": " ".join(step.tests),
            "data-labs": " ".join(step.labs),
            "data-sets": " ".join(step.sets),
            "data-quizzes": " ".join(step.quizzes),
            "data-items": " ".join(step.items),
            "data-alone": " ".join(step.alone),
            "data-here": is_here,
            "data-unmarked": not context.with_key,
        }
        state = raw('<span class="assess-state" data-part="state"></span>')
        # A space keeps the two apart where no style sheet does.
        entries += tag("li", attributes, text_tag("a", anchor, name), raw(" "), state)
    # A list without numbers is none to some readers, unless it says so.
    return tag("ol", {"class": "assess-steps", "role": "list"}, *entries)


def loaded(context: Context) -> tuple[str, ...]:
    """Return the scripts of a page in order: the store follows what all build on."""
    first = ("assess", "record")
    return (*first, *(name for name in context.scripts if name not in first))


def page_strings(context: Context) -> dict[str, str]:
    """Return the sentences that the scripts of a page show."""
    found = memory_strings(_)
    if set(context.scripts) - {"route", "record-page"}:
        found |= browser_strings(_)
    if "record-page" in context.scripts:
        found |= record_strings(_)
    return found


def data_block(kind: str, data: dict[str, object]) -> nodes.raw:
    """Return a data block: one raw node, since the search indexer strips only a whole script."""
    return raw(f'<script type="application/json" data-assess="{kind}">{codec.dumps(data)}</script>')
