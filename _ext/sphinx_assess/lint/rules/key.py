"""Rules on what gives the key away: its length, its place, its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import mean

from sphinx_assess.lint.base import Fault, GroupView, Option, Question, first, quote, rule
from sphinx_assess.lint.similar import akin, roots
from sphinx_assess.lint.text import Prose
from sphinx_assess.lint.words import Words

HDR = "Haladyna, Downing and Rodriguez (2002)"
STANDS_OUT = ((1.35, 18), (1.9, 12))
"""A key is told by its length when it is this many times as long as the longest distractor, and
by this many characters."""
WITH_DETAIL = ((1.2, 12), *STANDS_OUT)
"""The same for a key that alone has a clause, a reason or a bracket."""
DETAIL = re.compile(
    r"[(;:\N{EM DASH}]|, |\b(?:because|since|which|so that|in order to|due to|thereby|by \w+ing|"
    r"whereas|while|weil|damit|sodass|wobei|indem|da)\b"
)
SHORTEST = 5
"""Words of a key, below which it is a name, and names have the length they have."""
FEWEST = 4
"""Questions in a group, below which a preference for a place is no preference."""
PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
TELLING = 4
"""Letters, at least, of the root of a word that is telling."""
ECHO = 0.3
"""The share of the key's words that must come from the stem to sound like it."""
CHANCE = 0.08
"""A place that wins so often by chance only in this share of groups is preferred."""


@rule(
    "key-longest",
    title="The key is the longest or most detailed option",
    reason="""Writers qualify the right answer until nobody can object to it, and leave the wrong
    ones short. Readers know that and choose the longest. Cut the key, put what is cut into its
    feedback, or give the distractors as much detail.""",
    source=f"{HDR}, guideline 24: keep the length of choices about equal",
    bad="""
What does a hash function do?

- [ ] It encrypts a text
- [x] It maps data of any length to a value of fixed
  length, so that similar data get very different values
- [ ] It sorts a list
""",
    good="""
What does a hash function do?

- [ ] It encrypts data of any length
- [x] It maps data to a value of fixed length
- [ ] It sorts data by their first letter
""",
)
def key_longest(question: Question) -> Iterator[Fault]:
    """Find a key that stands out by its length, or by being the only one with detail."""
    keys, distractors = question.keys, question.distractors
    if not keys or not distractors or any(len(key.prose.words) < SHORTEST for key in keys):
        return
    key = min(keys, key=lambda option: len(option.prose.text))
    rival = max(distractors, key=lambda option: len(option.prose.text))
    ours, theirs = len(key.prose.text), len(rival.prose.text)
    average = mean(len(option.prose.text) for option in distractors)
    detailed = all(_is_detailed(option) for option in keys) and not any(
        map(_is_detailed, distractors)
    )
    bounds = WITH_DETAIL if detailed else STANDS_OUT
    if ours < 1.3 * average or not any(
        ours >= times * theirs and ours - theirs >= more for times, more in bounds
    ):
        return
    yield Fault(
        f"has a key of {ours} characters and no distractor above {theirs}; cut the key, "
        "or give the distractors the same detail",
        first(key.prose),
    )


def _is_detailed(option: Option) -> bool:
    return bool(DETAIL.search(option.prose.plain))


@rule(
    "key-position",
    "group",
    title="The key stands in one place too often",
    reason="""Whoever writes keys by hand prefers a place, often the middle, and readers who notice
    need not know anything. On screen options are shuffled; on paper, and without scripts, they
    stand as written. The rule counts questions with one key and speaks when so many in one place
    would come about by chance in fewer than 8 of 100 groups.""",
    source=f"{HDR}, guideline 20: vary the location of the right answer",
    bad="""
What is 2 + 3?

- [ ] 4
- [x] 5
- [ ] 6

===
Which planet is nearest to the Sun?

- [ ] Venus
- [x] Mercury
- [ ] Mars

===
Which gas do plants take in?

- [ ] Oxygen
- [x] Carbon dioxide
- [ ] Argon

===
Which metal is liquid at room temperature?

- [ ] Lead
- [x] Mercury
- [ ] Zinc
""",
    good="""
What is 2 + 3?

- [x] 5
- [ ] 6
- [ ] 7

===
Which planet is nearest to the Sun?

- [ ] Venus
- [x] Mercury
- [ ] Mars

===
Which gas do plants take in?

- [ ] Oxygen
- [ ] Argon
- [x] Carbon dioxide

===
Which metal is liquid at room temperature?

- [x] Mercury
- [ ] Lead
- [ ] Zinc
""",
)
def key_position(group: GroupView) -> Iterator[Fault]:
    """Find a place of the key that is more frequent than chance allows."""
    single = [question for question in group.questions if len(question.keys) == 1]
    sizes = [len(question.offered) for question in single]
    places = [question.offered.index(question.keys[0]) for question in single]
    if len(single) < FEWEST:
        return
    count, place = max((places.count(place), -place) for place in places)
    share = [1 / size if size > -place else 0 for size in sizes]
    if chance_of(count, share) * max(sizes) <= CHANCE:
        letter = chr(ord("A") - place)
        yield Fault(
            f"has its key at {letter} in {count} of {len(single)} questions; "
            "spread the keys over all places"
        )


