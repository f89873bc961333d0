"""A figure seen three-quarters: its parts bent over the surfaces of a turned head and body."""

from dataclasses import replace

import numpy as np

from limelight.adapters.embedded.illustrator.bending import WHOLE_CURVES, bend_drawing
from limelight.adapters.embedded.illustrator.colours import darker
from limelight.adapters.embedded.illustrator.curves import Bend, Values
from limelight.adapters.embedded.illustrator.figure import anchors
from limelight.adapters.embedded.illustrator.figure.parts import Parts
from limelight.adapters.embedded.illustrator.figure.pose.surfaces import Knots, Turn, knots, moved
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import num, path, rect
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import EyeState, Mouth

_MIDDLE = anchors.MIDDLE
_HANGS, _SCARF_HANGS = 470.0, 650.0
_LIPS = 520.0
_SHORT_TO, _HAT_TOP = 520.0, 100.0
_NAPE = (
    "M300 190 C220 200 196 300 204 390 C207 430 216 468 234 486 C250 488 262 460 262 404 "
    "C262 350 270 300 300 190Z"
)


def turned(parts: Parts, look: Look, turn: Turn) -> Parts:
    """The same figure turned to one side.

    Who it is does not change; the eyes keep looking at the viewer.
    """
    face, trunk = turn.face(), turn.trunk()
    glasses = turn.face(6.0, may_reach_out=True)
    eyes = {
        state: bend_drawing(svg, face) for state, svg in _looking_back(parts, turn.side).items()
    }
    return replace(
        parts,
        rear=bend_drawing(parts.rear, turn.rear()),
        back=bend_drawing(parts.back, trunk),
        neck=bend_drawing(parts.neck, trunk),
        trunk=bend_drawing(parts.trunk, trunk),
        arms=(bend_drawing(parts.arms[0], trunk), bend_drawing(parts.arms[1], trunk)),
        collar=bend_drawing(parts.collar, trunk),
        ears="",
        skin=_skin(parts, look, turn),
        under=bend_drawing(parts.under, face),
        beard=bend_drawing(parts.beard, face),
        temples=_near(turn, parts.temples, glasses, "t"),
        hair=_hair(turn, parts.hair),
        glasses=bend_drawing(parts.glasses, glasses),
        headwear=_headwear(turn, parts.headwear, look),
        earrings=_near(turn, parts.earrings, turn.lobe(), "e"),
        mouth=_mouth(parts.mouth, turn),
        eyes=eyes,
        brows=bend_drawing(parts.brows, turn.face(4.0)),
    )


def half_widths(skin: str) -> Knots:
    """Half the width of a face by height, measured on its drawing."""
    box = anchors.FACE
    alpha = raster(skin, box, round(box.width / 2))[..., 3] > 127
    step_x, step_y = box.width / alpha.shape[1], box.height / alpha.shape[0]
    rows = np.flatnonzero(alpha.any(1))
    last = alpha.shape[1] - np.argmax(alpha[:, ::-1], axis=1)
    return knots(
        *((box.y + (row + 0.5) * step_y, box.x + last[row] * step_x - _MIDDLE) for row in rows)
    )


def _hair(turn: Turn, hair: str) -> str:
    """Hair before the ears; what ends above the chin is short."""
    return bend_drawing(hair, turn.dome(_HANGS, is_short=_extent(hair)[1] < _SHORT_TO))


def _headwear(turn: Turn, worn: str, look: Look) -> str:
    """Headwear is a dome as high as itself; a scarf lies on the shoulders."""
    if not worn:
        return ""
    hangs = _SCARF_HANGS if look.headwear == "hijab" else _HANGS
    top = max(20.0, min(_HAT_TOP, _extent(worn)[0]))
    return bend_drawing(worn, turn.dome(hangs, is_short=False, top=top))


def _near(turn: Turn, pair: str, bend: Bend, key: str) -> str:
    """The near one of a pair (earrings, temples of glasses); the head hides the far one."""
    if not pair:
        return ""
    x = -200.0 if turn.side > 0 else _MIDDLE
    half = rect(x, 200, _MIDDLE + 200, 700, "#000000")
    clip = f'<defs><clipPath id="pt-{key}">{half}</clipPath></defs>'
    return bend_drawing(f'{clip}<g clip-path="url(#pt-{key})">{pair}</g>', bend)


def _extent(drawing: str) -> tuple[float, float]:
    """The highest and the lowest point of a drawing's outlines."""
    found = [1e6, -1e6]

    def look_at(x: Values, y: Values) -> tuple[Values, Values]:
        found[0], found[1] = min(found[0], float(y.min())), max(found[1], float(y.max()))
        return x, y

    bend_drawing(drawing, look_at, WHOLE_CURVES)
    return found[0], found[1]


def _looking_back(parts: Parts, side: int) -> dict[EyeState, str]:
    """The eyes of a turned head: at rest they look at the viewer, not along the nose."""
    towards: EyeState = "left" if side > 0 else "right"
    away: EyeState = "right" if side > 0 else "left"
    return {**parts.eyes, "open": parts.eyes[towards], away: parts.eyes["open"]}


def _skin(parts: Parts, look: Look, turn: Turn) -> str:
    under = ""
    if look.headwear == "hijab":
        deep = darker(look.headwear_colour, 0.45)
        under = path("M384 200 C230 200 214 420 250 560 C310 640 490 640 530 560 C552 420 530 200 "
                     "384 200Z", deep)  # fmt: skip
    head = bend_drawing(parts.skin, turn.face(10.0))
    nape = path(_NAPE, parts.nape) if parts.nape else ""
    ear = bend_drawing(parts.ears, turn.ear())
    return _sided(under, turn) + head + _sided(nape, turn) + ear


def _sided(drawing: str, turn: Turn) -> str:
    """A drawing made for a turn to the right, as it is for this turn."""
    if turn.side > 0:
        return drawing
    return bend_drawing(drawing, lambda x, y: (2 * _MIDDLE - x, y), WHOLE_CURVES)


def _mouth(mouth: Mouth, turn: Turn) -> Mouth:
    bend = turn.face()
    left, middle, right = (moved(bend, (_MIDDLE + x, _LIPS))[0] for x in (-45, 0, 45))
    across = (right - left) / 90
    matrix = f"matrix({num(across)} 0 0 1 {num(middle - across * _MIDDLE)} 0)"
    return mouth.model_copy(update={"template": f'<g transform="{matrix}">{mouth.template}</g>'})
