"""Every configuration value, once: name, default, what is allowed, what it does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sphinx.application import Sphinx
from sphinx.config import Config as SphinxConfig

from sphinx_assess.lab.tutor import is_tutor
from sphinx_assess.messages import Warn, warn
from sphinx_assess.nearest import nearest
from sphinx_assess.settings import flag, one_of, percent, whole_number

PREFIX = "assess_"
ANSWER_PLACES = ("end", "page", "inline", "separate", "none")
ANSWERED = {"bank", "lab", "question", "quiz", "test"}
ISSUE_FORM = re.compile(r"https?://[^\s/?#]+/[^\s?#]+/issues/new/?(?:\?[^\s#]*)?")


@dataclass(frozen=True, slots=True)
class Option:
    """One ``assess_*`` value of conf.py."""

    name: str
    default: Any
    types: tuple[type, ...]
    is_valid: Callable[[Any], bool]
    allowed: str
    help: str
    rebuild: Literal["html", "env"] = "html"


def reads(convert: Callable[[str], object]) -> Callable[[Any], bool]:
    """Return a validator that accepts what ``convert`` can read."""

    def is_valid(value: Any) -> bool:
        try:
            convert(str(value))
        except ValueError:
            return False
        return True

    return is_valid


def is_issue_form(value: Any) -> bool:
    """Tell whether a value is empty or the web address of a form for a new issue."""
    return isinstance(value, str) and bool(not value or ISSUE_FORM.fullmatch(value))


def is_answer_place(value: Any) -> bool:
    """Tell whether a value is a place of answers, or a dict of them by kind of group."""
    if isinstance(value, dict):
        return set(value) <= ANSWERED and all(place in ANSWER_PLACES for place in value.values())
    return value in ANSWER_PLACES


OPTIONS = (
    Option(
        "assess_course",
        "",
        (str,),
        lambda value: isinstance(value, str),
        "a short name",
        "Name under which a reader's browser keeps responses; empty means the project's name. "
        "Two courses on one web address need different names.",
    ),
    Option(
        "assess_key",
        "page",
        (str,),
        reads(one_of("page", "none")),
        '"page" or "none"',
        'Where the key is: in the page, or nowhere. With "none" the pages hold neither key nor '
        "feedback, and mark nothing.",
    ),
    Option(
        "assess_lint",
        False,
        (bool,),
        reads(lambda value: flag(value.lower())),
        "True or False",
        "Look for faults of item writing in each build and report them as warnings and errors.",
    ),
    Option(
        "assess_lint_severity",
        {},
        (dict,),
        lambda value: isinstance(value, dict),
        "a dictionary from rules to severities",
        'Severity of single rules: ``"off"``, ``"info"``, ``"warning"`` or ``"error"``, or a pair, '
        "the first for practice and the second for tests, as in "
        '``{"stem-echo": "off", "all-or-none": ("info", "warning")}``.',
    ),
    Option(
        "assess_paper_answers",
        "end",
        (str, dict),
        is_answer_place,
        '"end", "page", "inline", "separate" or "none", or a dict of them by "bank", "lab", '
        '"question", "quiz" and "test"',
        "Where answers stand on paper: in the ``answer-key``, at the end of the page, after each "
        "question, in an ``answer-key`` that is a book of its own, or nowhere. One place for all "
        "questions, or one for each kind of group, as in "
        '``{"quiz": "page", "test": "none"}``; a kind that is not named has "end", and '
        '"question" means those outside any group.',
    ),
    Option(
        "assess_paper_forms",
        2,
        (int,),
        lambda value: type(value) is int and 1 <= value <= 10,
        "a whole number from 1 to 10",
        "How many forms of each test the builder ``testsheets`` prints.",
    ),
    Option(
        "assess_paper_notes",
        False,
        (bool,),
        reads(lambda value: flag(value.lower())),
        "True or False",
        "Print with each question its name, points, objectives and difficulty, for teachers.",
    ),
    Option(
        "assess_paper_online",
        "{page}.html",
        (str,),
        lambda value: isinstance(value, str) and (not value or "{page}" in value),
        'a text with "{page}", or an empty one',
        "What follows ``html_baseurl`` in the address of a page. If both are set, a question on "
        "paper links to its page on the web, and in a PDF has a code to photograph. "
        'For the builder dirhtml write "{page}/".',
    ),
    Option(
        "assess_paper_tests",
        ("*",),
        (list, tuple),
        lambda value: all(isinstance(pattern, str) for pattern in value),
        "a list of patterns of page names",
        "Pages whose tests the builder ``testsheets`` prints.",
    ),
    Option(
        "assess_pass",
        "80%",
        (str,),
        reads(percent),
        'a percentage such as "80%"',
        "Pass mark of a test that names none.",
        "env",
    ),
    Option(
        "assess_report",
        False,
        (bool,),
        reads(lambda value: flag(value.lower())),
        "True or False",
        'End each question with "Report this question": an issue filled in, or a text to copy.',
    ),
    Option(
        "assess_repository",
        "",
        (str,),
        is_issue_form,
        "an address ending in /issues/new",
        "Where a reader reports a question: the form for a new issue of the course's repository, "
        "on GitHub (``.../OWNER/NAME/issues/new``) or GitLab (``.../OWNER/NAME/-/issues/new``). "
        "Empty means that the report is a text to copy.",
    ),
    Option(
        "assess_route",
        [],
        (list, tuple),
        lambda value: all(isinstance(pattern, str) for pattern in value),
        'a list of patterns of page names, such as ["unit-1/*", "test"]',
        "Pages through which a bar leads at the top of each: lesson, quiz, test, in the order of "
        "the tables of contents, with how far the reader is. Empty means no bar.",
    ),
    Option(
        "assess_show_bank",
        False,
        (bool,),
        reads(lambda value: flag(value.lower())),
        "True or False",
        "Show the questions of a ``bank`` where they stand.",
    ),
    Option(
        "assess_shuffle",
        True,
        (bool,),
        reads(lambda value: flag(value.lower())),
        "True or False",
        "Shuffle the options of a question for each attempt on screen.",
    ),
    Option(
        "assess_tries",
        2,
        (int,),
        reads(whole_number),
        "a whole number, 0 for no limit",
        "Checks of a practice question before its answer opens.",
    ),
    Option(
        "assess_tutor",
        {},
        (dict,),
        is_tutor,
        '{"endpoint": "https://.../chat/completions", "model": "...", "name": "..."}, no key',
        "A language model that readers of labs may choose instead of the guide: the address of an "
        "OpenAI-compatible chat endpoint, the model to ask for, and how readers know it. ``http`` "
        "is allowed on the reader's own machine. Empty means that the site offers none.",
    ),
)


def on_config_inited(app: Sphinx, config: SphinxConfig) -> None:
    """Replace each value that is not allowed by its default, and say so."""
    for option in OPTIONS:
        value = config[option.name]
        if not option.is_valid(value):
            # A dictionary may hold a key, which a log must not show.
            shown = "not as it must be" if isinstance(value, dict) else repr(value)
            message = f"{option.name} is {shown}; {meant(option, value)}use {option.allowed}"
            warn(Warn.CONFIG, f"{message} in conf.py", line_of(app, option.name))
            config[option.name] = option.default
    for name in misspelt(config):
        message = f"there is no configuration value '{name}'; did you mean '{near_option(name)}'?"
        warn(Warn.CONFIG, message, line_of(app, name))


def meant(option: Option, value: Any) -> str:
    """Return which of the allowed words a value, or a name in it, was most likely meant to be."""
    words = re.findall(r'"([a-z]+)"', option.allowed)
    written = [*value, *value.values()] if isinstance(value, dict) else [value]
    unknown = (one for one in written if isinstance(one, str) and one not in words)
    near = next(filter(None, (nearest(one, words) for one in unknown)), "")
    return f'did you mean "{near}"? ' if near else ""


def misspelt(config: SphinxConfig) -> list[str]:
    """Return names in conf.py that are nearly one of ours; Sphinx passes over them in silence."""
    # Sphinx keeps names it does not know nowhere else (8.0 to 9.0).
    written: dict[str, Any] = getattr(config, "_raw_config", {})
    found = (name for name in written if name.startswith(PREFIX) and name not in config)
    return [name for name in found if near_option(name)]


def near_option(name: str) -> str:
    """Return the value whose name is most like another; what all names begin with says nothing."""
    ours = (option.name.removeprefix(PREFIX) for option in OPTIONS)
    near = nearest(name.removeprefix(PREFIX), ours)
    return f"{PREFIX}{near}" if near else ""


def line_of(app: Sphinx, name: str) -> str | None:
    """Return where conf.py sets a value; ``None`` when it was set elsewhere."""
    path = Path(app.confdir or "", "conf.py")
    if name in app.config.overrides or not path.is_file():
        return None
    lines = path.read_text("utf-8", "replace").split("\n")
    found = [at for at, line in enumerate(lines, 1) if re.match(rf"\s*{name}\b", line)]
    return f"{path}:{found[-1]}" if found else None


def register(app: Sphinx) -> None:
    """Add every value to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types, option.help)
    app.connect("config-inited", on_config_inited)
