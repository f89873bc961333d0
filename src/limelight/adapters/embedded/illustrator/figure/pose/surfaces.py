"""The surfaces of a turned figure: where points of the frontal drawing go when it turns.

Everything is told for a turn to the picture's right; a turn to the left is its mirror image. A
point's place is told by its distance from the figure's middle, positive towards the far side.

A face is a shallow dome that turns about an axis behind it, and whose edges are held to the
contour of a turned head: on the far side brow, cheekbone and chin, on the near side the ear and the
line of the jaw. Hair and headwear are a rounder dome whose outline stays where it is while what
lies on it slides round.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from limelight.adapters.embedded.illustrator.curves import Bend, Point, Values
from limelight.adapters.embedded.illustrator.figure import anchors
from limelight.generation.schemas import Box

# A value at each of some heights, in order: both as arrays.
Knots = tuple[Values, Values]
Place = Callable[[Values, Values], Values]


def knots(*pairs: tuple[float, float]) -> Knots:
    """Knots from (height, value) pairs."""
    places, values = np.array(pairs, np.float64).T
    return places, values


_RADIUS, _ANGLE, _BACK = 300.0, math.radians(16), -42.0
# How far the contour of a turned head lies outside the frontal one, by height.
_FAR = knots(
    (138, 0), (250, -2), (314, -3), (339, -5), (370, -11), (394, -8), (428, 0), (454, 1),
    (504, -2), (548, 8), (586, 24), (604, 38),
)  # fmt: skip
_NEAR = knots(
    (138, 0), (220, 4), (330, 6), (396, 2), (448, -6), (504, -22), (548, -30), (586, -34),
    (604, -38),
)  # fmt: skip
_HAIR_TOP, _HAIR_MIDDLE, _HAIR_HALF = 100.0, 330.0, 206.0
_TRUNK_HALF = 275.0
_JAW = anchors.CHIN - 28.0


@dataclass(frozen=True, eq=False)
class Turn:
    """A turn of the head to one `side` (1 right, -1 left); `half` is the face's half width by
    height, without the ears.
    """

    side: int
    half: Knots

    def face(self, push: float = 0.0, *, may_reach_out: bool = False) -> Bend:
        """What lies on the face; `push` is how much farther its middle stands out.

        What may reach out (spectacles) keeps its own shape instead of following the contour.
        """
        out = 10.0 if may_reach_out else 0.0

        def place(v: Values, y: Values) -> Values:
            # A beard below the jaw follows the chin.
            y = np.minimum(y, _JAW)
            half = np.maximum(12.0, _linear(self.half, y))
            share = v / half
            turned = _turned(v) + push * np.maximum(0.0, 1 - np.abs(share))
            far = self.far(y) + out
            ahead = turned + (far - _turned(half)) * _smooth(0.5, 1.0, share)
            if may_reach_out:
                return np.asarray(np.where(v > 0, np.minimum(ahead, far), turned), np.float64)
            near = self.near(y)
            behind = turned - (near + _turned(-half)) * _smooth(0.5, 1.0, -share)
            behind = np.where(share < -1, -near + (v + half) * 0.6, behind)
            return np.asarray(np.where(v > 0, np.minimum(ahead, far), behind), np.float64)

        return self._seen(place)

    def far(self, y: Values) -> Values:
        """How far the far contour lies from the figure's middle."""
        return _linear(self.half, y) + _eased(_FAR, y)

    def near(self, y: Values) -> Values:
        """The same of the near contour, positive towards the near side."""
        return _linear(self.half, y) + _eased(_NEAR, y)

    def box(self, box: Box) -> Box:
        """What a box about eyes or mouth becomes, a few units larger."""
        across = np.tile(np.linspace(box.x, box.x + box.width, 9), 2)
        down = np.repeat([box.y, box.y + box.height], 9)
        places = self.face()(across, down)[0]
        left, right = float(places.min()) - 4, float(places.max()) + 4
        return Box(x=left, y=box.y, width=right - left, height=box.height)

    def dome(self, hangs_from: float, *, is_short: bool, top: float = _HAIR_TOP) -> Bend:
        """Hair or headwear over the head, from its `top` on; below `hangs_from` it hangs straight.

        Short hair does not show beyond the far cheek.
        """

        def place(v: Values, y: Values) -> Values:
            half = _dome_half(y, top)
            slid = half * _slide(v / np.maximum(half, 1.0))
            falls = _smooth(hangs_from, hangs_from + 130, y)
            aside = 6.0 - 36.0 * _smooth(-60, 60, v)
            at = v + slid * (1 - falls) + aside * falls
            if not is_short:
                return at
            edge = self.far(np.minimum(y, 520)) + 22 - 16 * _smooth(290, 420, y)
            return np.where((v > 0) & (y > 290), np.minimum(at, edge), at)

        return self._seen(place)

    def rear(self) -> Bend:
        """Hair behind the head: turned the other way, and a little of it hidden."""

        def place(v: Values, y: Values) -> Values:
            half = np.maximum(60.0, _dome_half(y, _HAIR_TOP))
            share = np.clip(v / half, -1.0, 1.2)
            inside = 0.06 * np.maximum(0.0, 1 - share * share) + 0.05 * np.maximum(0, share)
            return v - 12.0 - half * inside

        return self._seen(place)

    def ear(self) -> Bend:
        """The near ear comes round to the front and is seen broader; the far one disappears."""
        half, near = self._at_ear()

        def place(v: Values, y: Values) -> Values:
            hidden = np.minimum(_turned(v), self.far(y) - 24)
            return np.where(v > 0, hidden, -near + 14 + (v + half) * 1.2)

        return self._seen(place)

    def lobe(self) -> Bend:
        """What hangs from the near ear moves with it."""
        half, near = self._at_ear()
        return self._seen(lambda v, _: v + half - near + 18)

    def trunk(self) -> Bend:
        """Neck, shoulders and clothes: the chest turns less than the head, the neck with it."""

        def place(v: Values, y: Values) -> Values:
            share = v / _TRUNK_HALF
            slid = 0.17 * np.maximum(0.0, 1 - share * share)
            slid -= 0.12 * np.clip(share, 0.0, 1.3) ** 2
            slid += 0.03 * np.clip(-share, 0.0, 1.3) ** 2
            down = _smooth(600, 760, y)
            return v + _TRUNK_HALF * slid * down + 10 * _smooth(540, 600, y) * (1 - down)

        return self._seen(place)

    def _at_ear(self) -> tuple[float, float]:
        """The half width of the face, and its near contour, where the ears are."""
        at = np.array([450.0])
        return float(_linear(self.half, at)[0]), float(self.near(at)[0])

    def _seen(self, place: Place) -> Bend:
        def bend(x: Values, y: Values) -> tuple[Values, Values]:
            return anchors.MIDDLE + self.side * place((x - anchors.MIDDLE) * self.side, y), y

        return bend


