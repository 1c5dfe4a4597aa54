"""Pairs, some of them right."""


def case(draw):
    """Return a key and a response."""
    count = draw.randint(2, 6)
    terms, matches = "abcdef"[:count], "mnopqrst"[: count + 2]
    correct = [f"{term}:{draw.choice(matches)}" for term in terms]
    response = [
        draw.choice([pair, f"{pair[0]}:{draw.choice(matches)}"])
        for pair in correct
        if draw.random() < 0.8
    ]
    if draw.random() < 0.1:
        response.append(draw.choice(["z:m", "", "a", ":", "b:zz"]))
    return {"key": {"correct": correct}, "response": response}
