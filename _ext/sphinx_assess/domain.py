"""The domain: what each page holds, links to questions, and checks over the whole course."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import make_refnode

from sphinx_assess import checks, index
from sphinx_assess import course as route
from sphinx_assess.digests import dependencies
from sphinx_assess.index import (
    CaseRecord,
    GroupRecord,
    Index,
    ItemRecord,
    ObjectiveRecord,
    Page,
)
from sphinx_assess.kinds import KINDS
from sphinx_assess.markup import _
from sphinx_assess.messages import Warn, shown, warn
from sphinx_assess.model import Activity
from sphinx_assess.nearest import advice
from sphinx_assess.nodes import (
    assess_case,
    assess_group,
    assess_item,
    assess_objective,
    case_of,
    group_anchor,
    group_kind,
    items_of,
    parts_of,
    stimulus_of,
)

if TYPE_CHECKING:
    from docutils.nodes import Element


class ItemRole(XRefRole):
    """``item``: a link to a question, by ident; its text is the question's number."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the reference, for the domain to resolve."""
        self.name = "assess:item"
        return super().run()

    def result_nodes(
        self, document: nodes.document, env: BuildEnvironment, node: Element, is_ref: bool
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Replace Sphinx's class for the link, ``assess-item``: it is that of a question."""
        for inner in node.findall(nodes.inline):
            inner["classes"] = ["assess-ref"]
        return [node], []


ITEM_ROLE = ItemRole(innernodeclass=nodes.inline, warn_dangling=True)


class AssessDomain(Domain):
    """Questions, groups and objectives of the course."""

    name = "assess"
    label = "Assessment"
    object_types = {"item": ObjType("question", "item"), "lab": ObjType("lab", "item")}
    roles = {"item": ITEM_ROLE}
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "digests": {}}
    data_version: ClassVar[int] = 6

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._index: Index | None = None
        self.builder: Builder  # set by on_builder_inited; Sphinx has no public way from a transform

    @property
    def pages(self) -> dict[str, Page]:
        """What each page holds, by docname."""
        return cast("dict[str, Page]", self.data["pages"])

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self._index = None
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages another process has read."""
        self._index = None
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.pages[docname] = otherdata["pages"][docname]

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Keep what a page holds; its prose has been translated by now."""
        self._index = None
        page = read_page(docname, document)
        if page != Page():
            self.pages[docname] = page

    @property
    def index(self) -> Index:
        """The whole course. Computed once, after the last page is read."""
        if self._index is None:
            show_bank = self.env.config.assess_show_bank
            self._index = index.build(self.pages, reading_order(self.env), show_bank=show_bank)
        return self._index

    def changed_consumers(self) -> list[str]:
        """Return the pages whose view of other pages is not what it was last time."""
        titles = {name: title.astext() for name, title in self.env.titles.items()}
        digests = {
            docname: dependencies(self.index, page, titles) for docname, page in self.pages.items()
        }
        for docname, fact in route.facts(self.env, self.index, titles):
            digests[docname] = digests.get(docname, "") + fact
        old = self.data["digests"]
        self.data["digests"] = digests
        return sorted(name for name, digest in digests.items() if old.get(name, "") != digest)

    def check_consistency(self) -> None:
        """Warn of what no single page can know."""
        checks.check(self.index)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Link to the place where a reader meets the question, or to an activity."""
        activity = None if target in self.index.places else self.index.activity(target)
        found = self.index.places.get(target) or activity
        if found is None:
            return None
        if activity and not node.get("refexplicit"):
            contnode = nodes.inline("", env.titles[activity.docname].astext())
        elif not node.get("refexplicit"):
            text = _("question {n}").format(n=found.number) if found.number else _("question")
            contnode = nodes.inline("", text, classes=["assess-ref"])
        return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode)

    def resolve_any_xref(self, *args: Any, **kwargs: Any) -> list[tuple[str, nodes.reference]]:
        """Offer nothing to ``any``: idents are common words."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what ``item`` can link to; priority -1 keeps it out of the search."""
        for ident, found in self.index.places.items():
            yield ident, ident, "item", found.docname, found.anchor, -1
        for record in self.index.groups.values():
            if isinstance(record.group, Activity):
                ident, name = record.group.ident, group_kind(record.group)
                yield ident, ident, name, record.docname, group_anchor(record.group), -1


