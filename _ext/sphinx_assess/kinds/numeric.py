"""Numeric: write a number, with a unit if asked for (QTI 3.0 ``textEntryInteraction``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from docutils.nodes import Node

from sphinx_assess import settings
from sphinx_assess.authoring import Body
from sphinx_assess.kinds import show
from sphinx_assess.kinds import values as compared
from sphinx_assess.kinds.base import Kind
from sphinx_assess.kinds.values import Claim
from sphinx_assess.markup import _, raw, text_tag
from sphinx_assess.messages import AuthorError, Warn, shown
from sphinx_assess.model import Item, Key, Outcome, Response, Sample, Select
from sphinx_assess.nodes import OptionPart, Parts
from sphinx_assess.settings import OptionSpec

COMMA = re.compile(
    "(?:af|bg|bs|ca|cs|da|de|el|es|et|eu|fi|fr|gl|hr|hu|id|is|it|lt|lv|nb|nl|nn|no|pl|pt|ro|ru|sk"
    "|sl|sr|sv|tr|uk|vi)(?:[_-].*)?"
)
"""Languages that write 9,81."""

SAME = str.maketrans(
    "\t\u00a0\u2009\u202f\u2212\u2013\u00d7\u00b7\u22c5\u00b5\u2019\u066b"
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b"
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"
    "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
    "    --***\u03bc'.0123456789-01234567890123456789",
)
"""Spaces, minus and times signs, raised and Arabic digits, as a keyboard has them."""

WRITTEN = re.compile(
    r"([+-]?) ?([0-9](?:[0-9 .,']*[0-9])?|[.,][0-9]+)"
    r"(?:[eE]([+-]?[0-9]{1,3})| ?[*xX] ?10 ?\^? ?([+-]?[0-9]{1,3}))?"
    r"(?: (?![0-9])|(?![0-9.,'+*-]))(.*)"
)
PLAIN = re.compile(r"[0-9]*[.,]?[0-9]+")
SOURCE = r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
RANGE = re.compile(rf"({SOURCE})(?:\s*\.\.\s*({SOURCE}))?")
TOLERANCE = re.compile(r"([0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)\s*(%?)")
LEAST, MOST = Decimal("1e-300"), Decimal("1e300")
"""Between these, and at 0, numbers with their tolerances are ordinary floating-point numbers."""

POWERS = 6
"""How many decimal places a number may be off to be told so."""


class Written(NamedTuple):
    """What a reader wrote: sign and digits with a point, power of ten, unit."""

    digits: str
    power: int
    unit: str

    def value(self, power: int = 0) -> float:
        """Return the number, ``power`` decimal places further."""
        return float(f"{self.digits}e{self.power + power}")


def read(text: str, decimal: str) -> Written | None:
    """Read a number as people write it; ``None`` when it is none.

    Spaces, apostrophes and the mark that is not the page's decimal mark separate groups of
    three digits; elsewhere that mark is read as the decimal mark too.
    """
    match = WRITTEN.fullmatch(text.translate(SAME).strip(" "))
    if match is None:
        return None
    other = "." if decimal == "," else ","
    grouped = (
        rf"([1-9][0-9]{{0,2}}(?:([ '{other}])[0-9]{{3}})(?:\2[0-9]{{3}})*)(?:\{decimal}([0-9]+))?"
    )
    if found := re.fullmatch(grouped, match[2]):
        digits = re.sub("[^0-9]", "", found[1]) + (f".{found[3]}" if found[3] else "")
    elif PLAIN.fullmatch(match[2]):
        digits = match[2].replace(",", ".")
    else:
        return None
    return Written(match[1] + digits, int(match[3] or match[4] or 0), unit(match[5]))


def unit(text: str) -> str:
    """Return a unit without spaces and powers' carets, so that spellings of one unit are equal."""
    return re.sub(r"[ ^]", "", text.translate(SAME))


def tolerance(text: str) -> tuple[Decimal, bool]:
    """Read a tolerance: a number, or a percentage of what is right.

    :returns: the number, and whether it is relative.
    :raises ValueError: for anything else.
    """
    match = TOLERANCE.fullmatch(text)
    if match is None:
        raise ValueError("write a number such as 0.05, or a percentage such as 2%")
    if Decimal(match[1]) > MOST:
        raise ValueError("write a number up to 1e300")
    return (Decimal(match[1]) / 100, True) if match[2] else (Decimal(match[1]), False)


def units(text: str) -> tuple[str, ...]:
    """Read a unit and other spellings of it, separated by commas.

    :raises ValueError: when there is none, or one that would be read as part of the number.
    """
    found = tuple(filter(None, (one.strip() for one in text.split(","))))
    if not found or any(read(f"1 {one}", ".") != ("1", 0, unit(one) or None) for one in found):
        raise ValueError("write a unit such as m/s")
    return found


