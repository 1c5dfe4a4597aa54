"""Faults of labs that no single page can know."""

from __future__ import annotations

from fnmatch import fnmatchcase

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_assess.domain import domain_of
from sphinx_assess.faults import missing_objective
from sphinx_assess.index import GroupRecord, place
from sphinx_assess.lab.data import lab_records
from sphinx_assess.lab.model import Lab
from sphinx_assess.messages import Warn, shown, warn
from sphinx_assess.nearest import advice


def on_env_check_consistency(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of pages and objectives that labs name and that are not there."""
    for record in lab_records(env):
        check_pages(env, record)
        check_objectives(env, record)


def check_pages(env: BuildEnvironment, record: GroupRecord) -> None:
    """Warn of each pattern of pages that no page has."""
    assert isinstance(record.group, Lab)
    for pattern in record.group.pages:
        others = env.found_docs - {record.docname}
        if not any(fnmatchcase(name, pattern) for name in others):
            near = advice(pattern, others, "write names of pages from the source folder on")
            message = (
                f"lab '{record.group.ident}' may quote {shown(f':pages: {pattern}')}, "
                f"which are no pages; {near}"
            )
            warn(Warn.LAB, message, place(record))


def check_objectives(env: BuildEnvironment, record: GroupRecord) -> None:
    """Warn of objectives that no list defines, once the site has such lists."""
    assert isinstance(record.group, Lab)
    defined = domain_of(env).index.objectives
    for name in record.group.objectives:
        if defined and name not in defined:
            message = missing_objective(f"lab '{record.group.ident}'", name, defined)
            warn(Warn.OBJECTIVE, message, place(record))
