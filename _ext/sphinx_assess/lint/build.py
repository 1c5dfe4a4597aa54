"""The linter as part of a build: findings become Sphinx's own warnings and errors."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sphinx_assess.config import line_of
from sphinx_assess.lint.gather import gather
from sphinx_assess.lint.run import Finding, Settings, is_severity, run
from sphinx_assess.lint.suppress import ALL
from sphinx_assess.messages import Warn, warn
from sphinx_assess.nearest import advice

logger = logging.getLogger(__name__)
ALLOWED = '"off", "info", "warning", "error", or a pair of them in conf.py'
LEVELS = {"info": "INFO", "warning": "WARNING", "error": "ERROR"}


def findings(
    env: BuildEnvironment, codes: tuple[str, ...] = (), place: str | None = None
) -> list[Finding]:
    """Return what the rules find in all pages that were read.

    :param place: where conf.py sets the severities.
    """
    paths = {name: str(env.doc2path(name)) for name in env.all_docs}
    return run(gather(env), chosen(env.config.assess_lint_severity, place), paths, codes)


def chosen(settings: Settings, place: str | None) -> Settings:
    """Return the severities of conf.py, and warn of those that cannot be."""
    for code, severity in settings.items():
        if code not in ALL:
            what = advice(code, ALL, "the reference lists the rules")
            message = f"assess_lint_severity names the unknown rule '{code}'; {what}"
            warn(Warn.CONFIG, message, place)
        elif not is_severity(severity):
            message = f"assess_lint_severity gives '{code}' {severity!r}; use {ALLOWED}"
            warn(Warn.CONFIG, message, place)
    return {c: level for c, level in settings.items() if c in ALL and is_severity(level)}


def on_env_check_consistency(app: Sphinx, env: BuildEnvironment) -> None:
    """Report the findings of a build, if its configuration asks for them."""
    if not app.config.assess_lint:
        return
    for one in findings(env, place=line_of(app, "assess_lint_severity")):
        logger.log(
            LEVELS[one.severity],
            f"{one.message} ({one.code})",
            type="assess",
            subtype=Warn.LINT.subtype,
            location=f"{one.path}:{one.line}",
        )
