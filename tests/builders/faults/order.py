"""Faults of order questions: options and body, subtype of the warning, words in it."""

CASES = {
    "no list": ("Ask?\n\nMore.", "options", "as a numbered list, or the lines as a block of code"),
    "one step": ("Ask?\n\n1. Go.", "options", "only one line to put in order"),
    "no stem": ("1. Go.\n2. Come.", "stem", "before the list"),
    "27 steps": (
        "Ask?\n\n" + "".join(f"{n}. s{n}\n" for n in range(1, 28)),
        "options",
        "at most 26",
    ),
    "a spare line marked right": ("Ask?\n\n1. a\n2. b\n\n- [x] c", "key", "put it into the order"),
    "a spare line without a mark": (
        "Ask?\n\n1. a\n2. b\n\n- c",
        "option",
        "without marks after its answer",
    ),
    "steps to indent": (":indent: yes\nAsk?\n\n1. a\n2. b", "setting", "or leave it out"),
    "a line twice": ("Ask?\n\n1. a\n2. b\n\n- [ ] b", "option", "in the order and outside it"),
}
