"""Numbers, quantities with a unit, and ranges, as options write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

INFINITE = Fraction(10) ** 60


def _any(texts: str) -> str:
    """Return a pattern for any of some texts, separated by bars."""
    return "(?:" + "|".join(text.strip() for text in texts.split("|")) + ")"


SPACE = r"[ ,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'_]"
DIGITS = rf"(?:\d{{1,3}}(?:{SPACE}\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)"
POWER = r"\d+\s*(?:\^|\*\*)\s*[-\N{MINUS SIGN}]?\d+"
TIMES = r"(?:\N{MULTIPLICATION SIGN}|x|\*)"
NUMBER = (
    rf"[-+\N{{MINUS SIGN}}]?\s?(?:{DIGITS}\s*{TIMES}\s*(?:{POWER})|{POWER}|\d+\s*/\s*\d+"
    rf"|{DIGITS}(?:e[-+]?\d+)?)"
)
ABOUT_WORDS = _any(
    "about|around|approximately|roughly|exactly|circa|ca\\.?|some|nearly|etwa|rund|genau"
)
ABOUT = rf"(?:{ABOUT_WORDS}\s+|[~\N{{ALMOST EQUAL TO}}]\s*)?"
CURRENCY = r"[$\N{EURO SIGN}\N{POUND SIGN}\N{YEN SIGN}]"
SIGNS = r"[\N{DEGREE SIGN}\N{MICRO SIGN}\N{GREEK CAPITAL LETTER OMEGA}]"
INSIDE = r"[\w./^\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}\N{DOT OPERATOR}-]"
UNIT = (
    rf"(?:%|[^\W\d_\N{{HORIZONTAL ELLIPSIS}}]{INSIDE}*|{SIGNS}[\w/]*|\N{{EURO SIGN}})"
    r"(?:\s[a-z]+){0,2}"
)
DASH = r"(?:-|\N{EN DASH}|\N{EM DASH}|\N{MINUS SIGN}|\bto\b|\band\b|\bbis\b|\bund\b|\.\.)"
END = rf"(?P<number>{NUMBER})\s*(?P<unit>{UNIT})?\.?"
IN = r"(?:(?:in|at|by|im|um|bei) )?"
SINGLE = re.compile(rf"{IN}{ABOUT}(?P<money>{CURRENCY})?\s?{END}", re.I)
SHARE = re.compile(r"(\d+) (?:in|of|out of|von|aus) ([1-9]\d*)")
FROM_TO = re.compile(
    rf"(?:between|from|zwischen|von)?\s*(?P<money>{CURRENCY})?(?P<low>{NUMBER})\s*"
    rf"(?P<unit1>{UNIT})?\s*{DASH}\s*{CURRENCY}?(?P<high>{NUMBER})\s*(?P<unit>{UNIT})?\.?",
    re.I,
)
LESS = _any(
    "less than|fewer than|lower than|smaller than|shorter than|lighter than|younger than|below|"
    "under|weniger als|unter|<"
)
AT_MOST = _any(
    "at most|up to|no more than|not more than|maximum of|h\u00f6chstens|bis zu|"
    "\N{LESS-THAN OR EQUAL TO}|<="
)
MORE = _any(
    "more than|greater than|larger than|higher than|longer than|heavier than|older than|above|"
    "over|exceeding|mehr als|\u00fcber|>"
)
AT_LEAST = _any(
    "at least|no less than|not less than|minimum of|mindestens|\N{GREATER-THAN OR EQUAL TO}|>="
)
HALF = re.compile(
    rf"(?:(?P<at_most>{AT_MOST})|(?P<at_least>{AT_LEAST})|(?P<below>{LESS})|(?P<above>{MORE}))"
    rf"\s*{CURRENCY}?{END}",
    re.I,
)
UPWARDS = _any("more|above|over|older|higher|greater|longer|up|mehr|\u00e4lter|dar\u00fcber")
DOWNWARDS = _any("less|fewer|below|under|younger|lower|smaller|weniger|j\u00fcnger|darunter")
OR = "(?:or|and|oder|und)"
OPEN = re.compile(
    rf"(?P<number>{NUMBER})\s*(?P<unit>(?:{UNIT})??)\s*"
    rf"(?:(?P<at_least>{OR} {UPWARDS}|\+)|(?P<at_most>{OR} {DOWNWARDS}))\.?",
    re.I,
)
SUPERSCRIPTS = str.maketrans(
    "\N{SUPERSCRIPT ZERO}\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}"
    "\N{SUPERSCRIPT FOUR}\N{SUPERSCRIPT FIVE}\N{SUPERSCRIPT SIX}\N{SUPERSCRIPT SEVEN}"
    "\N{SUPERSCRIPT EIGHT}\N{SUPERSCRIPT NINE}\N{SUPERSCRIPT MINUS}",
    "0123456789-",
)
ONE_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
GERMAN_NUMBERS = "zwei drei vier f\u00fcnf sechs sieben acht neun zehn elf zw\u00f6lf"
NAMES = {
    **{name: value for value, name in enumerate(ONE_TO_TWENTY.split())},
    **{name: value for value, name in enumerate(GERMAN_NUMBERS.split(), 2)},
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
}
SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "millions": 6, "millionen": 6, "billion": 9,
    "billions": 9, "trillion": 12, "tausend": 3,
}  # fmt: skip
PREFIXES = {"G": 9, "M": 6, "k": 3, "": 0, "d": -1, "c": -2, "m": -3, "\N{MICRO SIGN}": -6, "n": -9}
BASES = ("g", "m", "l", "L", "s", "V", "A", "W", "Hz", "J", "Pa", "N", "mol", "B")
NAMED = {
    "m": "metres meters metre meter",
    "km": "kilometres kilometers kilometre kilometer",
    "g": "grams gram gramm",
    "kg": "kilograms kilogram kilogramm",
    "s": "seconds second sekunden",
}
SECONDS = {
    60: "min minute minutes minuten",
    3600: "h hour hours stunde stunden",
    86400: "day days tag tage",
    604800: "week weeks woche wochen",
}
UNITS: dict[str, tuple[str, Fraction]] = {
    f"{prefix}{base}": (base.casefold() if base == "L" else base, Fraction(10) ** power)
    for prefix, power in PREFIXES.items()
    for base in BASES
}
UNITS |= {name: UNITS[unit] for unit, names in NAMED.items() for name in names.split()}
UNITS |= {name: ("s", Fraction(n)) for n, names in SECONDS.items() for name in names.split()}
UNITS |= {name: ("", Fraction(1, 100)) for name in ("%", "percent", "prozent")}
UNITS |= {"t": ("g", Fraction(10) ** 6)}


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers from ``low`` to ``high``; a single number is a range of length 0."""

    low: Fraction
    high: Fraction
    unit: str
    has_low: bool = True
    has_high: bool = True

    @property
    def is_number(self) -> bool:
        """Whether it is a single number."""
        return self.low == self.high

    def overlaps(self, other: Range) -> bool:
        """Tell whether a number lies in both."""
        if self.unit != other.unit:
            return False
        first, second = sorted((self, other), key=lambda range_: (range_.low, range_.high))
        if first.high == second.low:
            return first.has_high and second.has_low
        return first.high > second.low


