"""The eyes: lids, iris and lashes from a few numbers; each state of looking and blinking drawn."""

from dataclasses import dataclass, replace

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.head.shape import aged
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.figure.tones import Tones, tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    group,
    line,
    linear_at,
    mirrored,
    num,
    path,
    radial,
)
from limelight.generation.schemas import Box, Expression
from limelight.renders.stage.schemas import EyeState

BOX = Box(x=232, y=342, width=305, height=112)
_CENTRE = (306.0, 399.0)


@dataclass(frozen=True)
class Mood:
    """How an expression shapes the eyes.

    `size` and `open` grow them, `cheek` pushes the lower lid up, `tilt` lowers the outer corners,
    `gaze` is where they rest (figure units, to the picture's right and down).
    """

    size: float = 1.0
    open: float = 1.0
    cheek: float = 0.0
    tilt: float = 0.0
    gaze_x: float = 0.0
    gaze_y: float = 0.0


_MOODS: dict[Expression, Mood] = {
    "neutral": Mood(open=0.96),
    "happy": Mood(cheek=0.30),
    "warm": Mood(open=0.93, cheek=0.42),
    "surprised": Mood(size=1.06, open=1.24),
    "thoughtful": Mood(open=0.92, gaze_x=9, gaze_y=-8),
    "concerned": Mood(open=0.96, tilt=5),
    "excited": Mood(size=1.05, open=1.12, cheek=0.22),
    "playful": Mood(open=0.92, cheek=0.34, gaze_x=7),
}
_GAZE: dict[EyeState, float] = {
    "open": 0,
    "left": -10,
    "right": 10,
    "soft": 0,
    "half": 0,
    "closed": 0,
}
# How far the upper lid is raised, of what the expression raises it.
_RAISED: dict[EyeState, float] = {"soft": 0.80, "half": 0.40}


@dataclass(frozen=True)
class Opening:
    """The opening of a left eye about its centre, in figure units.

    `half` is half its width; `upper` and `lower` are how far the lids' curves reach; the outer
    corner lies `tilt` higher than the inner one.
    """

    half: float
    upper: float
    lower: float
    tilt: float

    def lid(self, lift: float = 0.0, reach: float = 0.0) -> str:
        """The upper lid's curve from the outer to the inner corner, without its start."""
        top = -self.upper * 1.36 - lift
        return (
            f"C{num(-self.half * 0.62)} {num(top - self.tilt * 0.9)} {num(self.half * 0.30)} "
            f"{num(top)} {num(self.half + reach)} {num(5 - lift * 0.1)}"
        )

    @property
    def outer(self) -> tuple[float, float]:
        """The outer corner."""
        return -self.half, -self.tilt

    @property
    def d(self) -> str:
        """The closed path of the opening."""
        low = self.lower * 1.32
        return (
            f"M{num(self.outer[0])} {num(self.outer[1])}{self.lid()}"
            f"C{num(self.half * 0.52)} {num(low)} {num(-self.half * 0.62)} {num(low - 2)} "
            f"{num(self.outer[0])} {num(self.outer[1])}Z"
        )


def build_eyes(look: Look, expression: Expression) -> dict[EyeState, str]:
    """Every state of the eyes, in figure coordinates."""
    return {state: _pair(look, _MOODS[expression], state) for state in _GAZE}


def opening_of(look: Look, mood: Mood) -> Opening:
    """The opening of a look's eyes in a mood."""
    face, old = look.face, aged(look)
    size = (1 + 0.10 * face.eye_size - 0.05 * old.lids) * mood.size
    half, upper, lower = {
        "woman": (44.0, 30.0, 19.5),
        "man": (41.5, 25.5, 17.0),
        "nonbinary": (43.0, 28.0, 18.5),
    }[look.gender]
    upper *= (1 - 0.16 * old.lids - 0.10 * face.eye_fold) * mood.open
    lower *= 1 - 0.55 * mood.cheek
    tilt = 4.5 + 4.0 * face.eye_tilt - 3.5 * old.lids - mood.tilt
    return Opening(half * size, upper * size, lower * size, tilt)


