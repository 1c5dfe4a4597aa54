"""Check that every link inside a built site leads to a file, and to a place in it, that exists."""

import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes that hold an address; srcset is a list of them.
ADDRESSES = {"href", "src", "poster", "data", "xlink:href", "action"}


class Page(HTMLParser):
    """The addresses that a page names, each with its line, and the ids that it defines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[int, str]] = []
        self.ids: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of the addresses and the id of one element."""
        line, _ = self.getpos()
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (tag == "a" and name == "name"):
                self.ids.add(value)
            elif name in ADDRESSES:
                self.links.append((line, value.strip()))
            elif name == "srcset":
                self.links += [(line, part.split()[0]) for part in value.split(",") if part.strip()]


def main(root: Path) -> None:
    """Print each broken link of the site in folder *root* and fail if there is one."""
    pages = sorted(root.rglob("*.html"))
    if not pages:
        sys.exit(f"There is no page in '{root}'; build the site first.")
    faults = [f"{page.relative_to(root)}:{fault}" for page in pages for fault in broken(page, root)]
    if faults:
        sys.exit("\n".join(faults))
    print(f"linkcheck-offline: {len(pages)} pages, no broken link among them")


@cache
def read(page: Path) -> Page:
    """Return what is of interest in a page."""
    return Page(page.read_text("utf-8"))


def broken(page: Path, root: Path) -> Iterator[str]:
    """Yield a sentence for each link of *page* that leads nowhere in the site."""
    for line, link in read(page).links:
        address = urlsplit(link)
        if address.scheme or address.netloc:
            continue  # another site: `make linkcheck` tries those
        target = page
        if address.path:
            start = root if address.path.startswith("/") else page.parent
            target = (start / unquote(address.path).lstrip("/")).resolve()
            target = target / "index.html" if target.is_dir() else target
        if not target.is_relative_to(root.resolve()) or not target.is_file():
            yield f"{line}: the link '{link}' leads to no file of the site"
        elif target.suffix == ".html" and not has_place(target.resolve(), address.fragment):
            yield f"{line}: the link '{link}' leads to a page without that id"


def has_place(page: Path, fragment: str) -> bool:
    """Return whether *page* has the place that a link names behind ``#``; none is its beginning."""
    return not fragment or unquote(fragment) in read(page).ids


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
