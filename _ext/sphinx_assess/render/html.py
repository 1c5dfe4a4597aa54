"""Questions on screen: the page contract (docs/reference/contract.md), version 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import codec
from sphinx_assess.kinds import KINDS, show
from sphinx_assess.markup import _, put, raw, tag, text_tag
from sphinx_assess.model import (
    Bank,
    CourseRecord,
    Item,
    ObjectiveMap,
    Practice,
    PracticeSet,
    Quiz,
    Test,
)
from sphinx_assess.nodes import (
    Parts,
    assess_case,
    assess_group,
    assess_item,
    assess_objective,
    assess_objectives,
    case_of,
    group_anchor,
    group_kind,
    items_of,
    of_type,
    parts_of,
)
from sphinx_assess.render import Context, case, practice, sheet
from sphinx_assess.render.common import (
    PROGRESS,
    number_text,
    objective_anchor,
    objective_list,
    objective_map,
    objective_name,
    taken,
)
from sphinx_assess.render.record import data_block as _data
from sphinx_assess.render.record import loaded, page_strings, record, route_bar
from sphinx_assess.render.report import report


def group(context: Context, node: assess_group) -> list[Node]:
    """Lower one group with all its questions."""
    model = node["group"]
    if isinstance(model, Quiz):
        return quiz(context, node, model)
    if isinstance(model, Test):
        return test(context, node, model)
    if isinstance(model, PracticeSet):
        return practice_set(context, node, model)
    if isinstance(model, Bank):
        return bank(context, node)
    if isinstance(model, ObjectiveMap):
        return objective_map(context, node)
    if isinstance(model, CourseRecord):
        return record(context, node, model)
    return answer_key(context, node)


def quiz(context: Context, node: assess_group, model: Quiz) -> list[Node]:
    """Lower a quiz: questions that answer at once, and a line of progress."""
    for number, item in enumerate(items_of(node), 1):
        put(item, practice_item(context, item, number))
    progress = text_tag("p", PROGRESS, "")
    return _group(model, [*node.children, progress, _practice_data(context, model)])


def practice_set(context: Context, node: assess_group, model: PracticeSet) -> list[Node]:
    """Lower a practice set: questions of other pages, of which a script shows those chosen."""
    found = practice.on_screen(context, node, practice_item)
    return _group(model, [*found, _practice_data(context, model)])


def _practice_data(context: Context, model: Practice) -> nodes.raw:
    config = context.config
    data = codec.encode_practice(model, tries=config.assess_tries, shuffle=config.assess_shuffle)
    return _data(group_kind(model), data)


def test(context: Context, node: assess_group, model: Test) -> list[Node]:
    """Lower a test: questions, one submit, and everything to read after it in one place."""
    every, pools = items_of(node), sheet.pools_of(context, node)
    record = sheet.record_of(context, node)
    printed = context.index.printed(record) if pools and record else None
    items = [item for item in every if printed is None or item["item"].ident in printed]
    others = [item for item in every if item not in items]
    reasons = _test_reasons(context, items, others)
    covered = _covered(context, node, list(of_type(node, assess_objective)))
    for number, item in enumerate([*items, *others], 1):
        after = sheet.confidence(model)
        put(item, _form(context, item, number, after, hidden=item in others))
    context.needs("assess", "draw", *(["clock"] if model.time else []), "test")
    points = sum(item["item"].points for item in items)
    shuffle = context.config.assess_shuffle
    data = codec.encode_test(model, points=points, shuffle=shuffle, pools=pools)
    rules = sheet.rules_text(context, model, [item["item"] for item in items], pools)
    rules += " " + _("Nothing is marked until you submit.")
    body = [child for child in node.children if not isinstance(child, assess_objective)]
    submit = _button("button", "submit", _("Submit"))
    return _group(
        model,
        [
            text_tag("p", {"class": "assess-rules", "data-part": "rules"}, rules),
            *sheet.head(model, pools),
            *body,
            *sheet.clock(model),
            *tag("p", {"class": "assess-controls", "data-part": "controls"}, submit),
            raw('<div class="assess-warning" data-part="warning" role="status"></div>'),
            raw('<div class="assess-result" data-part="result" tabindex="-1"></div>'),
            *reasons,
            *covered,
            _data("test", data),
        ],
    )


def bank(context: Context, node: assess_group) -> list[Node]:
    """Lower a bank: nothing, unless the site shows its banks."""
    if not context.config.assess_show_bank:
        text = _("The questions kept here appear in the tests that draw them.")
        return [nodes.paragraph("", text, classes=["assess-note"])]
    for number, item in enumerate(items_of(node), 1):
        put(item, practice_item(context, item, number))
    return list(node.children)


def answer_key(context: Context, node: assess_group) -> list[Node]:
    """Lower an answer key: on screen each question has its own answer."""
    text = _(
        "In the printed editions the answers stand here. On screen they are with each question."
    )
    return [nodes.paragraph("", text, classes=["assess-note"])]


def practice_item(context: Context, node: assess_item, number: int = 0) -> list[Node]:
    """Lower one practice question: hints, a check and its own answer."""
    parts = parts_of(node)
    context.needs("assess", *_scripts(node["item"]), "practice")
    after = [*_hints(parts), *_controls(context), _outcome(), *_own_answer(context, node)]
    return _form(context, node, number, after, is_practice=context.with_key)


def lone_item(context: Context, node: assess_item) -> list[Node]:
    """Lower a question outside any group."""
    return practice_item(context, node)


def lone_case(context: Context, node: assess_case) -> list[Node]:
    """Lower a case; its questions are lowered already, unless it stands outside any group."""
    for item in items_of(node):
        put(item, lone_item(context, item))
    return case.on_screen(node)


def objectives(context: Context, node: assess_objectives) -> list[Node]:
    """Lower a list of objectives."""
    return objective_list(node)


LOWERINGS: tuple[tuple[type[nodes.Element], Callable[..., list[Node]]], ...] = (
    (assess_group, group),
    (assess_case, lone_case),
    (assess_item, lone_item),
    (assess_objectives, objectives),
)


def finish(context: Context, document: nodes.document, docname: str) -> None:
    """Add the bar of the course and the page's own data block; note which files it loads."""
    document[0:0] = route_bar(context, docname)
    if not context.scripts:
        return
    config = context.config
    data = codec.encode_page(
        course=config.assess_course or config.project,
        tries=config.assess_tries,
        shuffle=config.assess_shuffle,
        strings=page_strings(context) | _sentences(context) | document.get("assess_strings", {}),
    )
    document.insert(0, _data("page", data))
    document["assess_scripts"] = loaded(context)


