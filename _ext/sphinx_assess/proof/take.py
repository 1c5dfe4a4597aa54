"""Taking proofs out of a question's body, before anything else reads it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess.authoring import Body
from sphinx_assess.kinds.base import Kind
from sphinx_assess.kinds.numeric import COMMA
from sphinx_assess.kinds.values import Claim
from sphinx_assess.messages import AuthorError, Warn
from sphinx_assess.model import Item
from sphinx_assess.nodes import OptionPart, Parts
from sphinx_assess.proof.model import Proof
from sphinx_assess.proof.nodes import assess_expression, assess_proof

MARKUP = r"\s*(?:\{(?:assess:)?proof\}|:(?:assess:)?proof:)(`+).*?(?<!`)\1(?!`)"
ROLE = re.compile(MARKUP, re.DOTALL)
"""The role in MyST and in reStructuredText, as translators would see it."""


def take_blocks(children: Sequence[Node]) -> list[assess_proof]:
    """Take out and return the proofs in a body, wherever they stand in it."""
    found = [node for child in children for node in child.findall(assess_proof)]
    for node in found:
        node.parent.remove(node)
    return found


def take_claims(ident: str, body: Body, located: Callable[[Node], str]) -> tuple[Claim, ...]:
    """Return what the question says of each option; what stands for options is taken out.

    :raises AuthorError: for Python in a wrong place, or that cannot be read.
    """
    decimal = "," if COMMA.fullmatch(body.language) else "."
    claims = []
    for number, (option, mark) in enumerate(zip(body.options, body.marks, strict=True), 1):
        first = option.content[0]
        expression = take_expression(ident, number, option)
        text = "\n".join(node.astext() for node in option.content)
        claims.append(Claim(number, option.ident, text, mark, expression, decimal, located(first)))
    if (stray := next(expressions([*_others(body), *body.lists]), None)) is not None:
        raise AuthorError(
            Warn.PROOF,
            f"question '{ident}' has the proof '{stray['expression']}' outside its options; "
            "write it into an option, or as a block",
            stray.parent,
        )
    return tuple(claims)


def take_expression(ident: str, number: int, option: OptionPart) -> str:
    """Take out and return the Python that stands for an option; empty when there is none.

    :raises AuthorError: when there are several, or one cannot be read.
    """
    found = list(expressions(option.content))
    for node in found:
        option.content[:] = [one for one in option.content if one is not _remove(node)]
    if len(found) > 1:
        text = f"option {number} of '{ident}' has {len(found)} proofs; join them in one"
        raise AuthorError(Warn.PROOF, text, found[0].parent)
    source = found[0]["expression"] if found else ""
    if found and (fault := unreadable(source, "eval")):
        text = f"the proof '{source}' in option {number} of '{ident}' cannot be read: {fault}"
        raise AuthorError(Warn.PROOF, text, found[0].parent)
    return source


def expressions(content: Iterable[Node]) -> Iterator[assess_expression]:
    """Yield the Python expressions below some nodes."""
    return (node for one in content for node in one.findall(assess_expression))


def _others(body: Body) -> list[Node]:
    feedback = [node for option in body.options for node in option.feedback]
    return [*body.stem, *feedback, *(one for hint in body.hints for one in hint), *body.explanation]


def _remove(node: assess_expression) -> Node | None:
    """Take an expression out of its paragraph; return a paragraph in which nothing is left."""
    paragraph = node.parent
    before = paragraph.children[paragraph.index(node) - 1] if paragraph.index(node) else None
    paragraph.remove(node)
    if isinstance(before, nodes.Text):
        paragraph.replace(before, nodes.Text(before.astext().rstrip()))
    paragraph.rawsource = ROLE.sub("", paragraph.rawsource)
    return None if paragraph.astext().strip() else paragraph


def unreadable(source: str, mode: str) -> str:
    """Return what is wrong with Python code, empty when nothing is."""
    try:
        ast.parse(source, mode=mode)
    except (SyntaxError, ValueError) as error:
        line = f" in its line {error.lineno}" if isinstance(error, SyntaxError) else ""
        return f"{getattr(error, 'msg', error)}{line}; correct it"
    return ""


def proofs(
    kind: Kind,
    item: Item,
    parts: Parts,
    body: Body,
    claims: tuple[Claim, ...],
    values: Mapping[str, Any],
) -> list[assess_proof]:
    """Return the proofs of a question: its author's, and that of its own program.

    :raises AuthorError: when the kind has no values, or a proof cannot be read.
    """
    blocks = [block for block in body.proofs if isinstance(block, assess_proof)]
    if not blocks and any(claim.expression for claim in claims):
        blocks = [assess_proof("", source="pass", groups=["default"])]
    check(kind, item.ident, blocks)
    key = replace(item.key, words=kind.words(item, parts))
    base = Proof(item.ident, kind.name, key, claims, "")
    for block in blocks:
        block["proof"] = replace(base, source=block.attributes.pop("source"))
    if program := kind.program(parts, values):
        group = [f"question-{item.ident}"]
        own = replace(base, source=program, is_program=True)
        blocks = [*blocks, assess_proof("", proof=own, groups=group)]
    for number, block in enumerate(blocks, 1):
        block["testnodetype"] = "testcode"
        block["test"] = f"# proof {number} of question '{item.ident}'"
        block["options"] = {}
    return blocks


def check(kind: Kind, ident: str, blocks: Sequence[assess_proof]) -> None:
    """Compare a question's proofs with what its kind can have.

    :raises AuthorError: when they do not fit.
    """
    if len(blocks) > 1:
        text = f"question '{ident}' has {len(blocks)} proofs; join them in one block"
        raise AuthorError(Warn.PROOF, text, blocks[1])
    for block in blocks:
        if not kind.is_provable:
            raise AuthorError(
                Warn.PROOF,
                f"question '{ident}' has a proof, but options of its kind '{kind.name}' are no "
                "values to compare; remove the proof",
                block,
            )
        if not block["source"].strip():
            text = f"the proof of question '{ident}' is empty; set 'answer' or define 'holds'"
            raise AuthorError(Warn.PROOF, text, block)
        if fault := unreadable(block["source"], "exec"):
            text = f"the proof of question '{ident}' cannot be read: {fault}"
            raise AuthorError(Warn.PROOF, text, block)
