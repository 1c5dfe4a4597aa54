"""Texts, with criteria ticked or not."""


def case(draw):
    """Return a key and a response."""
    idents = "abcdef"[: draw.randint(1, 6)]
    correct = sorted(draw.sample(idents, draw.randint(1, len(idents))))
    response = [f"text:{draw.choice(['So.', '', 'text:', 'a'])}"] if draw.random() < 0.8 else []
    response += draw.sample(idents, draw.randint(0, len(idents)))
    if draw.random() < 0.2:
        response.append(draw.choice(["none", "a", "zz"]))
    return {"key": {"correct": correct, "lines": 6}, "response": response}
