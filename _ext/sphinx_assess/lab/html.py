"""Labs on screen: the page contract's section "A lab" (docs/reference/contract.md)."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import codec
from sphinx_assess.assets import shortened
from sphinx_assess.lab.data import FOLDER, STEMMER
from sphinx_assess.lab.model import Lab
from sphinx_assess.lab.nodes import assess_idea, assess_lab, ideas_of, part_of, problems_of
from sphinx_assess.markup import Attributes, _, prefixed, raw, tag, text_tag
from sphinx_assess.nodes import group_anchor, group_kind
from sphinx_assess.render import Context

STATIC = Path(__file__).parents[1] / "static"
GUIDE = (
    "vectors",
    "words",
    "likeness",
    "weights",
    "lexicon",
    "pieces",
    "sorter",
    "intent",
    "matcher",
    "passages",
    "guide",
)
"""The scripts of the guide, in the order in which they are loaded, below ``static/lab``."""

LENGTH = 2000
"""Most characters of one message."""


def lab(context: Context, node: assess_lab) -> list[Node]:
    """Lower one lab: who, what for, the rules, the conversation, the model points."""
    model: Lab = node["group"]
    guide = [f"lab/{name}" for name in GUIDE if (STATIC / "lab" / f"{name}.js").exists()]
    context.needs("assess", STEMMER, *guide, f"{FOLDER}/{model.ident}", "lab")
    name = group_anchor(model)
    return tag(
        "div",
        {
            "class": "assess-group assess-lab",
            "data-assess": group_kind(model),
            "data-ident": model.ident,
            "id": name,
        },
        *problems_of(node),
        *brief(node),
        *rules(model),
        raw('<div class="assess-lab-tutor" data-part="tutor" hidden></div>'),
        *log(node),
        *starters(node, name),
        *say(model, name),
        *controls(),
        *points(node),
        data(model, context.config.assess_tutor),
    )


def brief(node: assess_lab) -> list[Node]:
    """Return who the learner talks to, and what for."""
    found: list[Node] = []
    for part, label in (("persona", _("Your partner:")), ("goal", _("Goal:"))):
        if content := part_of(node, part):
            attributes = {"class": f"assess-lab-{part}", "data-part": part}
            head = [nodes.strong("", label), nodes.Text(" ")]
            found += tag("div", attributes, *prefixed(head, content))
    return found


def rules(model: Lab) -> list[Node]:
    """Return the rules of the guide, and what is there without scripts."""
    text = " ".join(
        [
            _("This tutor is not a language model."),
            _("It follows fixed rules in your browser and answers with words of this course."),
            _("Nothing you write leaves this page."),
        ]
    )
    counts = " ".join(
        [
            _("{n} exchanges complete the lab.").format(n=model.exchanges)
            if model.exchanges > 1
            else _("One exchange completes the lab."),
            _("A message counts when it says something about the lesson or asks about it."),
            _("Empty, repeated and off-topic messages do not count, and the tutor says so."),
        ]
    )
    without = _(
        "The conversation needs scripts, which your browser does not run. Discuss the questions "
        "with someone, then compare with the model points below."
    )
    return tag(
        "div",
        {"class": "assess-lab-rules", "data-part": "rules"},
        text_tag("p", {}, text),
        text_tag("p", {}, counts),
        text_tag("p", {"class": "assess-lab-without"}, without),
    )


def log(node: assess_lab) -> list[Node]:
    """Return the conversation, which begins with the opening."""
    words = tag("div", {"class": "assess-words"}, *part_of(node, "opening"))
    voice = text_tag("p", {"class": "assess-voice"}, _("Tutor"))
    turn = tag("div", {"class": "assess-turn", "data-who": "tutor"}, voice, *words)
    attributes = {
        "class": "assess-log",
        "data-part": "log",
        "role": "log",
        "aria-label": _("Conversation"),
    }
    return tag("div", attributes, *turn)


def starters(node: assess_lab, name: str) -> list[Node]:
    """Return the questions to start with; the script makes buttons of them."""
    questions = part_of(node, "questions")
    if not questions:
        return []
    head = {"class": "assess-label", "id": f"{name}-starters"}
    return tag(
        "div",
        {
            "class": "assess-starters",
            "data-part": "starters",
            "role": "group",
            "aria-labelledby": f"{name}-starters",
        },
        text_tag("p", head, _("Questions you may start with")),
        *questions,
    )


def say(model: Lab, name: str) -> list[Node]:
    """Return the form in which the learner writes."""
    field: Attributes = {
        "id": f"{name}-message",
        "name": "message",
        "rows": "3",
        "maxlength": str(LENGTH),
        "aria-describedby": f"{name}-keys {name}-progress",
    }
    progress = {"class": "assess-exchanges", "data-part": "progress", "id": f"{name}-progress"}
    count = _("{n} of {total} exchanges.").format(n=0, total=model.exchanges)
    keys = _("Enter sends. Shift and Enter begin a new line.")
    return tag(
        "form",
        {"class": "assess-say", "method": "dialog", "data-part": "say", "autocomplete": "off"},
        text_tag("label", {"for": f"{name}-message"}, _("Your message")),
        text_tag("textarea", field, ""),
        text_tag("p", {"class": "assess-keys", "id": f"{name}-keys"}, keys),
        *tag(
            "p",
            {"class": "assess-controls", "data-part": "send"},
            button("send", _("Send"), kind="submit"),
            button("stop", _("Stop the answer"), hidden=True),
            button("retry", _("Ask the model again"), hidden=True),
            text_tag("span", progress, count),
        ),
        raw('<p class="assess-note" data-part="pending" role="status"></p>'),
    )


def controls() -> list[Node]:
    """Return what can be done with the whole conversation."""
    question = _("This removes the conversation from this page and from your browser.")
    return [
        *tag(
            "p",
            {"class": "assess-controls assess-lab-controls", "data-part": "controls"},
            button("close", _("Show what was covered"), hidden=True),
            button("export", _("Save the conversation")),
            button("print", _("Print it")),
            button("restart", _("Start again")),
        ),
        *tag(
            "div",
            {"class": "assess-confirm", "data-part": "confirm", "role": "group", "hidden": True},
            text_tag("p", {}, question),
            *tag(
                "p",
                {"class": "assess-controls"},
                button("clear", _("Remove it")),
                button("keep", _("Keep it")),
            ),
        ),
    ]


def button(action: str, text: str, *, kind: str = "button", hidden: bool = False) -> nodes.raw:
    """Return a button."""
    return text_tag("button", {"type": kind, "data-action": action, "hidden": hidden}, text)


def points(node: assess_lab) -> list[Node]:
    """Return all that the tutor may say of the author's words, folded, out of the search."""
    content: list[Node] = []
    heads = {"expectation": _("Key points"), "misconception": _("Common mistakes")}
    for kind, head in heads.items():
        ideas = [idea for idea in ideas_of(node) if idea["idea"].type == kind]
        content += [nodes.rubric("", head)] if ideas else []
        content += [part for idea in ideas for part in point(idea)]
    body = nodes.compound("", *content, classes=["no-search"])
    summary = text_tag("summary", {}, _("Model points"))
    attributes = {"class": "assess-answer assess-points", "data-part": "points"}
    return tag("details", attributes, summary, body)


