"""From what an author wrote to the parts of a lab and of its ideas.

A part is one entry of a definition list; its term is a keyword, read here and
removed, so that translators never see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from sphinx_assess.lab.model import IdeaType
from sphinx_assess.lab.nodes import PROBLEM, assess_idea, assess_lab_part
from sphinx_assess.messages import AuthorError, Warn, shown
from sphinx_assess.nearest import advice

LAB_PARTS = ("Persona", "Goal", "Opening", "Questions")
LISTS = ("questions", "concepts")
REQUIRED = ("Persona", "Opening")
IDEA_PARTS: dict[IdeaType, tuple[str, ...]] = {
    "expectation": ("Concepts", "Hint", "Prompt", "Assertion"),
    "misconception": ("Concepts", "Correction"),
}
TERM_AND_DEFINITION = 2
REPEATED = "concepts"


def read_lab(ident: str, children: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return a lab's parts, then its ideas, and boxes for those with a fault.

    :raises AuthorError: for a part that is missing, unknown or there twice,
        for anything that is no part, and for a lab without expectation.
    """
    subject = f"lab '{ident}'"
    parts: list[assess_lab_part] = []
    ideas: list[nodes.Element] = []
    for child in written(children):
        if isinstance(child, nodes.definition_list):
            parts += read_parts(Warn.LAB, subject, child, LAB_PARTS)
        elif isinstance(child, assess_idea) or child.get(PROBLEM):
            ideas.append(child)
        else:
            raise AuthorError(
                Warn.LAB,
                f"{subject} has text outside its parts; "
                f"write it after one of {quoted(LAB_PARTS)}, as a definition",
                child,
            )
    check_once(Warn.LAB, subject, parts)
    check_present(Warn.LAB, subject, parts, REQUIRED)
    if not any(child.get(PROBLEM) or child["idea"].type == "expectation" for child in ideas):
        raise AuthorError(
            Warn.LAB,
            f"{subject} has no expectation; write at least one idea that a learner should express",
        )
    return [*parts, *ideas]


def read_idea(subject: str, kind: IdeaType, children: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return the parts of an idea: itself, its phrasings, then what its keywords name.

    :raises AuthorError: for a part that is missing, unknown or there twice.
    """
    body = written(children)
    at = next((i for i, node in enumerate(body) if isinstance(node, LISTS_OF_PARTS)), len(body))
    idea, rest = body[:at], body[at:]
    if not idea:
        raise AuthorError(
            Warn.IDEA, f"{subject} says nothing; write the idea in a sentence before its phrasings"
        )
    if not rest or not isinstance(rest[0], nodes.bullet_list):
        raise AuthorError(
            Warn.IDEA,
            f"{subject} has no phrasing; write a bullet list of ways in which a learner may say it",
            rest[0] if rest else None,
        )
    found = [part("idea", idea), part("phrasings", rest[:1])]
    for node in rest[1:]:
        if not isinstance(node, nodes.definition_list):
            message = f"{subject} has text after its phrasings; {parts_advice(IDEA_PARTS[kind])}"
            raise AuthorError(Warn.IDEA, message, node)
        found += read_parts(Warn.IDEA, subject, node, IDEA_PARTS[kind])
    check_once(Warn.IDEA, subject, found)
    check_present(Warn.IDEA, subject, found, IDEA_PARTS[kind][1:])
    return list(found)


LISTS_OF_PARTS = (nodes.bullet_list, nodes.definition_list)


def written(children: Iterable[nodes.Node]) -> list[nodes.Element]:
    """Return the elements an author wrote, without comments."""
    return [
        child
        for child in children
        if isinstance(child, nodes.Element) and not isinstance(child, nodes.comment)
    ]


def read_parts(
    warn: Warn, subject: str, found: nodes.Element, names: Sequence[str]
) -> Iterator[assess_lab_part]:
    """Yield a part for each entry of a definition list.

    :raises AuthorError: for a keyword that is not one of ``names``, and for a
        part that must be a list and is none.
    """
    for entry in written(found.children):
        term, definition = entry.children[0], entry.children[-1]
        name = term.astext().strip()
        if name not in names:
            what = advice(name, names, f"it takes {quoted(names)}")
            message = f"{subject} has the unknown part {shown(name)}; {what}"
            raise AuthorError(warn, message, place_of(entry))
        node = part(name.lower(), written(definition.children))
        node.source, node.line = place_of(entry).source, place_of(entry).line
        if len(entry.children) > TERM_AND_DEFINITION:
            message = (
                f"the part '{name}' of {subject} runs into the next one; "
                "leave an empty line before each keyword"
            )
            raise AuthorError(warn, message, node)
        if node["part"] in LISTS and not is_one_list(node):
            message = f"the part '{name}' of {subject} is no list; write each entry after '- '"
            raise AuthorError(warn, message, node)
        yield node


def part(name: str, content: Sequence[nodes.Node]) -> assess_lab_part:
    """Return one part."""
    return assess_lab_part("", *content, part=name)


def place_of(entry: nodes.Element) -> nodes.Element:
    """Return the node of a definition list's entry that knows its line."""
    term = entry.children[0]
    return term if isinstance(term, nodes.Element) and term.line else entry


def is_one_list(node: nodes.Element) -> bool:
    """Tell whether a part holds one bullet list and nothing else."""
    return len(node.children) == 1 and isinstance(node.children[0], nodes.bullet_list)


def check_once(warn: Warn, subject: str, parts: Sequence[assess_lab_part]) -> None:
    """Check that only concepts come more than once.

    :raises AuthorError: when another part does.
    """
    seen: set[str] = set()
    for node in parts:
        name = node["part"]
        if name in seen and name != REPEATED:
            message = f"{subject} has two parts '{name.capitalize()}'; keep one"
            raise AuthorError(warn, message, node)
        seen.add(name)


def check_present(
    warn: Warn, subject: str, parts: Sequence[assess_lab_part], names: Iterable[str]
) -> None:
    """Check that each part is there and holds something.

    :raises AuthorError: for the first that is missing or empty.
    """
    there = {node["part"] for node in parts if node.astext().strip()}
    for name in names:
        if name.lower() not in there:
            raise AuthorError(
                warn,
                f"{subject} has no part '{name}'; write that word on a line of its own, "
                "and its text as a definition below it",
            )


def parts_advice(names: Sequence[str]) -> str:
    """Say where text belongs."""
    return f"write it after one of {quoted(names)}, as a definition"


def quoted(names: Iterable[str]) -> str:
    """Return names as a list in a sentence."""
    return ", ".join(f"'{name}'" for name in names)
