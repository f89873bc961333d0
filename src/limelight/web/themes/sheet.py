"""Themes as `themes.toml` has them: their style sheet, and which colours must be told apart."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from limelight.web.themes.colours import Colour, contrast, parse

_DATA = Path(__file__).with_name("themes.toml")
_TINT = re.compile(r"tint\(([\w-]+), (\d+)%\)")
Mode = Literal["light", "dark"]
MODES: tuple[Mode, ...] = ("light", "dark")


class Theme(NamedTuple):
    """A theme: its `key` in style sheets, its name for people, its colours as CSS writes them."""

    key: str
    name: str
    light: Mapping[str, str]
    dark: Mapping[str, str]

    def colours(self, mode: Mode) -> Mapping[str, str]:
        """Its colours in light or in dark."""
        return self.light if mode == "light" else self.dark


class Pair(NamedTuple):
    """One colour on one ground: the ratio it must have, and the one it has."""

    colour: str
    ground: str
    least: float
    ratio: float


@cache
def read_themes() -> tuple[Theme, ...]:
    """All themes, the default first."""
    return tuple(Theme(**theme) for theme in _read()["themes"])


def pairs(theme: Theme, mode: Mode) -> Iterator[Pair]:
    """Every colour of a theme on everything it may stand on."""
    told = {**_read()["always"], **theme.colours(mode)}
    colours = {name: parse(text) for name, text in told.items()}
    for rule in _read()["pairs"]:
        for name in rule["colours"]:
            for ground in rule["grounds"]:
                below = _ground(ground, colours)
                seen = colours[name].over(below)
                yield Pair(name, ground, rule["least"], contrast(seen, below))


def tokens() -> str:
    """The style sheet of all themes: custom properties, the default's for the page as it is."""
    first, *others = read_themes()
    parts = ["/* Written by tools/build_css.py from themes/themes.toml. */"]
    always = {**_read()["always"], **first.light}
    parts += [_block(":root, .light", always, "light"), _block(".dark", first.dark, "dark")]
    for theme in others:
        chosen = f'[data-palette="{theme.key}"]'
        parts.append(_block(f"{chosen}:not(.dark)", theme.light, "light"))
        parts.append(_block(f"{chosen}.dark", theme.dark, "dark"))
    return "\n\n".join(parts) + "\n"


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _ground(text: str, colours: Mapping[str, Colour]) -> Colour:
    first, *layers = text.split(" + ")
    ground = colours[first]
    for layer in layers:
        tint = _TINT.fullmatch(layer)
        name, share = (tint[1], int(tint[2]) / 100) if tint else (layer, 1.0)
        ground = colours[name].over(ground, share)
    return ground


def _block(selector: str, colours: Mapping[str, str], mode: Mode) -> str:
    lines = [f"--{name}: {text};" for name, text in colours.items()]
    return f"{selector} {{\n  " + "\n  ".join([*lines, f"color-scheme: {mode};"]) + "\n}"
