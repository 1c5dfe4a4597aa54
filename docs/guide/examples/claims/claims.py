"""A kind of question: tell of each claim whether it is true or false."""

from dataclasses import replace
from pathlib import Path

from docutils import nodes

from sphinx_assess import add_kind
from sphinx_assess.kinds import show
from sphinx_assess.kinds.base import Kind
from sphinx_assess.markup import prefixed, tag, text_tag
from sphinx_assess.messages import AuthorError, Warn
from sphinx_assess.model import Key, Outcome, Sample, state_of
from sphinx_assess.nodes import Parts

STATIC = Path(__file__).parent / "static"
MENU = (("", "Choose"), ("true", "True"), ("false", "False"))
OTHER = {"true": "false", "false": "true"}


class Claims(Kind):
    """True or false, claim by claim."""

    name = "claims"
    unused = frozenset({"select"})
    scripts = ("shared/fields",)

    def parse(self, ident, body, values):
        """Read the key off the marks: a pair of claim and verdict for each."""
        if len(body.options) < 2:
            text = f"question '{ident}' has only one claim; write at least two"
            raise AuthorError(Warn.OPTIONS, text)
        correct = tuple(
            f"{claim.ident}:{'true' if mark else 'false'}"
            for claim, mark in zip(body.options, body.marks, strict=True)
        )
        parts = Parts(body.stem, body.options, body.hints, body.explanation)
        return Key(correct), parts, "one"

    def controls(self, item, parts, anchor):
        """Return a row for each claim, with a menu."""
        return [node for claim in parts.options for node in row(claim, anchor)]

    def reasons(self, item, parts):
        """Return each claim with its verdict and its feedback."""
        return show.reasons(replace(item, key=Key(true_ones(item))), parts)

    def paper(self, item, parts):
        """Return the claims, with room for a T or an F before each."""
        found = nodes.bullet_list(bullet="-", classes=["assess-paper-options"])
        for claim in parts.options:
            room = [nodes.Text("____ ")]
            found += nodes.list_item("", *prefixed(room, claim.content))
        return [found]

    def answer(self, item, parts):
        """Return each claim with its verdict, for the answer key."""
        return show.verdicts(parts.options, true_ones(item))

    def mark(self, key, response):
        """Give each claim its share; the script does the same."""
        if not response:
            return Outcome(0, "open")
        right = set(response).intersection(key.correct)
        score = len(right) / len(key.correct)
        missed = {split(pair)[0] for pair in set(response) - right}
        claims = (split(pair)[0] for pair in key.correct)
        told = tuple(claim for claim in claims if claim in missed)
        return Outcome(score, state_of(score), told)

    def samples(self, item):
        """Yield the key, one verdict of it, its opposite, and nothing."""
        correct = item.key.correct
        pairs = map(split, correct)
        opposite = (f"{claim}:{OTHER[said]}" for claim, said in pairs)
        yield Sample(correct, 1, "correct")
        yield Sample(correct[:1], 1 / len(correct), "partial")
        yield Sample(tuple(opposite), 0, "wrong")
        yield Sample((), 0, "open")


def row(claim, anchor):
    """Return a claim on screen, with its menu."""
    named = f"{anchor}-{claim.ident}"
    menu = {"name": "response", "aria-labelledby": named}
    entries = (text_tag("option", {"value": to}, said) for to, said in MENU)
    text = {"class": "assess-option-text", "id": named}
    field = part("field", claim.ident)
    return tag(
        "div",
        part("option", claim.ident),
        *tag("div", text, *claim.content),
        *tag("div", field, *tag("select", menu, *entries)),
    )


def part(name, ident):
    """Return the attributes by which the script finds a part of the page."""
    return {"class": f"assess-{name}", "data-part": name, "data-ident": ident}


def split(pair):
    """Return the claim of a pair, and its verdict."""
    return pair.split(":")


def true_ones(item):
    """Return the idents of the claims that are true."""
    pairs = map(split, item.key.correct)
    return tuple(claim for claim, said in pairs if said == "true")


def on_builder_inited(app):
    """Let Sphinx copy the script of the kind."""
    app.config.html_static_path.append(str(STATIC))


def setup(app):
    """Register the kind, after the extension that it belongs to."""
    app.setup_extension("sphinx_assess")
    add_kind(app, Claims())
    app.connect("builder-inited", on_builder_inited)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
