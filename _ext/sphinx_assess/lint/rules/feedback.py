"""Rules on feedback."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_assess.lint.base import Fault, Option, Question, first, quote, rule
from sphinx_assess.lint.text import Prose, read
from sphinx_assess.lint.words import Words

HATTIE = "Hattie and Timperley (2007), The power of feedback"
FILLER = frozenset(
    [
        "it",
        "is",
        "are",
        "was",
        "this",
        "that",
        "the",
        "here",
        "you",
        "your",
        "das",
        "ist",
        "die",
        "diese",
        "es",
    ]
)
"""Words of a verdict that are none without another one."""
PLACEHOLDER = re.compile(
    r"\W*(?:to ?do|tbd|tba|fixme|xxx+|feedback|explanation|n/?a|placeholder)?\W*", re.I
)


@rule(
    "feedback-missing",
    title="Feedback is missing or empty",
    reason="""A reader who chose an option had a reason, and feedback answers it: what would have to
    be true for this to be right? *Wrong* is no answer; the page says that by itself. The key needs
    feedback of its own unless the question has an explanation, and two options can share one.""",
    source=f"{HATTIE}: feedback works when it says how to go on",
    bad="""
Which port does DNS use?

- [ ] 80
- [x] 53
  > Yes, for UDP and TCP.
- [ ] 443
  > That is HTTPS.
""",
    good="""
Which port does DNS use?

- [ ] 80
  > That is HTTP.
- [x] 53
  > Yes, for UDP and TCP.
- [ ] 443
  > That is HTTPS.
""",
)
def feedback_missing(question: Question) -> Iterator[Fault]:
    """Find options without feedback, and feedback that says only whether."""
    explained = bool(question.explanation) and not _is_empty(question.explanation, question.words)
    if explained and len(question.offered) == 2:
        return
    told = [option for option in question.offered if option.feedback]
    if told and len(told) == len(question.offered) and _all_same(question):
        return  # feedback-same says so
    for option in question.offered:
        if not _is_empty(option.feedback, question.words) or (option.is_right and explained):
            continue
        what = f"only {quote(option.feedback.text)} as" if option.feedback else "no"
        yield Fault(
            f"has {what} feedback for {quote(option.prose.text or 'an option')}; "
            f"say why it is {'right' if option.is_right else 'wrong'}",
            first(option.feedback) or first(option.prose),
        )
        return


def _is_empty(prose: Prose, words: Words | None) -> bool:
    """Tell whether a text says nothing besides right or wrong."""
    if prose.has_code:
        return False
    if PLACEHOLDER.fullmatch(prose.text):
        return True
    return _is_verdict(prose, words)


def _is_verdict(prose: Prose, words: Words | None) -> bool:
    if not words or re.search(r"\d", prose.text):
        return False
    found = set(prose.words)
    return found <= words.verdict and bool(found - FILLER)


def _all_same(question: Question) -> bool:
    told = [option for option in question.offered if option.feedback]
    if len(told) < 2 or len(told) < len(question.offered):
        return False
    if all(_is_empty(option.feedback, question.words) for option in told):
        return True
    if _are_same(told):
        return True
    wrong = question.distractors
    generic = question.words.generic if question.words else "$^"
    is_generic = bool(wrong) and bool(re.match(generic, wrong[0].feedback.plain, re.I))
    return len(wrong) > (1 if is_generic else 2) and _are_same(wrong)


def _are_same(options: Sequence[Option]) -> bool:
    return len({option.feedback.text.strip(" .!").casefold() for option in options}) == 1


@rule(
    "feedback-same",
    title="The feedback is the same for every option",
    reason="""One text for all options cannot answer the reader who chose one of them. What is to be
    said about the whole question belongs into the explanation, after the options; *Correct* and
    *Wrong* for all of them say what the page says anyway.""",
    source=f"{HATTIE}: feedback about the task, not a verdict",
    bad="""
Which port does DNS use?

- [ ] 80
  > Wrong.
- [x] 53
  > Correct!
- [ ] 443
  > Wrong.
""",
    good="""
Which port does DNS use?

- [ ] 80
  > That is HTTP.
- [x] 53
  > Yes, for UDP and TCP.
- [ ] 443
  > That is HTTPS.
