"""A kind of question: tell for each of some claims whether it is true or false."""

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
        return Key(correct), Parts(body.stem, body.options, body.hints, body.explanation), "one"

    def controls(self, item, parts, anchor):
        """Return a row for each claim, with a menu."""
        found = []
        for claim in parts.options:
            named = f"{anchor}-{claim.ident}"
            row = {"class": "assess-option", "data-part": "option", "data-ident": claim.ident}
            field = {"class": "assess-field", "data-part": "field", "data-ident": claim.ident}
            entries = [
                text_tag("option", {"value": value}, text)
                for value, text in (("", "Choose"), ("true", "True"), ("false", "False"))
            ]
            menu = tag("select", {"name": "response", "aria-labelledby": named}, *entries)
            text = tag("div", {"class": "assess-option-text", "id": named}, *claim.content)
            found += tag("div", row, *text, *tag("div", field, *menu))
        return found

    def reasons(self, item, parts):
        """Return each claim with its verdict and its feedback."""
        return show.reasons(replace(item, key=Key(true_ones(item))), parts)

    def paper(self, item, parts):
        """Return the claims, with room for a T or an F before each."""
        found = nodes.bullet_list(bullet="-", classes=["assess-paper-options"])
        for claim in parts.options:
            found += nodes.list_item("", *prefixed([nodes.Text("____ ")], claim.content))
        return [found]

    def answer(self, item, parts):
        """Return each claim with its verdict, for the answer key."""
        return show.verdicts(parts.options, true_ones(item))

    def mark(self, key, response):
        """Give each claim its share; the script does the same."""
        if not response:
            return Outcome(0, "open")
        right = set(response).intersection(key.correct)
        said = {pair.split(":")[0] for pair in response if pair not in right}
        claims = (pair.split(":")[0] for pair in key.correct)
        score = len(right) / len(key.correct)
        return Outcome(score, state_of(score), tuple(claim for claim in claims if claim in said))

    def samples(self, item):
        """Yield the key, one verdict of it, its opposite, and nothing."""
        correct = item.key.correct
        opposite = (":".join((claim, OTHER[said])) for claim, said in map(split, correct))
        yield Sample(correct, 1, "correct")
        yield Sample(correct[:1], 1 / len(correct), "partial")
        yield Sample(tuple(opposite), 0, "wrong")
        yield Sample((), 0, "open")


def split(pair):
    """Return the claim of a pair, and its verdict."""
    return pair.split(":")


def true_ones(item):
    """Return the idents of the claims that are true."""
    return tuple(claim for claim, said in map(split, item.key.correct) if said == "true")


def on_builder_inited(app):
    """Let Sphinx copy the script of the kind."""
    app.config.html_static_path.append(str(STATIC))


def setup(app):
    """Register the kind, after the extension that it belongs to."""
    app.setup_extension("sphinx_assess")
    add_kind(app, Claims())
    app.connect("builder-inited", on_builder_inited)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