def moved(bend: Bend | None, point: Point) -> Point:
    """One point as a bend moves it."""
    if bend is None:
        return point
    x, y = bend(np.array([point[0]]), np.array([point[1]]))
    return float(x[0]), float(y[0])


def _turned(v: Values) -> Values:
    reach = np.clip(v / _RADIUS, -0.96, 0.96)
    return np.asarray(_RADIUS * np.sin(np.arcsin(reach) + _ANGLE) + _BACK, np.float64)


def _dome_half(y: Values, top: float) -> Values:
    above = np.clip((_HAIR_MIDDLE - y) / (_HAIR_MIDDLE - top), 0.0, 1.0)
    return np.asarray(_HAIR_HALF * np.sqrt(1 - above * above), np.float64)


def _slide(share: Values) -> Values:
    inside = 0.24 * np.maximum(0.0, 1 - share * share)
    return np.asarray(inside - 0.12 * np.clip(share, 0.0, 1.2) ** 2, np.float64)


def _smooth(start: float, end: float, at: Values) -> Values:
    share = np.clip((at - start) / (end - start), 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share), np.float64)


def _linear(knots: Knots, at: Values) -> Values:
    return np.asarray(np.interp(at, *knots), np.float64)


def _eased(knots: Knots, at: Values) -> Values:
    places, values = knots
    after = np.clip(np.searchsorted(places, at, side="right"), 1, len(places) - 1)
    share = np.clip((at - places[after - 1]) / (places[after] - places[after - 1]), 0.0, 1.0)
    eased = share * share * (3 - 2 * share)
    return np.asarray(values[after - 1] + (values[after] - values[after - 1]) * eased, np.float64)
