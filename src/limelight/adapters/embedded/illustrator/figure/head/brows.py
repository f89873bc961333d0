"""The brows: one shape, moved by the expression and weighed by face, gender and age."""

from limelight.adapters.embedded.illustrator.colours import mix
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.head.shape import aged
from limelight.adapters.embedded.illustrator.figure.tones import tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import line, mirrored, num, path
from limelight.generation.schemas import Expression

# How far the inner end, the arch and the outer end move down, for the left and the right brow.
_MOODS: dict[Expression, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "neutral": ((0, 0, 0), (0, 0, 0)),
    "happy": ((-4, -6, -2), (-4, -6, -2)),
    "warm": ((-6, -3, 3), (-6, -3, 3)),
    "surprised": ((-20, -25, -16), (-20, -25, -16)),
    "thoughtful": ((7, 4, 3), (-9, -19, -10)),
    "concerned": ((-17, -3, 9), (-17, -3, 9)),
    "excited": ((-14, -18, -9), (-14, -18, -9)),
    "playful": ((5, 3, 1), (-11, -21, -11)),
}
_THICK = {"woman": 12.5, "man": 18.5, "nonbinary": 15.5}


def draw_brows(look: Look, expression: Expression) -> str:
    """Both brows in their mood."""
    old = aged(look)
    thick = _THICK[look.gender] * (1 + 0.34 * look.face.brows) * (1 - 0.22 * old.brows)
    colour = mix(look.brow_colour, look.skin, 0.18 * old.brows)
    left, right = _MOODS[expression]
    brow = path(_brow(left, thick, look.gender), colour)
    right_brow = path(_brow(right, thick, look.gender), colour)
    return brow + mirrored(right_brow, MIDDLE) + _slit(look, left, thick)


def _brow(mood: tuple[float, float, float], thick: float, gender: str) -> str:
    inner, arch, outer = mood
    flat = {"woman": 0.0, "man": 5.0, "nonbinary": 2.5}[gender]
    y_in, y_arch, y_out = 339 + inner, 328 + arch + flat, 350 + outer - flat * 0.6
    top, low = y_arch - thick * 0.42, y_arch + thick * 0.58
    return (
        f"M345 {num(y_in - thick * 0.05)} C335 {num(y_in - thick * 0.62)} 320 {num(top)} 298 "
        f"{num(top)} C278 {num(top)} 262 {num(y_out - 13)} 253 {num(y_out)} "
        f"C270 {num(y_out - 10)} 284 {num(low)} 300 {num(low)} "
        f"C318 {num(low)} 332 {num(y_in + thick * 0.42)} 341 {num(y_in + thick * 0.62)} "
        f"C348 {num(y_in + thick * 0.6)} 350 {num(y_in + thick * 0.2)} 345 "
        f"{num(y_in - thick * 0.05)}Z"
    )


def _slit(look: Look, mood: tuple[float, float, float], thick: float) -> str:
    """A slit shaved through the left brow."""
    if "brow_slit" not in look.marks:
        return ""
    top, low = 326 + mood[1] - thick * 0.5, 348 + mood[1] + thick * 0.4
    return line(f"M276 {num(top)}L268 {num(low)}", tones(look).base, 5)
