"""Registering what belongs to proofs."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_assess.proof import builder
from sphinx_assess.proof.directives import ProofDirective, ProofRole
from sphinx_assess.proof.nodes import ALL


def setup(app: Sphinx) -> None:
    """Register directive, role, nodes and the builder's part."""
    for node in ALL:
        app.add_node(node)
    app.add_directive("proof", ProofDirective)
    app.add_directive_to_domain("assess", "proof", ProofDirective)
    app.add_role("proof", ProofRole())
    app.add_role_to_domain("assess", "proof", ProofRole())
    # After handlers of other extensions, one of which may have put its own builder there.
    app.connect("config-inited", builder.on_config_inited, priority=900)
