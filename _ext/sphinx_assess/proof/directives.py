"""How authors write proofs: a block in a question, and a role in an option."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_assess import settings
from sphinx_assess.directives import READING, AssessDirective
from sphinx_assess.messages import AuthorError, Warn, warn
from sphinx_assess.proof.nodes import assess_expression, assess_proof


class ProofDirective(AssessDirective):
    """``proof``: Python that says what is right in the question around it.

    No arguments, so that code may begin on the first line. Gives an ``assess_proof`` node.
    """

    optional_arguments = 0
    noun = "proof"
    reads = {"group": settings.line, "skipif": settings.line}

    def build(self) -> list[nodes.Node]:
        """Return the proof, for the question to take.

        :raises AuthorError: when it stands in no question.
        """
        ident = self.env.temp_data.get(READING, "")
        if not ident:
            raise AuthorError(
                Warn.PROOF, "this proof stands outside a question; write it into the body of one"
            )
        values = self.read_settings(f"of {ident}", self.reads)
        source = "\n".join(self.content)
        groups = [values.get("group") or "default"]
        node = assess_proof("", source=source, groups=groups)
        if values.get("skipif"):
            node["skipif"] = values["skipif"]
        self.set_source_info(node)
        return [node]


class ProofRole(SphinxRole):
    """``proof``: a Python expression that stands for the option it is written in."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a node that the question takes out again."""
        # The text has lost its backslashes in reStructuredText.
        expression = self.rawtext.partition("`")[2].strip("`").strip()
        if not self.env.temp_data.get(READING):
            message = (
                f"the proof '{expression}' stands outside a question; "
                "write it into an option, or remove it"
            )
            warn(Warn.PROOF, message, self.get_location())
            return [], []
        return [assess_expression("", expression=expression)], []
