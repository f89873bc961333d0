"""Things in hands: which hand a thing needs and where it sits in its fingers.

What is narrow where it would be held stands upright in a fist; everything else stands in a cupped
hand. Measured on the drawing itself, so that it holds for every thing there is.
"""

import functools
import re

import numpy as np

from limelight.adapters.embedded.illustrator.figure.pose.pose import Held
from limelight.adapters.embedded.illustrator.props import catalogue, drawing
from limelight.adapters.embedded.illustrator.svg import num
from limelight.generation.schemas import Box
from limelight.renders.stage.raster import raster

_SQUARE = Box(x=-8, y=-8, width=48, height=48)
_SAMPLES = 96
_UNIT = _SQUARE.width / _SAMPLES
_SIZE, _SLIM_SIZE, _LEAST_SHARE = 180.0, 240.0, 0.68
# A fist closes about this share of a thing's height from below, if it is no wider than this there.
_GRIP_AT, _GRIP_WIDTH = 0.23, 0.46
_FIST = (-4.0, -58.0)
_CUP = (0.0, -46.0)
_IDS = re.compile(r'(id="|url\(#|href="#)')


def held(name: str, width: float, key: str = "hh") -> Held:
    """A thing in a hand's coordinates; `width` is how much room there is for it, in hand units."""
    turn = _turn(name)
    left, top, right, foot, slim = _measured(name, turn)
    height = foot - top
    fair = max(_LEAST_SHARE, min(1.0, drawing.share(drawing.find(name))))
    size = (_SLIM_SIZE if slim else _SIZE) * fair
    scale = min(size / 32, size / max(height, right - left), width / max(right - left, 1.0))
    if slim:
        grip_y = foot - height * _GRIP_AT
        x, y = _FIST[0] - _axis(name, turn, grip_y) * scale, _FIST[1] - grip_y * scale
    else:
        x, y = _CUP[0] - (left + right) / 2 * scale, _CUP[1] - foot * scale
    body = _IDS.sub(rf"\g<1>{key}-", catalogue.body(name))
    turned = f" rotate({num(turn)} 16 16)" if turn else ""
    svg = f'<g transform="translate({num(x)} {num(y)}) scale({scale:.4f}){turned}">{body}</g>'
    return Held(svg, "gripping" if slim else "cupping")


def _turn(name: str) -> float:
    """Lying things are drawn aslant with their handle low; standing ones stand."""
    prop = drawing.find(name)
    return 0.0 if prop.rest == "lie" else prop.turn


@functools.lru_cache(512)
def _mask(name: str, turn: float) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    drawing = f'<g transform="rotate({num(turn)} 16 16)">{catalogue.body(name)}</g>'
    return np.asarray(raster(drawing, _SQUARE, _SAMPLES)[..., 3] > 96)


@functools.lru_cache(512)
def _measured(name: str, turn: float) -> tuple[float, float, float, float, bool]:
    """Left, top, right and foot of a turned drawing, and whether a fist closes about it."""
    mask = _mask(name, turn)
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not rows.size:
        return 2.0, 2.0, 30.0, 30.0, False
    left, right = _SQUARE.x + columns[0] * _UNIT, _SQUARE.x + (columns[-1] + 1) * _UNIT
    top, foot = _SQUARE.y + rows[0] * _UNIT, _SQUARE.y + (rows[-1] + 1) * _UNIT
    low, high = foot - (foot - top) * (_GRIP_AT + 0.06), foot - (foot - top) * (_GRIP_AT - 0.06)
    widths = [_span(mask, y)[1] - _span(mask, y)[0] for y in np.linspace(low, high, 5)]
    slim = max(widths) <= _GRIP_WIDTH * (foot - top)
    return float(left), float(top), float(right), float(foot), bool(slim)


def _axis(name: str, turn: float, y: float) -> float:
    left, right = _span(_mask(name, turn), y)
    return (left + right) / 2


def _span(mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], y: float) -> tuple[float, float]:
    row = min(len(mask) - 1, max(0, int((y - _SQUARE.y) / _UNIT)))
    filled = np.flatnonzero(mask[row])
    if not filled.size:
        return 0.0, 1e6
    return float(_SQUARE.x + filled[0] * _UNIT), float(_SQUARE.x + (filled[-1] + 1) * _UNIT)
