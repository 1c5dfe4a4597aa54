"""The palette meets WCAG 2.2 AA, and the table in the design page is the measured one.

After a change of colour, run `python tests/unit/test_palette.py` and copy the table it prints into
docs/reference/design/look.md.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "docs" / "_static"
PAGE = ROOT / "docs" / "reference" / "design" / "look.md"

TEXT = 4.5  # WCAG 2.2, 1.4.3: text of normal size
GRAPHIC = 3.0  # WCAG 2.2, 1.4.11: parts of controls and of graphics that carry meaning

# What is drawn on what: foreground, backgrounds it occurs on, least ratio, where.
USES = [
    ("ink", ("paper", "panel", "panel-strong", "brand-tint", "lit-tint"), TEXT, "text"),
    ("ink-2", ("paper", "panel", "panel-strong"), TEXT, "captions, sources, page tree"),
    ("ink-3", ("paper", "panel", "panel-strong", "lit-tint"), TEXT, "labels, comments in code"),
    ("brand", ("paper", "panel", "panel-strong", "brand-tint", "lit-tint"), TEXT, "links, buttons"),
    ("paper", ("brand",), TEXT, "text on a button"),
    ("visited", ("paper", "panel", "brand-tint", "lit-tint"), TEXT, "visited links, names in code"),
    ("lit-ink", ("paper", "panel", "lit-tint"), TEXT, "warnings, numbers in code"),
    ("good", ("paper", "panel", "good-tint", "lit-tint"), TEXT, "right, tips, strings in code"),
    ("bad", ("paper", "panel", "bad-tint", "lit-tint"), TEXT, "wrong, dangers"),
    ("line-strong", ("paper", "panel"), GRAPHIC, "edges of inputs and cards"),
    ("lit", ("paper", "panel", "panel-strong"), GRAPHIC, "the lit diagonal, the current page"),
]


def palettes() -> dict[str, dict[str, str]]:
    """Return the colours of palette.css by block: light, dark, and dark by preference."""
    css = re.sub(r"/\*.*?\*/", "", (STATIC / "palette.css").read_text("utf-8"), flags=re.DOTALL)
    blocks = re.findall(r"(body[^{]*)\{([^}]*)\}", css)
    names = {
        "body": "light",
        'body[data-theme="dark"]': "dark",
        'body:not([data-theme="light"])': "preferred",
    }
    return {
        names[selector.strip()]: dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", body))
        for selector, body in blocks
    }


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def table() -> str:
    """Return the Markdown table of the design page; ratios are rounded down."""
    colours = palettes()
    rows = [
        "| Colour | Used for | On | Needs | Light | Dark |",
        "|---|---|---|---:|---:|---:|",
    ]
    for front, backs, least, use in USES:
        for back in backs:
            ratios = [contrast(colours[t][front], colours[t][back]) for t in ("light", "dark")]
            light, dark = (f"{int(ratio * 100) / 100:.2f}" for ratio in ratios)
            rows.append(f"| `{front}` | {use} | `{back}` | {least} | {light} | {dark} |")
            use = ""
    return "\n".join(rows)


CASES = [(theme, f, b, n) for theme in ("light", "dark") for f, backs, n, _ in USES for b in backs]


@pytest.mark.parametrize(("theme", "front", "back", "least"), CASES)
def test_contrast(theme: str, front: str, back: str, least: float) -> None:
    colours = palettes()[theme]
    assert contrast(colours[front], colours[back]) >= least


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_dark_blocks_agree() -> None:
    colours = palettes()
    assert colours["dark"] == colours["preferred"]
    assert colours["dark"].keys() == colours["light"].keys()


def test_every_colour_of_the_site_comes_from_the_palette() -> None:
    written = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;,)])|\b(?:rgba?|hsla?)\(")
    for sheet in STATIC.glob("*.css"):
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        assert sheet.name == "palette.css" or not written.findall(css), sheet.name


def test_map_without_style_has_the_light_colours() -> None:
    colours = set(re.findall(r'"(#[0-9a-f]{6})"', (STATIC / "map.svg").read_text("utf-8")))
    light = palettes()["light"]
    assert colours == {light["ink"], light["brand"], light["lit"]}


@pytest.mark.parametrize("name", ["logo.svg", "favicon.svg"])
def test_logo_is_visible_in_both_themes(name: str) -> None:
    fills = set(re.findall(r'fill="(#[0-9a-f]{6})"', (STATIC / name).read_text("utf-8")))
    assert len(fills) == 2
    for theme in ("light", "dark"):
        for back in ("paper", "panel"):
            for fill in fills:
                assert contrast(fill, palettes()[theme][back]) >= GRAPHIC, (fill, theme, back)


def test_design_page_shows_the_measured_table() -> None:
    assert table() in PAGE.read_text("utf-8")


def test_fonts_are_few_and_licensed() -> None:
    fonts = list((STATIC / "fonts").glob("*.woff2"))
    assert sum(font.stat().st_size for font in fonts) < 150_000
    licence = (STATIC / "fonts" / "OFL.txt").read_text("utf-8")
    assert all(font.name in licence for font in fonts)
    assert "SIL OPEN FONT LICENSE" in licence


def test_style_sheets_load_nothing_from_elsewhere() -> None:
    for sheet in STATIC.glob("*.css"):
        css = sheet.read_text("utf-8")
        assert "@import" not in css
        for target in re.findall(r"url\(\s*[\"']?([^\"')]+)", css):
            assert (STATIC / target).is_file(), (sheet.name, target)


if __name__ == "__main__":
    print(table())
