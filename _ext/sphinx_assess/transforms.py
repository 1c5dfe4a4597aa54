"""From question nodes to output: draw first, then lower. Nothing flows back."""

from __future__ import annotations

from itertools import groupby
from typing import Any, TypeVar

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_assess import render
from sphinx_assess.domain import domain_of
from sphinx_assess.index import GroupRecord
from sphinx_assess.markup import put
from sphinx_assess.model import AnswerKey, ObjectiveMap, PracticeSet, Test
from sphinx_assess.nodes import (
    anchor,
    assess_case,
    assess_group,
    assess_item,
    assess_objective,
    case_anchor,
    case_of,
    items_of,
    stimulus_of,
)
from sphinx_assess.render import Context, html, paper

N = TypeVar("N", bound=nodes.Element)


class DrawItems(SphinxPostTransform):
    """Copy drawn questions into tests and practice sets, and all questions into answer keys.

    Runs before references resolve (priority 10), so that links in the copies
    are resolved for the page they are copied to.
    """

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill each group of the document that draws."""
        domain = domain_of(self.env)
        if render.family(domain.builder) == "whole":
            return
        self.sources: dict[str, nodes.document] = {}
        self.items: dict[str, dict[str, assess_item]] = {}
        self.index = domain.index
        for node in self.document.findall(assess_group):
            record = self.index.groups.get(node["group"].ident)
            if record is not None and record.docname == node["docname"]:
                self.fill(node, record)
        if self.config.assess_paper_notes and render.family(domain.builder) == "paper":
            self.add_objectives()

    def add_objectives(self) -> None:
        """Copy into each question what it asks for."""
        for item in self.document.findall(assess_item):
            item += [
                self.copied_objective(name, item, item["anchor"])
                for name in item["item"].objectives
                if name in self.index.objectives
            ]

    def fill(self, node: assess_group, record: GroupRecord) -> None:
        """Copy into one group what it draws."""
        if isinstance(record.group, Test | PracticeSet):
            is_paper = render.family(domain_of(self.env).builder) == "paper"
            form = node.get("form", 0)
            members = self.index.printed(record, form) if is_paper else self.index.members(record)
            drawn = (ident for ident in members if ident not in record.items)
            for name, idents in groupby(drawn, lambda ident: self.index.items[ident].case):
                items = [self.copied_item(ident, node, record.group.ident) for ident in idents]
                node += [self.copied_case(name, items, node, record.group.ident)] if name else items
            node += [
                self.copied_objective(name, node) for name in self.index.objectives_of(members)
            ]
        elif isinstance(record.group, AnswerKey):
            place, names = record.group.ident, self.index.answers_in(record.group)
            node += [self.copied_item(ident, node, place) for ident in names]
        elif isinstance(record.group, ObjectiveMap):
            listed = self.index.objectives_in(record.group)
            node += [self.copied_objective(name, node) for name in listed]

    def copied_item(self, ident: str, into: assess_group, place: str) -> assess_item:
        """Return a copy of a question, with ids of its own."""
        found = self.written(ident)
        copy = moved(found, into["docname"], f"{place}-{ident}")
        copy["page"], copy["anchor"] = into["docname"], anchor(ident, place)
        return copy

    def copied_case(
        self, name: str, items: list[assess_item], into: assess_group, place: str
    ) -> assess_case:
        """Return a copy of a case with some of its questions, copied already."""
        found = case_of(self.written(items[0]["item"].ident))
        assert found is not None
        passage = moved(stimulus_of(found), into["docname"], f"{place}-case-{name}")
        copy = assess_case("", passage, *items, case=name, docname=found["docname"])
        copy["anchor"] = case_anchor(name, place)
        return copy

    def written(self, ident: str) -> assess_item:
        """Return a question where it is written."""
        docname = self.index.items[ident].docname
        if docname not in self.items:
            found = reversed(items_of(self.source(docname)))  # The first of a name keeps it.
            self.items[docname] = {one["item"].ident: one for one in found}
        return self.items[docname][ident]

    def copied_objective(self, name: str, into: nodes.Element, place: str = "") -> assess_objective:
        """Return a copy of an objective.

        :param place: names the copy; the ident of the group unless given.
        """
        docname = self.index.objectives[name].docname
        found = next(
            node
            for node in self.source(docname).findall(assess_objective)
            if node["objective"] == name
        )
        prefix = nodes.make_id(f"{place or into['group'].ident}-{name}")
        return moved(found, into.get("page", into["docname"]), prefix)

    def source(self, docname: str) -> nodes.document:
        """Return the doctree of a page as it was read."""
        if docname not in self.sources:
            self.sources[docname] = self.env.get_doctree(docname)
        return self.sources[docname]


def moved(node: N, docname: str, prefix: str) -> N:
    """Return a deep copy that belongs to another page.

    Ids on two pages may be the same, so each gets a prefix; what refers to them
    inside the copy follows.
    """
    copy = node.deepcopy()
    own = {name for element in copy.findall(nodes.Element) for name in element["ids"]}
    for element in copy.findall(nodes.Element):
        element["ids"] = [f"{prefix}-{name}" for name in element["ids"]]
        if "backrefs" in element:
            element["backrefs"] = [f"{prefix}-{name}" for name in element["backrefs"]]
        if element.get("refid") in own:
            element["refid"] = f"{prefix}-{element['refid']}"
        if isinstance(element, addnodes.pending_xref):
            element["refdoc"] = docname
    return copy


class LowerItems(SphinxPostTransform):
    """Replace question nodes by what the builder's family can show.

    Runs after ``only`` (50) and before what is specific to a format (100).
    """

    default_priority = 60

    def run(self, **kwargs: Any) -> None:
        """Lower groups, then the questions outside any group."""
        domain = domain_of(self.env)
        family = render.family(domain.builder)
        if family == "whole":
            return
        needed = self.document.get("assess_scripts", ())  # by what was lowered before
        context = Context(domain.builder, domain.index, list(needed))
        renderer = html if family == "html" else paper
        for kind, lower in renderer.LOWERINGS:
            for node in list(self.document.findall(kind)):
                put(node, lower(context, node))
        if family == "html":
            html.finish(context, self.document, self.env.docname)
        else:
            paper.finish(context)