def _sentences(context: Context) -> dict[str, str]:
    """Return the sentences of the kinds on the page."""
    kinds = [KINDS[name[6:]] for name in context.scripts if name.startswith("kinds/")]
    return {name: words for kind in kinds for name, words in kind.sentences().items()}


def _form(
    context: Context,
    node: assess_item,
    number: int,
    after: Iterable[Node] = (),
    *,
    hidden: bool = False,
    is_practice: bool = False,
) -> list[Node]:
    """Return one question as a form; ``after`` follows its options."""
    item: Item = node["item"]
    if not context.index.owns(node["docname"], item.ident):
        return [taken(item)]
    context.needs("assess", *_scripts(item))
    name = node["anchor"]
    case.note(node, number, hidden=hidden)
    data = codec.encode_item(item, with_key=context.with_key)
    return tag(
        "form",
        {
            "class": "assess-item",
            "method": "dialog",
            "id": name,
            "data-assess": "item",
            "data-kind": item.kind,
            "data-ident": item.ident,
            "data-rev": codec.revision(item),
            "hidden": hidden,
        },
        _number(item, number, name),
        *_asked(node, is_practice=is_practice),
        *after,
        *_foot(context, node),
        _data("item", data),
    )


def _asked(node: assess_item, *, is_practice: bool) -> list[Node]:
    """Return the stem, and what to answer with."""
    item, parts, name = node["item"], parts_of(node), node["anchor"]
    kind = KINDS[item.kind]
    compared = kind.comparison(item, parts, name) if is_practice else []
    stem = {"class": "assess-stem", "data-part": "stem", "id": f"{name}-stem"}
    options = {
        "class": "assess-options",
        "data-part": "options",
        "aria-labelledby": f"{name}-number {name}-stem",
    }
    about = case_of(node)
    if about is not None:
        options["aria-describedby"] = f"{about['anchor']}-title"
    return [
        *case.again(about, name),
        *tag("div", stem, *parts.stem),
        *tag("fieldset", options, *kind.controls(item, parts, name), *compared),
    ]


