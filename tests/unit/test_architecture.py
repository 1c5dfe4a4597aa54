"""Imports point one way; files and functions stay small."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "_ext" / "sphinx_assess"
LAYERS = [
    {
        "assets",
        "policy",
        "messages",
        "nearest",
        "strings",
        "lab.prose",
        "lab.ranking",
        "lab.strings",
        "lab.tutor",
    },
    {"model"},
    {"lab.model"},
    {"codec", "settings", "nodes", "draw", "unknown"},
    {"blueprint", "units"},
    {"config", "authoring", "markup", "index"},
    {"kinds.show", "kinds.spelling", "kinds.values"},
    {"kinds.base", "course", "cases", "digests", "faults"},
    {f"kinds.{path.stem}" for path in (PACKAGE / "kinds").glob("*.py")}
    - {"kinds.__init__", "kinds.base", "kinds.show", "kinds.spelling", "kinds.values"},
    {"kinds"},
    {"lab.nodes", "proof", "proof.model"},
    {"proof.nodes"},
    {"proof.take", "proof.check"},
    {"checks"},
    {"directives", "domain", "lab.authoring"},
    {"groups", "case_directive", "lab.excerpts"},
    {"lab.directives", "lab.passages"},
    {"render"},
    {"lab.data"},
    {"render.common", "render.report"},
    {"render.record", "render.sheet", "render.press"},
    {"render.answers", "render.case", "render.exam", "render.practice", "render.teaching"},
    {"render.html", "render.paper", "lab.check", "lab.html", "lab.paper"},
    {"transforms", "testsheets"},
    {"lab.transforms"},
    {"lab", "proof.directives", "proof.builder"},
    {"proof.register"},
    {"lint", "lint.text", "lint.words", "lint.quantities"},
    {"lint.similar", "lint.base"},
    {
        "lint.rules.key",
        "lint.rules.options",
        "lint.rules.stem",
        "lint.rules.feedback",
        "lint.rules.course",
    },
    {"lint.rules"},
    {"lint.suppress", "lint.locate"},
    {"lint.run", "lint.gather"},
    {"lint.build", "lint.report"},
    {"lint.project"},
    {"lint.command", "new", "new.idents", "new.insert", "new.skeletons"},
    {"new.command"},
    {"", "__main__", "testing"},
]
FILES = sorted(PACKAGE.rglob("*.py"))


def module(path):
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path):
    """Yield the modules of this package that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(
            "sphinx_assess"
        ):
            continue
        base = node.module.removeprefix("sphinx_assess").lstrip(".")
        for alias in node.names:
            below = f"{base}.{alias.name}".lstrip(".")
            yield below if below in MODULES else base


MODULES = {module(path) for path in FILES}
LEVEL = {name: level for level, layer in enumerate(LAYERS) for name in layer}


def test_every_module_has_a_layer():
    assert set(LEVEL) == MODULES


@pytest.mark.parametrize("path", FILES, ids=module)
def test_imports_point_to_lower_layers(path):
    for name in imports(path):
        assert LEVEL[name] < LEVEL[module(path)], f"{module(path)} imports {name}"


@pytest.mark.parametrize(
    "name", ["policy", "model", "codec", "settings", "strings", "lab.model", "lab.strings"]
)
def test_the_core_knows_neither_sphinx_nor_docutils(name):
    tree = ast.parse((PACKAGE / f"{name.replace('.', '/')}.py").read_text("utf-8"))
    found = {
        (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not found & {"sphinx", "docutils"}


def functions(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield f"{module(path)}.{node.name}", node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", FILES, ids=module)
def test_files_and_functions_stay_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400
    long = {name for name, length in functions(path) if length > 40}
    assert long <= {"strings.browser_strings"}  # a table


def test_half_of_all_functions_are_short():
    lengths = sorted(length for path in FILES for _, length in functions(path))
    assert lengths[len(lengths) // 2] < 12
