"""What arms do in a gesture: where wrists go, which hand is shown, how it moves while talking.

Hands keep clear of the face and of the captions: a raised hand stands beside the head, above the
captions' band; a hand at rest lies below it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure import anchors
from limelight.adapters.embedded.illustrator.figure.pose.hands import Shape
from limelight.adapters.embedded.illustrator.figure.pose.joints import Room
from limelight.generation.schemas import Gesture

_ABOVE_BAND = 14.0
_BESIDE_FACE = 306.0
# Between which heights hanging hands lie, and how low captions must begin for hands on the hips.
_HANDS_TOP, _HANDS_LOW, _HIP_ROOM = 1250.0, 1440.0, 1070.0
# How much room a pointing hand needs between captions and ledge; else it points up.
_POINTING_TALL = 66.0
# As low as a pointing arm reaches.
_LOWEST = 1210.0
_BEFORE_THING, _FAR_REACH = 318.0, 120.0
_RAISED, _OPEN_LOW, _THINKING = 716.0, 900.0, 642.0


@dataclass(frozen=True)
class Motion:
    """How a forearm moves in a talking shot; see `renders.stage.schemas.Limb`."""

    swing_degrees: float = 0.0
    swing_hz: float = 0.0
    is_in_bouts: bool = False
    lift_degrees: float = 0.0

    @property
    def is_still(self) -> bool:
        """Whether the forearm only moves with the body."""
        return self.swing_degrees == 0 and self.lift_degrees == 0


@dataclass(frozen=True)
class Reach:
    """One arm of a gesture. Degrees turn the upright hand clockwise; a hand is mirrored so that its
    thumb is on the right. The elbow lies between `least_aside` and `most_aside` outside the
    shoulder.
    """

    side: int
    wrist: Point
    shape: Shape
    hand_degrees: float = 0.0
    is_mirrored: bool = False
    most_aside: float = 74.0
    least_aside: float = 0.0
    motion: Motion = Motion()
    holds: bool = False


@dataclass(frozen=True)
class Plan:
    """The arms that do something; `are_clasped` lays both hands into each other at `at`."""

    arms: tuple[Reach, ...] = ()
    are_clasped: bool = False
    at: Point = (anchors.MIDDLE, 1170.0)


@dataclass(frozen=True)
class Wish:
    """What is asked of the arms: which side acts, in which room, and what they point at or hold."""

    gesture: Gesture
    side: int
    room: Room
    shows_arms: bool = False
    rests_clasped: bool = True
    target: Point | None = None
    grip: Shape = "cupping"


def plan(wish: Wish) -> Plan:
    """The arms of a gesture. Where the picture shows both arms, the one that does nothing hangs;
    without a gesture both hands are clasped or hang.
    """
    if wish.gesture != "none":
        acting = _PLANS[wish.gesture](wish)
        return _completed(acting, wish.room) if wish.shows_arms else acting
    if not wish.shows_arms:
        return Plan()
    at = _lap(wish.room) if wish.rests_clasped else None
    return Plan(are_clasped=True, at=(anchors.MIDDLE, at)) if at else _completed(Plan(), wish.room)


def _lap(room: Room) -> float | None:
    """How low clasped hands lie: below the captions or above them; None where neither will do."""
    below = max(1150.0, room.band_bottom + 76)
    above = min(1130.0, room.band_top - 72)
    if below <= min(1236.0, room.floor - 60):
        return below
    return above if above >= 1030.0 else None


def _completed(acting: Plan, room: Room) -> Plan:
    """A plan with the arms that do nothing at the sides: hanging, or where the captions would lie
    on the hands, on the hips.
    """
    busy = {reach.side for reach in acting.arms}
    band_top, band_bottom = room.band_top, room.band_bottom
    is_covered = band_top < _HANDS_LOW and band_bottom > _HANDS_TOP
    if is_covered and band_top > _HIP_ROOM:
        idle = [_on_hip(side, min(1080.0, band_top - 76)) for side in (-1, 1) if side not in busy]
    else:
        idle = [_hanging(side) for side in (-1, 1) if side not in busy]
    return Plan((*idle, *acting.arms))


def _on_hip(side: int, y: float) -> Reach:
    return Reach(
        side, (anchors.MIDDLE + side * 250, y), "relaxed", hand_degrees=-side * 118.0,
        is_mirrored=side < 0, most_aside=134.0, least_aside=134.0,
    )  # fmt: skip


def _hanging(side: int) -> Reach:
    return Reach(
        side, (anchors.MIDDLE + side * 226, 1262.0), "relaxed", hand_degrees=180 - side * 7.0,
        is_mirrored=side > 0, most_aside=20.0,
    )  # fmt: skip


def _raised(wish: Wish, side: int, shape: Shape) -> Reach:
    """A hand beside the face, above the captions."""
    wide = wish.room.side(side) > 480
    x = anchors.MIDDLE + side * (_BESIDE_FACE + (26 if wide else 0))
    y = min(wish.room.band_top - _ABOVE_BAND, _RAISED)
    return Reach(
        side, (wish.room.within(x, 84), y), shape, hand_degrees=side * 7.0, is_mirrored=side < 0,
        most_aside=130.0 if wide else 74.0,
    )  # fmt: skip


def _wave(wish: Wish) -> Plan:
    motion = Motion(swing_degrees=8.0, swing_hz=1.15, is_in_bouts=True)
    return Plan((replace(_raised(wish, wish.side, "palm"), motion=motion),))


def _open(wish: Wish) -> Plan:
    low = _OPEN_LOW if wish.shows_arms else _RAISED
    y = min(wish.room.band_top - _ABOVE_BAND, low)
    aside = 300.0 if wish.shows_arms else 278.0

    def arm(side: int) -> Reach:
        x = wish.room.within(anchors.MIDDLE + side * aside, 104)
        tilt = 38.0 if wish.shows_arms and wish.room.side(side) > 480 else 16.0
        return Reach(
            side, (x, y), "palm", hand_degrees=side * tilt, is_mirrored=side > 0,
            most_aside=60.0, motion=Motion(0.9, 0.31, lift_degrees=side * 6.0),
        )  # fmt: skip

    return Plan((arm(-1), arm(1)))


def _hold(wish: Wish) -> Plan:
    arm = _raised(wish, wish.side, wish.grip)
    motion = Motion(0.8, 0.27, lift_degrees=wish.side * 2.2)
    return Plan((replace(arm, hand_degrees=wish.side * 3.0, motion=motion, holds=True),))


def _think(wish: Wish) -> Plan:
    y = min(wish.room.band_top - 4, _THINKING)
    return Plan((
        Reach(
            wish.side, (anchors.MIDDLE + wish.side * 200, y), "thinking",
            hand_degrees=wish.side * -25.0, is_mirrored=wish.side < 0, most_aside=84.0,
        ),
    ))  # fmt: skip


def _point(wish: Wish) -> Plan:
    room = wish.room
    if wish.target is not None and room.floor - 40 >= room.band_bottom + _POINTING_TALL:
        return _point_at(wish, wish.target)
    motion = Motion(0.8, 0.29, lift_degrees=wish.side * -5.0)
    return Plan((replace(_raised(wish, wish.side, "pointing_up"), motion=motion),))


def _point_at(wish: Wish, target: Point) -> Plan:
    """Below the captions: the arm of the other side reaches across, or that of the same side out to
    a thing that is far away.
    """
    towards = 1 if target[0] > anchors.MIDDLE else -1
    ahead = (target[0] - anchors.MIDDLE) * towards - _BEFORE_THING
    is_far = ahead > _FAR_REACH
    side = towards if is_far else -towards
    out = max(-70.0, min(296.0 if is_far else 40.0, ahead))
    low = min(max(wish.room.band_bottom + 84, 860.0), wish.room.floor - 40)
    if low > _LOWEST:
        low = min(_LOWEST, wish.room.band_top - 124)
    x, y = wish.room.within(anchors.MIDDLE + towards * out, 150), low
    slope = math.degrees(math.atan2(target[1] - y, max(60.0, abs(target[0] - x))))
    turn = 90 + 0.6 * max(-24.0, min(30.0, slope))
    motion = Motion(0.6, 0.3, lift_degrees=side * -3.0)
    return Plan((
        Reach(
            side, (x, y), "pointing_along", hand_degrees=towards * turn, is_mirrored=towards < 0,
            most_aside=110.0 if is_far else 40.0, motion=motion,
        ),
    ))  # fmt: skip


_PLANS: dict[Gesture, Callable[[Wish], Plan]] = {
    "wave": _wave, "point": _point, "hold": _hold, "open": _open, "think": _think,
}  # fmt: skip
