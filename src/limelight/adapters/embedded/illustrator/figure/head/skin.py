"""The skin of the head: ears, face, modelling of the light, nose, cheeks."""

import functools

from limelight.adapters.embedded.illustrator.bending import WHOLE_CURVES, bend_drawing
from limelight.adapters.embedded.illustrator.curves import each
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.head import lines, marks
from limelight.adapters.embedded.illustrator.figure.head.shape import OUTLINE, aged, shape_of
from limelight.adapters.embedded.illustrator.figure.tones import Tones, tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    linear_at,
    mirrored,
    num,
    path,
    radial,
)

_EAR = "M230 392 C212 372 190 380 191 408 C192 436 204 470 222 478 C234 482 236 462 233 440Z"
_CONCHA = (
    "M222 402 C208 392 200 400 202 418 C204 432 210 444 216 450 C222 448 216 440 217 432 "
    "C210 424 212 408 222 402Z"
)


def draw_ears(look: Look) -> str:
    """Both ears, a little longer in old age; they lie behind the face."""
    t = tones(look)
    one = path(_EAR, "url(#fa-s)") + path(_CONCHA, t.ear, 0.55)
    one += line("M221 470 C216 466 210 456 206 446", t.light, 3, 0.25)
    grow = (1.04 if look.gender == "man" else 0.97) * (1 + 0.12 * aged(look).ears)
    placed = group(group(one, -226, -428), 226, 428, grow)
    paint = linear_at("fa-s", (0, 380, 0, 480), (0, t.base), (1, t.shade))
    return f"<defs>{paint}</defs>" + placed + mirrored(placed, MIDDLE)


@functools.lru_cache(maxsize=64)
def draw_skin(look: Look, shadow: str) -> str:
    """The face without eyes, brows and mouth.

    `shadow` is path data of what lies on the forehead (hair, a hat); its shade falls on the skin.
    """
    t, shape = tones(look), shape_of(look)
    defs = (
        linear_at("fh-s", (0, 150, 0, 604), (0, t.light), (0.30, t.base), (0.72, t.base),
                  (1, t.shade))
        + radial("fh-b", (0, t.blush, t.blush_strength), (0.45, t.blush, t.blush_strength * 0.62),
                 (1, t.blush, 0))
        + radial("fh-g", (0, t.light, 0.5), (1, t.light, 0))
        + linear_at("fh-r", (384, 0, 560, 0), (0, t.shade, 0), (0.55, t.shade, 0.16),
                    (1, t.shade, 0.55))
        + f'<clipPath id="fh-c"><path d="{OUTLINE}"/></clipPath>'
    )  # fmt: skip
    inner = path(OUTLINE, "url(#fh-r)") + _modelling(look, t)
    if shadow:
        inner += group(path(shadow, t.deep, 0.26), 3, 15) + group(path(shadow, t.shade, 0.5), 0, 7)
    drawn = f"<defs>{defs}</defs>" + path(OUTLINE, "url(#fh-s)")
    drawn += f'<g clip-path="url(#fh-c)">{inner}</g>'
    drawn += _nose(look, t) + lines.draw_lines(look, t) + marks.draw_marks(look, t)
    return bend_drawing(drawn, each(shape.move), WHOLE_CURVES)


def _modelling(look: Look, t: Tones) -> str:
    """Cheeks, temples and the light on forehead, cheekbones and chin."""
    hollow = max(0.0, -look.face.cheeks) * 0.5 + aged(look).folds * 0.35
    hollow += 0.16 if look.gender == "man" else 0.0
    out = circle(292, 474, 62, "url(#fh-b)") + circle(477, 474, 62, "url(#fh-b)")
    out += ellipse(330, 250, 90, 58, "url(#fh-g)", 0.55)
    out += ellipse(290, 438, 40, 22, "url(#fh-g)", 0.7) + ellipse(
        474, 438, 40, 22, "url(#fh-g)", 0.4
    )
    out += ellipse(MIDDLE, 578, 34, 18, "url(#fh-g)", 0.55)
    if hollow:
        side = path("M226 448 C244 470 268 500 284 552 C258 540 230 500 226 448Z", t.shade)
        both = side + mirrored(side, MIDDLE)
        out += f'<g opacity="{num(min(0.75, hollow))}">{both}</g>'
    return out


def _nose(look: Look, t: Tones) -> str:
    face = look.face
    wide = 1 + 0.26 * face.nose_width + (0.10 if look.gender == "man" else -0.02)
    wide *= 1 + 0.06 * aged(look).ears
    low = 7 * face.nose_length + (5 if look.gender == "man" else 0) + 3 * aged(look).ears
    bridge = 0.16 + 0.14 * max(0.0, face.nose_bridge) + (0.07 if look.gender == "man" else 0.0)
    side = (
        f"M397 412 C398 430 402 448 {num(396 + 20 * wide)} {num(464 + low)} "
        f"C{num(392 + 18 * wide)} "
        f"{num(474 + low)} 398 {num(474 + low)} 393 {num(468 + low)} C389 450 392 430 397 412Z"
    )
    half, y = 23 * wide, 474 + low
    base = (
        f"M{num(MIDDLE - half)} {num(y - 7)} C{num(MIDDLE - half - 3)} {num(y + 3)} "
        f"{num(MIDDLE - half + 8)} {num(y + 7)} {num(MIDDLE - 9)} {num(y + 4)} "
        f"Q{num(MIDDLE)} {num(y + 9)} {num(MIDDLE + 9)} {num(y + 4)} "
        f"C{num(MIDDLE + half - 8)} {num(y + 7)} {num(MIDDLE + half + 3)} {num(y + 3)} "
        f"{num(MIDDLE + half)} {num(y - 7)} C{num(MIDDLE + half - 6)} {num(y)} "
        f"{num(MIDDLE + 10)} {num(y - 2)} {num(MIDDLE)} {num(y + 1)} "
        f"C{num(MIDDLE - 10)} {num(y - 2)} {num(MIDDLE - half + 6)} {num(y)} "
        f"{num(MIDDLE - half)} {num(y - 7)}Z"
    )
    out = path(side, t.shade, bridge * 1.3) + path(base, t.deep, 0.62)
    if face.nose_bridge > 0.25 or look.gender == "man":
        strength = 0.10 + 0.14 * max(0.0, face.nose_bridge)
        out += line(f"M369 396 C368 420 366 440 {num(MIDDLE - half)} {num(y - 16)}", t.shade, 4,
                    strength * 2)  # fmt: skip
    out += ellipse(MIDDLE - 3, y - 15, 8.5 * wide, 8, "#fffaf0", 0.13)
    return out + line(f"M378 418 V{num(y - 30)}", t.light, 6, 0.20)