class Numeric(Kind):
    """One number; foreseen wrong numbers have feedback."""

    name: ClassVar[str] = "numeric"
    options: ClassVar[OptionSpec] = {
        "tolerance": tolerance,
        "unit": units,
        "unit-required": settings.flag,
    }
    unused = frozenset({"select", "shuffle"})
    rules = frozenset({"decimal", "bounds", "unit", "units", "needsUnit"})
    scripts = ("shared/fields",)
    is_provable = True

    def parse(self, ident: str, body: Body, values: Mapping[str, Any]) -> tuple[Key, Parts, Select]:
        """Read the numbers off the options.

        :raises AuthorError: when one is no number, or none is right.
        """
        correct = tuple(
            option.ident for option, mark in zip(body.options, body.marks, strict=True) if mark
        )
        if not correct:
            raise AuthorError(
                Warn.KEY, f"question '{ident}' has no correct number; mark at least one with [x]"
            )
        decimal = "," if COMMA.fullmatch(body.language) else "."
        near = values.get("tolerance", (Decimal(0), False))
        named = values.get("unit", ())
        bounds = []
        ranges = [ends(ident, number, option) for number, option in enumerate(body.options, 1)]
        for option, (low, high) in zip(body.options, ranges, strict=True):
            bounds.append((option.ident, *widened(low, high, *near)))
        check_apart(ident, body.options, ranges, Key(correct, (("bounds", tuple(bounds)),)))
        for option, (low, high) in zip(body.options, ranges, strict=True):
            localize(option, low, high, decimal, named[0] if named else "")
        own: tuple[tuple[str, Any], ...] = (("decimal", decimal), ("bounds", tuple(bounds)))
        if named:
            own += (
                ("unit", named[0]),
                ("units", tuple(dict.fromkeys(map(unit, named)))),
                ("needsUnit", values.get("unit-required", False)),
            )
        parts = Parts(body.stem, body.options, body.hints, body.explanation)
        return Key(correct, own), parts, "one"

    def controls(self, item: Item, parts: Parts, anchor: str) -> list[Node]:
        """Return one field, and the unit or the request for one."""
        return show.named_field("response", _("Your answer"), [show.entry(12), *_after(item)])

    def sentences(self) -> dict[str, str]:
        """Return what is said of a number that is nearly right."""
        return {
            "numericNear": _("That is close, but not close enough."),
            "numericPower": _("The digits are right, but the decimal mark is in the wrong place."),
            "numericSign": _("The number is right, but its sign is not."),
            "numericUnit": _("The number is right, but its unit is not."),
            "numericNone": _("The number is right. Write its unit after it."),
            "numericUnread": _(
                "This cannot be read as a number. Write digits, such as 250, -12 or 3e8."
            ),
        }

    def paper(self, item: Item, parts: Parts) -> list[Node]:
        """Return room for a number."""
        label, asked = nodes.Text(f"{_('Your answer:')} "), _asked(item)
        after = [nodes.Text(f" {asked}")] if asked else []
        return [nodes.paragraph("", "", label, show.blank(), *after)]

    def answer(self, item: Item, parts: Parts) -> list[Node]:
        """Return each foreseen number with its verdict."""
        return show.foreseen(parts, item.key.correct)

    def mark(self, key: Key, response: Response) -> Outcome:
        """Give all for a right number, half of it without its unit, and nothing for any other."""
        if not response:
            return Outcome(0, "open")
        written = read(response[0], key.rule("decimal", "."))
        allowed = key.rule("units", ())
        if written is None or (written.unit and not allowed):
            return Outcome(0, "wrong", ("numericUnread",))
        found = hits(key, written.value())
        right = next((ident for ident in found if ident in key.correct), None)
        if right is None:
            return Outcome(0, "wrong", tuple(found[:1]) or near_miss(key, written))
        if written.unit in allowed or not (written.unit or key.rule("needsUnit")):
            return Outcome(1, "correct", (right,))
        return Outcome(0.5, "partial", ("numericUnit" if written.unit else "numericNone",))

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield both ends of what is right, each foreseen mistake, and what is no number."""
        key = item.key
        own = key.rule("unit", "")
        for ident, low, high, *_rest in key.rule("bounds"):
            if ident in key.correct:
                yield Sample((_typed(key, low, own),), 1, "correct")
                yield Sample((_typed(key, high, own),), 1, "correct")
                if key.rule("needsUnit"):
                    yield Sample((_typed(key, low, ""),), 0.5, "partial")
            elif not set(hits(key, low)).intersection(key.correct):
                yield Sample((_typed(key, low, own),), 0, "wrong")
        yield Sample(("?",), 0, "wrong")
        yield Sample((), 0, "open")

    def values(self, claim: Claim) -> tuple[object, ...]:
        """Return both ends of a range, or the number."""
        found = RANGE.fullmatch(_source(claim.text))
        assert found is not None  # or the question would not be
        return tuple(compared.read(end) for end in found.groups() if end)

    def agrees(self, key: Key, claim: Claim, answer: object) -> bool:
        """Tell whether a number falls on an option, tolerance included."""
        return compared.is_number(answer) and claim.ident in met(key, answer)

    def accepts(self, key: Key, answer: object) -> bool:
        """Tell whether a number is right."""
        return compared.is_number(answer) and bool(set(met(key, answer)).intersection(key.correct))


def met(key: Key, answer: Any) -> list[str]:
    """Return the options that a computed number falls on, up to errors of rounding."""
    near = abs(float(answer)) * compared.CLOSE
    steps = (-near, 0, near)
    return [ident for step in steps for ident in hits(key, float(answer) + step)]


def _source(text: str) -> str:
    return text.strip().replace("\u2212", "-")


def ends(ident: str, number: int, option: OptionPart) -> tuple[Decimal, Decimal]:
    """Return the two ends of a range, equal for one number.

    :raises AuthorError: when an option is neither.
    """
    text = _source(" ".join(node.astext() for node in option.content))
    match = RANGE.fullmatch(text)
    if match is None:
        raise AuthorError(
            Warn.OPTION,
            f"option {number} of '{ident}' is {shown(text)}; write a number with a decimal point, "
            "such as 9.81 or 1.2e-3, or a range such as 9.7..9.9",
            option.content[0],
        )
    low, high = sorted(Decimal(end or match[1]) for end in match.groups())
    if any(end and not LEAST <= abs(end) <= MOST for end in (low, high)):
        raise AuthorError(
            Warn.OPTION,
            f"option {number} of '{ident}' is {shown(text)}, which a browser cannot compute with; "
            "write a number between 1e-300 and 1e300, or choose another unit",
            option.content[0],
        )
    return low, high


def widened(
    low: Decimal, high: Decimal, by: Decimal, is_relative: bool
) -> tuple[float, float, float, float]:
    """Return the ends with the tolerance, then the ends of what counts as close.

    Close is five times the tolerance, and at least 5 % of the number.
    """
    below, above = (by * abs(low), by * abs(high)) if is_relative else (by, by)
    near_below, near_above = max(5 * below, abs(low) / 20), max(5 * above, abs(high) / 20)
    found = (low - below, high + above, low - near_below, high + near_above)
    return tuple(map(float, found))  # type: ignore[return-value]


def check_apart(
    ident: str, options: Sequence[OptionPart], ranges: Sequence[tuple[Decimal, Decimal]], key: Key
) -> None:
    """Refuse a wrong number that is right by another option.

    :raises AuthorError: then, since nobody would ever read its feedback.
    """
    for option, (low, high) in zip(options, ranges, strict=True):
        both = set(hits(key, float(low))).intersection(hits(key, float(high)), key.correct)
        if both and option.ident not in key.correct:
            text = shown(_source(option.content[0].astext()))
            raise AuthorError(
                Warn.KEY,
                f"question '{ident}' has {text} as right and as wrong, tolerance included; remove "
                "it, or make what is right narrower",
                option.content[0],
            )


def localize(option: OptionPart, low: Decimal, high: Decimal, decimal: str, named: str) -> None:
    """Write an option's number as the page's language does; nothing is left to translate."""
    first = option.content[0]
    texts = [str(end).replace("E", "e").replace(".", decimal) for end in (low, high)]
    text = texts[0] if low == high else _("{low} to {high}").format(low=texts[0], high=texts[1])
    paragraph = nodes.paragraph("", f"{text} {named}".rstrip(), translatable=False)
    paragraph.source, paragraph.line = first.source, first.line
    option.content[:] = [paragraph]


def hits(key: Key, value: float) -> list[str]:
    """Return the options a number falls on, in source order."""
    return [ident for ident, low, high, *_rest in key.rule("bounds") if low <= value <= high]


def near_miss(key: Key, written: Written) -> tuple[str, ...]:
    """Return the sentence about a wrong number that is nearly right, if it is."""
    right = [bound for bound in key.rule("bounds") if bound[0] in key.correct]

    def is_right(value: float) -> bool:
        return any(low <= value <= high for _ident, low, high, *_rest in right)

    value = written.value()
    if is_right(-value):
        return ("numericSign",)
    if value and any(
        is_right(written.value(sign * step)) for step in range(1, POWERS + 1) for sign in (1, -1)
    ):
        return ("numericPower",)
    if any(low <= value <= high for *_rest, low, high in right):
        return ("numericNear",)
    return ()


def _typed(key: Key, value: float, named: str) -> str:
    return f"{value!r} {named}".strip().replace(".", key.rule("decimal"), 1)


def _asked(item: Item) -> str:
    named: str = item.key.rule("unit", "")
    return _("with its unit") if item.key.rule("needsUnit") else named


def _after(item: Item) -> list[Node]:
    text = _asked(item)
    return [raw(" "), text_tag("span", {"class": "assess-unit"}, text)] if text else []
