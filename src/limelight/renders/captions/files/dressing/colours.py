"""Colours as subtitle files write them."""

import re

_HEX = re.compile(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?", re.ASCII)
_FUNCTION = re.compile(
    r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})(?:\s*,\s*(\d{1,3}))?\s*\)"
)
_NAMED = {
    "transparent": "#00000000", "black": "#000000", "silver": "#c0c0c0", "gray": "#808080",
    "white": "#ffffff", "maroon": "#800000", "red": "#ff0000", "purple": "#800080",
    "fuchsia": "#ff00ff", "magenta": "#ff00ff", "green": "#008000", "lime": "#00ff00",
    "olive": "#808000", "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff",
    "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff", "orange": "#ffa500",
}  # fmt: skip
_ASS_HEX = re.compile(r"&?H?([0-9a-f]{1,8})&?", re.IGNORECASE | re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,10}", re.ASCII)


def colour(text: str) -> str:
    """`#rrggbb` or `#rrggbbaa` of a colour as TTML writes it; nothing for none."""
    text = text.strip().casefold()
    if _HEX.fullmatch(text):
        return text
    found = _FUNCTION.fullmatch(text)
    if found is not None:
        parts = [min(255, int(part)) for part in found.groups() if part is not None]
        return "#" + "".join(f"{part:02x}" for part in parts)
    return _NAMED.get(text, "")


def ass_colour(text: str | None) -> str:
    """`#rrggbbaa` of a colour as ASS writes it; nothing for none."""
    text = (text or "").strip()
    if _DECIMAL.fullmatch(text):
        value = int(text) & 0xFFFFFFFF
    elif (found := _ASS_HEX.fullmatch(text)) is not None:
        value = int(found[1], 16)
    else:
        return ""
    alpha, blue, green, red = ((value >> by) & 255 for by in (24, 16, 8, 0))
    return f"#{red:02x}{green:02x}{blue:02x}{255 - alpha:02x}"
