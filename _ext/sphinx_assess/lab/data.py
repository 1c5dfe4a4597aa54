"""What the scripts of a lab know: one file a lab, written when the site is built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.search import IndexBuilder

from sphinx_assess import codec
from sphinx_assess.domain import domain_of
from sphinx_assess.index import GroupRecord
from sphinx_assess.lab import passages
from sphinx_assess.lab.model import Lab
from sphinx_assess.lab.nodes import assess_idea, assess_lab, ideas_of, parts_named
from sphinx_assess.render import family

FOLDER = "labs"
"""Folder of these files below ours."""

STEMMER = "lab/stemmer"
"""The script with Sphinx's own stemmer, which sites without a search lack."""

COMMA = re.compile(r",(?!\d)|(?<!\d),")
"""Between the words of a concept; no comma inside a number such as 32,768."""

STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
"""Quotation marks as learners type them."""


def lab_records(env: BuildEnvironment) -> list[GroupRecord]:
    """Return the labs of the project, in reading order."""
    groups = domain_of(env).index.groups.values()
    return [record for record in groups if isinstance(record.group, Lab)]


def plain(node: nodes.Node) -> str:
    """Return prose as one line, as a learner would type it."""
    return " ".join(node.astext().translate(STRAIGHT).split())


def encode_idea(node: assess_idea) -> dict[str, Any]:
    """Return what tells that a message expresses an idea."""
    phrasings, concepts = ([list_of(part) for part in parts_named(node, name)] for name in LISTS)
    return {
        "ident": node["idea"].ident,
        "type": node["idea"].type,
        "phrasings": [plain(entry) for entries in phrasings for entry in entries],
        "concepts": [[words(plain(entry)) for entry in entries] for entries in concepts],
    }


LISTS = ("phrasings", "concepts")


def list_of(part: nodes.Element) -> list[nodes.Node]:
    """Return the entries of the one list in a part."""
    (entries,) = part.children
    return list(entries.children)


def words(text: str) -> list[str]:
    """Return the words and phrases between commas."""
    return [word.strip() for word in COMMA.split(text) if word.strip()]


def encode_lab(app: Sphinx, record: GroupRecord) -> dict[str, Any]:
    """Return all that the guide of one lab knows."""
    found = app.env.get_doctree(record.docname).findall(assess_lab)
    node = next(node for node in found if node["group"].ident == record.group.ident)
    return {
        "ideas": [encode_idea(idea) for idea in ideas_of(node)],
        **passages.build(app, record),
        "language": app.config.language,
    }


def write_labs(app: Sphinx, target: Path) -> None:
    """Write the file of each lab into a folder, and remove those of labs that are gone."""
    texts = {
        f"{record.group.ident}.js": script(record.group.ident, encode_lab(app, record))
        for record in lab_records(app.env)
    }
    for path in target.glob("*.js") if target.is_dir() else ():
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        target.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text, "utf-8")


def stemmer(app: Sphinx) -> str:
    """Return the script that defines ``Stemmer``, as Sphinx's search has it for this site."""
    config = app.config
    language = config.html_search_language or config.language
    index = IndexBuilder(app.env, language, config.html_search_options, "")
    return f"{index.get_js_stemmer_code()}\n"


def script(ident: str, data: dict[str, Any]) -> str:
    """Return the classic script that hands data to the page."""
    return f'Assess.lab("{ident}",{codec.dumps(data)});\n'


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Write the data before the pages, which name it with a digest of its content."""
    if family(builder) == "html":
        ours = Path(app.outdir) / "_static" / "assess"
        write_labs(app, ours / FOLDER)
        if lab_records(app.env):
            (ours / f"{STEMMER}.js").write_text(stemmer(app), "utf-8")


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have labs written again whose pages were read again: they name their data by its digest."""
    now = {
        record.group.ident: repr([(n, env.all_docs[n]) for n in passages.pages_of(env, record)])
        for record in lab_records(env)
    }
    before = domain_of(env).data.get("labs", {})
    domain_of(env).data["labs"] = now
    return [
        record.docname
        for record in lab_records(env)
        if before.get(record.group.ident, "") != now[record.group.ident]
    ]
