"""An index of passages for BM25, with the stemmer that Sphinx has for the course's language.

The browser ranks with it (``static/lab/passages.js``). Sphinx ships the same stemmer as a script
for its own search; ``tests/js/passages.test.mjs`` holds both sides to the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import IndexBuilder, SearchLanguage

WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
GROUPED = re.compile(r"(?<=\d)[,\u202f\u00a0](?=\d{3}\b)")
"""What stands between the thousands of a number."""

STEP = 8
"""A posting is a passage's number times this, plus how often the stem is in it, at most 7."""


def language(app: Sphinx) -> SearchLanguage:
    """Return stemmer and stop words as Sphinx's own search has them for this site."""
    config = app.config
    name = config.html_search_language or config.language
    return IndexBuilder(app.env, name, config.html_search_options, "").lang


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in small letters."""
    return WORD.findall(GROUPED.sub("", unicodedata.normalize("NFKC", text).lower()))


def stems(text: str, spoken: SearchLanguage) -> list[str]:
    """Return the stems of a text's words, without stop words."""
    return [spoken.stem(word) for word in words(text) if word not in spoken.stopwords]


def build(texts: Iterable[Sequence[str]], spoken: SearchLanguage) -> dict[str, Any]:
    """Return the index of passages, each given as its heads and its text.

    ``stems`` in alphabetical order, ``found`` their postings, ``lengths`` the number of stems in
    each passage.
    """
    counts = [Counter(stem for part in parts for stem in stems(part, spoken)) for parts in texts]
    found: dict[str, list[int]] = {}
    for number, count in enumerate(counts):
        for stem, times in count.items():
            found.setdefault(stem, []).append(number * STEP + min(times, STEP - 1))
    names = sorted(found)
    return {
        "stems": " ".join(names),
        "found": [found[name] for name in names],
        "lengths": [count.total() for count in counts],
    }
