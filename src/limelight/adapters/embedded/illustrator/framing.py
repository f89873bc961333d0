"""Composition by format: where eye line, captions, ledge and figure go for any width and height."""

import random
from dataclasses import dataclass, replace

from limelight.adapters.embedded.illustrator.figure import anchors
from limelight.adapters.embedded.illustrator.figure.headroom import USUAL_TOP
from limelight.adapters.embedded.illustrator.figure.pose.joints import Room
from limelight.adapters.embedded.illustrator.figure.pose.lower import FEET
from limelight.adapters.embedded.illustrator.figure.pose.pose import SIDES
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas
from limelight.generation.schemas import Box, ImageAsk, Turn
from limelight.renders.captions.band import caption_band
from limelight.renders.stage.schemas import Figure


@dataclass(frozen=True)
class _Shares:
    """Shares of the picture's height: what is where in a format."""

    top: float
    chin: float
    chest: float
    waist: float
    ledge: float
    half_chin: float
    behind_chin: float
    behind_foot: float
    standing_head: float


# For 9:16, and for 1:1 and broader. A half figure's chin; the chin of one that is small behind
# furniture, and the height of its body that the ledge cuts; the head's top of one standing.
_TALL = _Shares(0.160, 0.5026, 0.5885, 0.6667, 0.8542, 0.458, 0.527, 1330.0, 0.235)
_SQUARE = _Shares(0.080, 0.575, 0.612, 0.680, 0.862, 0.400, 0.585, 1110.0, 0.130)
_BUST_SCALE = 1.35
_HEAD_TOP = 128.0
# What stays free above hair and hats, as a share of the height.
_MARGIN = 0.02
_HIPS = 1330.0
_FOOT_ABOVE_LEDGE = 10.0
# A turned head is narrower, and what is seen of its ear lies nearer to the middle.
_TURNED_WIDTH, _TURNED_INSET = 0.87, 20.0


def frame(ask: ImageAsk, rng: random.Random, *, crown: float = USUAL_TOP) -> Canvas:
    """The canvas of an ask: scene units are chosen so that the head of a bust has the same size in
    every format.

    `crown` is how high hair or hat reach (figure units); the figure is made a little smaller where
    the picture is too low for them.
    """
    shares, _ = _shares(ask.width_px, ask.height_px)
    head = anchors.CHIN - _HEAD_TOP
    scale = min(
        _BUST_SCALE * ask.width_px / 1080, (shares.chin - shares.top) * ask.height_px / head
    )
    unit = scale / _BUST_SCALE
    band = caption_band(ask.width_px, ask.height_px)
    width, height = ask.width_px / unit, ask.height_px / unit
    chin, figure_scale = _chin_and_scale(ask, shares, height)
    above = chin - _MARGIN * height
    lower = min(1.0, above / ((anchors.CHIN - crown) * figure_scale))
    canvas = Canvas(
        width=width,
        height=height,
        unit=unit,
        centre=_centre(width, height, ask, rng),
        eye=0.0,
        chin=chin,
        chest=height * shares.chest,
        waist=height * shares.waist,
        band_top=band.y / unit,
        band_bottom=(band.y + band.height) / unit,
        ledge=height * shares.ledge,
        placement=ask.placement,
        figure_scale=figure_scale * lower,
    )
    return _with_eye_line(canvas)


def stood(canvas: Canvas) -> Canvas:
    """The canvas of a small figure that stands on open ground: all of it is seen, its feet just
    behind the ledge.
    """
    shares, _ = _shares(canvas.width, canvas.height)
    feet = canvas.ledge - _FOOT_ABOVE_LEDGE
    scale = (feet - shares.standing_head * canvas.height) / (FEET - _HEAD_TOP)
    chin = feet - (FEET - anchors.CHIN) * scale
    return _with_eye_line(replace(canvas, chin=chin, figure_scale=scale))


def _chin_and_scale(ask: ImageAsk, shares: _Shares, height: float) -> tuple[float, float]:
    """How low the chin is and how large the figure, in scene units."""
    if ask.placement == "half":
        chin, foot = height * shares.half_chin, _HIPS
    elif ask.placement == "small":
        chin, foot = height * shares.behind_chin, shares.behind_foot
    else:
        return height * shares.chin, _BUST_SCALE
    return chin, (height * shares.ledge - chin) / (foot - anchors.CHIN)


def _with_eye_line(canvas: Canvas) -> Canvas:
    up = (anchors.CHIN - anchors.EYE_LINE) * canvas.figure_scale
    return replace(canvas, eye=canvas.chin - up)


def _shares(width: float, height: float) -> tuple[_Shares, float]:
    """The shares of a format, and how tall it is: 0 for 1:1 and broader, 1 for 9:16."""
    tall = min(1.0, max(0.0, (height / width - 1.0) / (16 / 9 - 1.0)))
    mixed = {
        name: low + (high - low) * tall
        for name, low, high in (
            (name, getattr(_SQUARE, name), getattr(_TALL, name)) for name in vars(_SQUARE)
        )
    }
    return _Shares(**mixed), tall


def _centre(width: float, height: float, ask: ImageAsk, rng: random.Random) -> float:
    """The figure's middle: who looks to a side has room there."""
    side = rng.choice((-1, 1))
    jitter = rng.uniform(-14, 14)
    side = -SIDES[ask.turn] or side
    if width > height * 1.2:
        return width / 2 + side * width * (0.17 if ask.placement == "small" else 0.14)
    if ask.placement == "small":
        return width / 2 + side * width * 0.07
    return width / 2 + (side * 22 if ask.turn != "front" else jitter)


def figure_place(canvas: Canvas) -> tuple[float, float, float]:
    """Offset and scale of the figure in pixels."""
    scale = canvas.figure_scale * canvas.unit
    x = canvas.centre * canvas.unit - anchors.MIDDLE * scale
    y = canvas.eye * canvas.unit - anchors.EYE_LINE * scale
    return round(x, 2), round(y, 2), round(scale, 5)


def in_figure(canvas: Canvas, x: float, y: float) -> tuple[float, float]:
    """A point of the scene in figure units."""
    scale = canvas.figure_scale
    return anchors.MIDDLE + (x - canvas.centre) / scale, anchors.EYE_LINE + (y - canvas.eye) / scale


def room(canvas: Canvas) -> Room:
    """What the picture leaves for arms."""
    left, band_top = in_figure(canvas, 0.0, canvas.band_top)
    right, band_bottom = in_figure(canvas, canvas.width, canvas.band_bottom)
    floor = in_figure(canvas, 0.0, canvas.ledge)[1]
    return Room(left, right, band_top, band_bottom, floor)


def face_box(figure: Figure, turn: Turn = "front") -> Box:
    """The face of a placed figure in pixels."""
    face = anchors.FACE
    left, width = face.x, face.width
    if turn != "front":
        width = face.width * _TURNED_WIDTH
        left = face.x + (_TURNED_INSET if turn == "right" else face.width - width - _TURNED_INSET)
    return Box(
        x=round(figure.x + left * figure.scale, 1),
        y=round(figure.y + face.y * figure.scale, 1),
        width=round(width * figure.scale, 1),
        height=round(face.height * figure.scale, 1),
    )