def chance_of(count: int, shares: list[float]) -> float:
    """Return the probability that at least ``count`` of independent events happen."""
    exactly = [1.0]
    for share in shares:
        stay = [p * (1 - share) for p in [*exactly, 0]]
        move = [p * share for p in [0, *exactly]]
        exactly = [a + b for a, b in zip(stay, move, strict=True)]
    return sum(exactly[count:])


@rule(
    "absolute-words",
    title="Absolute words stand only in distractors",
    reason="""Statements with *always*, *never* or *all* are seldom true, and readers who know
    nothing of the subject know that. Say in the distractors what somebody would believe, in the
    words of the key.""",
    source=f"{HDR}, guideline 28a: avoid specific determiners such as always, never, completely",
    bad="""
How does exercise affect blood pressure?

- [ ] It always raises it for good
- [x] It lowers the pressure at rest in most people
- [ ] It never has any effect
""",
    good="""
How does regular exercise affect blood pressure at rest?

- [ ] It raises it in most people
- [x] It lowers it in most people
- [ ] It has no measurable effect
""",
)
def absolute_words(question: Question) -> Iterator[Fault]:
    """Find words that allow no exception in distractors while no key has one."""
    words, distractors = question.words, question.distractors
    if not words or not distractors or max(len(o.prose.words) for o in question.offered) < 2:
        return
    sweeping = f"{words.absolute}|{words.sweeping}"
    if any(_allowing_none(key.prose, sweeping, words.hedged) for key in question.keys):
        return
    catch_all = re.compile(words.catch_all, re.I)
    plain = [o for o in distractors if not catch_all.fullmatch(o.prose.plain.strip(" ."))]
    strong = [(o, _allowing_none(o.prose, words.absolute, words.hedged)) for o in plain]
    weak = [(o, _allowing_none(o.prose, sweeping, words.hedged)) for o in plain]
    found = [(o, word) for o, word in strong if word] or [(o, word) for o, word in weak if word]
    if not found or (not any(word for _, word in strong) and len(found) < 2):
        return
    option, word = found[0]
    yield Fault(
        f"has '{word}' in a distractor and no such word in its key; say the distractor without it",
        first(option.prose),
        word,
    )


def _allowing_none(prose: Prose, pattern: str, hedged: str) -> str:
    """Return the first absolute word that is not taken back by the word before it."""
    for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", prose.plain, re.I):
        before = prose.plain[: match.start()].rstrip()
        if not re.search(rf"(?<![\w'])(?:{hedged})$", before, re.I):
            return match[0]
    return ""


@rule(
    "stem-echo",
    title="A word of the stem comes back only in the key",
    reason="""An option that repeats a telling word of the stem, or another form of it, is chosen
    for its sound. Use another word in the key, or the same word in a distractor.""",
    source=f"{HDR}, guideline 28b: avoid clang associations",
    bad="""
Which instrument measures the pressure of the atmosphere?

- [ ] A hygrometer
- [x] A barometer, which reacts to atmospheric pressure
- [ ] An anemometer
""",
    good="""
Which instrument measures the pressure of the atmosphere?

- [ ] A hygrometer
- [x] A barometer
- [ ] An anemometer
""",
)
def stem_echo(question: Question) -> Iterator[Fault]:
    """Find a telling word of the stem that every key has and no distractor."""
    words, keys, distractors = question.words, question.keys, question.distractors
    if not words or not keys or not distractors or question.judges:
        return
    asked = [name for name in roots(question.stem.words, words) if len(name) >= TELLING]
    echoes = [_echo(asked, option.prose, words) for option in keys]
    wrong: list[set[str]] = [_echo(asked, option.prose, words) for option in distractors]
    only = set.intersection(*echoes).difference(*wrong)
    shared = set.intersection(*echoes, *wrong)
    said = [roots(option.prose.words, words) for option in question.offered]
    everywhere = set[str].intersection(*map(set, said))  # sets no option apart
    weight = min(len({*roots(option.prose.words, words)} - everywhere) for option in keys)
    if len(only) < ECHO * weight or not only or any(echo - shared for echo in wrong):
        return
    for word in question.keys[0].prose.words:
        if any(akin(name, piece) for piece in roots([word], words) for name in only):
            yield Fault(
                f"has '{word}' of its stem in the key and in no distractor; "
                "use another word there, or the same in a distractor",
                first(question.keys[0].prose),
                word,
            )
            return


