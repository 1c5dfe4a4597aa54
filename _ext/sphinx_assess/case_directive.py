"""The directive of a case: a passage, and the questions about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from docutils import nodes

from sphinx_assess import authoring
from sphinx_assess.directives import AssessDirective
from sphinx_assess.messages import AuthorError, Warn, warn
from sphinx_assess.nodes import (
    assess_case,
    assess_item,
    assess_stimulus,
    case_anchor,
)

CASE, GROUP, IN_LAB = "assess_case", "assess_group", "assess_lab"
"""What a page is in the middle of, as its directives note it."""

UNREAD = (nodes.system_message, nodes.comment, nodes.target)
"""What makes no passage."""

BESIDE = (*UNREAD, assess_item, nodes.warning)
"""What may stand after the first question: others, and boxes with their faults."""


class CaseDirective(AssessDirective):
    """``case``: a passage, listing, table or figure that several questions are about.

    What stands before the first question is the passage. Gives an ``assess_case`` node.
    """

    noun = "case"

    def build(self) -> list[nodes.Node]:
        """Return the case.

        :raises AuthorError: when a part is missing, or it stands where it cannot.
        """
        ident = self.take_ident()
        self.read_settings(ident, {})
        with self.inside(ident):
            children = self.parse_content_to_nodes()
        at = self.first_question(ident, children)
        passage = assess_stimulus("", *children[:at])
        if (active := authoring.remove_active_markup([passage])) is not None:
            message = (
                f"case '{ident}' has a script in its text; "
                "remove it, or show it as code between backticks"
            )
            warn(Warn.MARKUP, message, self.located(active))
        node = assess_case("", passage, *children[at:], case=ident, docname=self.env.docname)
        node["anchor"] = case_anchor(ident)
        self.place(node)
        self.place(passage)
        return [node]

    @contextmanager
    def inside(self, ident: str) -> Iterator[None]:
        """Mark that content is parsed inside this case, so that no group begins in it.

        :raises AuthorError: when it stands in another case or in a lab.
        """
        data = self.env.temp_data
        if outer := data.get(CASE):
            text = f"case '{ident}' stands inside the case '{outer}'; close that case before it"
            raise AuthorError(Warn.CASE, text)
        if data.get(IN_LAB) is not None:
            text = f"case '{ident}' stands inside a lab; put it before or after the lab"
            raise AuthorError(Warn.CASE, text)
        group = data.get(GROUP)
        data[CASE] = data[GROUP] = ident
        try:
            yield
        finally:
            data[CASE], data[GROUP] = None, group

    @staticmethod
    def first_question(ident: str, children: Sequence[nodes.Node]) -> int:
        """Return where the first question stands, behind the passage.

        :raises AuthorError: when one of both is missing, or text follows.
        """
        at = next((i for i, one in enumerate(children) if isinstance(one, assess_item)), None)
        if at is None:
            text = f"case '{ident}' has no questions; write at least one inside it"
            raise AuthorError(Warn.CASE, text)
        if not any(not isinstance(child, UNREAD) for child in children[:at]):
            text = f"case '{ident}' has no passage; write what its questions are about before them"
            raise AuthorError(Warn.CASE, text)
        stray = next((child for child in children[at:] if not isinstance(child, BESIDE)), None)
        if stray is not None:
            raise AuthorError(
                Warn.CASE,
                f"case '{ident}' goes on after its first question; "
                "put that text before the questions",
                stray,
            )
        return at
