"""Words with slips, accents, capitals and marks."""

LETTERS = "abcdeinorst éÉüßǰ'\u2019-.,! 19"


def slip(draw, text):
    """Return a text with a character changed, lost, added or swapped."""
    at = draw.randrange(len(text) + 1)
    one = draw.choice(LETTERS)
    swapped = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return draw.choice(
        [
            text[:at] + one + text[at:],
            text[:at] + text[at + 1 :],
            text[:at] + one + text[at + 1 :],
            swapped,
        ]
    )


def case(draw):
    """Return a key and a response, often near the key."""
    forms = ["".join(draw.choice(LETTERS) for _ in range(draw.randint(1, 12))) for _ in range(3)]
    words = [[ident, form] for ident, form in zip("abc", forms, strict=True)]
    key = {"correct": draw.choice([["a"], ["a", "b"], ["c"]]), "words": words}
    ignorable = ["accents", "case", "punctuation", "space"]
    if draw.random() < 0.8:
        key["ignore"] = sorted(draw.sample(ignorable, draw.randint(0, 4)))
    if draw.random() < 0.5:
        key["near"] = draw.choice([0.25, 0.5, 1])
    if draw.random() < 0.3:
        key["pattern"] = draw.choice(["[a-e]+", "(R|s).?", ".{2,4}", "É?t*"])
    text = draw.choice(forms)
    for _ in range(draw.choice([0, 0, 1, 1, 2, 3])):
        text = slip(draw, text)
    text = draw.choice([text, text.upper(), f"  {text}\t"])
    return {"key": key, "response": [text] if text.strip() else []}