def point(node: assess_idea) -> list[Node]:
    """Return one idea with what the tutor may say about it."""
    ident = node["idea"].ident
    labels = {
        "idea": "",
        "hint": _("Hint"),
        "prompt": _("To complete"),
        "assertion": _("In full"),
        "correction": _("Why not"),
    }
    found: list[Node] = []
    for name, label in labels.items():
        if content := part_of(node, name):
            found += [text_tag("p", {"class": "assess-label"}, label)] if label else []
            attributes = {"class": f"assess-lab-{name}", "data-part": name, "data-idea": ident}
            found += tag("div", attributes, *content)
    return tag("div", {"class": "assess-point"}, *found)


@cache
def chat_version() -> str:
    """Return a digest of the scripts that the page loads when a reader asks for a model."""
    texts = [shortened(path) for path in sorted((STATIC / "lab" / "chat").glob("*.js"))]
    return sha256("".join(texts).encode()).hexdigest()[:8]


def data(model: Lab, tutor: dict[str, str]) -> nodes.raw:
    """Return the data block of a lab."""
    found: dict[str, Any] = {
        "v": codec.VERSION,
        "exchanges": model.exchanges,
        "ideas": [{"ident": idea.ident, "type": idea.type} for idea in model.ideas],
        "chat": chat_version(),
        **({"tutor": tutor} if tutor else {}),
    }
    return raw(f'<script type="application/json" data-assess="lab">{codec.dumps(found)}</script>')
