"""Rows in some order, some left out, some that belong nowhere, some indented."""


def case(draw):
    """Return a key and a response."""
    count = draw.randint(2, 8)
    names = "abcdefghijk"
    key = {"correct": [name + draw.choice(["", "", ":1", ":2"]) for name in names[:count]]}
    if draw.random() < 0.4:
        key["alike"] = [draw.sample(names[:count], 2)]
    response = list(key["correct"])
    for _ in range(draw.choice([0, 1, 2, 5])):
        response.insert(draw.randrange(len(response)), response.pop(draw.randrange(len(response))))
    response = [
        one if draw.random() < 0.9 else one[0] + ":3" for one in response if draw.random() < 0.9
    ]
    for _ in range(draw.choice([0, 0, 1, 3])):
        response.insert(draw.randint(0, len(response)), draw.choice(names[count:]))
    if draw.random() < 0.1:
        response = [draw.choice(names[count:])]
    return {"key": key, "response": response}
