"""Rules on the stem."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_assess.lint.base import Fault, Question, rule
from sphinx_assess.lint.similar import roots
from sphinx_assess.lint.text import HOLE, sentences
from sphinx_assess.lint.words import Words

HDR = "Haladyna, Downing and Rodriguez (2002)"
PREDICATE = r"(?:false|incorrect|untrue|wrong|invalid|inappropriate|inaccurate|inadmissible)"
ASKED = (
    r"(?:statement|option|claim|answer|description|pairing|assertion|choice|sentence|definition|pair|"
    r"match|use|way|method|approach|form|spelling|example|order|interpretation|conclusion)"
)
REQUEST = r"\b(?:which|what|select|choose|pick|identify|find|mark)"
CODE_WORD = r"(?:code|program|sentence|sum|argument|proof|calculation|line|function)"
NEGATIVE = (
    re.compile(r"\bwhich of (?:\w+ ){1,3}(?:does|do|did) (?:\w+ ){1,4}(?P<word>fail) to\b"),
    re.compile(r"\bthat (?:does|do) (?P<word>not) (?:belong|fit|apply)\b"),
    re.compile(r"\b(?P<word>except|excepting|excluding)\b(?! (?:that|block|clause|handler))"),
    re.compile(
        rf"{REQUEST}\b[^?]*\b(?:is|are|was|were|be)(?: the| an?)? (?P<word>{PREDICATE})"
        rf"(?= {ASKED}| about| of| for| regarding| when| in\b| with|\W*$)"
        rf"(?! (?:with|in) (?:this|the following|the) {CODE_WORD})"
    ),
    re.compile(rf"{REQUEST} (?:one |of \w+ |the |is the )*(?P<word>{PREDICATE}) {ASKED}"),
    re.compile(
        r"(?:\b(?:is|are|was|were|be|seems?|has|have)(?: the)? |\bthe )(?P<word>least) "
        r"(?!squares|privilege|significant bit|common multiple|upper|recently|action)\w+"
    ),
)
LOWER_NOT = re.compile(
    r"\b(?P<word>not|Not|never|Never|cannot|Cannot|[a-z]+n't)\b(?! only\b| even\b)"
)
SUBORDINATE = re.compile(
    r"\b(?:if|when|whenever|because|although|though|unless|since|while|after|before|until|once|"
    r"whether|where|so that|even if|provided|in case|given that|as long as)\b",
    re.I,
)
QUOTED = re.compile(
    r"(?<!\w)[\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}][^\"']*?"
    r"[\"'\N{RIGHT DOUBLE QUOTATION MARK}](?!\w)"
)
REPORTED = re.compile(
    r"\b(?:tells?|says?|means?|shows?|indicates?|ensures?|states?|signals?|suggests?|implies|knows?|"
    r"proves?|guarantees?|believes?|claims?)(?: \w+){0,3} that\b"
    r"|\bthat (?:an?|the|its|it|they|their|some|each|people|users?|you|we)\b",
    re.I,
)
RELATIVE = re.compile(r"\b(?:that|who|whose|which|in order)(?: \w+){0,2}$", re.I)
WANTED = re.compile(
    r"(?:select|choose|pick|identify|find|mark|name)(?: \w+){1,3} (?:that|which|who) "
    r"(?:(?:is|are|was|were|do|does|did|has|have|can) )?",
    re.I,
)
"""As in *mark the animal that is*: here the clause is what is asked."""
REASON = re.compile(
    r"\b(?:why|how|what (?:happens|would happen|will happen|follows|results|does it mean|"
    r"is the reason|is the result|is the effect|should|goes wrong|prevents|keeps|causes|makes))\b",
    re.I,
)
ASKING = re.compile(
    r"\b(?:which|what|who|whom|whose|where|when|select|choose|pick|identify|find|mark|name)\b", re.I
)
DESCRIBING = re.compile(
    r"\b(?!(?:in|of|for|to|by|at|on|with|from|under|about|and|or|but|say|tell|know)\b)[a-z]+ "
    r"(?:which|who|whose|where|when)\b",
    re.I,
)
"""A word with its clause, as in *a cell which does not divide*."""
ASIDE = re.compile(r"\b(?:whether or|or|if|why|but|and|,)\s*$|[\"'\N{LEFT DOUBLE QUOTATION MARK}]$")
GERMAN_NOT = re.compile(
    r"\b(?P<word>nicht|kein|keine|keinen|keiner|keines|keinem|nie|niemals|au\u00dfer|falsch|"
    r"unzutreffend)\b(?! nur\b)"
)
GERMAN_CLAUSE = re.compile(
    r"\b(?:wenn|falls|weil|dass|obwohl|sobald|solange|damit|warum|weshalb|wieso|wie)\b", re.I
)


@rule(
    "negative-stem",
    title="A negative stem is not emphasised",
    reason="""Whoever overlooks *not* gives the right answer to another question. Ask for what is
    true. Where the exception itself is what matters, set the word in bold or capitals.""",
    source=f"{HDR}, guideline 17: word the stem positively; if negative words are used, capitalise "
    "or embolden them",
    bad="""
