"""The figure taken apart: what a pose moves, bends or leaves out, and what `build` puts together.

Every part is SVG in figure coordinates (`anchors`) and stands alone: it brings the paints it needs,
with ids that no other part has. `pose` bends parts for a turned head and moves the arms.
"""

from dataclasses import dataclass, field
from typing import Literal

from limelight.adapters.embedded.illustrator.colours import darker
from limelight.adapters.embedded.illustrator.figure.hair import draw as hair
from limelight.adapters.embedded.illustrator.figure.head import (
    beard,
    brows,
    earrings,
    eyes,
    glasses,
    mouth,
    skin,
)
from limelight.adapters.embedded.illustrator.figure.headwear import draw as headwear
from limelight.adapters.embedded.illustrator.figure.wear import draw
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.generation.schemas import Expression
from limelight.renders.stage.schemas import EyeState, Mouth, Viseme

_BARE = ("bald", "buzz", "receding", "mohawk")
MOUTH, EYES, BROWS = "<!--mouth-->", "<!--eyes-->", "<!--brows-->"


@dataclass(frozen=True)
class Sleeve:
    """What covers an arm, for poses that draw arms of their own.

    `reach` says how far down: nothing, to above the elbow, to the wrist. Colours are `#rrggbb`.
    """

    reach: Literal["none", "short", "long"]
    colour: str
    light: str
    deep: str
    cuff: str


@dataclass(frozen=True)
class Parts:
    """One character's parts in one expression, from far to near within head and body.

    The head is `ears`, `skin`, `under` (short hair and beard beneath the mouth), the mouth,
    `beard`, the eyes, the brows, `temples` (of the glasses), `hair`, `glasses`, `headwear` and
    `earrings`; behind the body lies `rear`. `nape` is the colour of what covers the back of the
    head behind the ears, seen when it turns; empty is bare skin. The body is `back` (hood, collar
    behind the neck), `neck`, `trunk`, `arms` (picture left and right, hanging) and `collar` (what
    lies over trunk and arms); `paints` are the definitions they share.
    """

    rear: str
    paints: str
    back: str
    neck: str
    trunk: str
    arms: tuple[str, str]
    collar: str
    ears: str
    skin: str
    under: str
    beard: str
    temples: str
    hair: str
    glasses: str
    headwear: str
    earrings: str
    nape: str
    mouth: Mouth
    resting: Viseme
    eyes: dict[EyeState, str]
    brows: str
    sleeve: Sleeve
    identity: dict[str, str] = field(default_factory=dict)

    @property
    def head(self) -> str:
        """The head with the markers where mouth, eyes and brows go."""
        lower = (self.ears, self.skin, self.under, MOUTH, self.beard)
        return "".join((*lower, EYES, BROWS, self.temples, self.hair, self.worn))

    @property
    def worn(self) -> str:
        """What is put on the head."""
        return self.glasses + self.headwear + self.earrings

    @property
    def body(self) -> str:
        """Neck, trunk and hanging arms."""
        return "".join((self.paints, self.back, self.neck, self.trunk, *self.arms, self.collar))


def draw_parts(look: Look, expression: Expression) -> Parts:
    """The parts of `look`; equal looks and expressions give equal parts."""
    under, over = beard.draw_beard(look)
    hat = headwear.draw_headwear(look)
    tress = headwear.hair_beneath(hair.draw_hair(look), hat)
    body = draw.dress(look)
    cloth = body.worn.cloth
    return Parts(
        rear=hat.rear + tress.rear,
        paints=body.paints,
        back=body.back,
        neck=body.neck,
        trunk=body.trunk,
        arms=body.arms,
        collar=body.collar + hat.collar,
        ears="" if look.headwear == "hijab" else skin.draw_ears(look),
        skin=skin.draw_skin(look, tress.shadow),
        under=tress.under + under,
        beard=over,
        temples=glasses.draw_temples(look),
        hair=tress.front,
        glasses=glasses.draw_glasses(look),
        headwear=hat.front,
        earrings="" if look.headwear == "hijab" else earrings.draw_earrings(look),
        nape=_nape(look),
        mouth=mouth.build_mouth(look, expression),
        resting=mouth.resting(expression),
        eyes=eyes.build_eyes(look, expression),
        brows=brows.draw_brows(look, expression),
        sleeve=Sleeve(body.worn.reach, cloth.base, cloth.light, cloth.deep, cloth.tint),
        identity=look.identity(),
    )


def _nape(look: Look) -> str:
    """What covers the back of the head behind the ears."""
    if look.headwear in ("hijab", "head_wrap"):
        return darker(look.headwear_colour, 0.3)
    return "" if look.hair in _BARE else darker(look.hair_colour, 0.22)
