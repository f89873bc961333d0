"""Draw the pictures of empty states and problem pages with the studio's own illustrator.

`python -m tools.build_art`, or `make art`, writes them to `web/static/art` as WebP on nothing, so
that they stand on light and dark pages alike. The same program draws the same pictures.
"""

from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from limelight.adapters.embedded.illustrator.compose import compose
from limelight.adapters.embedded.illustrator.props import drawing
from limelight.generation.schemas import Appearance, Box, Expression, Gesture, ImageAsk
from limelight.renders.stage.bake import bake, canvas_of
from limelight.renders.stage.raster import raster

FOLDER = Path(__file__).parents[1] / "src" / "limelight" / "web" / "static" / "art"
WIDTH, HEIGHT = 720, 480
QUALITY = 82
_VIOLET, _PINK = "#7a4df3", "#ee5fa7"
_CENTRE, _RADIUS = (360.0, 262.0), 176.0
Pixels = NDArray[np.float32]


class Art(NamedTuple):
    """Who is seen doing what, among which things: (prop, x, y of its foot, size)."""

    who: dict[str, str]
    expression: Expression
    gesture: Gesture
    props: tuple[tuple[str, float, float, float], ...]


_MIRA = {"skin_tone": "tan", "hair_style": "bob with a fringe", "clothes": "blazer"}
_TOM = {"gender": "man", "skin_tone": "light", "hair_style": "side-parted", "beard": "stubble"}
_ADA = {"skin_tone": "deep brown", "hair_style": "afro", "clothes": "blouse"}
_RAJ = {"gender": "man", "skin_tone": "brown", "hair_style": "textured crop", "clothes": "hoodie"}
_UNA = {"skin_tone": "fair", "hair_style": "top knot", "hair_colour": "auburn", "clothes": "jumper"}

PICTURES = {
    "characters": Art(_MIRA, "happy", "wave", (
        ("identification-card", 590, 250, 92),
        ("artist-palette", 132, 372, 104),
        ("sparkles", 120, 190, 66),
    )),
    "videos": Art(_RAJ, "excited", "open", (
        ("clapper-board", 592, 340, 122),
        ("film-frames", 122, 220, 84),
        ("studio-microphone", 128, 404, 104),
    )),
    "nothing-found": Art(_ADA, "thoughtful", "think", (
        ("magnifying-glass-tilted-left", 588, 300, 122),
        ("card-index-dividers", 126, 372, 104),
    )),
    "library": Art(_UNA, "warm", "open", (
        ("camera", 590, 362, 112),
        ("card-file-box", 124, 384, 112),
        ("musical-keyboard", 118, 186, 84),
    )),
    "not-found": Art(_TOM, "surprised", "think", (
        ("world-map", 122, 366, 118),
        ("compass", 594, 262, 92),
        ("telescope", 596, 418, 100),
    )),
    "forbidden": Art(_ADA, "neutral", "open", (
        ("locked-with-key", 594, 336, 112),
        ("old-key", 124, 250, 88),
    )),
    "broken": Art(_RAJ, "concerned", "think", (
        ("toolbox", 592, 404, 118),
        ("hammer-and-wrench", 122, 262, 92),
        ("electric-plug", 134, 410, 76),
    )),
    "offline": Art(_UNA, "concerned", "none", (
        ("satellite-antenna", 594, 330, 122),
        ("electric-plug", 126, 380, 92),
        ("cloud-with-lightning", 124, 196, 92),
    )),
    "done": Art(_MIRA, "excited", "open", (
        ("party-popper", 124, 382, 112),
        ("trophy", 594, 360, 112),
        ("glowing-star", 590, 178, 64),
    )),
    "welcome": Art(_TOM, "warm", "wave", (
        ("clapper-board", 592, 388, 112),
        ("artist-palette", 126, 390, 104),
        ("studio-microphone", 120, 226, 84),
        ("sparkles", 596, 210, 66),
    )),
}  # fmt: skip


def draw(art: Art) -> Image.Image:
    """The picture, on nothing."""
    picture = _svg(_backdrop())
    figure = _figure(art)
    picture = _over(figure * _porthole()[..., None], picture)
    things = "".join(
        drawing.draw(name, (x, y, size), f"p{at}", turn=(-8, 7, 4, -5)[at])
        for at, (name, x, y, size) in enumerate(art.props)
    )
    shadows = "".join(
        f'<ellipse cx="{x}" cy="{y + 3}" rx="{size * 0.42:.1f}" ry="{size * 0.07:.1f}" '
        f'fill="{_VIOLET}" opacity=".22"/>'
        for _, x, y, size in art.props
    )
    return _image(_over(_svg(shadows + things), picture))


