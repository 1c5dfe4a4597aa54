"""How the course's tests read a page."""


def collapsed(text: str) -> str:
    """Collapse white space and write x for the multiplication sign."""
    return " ".join(text.split()).replace("\N{MULTIPLICATION SIGN}", "x")
