"""Faults of numeric questions: options and body, subtype of the warning, words in it."""

CASES = {
    "nothing right": ("Ask?\n\n- [ ] 3", "key", "has no correct number"),
    "a word": ("Ask?\n\n- [x] three", "option", "option 1 of 'it' is 'three'"),
    "a decimal comma": ("Ask?\n\n- [x] 9,81", "option", "write a number with a decimal point"),
    "a tolerance in words": (":tolerance: little\nAsk?\n\n- [x] 3", "setting", "such as 2%"),
    "a number out of reach": ("Ask?\n\n- [x] 1e301", "option", "between 1e-300 and 1e300"),
    "a tolerance out of reach": (":tolerance: 1e301\nAsk?\n\n- [x] 3", "setting", "up to 1e300"),
    "an empty unit": (":unit: ,\nAsk?\n\n- [x] 3", "setting", "write a unit such as m/s"),
    "a number for a unit": (":unit: 5\nAsk?\n\n- [x] 3", "setting", "write a unit such as m/s"),
    "a power for a unit": (":unit: m, x 10^3\nAsk?\n\n- [x] 3", "setting", "write a unit such as"),
    "nothing but a caret": (":unit: ^\nAsk?\n\n- [x] 3", "setting", "write a unit such as m/s"),
    "right and wrong": ("Ask?\n\n- [x] 7\n- [ ] 7.0", "key", "has '7.0' as right and as wrong"),
    "wrong, but near enough": (
        ":tolerance: 10%\nAsk?\n\n- [x] 100\n- [ ] 95",
        "key",
        "make what is right narrower",
    ),
    "no use for it": (":shuffle: no\nAsk?\n\n- [x] 3", "setting", "unknown option ':shuffle:'"),
}
