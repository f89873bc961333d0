"""Composition by format: where eye line, captions, ledge and figure go for any width and height."""

import random

from limelight.adapters.embedded.illustrator.figure import build
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas
from limelight.generation.schemas import Box, ImageAsk
from limelight.renders.stage.schemas import Figure

# Shares of the height, for 9:16 and for 1:1 and broader: top of the head, chin, captions from and
# to, ledge.
_TALL = (0.160, 0.5026, 0.5885, 0.6667, 0.8542)
_SQUARE = (0.080, 0.575, 0.612, 0.680, 0.862)
_BUST_SCALE, _SMALL_SCALE = 1.35, 1.12
_HEAD_TOP = 128.0


def frame(ask: ImageAsk, rng: random.Random, *, high_hair: bool = False) -> Canvas:
    """The canvas of an ask: scene units are chosen so that the head has the same size in every
    format.

    `high_hair` makes the figure a little smaller where the picture is too low for it.
    """
    aspect = ask.height_px / ask.width_px
    tall = min(1.0, max(0.0, (aspect - 1.0) / (16 / 9 - 1.0)))
    top, chin, band_top, band_bottom, ledge = (
        s + (t - s) * tall for s, t in zip(_SQUARE, _TALL, strict=True)
    )
    head = build.CHIN - _HEAD_TOP
    scale = min(_BUST_SCALE * ask.width_px / 1080, (chin - top) * ask.height_px / head)
    unit = scale / _BUST_SCALE
    width, height = ask.width_px / unit, ask.height_px / unit
    small = ask.placement == "small"
    scale_of_hair = 1.0 if tall > 0.6 or not high_hair else 0.92
    figure_scale = (_SMALL_SCALE if small else _BUST_SCALE) * scale_of_hair
    chin_y = height * chin - (20 if small else 0)
    return Canvas(
        width=width,
        height=height,
        unit=unit,
        centre=_centre(width, height, small=small, rng=rng),
        eye=chin_y - (build.CHIN - build.EYE_LINE) * figure_scale,
        chin=chin_y,
        band_top=height * band_top,
        band_bottom=height * band_bottom,
        ledge=height * ledge,
        placement=ask.placement,
        figure_scale=figure_scale,
    )


def _centre(width: float, height: float, *, small: bool, rng: random.Random) -> float:
    side = rng.choice((-1, 1))
    jitter = rng.uniform(-14, 14)
    if width > height * 1.2:
        return width / 2 + side * width * (0.17 if small else 0.14)
    if small:
        return width / 2 + side * width * 0.07
    return width / 2 + jitter


def figure_place(canvas: Canvas) -> tuple[float, float, float]:
    """Offset and scale of the figure in pixels."""
    scale = canvas.figure_scale * canvas.unit
    x = canvas.centre * canvas.unit - build.MIDDLE * scale
    y = canvas.eye * canvas.unit - build.EYE_LINE * scale
    return round(x, 2), round(y, 2), round(scale, 5)


def face_box(figure: Figure) -> Box:
    """The face of a placed figure in pixels."""
    face = build.FACE
    return Box(
        x=round(figure.x + face.x * figure.scale, 1),
        y=round(figure.y + face.y * figure.scale, 1),
        width=round(face.width * figure.scale, 1),
        height=round(face.height * figure.scale, 1),
    )


def caption_band(width_px: int, height_px: int) -> Box:
    """Where captions go in a format, in pixels: kept free of busy things."""
    aspect = height_px / width_px
    tall = min(1.0, max(0.0, (aspect - 1.0) / (16 / 9 - 1.0)))
    top, low = (_SQUARE[i] + (_TALL[i] - _SQUARE[i]) * tall for i in (2, 3))
    return Box(x=0, y=height_px * top, width=width_px, height=height_px * (low - top))
