"""What a question kind is: the protocol that every kind fulfils."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Protocol

from docutils.nodes import Node

from sphinx_assess.authoring import Body
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select
from sphinx_assess.nodes import Parts
from sphinx_assess.settings import OptionSpec


class Kind(Protocol):
    """One type of question (QTI 3.0: interaction), as a namespace of functions."""

    name: ClassVar[str]
    """Names the directive, the script and the vectors, for example ``choice``."""

    options: ClassVar[OptionSpec]
    """Directive options beyond those all kinds share."""

    def parse(self, ident: str, body: Body, select: Select | None) -> tuple[Key, Parts, Select]:
        """Return the key, the prose and how many options may be chosen.

        :raises AuthorError: when the body is not a question of this kind.
        """
        ...

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return what goes inside the ``fieldset``, as raw HTML around the prose."""
        ...

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return the options as stock nodes, with room to mark."""
        ...

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return the answer-key entry as stock nodes, explanation not included."""
        ...

    def mark(self, key: Key, response: Response) -> Outcome:
        """Apply the key to a response. Pure; the script of the kind does the same."""
        ...

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield responses with the score and state each must get."""
        ...