def read_page(docname: str, document: nodes.document) -> Page:
    """Return the record of a page's doctree."""
    for node in items_of(document):
        take_words(node)
        check_translation(node, document)
    groups = list(document.findall(assess_group))
    return Page(
        items=tuple(item_records(docname, document, groups)),
        groups=tuple(
            GroupRecord(
                group["group"],
                docname,
                group.line,
                tuple(node["item"].ident for node in items_of(group)),
                fingerprint(group) if isinstance(group["group"], Activity) else "",
                included(group, document),
            )
            for group in groups
        ),
        objectives=tuple(
            ObjectiveRecord(
                node["objective"],
                docname,
                node.line,
                fingerprint(node),
                included(node, document),
            )
            for node in document.findall(assess_objective)
        ),
        references=tuple(
            node["reftarget"]
            for node in document.findall(addnodes.pending_xref)
            if node.get("refdomain") == AssessDomain.name
        ),
        cases=tuple(case_record(node, docname, document) for node in document.findall(assess_case)),
    )


def item_records(
    docname: str, document: nodes.document, groups: Iterable[assess_group]
) -> Iterator[ItemRecord]:
    """Yield the record of each question of a page; a passage belongs to what is asked."""
    inside = {id(node): group["group"].ident for group in groups for node in items_of(group)}
    for node in items_of(document):
        case, group = case_of(node), inside.get(id(node), "")
        digest = fingerprint(node) + (fingerprint(stimulus_of(case)) if case else "")
        name = case["case"] if case else ""
        source = included(node, document)
        yield ItemRecord(node["item"], docname, node.line, group, digest, name, source)


def case_record(node: assess_case, docname: str, document: nodes.document) -> CaseRecord:
    """Return the record of one case."""
    names = tuple(one["item"].ident for one in items_of(node))
    return CaseRecord(node["case"], docname, node.line, names, included(node, document))


def included(node: nodes.Element, document: nodes.document) -> str:
    """Return the file a node is written in, empty when it is the page's own."""
    source = node.source or ""
    if not source or source == document["source"] or not Path(source).is_file():
        return ""
    return str(Path(source).resolve())


def take_words(node: assess_item) -> None:
    """Put into a question's key the words its kind compares with; they are translated by now."""
    item = node["item"]
    words = KINDS[item.kind].words(item, parts_of(node))
    node["item"] = replace(item, key=replace(item.key, words=words))


def check_translation(node: assess_item, document: nodes.document) -> None:
    """Warn of what a translation took from a question; its place is that of the original text."""
    item, parts = node["item"], parts_of(node)
    if lost := KINDS[item.kind].lost(item, parts):
        config = document.settings.env.config
        catalogue = docname_to_domain(node["docname"], config.gettext_compact)
        message = (
            f"question '{item.ident}' has in its translation {lost} "
            f"in '{config.language}/LC_MESSAGES/{catalogue}.po'"
        )
        warn(Warn.TRANSLATION, message, parts.options[0].content[0])


def fingerprint(node: nodes.Element) -> str:
    """Return a digest of a node with all its prose and settings."""
    return hashlib.sha256(node.pformat().encode()).hexdigest()


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return all docnames as the toctrees lead a reader, then the rest by name."""
    order: dict[str, None] = {}

    def visit(docname: str) -> None:
        if docname not in order and docname in env.all_docs:
            order[docname] = None
            for child in env.toctree_includes.get(docname, []):
                visit(child)

    visit(env.config.root_doc)
    return [*order, *sorted(set(env.all_docs) - set(order))]


def on_builder_inited(app: Sphinx) -> None:
    """Remember the builder for the transforms."""
    domain_of(app.env).builder = app.builder


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the consumers of changed questions written again."""
    return domain_of(env).changed_consumers()


def on_missing_reference(app: Sphinx, domain: Domain, node: addnodes.pending_xref) -> bool | None:
    """Say in our words that an ``item`` role leads nowhere."""
    if node.get("refdomain") != AssessDomain.name:
        return None
    target = node["reftarget"]
    what = advice(target, linkable(app.env), "use the ident after a question's directive")
    message = f"link to question {shown(target)}, which does not exist; {what}"
    warn(Warn.REFERENCE, message, node)
    return True


def linkable(env: BuildEnvironment) -> list[str]:
    """Return the idents that an ``item`` role may name."""
    return [name for name, *_rest in domain_of(env).get_objects()]


def domain_of(env: BuildEnvironment) -> AssessDomain:
    """Return the domain of an environment."""
    return cast(AssessDomain, env.get_domain(AssessDomain.name))
