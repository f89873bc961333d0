"""A whole `Figure` from a look: its parts in their order, and the places of what talks."""

from limelight.adapters.embedded.illustrator.figure import anchors
from limelight.adapters.embedded.illustrator.figure.head import eyes, mouth
from limelight.adapters.embedded.illustrator.figure.parts import draw_parts
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.generation.schemas import Expression
from limelight.renders.stage.schemas import Figure

EYE_LINE = anchors.EYE_LINE
MIDDLE = anchors.MIDDLE
CHIN = anchors.CHIN
FACE = anchors.FACE


def build_figure(look: Look, expression: Expression, place: tuple[float, float, float]) -> Figure:
    """The figure of `look`, placed by (x, y, scale) on the stage."""
    x, y, scale = place
    parts = draw_parts(look, expression)
    return Figure(
        x=x,
        y=y,
        scale=scale,
        box=anchors.WHOLE,
        rear=parts.rear,
        body=parts.body,
        head=parts.head,
        mouth=parts.mouth,
        eyes=dict(parts.eyes),
        brows=parts.brows,
        mouth_box=mouth.BOX,
        eyes_box=eyes.BOX,
        neck_x=anchors.NECK[0],
        neck_y=anchors.NECK[1],
        resting=parts.resting,
        identity=parts.identity,
    )
