"""The doctest builder with proofs: they run among the other tests of their group."""

from __future__ import annotations

from collections.abc import Callable
from doctest import DocTest, TestResults
from typing import Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.ext.doctest import DocTestBuilder, SphinxDocTestRunner, TestGroup

from sphinx_assess.messages import Warn, warn
from sphinx_assess.proof import check
from sphinx_assess.proof.check import Finding
from sphinx_assess.proof.nodes import assess_proof


class ProofRunner(SphinxDocTestRunner):
    """Runs proofs, and all other tests as its base does."""

    def __init__(
        self, flags: int, proofs: dict[str, assess_proof], report: Callable[..., None]
    ) -> None:
        super().__init__(verbose=False, optionflags=flags)
        self.proofs = proofs
        self.report = report

    def run(
        self,
        test: DocTest,
        compileflags: int | None = None,
        out: Callable[[str], object] | None = None,
        clear_globs: bool = True,
    ) -> TestResults:
        """Run one test; a proof becomes one that passes or fails, and says why in our words."""
        node = self.proofs.get(test.examples[0].source.strip())
        if node is not None:
            finding = check.prove(node["proof"], test.globs)
            test.examples[0].want = "proven\n" if finding else ""
            self.report(node, finding)
            out = _silent
        return super().run(test, compileflags, out, clear_globs)


def _silent(text: str) -> None:
    """Show nothing of a proof that failed as if it were a program."""


class ProofBuilder(DocTestBuilder):
    """Runs the code of pages, and the proofs of questions."""

    def init(self) -> None:
        """Begin to count."""
        super().init()
        self.proven = self.refuted = 0

    def test_doc(self, docname: str, doctree: nodes.Node) -> bool:
        """Run the tests of one page."""
        self.proofs = {node["test"]: node for node in doctree.findall(assess_proof)}
        return super().test_doc(docname, doctree)

    def test_group(self, group: TestGroup) -> bool:
        """Run the tests of one group, with a runner that knows proofs."""
        if self.proofs:
            give_back(group, self.proofs)
            if not isinstance(self.test_runner, ProofRunner):
                runner = ProofRunner(self.opt, self.proofs, self.report)
                # As all runners of a page do, or what setup code holds on to is not seen.
                runner._fakeout = self.setup_runner._fakeout  # type: ignore[attr-defined]
                self.test_runner = runner
        return super().test_group(group)

    def report(self, node: assess_proof, finding: Finding | None) -> None:
        """Count a proof, and say what it found, at its question or the option."""
        if finding is None:
            self.proven += 1
            return
        self.refuted += 1
        question = node.parent
        place = finding.place or f"{question.source}:{question.line}"
        warn(Warn.PROOF, finding.sentence, place)
        self.outfile.write(f"{place}: {finding.sentence}\n")

    def finish(self) -> None:
        """Write how many questions are proven before the summary of all tests."""
        if self.proven or self.refuted:
            self._out(
                f"\nProofs of questions\n===================\n"
                f"{self.proven:5} hold\n{self.refuted:5} do not\n"
            )
        super().finish()


def give_back(group: TestGroup, proofs: dict[str, assess_proof]) -> None:
    """Give the output of a program back to it when a question stands between the two."""
    owner = None
    for at, test in enumerate(group.tests):
        if test[0].code not in proofs:
            owner = at
        elif len(test) == 2 and test[1] is not None:
            output: Any = test[1]
            group.tests[at] = (test[0], None)
            if owner is not None and len(group.tests[owner]) == 2:
                group.tests[owner] = [group.tests[owner][0], output]


def with_proofs(found: type[Builder]) -> type[Builder]:
    """Return a doctest builder that runs proofs, with the ways of the one that was found."""
    if not issubclass(found, DocTestBuilder):
        return found
    bases = (ProofBuilder,) if found is DocTestBuilder else (ProofBuilder, found)
    return type("ProofBuilder", bases, {})
