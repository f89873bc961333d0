"""Names for colours that were given as numbers."""

_NAMES = {
    "black": "#111111", "charcoal": "#36454f", "grey": "#808080", "silver": "#c0c0c0",
    "white": "#fafafa", "ivory": "#fffff0", "cream": "#fff3d0", "beige": "#d9c7a0",
    "tan": "#c49a6c", "brown": "#7b4a2b", "dark brown": "#3f2718", "chestnut": "#6b3320",
    "terracotta": "#c65d3b", "copper": "#b3662f", "orange": "#f28c28", "coral": "#ff7f61",
    "peach": "#ffc9a3", "red": "#d42a2a", "burgundy": "#7a1530", "pink": "#f48fb1",
    "magenta": "#d0218f", "plum": "#6d2e5f", "purple": "#7b3fa0", "lavender": "#c3b1e1",
    "indigo": "#3f3d9b", "navy": "#16264f", "blue": "#2f66d0", "sky blue": "#8cc4ef",
    "turquoise": "#34c6bd", "teal": "#0f7c7c", "mint": "#a8e6c8", "sage": "#9caf88",
    "green": "#2e8b45", "forest green": "#1e4d2b", "olive": "#6b7032", "lime": "#b5d334",
    "yellow": "#f4d93b", "mustard": "#cf9f2a", "gold": "#d8ab3f", "blonde": "#e4c581",
}  # fmt: skip


def nearest_name(hex_colour: str) -> str:
    """The name of the colour closest to one written as #rrggbb."""
    wanted = _channels(hex_colour)
    return min(_NAMES, key=lambda name: _distance(wanted, _channels(_NAMES[name])))


def _channels(hex_colour: str) -> tuple[int, int, int]:
    return int(hex_colour[1:3], 16), int(hex_colour[3:5], 16), int(hex_colour[5:7], 16)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    # Weighted as the eye sees it ("redmean").
    red = (one[0] + other[0]) / 2
    apart = [(mine - theirs) ** 2 for mine, theirs in zip(one, other, strict=True)]
    return (2 + red / 256) * apart[0] + 4 * apart[1] + (2 + (255 - red) / 256) * apart[2]
