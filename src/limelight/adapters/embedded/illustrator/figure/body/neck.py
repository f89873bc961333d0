"""The neck and the bare skin at its base."""

from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.head.shape import aged
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.figure.tones import Tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import linear_at, mirrored, num, path, symmetric

_HALF = (
    "L334.5 540 L334.5 640 C333 664 318 682 282 696 C262 704 250 740 250 800 L250 880 L384.5 880"
)
_SHADE = "M334 560 C350 640 419 640 435 560 L435 628 C424 668 345 668 334 628Z"


def draw_neck(look: Look, t: Tones) -> str:
    """Neck and chest in the average build, with what the head throws on them."""
    old = aged(look).neck
    out = f"<defs>{_paint(t)}</defs>" + path(symmetric((MIDDLE, 540), _HALF, MIDDLE), "url(#fb-n)")
    out += path(_SHADE, t.deep, 0.34)
    bone = path(crease((288, 728), (336, 716), (370, 736), 2.2), t.deep, 0.26)
    cord = path(crease((350, 646), (362, 684), (377, 716), 2.0), t.deep, 0.16 + 0.16 * old)
    out += bone + cord + mirrored(bone + cord, MIDDLE)
    out += path("M373 720 C380 732 389 732 396 720 L391 740 H378Z", t.shade, 0.5)
    if look.gender == "man":
        out += path("M377 652 C382 646 387 646 392 652 C390 664 379 664 377 652Z", t.deep, 0.16)
    if old > 0.05:
        rows = "".join(
            crease((346, y), (MIDDLE, y + 13), (423, y), 2.0)
            for y in (648, 668, 688)[: 1 + round(2 * old)]
        )
        out += path(rows, t.deep, float(num(0.14 + 0.22 * old)))
    return out


def _paint(t: Tones) -> str:
    return linear_at("fb-n", (0, 560, 0, 760), (0, t.shade), (0.42, t.base), (1, t.base))
