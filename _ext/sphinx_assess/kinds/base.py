"""What a question kind is: the protocol that every kind fulfils."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Protocol

from docutils.nodes import Node

from sphinx_assess import authoring
from sphinx_assess.authoring import Body
from sphinx_assess.kinds import show
from sphinx_assess.kinds import values as compared
from sphinx_assess.kinds.values import Claim
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select
from sphinx_assess.nodes import Parts
from sphinx_assess.settings import OptionSpec


class Kind(Protocol):
    """One type of question (QTI 3.0: interaction), as a namespace of functions.

    A kind is a subclass; what has a body here may be left as it is.
    """

    name: ClassVar[str]
    """Names the directive, the script and the vectors, for example ``choice``."""

    options: ClassVar[OptionSpec] = {}
    """Directive options beyond those all kinds share."""

    unused: ClassVar[frozenset[str]] = frozenset()
    """Shared directive options that mean nothing here."""

    rules: ClassVar[frozenset[str]] = frozenset()
    """Names that the rules of a key may have."""

    scripts: ClassVar[tuple[str, ...]] = ()
    """Shared scripts that the kind's own needs; each may have a style sheet of its name."""

    is_scored: ClassVar[bool] = True
    """Whether a script can mark it, so that it counts in a test."""

    is_provable: ClassVar[bool] = False
    """Whether options are values that a proof can compute, or Python can stand for them."""

    def split(self, ident: str, children: Sequence[Node]) -> Body:
        """Sort the parsed body of a question.

        :raises AuthorError: when a part is missing or cannot be read.
        """
        return authoring.split_body(ident, children)

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Return the key, the prose and how many options may be chosen.

        :param values: the directive's options, read.
        :raises AuthorError: when the body is not a question of this kind.
        """
        ...

    def words(self, item: Item, parts: Parts) -> tuple[tuple[str, str], ...]:
        """Return the texts, by option, that the key compares with; read after translation."""
        return ()

    def lost(self, item: Item, parts: Parts) -> str:
        """Return what a translation took from the question, and what to do; empty: nothing."""
        return ""

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return what goes inside the ``fieldset``, as raw HTML around the prose."""
        ...

    def comparison(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return what follows the controls in practice, where keys may be in the page."""
        return []

    def reasons(self, item: Item, parts: Parts) -> list[Node]:
        """Return what is right and why, as HTML, explanation not included."""
        return show.reasons(item, parts)

    def sentences(self) -> dict[str, str]:
        """Return the sentences that the kind's script shows, by name."""
        return {}

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

    def program(self, parts: Parts, values: Mapping[str, Any]) -> str:
        """Return the Python program whose output is the key; empty when there is none.

        :param values: the directive's options, read.
        """
        return ""

    def values(self, claim: Claim) -> tuple[object, ...]:
        """Return what the predicate of a proof is asked about an option."""
        return (compared.read(claim.text, claim.decimal),)

    def agrees(self, key: Key, claim: Claim, answer: object) -> bool:
        """Tell whether an option says what a proof computed."""
        return compared.agrees(claim.text, answer, claim.decimal)

    def accepts(self, key: Key, answer: object) -> bool:
        """Tell whether readers who write what a proof computed are right; here they only choose."""
        return True
