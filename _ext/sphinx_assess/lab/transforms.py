"""From lab nodes to output: copy them into answer keys, then lower."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.nodes import Node
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_assess.domain import domain_of
from sphinx_assess.index import GroupRecord
from sphinx_assess.lab import html, paper
from sphinx_assess.lab.nodes import assess_lab
from sphinx_assess.lab.strings import lab_strings
from sphinx_assess.lab.tutor import tutor_strings
from sphinx_assess.markup import _, put
from sphinx_assess.model import AnswerKey
from sphinx_assess.nodes import assess_group
from sphinx_assess.render import Context, family
from sphinx_assess.render.answers import LISTED, place_for
from sphinx_assess.transforms import moved


class DrawLabs(SphinxPostTransform):
    """Copy labs into the answer keys of paper, before references resolve (priority 10)."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Fill each answer key of the document."""
        domain = domain_of(self.env)
        context = Context(domain.builder, domain.index)
        is_listed = place_for(context, "lab") in LISTED
        if family(domain.builder) != "paper" or not is_listed:
            return
        for node in list(self.document.findall(assess_group)):
            if isinstance(node["group"], AnswerKey):
                for record in domain.index.activities_in(node["group"]):
                    node += self.copied_labs(record, node)

    def copied_labs(self, record: GroupRecord, into: assess_group) -> list[Node]:
        """Return a copy of a lab, with ids of its own; nothing for other activities."""
        place, ident = into["group"].ident, record.group.ident
        for node in self.env.get_doctree(record.docname).findall(assess_lab):
            if node["group"].ident == ident:
                copy = moved(node, into["docname"], f"{place}-{ident}")
                copy["place"] = place
                return [copy]
        return []


class LowerLabs(SphinxPostTransform):
    """Replace lab nodes by what the builder's family can show, before other groups."""

    default_priority = 59

    def run(self, **kwargs: Any) -> None:
        """Lower every lab of the document."""
        domain = domain_of(self.env)
        kind = family(domain.builder)
        if kind == "whole":
            return
        context = Context(domain.builder, domain.index)
        for node in list(self.document.findall(assess_lab)):
            if domain.index.groups[node["group"].ident].docname != node["docname"]:
                put(node, taken(node))
            elif kind == "html":
                put(node, html.lab(context, node))
            elif "place" in node:
                put(node, paper.answer(context, node, node.parent["docname"]))
            else:
                put(node, paper.lab(context, node))
        if context.scripts:
            self.document["assess_scripts"] = tuple(context.scripts)
            self.document["assess_strings"] = lab_strings(_) | tutor_strings(_)


def taken(node: assess_lab) -> list[Node]:
    """Return a box for the second lab with one name."""
    text = _("The name '{ident}' of this lab is taken by another one.")
    return [nodes.warning("", nodes.paragraph("", text.format(ident=node["group"].ident)))]
