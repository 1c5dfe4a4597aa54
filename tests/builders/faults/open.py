"""Faults of open questions: options and body, subtype of the warning, words in it."""

CASES = {
    "no criteria": ("Ask?\n\n> So.", "options", "write each as '- [ ] text' or"),
    "nothing good": ("Ask?\n\n- [ ] a\n\n> So.", "key", "mark at least one criterion"),
    "no model answer": ("Ask?\n\n- [x] a", "feedback", "has no model answer"),
    "a long criterion": ("Ask?\n\n- [x] a\n\n  b\n\n> So.", "option", "write it as one sentence"),
    "one line": (":lines: 1\nAsk?\n\n- [x] a\n\n> So.", "setting", "whole number from 2 to 999"),
    "points": (":points: 2\nAsk?\n\n- [x] a\n\n> So.", "setting", "unknown option ':points:'"),
}
