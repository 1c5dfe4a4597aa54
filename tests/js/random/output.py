"""Outputs with lines lost, added, changed and badly spaced."""


def lines(draw):
    """Return some lines, the first and the last of them not empty."""
    found = [draw.choice(["0", "1", "2", "[1, 2]", "", " x"]) for _ in range(draw.randint(1, 5))]
    return ["0" if at in (0, len(found) - 1) and not one else one for at, one in enumerate(found)]


def case(draw):
    """Return a key and a response."""
    outputs = [["a", "\n".join(lines(draw))], ["b", "\n".join(lines(draw))]]
    given = draw.choice([outputs[0][1].split("\n"), outputs[1][1].split("\n"), lines(draw)])
    for _ in range(draw.choice([0, 0, 1, 2])):
        given.insert(draw.randint(0, len(given)), draw.choice(["", "3", "  ", "0 "]))
    if draw.random() < 0.2:
        given = given[1:]
    text = draw.choice(["\n", "\r\n", " \n"]).join(given)
    correct = [draw.choice("ab")]
    return {
        "key": {"correct": correct, "words": outputs},
        "response": [text] if text.strip() else [],
    }
