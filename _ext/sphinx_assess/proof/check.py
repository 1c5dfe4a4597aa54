"""Holding a question against its proof. Nothing here knows Sphinx."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stdout
from io import StringIO
from typing import Any, NamedTuple

from sphinx_assess.kinds import KINDS
from sphinx_assess.kinds.values import Claim, plain, same, several
from sphinx_assess.proof.model import Proof

OWN = ("answer", "holds")
"""Names by which a proof says what is right; never those of the code before it."""

LINE = "\n"
LONGEST = 60
"""Characters of a text or a value that a sentence shows."""


class Finding(NamedTuple):
    """What is wrong with a question, in a sentence, and where: ``file:line``, or empty."""

    sentence: str
    place: str = ""


class Unclear(Exception):
    """A proof that does not say what is right."""


class Verdict(NamedTuple):
    """What a proof says: which options are right, and the values it gives, if any."""

    fits: Callable[[Claim], bool]
    gives: tuple[object, ...] = ()


def prove(proof: Proof, before: Mapping[str, Any]) -> Finding | None:
    """Run a proof and return what it finds wrong with its question; ``None``: it is proven.

    :param before: names of the code above the question in its group; they are copied.
    """
    names = {name: value for name, value in before.items() if name not in OWN}
    if proof.is_program:
        return judge_program(proof, output(proof.source, names))
    printed = StringIO()
    try:
        with redirect_stdout(printed):
            execute(proof.source, names)
            return judge(proof, verdict(proof, names))
    except Unclear as error:
        return Finding(str(error))
    except (Exception, SystemExit) as error:
        return Finding(raised(proof, error))


def execute(source: str, names: dict[str, Any]) -> None:
    """Run Python code."""
    exec(compile(source, "<proof>", "exec", dont_inherit=True), names)


def output(source: str, names: dict[str, Any]) -> str:
    """Return what a program prints, with the traceback that ends it, if one does."""
    printed = StringIO()
    with redirect_stdout(printed):
        try:
            execute(source, names)
        except (Exception, SystemExit) as error:
            last = "".join(traceback.format_exception_only(error))
            printed.write(f"Traceback (most recent call last):\n{last}")
    return printed.getvalue()


def verdict(proof: Proof, names: dict[str, Any]) -> Verdict:
    """Return what a proof that has run says.

    :raises Unclear: when it says nothing, or two things.
    """
    question = f"the proof of question '{proof.ident}'"
    silent = [claim for claim in proof.claims if not claim.expression]
    match [name for name in OWN if name in names]:
        case ["answer"]:
            return by_answer(proof, names)
        case ["holds"]:
            return by_predicate(proof, names)
        case [] if not silent:
            return Verdict(lambda claim: bool(value(claim, names)))
        case []:
            raise Unclear(
                f"{question} says nothing of {listed(silent)}; set 'answer', define "
                "'holds(option)', or give each option an expression"
            )
    raise Unclear(f"{question} sets both 'answer' and 'holds'; remove one of them")


def value(claim: Claim, names: dict[str, Any]) -> Any:
    """Return the value of the expression that stands for an option."""
    return eval(compile(claim.expression, "<expression>", "eval", dont_inherit=True), names)


def by_answer(proof: Proof, names: dict[str, Any]) -> Verdict:
    """Call those options right that say what was computed."""
    kind, gives = KINDS[proof.kind], several(plain(names["answer"]))

    def fits(claim: Claim) -> bool:
        if claim.expression:
            found = value(claim, names)
            return any(same(found, one) for one in gives)
        return any(kind.agrees(proof.key, claim, one) for one in gives)

    return Verdict(fits, gives)


def by_predicate(proof: Proof, names: dict[str, Any]) -> Verdict:
    """Call those options right for which the predicate holds."""
    kind, holds = KINDS[proof.kind], names["holds"]

    def fits(claim: Claim) -> bool:
        found = (value(claim, names),) if claim.expression else kind.values(claim)
        said = [bool(holds(one)) for one in found]
        return all(said) if claim.is_right else any(said)

    return Verdict(fits)


def judge(proof: Proof, said: Verdict) -> Finding | None:
    """Compare what a question marks with what its proof says."""
    refuted, passing = compare(proof, said.fits)
    question = f"question '{proof.ident}' marks"
    gives = f"gives {shown(said.gives)}" if said.gives else ""
    if refuted and passing:
        instead = f"{gives}, which is" if gives else "calls right"
        text = (
            f"{question} {listed(refuted)} as right, but its proof {instead} {listed(passing)}; "
            "correct the marks or the proof"
        )
    elif refuted:
        text = (
            f"{question} {listed(refuted)} as right, but its proof {gives or 'calls that wrong'}; "
            "mark what is right, or correct the proof"
        )
    elif passing:
        also = f"{gives}, so that is right, too" if gives else "calls that right, too"
        text = (
            f"{question} {listed(passing)} as wrong, but its proof {also}; "
            "make the option wrong, mark it with [x], or correct the proof"
        )
    else:
        return rejected(proof, said.gives)
    return Finding(text)


def rejected(proof: Proof, gives: Iterable[object]) -> Finding | None:
    """Report a value that a proof gives and the question would not accept from a reader."""
    kind = KINDS[proof.kind]
    lost = tuple(one for one in gives if not kind.accepts(proof.key, one))
    if not lost:
        return None
    return Finding(
        f"question '{proof.ident}' does not accept {shown(lost)}, which its proof gives; "
        "add an option marked [x], or correct the proof"
    )


def judge_program(proof: Proof, printed: str) -> Finding | None:
    """Compare the outputs that a question foresees with what its program prints."""
    kind = KINDS[proof.kind]
    refuted, passing = compare(proof, lambda claim: kind.agrees(proof.key, claim, printed))
    text = printed.strip(LINE)
    for claim in refuted:
        said = claim.text.strip(LINE)
        return Finding(
            f"question '{proof.ident}' says that its program prints {said!r}, but it prints "
            f"{text!r}; correct the output or the program",
            claim.place,
        )
    for claim in passing:
        return Finding(
            f"question '{proof.ident}' marks option {claim.number} as wrong, but its program "
            f"prints just that: {text!r}; change the option or remove it",
            claim.place,
        )
    return None


def compare(proof: Proof, fits: Callable[[Claim], bool]) -> tuple[Sequence[Claim], Sequence[Claim]]:
    """Return the options marked as right that are wrong, and those marked as wrong that fit."""
    found = [(claim, fits(claim)) for claim in proof.claims]
    refuted = [claim for claim, is_fit in found if claim.is_right and not is_fit]
    return refuted, [claim for claim, is_fit in found if is_fit and not claim.is_right]


def raised(proof: Proof, error: BaseException) -> str:
    """Say that a proof raises, and where."""
    at = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename[0] == "<"]
    own = [frame.lineno for frame in at if frame.filename == "<proof>"]
    where = f" in its line {own[-1]}" if own else ""
    what = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
    return (
        f"the proof of question '{proof.ident}' raises {short(what)}{where}; correct it, or define "
        "what it needs in the code above it"
    )


def short(text: str) -> str:
    """Return the beginning of a text on one line."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def listed(claims: Iterable[Claim]) -> str:
    """Name options by number and text."""
    return " and ".join(f"option {claim.number} ('{short(claim.text)}')" for claim in claims)


def shown(values: Iterable[object]) -> str:
    """Show values."""
    return " and ".join(short(repr(plain(value))) for value in values)
