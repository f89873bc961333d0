"""Arms put on a figure: what is drawn on the body, what lies before it and what moves."""

import math
import re
from dataclasses import dataclass, replace

from limelight.adapters.embedded.illustrator.curves import Bend, Point
from limelight.adapters.embedded.illustrator.figure.body.build import build_of
from limelight.adapters.embedded.illustrator.figure.parts import Parts
from limelight.adapters.embedded.illustrator.figure.pose import arms, gestures, joints
from limelight.adapters.embedded.illustrator.figure.pose.arms import Arm
from limelight.adapters.embedded.illustrator.figure.pose.gestures import Motion, Reach
from limelight.adapters.embedded.illustrator.figure.pose.hands import Flesh, draw_hand
from limelight.adapters.embedded.illustrator.figure.tones import tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.generation.schemas import Box
from limelight.renders.stage.schemas import Limb

_WRIST_HALF, _HAND_HALF, _HAND_LENGTH = 40.0, 74.0, 190.0
_ID = re.compile(r'(\bid="|url\(#)')


@dataclass(frozen=True)
class Posed:
    """A figure's parts without the arms that act; `front` lies before them, `limbs` move; `hands`
    are the places of hands in figure units.
    """

    parts: Parts
    front: str = ""
    limbs: tuple[Limb, ...] = ()
    hands: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Body:
    """What arms are put on: a look, its parts seen from the front, and how its trunk is turned."""

    look: Look
    parts: Parts
    trunk: Bend | None

    @property
    def flesh(self) -> Flesh:
        """The colours of its hands."""
        t = tones(self.look)
        return Flesh.of(t.base, t.deep, self.look.age_years)

    def arm(self, reach: Reach) -> Arm:
        """An arm of it that reaches."""
        drawing = self.parts.arms[0 if reach.side < 0 else 1]
        rests = joints.hanging(build_of(self.look), reach.side, drawing, self.parts.paints)
        return Arm(
            drawing=drawing,
            rests=rests.joints,
            joints=joints.reaching(
                rests.joints,
                reach.wrist,
                reach.side,
                (reach.least_aside, reach.most_aside),
                self.trunk,
            ),
            elbow_half=rests.elbow_half,
            wrist_half=rests.wrist_half,
            hand_degrees=reach.hand_degrees,
            is_mirrored=reach.is_mirrored,
            key="pal" if reach.side < 0 else "par",
        )


def pose_arms(parts: Parts, plan: gestures.Plan, body: Body, held: str = "") -> Posed:
    """The parts with the arms of a plan; arms that do nothing hang as they are."""
    if plan.are_clasped:
        return _clasped(parts, plan.at, body)
    upper: dict[int, str] = {}
    front, limbs, places = "", [], []
    for reach in plan.arms:
        arm = body.arm(reach)
        upper[reach.side] = arms.draw_upper(arm)
        hand = draw_hand(reach.shape, body.flesh, arm.key)
        svg = _forearm(parts, arm) + arms.draw_hand(arm, hand, held if reach.holds else "")
        if reach.motion.is_still:
            front += svg
        else:
            limbs.append(_limb(svg, arm.joints.elbow, reach.motion))
        places.append(_hand_box(arm))
    return Posed(_with_arms(parts, upper), front=front, limbs=tuple(limbs), hands=tuple(places))


def _forearm(parts: Parts, arm: Arm) -> str:
    """A forearm with paints of its own: it is drawn apart from the body it belongs to."""
    drawn = parts.paints + arms.draw_fore(arm, parts.sleeve)
    return _ID.sub(rf"\g<1>{arm.key}-", drawn)


def _limb(svg: str, joint: Point, motion: Motion) -> Limb:
    return Limb(
        svg=svg,
        joint_x=round(joint[0], 2),
        joint_y=round(joint[1], 2),
        swing_degrees=motion.swing_degrees,
        swing_hz=motion.swing_hz,
        is_in_bouts=motion.is_in_bouts,
        lift_degrees=motion.lift_degrees,
    )


def _hand_box(arm: Arm) -> Box:
    """Where a hand lies, generously."""
    turn = math.radians(arm.hand_degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    x, y = arm.joints.wrist
    corners = [
        (x + across * cos - up * sin, y + across * sin + up * cos)
        for half, up in ((_WRIST_HALF, 0.0), (_HAND_HALF, -_HAND_LENGTH))
        for across in (-half, half)
    ]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, low = min(y for _, y in corners), max(y for _, y in corners)
    return Box(x=left, y=top, width=right - left, height=low - top)


def _with_arms(parts: Parts, drawn: dict[int, str]) -> Parts:
    """The parts with these upper arms instead of the hanging arms of their sides."""
    return replace(parts, arms=(drawn.get(-1, parts.arms[0]), drawn.get(1, parts.arms[1])))


def _clasped(parts: Parts, at: Point, body: Body) -> Posed:
    upper, fore = {}, ""
    for side in (-1, 1):
        reach = Reach(side, (at[0] + side * 66, at[1] - 20), "clasped", most_aside=40.0)
        arm = body.arm(reach)
        upper[side] = arms.draw_upper(arm)
        fore += _forearm(parts, arm)
    hand = draw_hand("clasped", body.flesh, "pac")
    placed = f'<g transform="translate({at[0]:.2f} {at[1]:.2f})">{hand.back}</g>'
    box = Box(x=at[0] - 96, y=at[1] - 74, width=192, height=130)
    return Posed(_with_arms(parts, upper), front=fore + placed, hands=(box,))
