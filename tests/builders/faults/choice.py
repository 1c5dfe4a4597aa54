"""Faults of choice questions: options and body, subtype of the warning, words in it."""

CASES = {
    "no correct option": ("Ask?\n\n- [ ] a\n- [ ] b", "key", "mark at least one with [x]"),
}
