"""Patterns on cloth: stripes, plaid, dots, flowers, clipped to a piece of a garment."""

from typing import Protocol

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness
from limelight.adapters.embedded.illustrator.figure.wear.cloth import Outfit
from limelight.adapters.embedded.illustrator.svg import line


class _Pattern(Protocol):
    def __call__(self, o: Outfit, *, on_sleeve: bool) -> str: ...


_PINSTRIPED = frozenset(("suit", "blazer", "waistcoat", "shirt_tie"))
_LEFT, _RIGHT, _TOP, _LOW = 90, 690, 640, 1600


def on(o: Outfit, d: str, piece: str) -> str:
    """The pattern of the outfit on a piece of it, or nothing; `piece` is a letter of its own."""
    inner = drawn(o, is_sleeve=piece == "s")
    if not inner:
        return ""
    clip = f"fb-p{piece}"
    return (
        f'<clipPath id="{clip}"><path d="{d}"/></clipPath><g clip-path="url(#{clip})">{inner}</g>'
    )


def drawn(o: Outfit, *, is_sleeve: bool) -> str:
    """The pattern of the outfit over the whole trunk or a sleeve, not clipped; or nothing."""
    name = o.look.clothes_pattern
    return _PATTERNS[name](o, on_sleeve=is_sleeve) if name else ""


def _stripes(o: Outfit, *, on_sleeve: bool) -> str:
    if o.look.clothes in _PINSTRIPED:
        left, right = (104, 240) if on_sleeve else (_LEFT + 100, _RIGHT - 100)
        return line(
            "".join(f"M{x} {_TOP}V{_LOW}" for x in range(left, right, 19)), o.accent, 2.6, 0.7
        )
    if on_sleeve:
        d = "".join(f"M100 {y} Q170 {y + 16} 240 {y - 6}" for y in range(770, _LOW, 46))
    else:
        d = "".join(f"M{_LEFT} {y} Q384 {y + 34} {_RIGHT} {y}" for y in range(718, _LOW, 46))
    return line(d, o.accent, 17, 0.92)


def _plaid(o: Outfit, *, on_sleeve: bool) -> str:
    dark = darker(o.cloth.base, 0.42)
    left, right = (100, 240) if on_sleeve else (_LEFT, _RIGHT)
    down = "".join(f"M{x} {_TOP}V{_LOW}" for x in range(left + 24, right, 86))
    across = "".join(
        f"M{left} {y} Q{(left + right) / 2} {y + 22} {right} {y}" for y in range(724, _LOW, 86)
    )
    fine = "".join(f"M{x} {_TOP}V{_LOW}" for x in range(left + 67, right, 86))
    fine += "".join(
        f"M{left} {y} Q{(left + right) / 2} {y + 22} {right} {y}" for y in range(767, _LOW, 86)
    )
    return (
        line(down, dark, 24, 0.34) + line(across, dark, 24, 0.34) + line(fine, o.accent, 4.5, 0.70)
    )


def _dots(o: Outfit, *, on_sleeve: bool) -> str:
    left, right = (112, 240) if on_sleeve else (_LEFT + 110, _RIGHT - 110)
    out = ""
    for row, y in enumerate(range(712, 1500, 44)):
        for x in range(left + (22 if row % 2 else 0), right, 44):
            out += f"M{x} {y}l0 .1"
    return line(out, o.accent, 15, 0.95)


def _floral(o: Outfit, *, on_sleeve: bool) -> str:
    left, right = (120, 240) if on_sleeve else (_LEFT + 110, _RIGHT - 110)
    petal = o.accent if lightness(o.accent) > 0.35 else lighter(o.accent, 0.4)
    leaf = "#5f8f5a" if lightness(o.cloth.base) > 0.4 else "#8fbf7a"
    petals, hearts, leaves = "", "", ""
    for row, y in enumerate(range(724, 1480, 78)):
        for x in range(left + (39 if row % 2 else 0), right + 20, 78):
            for dx, dy in ((0, -11), (10, -3), (6, 9), (-6, 9), (-10, -3)):
                petals += f"M{x + dx} {y + dy}l0 .1"
            hearts += f"M{x} {y}l0 .1"
            leaves += f"M{x + 16} {y + 14}q10 0 16 12M{x - 18} {y - 10}q-8 -4 -14 -14"
    return line(leaves, leaf, 6, 0.8) + line(petals, petal, 14, 0.95) + line(hearts, "#f0b94a", 9)


_PATTERNS: dict[str, _Pattern] = {
    "stripes": _stripes, "plaid": _plaid, "dots": _dots, "floral": _floral,
}  # fmt: skip