def _pair(look: Look, mood: Mood, state: EyeState) -> str:
    t = tones(look)
    full = opening_of(look, mood)
    if state == "closed":
        shut = group(_closed(look, t, full), *_CENTRE)
        return shut + mirrored(shut, MIDDLE)
    seen = replace(full, upper=full.upper * _RAISED.get(state, 1.0))
    gaze = _GAZE[state] + mood.gaze_x
    left = group(_eye(look, t, seen, (gaze, mood.gaze_y, 1)), *_CENTRE)
    right = group(_eye(look, t, seen, (-gaze, mood.gaze_y, -1)), *_CENTRE)
    return f"<defs>{_defs(look)}</defs>" + left + mirrored(right, MIDDLE)


def _defs(look: Look) -> str:
    iris = look.eye_colour
    bright = lighter(iris, 0.30 if lightness(iris) > 0.3 else 0.18)
    white = mix("#fffaf3", "#efe3cf", 0.5 * aged(look).lids)
    return linear_at(
        "fe-w", (0, -28, 0, 14), (0, darker(white, 0.10)), (0.40, white), (1, white)
    ) + radial(
        "fe-i", (0, bright), (0.5, iris), (0.84, darker(iris, 0.30)), (1, darker(iris, 0.62))
    )


def _eye(look: Look, t: Tones, seen: Opening, gaze: tuple[float, float, int]) -> str:
    x, y, flip = gaze
    clip = "fe-l" if flip > 0 else "fe-r"
    inner = path(seen.d, "url(#fe-w)") + _iris(look, (x + 1, y - 3), flip)
    shade = f"M{num(-seen.half - 4)} -60H{num(seen.half + 4)}V{num(-seen.upper * 0.30)}"
    shade += f"Q0 {num(-seen.upper * 1.02)} {num(-seen.half - 4)} {num(-seen.upper * 0.20 - 2)}Z"
    inner += path(shade, "#3a1a2a", 0.13) + circle(seen.half - 3, 4, 5, "#e08a80", 0.7)
    ball = (
        f'<clipPath id="{clip}"><path d="{seen.d}"/></clipPath>'
        f'<g clip-path="url(#{clip})">{inner}</g>'
    )
    return _socket(look, t, seen) + ball + _lower(look, t, seen) + _upper(look, t, seen)


def _iris(look: Look, at: tuple[float, float], flip: int) -> str:
    x, y = at
    r = {"woman": 25.5, "man": 22.5, "nonbinary": 24.0}[look.gender] * (
        1 + 0.06 * look.face.eye_size
    )
    glow = (
        f"M{num(x - r * 0.72)} {num(y + r * 0.26)} A{num(r * 0.78)} {num(r * 0.78)} 0 0 0 "
        f"{num(x + r * 0.72)} {num(y + r * 0.26)} A{num(r * 0.95)} {num(r * 0.7)} 0 0 1 "
        f"{num(x - r * 0.72)} {num(y + r * 0.26)}Z"
    )
    out = circle(x, y, r, "url(#fe-i)") + path(glow, lighter(look.eye_colour, 0.55), 0.55)
    out += circle(x, y, r * 0.46, "#170b0e")
    out += circle(x - r * 0.34 * flip, y - r * 0.36, r * 0.30, "#ffffff")
    return out + circle(x + r * 0.36 * flip, y + r * 0.38, r * 0.15, "#ffffff", 0.7)


def _socket(look: Look, t: Tones, seen: Opening) -> str:
    """The shade of the socket, and a little colour on made-up lids."""
    start = f"M{num(seen.outer[0] - 2)} {num(seen.outer[1])}"
    lid = f"{start}{seen.lid(lift=13, reach=3)}{_back(seen)}"
    colour = mix(t.shade, "#8a3a52", 0.22) if look.gender == "woman" else t.shade
    return path(lid, colour, 0.34 if look.gender == "woman" else 0.24)


def _back(seen: Opening) -> str:
    top = -seen.upper * 1.36
    return (
        f"C{num(seen.half * 0.30)} {num(top)} {num(-seen.half * 0.62)} "
        f"{num(top - seen.tilt * 0.9)} {num(seen.outer[0])} {num(seen.outer[1])}Z"
    )


