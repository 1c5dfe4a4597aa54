"""The nodes of proofs, which no reader ever sees."""

from __future__ import annotations

from typing import Any

from docutils import nodes


class assess_proof(nodes.comment):
    """A proof, below its question.

    Attributes: ``proof`` (Proof; while the question is read, ``source``), and those by which
    ``sphinx.ext.doctest`` finds blocks to run: ``testnodetype``, ``groups``, ``test``, ``skipif``.
    """

    def pformat(self, *args: Any, **kwargs: Any) -> str:
        """Return nothing: an edited proof changes no page, so it is no part of a digest."""
        return ""


class assess_expression(nodes.Invisible, nodes.Inline, nodes.Element):
    """Python that stands for an option; taken out while the question is read.

    Attribute: ``expression``.
    """


ALL = (assess_proof, assess_expression)