""",
)
def feedback_same(question: Question) -> Iterator[Fault]:
    """Find feedback that does not depend on the option."""
    if _all_same(question):
        yield Fault(
            "has the same feedback for every wrong option or only says right and wrong; "
            "answer each choice, and put what is common into the explanation",
            first(
                question.distractors[0].feedback
                if question.distractors
                else question.keys[0].feedback
            ),
        )


@rule(
    "feedback-position",
    title="Feedback names a letter or a place",
    reason="""Options are shuffled on screen, so *option B* and *the first answer* are other options
    for the next reader, and *above* may be anywhere. Name what the option says. With
    ``:shuffle: no`` the rule is silent.""",
    source="a common complaint about banks of questions; in this extension a reader sees letters "
    "on paper only",
    bad="""
Which port does DNS use?

- [ ] 80
  > That is HTTP.
- [x] 53
  > Yes, unlike option A.
- [ ] 443
  > As said above, that is another service.
""",
    good="""
Which port does DNS use?

- [ ] 80
  > That is HTTP.
- [x] 53
  > Yes. 80, by contrast, is HTTP.
- [ ] 443
  > That is HTTPS.
""",
)
def feedback_position(question: Question) -> Iterator[Fault]:
    """Find letters, numbers and places of options in prose that shuffling makes wrong."""
    if not question.shuffles or not question.words or not question.offered:
        return
    parts = [(option.feedback, "feedback") for option in question.offered]
    parts += [
        (question.explanation, "an explanation"),
        *((hint, "a hint") for hint in question.hints),
    ]
    for prose, what in parts:
        for node in prose.nodes:
            if found := _place(read([node]).plain, question):
                yield Fault(
                    f"has {what} that says '{found}', but options are shuffled; "
                    "name what the option says, or write ':shuffle: no'",
                    node,
                    found,
                )
                return


def _place(text: str, question: Question) -> str:
    """Return the words that name an option by its letter or place; empty when there are none."""
    words = question.words
    assert words
    if match := re.search(rf"\b(?:{words.ordinal}) (?:{words.option})\b", text, re.I):
        return match[0]
    if match := re.search(rf"(?<!\w)(?:{words.deictic})", text, re.I):
        return match[0].strip(" .;:,")
    for pattern in _letters(words, len(question.offered)):
        for match in re.finditer(pattern, text):
            named = [letter for letter in match.groups() if letter]
            if not any(_is_own(letter.upper(), question) for letter in named):
                return match[0].strip(" .;:,")
    return ""


def _letters(words: Words, count: int) -> Iterator[str]:
    """Yield patterns for letters and numbers that stand for one of ``count`` options."""
    last = chr(ord("A") + count - 1)
    capital, small = f"([A-{last}])", f"([a-{last.lower()}])"
    noun = rf"(?i:\b(?:{words.option}))"
    verb = rf"(?:{words.letter_verbs})\b"
    lead = rf"(?:^|[.;:!?] |\b(?i:{words.letter_leads}) )"
    yield rf"{noun} [\"'(]?{capital}\b"
    yield rf"{noun} [\"'(]{small}[\"')]"
    yield rf"{noun} (?:#|no\.? |number |nummer )?([1-{min(count, 9)}])\b(?![.,]?\d|\s*[%/*+=])"
    yield rf"{lead}{capital}(?: (?:and|or|und|oder) {capital})? {verb}"
    yield rf"{lead}([B-{max(last, 'B')}]) (?:\w{{3,}}s|fits?)\b"
    yield rf"(?:^|\s)\((?:{small}|{capital})\)(?=[\s.,;]|$)"
    yield rf"\b(?i:{words.verdict_is}) {capital}(?=[.,;!]|$| because| weil)"
    yield rf"\b(?i:unlike|see|compare|not|siehe|nicht) {capital}(?=[.,;!]|$)"
    yield rf"\b{capital},? (?:and|or|und|oder) {capital} (?:{verb}|both|beide)"


def _is_own(letter: str, question: Question) -> bool:
    """Tell whether the question itself uses a letter as a name, as in *circuit A*."""
    if not letter.isalpha():
        return False
    name = re.compile(rf"(?<![\w']){letter}(?![\w'])" if letter != "A" else r"(?<=\w )A(?![\w'])")
    texts = [option.prose.value for option in question.offered]
    joined = re.compile(r"(?:both |only )?[A-H](?:,? (?:and|or|und|oder) [A-H])+(?: only)?", re.I)
    told = [text for text in texts if not joined.fullmatch(text.strip(" ."))]
    return any(name.search(text) or text == letter for text in (question.stem.value, *told))
