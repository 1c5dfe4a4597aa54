"""Faults of cloze questions: options and body, subtype of the warning, words in it."""

CASES = {
    "no list": ("A [[1]].", "options", "as a numbered list"),
    "no blank": (
        "A word.\n\n1. - [x] a",
        "options",
        "has no blank, and its list has 1 entry; write [[1]] once",
    ),
    "a blank too many": (
        "A [[1]] [[2]].\n\n1. - [x] a",
        "options",
        "has the blanks [[1]], [[2]], and",
    ),
    "a blank twice": ("A [[1]] [[1]].\n\n1. - [x] a\n2. - [x] b", "options", "each once"),
    "nothing right": ("A [[1]].\n\n1. - [ ] a", "key", "blank 1 of 'it' has no list of words"),
    "no options": ("A [[1]].\n\n1. word", "key", "write a bullet list"),
    "right and wrong": (
        "A [[1]].\n\n1. - [x] a\n   - [ ] A",
        "key",
        "blank 1 of 'it' has 'A' as right and as wrong; remove one",
    ),
    "words for no blank": (
        "A [[1]].\n\n1. - [x] a\n\n- [ ] b",
        "options",
        "in a list of their own; indent them under a number",
    ),
    "a menu of one": (":choose: all\nA [[1]].\n\n1. - [x] a", "key", "at least two words"),
    "a menu that is none": (":choose: first\nA [[1]].\n\n1. - [x] a", "setting", "write all, or"),
}
