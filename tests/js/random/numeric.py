"""Numbers as people and cats write them."""

WRITTEN = "0123456789.,'- eE+*x10^\u207b\u00b3\u00b2\u00d7\u066b\u0669 m/s"


def case(draw):
    """Return a key and a response, often near the key."""
    value = draw.choice([0, 5, -3, 9.81, 1234.5, 0.25, 6e-5, 4e7])
    spread = draw.choice([0, 0.05, abs(value) / 50])
    decimal = draw.choice(".,")
    bounds = [["a", value - spread, value + spread, value - 5 * spread, value + 5 * spread]]
    if draw.random() < 0.5:
        bounds.append(["b", 10 * value, 10 * value, 10 * value, 10 * value])
    key = {"correct": ["a"], "decimal": decimal, "bounds": bounds}
    if draw.random() < 0.5:
        needed = draw.random() < 0.5
        key |= {"unit": "m/s", "units": ["m/s", "mps"], "needsUnit": needed}
    near = draw.choice(
        [value, -value, 10 * value, value + spread, value * 1.03, f"{value:,}", f"{value:e}"]
    )
    text = str(near)
    if draw.random() < 0.5:
        text = text.replace(".", decimal)
    text += draw.choice(["", "", " m/s", "mps", " km", "?"])
    if draw.random() < 0.3:
        text = "".join(draw.choice(WRITTEN) for _ in range(draw.randint(0, 9)))
    return {"key": key, "response": [text] if text.strip() else []}
