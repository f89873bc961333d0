"""What hair is drawn with: its colours, its texture, and the strokes that make it look like "
"hair."""

import math
import random
from dataclasses import dataclass
from typing import Literal

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix, shift
from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure import outline
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.looks.look import Look, Texture
from limelight.adapters.embedded.illustrator.svg import line, linear_at, mirrored, num, path

Stroke = tuple[Point, Point, Point, float]
Where = Literal["ft", "fr"]


@dataclass(frozen=True)
class Drawn:
    """A hair in its layers.

    `under` lies flat on the skin, `front` over the face, `rear` behind neck and shoulders;
    `shadow` is path data of what shades the forehead.
    """

    front: str = ""
    rear: str = ""
    under: str = ""
    shadow: str = ""


@dataclass(frozen=True)
class Tress:
    """The hair of one look: paints (`top` before, `back` behind), line colours and texture."""

    texture: Texture
    colour: str
    light: str
    dark: str
    accent: str
    gleam: float
    top: str = "url(#ft-t)"
    back: str = "url(#fr-b)"

    @staticmethod
    def of(look: Look) -> "Tress":
        """The tress of a look."""
        colour = look.hair_colour
        pale = lightness(colour)
        light = (
            lighter(shift(colour, saturation=0.9), 0.42)
            if pale > 0.3
            else mix(shift(colour, saturation=1.15, value=1.9), "#b98a78", 0.28)
        )
        matt = {"straight": 1.0, "wavy": 0.9, "curly": 0.75, "coily": 0.5}[look.hair_texture]
        return Tress(
            texture=look.hair_texture,
            colour=colour,
            light=light,
            dark=darker(shift(colour, saturation=1.1), 0.42 if pale > 0.25 else 0.55),
            accent=look.hair_accent,
            gleam=(0.34 + 0.10 * pale) * matt,
        )

    def defs(self, where: Where) -> str:
        """The paints of the front (`ft`: lit from above) or of the rear (`fr`: deeper)."""
        pale = lightness(self.colour)
        high = lighter(self.colour, 0.16) if pale > 0.3 else mix(self.colour, self.light, 0.22)
        if where == "ft":
            low = darker(self.colour, 0.20)
            top = linear_at("ft-t", (0, 96, 0, 640), (0, high), (0.28, self.colour), (1, low))
            fade = linear_at("ft-f", (0, 214, 0, 416), (0, self.colour, 0.92),
                             (0.5, self.colour, 0.62), (1, self.colour, 0.10))  # fmt: skip
            return top + fade
        return linear_at(
            "fr-t", (0, 80, 0, 760), (0, high), (0.3, self.colour), (1, darker(self.colour, 0.2))
        ) + linear_at(
            "fr-b", (0, 150, 0, 780), (0, darker(self.colour, 0.20)),
            (0.5, darker(self.colour, 0.28)), (1, darker(self.colour, 0.36)),
        )  # fmt: skip

    def shaped(self, d: str) -> str:
        """An outline as this texture makes it."""
        if self.texture == "wavy":
            return outline.waved(d, 4.5, 74.0)
        if self.texture == "curly":
            return outline.scalloped(d, 44.0, 0.3)
        if self.texture == "coily":
            return outline.scalloped(d, 24.0, 0.1)
        return d

    def mass(self, d: str, fill: str, strength: float = 1.0) -> str:
        """A body of hair: the outline as the texture makes it, with the texture's own marks."""
        marks = self.marks(d, strength) if self.texture in ("curly", "coily") else ""
        return path(self.shaped(d), fill) + marks

    def marks(self, d: str, strength: float = 1.0) -> str:
        """The marks of curls or coils within an outline."""
        if self.texture == "coily":
            return _coils(self, outline.inside(d, 21.0, 8.0), strength)
        return _curls(self, outline.inside(d, 43.0, 16.0), strength)

    def strands(self, *strokes: Stroke, op: float = 0.42) -> str:
        """Dark lines between locks, thick in their middle."""
        return path("".join(crease(*s) for s in strokes), self.dark, op)

    def gleams(self, *strokes: Stroke, op: float = 1.0) -> str:
        """Light running along locks; a second colour of the hair runs there too."""
        d = "".join(crease(*s) for s in strokes)
        lit = path(d, self.light, min(1.0, self.gleam * op))
        return (path(d, self.accent, 0.82) if self.accent else "") + lit

    def both(self, drawn: str) -> str:
        """A left half with its mirror image."""
        return drawn + mirrored(drawn, MIDDLE)


