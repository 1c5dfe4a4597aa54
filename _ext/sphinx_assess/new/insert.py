"""Putting a skeleton where it belongs in a page: into a group, or at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass

HOSTS = ("quiz", "bank", "test")
FENCE = re.compile(
    r"(?P<indent> *)(?P<fence>:{3,}|`{3,})\{(?:assess:)?(?P<name>[a-z]+)\} *(?P<ident>\S*) *"
)
MARKUP = re.compile(r"(?P<indent> *)\.\. (?:assess:)?(?P<name>[a-z]+):: *(?P<ident>\S*) *")
CODE = "code-block|code|literalinclude|parsed-literal|sourcecode|testcode"
NEEDED = 4
"""Colons or backticks of a group: one more than its questions have."""


class InsertError(Exception):
    """The page has no place for the skeleton; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Group:
    """A quiz, bank or test in the text of a page."""

    name: str
    ident: str
    end: int
    """Index of the line before which a further question stands."""
    indent: str
    """What stands before each line of its questions."""
    fence: str = ""


def groups(lines: list[str], suffix: str) -> list[Group]:
    """Return the groups of a page, in the order in which they begin."""
    head, group = (FENCE, _fenced) if suffix == ".md" else (MARKUP, _indented)
    found = []
    for at, line in enumerate(lines):
        match = head.fullmatch(line)
        if match and match["name"] in HOSTS and not _is_code(lines, at, suffix):
            found.append(group(lines, at, match))
    return found


def _is_code(lines: list[str], at: int, suffix: str) -> bool:
    """Tell whether a line stands in a block of code, shown and not read."""
    return _in_fence(lines[:at]) if suffix == ".md" else _in_literal(lines, at)


def _in_fence(before: list[str]) -> bool:
    """Tell whether a block of code in MyST is open after some lines."""
    opened: list[tuple[str, bool]] = []
    for line in before:
        fence = re.match(r" *(`{3,})(.*)$", line)
        if not fence:
            continue
        if opened and not fence[2].strip() and fence[1].startswith(opened[-1][0]):
            opened.pop()
        elif not any(is_code for _, is_code in opened):
            opened.append((fence[1], not re.match(rf"\{{(?!{CODE})", fence[2])))
    return any(is_code for _, is_code in opened)


def _in_literal(lines: list[str], at: int) -> bool:
    """Tell whether a line of reStructuredText stands below one that begins code."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    for line in reversed(lines[:at]):
        here = len(line) - len(line.lstrip())
        if line.strip() and here < indent:
            indent = here
            if re.match(rf" *\.\. (?:{CODE})::", line) or re.match(r" *(?!\.\. ).*::$", line):
                return True
    return False


def _fenced(lines: list[str], at: int, head: re.Match[str]) -> Group:
    fence = head["fence"]
    rest = (i for i in range(at + 1, len(lines)) if _closes(lines[i].strip(), fence))
    return Group(head["name"], head["ident"], next(rest, len(lines)), head["indent"], fence)


def _closes(line: str, fence: str) -> bool:
    return set(line) == {fence[0]} and len(line) >= len(fence)


def _indented(lines: list[str], at: int, head: re.Match[str]) -> Group:
    outer, end, inner = len(head["indent"]), at + 1, ""
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if not line.strip():
            continue
        indent = line[: len(line) - len(line.lstrip())]
        if len(indent) <= outer:
            break
        inner, end = inner or indent, index + 1
    return Group(head["name"], head["ident"], end, inner or f"{head['indent']}   ")


def choose(found: list[Group], ident: str) -> Group | None:
    """Return the group with an ident; without one the last quiz or bank, else the last test.

    :raises InsertError: when no group has it.
    """
    if ident:
        for group in found:
            if group.ident == ident:
                return group
        names = ", ".join(f"'{group.ident}'" for group in found) or "none"
        raise InsertError(f"the page has no group '{ident}'; its groups are: {names}")
    preferred = [group for group in found if group.name != "test"] or found
    return preferred[-1] if preferred else None


def insert(lines: list[str], skeleton: list[str], group: Group | None) -> tuple[list[str], int]:
    """Return a page's lines with a skeleton in them, and the index where it begins.

    :param group: where it belongs; ``None`` for the end of the page.
    :raises InsertError: when the group's fence is as short as that of its questions.
    """
    if group and group.fence and len(group.fence) < NEEDED:
        raise InsertError(
            f"{group.name} '{group.ident}' begins with '{group.fence}'; a group needs at least "
            f"{NEEDED} of these, there and at its end, since its questions begin with three"
        )
    end, indent = (group.end, group.indent) if group else (len(lines), "")
    before = lines[:end]
    while before and not before[-1].strip():
        before.pop()
    made = [f"{indent}{line}".rstrip() for line in skeleton]
    rest = lines[end:]
    blank = [""] if rest and rest[0].strip() and not (group and group.fence) else []
    # A first question may follow its group's own line at once, a further one not.
    gap = [""] if before else []
    return [*before, *gap, *made, *blank, *rest], len(before) + len(gap)
