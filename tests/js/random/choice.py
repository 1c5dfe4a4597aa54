"""Options chosen: often near the key, now and then with what is not there."""

import string

# Source order goes on after z, so some questions have that many options.
IDENTS = [*string.ascii_lowercase, "aa", "ab", "ac"]


def case(draw):
    """Return a key and a response."""
    idents = IDENTS[: draw.choice([2, 3, 4, 4, 5, 6, 8, len(IDENTS)])]
    correct = sorted(draw.sample(idents, draw.randint(1, len(idents))), key=IDENTS.index)
    response = draw.sample(idents, draw.randint(0, len(idents)))
    if draw.random() < 0.3:  # the key, with one more or one less
        response = [*correct, *draw.sample(idents, 1)][draw.randint(0, 1) :]
    if draw.random() < 0.1:
        response.insert(draw.randint(0, len(response)), draw.choice(["zz", "", "A", *idents]))
    return {"key": {"correct": correct}, "response": response}
