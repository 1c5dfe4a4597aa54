"""Labs on paper: an exercise to discuss, with its model points in the answer key."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.index import Place
from sphinx_assess.kinds import show
from sphinx_assess.lab.nodes import assess_idea, assess_lab, ideas_of, part_of, problems_of
from sphinx_assess.markup import _, prefixed
from sphinx_assess.nodes import group_anchor
from sphinx_assess.render import Context
from sphinx_assess.render.answers import place_for
from sphinx_assess.render.press import block, head, paged, quiet

ROWS = 8
"""Lines to write on after a lab."""


def lab(context: Context, node: assess_lab) -> list[Node]:
    """Return a lab as an exercise: the role, the goal, the opening, questions to discuss."""
    questions = part_of(node, "questions")
    return [
        nodes.target("", "", ids=[group_anchor(node["group"])]),
        *problems_of(node),
        *labelled(_("Discuss with someone who takes this role:"), part_of(node, "persona")),
        *labelled(_("Goal:"), part_of(node, "goal")),
        *labelled(_("To begin:"), part_of(node, "opening")),
        *([head(context, label(_("Questions to discuss:"))), *questions] if questions else []),
        block(
            context,
            "assess-paper-question",
            label(_("In your own words:")),
            *quiet(context, show.ruled(ROWS)),
        ),
        *points_here(context, node),
    ]


def answer(context: Context, node: assess_lab, page: str) -> list[Node]:
    """Return the model points of a lab in an answer key on ``page``, with a link back."""
    title = context.builder.env.titles[node["docname"]].astext()
    place = Place(node["docname"], group_anchor(node["group"]))
    return [
        nodes.target("", "", ids=[answer_anchor(node)]),
        head(context, label(paged(context, page, place, title))),
        *points(context, node),
    ]


def points(context: Context, node: assess_lab) -> list[Node]:
    """Return the model points and the common mistakes, each with why."""
    found: list[Node] = []
    names = {"expectation": _("Model points:"), "misconception": _("Common mistakes:")}
    for kind, name in names.items():
        ideas = [idea for idea in ideas_of(node) if idea["idea"].type == kind]
        if ideas:
            entries = nodes.bullet_list("", *(point(idea) for idea in ideas), bullet="-")
            found += [head(context, label(name)), entries]
    return found


def point(node: assess_idea) -> nodes.list_item:
    """Return one idea, and the idea in full or its correction."""
    more = "assertion" if node["idea"].type == "expectation" else "correction"
    return nodes.list_item("", *part_of(node, "idea"), *part_of(node, more))


def points_here(context: Context, node: assess_lab) -> list[Node]:
    """Return the model points, a link to the answer key that holds them, or nothing."""
    where = place_for(context, "lab")
    key = context.index.answer_key_of(node["docname"])
    if where == "none":
        return []
    if where in ("inline", "page") or key is None:
        return points(context, node)
    if where == "separate":
        return []
    place = Place(key.docname, f"{key.group.ident}-{group_anchor(node['group'])}")
    found = paged(context, node["docname"], place, _("Model points"))
    return [nodes.paragraph("", "", found, classes=["assess-paper-answer"])]


def answer_anchor(node: assess_lab) -> str:
    """Return the id of a lab's model points in an answer key."""
    return f"{node['place']}-{group_anchor(node['group'])}"


def labelled(text: str, content: list[Node]) -> list[Node]:
    """Return content with a label before its first words; nothing when there is none."""
    return prefixed([nodes.strong("", text), nodes.Text(" ")], content) if content else []


def label(name: str | Node) -> nodes.paragraph:
    """Return a label on a line of its own."""
    text = nodes.Text(name) if isinstance(name, str) else name
    return nodes.paragraph("", "", nodes.strong("", "", text))
