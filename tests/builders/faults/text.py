"""Faults of text questions: options and body, subtype of the warning, words in it."""

CASES = {
    "nothing right": ("Ask?\n\n- [ ] Rome", "key", "has no correct answer to write"),
    "two paragraphs": ("Ask?\n\n- [x] Rome\n\n  And more.", "option", "write the words alone"),
    "an unknown word": (":ignore: colour\nAsk?\n\n- [x] a", "setting", "write none, or some of"),
    "a broken pattern": (":pattern: (a\nAsk?\n\n- [x] a", "setting", "it cannot be read"),
    "a pattern that is slow": (
        ":pattern: (a+)+\nAsk?\n\n- [x] a",
        "setting",
        "use only characters",
    ),
    "a pattern that Python warns of": (
        ":pattern: [[1]] and [[2]]\nAsk?\n\n- [x] a",
        "setting",
        "use only characters",
    ),
    "a pattern of one language": (":pattern: (?i)a\nAsk?\n\n- [x] a", "setting", "use only"),
    "right and wrong": (
        "Ask?\n\n- [x] Rome\n- [ ] rome",
        "key",
        "has 'rome' as right and as wrong",
    ),
    "a share above all": (":near: 120%\nAsk?\n\n- [x] a", "setting", "write a percentage"),
}