def _backdrop() -> str:
    (x, y), radius = _CENTRE, _RADIUS
    defs = (
        '<defs><linearGradient id="disc" x1="0" y1="0" x2="1" y2="1">'
        f'<stop stop-color="{_VIOLET}"/><stop offset="1" stop-color="{_PINK}"/></linearGradient>'
        '<linearGradient id="beam" x1="0" y1="0" x2="0" y2="1">'
        f'<stop stop-color="{_VIOLET}" stop-opacity=".34"/>'
        f'<stop offset="1" stop-color="{_PINK}" stop-opacity="0"/></linearGradient></defs>'
    )
    beams = "".join(f'<path d="M{x} 0 {x - 115} 430h230Z" fill="url(#beam)"/>' for x in (150, 570))
    return (
        f'{defs}{beams}<ellipse cx="{x}" cy="448" rx="300" ry="24" fill="{_VIOLET}" opacity=".16"/>'
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="url(#disc)"/>'
        f'<circle cx="{x}" cy="{y}" r="{radius + 13}" fill="none" stroke="{_VIOLET}" '
        'stroke-width="2" stroke-dasharray="3 11" stroke-linecap="round" opacity=".55"/>'
    )


def _figure(art: Art) -> Pixels:
    """The figure alone, lit as on a stage, in the middle of the picture."""
    ask = ImageAsk(
        prompt="-",
        width_px=620,
        height_px=560,
        appearance=Appearance.model_validate(art.who),
        expression=art.expression,
        gesture=art.gesture,
        placement="bust",
        setting="abstract",
        daylight="day",
    )
    stage = compose(ask).model_copy(update={"back": (), "front": ()})
    baked = bake(stage, canvas_of(stage, ask.width_px, ask.height_px), margin_px=0)
    whole = np.zeros((ask.height_px, ask.width_px, 4), np.float32)
    for sheet in (baked.rear, baked.body, baked.head, baked.hands, *baked.limbs):
        if sheet is not None:
            _lay(whole, sheet.pixels, sheet.x, sheet.y)
    alpha = cv2.extractChannel(whole, 3)
    rows = np.flatnonzero(alpha.max(1) > 0.5)
    middle = stage.figure.x + stage.figure.scale * stage.figure.neck_x if stage.figure else 310
    placed = np.zeros((HEIGHT, WIDTH, 4), np.float32)
    scale = 400 / max(1.0, float(rows[-1] - rows[0]))
    shift = np.array(
        [[scale, 0, _CENTRE[0] - middle * scale], [0, scale, 44 - rows[0] * scale]], np.float32
    )
    cv2.warpAffine(whole, shift, (WIDTH, HEIGHT), dst=placed, flags=cv2.INTER_AREA)
    return placed


def _lay(whole: Pixels, pixels: NDArray[np.uint8], x: int, y: int) -> None:
    height, width = whole.shape[:2]
    left, top = max(0, x), max(0, y)
    right, bottom = min(width, x + pixels.shape[1]), min(height, y + pixels.shape[0])
    over = pixels[top - y : bottom - y, left - x : right - x].astype(np.float32) / 255
    under = whole[top:bottom, left:right]
    under[:] = over + under * (1 - over[..., 3:])


def _porthole() -> Pixels:
    """What of the figure is seen: above the middle of the disc all, below what is inside."""
    ys, xs = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    inside = np.hypot(xs - _CENTRE[0], ys - _CENTRE[1]) - _RADIUS
    disc = np.clip(0.5 - inside, 0, 1)
    sides = np.clip(0.5 - (np.abs(xs - _CENTRE[0]) - _RADIUS), 0, 1)
    return np.asarray(np.where(ys < _CENTRE[1], sides, disc), np.float32)


def _svg(body: str) -> Pixels:
    """A drawing as premultiplied RGBA, 0 to 1."""
    drawn = raster(body, Box(x=0, y=0, width=WIDTH, height=HEIGHT), WIDTH)
    return np.asarray(drawn / np.float32(255), np.float32)


def _over(above: Pixels, below: Pixels) -> Pixels:
    return np.asarray(above + below * (1 - above[..., 3:]), np.float32)


def _image(premultiplied: Pixels) -> Image.Image:
    alpha = premultiplied[..., 3:]
    straight = np.dstack((premultiplied[..., :3] / np.maximum(alpha, 1e-6), alpha))
    return Image.fromarray((straight.clip(0, 1) * 255 + 0.5).astype(np.uint8), "RGBA")


def main() -> None:
    """Draw all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, art in PICTURES.items():
        out = FOLDER / f"{name}.webp"
        draw(art).save(out, quality=QUALITY, method=6)
        print(f"{out.name}: {out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