def _scripts(item: Item) -> tuple[str, ...]:
    return (*KINDS[item.kind].scripts, f"kinds/{item.kind}")


def _foot(context: Context, node: assess_item) -> list[Node]:
    """Return the report of a question, where the site asks for it."""
    if not context.config.assess_report:
        return []
    context.needs("report")
    return report(context.config.assess_repository, node["item"], node["page"], node["anchor"])


def _number(item: Item, number: int, name: str) -> nodes.raw:
    attributes = {"class": "assess-number", "data-part": "number", "id": f"{name}-number"}
    return text_tag("p", attributes, number_text(item, number))


def _hints(parts: Parts) -> list[Node]:
    several = len(parts.hints) > 1
    found: list[Node] = []
    for number, hint in enumerate(parts.hints, 1):
        label = _("Hint {n}").format(n=number) if several else _("Hint")
        attributes = {"class": "assess-hint", "data-part": "hint"}
        found += tag("details", attributes, text_tag("summary", {}, label), *hint)
    return found


def _controls(context: Context) -> list[Node]:
    if not context.with_key:
        return []
    check = _button("submit", "check", _("Check"))
    again = _button("button", "again", _("Try again"), hidden=True)
    return tag("p", {"class": "assess-controls", "data-part": "controls"}, check, again)


def _button(kind: str, action: str, text: str, *, hidden: bool = False) -> nodes.raw:
    return text_tag("button", {"type": kind, "data-action": action, "hidden": hidden}, text)


def _outcome() -> nodes.raw:
    return raw('<div class="assess-outcome" data-part="outcome" role="status"></div>')


def _own_answer(context: Context, node: assess_item) -> list[Node]:
    return _answer(context, _("Show the answer"), _reasons(node))


def _test_reasons(
    context: Context, items: list[assess_item], others: list[assess_item]
) -> list[Node]:
    """Return the folded answers; those of questions that only other forms ask are hidden."""
    reasons: list[Node] = []
    for number, node in enumerate(items, 1):
        reasons.append(nodes.rubric("", _("Question {n}").format(n=number)))
        reasons += _reasons(node)
    hidden = [part for node in others for part in _reasons(node)]
    reasons += tag("div", {"hidden": True}, *hidden) if hidden else []
    return _answer(context, _("Show the answers"), reasons)


def _answer(context: Context, label: str, content: list[Node]) -> list[Node]:
    """Return the folded block of answers; out of the search, absent without a key."""
    if not context.with_key:
        return []
    attributes = {"class": "assess-answer", "data-part": "answer"}
    # The indexer reads node classes, not raw tags.
    body = nodes.compound("", *content, classes=["no-search"])
    return tag("details", attributes, text_tag("summary", {}, label), body)


def _reasons(node: assess_item) -> list[Node]:
    """Return what is right and why, then the explanation."""
    item, parts = node["item"], parts_of(node)
    explanation = show.feedback(item.ident, "", parts.explanation)
    return [*KINDS[item.kind].reasons(item, parts), *explanation]


def _covered(context: Context, node: assess_group, found: list[assess_objective]) -> list[Node]:
    """Return the objectives a test asks for, with links to what to read."""
    if not found:
        return []
    content: list[Node] = []
    for objective in found:
        content += _objective(context, node["docname"], objective)
    attributes = {"class": "assess-objectives", "data-part": "objectives"}
    summary = text_tag("summary", {}, _("What this test covers"))
    return tag("details", attributes, summary, *content)


def _objective(context: Context, docname: str, node: assess_objective) -> list[Node]:
    source = node["docname"]
    title = context.builder.env.titles[source].astext()
    attributes = {
        "class": "assess-objective",
        "data-part": "objective",
        "data-ident": node["objective"],
        "data-page": title,
        "data-href": context.builder.get_relative_uri(docname, source)
        if source != docname
        else f"#{objective_anchor(node)}",
        "data-practice": practice.address(context, docname, node["objective"]),
    }
    places = sheet.practice_links(context, docname, node["objective"])
    return tag("div", attributes, *objective_name(node), *places)


def _group(model: Practice | Test, content: list[Node]) -> list[Node]:
    attributes = {
        "class": "assess-group",
        "data-assess": group_kind(model),
        "data-ident": model.ident,
        "id": group_anchor(model),
    }
    return tag("div", attributes, *content)
