"""Write reference entries from the code: values, warnings and rules of the linter.

Private to this project's own documentation. The directives ``config-reference``, ``warning-list``
and ``lint-reference`` give definition lists of stock nodes, so every builder can set them.
``{confval}`assess_key``` leads to a configuration value, ``{ref}`stem-echo <lint-stem-echo>``` to
a rule. Each warning has a page of its own, filled by ``warning-reference``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_assess.config import OPTIONS, Option
from sphinx_assess.lint.base import Rule
from sphinx_assess.lint.suppress import ALL
from sphinx_assess.messages import Warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

WARNING_EXAMPLES = Path(__file__).with_name("warning_examples.toml")

QUOTED = re.compile(r'(?<!`)"[^"`]*"(?!`)')
"""A value such as "page" in a sentence; in code type its quotes stay straight."""

REBUILD = {
    "html": "After a change, pages are written again.",
    "env": "After a change, pages are read and written again.",
}


class Reference(SphinxDirective):
    """A directive without arguments that gives one definition list."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return [nodes.definition_list("", *self.entries())]

    def entries(self) -> Iterator[nodes.definition_list_item]:
        """Yield the entries, in the order of the page."""
        raise NotImplementedError

    def term(self, name: str, target: str) -> nodes.term:
        """Return the head of an entry: a name in code type, and a target of the page."""
        term = nodes.term("", "", nodes.literal("", name), names=[target])
        self.set_source_info(term)
        self.state.document.note_explicit_target(term)
        return term

    def entry(self, term: nodes.term, *texts: str) -> nodes.definition_list_item:
        """Return an entry; each text is parsed in the page's own markup."""
        coded = [QUOTED.sub(r"``\g<0>``", text) for text in texts]
        paragraphs = [node for text in coded for node in self.parse_text_to_nodes(text)]
        return nodes.definition_list_item("", term, nodes.definition("", *paragraphs))


class ConfigReference(Reference):
    """``config-reference``: every value of conf.py, from ``sphinx_assess.config.OPTIONS``."""

    def entries(self) -> Iterator[nodes.definition_list_item]:
        """Yield one entry for each value."""
        standard = self.env.domains.standard_domain
        for option in OPTIONS:
            term = self.term(option.name, option.name)
            standard.note_object("confval", option.name, term["ids"][0], location=term)
            yield self.entry(term, option.help, facts(option))


class WarningList(Reference):
    """``warning-list``: every warning with what it says, each a link to its page."""

    def entries(self) -> Iterator[nodes.definition_list_item]:
        """Yield one entry for each warning."""
        for warn in Warn:
            name = nodes.term("", "", *self.parse_inline(page_link(warn))[0])
            self.set_source_info(name)
            yield self.entry(name, " ".join(warn.help.split()).split(". ")[0].rstrip(".") + ".")


class WarningReference(SphinxDirective):
    """``warning-reference``: what one warning means, from ``Warn`` and its example."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return what the warning means, an example of it and how it is mended."""
        self.env.note_dependency(str(WARNING_EXAMPLES))
        warn = next(warn for warn in Warn if warn.subtype == self.arguments[0])
        example = warning_examples()[warn.subtype]
        said = nodes.paragraph("", "", nodes.literal("", example["says"]))  # a block does not wrap
        mended = example["good"].items() - example["bad"].items()
        return [
            *self.parse_text_to_nodes(warn.help),
            *self.files("Found", example["bad"]),
            nodes.paragraph("", "The build says:"),
            said,
            *self.files("Better", dict(sorted(mended))),
        ]

    def files(self, head: str, found: Mapping[str, str]) -> Iterator[nodes.Node]:
        """Yield each file of an example below its name."""
        for name, text in found.items():
            yield nodes.paragraph("", f"{head}, in ", nodes.literal("", name), nodes.Text(":"))
            language = {".py": "python", ".po": "po"}.get(Path(name).suffix, "md")
            yield nodes.literal_block(text, text, language=language)


def page_link(warn: Warn) -> str:
    """Return a link to the page of a warning, in the markup of a page."""
    return f"{{ref}}`assess.{warn.subtype} <warning-{warn.subtype}>`"


def warning_examples() -> dict[str, dict[str, Any]]:
    """Return by warning the ``bad`` files, what the build ``says`` of them, the ``good`` files."""
    found: dict[str, dict[str, Any]] = tomllib.loads(WARNING_EXAMPLES.read_text("utf-8"))
    return found


class LintReference(Reference):
    """``lint-reference``: every rule of the linter, with a bad and a good example."""

    def entries(self) -> Iterator[nodes.definition_list_item]:
        """Yield one entry for each rule."""
        for rule in ALL.values():
            item = self.entry(
                self.term(rule.code, f"lint-{rule.code}"),
                f"**{rule.title}.** {rule.reason}",
                f"Source: {rule.source}. Severity: {severity(rule)}.",
            )
            definition = item.next_node(nodes.definition)
            assert definition is not None
            for name, example in (("Found", rule.bad), ("Better", rule.good)):
                source = example.replace("\n===\n", "\n\n")
                definition += self.parse_text_to_nodes(f"{name}:")
                definition += nodes.literal_block(source, source, language="md")
            yield item


def severity(rule: Rule) -> str:
    """Say how severe the findings of a rule are."""
    if rule.practice == rule.test:
        return rule.practice
    return f"{rule.practice} in practice, {rule.test} in tests"


def facts(option: Option) -> str:
    """Say what a value may be, what it is when nobody sets it, and what a change costs."""
    default = f'"{option.default}"' if isinstance(option.default, str) else option.default
    return f"Allowed: {option.allowed}. Default: ``{default}``. {REBUILD[option.rebuild]}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("config-reference", ConfigReference)
    app.add_directive("warning-list", WarningList)
    app.add_directive("warning-reference", WarningReference)
    app.add_directive("lint-reference", LintReference)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
