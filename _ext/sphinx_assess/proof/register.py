"""Registering what belongs to proofs."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_assess.proof.directives import ProofDirective, ProofRole
from sphinx_assess.proof.nodes import ALL


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Put our builder in the place of the doctest builder, once all extensions are there."""
    if found := app.registry.builders.get("doctest"):
        # Imported only here: doctest brings a debugger along, and most projects have no use for it.
        from sphinx_assess.proof.builder import with_proofs

        app.add_builder(with_proofs(found), override=True)


def setup(app: Sphinx) -> None:
    """Register directive, role, nodes and the builder's part."""
    for node in ALL:
        app.add_node(node)
    app.add_directive("proof", ProofDirective)
    app.add_directive_to_domain("assess", "proof", ProofDirective)
    app.add_role("proof", ProofRole())
    app.add_role_to_domain("assess", "proof", ProofRole())
    # After handlers of other extensions, one of which may have put its own builder there.
    app.connect("config-inited", on_config_inited, priority=900)
