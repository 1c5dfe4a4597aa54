"""The doctree nodes of labs: ordinary prose inside a few named parts."""

from __future__ import annotations

from docutils import nodes

from sphinx_assess.nodes import assess_group, of_type

PROBLEM = "assess_problem"
"""Attribute of a box that stands for an idea with a fault, which was told already."""


class assess_lab(assess_group):
    """A lab. Attributes: ``group`` (Lab), ``docname``. Children: lab part+, idea*, box*."""


class assess_lab_part(nodes.General, nodes.Element):
    """One part of a lab or of an idea: body elements. Attribute ``part``: its name.

    Of a lab: persona, goal, opening, questions (one bullet list). Of an idea:
    idea (the key idea itself), phrasings (one bullet list), concepts (one
    bullet list, as often as the author wrote it), hint, prompt, assertion,
    correction.
    """


class assess_idea(nodes.General, nodes.Element):
    """An expectation or misconception. Attribute ``idea`` (Idea). Children: lab part+."""


LAB_NODES = (assess_lab, assess_lab_part, assess_idea)


def ideas_of(lab: assess_lab) -> list[assess_idea]:
    """Return the ideas of a lab, in the author's order."""
    return list(of_type(lab, assess_idea))


def problems_of(lab: assess_lab) -> list[nodes.Node]:
    """Return the boxes that stand for ideas with a fault."""
    return [box for box in of_type(lab, nodes.warning) if box.get(PROBLEM)]


def part_of(node: nodes.Element, name: str) -> list[nodes.Node]:
    """Return the prose of a part, empty when its author left it out."""
    return next((part.children for part in parts_named(node, name)), [])


def parts_named(node: nodes.Element, name: str) -> list[assess_lab_part]:
    """Return the parts of that name."""
    return [part for part in of_type(node, assess_lab_part) if part["part"] == name]