def _echo(asked: list[str], option: Prose, words: Words) -> set[str]:
    """Return the roots of the stem that an option repeats."""
    said = roots(option.words, words)
    return {name for name in asked if any(akin(name, other) for other in said)}


@rule(
    "hint-gives-key",
    title="A hint gives the key",
    reason="""After such a hint nothing is left to answer. A hint says where to look or what to
    think of first.""",
    source="Shute (2008), Focus on formative feedback: support the way, do not give the answer",
    bad="""
Which port does DNS use?

:::{hint}
It is port 53.
:::

- [ ] 80
- [x] 53
- [ ] 443
""",
    good="""
Which port does DNS use?

:::{hint}
It is one of the numbers below 1024, and the web does not use it.
:::

- [ ] 80
- [x] 53
- [ ] 443
""",
)
def hint_gives_key(question: Question) -> Iterator[Fault]:
    """Find a hint that holds a key's words, its letter, or the letter it begins with."""
    for hint in question.hints:
        if how := _gives_away(question, hint):
            yield Fault(f"has a hint that {how}; say where to look instead", first(hint))


def _gives_away(question: Question, hint: Prose) -> str:
    keys, others = question.keys, question.distractors
    if not keys and question.item.kind in ("numeric", "text"):
        keys = tuple(option for option in question.options if option.is_right)
        others = tuple(option for option in question.options if not option.is_right)
    if not keys:
        return ""
    if question.words and (key := _by_letter(question, hint, keys, others)):
        return key
    given = _tokens(hint, question)
    ours = [_share(*_wanted(key.prose, hint, given, question)) for key in keys]
    theirs = [_share(*_wanted(other.prose, hint, given, question)) for other in others]
    if max(ours) >= 0.75 and max(ours) >= max(theirs, default=0) + 0.4:
        return f"says {quote(keys[ours.index(max(ours))].prose.text)}"
    return ""


def _wanted(
    option: Prose, hint: Prose, given: frozenset[str], question: Question
) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a hint must hold to give an option, and what it holds.

    Words of the stem do not count. An option of common words, such as *two*, counts as it is.
    """
    if wanted := _tokens(option, question) - _tokens(question.stem, question):
        return wanted, given
    return frozenset(option.words) - frozenset(question.stem.words), frozenset(hint.words)


def _tokens(prose: Prose, question: Question) -> frozenset[str]:
    """Return words by their roots, and whatever else stands between blanks."""
    pieces = {piece.strip(".,;:!?()\"'") for piece in prose.value.casefold().split()}
    others = {piece for piece in pieces if piece and not piece.replace("-", "").isalpha()}
    return roots(prose.words, question.words) | others


def _share(wanted: frozenset[str], given: frozenset[str]) -> float:
    """Return how much of what is wanted is given; nothing wanted is nothing given."""
    found = [name for name in wanted if name in given or any(akin(name, other) for other in given)]
    return len(found) / len(wanted) if wanted else 0


def _by_letter(
    question: Question, hint: Prose, keys: tuple[Option, ...], others: tuple[Option, ...]
) -> str:
    """Say that a hint names the key's letter, or the one that only the key begins with."""
    assert question.words
    noun = question.words.option
    named = re.search(
        rf"(?i:\b(?:{noun})) (?:is |ist )?\(?([A-H]|(?<=\()[a-h])\)?(?=[\s.,;!]|$)", hint.plain
    )
    if named and named[1].casefold() in {key.ident for key in keys} and question.offered:
        return f"names the key's letter, {named[1].upper()}"
    placed = re.search(rf"\b({'|'.join(PLACES)}) (?:{noun})\b", hint.plain, re.I)
    if placed and question.offered:
        at = PLACES[placed[1].casefold()]
        if at < len(question.offered) and question.offered[at].is_right:
            return f"names the key's place, '{placed[0]}'"
    begins = re.search(
        r"\b(?:begins|starts|beginning|starting|beginnt) (?:with|mit) (?:an? |the |dem )?"
        r"(?:letter |buchstaben )?[\"'\N{LEFT DOUBLE QUOTATION MARK}]?([A-Za-z])\b",
        hint.plain,
    )
    if begins and others:
        letter = begins[1].casefold()
        right = [o for o in keys if o.prose.text.casefold().startswith(letter)]
        wrong = [o for o in others if o.prose.text.casefold().startswith(letter)]
        if right and not wrong:
            return f"names the letter that only the key begins with, {begins[1]}"
    return ""