def read_number(text: str) -> Fraction | None:
    """Return the value of a written number, ``None`` if it is none."""
    text = text.replace("\N{MINUS SIGN}", "-").replace(" ", "").replace("**", "^")
    text = re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'_\\s]", "", text)
    sign = -1 if text.startswith("-") else 1
    text = text.lstrip("+-")
    mantissa, star, power = re.sub("[\N{MULTIPLICATION SIGN}x]", "*", text).rpartition("*")
    value = _plain(mantissa) if star else Fraction(1)
    base, caret, exponent = power.partition("^")
    try:
        if caret and abs(int(exponent)) > 400:
            return None
        tail = Fraction(base) ** int(exponent) if caret else _plain(power)
    except (ValueError, ZeroDivisionError):
        return None
    return None if value is None or tail is None else sign * value * tail


def _plain(text: str) -> Fraction | None:
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    exponent = re.search(r"e([-+]?\d+)$", text, re.I)
    if exponent and abs(int(exponent[1])) > 400:
        return None
    try:
        return Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None


def read_range(text: str) -> Range | None:
    """Return the number or range that a text is, as a whole; ``None`` for any other text."""
    text = " ".join(text.translate(SUPERSCRIPTS).split()) if "^" in text else _superscripts(text)
    if match := SHARE.fullmatch(text):
        share = Fraction(int(match[1]), int(match[2]))
        return Range(share, share, "")
    if match := FROM_TO.fullmatch(text):
        unit = match["unit"] or match["unit1"] or match["money"]
        low, high = _measure(match["low"], unit), _measure(match["high"], unit)
        if low and high and low[0] < high[0]:
            return Range(low[0], high[0], low[1])
    if match := HALF.fullmatch(text) or OPEN.fullmatch(text):
        return _half(match)
    if match := SINGLE.fullmatch(text):
        found = _measure(match["number"], match["unit"] or match["money"])
        return Range(found[0], found[0], found[1]) if found else None
    return _named(text)


def _superscripts(text: str) -> str:
    marks = "".join(map(chr, SUPERSCRIPTS))
    text = re.sub(
        rf"(?<=\d)([{marks}]+)", lambda match: "^" + match[1].translate(SUPERSCRIPTS), text
    )
    return " ".join(text.split())


def _half(match: re.Match[str]) -> Range | None:
    found = _measure(match["number"], match["unit"])
    if not found:
        return None
    value, unit = found
    groups = match.groupdict()
    if groups.get("below") or groups.get("at_most"):
        return Range(-INFINITE, value, unit, has_high=bool(groups.get("at_most")))
    return Range(value, INFINITE, unit, has_low=bool(groups.get("at_least")))


def _named(text: str) -> Range | None:
    name, _, unit = text.casefold().strip(" .").partition(" ")
    if name not in NAMES or len(unit.split()) > 2:
        return None
    value, unit = scaled(Fraction(NAMES[name]), unit)
    return Range(value, value, unit)


def _measure(number: str, unit: str | None) -> tuple[Fraction, str] | None:
    value = read_number(number)
    return None if value is None else scaled(value, unit or "")


def scaled(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """Return a quantity in its base unit: 3 km as 3000 m, 50 % as 0.5."""
    unit = unit.strip(" .").replace("\N{GREEK SMALL LETTER MU}", "\N{MICRO SIGN}")
    first, _, rest = unit.partition(" ")
    if first.casefold() in SCALES:
        return scaled(value * 10 ** SCALES[first.casefold()], rest)
    above, slash, below = unit.partition("/")
    base, factor = _base(above)
    if slash:
        base_below, factor_below = _base(below)
        base, factor = f"{base}/{base_below}", factor / factor_below
    return value * factor, base


def _base(unit: str) -> tuple[str, Fraction]:
    return UNITS.get(unit) or UNITS.get(unit.casefold()) or (unit.casefold(), Fraction(1))