def _upper(look: Look, t: Tones, seen: Opening) -> str:
    """The lash line with its wing, and the crease of the lid above it."""
    ox, oy = seen.outer
    lash = lash_colour(look)
    woman = look.gender == "woman"
    thick = {"woman": 7.5, "man": 4.6, "nonbinary": 6.0}[look.gender]
    reach = 8.0 if woman else 2.5
    wing = f"M{num(ox - reach)} {num(oy - reach * 0.75)}"
    top = seen.lid(lift=thick)
    line_d = f"{wing}{top[: top.rindex(' ', 0, top.rindex(' '))]} {num(seen.half + 2)} 4"
    out = path(f"{line_d}{_back(seen)}", lash)
    if woman:
        out += path(
            f"M{num(ox + 8)} {num(oy - 12)}L{num(ox - 9)} {num(oy - 19)}L{num(ox + 1)} "
            f"{num(oy - 4)}Z", lash,
        )  # fmt: skip
    return out + _crease(look, t, seen, thick)


def _crease(look: Look, t: Tones, seen: Opening, thick: float) -> str:
    """The fold above the lid; a single lid hides it, a heavy old one hangs over it."""
    fold, old = look.face.eye_fold, aged(look)
    ox, oy = seen.outer
    peak = -seen.upper * 1.02 - thick - 5.5 + 4 * fold
    visible = max(0.0, 1 - 1.15 * fold)
    out = ""
    if visible:
        d = crease((ox + 4, oy - 11), (-2, peak * 1.62), (seen.half - 6, -seen.upper * 0.45), 2.2)
        out += path(d, t.deep, 0.42 * visible + 0.1 * old.lids)
    if fold > 0.3:
        inner = crease((seen.half - 16, -11), (seen.half + 2, -7), (seen.half + 6, 9), 2.6)
        out += path(inner, t.shade, min(0.9, fold))
    if old.lids > 0.15:
        hang = (
            f"M{num(ox - 6)} {num(oy + 1)} C{num(ox + 4)} {num(oy - 16)} {num(ox + 22)} "
            f"{num(peak - 1)} {num(ox + 40)} {num(peak - 2)} C{num(ox + 20)} {num(peak + 9)} "
            f"{num(ox + 8)} {num(oy - 3)} {num(ox - 6)} {num(oy + 1)}Z"
        )
        out += path(hang, mix(t.base, t.shade, 0.35), min(1.0, old.lids * 1.25))
    return out


def _lower(look: Look, t: Tones, seen: Opening) -> str:
    low = seen.lower * 1.02
    d = crease((seen.outer[0] + 5, seen.outer[1] + 6), (2, low * 1.62), (seen.half - 8, 9), 1.5)
    return path(d, mix(t.deep, lash_colour(look), 0.25), 0.5)


def _closed(look: Look, t: Tones, full: Opening) -> str:
    """Lids shut: the lash line hangs in an arc."""
    ox, oy = full.outer
    lash, woman = lash_colour(look), look.gender == "woman"
    low = full.lower * 1.05 + 4
    lid = f"M{num(ox)} {num(oy)}{full.lid()}Q0 {num(low * 1.7)} {num(ox)} {num(oy)}Z"
    out = path(lid, mix(t.base, t.shade, 0.30 if woman else 0.22))
    out += path(
        crease((ox - 2, oy + 2), (0, low * 1.72), (full.half, 6), 3.4 if woman else 2.6), lash
    )
    if woman:
        out += line(
            f"M{num(ox + 6)} {num(oy + 9)}L{num(ox - 8)} {num(oy + 13)}M{num(ox + 17)} "
            f"{num(oy + 16)}L{num(ox + 8)} {num(oy + 24)}", lash, 4,
        )  # fmt: skip
    fold = crease((ox + 6, oy - 8), (0, -full.upper * 1.5), (full.half - 6, -8), 1.8)
    return out + path(fold, t.deep, 0.30 * (1 - look.face.eye_fold))


def lash_colour(look: Look) -> str:
    """Lashes: near black; a man's take something of his hair."""
    if look.gender == "man":
        return darker(mix(look.brow_colour, "#2a1512", 0.62), 0.2)
    return "#2c1418"
