"""Blanks filled with words that fit, nearly fit, or belong elsewhere."""

WORDS = [
    "Paris",
    "paris",
    "Pariss",
    "Prais",
    "Seine",
    "Loire",
    "0",
    "**",
    "a:b",
    "",
    " x ",
    "Rhône",
]


def case(draw):
    """Return a key and a response."""
    count = draw.choice([1, 2, 3, 11])
    words, correct = [], []
    for number in range(1, count + 1):
        for letter in "abc"[: draw.randint(1, 3)]:
            words.append([f"{number}{letter}", draw.choice(WORDS).strip() or "y"])
            if letter == "a" or draw.random() < 0.3:
                correct.append(f"{number}{letter}")
    key = {"correct": correct, "words": words}
    if draw.random() < 0.5:
        key["ignore"] = draw.choice([["space"], ["accents", "case", "space"], []])
    forms = dict(words)
    response = [
        f"{number}:{draw.choice([forms[f'{number}a'], draw.choice(WORDS)])}"
        for number in range(1, count + 1)
        if draw.random() < 0.8
    ]
    if draw.random() < 0.1:
        response.append(draw.choice(["99:x", "x", ":", "1:Paris"]))
    return {"key": key, "response": response}
