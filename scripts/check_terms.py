"""Check that names and terms are spelt one way in the pages; one line for each that is not."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TERMS = ROOT / "tests" / "course" / "terms.txt"

# Between the parts of a name a wrong spelling may have any one of these, or nothing.
JOINT = r"[-\s_./@\u00b7\u2010-\u2014]?"
# Directives whose body is no prose; a fence without a directive holds code as well.
CODE = {"testcode", "testoutput", "literalinclude", "math", "raw", "toctree", "code-block", "proof"}
# What a reader does not see, or sees as code: inline code and formulas, targets of links and roles.
HIDDEN = re.compile(
    r"\{[a-z:]*(?:cite|ref|numref|eq|doc|item|download|proof)[a-z:]*\}`[^`]*`"
    r"|(?<![`}])(`+)(?!`).+?(?<!`)\1(?!`)|\$[^$]+\$|\]\([^)]*\)|<[^<>\s]+>|https?://\S+"
)

# Options of directives, except those that are read; the names of questions, files and the like.
OPTION = re.compile(r"\s*:(?!alt:|caption:)[a-z-]+:(\s|$)")
IDENT = re.compile(
    r"^\s*[`:]{3,}\{(?:[a-z]+-question|quiz|test|bank|lab|expectation|misconception|figure|solution"
    r"|button-ref)\}.*|^\([\w-]+\)=$"
)
# In an idea of a lab: what learners may say, who spell as they like, and the words that tell it.
IDEA = re.compile(r"^(:{3,})\{(?:expectation|misconception)\}.*?^\1$", re.M | re.S)
LEARNER = re.compile(r"^(?:: |  )?- .*$", re.M)


class Term(NamedTuple):
    """One line of the list: how a term is spelt, and what counts as misspelling it."""

    right: str
    wrong: re.Pattern[str]


def main(names: list[str]) -> None:
    """Print each misspelt term of the given pages, or of all pages, and fail if there is one."""
    pages = [Path(name) for name in names] or sorted((ROOT / "docs").rglob("*.md"))
    terms = read_terms(TERMS.read_text("utf-8"))
    faults = []
    for page in pages:
        path = page.resolve()
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else page
        for line, found, right in misspelt(page.read_text("utf-8"), terms):
            faults.append(f"{name}:{line}: '{found}' is spelt '{right}' here (see {TERMS.name})")
    sys.exit("\n".join(faults) or None)


def read_terms(source: str) -> list[Term]:
    """Read the list: a term per line, after ``|`` a pattern of further wrong spellings.

    After ``||`` stands a pattern of all wrong spellings: of CLIP, since a clip is a word as well.
    """
    terms = []
    for line in source.splitlines():
        right, bars, pattern = (part.strip() for part in re.split(r"(\|\|?|$)", line, maxsplit=1))
        if right and not right.startswith("#"):
            patterns = [pattern] if bars == "||" else [variants(right), *filter(None, [pattern])]
            terms.append(Term(right, re.compile("|".join(patterns))))
    return terms


def variants(right: str) -> str:
    """Return a pattern of *right* in any case, its parts joined in any way."""
    parts = [re.escape(part) for part in re.split(r"[^\w]+", right)]
    return rf"(?<![\w-])(?i:{JOINT.join(parts)})(?!\w)"


def misspelt(source: str, terms: list[Term]) -> Iterator[tuple[int, str, str]]:
    """Yield line number, misspelling and right form for each misspelt term of a page."""
    known = {term.right for term in terms}
    known |= {right[0].upper() + right[1:] for right in known}
    for number, line in prose_lines(source):
        for term in terms:
            for match in term.wrong.finditer(line):
                if match.group() not in known:
                    yield number, match.group(), term.right


def prose_lines(source: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that a reader sees as prose, with their number, without what is hidden."""
    closing = ""
    source = IDEA.sub(lambda idea: LEARNER.sub("", idea[0]), source)
    for number, line in enumerate(source.splitlines(), 1):
        fence = re.match(r"\s*(`{3,}|:{3,})(?:\{([\w:-]+)\})?(.*)$", line)
        if closing:
            closing = "" if fence and line.strip() == closing else closing
        elif fence and fence[1][0] == "`" and (fence[2] is None or fence[2] in CODE):
            # Without a name behind it a fence may also close a directive that holds prose.
            closing = fence[1] if fence[2] or fence[3].strip() else ""
        elif not OPTION.match(line):
            yield number, HIDDEN.sub(" ", IDENT.sub("", line))


if __name__ == "__main__":
    main(sys.argv[1:])
