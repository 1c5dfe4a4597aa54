"""What a proof is; kept in the doctree."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_assess.kinds.values import Claim
from sphinx_assess.model import Key


@dataclass(frozen=True, slots=True)
class Proof:
    """Python that a question's key and distractors are held against.

    ``key`` has the words as they were written, not those of a translation. With ``is_program``
    the source is what the question shows, and what it prints is the answer.
    """

    ident: str
    kind: str
    key: Key
    claims: tuple[Claim, ...]
    source: str
    is_program: bool = False
