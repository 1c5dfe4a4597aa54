"""What a test says and asks besides its questions: rules, form number, clock, confidence."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import draw
from sphinx_assess.index import GroupRecord
from sphinx_assess.markup import _, raw, tag, text_tag
from sphinx_assess.model import Item, Pool, Quiz, Test
from sphinx_assess.nodes import assess_group
from sphinx_assess.render import Context
from sphinx_assess.render.common import activity_link, link

CONTROLS = {"class": "assess-controls"}


def record_of(context: Context, node: assess_group) -> GroupRecord | None:
    """Return the record of a test; ``None`` when another test has its name."""
    record = context.index.groups.get(node["group"].ident)
    return record if record is not None and record.docname == node["docname"] else None


def pools_of(context: Context, node: assess_group) -> tuple[Pool, ...]:
    """Return what a test draws from; empty when all its forms hold the same questions."""
    record = record_of(context, node)
    pools = context.index.pools(record) if record else ()
    return pools if any(pool.count < len(pool.idents) for pool in pools) else ()


def form_text(test: Test, pools: Sequence[Pool]) -> str:
    """Return the name of the printed form, empty when there is only one."""
    return _("Form {n}").format(n=draw.printed(test.ident)) if pools else ""


def rules_text(context: Context, test: Test, items: list[Item], pools: Sequence[Pool]) -> str:
    """Return the rules of a test: how many questions and points, what passes, how long.

    Points are left out when they differ from form to form.

    :param items: the questions of the printed form.
    """
    worth = [{context.index.items[name].item.points for name in pool.idents} for pool in pools]
    points = 0 if any(len(kinds) > 1 for kinds in worth) else sum(item.points for item in items)
    sentences = [_size_text(len(items), points), _pass_text(test, points)]
    if test.time:
        time = _("Time: {n} minutes.") if test.time > 60 else _("Time: 1 minute.")
        sentences.append(time.format(n=test.time // 60))
    return " ".join(filter(None, sentences))


def _size_text(count: int, points: float) -> str:
    if count == 1:
        text = _("1 question, {points} points.") if points else _("1 question.")
        text = _("1 question, 1 point.") if points == 1 else text
    else:
        text = _("{count} questions, {points} points.") if points else _("{count} questions.")
    return text.format(count=count, points=f"{points:g}")


def _pass_text(test: Test, points: float) -> str:
    if test.pass_mark is None and test.pass_points is None:
        return ""
    least, percent = test.pass_points, test.pass_mark
    if points:
        least = least or (percent or 0) * points
        percent = percent or int(least / points * 100) / 100
        text = _("To pass you need {needed} points ({percent}%).")
        return text.format(needed=f"{round(least, 2):g}", percent=f"{percent * 100:g}")
    if least:
        return _("To pass you need {needed} points.").format(needed=f"{least:g}")
    text = _("To pass you need {percent} of the points.")
    return text.format(percent=f"{(percent or 0) * 100:g}%")


def head(test: Test, pools: Sequence[Pool]) -> list[Node]:
    """Return what stands between the rules and the questions: the form, the start of the clock."""
    found: list[Node] = []
    if pools:
        found.append(
            text_tag("p", {"class": "assess-form", "data-part": "form"}, form_text(test, pools))
        )
        label = text_tag("span", {}, _("Number of another form"))
        field = raw('<input inputmode="numeric" size="6" maxlength="5" autocomplete="off">')
        found += tag(
            "form",
            CONTROLS | {"method": "dialog", "data-part": "forms"},
            *tag("label", {}, label, raw(" "), field),
            _button("form", _("Take this form"), kind="submit"),
        )
        found.append(raw('<p class="assess-note" data-part="form-note" role="status"></p>'))
    if test.time:
        found += tag(
            "p",
            CONTROLS | {"data-part": "begin", "hidden": True},
            _button("begin", _("Start with the clock")),
            _button("begin-free", _("Start without a time limit")),
        )
    return found


def _button(action: str, text: str, kind: str = "button") -> nodes.raw:
    return text_tag("button", {"type": kind, "data-action": action}, text)


def clock(test: Test) -> list[Node]:
    """Return the clock of a test with a time limit, for the script to show."""
    if not test.time:
        return []
    return tag(
        "p",
        {"class": "assess-clock", "data-part": "clock", "hidden": True},
        text_tag("span", {}, _("Time left:")),
        raw(' <span role="timer" data-part="time"></span> '),
        raw('<span data-part="time-note" role="status"></span>'),
    )


def confidence(test: Test) -> list[Node]:
    """Return the question how sure an answer is."""
    if not test.confidence:
        return []
    levels = (("sure", _("Sure")), ("think", _("I think so")), ("guess", _("A guess")))
    found: list[Node] = [text_tag("legend", {}, _("How sure are you?"))]
    for value, label in levels:
        field = raw(f'<input type="radio" name="confidence" value="{value}"> ')
        found += tag("label", {}, field, text_tag("span", {}, label))
    attributes = {"class": "assess-confidence", "data-part": "confidence"}
    return tag("fieldset", attributes, *found)


def practice_links(context: Context, page: str, objective: str) -> list[Node]:
    """Return links to what practises an objective, for a reader who missed it."""
    found: list[Node] = []
    titles = context.builder.env.titles
    for record, places in context.index.asked_in(objective, Quiz):
        found.append(nodes.Text(f"{', ' if found else ' '}{titles[record.docname].astext()} ("))
        for at, place in enumerate(places):
            name = _("question {n}").format(n=place.number)
            found += [nodes.Text(", " if at else ""), link(context, page, place, name)]
        found.append(nodes.Text(")"))
    for activity in context.index.activities_for(objective):
        found.append(nodes.Text(", " if found else " "))
        found.append(activity_link(context, page, activity))
    if not found:
        return []
    sentence = nodes.paragraph("", _("Practise:"), *found)
    return tag("div", {"class": "assess-practise", "data-part": "practise"}, sentence)
