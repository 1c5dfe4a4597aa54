"""Every configuration value, once: name, default, what is allowed, what it does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from sphinx.application import Sphinx
from sphinx.config import Config as SphinxConfig

from sphinx_assess.lab.tutor import is_tutor
from sphinx_assess.messages import Warn, warn
from sphinx_assess.settings import flag, one_of, percent, whole_number

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
        "assess_paper_answers",
        "end",
        (str,),
        reads(one_of("end", "inline", "none")),
        '"end", "inline" or "none"',
        "Where answers stand on paper: in the ``answer-key``, after each question, or nowhere.",
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
            message = f"{option.name} is {shown}; use {option.allowed} in conf.py"
            warn(Warn.CONFIG, message, None)
            config[option.name] = option.default


def register(app: Sphinx) -> None:
    """Add every value to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, option.types, option.help)
    app.connect("config-inited", on_config_inited)
