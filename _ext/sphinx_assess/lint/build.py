"""The linter as part of a build: findings become Sphinx's own warnings and errors."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sphinx_assess.lint.gather import gather
from sphinx_assess.lint.run import Finding, run
from sphinx_assess.messages import Warn

logger = logging.getLogger(__name__)
LEVELS = {"info": "INFO", "warning": "WARNING", "error": "ERROR"}


def findings(env: BuildEnvironment, codes: tuple[str, ...] = ()) -> list[Finding]:
    """Return what the rules find in all pages that were read."""
    paths = {name: str(env.doc2path(name)) for name in env.all_docs}
    return run(gather(env), env.config.assess_lint_severity, paths, codes)


def on_env_check_consistency(app: Sphinx, env: BuildEnvironment) -> None:
    """Report the findings of a build, if its configuration asks for them."""
    if not app.config.assess_lint:
        return
    for one in findings(env):
        logger.log(
            LEVELS[one.severity],
            f"{one.message} ({one.code})",
            type="assess",
            subtype=Warn.LINT.subtype,
            location=f"{one.path}:{one.line}",
        )
