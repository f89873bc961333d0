"""Themes: every colour can be read where it stands, and no style sheet has colours of its own."""

import re
from pathlib import Path

import pytest
from tools import build_css

from limelight.web.themes.colours import Colour, contrast, parse
from limelight.web.themes.sheet import MODES, Mode, Theme, pairs, read_themes, tokens

STYLES = build_css.SOURCE.parent
OURS = sorted(path for path in STYLES.glob("*.css") if path.name not in {"tokens.css", "app.css"})
BLACK, WHITE = Colour(0, 0, 0), Colour(1, 1, 1)
_LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab)\([\d.]|:\s*(?:white|black)\b"
)
_PHYSICAL = re.compile(
    r"\b(?:margin|padding|border)-(?:left|right)\b|^\s*(?:left|right):|text-align: (?:left|right)"
    r"|float: (?:left|right)|border-(?:top|bottom)-(?:left|right)-radius",
    re.MULTILINE,
)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("theme", read_themes(), ids=lambda theme: theme.key)
def test_every_colour_can_be_told_from_what_it_stands_on(theme: Theme, mode: Mode) -> None:
    checked = list(pairs(theme, mode))
    assert len(checked) > 50
    assert not [pair for pair in checked if pair.ratio < pair.least]


def test_themes_name_the_same_colours() -> None:
    names = set(read_themes()[0].light)
    assert all(set(theme.colours(mode)) == names for theme in read_themes() for mode in MODES)


@pytest.mark.parametrize(
    ("text", "hexadecimal"),
    [
        ("oklch(1 0 0)", "#ffffff"),
        ("oklch(0 0 0)", "#000000"),
        # CSS Color 4, section 9.4: the sRGB primaries in oklch
        ("oklch(0.62796 0.25768 29.234)", "#ff0000"),
        ("oklch(0.86644 0.29483 142.495)", "#00ff00"),
        ("oklch(0.45201 0.31321 264.052)", "#0000ff"),
    ],
)
def test_colours_are_those_of_css(text: str, hexadecimal: str) -> None:
    assert parse(text).hex == hexadecimal


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
    assert contrast(parse("oklch(0.62796 0.25768 29.234)"), WHITE) == pytest.approx(4.0, abs=0.01)


def test_what_covers_a_part_mixes_with_what_is_below() -> None:
    assert parse("oklch(0 0 0 / 50%)").over(WHITE) == (0.5, 0.5, 0.5, 1)
    assert BLACK.over(WHITE, 0.25)[:3] == (0.75, 0.75, 0.75)


def test_other_writings_of_colours_are_refused() -> None:
    with pytest.raises(ValueError, match="not an oklch"):
        parse("#fff")


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_colours_come_from_the_themes_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.stem == "base":
        text = re.sub(r"--shadow-[\w-]+:[^;]+;", "", text)
    assert not _LITERAL.findall(text)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_places_are_named_by_the_direction_of_reading(path: Path) -> None:
    assert not _PHYSICAL.findall(path.read_text(encoding="utf-8"))


def test_every_name_used_in_a_style_sheet_is_known() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in OURS) + tokens()
    known = set(re.findall(r"(--[\w-]+):", written))
    built = build_css.BUILT.read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--[\w-]+)\)", written))
    assert not {name for name in used - known if f"{name}:" not in built}
