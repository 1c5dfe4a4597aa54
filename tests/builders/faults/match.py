"""Faults of match questions: options and body, subtype of the warning, words in it."""

CASES = {
    "no list": ("Ask?\n\nMore.", "options", "write each term on a line"),
    "one pair": ("Ask?\n\nA\n: b", "options", "has only one pair"),
    "one match for all": ("Ask?\n\nA\n: b\n\nC\n: b", "options", "has one match for all its terms"),
    "two matches of a term": (
        "Ask?\n\nA\n: b\n: c\n\nD\n: e",
        "option",
        "term 'A' of 'it' has more",
    ),
    "a term twice": ("Ask?\n\nA\n: b\n\nA\n: c", "option", "term 'A' of 'it' stands twice"),
    "no stem": ("A\n: b\n\nC\n: d", "stem", "before the list"),
    "a match of two paragraphs": ("Ask?\n\nA\n: b\n\n  c\n\nD\n: e", "option", "a menu shows only"),
    "a spare match marked right": (
        "Ask?\n\nA\n: b\n\nC\n: d\n\n- [x] e",
        "key",
        "write [ ] before it",
    ),
    "text after it": ("Ask?\n\nA\n: b\n\nC\n: d\n\n- [ ] e\n\nMore.", "options", "goes on after"),
}
