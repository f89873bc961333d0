"""Colours: words to hex, and mixing. Every word gives a colour; unknown words always give the
same one.
"""

import colorsys
import hashlib
import re

NAMED: dict[str, str] = {
    "black": "#26222b", "charcoal": "#3a3a44", "white": "#f4f1ea", "ivory": "#f3ead6",
    "cream": "#f4e6c8", "beige": "#dcc7a3", "sand": "#dcc08f", "camel": "#c2965c",
    "tan": "#c69a6a", "khaki": "#a79a68", "taupe": "#8f8073", "grey": "#8b8d96",
    "gray": "#8b8d96", "silver": "#c3c6cc", "slate": "#56657a", "stone": "#a8a195",
    "brown": "#7a4e34", "chocolate": "#553225", "coffee": "#6b4530", "rust": "#b4552d",
    "copper": "#b8693c", "bronze": "#9a6d3a", "terracotta": "#c5694a", "brick": "#a8483a",
    "red": "#c93a3f", "crimson": "#b3243f", "scarlet": "#d6392f", "burgundy": "#7a2338",
    "maroon": "#742a35", "wine": "#76263f", "cherry": "#bb2742", "coral": "#ef7a63",
    "salmon": "#f08f7c", "peach": "#f5b48e", "apricot": "#f3a96b", "orange": "#e8792f",
    "pumpkin": "#dd6b24", "amber": "#e9a032", "mustard": "#d6a02f", "gold": "#dba93c",
    "yellow": "#f2c53d", "lemon": "#f4da57", "lime": "#a5cc3f", "olive": "#7f8440",
    "sage": "#93a882", "green": "#3f9a5b", "emerald": "#1f8f63", "forest": "#2d6346",
    "mint": "#8fd4b2", "jade": "#3aa17e", "teal": "#1f7f86", "turquoise": "#2fb3b5",
    "cyan": "#35bfd4", "aqua": "#4fc6cf", "sky": "#72b8e6", "blue": "#3a6fc4",
    "azure": "#3d8fe0", "cobalt": "#2b55b0", "royal": "#3454b8", "navy": "#26376b",
    "denim": "#4a6796", "indigo": "#404a92", "violet": "#7654b4", "purple": "#7a48a6",
    "lavender": "#b5a2db", "lilac": "#c4a6d8", "plum": "#7d3f6e", "magenta": "#c43a8d",
    "fuchsia": "#d0408f", "pink": "#eb8fb0", "rose": "#d86d84", "blush": "#efb6ad",
    "hazel": "#8a6a38",
}  # fmt: skip
_CLOTHES = ("#404a92", "#1f7f86", "#c5694a", "#3f7a5b", "#8a4a70", "#d6a02f", "#4a6796", "#a8483a")
_LIGHTER = {"light": 0.32, "pale": 0.48, "pastel": 0.45, "soft": 0.22, "bright": 0.08, "baby": 0.42}
_DARKER = {"dark": 0.34, "deep": 0.28, "midnight": 0.45, "rich": 0.12}
MODIFIERS = frozenset((*_LIGHTER, *_DARKER))
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


def rgb(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` as three numbers of 0-255."""
    c = colour.lstrip("#")
    return int(c[0:2], 16), int(c[2:4], 16), int(c[4:6], 16)


def mix(a: str, b: str, share: float) -> str:
    """Colour `a` with `share` (0-1) of `b` in it."""
    pairs = zip(rgb(a), rgb(b), strict=True)
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def lighter(colour: str, share: float) -> str:
    """Towards a warm white."""
    return mix(colour, "#fff8ec", share)


def darker(colour: str, share: float) -> str:
    """Towards a warm near-black, so that shades stay alive."""
    return mix(colour, "#1d0f26", share)


def shift(colour: str, hue: float = 0.0, saturation: float = 1.0, value: float = 1.0) -> str:
    """Turn the hue (in turns) and scale saturation and brightness."""
    h, s, v = colorsys.rgb_to_hsv(*(x / 255 for x in rgb(colour)))
    r, g, b = colorsys.hsv_to_rgb((h + hue) % 1, min(1, s * saturation), min(1, v * value))
    return f"#{round(r * 255):02x}{round(g * 255):02x}{round(b * 255):02x}"


def lightness(colour: str) -> float:
    """Perceived lightness, 0 to 1."""
    r, g, b = rgb(colour)
    return (0.299 * r + 0.587 * g + 0.114 * b) / 255


def distance(a: str, b: str) -> float:
    """How far two colours are apart, 0 to 1 (red-mean weighted)."""
    (r1, g1, b1), (r2, g2, b2) = rgb(a), rgb(b)
    mean = (r1 + r2) / 2
    d2 = (2 + mean / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2
    d2 += (2 + (255 - mean) / 256) * (b1 - b2) ** 2
    return float(min(1.0, (d2 / (9 * 255**2)) ** 0.5))


def pick(text: str, choices: tuple[str, ...]) -> str:
    """The same one of `choices` for the same text on every machine."""
    return choices[hashlib.sha256(text.encode()).digest()[0] % len(choices)]


def find_hex(text: str) -> str | None:
    """The first hex colour written in `text`, as `#rrggbb` in lower case."""
    found = _HEX.search(text) if "#" in text or _HEX.fullmatch(text.strip()) else None
    if not found:
        return None
    digits = found[1].lower()
    return "#" + ("".join(d * 2 for d in digits) if len(digits) == 3 else digits)


def read_colour(
    text: str, named: dict[str, str] | None = None, unknown: tuple[str, ...] = _CLOTHES
) -> str:
    """The colour that `text` means: a hex value, or words with "light", "dark" and the like."""
    found = find_hex(text)
    if found:
        return found
    words = re.findall(r"[a-z]+", text.lower())
    table = {**NAMED, **(named or {})}
    base = next((table[w] for w in reversed(words) if w in table), None)
    if base is None:
        return pick(text.lower().strip(), unknown) if words else unknown[0]
    for word in words:
        base = lighter(base, _LIGHTER[word]) if word in _LIGHTER else base
        base = darker(base, _DARKER[word]) if word in _DARKER else base
    return base