Which of these is not a mammal?

- [ ] The whale
- [x] The shark
- [ ] The bat
""",
    good="""
Which of these is **not** a mammal?

- [ ] The whale
- [x] The shark
- [ ] The bat
""",
)
def negative_stem(question: Question) -> Iterator[Fault]:
    """Find a negation in what is asked that nothing makes visible."""
    if not question.offered or not question.words:
        return
    asking = QUOTED.sub(HOLE, _asking(question.stem.quiet))
    find = _german_negation if question.language.startswith("de") else _negation
    if asking and (word := find(asking, question.judges)):
        yield Fault(
            f"asks with '{word}', which is easily overlooked; ask for what is true, "
            f"or write **{word}**",
            question.parts.stem[-1],
            word,
        )


def _asking(text: str) -> str:
    """Return the sentence that asks: the last with a question mark, else the last."""
    found = sentences(text)
    return next((s for s in reversed(found) if "?" in s), found[-1] if found else "")


def _negation(asking: str, judges: bool) -> str:
    """Return the word that turns an English question round, empty if there is none."""
    lower = asking[:1].lower() + asking[1:]
    for pattern in NEGATIVE:
        if (match := pattern.search(lower)) and not _is_aside(lower[: match.start()]):
            return match["word"]
    for match in LOWER_NOT.finditer(lower):
        before = lower[: match.start()]
        if ASIDE.search(before):
            continue
        if _is_aside(before) or _describes(before, asking):
            continue
        if (
            judges
            or ASKING.search(before)
            or (not lower.rstrip().endswith((".", "?")) and len(lower[match.end() :].split()) <= 6)
        ):
            return match["word"]
    return ""


def _describes(before: str, asking: str) -> bool:
    """Tell whether what follows says of a thing what it is, in a stem that asks for its name."""
    is_asked = "?" in asking or re.match(REQUEST, asking, re.I)
    return not is_asked and bool(DESCRIBING.search(before))


def _is_aside(before: str) -> bool:
    """Tell whether what follows belongs to a clause that is not itself asked."""
    clause = re.split(r"[,;] (?=which|what|who)", before)[-1]
    found = ASKING.search(clause)
    start = clause[found.start() :] if found else clause
    if REASON.search(clause[: found.start()] if found else clause) or REASON.match(start):
        return True
    if WANTED.fullmatch(clause):
        return False
    rest = start[len(found[0]) :] if found else start
    clauses = (SUBORDINATE.search(rest), REPORTED.search(rest), RELATIVE.search(rest.rstrip()))
    return any(clauses)


def _german_negation(asking: str, judges: bool) -> str:
    match = GERMAN_NOT.search(asking)
    if not match or GERMAN_CLAUSE.search(asking[: match.start()]):
        return ""
    return match["word"]


@rule(
    "stem-no-question",
    title="The stem asks nothing",
    reason="""A reader should know what is asked before reading the options. A heading, a bare
    statement or *Which of these is true?* leaves that to the options: the question turns into as
    many questions as there are options. Ask one thing, or begin one sentence that each option
    ends.""",
    source=f"{HDR}, guidelines 14 and 15: make the directions in the stem clear, put the central "
    "idea into the stem",
    bad="""
The French Revolution.

- [ ] It began in 1756
- [x] It began in 1789
- [ ] It began in 1812
""",
    good="""
In which year did the French Revolution begin?

