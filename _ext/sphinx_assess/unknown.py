"""Names that are nearly ours: docutils only says that there is none, or takes them for comments."""

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
ONE_COLON = re.compile(r"(?P<name>[a-z:-]+?): [a-z0-9-]+\n(?=\n|:)")
"""The first line of a directive with one colon, before a body or an option."""
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
            source, line = str(message.get("source", "")), int(message.get("line") or 1)
            warn(Warn.NAME, text, place(source, line, match["name"]))


def tell_comments(env: BuildEnvironment, document: nodes.document) -> None:
    """Warn of comments of reStructuredText that are directives of ours but for a colon."""
    known = env.get_domain(DOMAIN).directives
    for comment in document.findall(nodes.comment):
        text = comment.astext()
        match = ONE_COLON.match(text)
        if match and match["name"].removeprefix(f"{DOMAIN}:") in known:
            line = (comment.line or 1) - text.count("\n")
            said = f"'.. {match[0].strip()}' is a comment, which nobody sees; write two colons"
            warn(Warn.NAME, said, place(str(comment.source), line, match["name"]))


def place(source: str, line: int, name: str) -> str:
    """Return where the name stands: at the line that docutils says, or a little before it."""
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
        tell_comments(self.env, self.document)
