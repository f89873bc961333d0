"""A whole `Figure` from an appearance: parts in their order, with the places where the talking
parts go.
"""

from limelight.adapters.embedded.illustrator.figure import clothes, eyes, face, hair, mouth
from limelight.adapters.embedded.illustrator.figure.look import Look
from limelight.generation.schemas import Box, Expression
from limelight.renders.stage.schemas import Figure

EYE_LINE = 405.0
MIDDLE = 384.5
CHIN = 591.0
FACE = Box(x=186, y=140, width=397, height=452)
_BOX = Box(x=40, y=-20, width=689, height=clothes.BOTTOM + 20)


def build_figure(look: Look, expression: Expression, place: tuple[float, float, float]) -> Figure:
    """The figure of `look`, placed by (x, y, scale) on the stage."""
    x, y, scale = place
    return Figure(
        x=x,
        y=y,
        scale=scale,
        box=_BOX,
        rear=f"<defs>{hair.hair_defs(look, 'fr')}</defs>{hair.draw_rear(look, 'fr')}",
        body=clothes.draw_body(look),
        head=_head(look, expression),
        mouth=mouth.build_mouth(look.skin, look.gender, expression),
        eyes=eyes.build_eyes(look, expression),
        brows=face.draw_brows(look, expression),
        mouth_box=mouth.BOX,
        eyes_box=eyes.BOX,
        neck_x=MIDDLE,
        neck_y=640.0,
        resting=mouth.resting(expression),
        identity=look.identity(),
    )


def _head(look: Look, expression: Expression) -> str:
    under, over = face.draw_beard(look, "url(#ft-top)")
    return "".join(
        (
            f"<defs>{hair.hair_defs(look, 'ft')}</defs>",
            face.draw_skin(look),
            hair.draw_under(look),
            under,
            "<!--mouth-->",
            over,
            "<!--eyes-->",
            "<!--brows-->",
            hair.draw_front(look, "ft"),
            face.draw_glasses(look),
        )
    )
