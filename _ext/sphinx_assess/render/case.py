"""Cases: a passage, then the questions about it, on screen and on paper."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.markup import _, tag, text_tag
from sphinx_assess.nodes import assess_case, assess_item, case_of, stimulus_of
from sphinx_assess.render import Context
from sphinx_assess.render.press import block

PAIR = 2


def note(node: assess_item, number: int, *, hidden: bool = False) -> assess_case | None:
    """Tell a question's case which number it has, 0 for none; return the case.

    :param hidden: whether only other forms of a test show the question.
    """
    case = case_of(node)
    if case is not None:
        kind = "others" if hidden else "numbers"
        case[kind] = [*case.get(kind, []), number]
    return case


def title(case: assess_case) -> str:
    """Return what a passage is called: the numbers of its questions, or how many there are."""
    numbers: list[int] = case.get("numbers") or case.get("others", [])
    count = len(numbers)
    if not any(numbers):
        several = _("For the next {n} questions").format(n=count)
        return several if count > 1 else _("For the next question")
    if count == 1:
        return _("For question {n}").format(n=numbers[0])
    text = _("For questions {n} to {last}") if count > PAIR else _("For questions {n} and {last}")
    return text.format(n=numbers[0], last=numbers[-1])


def on_screen(case: assess_case) -> list[Node]:
    """Return a case whose questions are lowered: the passage as a region, then the questions."""
    name = case["anchor"]
    heading = {"class": "assess-number", "data-part": "case-title", "id": f"{name}-title"}
    passage = tag(
        "section",
        {
            "class": "assess-stimulus",
            "data-part": "stimulus",
            "id": f"{name}-stimulus",
            "aria-labelledby": f"{name}-title",
        },
        text_tag("p", heading, title(case)),
        *stimulus_of(case).children,
    )
    attributes = {
        "class": "assess-case",
        "data-part": "case",
        "data-ident": case["case"],
        "id": name,
        "hidden": "others" in case and "numbers" not in case,
    }
    return tag("div", attributes, *passage, *_rest(case))


def again(case: assess_case | None, name: str) -> list[Node]:
    """Return the passage once more, folded, for a reader who is at one of its questions.

    Out of the search, and with ids of its own; numbers of figures stay with the passage itself.

    :param name: the anchor of the question.
    """
    if case is None:
        return []
    copies = [_renamed(child, f"{name}-passage") for child in stimulus_of(case).children]
    attributes = {"class": "assess-again", "data-part": "passage"}
    summary = text_tag("summary", {}, _("What this question is about"))
    return tag("details", attributes, summary, nodes.compound("", *copies, classes=["no-search"]))


def _renamed(node: Node, prefix: str) -> Node:
    copy = node.deepcopy()
    for element in copy.findall(nodes.Element):
        element["ids"] = [f"{prefix}-{one}" for one in element["ids"]]
        element["names"] = []
    return copy


def on_paper(context: Context, case: assess_case) -> list[Node]:
    """Return a case whose questions are lowered: the passage as a block that is kept whole."""
    heading = nodes.strong("", title(case) + ":", classes=["assess-paper-number"])
    passage = block(
        context,
        "assess-paper-case",
        nodes.target("", "", ids=[case["anchor"]]),
        nodes.paragraph("", "", heading),
        *stimulus_of(case).children,
    )
    return [passage, *_rest(case)]


def _rest(case: assess_case) -> list[Node]:
    return [child for child in case.children if child is not stimulus_of(case)]
