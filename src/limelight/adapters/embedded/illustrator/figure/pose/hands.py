"""Hands in the manner of the figure: four fingers and a thumb, upright, the wrist at (0, 0).

The thumb is on the left, as on a hand at the picture's right whose palm faces the viewer, or one at
its left seen from the back; the others are mirror images. A hand that holds something is drawn in
two layers with the thing between them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from limelight.adapters.embedded.illustrator.colours import lighter, mix
from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure.pose.tubes import along, tube
from limelight.adapters.embedded.illustrator.svg import ellipse, group, line, path

Shape = Literal[
    "palm", "pointing_up", "pointing_along", "thinking", "relaxed", "gripping", "cupping", "clasped"
]


@dataclass(frozen=True)
class Flesh:
    """The colours of a hand and how old it is."""

    skin: str
    shade: str
    nail: str
    age_years: int

    @staticmethod
    def of(skin: str, shade: str, age_years: int) -> "Flesh":
        """The flesh of a skin tone and of the lines on it."""
        return Flesh(skin, shade, mix(lighter(skin, 0.35), "#f0a8a0", 0.30), age_years)


@dataclass(frozen=True)
class Hand:
    """A drawn hand: `back` lies behind what it holds, `front` before it."""

    back: str
    front: str = ""


@dataclass(frozen=True)
class _Finger:
    line: Sequence[Point]
    radii: Sequence[float]


class _Pencil:
    """Draws one layer of a hand; its lines stay within what it has filled."""

    def __init__(self, flesh: Flesh) -> None:
        self._flesh = flesh
        self._drawn: list[str] = []
        self._filled: list[str] = []

    def fill(self, d: str, darker_by: float = 0.0) -> None:
        """A part of the hand."""
        self._filled.append(d)
        self._drawn.append(path(d, mix(self._flesh.skin, self._flesh.shade, darker_by)))

    def crease(self, d: str, width: float = 3.0, strength: float = 0.26) -> None:
        """A line on the skin."""
        self._drawn.append(line(d, self._flesh.shade, width, strength))

    def finger(self, finger: _Finger, *, outlined: bool = False, nailed: bool = False) -> None:
        """A finger: `outlined` where it lies on skin, `nailed` where its back is seen."""
        d = tube(finger.line, finger.radii)
        self.fill(d)
        if outlined:
            edge = line(d, self._flesh.shade, 4.4, 0.28)
            self._drawn.append(f'<g clip-path="url(#CLIP)">{edge}</g>')
        if self._flesh.age_years >= 60:
            self._wrinkles(finger)
        if nailed:
            (x, y), degrees = along(finger.line, 0.94)
            r = finger.radii[-1]
            nail = ellipse(0, 0, r * 0.72, r * 0.56, self._flesh.nail)
            self._drawn.append(group(nail, x, y, turn=degrees))

    def sinews(self) -> None:
        """Lines over the back of an old hand."""
        if self._flesh.age_years >= 60:
            lines = "M-18 -84 Q-14 -56 -8 -30 M2 -88 Q2 -58 2 -30 M22 -80 Q16 -54 10 -30"
            self.crease(lines, 3, 0.18 if self._flesh.age_years < 70 else 0.26)

    def done(self, key: str) -> str:
        """The layer; `key` tells its ids from those of other hands."""
        shape = "".join(f'<path d="{d}"/>' for d in self._filled)
        drawn = "".join(self._drawn).replace("url(#CLIP)", f"url(#{key})")
        return f'<defs><clipPath id="{key}">{shape}</clipPath></defs>{drawn}' if drawn else ""

    def _wrinkles(self, finger: _Finger) -> None:
        """Two short lines over the middle joint."""
        for share in (0.44, 0.52):
            (x, y), degrees = along(finger.line, share)
            fold = line("M0 -6 Q2 0 0 6", self._flesh.shade, 2.2, 0.30)
            self._drawn.append(group(fold, x, y, turn=degrees))


_SPREAD = (
    _Finger([(-29, -76), (-37, -112), (-45, -146)], [15, 14, 12]),
    _Finger([(-8, -82), (-10, -124), (-12, -164)], [15.5, 14.5, 12.5]),
    _Finger([(15, -80), (21, -118), (28, -154)], [15, 14, 12]),
    _Finger([(34, -68), (45, -98), (56, -126)], [13.5, 12.5, 11]),
)
_TOGETHER = (
    _Finger([(25, -72), (29, -102), (27, -126)], [14, 13, 11]),
    _Finger([(9, -80), (11, -120), (11, -148)], [15, 14, 12]),
    _Finger([(-8, -82), (-8, -124), (-5, -154)], [15.5, 14.5, 12]),
    _Finger([(-25, -76), (-29, -112), (-24, -142)], [15, 14, 12]),
)
_PALM = (
    "M-26 10 C-30 -18 -45 -38 -46 -66 C-47 -88 -36 -98 -14 -99 C14 -103 40 -98 46 -76 "
    "C50 -52 33 -22 26 10Z"
)
_FIST = (
    "M-26 10 C-32 -16 -44 -38 -43 -66 C-42 -94 -28 -106 2 -106 C32 -106 48 -90 47 -64 "
    "C46 -38 32 -18 26 10Z"
)


def draw_hand(shape: Shape, flesh: Flesh, key: str) -> Hand:
    """A hand of a shape; `key` is unique in the drawing it goes into."""
    back, front = _Pencil(flesh), _Pencil(flesh)
    _SHAPES[shape](back, front)
    return Hand(back.done(f"{key}b"), front.done(f"{key}f"))


def _palm(pencil: _Pencil, _front: _Pencil) -> None:
    """Open, fingers spread, the palm towards the viewer: waving or explaining."""
    for finger in _SPREAD:
        pencil.finger(finger)
    pencil.finger(_Finger([(-20, -22), (-56, -44), (-77, -88)], [24, 18, 13]))
    pencil.fill(_PALM)
    pencil.crease("M-33 -76 C-12 -68 -6 -42 -14 -14", 3.2)
    pencil.crease("M38 -64 C22 -58 4 -62 -8 -76", 3.2, 0.22)
    pencil.crease("M-19 -97 Q-18 -104 -19 -108 M4 -98 Q4 -105 5 -109 M26 -92 Q28 -98 30 -101")
    pencil.crease("M-22 -2 Q0 4 22 -2", 2.6, 0.20)


def _pointing_up(pencil: _Pencil, _front: _Pencil) -> None:
    """The index finger up, the others curled into the palm, which faces the viewer."""
    pencil.finger(_Finger([(-24, -76), (-27, -122), (-29, -164)], [16, 15, 12.5]))
    pencil.fill(_FIST)
    _curl(pencil)
    pencil.finger(_Finger([(-34, -28), (-16, -48), (12, -54)], [21, 17, 14]), outlined=True)
    pencil.fill("M-28 8 C-34 -20 -46 -40 -40 -62 C-30 -50 -24 -20 -10 10Z")


def _thinking(pencil: _Pencil, _front: _Pencil) -> None:
    """Index finger up along a cheek, thumb under the chin, the others curled."""
    pencil.finger(_Finger([(-20, -30), (-54, -58), (-88, -62)], [22, 17, 13.5]))
    pencil.finger(_Finger([(-24, -76), (-25, -120), (-22, -158)], [16, 15, 12.5]))
    pencil.fill(_FIST)
    _curl(pencil)
    pencil.crease("M-44 -64 C-30 -58 -20 -44 -14 -22")


def _curl(pencil: _Pencil) -> None:
    """Middle, ring and little finger folded down, seen from the palm."""
    for finger in (
        _Finger([(38, -78), (33, -46)], [14, 12]),
        _Finger([(22, -88), (17, -48)], [15, 13]),
        _Finger([(3, -91), (0, -50)], [16, 14]),
    ):
        pencil.finger(finger, outlined=True)


def _pointing_along(pencil: _Pencil, _front: _Pencil) -> None:
    """Pointing seen from the back of the hand, the thumb beside the index finger."""
    pencil.finger(_Finger([(-20, -80), (-22, -124), (-21, -168)], [16, 15, 12.5]), nailed=True)
    for knuckle in (
        _Finger([(36, -70), (40, -86)], [15, 12]),
        _Finger([(22, -84), (25, -102)], [16, 13]),
        _Finger([(3, -88), (5, -108)], [17, 14]),
    ):
        pencil.finger(knuckle, outlined=True)
    pencil.fill(_FIST.replace("-106", "-100"))
    pencil.crease("M-4 -97 Q-6 -88 -3 -80 M15 -95 Q13 -86 16 -78 M33 -83 Q31 -75 33 -68", 3, 0.28)
    thumb = _Finger([(-22, -24), (-50, -56), (-47, -98)], [22, 17, 13.5])
    pencil.finger(thumb, outlined=True, nailed=True)
    pencil.fill("M-26 10 C-32 -16 -40 -28 -42 -44 C-30 -44 -14 -20 -6 10Z")
    pencil.sinews()


def _relaxed(pencil: _Pencil, _front: _Pencil) -> None:
    """Hanging down, seen from the back, fingers together."""
    pencil.finger(_Finger([(-18, -22), (-48, -54), (-50, -92)], [22, 17, 13]), nailed=True)
    for finger in _TOGETHER:
        pencil.finger(finger, outlined=True, nailed=True)
    pencil.fill(_PALM)
    pencil.crease("M-40 -48 C-34 -40 -28 -30 -24 -16", 3, 0.24)
    pencil.sinews()


def _gripping(pencil: _Pencil, front: _Pencil) -> None:
    """Round an upright thing: the fingers before it, the thumb behind."""
    pencil.finger(_Finger([(4, -56), (-30, -80), (-50, -100)], [18, 15, 12.5]), nailed=True)
    pencil.fill(
        "M-25 10 C-28 -14 -30 -30 -16 -46 L-10 -100 C6 -112 40 -108 48 -86 C54 -62 40 -24 26 10Z"
    )
    for finger in (
        _Finger([(40, -27), (6, -26), (-22, -27)], [13, 13, 11.5]),
        _Finger([(44, -48), (4, -48), (-34, -47)], [14, 14, 12]),
        _Finger([(44, -70), (4, -71), (-38, -70)], [14.5, 14.5, 12.5]),
        _Finger([(40, -92), (4, -94), (-34, -93)], [14.5, 14.5, 12.5]),
    ):
        front.finger(finger, outlined=True, nailed=True)
    front.fill(
        "M26 10 C20 -8 22 -14 27 -20 C34 -40 34 -80 28 -106 C44 -108 58 -96 58 -72 C58 -44 42 -20 "
        "26 10Z"
    )


def _cupping(pencil: _Pencil, front: _Pencil) -> None:
    """Under a thing that stands in it: the fingers come up before it, the thumb behind."""
    pencil.finger(_Finger([(-16, -14), (-50, -34), (-70, -70)], [22, 17, 13]))
    pencil.fill(
        "M-26 10 C-30 -10 -56 -22 -58 -44 C-40 -56 40 -56 58 -44 C56 -20 30 -8 26 10Z", 0.18
    )
    for finger in (
        _Finger([(-22, -16), (-40, -36), (-46, -58)], [15, 14, 12]),
        _Finger([(24, -12), (52, -28), (62, -50)], [14, 13, 11]),
        _Finger([(12, -18), (25, -42), (29, -64)], [15, 14.5, 12]),
        _Finger([(-6, -18), (-9, -44), (-9, -68)], [15, 14.5, 12.5]),
    ):
        front.finger(finger, outlined=True)
    front.fill("M-26 10 C-30 -10 -44 -18 -42 -30 C-30 -40 30 -40 46 -26 C44 -12 30 -6 26 10Z")


def _clasped(pencil: _Pencil, _front: _Pencil) -> None:
    """Both hands laid into each other, seen from the front; the wrists are at (-64, -20) and
    (64, -20).
    """
    pencil.fill("M-78 -44 C-50 -56 10 -52 40 -30 C52 -10 40 36 0 42 C-44 44 -84 10 -86 -8Z", 0.12)
    for finger in (
        _Finger([(10, 34), (-18, 36), (-40, 30)], [13, 12.5, 10.5]),
        _Finger([(14, 16), (-22, 18), (-52, 14)], [14, 13.5, 11.5]),
        _Finger([(12, -4), (-24, -4), (-58, -6)], [14.5, 14, 12]),
        _Finger([(8, -24), (-24, -26), (-52, -26)], [14, 13.5, 11.5]),
    ):
        pencil.finger(finger, outlined=True, nailed=True)
    pencil.fill("M86 -46 C56 -58 26 -52 6 -40 C-2 -20 2 30 14 48 C44 50 78 22 90 -6Z")
    thumb = _Finger([(30, -44), (4, -60), (-24, -52)], [15, 13, 11])
    pencil.finger(thumb, outlined=True, nailed=True)


_SHAPES: dict[Shape, Callable[[_Pencil, _Pencil], None]] = {
    "palm": _palm, "pointing_up": _pointing_up, "pointing_along": _pointing_along,
    "thinking": _thinking, "relaxed": _relaxed, "gripping": _gripping, "cupping": _cupping,
    "clasped": _clasped,
}  # fmt: skip