def _curls(tress: Tress, points: outline.Points, strength: float) -> str:
    """Spirals, light above and dark below, that read as single curls."""
    light, dark, accent = "", "", ""
    for i, (x, y) in enumerate(points):
        rng = random.Random(i)  # noqa: S311 - art, not secrets
        s = rng.uniform(12.0, 17.0)
        turn = -1 if x > MIDDLE else 1
        a = (x - s * turn, y + s * 0.25)
        b = (x + s * 0.95 * turn, y - s * 0.30)
        c = (x - s * 0.25 * turn, y + s * 0.35)
        bow = (
            f"M{num(a[0])} {num(a[1])}C{num(a[0])} {num(y - s * 1.1)} {num(b[0])} "
            f"{num(y - s * 1.25)} {num(b[0])} {num(b[1])}"
        )
        light += bow
        accent += bow if i % 3 == 0 else ""
        dark += (
            f"M{num(b[0])} {num(b[1])}C{num(b[0])} {num(y + s * 0.85)} {num(x - s * 0.5 * turn)} "
            f"{num(y + s * 1.05)} {num(c[0])} {num(c[1])}C{num(c[0])} {num(y - s * 0.35)} "
            f"{num(x + s * 0.4 * turn)} {num(y - s * 0.4)} {num(x + s * 0.35 * turn)} "
            f"{num(y + s * 0.05)}"
        )
    out = line(dark, tress.dark, 3.6, 0.44 * strength)
    out += line(light, tress.light, 4.0, tress.gleam * 0.95 * strength)
    return out + (line(accent, tress.accent, 5.0, 0.8) if tress.accent else "")


def _coils(tress: Tress, points: outline.Points, strength: float) -> str:
    """Small tight loops, dull rather than shining."""
    light, dark, accent = "", "", ""
    for i, (x, y) in enumerate(points):
        rng = random.Random(i)  # noqa: S311 - art, not secrets
        s, tilt = rng.uniform(4.2, 6.2), rng.uniform(-0.7, 0.7)
        dx, dy = s * math.cos(tilt), s * math.sin(tilt)
        loop = (
            f"M{num(x - dx)} {num(y - dy)}c{num(dx * 0.4)} {num(-s * 1.5)} {num(dx * 1.8)} "
            f"{num(-s * 1.1)} {num(dx * 1.7)} {num(dy + s * 0.3)}"
        )
        if i % 2:
            light += loop
        else:
            dark += (
                loop
                + f"c{num(-dx * 0.3)} {num(s)} {num(-dx * 1.2)} {num(s)} {num(-dx)} {num(-s * 0.3)}"
            )
        accent += loop if i % 5 == 0 else ""
    faint = 0.32 if lightness(tress.colour) > 0.4 else 0.50
    out = line(dark, tress.dark, 2.8, faint * strength)
    out += line(light, tress.light, 2.8, tress.gleam * 1.25 * strength)
    return out + (line(accent, tress.accent, 4.0, 0.8) if tress.accent else "")


def hanging(tress: Tress, strokes: tuple[Stroke, ...], op: float = 0.4) -> str:
    """Strands that hang: straight ones as they are, others with a swing in them."""
    if tress.texture == "straight":
        return tress.strands(*strokes, op=op)
    d = ""
    for (x0, y0), (_, _), (x1, y1), width in strokes:
        steps = max(2, round(math.dist((x0, y0), (x1, y1)) / 52))
        for i in range(steps):
            a, b = i / steps, (i + 1) / steps
            push = 15.0 if i % 2 else -15.0
            start = (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a)
            end = (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
            middle = ((start[0] + end[0]) / 2 + push, (start[1] + end[1]) / 2)
            d += crease(start, middle, end, width)
    return path(d, tress.dark, op)


def ringlet(tress: Tress, start: Point, end: Point, width: float) -> str:
    """A hanging spiral curl: turns of a ribbon, each lit above and shaded below."""
    length = math.dist(start, end)
    out, at, i = "", 0.0, 0
    while at < length:
        share = at / length
        w = width * 0.56 * (1 - 0.45 * share**1.5)
        lean = (0.20 if i % 2 else -0.20) * w
        x = start[0] + (end[0] - start[0]) * share + lean
        y = start[1] + (end[1] - start[1]) * share
        out += _turn(tress, (x, y), w, share)
        if tress.accent and i % 3 == 0:
            out += path(crease((x - w, y), (x, y - w * 0.7), (x + w, y - w), w * 0.2), tress.accent)
        at += w * 0.98
        i += 1
    return out


def _turn(tress: Tress, at: Point, w: float, share: float) -> str:
    """One turn of a ringlet: a slanted band, lit above and dark where the next one begins."""
    x, y = at
    band = (
        f"M{num(x - w)} {num(y + w * 0.5)}C{num(x - w * 1.15)} {num(y - w * 0.3)} "
        f"{num(x + w * 0.5)} {num(y - w * 1.35)} {num(x + w)} {num(y - w * 0.75)}"
        f"C{num(x + w * 1.3)} {num(y)} {num(x + w * 0.6)} {num(y + w * 1.2)} {num(x)} "
        f"{num(y + w * 1.25)}C{num(x - w * 0.5)} {num(y + w * 1.2)} {num(x - w * 0.9)} "
        f"{num(y + w * 0.95)} {num(x - w)} {num(y + w * 0.5)}Z"
    )
    under = crease(
        (x - w * 0.95, y + w * 0.5), (x + w * 0.3, y + w * 0.45), (x + w, y - w * 0.5), w * 0.13
    )
    over = crease(
        (x - w * 0.75, y + w * 0.1), (x, y - w * 0.55), (x + w * 0.75, y - w * 0.75), w * 0.15
    )
    lit = path(over, tress.light, min(1.0, tress.gleam * 1.3))
    return (
        path(band, darker(tress.colour, 0.02 + 0.18 * share)) + path(under, tress.dark, 0.55) + lit
    )
