"""Every warning of the extension, and the one function that gives it."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from docutils.nodes import Node
from sphinx.util import logging

logger = logging.getLogger(__name__)

Location: TypeAlias = Node | tuple[str, int | None] | str | None


QUOTED = 60
"""Characters of an author's text that a message quotes at most."""


class Warn(Enum):
    """The subtypes of ``assess.*`` warnings; the second value is their reference entry."""

    IDENT = (
        "ident",
        """A question or group has no ident, or one that is not made of lower-case letters,
        digits and hyphens. Give it a short telling name: it is the question's address
        in links, in tests and in what a reader's browser keeps.""",
    )
    DUPLICATE = (
        "duplicate",
        """Two questions, groups or objectives share one ident. The first in reading order
        keeps it; rename the other.""",
    )
    STEM = (
        "stem",
        """A question has options but asks nothing. Write the prompt before the list.""",
    )
    OPTIONS = (
        "options",
        """A question has no list of options, or fewer than two. Write a bullet list whose
        points begin with ``[ ]`` or ``[x]``.""",
    )
    OPTION = (
        "option",
        """One option cannot be read: it is empty, has no mark, or begins with a code block
        or another block where its mark is lost. Begin it with its mark and a word.""",
    )
    KEY = (
        "key",
        """The number of options marked ``[x]`` does not fit the question: none, or several
        with ``:select: one``.""",
    )
    FEEDBACK = (
        "feedback",
        """A block quote belongs to nothing. Inside an option and indented like its text it
        is that option's feedback; once, after the list, it is the explanation.""",
    )
    NAME = (
        "name",
        """A directive or a role does not exist, and its name is nearly one of this extension's.
        docutils reports it too, without the name that was meant.""",
    )
    SETTING = (
        "setting",
        """A directive option is unknown or its value cannot be read. It is ignored; the
        message names the nearest valid one.""",
    )
    MARKUP = (
        "markup",
        """A question or lab contains a script or an event handler. It is removed: question text
        is read, never run.""",
    )
    GROUP = (
        "group",
        """A quiz or test has no questions, or a question or group stands inside a question or a
        group stands inside another. Close the outer one first.""",
    )
    CASE = (
        "case",
        """A case lacks its passage or its questions, goes on after its first question, or stands
        in another case, in a lab or around a group.""",
    )
    DRAW = (
        "draw",
        """A test draws from a bank, quiz or question that does not exist, or more
        questions than there are, or a number that whole cases cannot make, or it is passed with
        more points than it has. What there is, is used. Or no test can ask a case, since no line
        takes all of its questions. Or a practice set finds no question.""",
    )
    OBJECTIVE = (
        "objective",
        """A question names an objective that no ``objectives`` list on the site defines,
        or such a list is not a definition list.""",
    )
    LAB = (
        "lab",
        """A lab lacks its persona, its opening or every expectation, has a part it does not
        know, or may quote pages of which there are none.""",
    )
    IDEA = (
        "idea",
        """An expectation or a misconception of a lab lacks a part, has one it does not know,
        or stands outside a lab. The idea is left out of the lab until it is mended.""",
    )
    PROOF = (
        "proof",
        """A question's proof contradicts its marks, raises, or cannot be read, or what a question's
        program prints is not its key. Correct the marks or the proof. Proofs and programs run
        only in the doctest builder.""",
    )
    TRANSLATION = (
        "translation",
        """A translation of a question lacks a blank ``[[1]]``, or has one too many. Write the
        blanks into the entry of the catalogue as they are in the original.""",
    )
    REFERENCE = (
        "reference",
        """An ``item`` role points to a question or lab that does not exist.""",
    )
    CONFIG = (
        "config",
        """A configuration value is not one of those allowed; the default is used.""",
    )
    LINT = (
        "lint",
        """A question has a fault of item writing, and {confval}`assess_lint` is on. The rule
        stands in brackets at the end of the sentence; the reference of the linter gives its
        reason.""",
    )
    SELFCHECK = (
        "selfcheck",
        """The marking rule of a question's kind does not give its own key full points.
        That is a fault of the kind, not of the question.""",
    )

    def __init__(self, subtype: str, text: str) -> None:
        self.subtype = subtype
        self.help = " ".join(text.split())


class AuthorError(Exception):
    """A fault in the source that its author can mend.

    Raised while reading, caught in the directive and given as one warning.

    :param location: the narrowest node; ``None`` for the directive itself.
    """

    def __init__(self, warn: Warn, message: str, location: Node | None = None) -> None:
        self.warn = warn
        self.message = sentence(message)
        super().__init__(self.message)
        self.location = location


def warn(kind: Warn, message: str, location: Location) -> None:
    """Give one warning: subject with its ident, what is wrong, what to do."""
    logger.warning(sentence(message), type="assess", subtype=kind.subtype, location=location)


def sentence(message: str) -> str:
    """Return a message as one line; what cannot be seen in it is written as Python writes it.

    An author's text may hold line ends, control characters and marks that turn the direction of
    what follows, in a terminal too.
    """
    line = " ".join(message.split())
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line)


def shown(text: str) -> str:
    """Return an author's text as a message quotes it: its beginning, where it is long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= QUOTED else f"'{line[:QUOTED].rstrip()}...'"
