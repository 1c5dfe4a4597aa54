"""Labs: a conversation about a lesson, with a guide in the page; an exercise on paper.

Everything about labs is in this folder and in ``static/lab*``.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_assess.lab import check, data, transforms
from sphinx_assess.lab.directives import DIRECTIVES
from sphinx_assess.lab.nodes import LAB_NODES


def setup(app: Sphinx) -> None:
    """Register labs."""
    for node in LAB_NODES:
        app.add_node(node)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
        app.add_directive_to_domain("assess", name, directive)
    app.add_post_transform(transforms.DrawLabs)
    app.add_post_transform(transforms.LowerLabs)
    app.connect("env-updated", data.on_env_updated)
    app.connect("env-check-consistency", check.on_env_check_consistency)
    app.connect("write-started", data.on_write_started, priority=600)