- [ ] 1756
- [x] 1789
- [ ] 1812
""",
)
def stem_no_question(question: Question) -> Iterator[Fault]:
    """Find a stem without question, request or open sentence, and one without a subject."""
    if not question.offered or not question.words or question.judges:
        return
    if not question.language.startswith("en"):
        if not _asks(question) and question.stem.plain.endswith("."):
            yield _nothing(question)
        return
    if not (_asks(question) or _is_open(question.stem.lines) or _goes_on(question)):
        yield _nothing(question)
    elif _has_no_subject(question):
        yield Fault(
            f"asks {quote_stem(question)} and names no subject; "
            "say in the stem what the question is about",
            question.parts.stem[-1],
        )


def _nothing(question: Question) -> Fault:
    return Fault(
        "has a stem that asks nothing; write a question, or a sentence that each option ends",
        question.parts.stem[-1],
    )


def quote_stem(question: Question) -> str:
    """Return the stem in quotes."""
    return f"'{question.stem.plain}'"


def _asks(question: Question) -> bool:
    """Tell whether there is a question mark, a request or a blank to fill."""
    text = question.stem.lines
    assert question.words
    if "?" in text or re.search(r"_{2,}|\[\s*\]|\.{3,}|\N{HORIZONTAL ELLIPSIS}", text):
        return True
    clauses = (re.split(r", | then | and |: ", s.casefold()) for s in sentences(text))
    return any(_is_request(piece.split(), question.words) for found in clauses for piece in found)


def _is_request(clause: list[str], words: Words) -> bool:
    """Tell whether a clause of two or more words begins as a request does."""
    found = [word.strip(".,:") for word in clause if word not in words.polite]
    return len(found) > 1 and found[0] in words.asks


VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|may|might|must|shall|should|will|would|"
    r"means|refers|uses|makes|gives|takes|says|goes|lies|holds|becomes|contains|consists|depends|"
    r"produces|causes|begins|occurs|happens|measures|shows|states|leads|belongs|allows|requires|needs|"
    r"helps|serves|acts|works|runs|returns|prints|stores|keeps|converts|describes|represents|includes|"
    r"involves|began|became|came|took|made|gave|led|wrote|won|lost|fell|rose|grew|ran|went|stood|held|"
    r"equals|follows|differs|results|stands|lives|comes|forms|carries|raises|lowers|increases|"
    r"decreases|improves|ends|starts|starts|tends|seems|likes|wants|gets|puts|sends|reads|speaks|"
    r"boils|freezes|melts|moves|falls|rises|turns|travels|breathe|breathes|eats|grows|"
    r"\w{3,}(?:ed|izes|ises|ates|ifies))\b",
    re.I,
)
LINK = re.compile(
    r"\b(?:is|are|was|were|be|been|an?|the|of|in|on|at|by|to|for|from|with|as|than|that|because|called|"
    r"named|into|through|when|if|when|while|where|who|which|whose|about|between|has|have|had|does|do|"
    r"can|cannot|could|may|must|should|will|would|not|it|they|you|we|during|after|before|until|per|"
    r"towards|toward|against|and|or|since|so|like|via|how|what|why|not|except)\W*$",
    re.I,
)
BARE = re.compile(
    r"(?:regarding|concerning|about|on|in|with|for|considering|given|look at|as to|with regard to|"
    r"recall|read|consider|suppose|assume|imagine|note|think|remember|see|let)\b",
    re.I,
)


def _is_open(lines: str) -> bool:
    """Tell whether the stem is a sentence that the options end."""
    last = (sentences(lines) or [""])[-1].rstrip()
    if last.endswith((".", "!")):
        return False
    if BARE.match(last) and "," not in last and not LINK.search(last):
        return False
    if last.endswith(HOLE) and len(last) < 3:
        found = sentences(lines)
        return len(found) > 1 and _is_open("\n".join(found[:-1]))
    return bool(LINK.search(last.rstrip(": ")) or VERB.search(last))


def _goes_on(question: Question) -> bool:
    """Tell whether every option ends a clause that the stem opens, or a formula ends in ``=``."""
    stem = question.stem.value
    if re.search(r"[=\N{RIGHTWARDS ARROW}]\W*$", stem):
        return True
    opens = re.match(
        r"(?:at|in|on|if|when|during|after|before|by|to|for|with|while|once)\b", stem, re.I
    )
    small = all(option.prose.text[:1].islower() for option in question.offered)
    return bool(opens and small and not stem.endswith("."))


GENERIC = frozenset(
    [
        "option",
        "sentence",
        "claim",
        "fact",
        "thing",
        "one",
        "ones",
        "case",
        "apply",
        "applies",
        "valid",
        "hold",
        "holds",
        "list",
        "below",
        "above",
        "item",
        "assertion",
    ]
)
VERDICT = re.compile(
    r"\b(?:true|correct|right|false|incorrect|wrong|valid|appl(?:y|ies)|holds?|statements?)\b", re.I
)


def _has_no_subject(question: Question) -> bool:
    """Tell whether the stem has no word but those that every question has."""
    stem = question.stem
    if stem.has_code or re.search(r"\d", stem.plain) or not VERDICT.search(stem.plain):
        return False
    found = {word for word in stem.words if word not in GENERIC}
    names = [word for word in stem.plain.split() if len(word) > 1 and word.isupper()]
    return not roots(found, question.words) and not names
