"""Directives and roles whose name is nearly one of ours: docutils only says that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from sphinx_assess.messages import Warn, warn
from sphinx_assess.nearest import nearest

DOMAIN = "assess"
UNKNOWN = re.compile(
    r"Unknown (?P<what>directive type|interpreted text role):? [\"'](?P<name>[^\"'\s]+)[\"']"
)
TOLD = "assess_told"
"""Attribute of docutils' message once ours stands beside it."""

LINES_AHEAD = 12
"""How far the parser's line count may run ahead of the source (:attr:`AssessDirective.line`)."""


def tell(env: BuildEnvironment, found: Iterable[nodes.Node]) -> None:
    """Warn of each unknown name below some nodes that is nearly one of ours."""
    messages = [one for node in found for one in node.findall(nodes.system_message)]
    for message in messages:
        match = UNKNOWN.search(message.astext())
        if match is None or message.get(TOLD):
            continue
        message[TOLD] = True
        is_role = "role" in match["what"]
        domain = env.get_domain(DOMAIN)
        known = domain.roles if is_role else domain.directives
        name = match["name"].removeprefix(f"{DOMAIN}:")
        if near := nearest(name, known):
            what = "role" if is_role else "directive"
            text = f"there is no {what} '{match['name']}'; did you mean '{near}'?"
            warn(Warn.NAME, text, place(message, match["name"]))


def place(message: nodes.system_message, name: str) -> str:
    """Return where the name stands, which is at the message's line or a little before it."""
    source, line = str(message.get("source", "")), int(message.get("line") or 1)
    path = Path(source)
    lines = path.read_text("utf-8", "replace").split("\n") if path.is_file() else []
    used = re.compile(rf"\{{{re.escape(name)}\}}|(?<![\w-]){re.escape(name)}:")
    near = sorted(range(line - LINES_AHEAD, line + 1), reverse=True)
    at = next((n for n in near if 0 < n <= len(lines) and used.search(lines[n - 1])), line)
    return f"{path.resolve() if lines else source}:{at}"


class TellUnknownNames(SphinxTransform):
    """Tell of unknown names outside our directives, before Sphinx drops docutils' messages."""

    default_priority = 20

    def apply(self, **kwargs: Any) -> None:
        """Look at every message in the page."""
        tell(self.env, [self.document, *self.document.parse_messages])
