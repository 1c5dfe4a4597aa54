"""Rules on the options among themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from sphinx_assess.lint.base import Fault, Option, Question, first, quote, rule
from sphinx_assess.lint.quantities import Range, read_range
from sphinx_assess.lint.text import HOLE, Prose

HDR = "Haladyna, Downing and Rodriguez (2002)"
ARTICLE = re.compile(r"^(?:an?|the|der|die|das|ein|eine|einen)\s+", re.I)
ONE = r"\(?[a-h]\)?"
LETTERS = re.compile(
    rf"(?:options |answers |choices )?(?:(?:only|both|nur|sowohl|either|neither|weder|entweder) )?"
    rf"{ONE}(?:,? {ONE})*,? (?:and|or|nor|und|oder|noch|&|\+) {ONE}"
    r"(?: (?:only|are (?:both )?(?:correct|true|right)))?",
    re.I,
)
ROMAN = re.compile(
    r"(?:only |both )?\(?[ivx]+\)?(?:,? \(?[ivx]+\)?)*,? (?:and|or|und|&) \(?[ivx]+\)?(?: only)?",
    re.I,
)
NUMBERED = r"[1-6](?:, [1-6])*,? and [1-6]"
NUMBERS = re.compile(
    rf"(?:both|only|(?:both )?(?:options|answers|statements)) {NUMBERED}(?: (?:only|are .*))?"
    rf"|{NUMBERED} (?:only|are (?:both )?(?:correct|true|right))",
    re.I,
)
YEARS = range(1000, 2101)
VERSIONS = r"\b(?:version(?:s|en)?|releases?)\b"


@rule(
    "options-overlap",
    title="Options overlap or are the same",
    reason="""If two options say the same, neither can be the key, and a reader strikes out both.
    If they overlap, as 10 to 20 and 20 to 30 do, two are right for some answer.""",
    source=f"{HDR}, guideline 22: keep choices independent; choices should not overlap",
    bad="""
How many bones does an adult have?

- [ ] 100 to 150
- [ ] 150 to 200
- [x] 200 to 250
""",
    good="""
How many bones does an adult have?

- [ ] 100 to 149
- [ ] 150 to 199
- [x] 200 to 249
""",
)
def options_overlap(question: Question) -> Iterator[Fault]:
    """Find two options with the same text or value, or ranges with numbers in common."""
    for one, other in combinations(question.offered, 2):
        if _sameness(one.prose) == _sameness(other.prose):
            yield _pair("are the same", one, other)
            return
    for one, other in combinations(question.offered, 2):
        first_, second = read_range(one.prose.value), read_range(other.prose.value)
        if first_ and second and (same := _clash(first_, second, question)):
            yield _pair(same, one, other)
            return
    yield from _joined(question)


def _pair(how: str, one: Option, other: Option) -> Fault:
    advice = "give each a meaning of its own"
    texts = f"{quote(one.prose.text)} and {quote(other.prose.text)}"
    return Fault(f"has options that {how}: {texts}; {advice}", first(other.prose))


def _sameness(prose: Prose) -> object:
    """Return what two options have in common if they are the same."""
    if prose.has_code:
        return prose.exact
    text = ARTICLE.sub("", prose.text.strip(" .;,").translate({0x2019: "'"}))
    pieces = text.split()
    lower = [
        p.casefold() if k == 0 or len(p) > 3 or p.istitle() else p for k, p in enumerate(pieces)
    ]
    if len(pieces) == 1 and len(text) <= 3:
        return text
    listed = re.split(r",? (?:and|und|&) |, ", " ".join(lower))
    return frozenset(listed) if 1 < len(listed) == len(set(listed)) else " ".join(lower)


def _clash(one: Range, other: Range, question: Question) -> str:
    """Say how two quantities clash; empty when they do not."""
    if one.is_number and other.is_number:
        return "have the same value" if one.overlaps(other) else ""
    if question.item.select == "many" or not one.overlaps(other):
        return ""
    if _is_period(one) and _is_period(other) and not _is_chain(question):
        return ""  # the years of two wars may overlap; the answer is still one of them
    return "overlap"


def _is_chain(question: Question) -> bool:
    """Tell whether each option begins where the one before it ends."""
    found = [read_range(option.prose.value) for option in question.offered]
    return all(one and two and one.high == two.low for one, two in pairwise(found))


def _is_period(found: Range) -> bool:
    return not found.unit and found.low in YEARS and found.high in YEARS


def _joined(question: Question) -> Iterator[Fault]:
    """Find an option that is two others together."""
    if question.item.select == "many":
        return
    texts = {option.prose.text.casefold().strip(" ."): option for option in question.offered}
    for text, option in texts.items():
        pieces = re.split(r",? (?:and|und) |, ", re.sub(r"^(?:both|sowohl) ", "", text))
        parts = [texts[piece] for piece in pieces if piece in texts]
        if len(parts) >= 2 and len(parts) == len(pieces):
            yield Fault(
                f"has an option that is {len(parts)} others together: {quote(option.prose.text)}; "
                "mark several options instead, with ':select: many'",
                first(option.prose),
            )


@rule(
    "all-or-none",
    title="All or none of the above",
    reason="""Whoever knows two options to be right chooses *all of the above* without knowing the
    third, and *none of the above* shows only that somebody knows what is wrong. Options such as
    *both A and B* are the same in small. All of them break when options are shuffled. A question
    with several right options asks the same and marks it better.""",
    source=f"{HDR}, guidelines 25 and 26: use none of the above carefully, avoid all of the above",
    bad="""
