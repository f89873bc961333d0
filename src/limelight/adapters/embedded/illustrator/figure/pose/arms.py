"""Arms: the hanging arm of a garment, cut at the elbow and laid along upper arm and forearm.

So every sleeve keeps its cloth, pattern, folds and length in every pose. The shoulder stays where
it is sewn on; the forearm narrows to the wrist.
"""

import math
from dataclasses import dataclass

import numpy as np

from limelight.adapters.embedded.illustrator.bending import bend_drawing
from limelight.adapters.embedded.illustrator.colours import mix
from limelight.adapters.embedded.illustrator.curves import Bend, Point, Values
from limelight.adapters.embedded.illustrator.figure.parts import Sleeve
from limelight.adapters.embedded.illustrator.figure.pose.hands import Hand
from limelight.adapters.embedded.illustrator.figure.pose.tubes import tube
from limelight.adapters.embedded.illustrator.svg import circle, line, path, rect

HAND_SCALE = 1.12
# What stands between these in a limb is a thing in the hand, not part of the figure.
HELD = ("<!--held-->", "<!--/held-->")
_SEWN_TO, _FREE_FROM = 742.0, 880.0
_CUFF_HALF, _WRIST_HALF = 35.0, 28.0
_STEP = 30.0


@dataclass(frozen=True)
class Joints:
    """Shoulder, elbow and wrist of an arm."""

    shoulder: Point
    elbow: Point
    wrist: Point


@dataclass(frozen=True)
class Arm:
    """A hanging arm (`drawing`, its joints `rests`) and where its joints go.

    `elbow_half` and `wrist_half` are half its thickness there, sleeve included. `hand_degrees`
    turns the upright hand clockwise; `is_mirrored` puts its thumb on the right; `key` is unique in
    the figure.
    """

    drawing: str
    rests: Joints
    joints: Joints
    elbow_half: float
    wrist_half: float
    hand_degrees: float
    is_mirrored: bool
    key: str


def draw_upper(arm: Arm) -> str:
    """From the shoulder to the elbow."""
    y = arm.rests.elbow[1]
    kept = rect(-400, 300, 1600, y - 300, "#000000") + _round(arm)
    return bend_drawing(_clipped(arm.drawing, kept, f"{arm.key}-upper"), _along_upper(arm), _STEP)


def draw_fore(arm: Arm, sleeve: Sleeve) -> str:
    """From the elbow to the wrist, with a cuff where the sleeve is long."""
    y, wrist = arm.rests.elbow[1], arm.rests.wrist
    kept = rect(-400, y, 1600, wrist[1] - y, "#000000") + _round(arm)
    slim = _CUFF_HALF if sleeve.reach == "long" else _WRIST_HALF
    bend = _along_fore(arm, min(1.0, slim / max(1.0, arm.wrist_half)))
    drawn = bend_drawing(_clipped(arm.drawing, kept, f"{arm.key}-fore"), bend, _STEP)
    return drawn + (_cuff(arm, sleeve) if sleeve.reach == "long" else "")


def draw_hand(arm: Arm, hand: Hand, held: str = "") -> str:
    """The hand at the wrist; `held` is drawn in the hand's own coordinates, in its fingers."""
    x, y = arm.joints.wrist
    turn = f"translate({x:.2f} {y:.2f}) rotate({arm.hand_degrees:.2f})"
    mirror = f"scale({-HAND_SCALE if arm.is_mirrored else HAND_SCALE} {HAND_SCALE})"
    back = f'<g transform="{turn} {mirror}">{hand.back}</g>'
    front = f'<g transform="{turn} {mirror}">{hand.front}</g>' if hand.front else ""
    if not held:
        return back + front
    thing = f'<g transform="{turn} scale({HAND_SCALE})">{held}</g>'
    return f"{back}{HELD[0]}{thing}{HELD[1]}{front}"


def _round(arm: Arm) -> str:
    """The elbow: both halves of an arm end round about it, so that it bends without a gap."""
    x, y = arm.rests.elbow
    return circle(x, y, arm.elbow_half + 1, "#000000")


def _clipped(drawing: str, kept: str, key: str) -> str:
    clip = f'<clipPath id="{key}">{kept}</clipPath>'
    return f'<defs>{clip}</defs><g clip-path="url(#{key})">{drawing}</g>'


def _along_upper(arm: Arm) -> Bend:
    """Turned about the shoulder: not at all where it is sewn on, wholly from the armpit down."""
    start, end = arm.rests.shoulder, arm.rests.elbow
    to = arm.joints
    turn = _direction(to.shoulder, to.elbow) - _direction(start, end)
    turn = math.remainder(turn, math.tau)
    shorter = math.dist(to.shoulder, to.elbow) / math.dist(start, end)

    def bend(x: Values, y: Values) -> tuple[Values, Values]:
        free = np.clip((y - _SEWN_TO) / (_FREE_FROM - _SEWN_TO), 0.0, 1.0)
        free = free * free * (3 - 2 * free)
        angle = turn * free
        down = (y - start[1]) * (1 + (shorter - 1) * free)
        across = x - start[0]
        cos, sin = np.cos(angle), np.sin(angle)
        return (
            to.shoulder[0] + across * cos - down * sin,
            to.shoulder[1] + across * sin + down * cos,
        )

    return bend


def _along_fore(arm: Arm, narrow: float) -> Bend:
    start, end = arm.rests.elbow, arm.rests.wrist
    to = arm.joints
    length = math.dist(start, end)
    shorter = math.dist(to.elbow, to.wrist) / length
    old, new = _direction(start, end), _direction(to.elbow, to.wrist)

    def bend(x: Values, y: Values) -> tuple[Values, Values]:
        dx, dy = x - start[0], y - start[1]
        down = dx * math.cos(old) + dy * math.sin(old)
        across = dy * math.cos(old) - dx * math.sin(old)
        thin = 1 - (1 - narrow) * np.clip(down / length, 0.0, 1.0)
        across, down = across * thin, down * np.where(down > 0, shorter, 1.0)
        return (
            to.elbow[0] + down * math.cos(new) - across * math.sin(new),
            to.elbow[1] + down * math.sin(new) + across * math.cos(new),
        )

    return bend


def _cuff(arm: Arm, sleeve: Sleeve) -> str:
    start, end = arm.joints.elbow, arm.joints.wrist
    length = max(1.0, math.dist(start, end))
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    first = (end[0] - dx * 26, end[1] - dy * 26)
    last = (end[0] + dx * 4, end[1] + dy * 4)
    band = tube((first, last), (_CUFF_HALF + 2, _CUFF_HALF + 1), ends="flat")
    nx, ny = -dy * (_CUFF_HALF + 1), dx * (_CUFF_HALF + 1)
    edge = (
        f"M{first[0] - nx:.1f} {first[1] - ny:.1f} "
        f"Q{first[0] + dx * 7:.1f} {first[1] + dy * 7:.1f} {first[0] + nx:.1f} {first[1] + ny:.1f}"
    )
    return path(band, mix(sleeve.colour, sleeve.cuff, 0.6)) + line(edge, sleeve.deep, 4, 0.4)


def _direction(a: Point, b: Point) -> float:
    return math.atan2(b[1] - a[1], b[0] - a[0])
