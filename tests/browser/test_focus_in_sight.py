"""WCAG 2.4.11: what has the focus is not behind the clock, which is fixed to the window."""

import pytest
from playwright.sync_api import Page
from tests.browser.steps import press

# Of the focused element: what it is, the part of its height behind the clock or outside the window.
COVERED = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const {top, bottom, height} = one.getBoundingClientRect();
    const clock = document.querySelector("[data-part=clock]").getBoundingClientRect();
    const seen = Math.min(bottom, clock.height ? clock.top : innerHeight) - Math.max(top, 0);
    return {what: `${one.tagName} ${one.textContent || one.value}`.slice(0, 60), height, seen,
        isOurs: Boolean(one.closest("[data-assess]"))};
}"""


def stops(page: Page, key: str) -> list[dict[str, object]]:
    """Return every stop of the keyboard on the page."""
    found = []
    for _ in range(80):
        page.keyboard.press(key)
        one = page.evaluate(COVERED)
        if one:
            found.append(one)
    return found


@pytest.mark.parametrize("theme", ["files", "bare"])
@pytest.mark.parametrize("height", [480, 256])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_clock_covers_no_focus(visit, site, bare_site, theme, height, key) -> None:
    address = (site if theme == "files" else bare_site).as_uri()
    page = visit(address, viewport={"width": 360, "height": height}).open("timed.html")
    # A theme may scroll smoothly; here it is where it ends that counts.
    page.add_style_tag(content="html { scroll-behavior: auto !important }")
    press(page, "Start with the clock")
    # The clock is highest when it speaks.
    page.evaluate(
        "document.querySelector('[data-part=time-note]').textContent = 'In a longer language there are ten minutes left'"
    )
    found = [one for one in stops(page, key) if one["isOurs"]]
    assert len(found) > 8
    assert {"INPUT", "BUTTON", "SUMMARY"} == {str(one["what"]).split()[0] for one in found}
    hidden = [
        one for one in found if one["seen"] < one["height"] - 1 and one["height"] < height / 3
    ]
    assert hidden == []