Which of these are noble gases?

- [ ] Helium
- [ ] Neon
- [ ] Argon
- [x] All of the above
""",
    good="""
Which of these are noble gases?

- [x] Helium
- [x] Neon
- [ ] Nitrogen
- [x] Argon
""",
)
def all_or_none(question: Question) -> Iterator[Fault]:
    """Find an option that only speaks of other options."""
    words = question.words
    if not words:
        return
    for option in question.offered:
        text = option.prose.plain.strip(" .!").replace(",", " ").replace("  ", " ")
        if _is_catch_all(text, words.catch_all, question) or _names_letters(
            option.prose.plain.strip(" ."), question
        ):
            yield Fault(
                f"has the option {quote(option.prose.text)}; mark every right option with [x] "
                "instead, or offer another answer",
                first(option.prose),
                option.prose.text,
            )


def _is_catch_all(text: str, pattern: str, question: Question) -> bool:
    if not re.fullmatch(pattern, text, re.I):
        return False
    lower = text.casefold()
    if " " in lower:
        return not re.fullmatch(
            r"(?:one|two|three|four|some|any|each|more than one)(?: two| three| four)*", lower
        )
    return lower in ("both", "neither", "beide", "beides")


def _names_letters(text: str, question: Question) -> bool:
    """Tell whether an option joins letters or numerals of others, as ``A and C``.

    Letters that the question uses as names, and numerals that it lists, are no such letters.
    """
    stem = question.stem.value
    if NUMBERS.fullmatch(text):
        return True
    if ROMAN.fullmatch(text):
        return not re.search(r"\b(?:II|ii)\b", stem)
    if not LETTERS.fullmatch(text):
        return False
    others = [o.prose.value.strip(" .") for o in question.offered]
    letters = set(re.findall(r"(?<![\w'])[a-hA-H](?![\w'])", text)) - {"a"}
    named = rf"(?<![\w'])[{''.join(letters)}](?![\w').])" if letters else "$^"
    known = [other for other in others if not LETTERS.fullmatch(other)]
    return not any(re.search(named, known_text[1:] or known_text) for known_text in (stem, *known))


@rule(
    "options-unordered",
    title="Numeric options are in no order",
    reason="""A reader who has worked out a number looks for it, and finds it at once in a row that
    rises or falls. A row out of order makes slips of reading, and gives away that the odd one was
    put in later. Put the numbers in order and write ``:shuffle: no``, so that the screen keeps
    it.""",
    source=f"{HDR}, guideline 21: place choices in logical or numerical order",
    bad="""
At which temperature does water boil at sea level?

- [ ] 90 °C
- [x] 100 °C
- [ ] 80 °C
- [ ] 110 °C
""",
    good="""
At which temperature does water boil at sea level?

- [ ] 80 °C
- [ ] 90 °C
- [x] 100 °C
- [ ] 110 °C
""",
)
def options_unordered(question: Question) -> Iterator[Fault]:
    """Find three or more numbers that neither rise nor fall."""
    found = [read_range(option.prose.value) for option in question.offered]
    if found and found[-1] is None:
        found.pop()  # "it depends" comes last
    if len(found) < 3 or None in found:
        return
    ranges = [range_ for range_ in found if range_]
    if len({range_.unit for range_ in ranges}) > 1:
        return
    lows: list[tuple[Fraction | int, ...]] = [(range_.low, range_.high) for range_ in ranges]
    if re.search(VERSIONS, question.stem.text, re.I):
        lows = [_release(option.prose.value) for option in question.offered]
    if lows not in (sorted(lows), sorted(lows, reverse=True)):
        texts = ", ".join(option.prose.text for option in question.offered)
        yield Fault(
            f"has numbers out of order: {texts}; let them rise, with ':shuffle: no' to keep it so",
            first(question.offered[0].prose),
        )


def _release(text: str) -> tuple[int, ...]:
    """Return the numbers in a version, in whose order 3.10 comes after 3.9."""
    return tuple(map(int, re.findall(r"\d+", text)))


@rule(
    "grammar-cue",
    title="The grammar of the stem fits only some options",
    reason="""A stem that ends in *an* rules out every option that begins with a consonant, and
    *are* rules out what is single. Write *a/an*, move the article into the options, or let all
    options agree with the stem.""",
    source=f"{HDR}, guideline 28c: avoid grammatical inconsistencies that cue to the right choice",
    bad="""
A word that names an action is an

- [ ] verb
- [ ] noun
- [x] action word
""",
    good="""
A word that names an action is

