"""Comparing what an option says with a value that a proof computed."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from numbers import Rational, Real
from typing import Any, NamedTuple

CLOSE = 1e-9
"""How far two numbers that are the same may be apart, relative to them."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question says of one option, as its author wrote it, before any translation.

    ``number`` counts from 1. ``expression`` is Python that stands for the option; empty: its text
    does. ``decimal`` is the decimal mark of the page's language; ``place`` is ``file:line``.
    """

    number: int
    ident: str
    text: str
    is_right: bool
    expression: str = ""
    decimal: str = "."
    place: str = ""


class Number(NamedTuple):
    """A number as written, and the worth of its last digit; 0: a whole number."""

    value: Decimal
    step: Decimal


def _pattern(group: str, decimal: str) -> str:
    return (
        rf"([+-]?)([0-9]{{1,3}}(?:[{group}][0-9]{{3}})+|[0-9]*)((?:\{decimal}[0-9]+)?)"
        r"(?<=[0-9])((?:[eE][+-]?[0-9]{1,3})?)((?: ?%)?)"
    )


PATTERNS = {
    mark: re.compile(_pattern(rf"'\u00a0\u2009\u202f{other}", mark))
    for mark, other in ((".", ","), (",", "."))
}
SAME = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2019": "'", "{": None, "}": None})
"""Signs as a typesetter writes them; TeX writes 1{,}024."""


def numbers(text: str, decimal: str) -> Iterator[Number]:
    """Yield the numbers in a text; digits that belong to a word are none."""
    at, text = 0, text.translate(SAME)
    while at < len(text):
        match = PATTERNS[decimal].match(text, at)
        if match is None or not match[0].strip():
            at += 1
            continue
        before, after = text[max(at - 1, 0) : at], text[match.end() : match.end() + 1]
        at = match.end()
        if not (before.isalnum() or before in tuple("._") or after.isalnum() or after == "_"):
            yield _number(match)


def number(text: str, decimal: str = ".") -> Number | None:
    """Read a text that is a number and nothing else; ``None`` when it is not."""
    match = PATTERNS[decimal].fullmatch(text.translate(SAME).strip())
    return _number(match) if match else None


def _number(match: re.Match[str]) -> Number:
    sign, whole, part, power, percent = match.groups()
    digits = re.sub("[^0-9]", "", whole) or "0"
    factor = Decimal(f"1{power or 'e0'}") * (Decimal("0.01") if percent.strip() else 1)
    value = Decimal(f"{sign}{digits}.{part[1:] or '0'}") * factor
    step = factor.scaleb(-len(part[1:])) if part or power else Decimal(0)
    return Number(value, step)


def is_number(value: object) -> bool:
    """Tell whether a value is a real number; truth values are not."""
    return isinstance(value, Real | Decimal) and not isinstance(value, bool)


def plain(value: Any) -> Any:
    """Return Python's own value for a number or an array of NumPy and its like."""
    return value.tolist() if hasattr(value, "tolist") else value


def several(answer: object) -> tuple[object, ...]:
    """Return all values that a proof calls right: the members of a set, or one value."""
    return tuple(sorted(answer, key=repr)) if isinstance(answer, Set) else (answer,)


def read(text: str, decimal: str = ".") -> object:
    """Return the value that a text is: a number, another literal of Python, or the text."""
    if found := number(text, decimal):
        value = found.value
        return int(value) if value == value.to_integral_value() and not found.step else float(value)
    return literal(text, text)


def literal(text: str, default: object = None) -> object:
    """Return the value of a text that is a literal of Python."""
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return default


def agrees(text: str, answer: object, decimal: str = ".") -> bool:
    """Tell whether an option's text says what a proof computed.

    A number is compared at the precision in which it is written, a text without regard to
    white space. A tuple or list agrees with the literal, or with all numbers in the text.
    """
    answer = plain(answer)
    if isinstance(answer, str):
        return text.split() == answer.split()
    if is_number(answer):
        found = number(text, decimal)
        return found is not None and rounds_to(answer, found)
    is_none = object()
    value = literal(text, is_none)
    if value is not is_none:
        return type(value) is type(answer) and value == answer
    if not isinstance(answer, tuple | list):
        return False
    written = list(numbers(text, decimal))
    return len(written) == len(answer) and all(
        is_number(one) and rounds_to(one, found) for one, found in zip(answer, written, strict=True)
    )


def rounds_to(value: Any, written: Number) -> bool:
    """Tell whether a number is the written one, at the precision of its decimals."""
    if isinstance(value, Rational) and value.denominator == 1:
        return written.value == value.numerator
    wanted, slack = float(written.value), float(written.step) / 2
    return abs(float(value) - wanted) <= slack * (1 + CLOSE) + CLOSE * abs(wanted)


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are equal, numbers up to errors of rounding."""
    one, other = plain(one), plain(other)
    if is_number(one) and is_number(other):
        return math.isclose(one, other, rel_tol=CLOSE, abs_tol=1e-12)
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)
