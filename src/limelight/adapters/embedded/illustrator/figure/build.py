"""A whole `Figure` from a look: its parts in their order and pose, and the places of what talks."""

from dataclasses import replace

from limelight.adapters.embedded.illustrator.curves import Bend
from limelight.adapters.embedded.illustrator.figure import anchors
from limelight.adapters.embedded.illustrator.figure.head import eyes, mouth
from limelight.adapters.embedded.illustrator.figure.parts import Parts, draw_parts
from limelight.adapters.embedded.illustrator.figure.pose import gestures, lower, posing, turning
from limelight.adapters.embedded.illustrator.figure.pose.joints import Room
from limelight.adapters.embedded.illustrator.figure.pose.pose import FRONT, SIDES, Pose
from limelight.adapters.embedded.illustrator.figure.pose.posing import Body, Posed
from limelight.adapters.embedded.illustrator.figure.pose.surfaces import Turn
from limelight.adapters.embedded.illustrator.figure.styles.finish import finished
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.generation.schemas import Expression
from limelight.renders.stage.schemas import Figure

EYE_LINE = anchors.EYE_LINE
MIDDLE = anchors.MIDDLE
CHIN = anchors.CHIN
FACE = anchors.FACE
_ANYWHERE = Room(-1000.0, 1800.0, 724.0, 835.0, 1600.0)


def build_figure(
    look: Look,
    expression: Expression,
    place: tuple[float, float, float],
    pose: Pose = FRONT,
    style: str = "toon",
) -> Figure:
    """The figure of `look` in a pose, placed by (x, y, scale) on the stage, in a drawing style."""
    x, y, scale = place
    posed, turn = pose_figure(look, expression, pose)
    posed = finished(posed, style)
    parts = posed.parts
    return Figure(
        x=x,
        y=y,
        scale=scale,
        box=anchors.WHOLE,
        rear=parts.rear,
        body=parts.body,
        head=parts.head,
        front=posed.front,
        limbs=posed.limbs,
        mouth=parts.mouth,
        eyes=dict(parts.eyes),
        brows=parts.brows,
        mouth_box=turn.box(mouth.BOX) if turn else mouth.BOX,
        eyes_box=turn.box(eyes.BOX) if turn else eyes.BOX,
        neck_x=anchors.NECK[0],
        neck_y=anchors.NECK[1],
        resting=parts.resting,
        identity={**parts.identity, "style": style},
    )


def pose_figure(look: Look, expression: Expression, pose: Pose) -> tuple[Posed, Turn | None]:
    """The parts of a look in a pose with their arms, and the turn of the head, if any."""
    parts = seen = draw_parts(look, expression)
    side = SIDES[pose.turn]
    turn = Turn(side, turning.half_widths(parts.skin)) if side else None
    if turn:
        parts = turning.turned(parts, look, turn)
    trunk = turn.trunk() if turn else None
    if pose.extent == "whole":
        parts = _standing(parts, look, trunk)
    wish = gestures.Wish(
        gesture=pose.gesture,
        side=pose.side,
        room=pose.room or _ANYWHERE,
        shows_arms=pose.extent == "whole",
        rests_clasped=pose.rests_clasped,
        target=pose.target,
        grip=pose.held.grip if pose.held else "cupping",
    )
    body = Body(look, seen, trunk)
    held = pose.held.svg if pose.held else ""
    return posing.pose_arms(parts, gestures.plan(wish), body, held), turn


def _standing(parts: Parts, look: Look, trunk: Bend | None) -> Parts:
    """The parts with legs, the trunk cut at its hem."""
    below = lower.draw_lower(look, trunk)
    clip = f'<defs><clipPath id="pl-h">{below.clip}</clipPath></defs>'
    cut = f'{clip}<g clip-path="url(#pl-h)">{parts.trunk}</g>{below.skirt}'
    return replace(parts, back=below.legs + parts.back, trunk=cut)