- [x] a verb
- [ ] a noun
- [ ] an adjective
""",
)
def grammar_cue(question: Question) -> Iterator[Fault]:
    """Find an article or a number in the stem that only some options fit."""
    if not question.language.startswith("en") or not question.keys or not question.distractors:
        return
    text = question.stem.lines.replace(HOLE, "x")
    if article := _open_article(text):
        misfits = [option for option in question.offered if _fits(article, option) is False]
        keys_fit = all(_fits(article, option) is not False for option in question.keys)
        if misfits and keys_fit and _fits(article, question.keys[0]):
            yield Fault(
                f"has '{article}' before its options, and {quote(misfits[0].prose.text)} cannot "
                "follow it; write 'a/an', or the article in each option",
                question.parts.stem[-1],
                article,
            )
            return
    yield from _number_cue(question, text)


def _open_article(text: str) -> str:
    """Return the article before the place of the option: at the end, or before a blank."""
    blank = r"_{2,}|\.{3,}|\N{HORIZONTAL ELLIPSIS}"
    end = rf"\b(an?)\s*(?:(?:{blank})[\s.:?]*|[:\N{{HORIZONTAL ELLIPSIS}}]\s*)?$"
    if (match := re.search(end, text, re.I)) or (
        match := re.search(rf"\b(an?)\s+(?:{blank})", text, re.I)
    ):
        return str(match[1]).lower()
    return ""


def _fits(article: str, option: Option) -> bool | None:
    """Tell whether an option can follow the article; ``None`` where nobody can say."""
    word = option.prose.plain.split(" ")[0].strip("\"'(.,")
    if not word or word[0] == HOLE or re.fullmatch(r"an?|the|some|any|no", word, re.I):
        return None
    if len(word) > 1 and word.isupper():
        return None  # read as letters or as a word
    return sounds_open(word) == (article == "an")


def sounds_open(word: str) -> bool:
    """Tell whether an English word begins with the sound of a vowel."""
    lower = word.casefold()
    if lower[0].isdigit():
        return bool(re.match(r"8|1[18](?!\d)", lower))
    if len(lower) == 1:
        return lower in "aefhilmnorsx"
    if re.match(r"hour|honest|honou?r|heir|herb(?=s?$)", lower):
        return True
    if re.match(
        r"uni(?!n|m)|use|usu|uti|ura|euro|eu|ubi|one(?!r)|once|ewe|unanim|unif|usur|uter", lower
    ):
        return False
    return lower[0] in "aeiou"


PLURAL_STEM = re.compile(
    r"(?:\b(?:are|were|have)(?: (?:called|known as|named|the))?[\s:_.]*$)"
    r"|^(?:which|what) (?:are|were)\b|\b(?:which|what) (?:two|three|\w+s) (?:are|were)\b"
    r"|\bwhich of (?:these|the following|them) (?:are|were)\b"
    r"|\bwhich (?:of (?:these|the following) )?(?:two|three|pair of|pairs? )\b",
    re.I,
)
SINGULAR_STEM = re.compile(
    r"(?:\b(?:is|was|has)(?: (?:called|known as|named))?[\s:_.]*$)|^(?:which|what) (?:is|was)\b"
    r"|\bwhich (?:one|single)\b|\b(?:which|what) \w*[^s\W] (?:is|was)\b",
    re.I,
)
IS_PLURAL = re.compile(
    r"\b(?:and|both|several|many|two|three|four|five)\b|^\w+(?<!s)(?<!u)(?<!i)s$", re.I
)
MASS = re.compile(r"(?:ics|ness|ss|us|is|ysis|gas|lens|means|species|series)$", re.I)


def _number_cue(question: Question, text: str) -> Iterator[Fault]:
    """Find a stem in the plural or singular that only the key agrees with."""
    asking = text.rsplit("\n", 1)[-1].strip()
    wants_many = bool(PLURAL_STEM.search(asking))
    if wants_many == bool(SINGULAR_STEM.search(asking)) or question.item.select == "many":
        return
    forms = {option.ident: _is_plural(option) for option in question.offered}
    if None in forms.values():
        return
    keys = {forms[option.ident] for option in question.keys}
    wrong: Sequence[bool | None] = [forms[option.ident] for option in question.distractors]
    if keys == {wants_many} and wants_many not in wrong:
        number = "plural" if wants_many else "singular"
        yield Fault(
            f"has a stem in the {number} that only its key agrees with; "
            "let every option agree, or neither",
            question.parts.stem[-1],
        )


def _is_plural(option: Option) -> bool | None:
    """Tell whether an option names several things; ``None`` for what is no short name."""
    text = option.prose.plain.strip(" .")
    found = option.prose.words
    if not found or len(found) > 12 or HOLE in text or re.search(r"\d", text):
        return None
    if re.match(r"(?:an?|one|each|every)\s", text, re.I):
        return bool(re.search(r"\band\b", text))
    if IS_PLURAL.search(text) or (found[0].endswith("s") and not MASS.search(found[0])):
        return True
    head = re.split(r"\b(?:of|in|on|with|that|which|from|for|to|by)\b", text, flags=re.I)[0].split()
    if not head:
        return None
    return head[-1].endswith("s") and not MASS.search(head[-1])
