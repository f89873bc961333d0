"""Which parts of a layer must be drawn at all.

Not what is empty, not what something solid always hides.

The frame is divided into cells. What is found holds for a whole shot, so that every frame is drawn
by the same few rectangles; they never overlap, because laying something half transparent twice
would show.
"""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.compose.planes import LEAD_PX, Area, Move, Opaque, Sprite

CELL_PX = 40
CELL_TALL_PX = 80
_CALL_COST_PX = 30_000
_MIXED_COST = 2.2
_BRIDGE_CELLS = 2
_SOLID_LEAST_CELLS = 4

_EMPTY, _MIXED, _SOLID, _HIDDEN = 0, 1, 2, 3

Cells = NDArray[np.bool_]
Codes = NDArray[np.uint8]


@dataclass(frozen=True)
class Cover:
    """Cells a layer touches at some time of the shot, and cells it fills all the time."""

    painted: Cells
    solid: Cells


@dataclass(frozen=True)
class Regions:
    """Where to draw a layer: as a solid picture, and as something half transparent."""

    solid: tuple[Area, ...]
    mixed: tuple[Area, ...]


def grid_shape(width: int, height: int) -> tuple[int, int]:
    """Rows and columns of cells in a frame."""
    return -(-height // CELL_TALL_PX), -(-width // CELL_PX)


def cover_of(
    picture: Opaque, moves: Sequence[Move], size: tuple[int, int], slack_px: float
) -> Cover:
    """What a moving layer covers.

    `moves` are samples of its way; `slack_px` is how far it strays from them.
    """
    painted = np.zeros(grid_shape(*size), bool)
    solid = np.ones(grid_shape(*size), bool)
    through = (
        picture.through if isinstance(picture, Sprite) else np.zeros(picture.y.shape, np.uint8)
    )
    some = cv2.integral((through < 255).astype(np.uint8))
    open_ = cv2.integral((through > 0).astype(np.uint8))
    for move in moves:
        columns = _spans(size[0], CELL_PX, (move.zoom, move.x, picture.left), slack_px)
        rows = _spans(size[1], CELL_TALL_PX, (move.zoom, move.y, picture.top), slack_px)
        painted |= _count(some, rows, columns) > 0
        inside = np.logical_and.outer(
            (rows[:, 0] >= 0) & (rows[:, 1] <= through.shape[0]),
            (columns[:, 0] >= 0) & (columns[:, 1] <= through.shape[1]),
        )
        solid &= inside & (_count(open_, rows, columns) == 0)
    return Cover(painted, solid)


def regions(cover: Cover, hidden: Cells, size: tuple[int, int]) -> Regions:
    """The rectangles to draw, given the cells that later layers hide."""
    codes = np.where(cover.painted, np.where(cover.solid, _SOLID, _MIXED), _EMPTY).astype(np.uint8)
    codes[hidden] = _HIDDEN
    bands = _bands(codes)
    found: dict[int, list[Area]] = {_SOLID: [], _MIXED: []}
    for first, last, row in bands:
        for code, left, right in _runs(row):
            found[code].append(
                Area(
                    left * CELL_PX,
                    first * CELL_TALL_PX,
                    min(size[0], right * CELL_PX),
                    min(size[1], last * CELL_TALL_PX),
                )
            )
    return Regions(tuple(found[_SOLID]), tuple(found[_MIXED]))


def _bands(codes: Codes) -> list[tuple[int, int, Codes]]:
    """The rows grouped so that drawing the groups costs least."""
    rows = codes.shape[0]
    best: list[tuple[float, int, Codes]] = []
    for last in range(rows):
        joined, choice = codes[last], (math.inf, last, codes[last])
        for first in range(last, -1, -1):
            joined = codes[first] if first == last else _joined(codes[first], joined)
            alone = _cost((first, last + 1, joined))
            if alone > choice[0]:
                # With more rows it only grows.
                break
            total = alone + (best[first - 1][0] if first else 0.0)
            if total < choice[0]:
                choice = (total, first, joined)
        best.append(choice)
    bands: list[tuple[int, int, Codes]] = []
    end = rows
    while end:
        _, first, joined = best[end - 1]
        bands.append((first, end, joined))
        end = first
    return bands[::-1]


def _spans(
    length: int, cell_px: int, way: tuple[float, float, int], slack_px: float
) -> NDArray[np.int64]:
    """For each row (or column) of cells, the source pixels it may show."""
    zoom, shift, origin = way
    edges = np.arange(-(-length // cell_px) + 1) * cell_px
    starts = np.floor((edges[:-1] - slack_px - shift) / zoom - origin - 2)
    ends = np.ceil((edges[1:] + slack_px - shift) / zoom - origin + 2)
    return np.stack([starts, ends], axis=1).astype(np.int64)


def _count(
    integral: cv2.typing.MatLike, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> NDArray[np.int64]:
    tall, wide = integral.shape[0] - 1, integral.shape[1] - 1
    r, c = np.clip(rows, 0, tall), np.clip(columns, 0, wide)
    difference = integral[r[:, 1]] - integral[r[:, 0]]
    return np.asarray(difference[:, c[:, 1]] - difference[:, c[:, 0]], np.int64)


def _joined(upper: Codes, lower: Codes) -> Codes:
    joined = np.where(upper == lower, upper, _MIXED)
    joined = np.where(upper == _HIDDEN, lower, joined)
    return np.asarray(np.where(lower == _HIDDEN, upper, joined), np.uint8)


def _runs(row: Codes) -> list[tuple[int, int, int]]:
    """Stretches of a band as (code, first, last): solid ones where they pay, the rest mixed.

    Small gaps bridged.
    """
    plain = _solid_where_it_pays(row)
    runs: list[tuple[int, int, int]] = []
    for at, code in enumerate(plain):
        if code not in (_SOLID, _MIXED):
            continue
        if runs and runs[-1][0] == code and _bridges(plain[runs[-1][2] : at], code):
            runs[-1] = (code, runs[-1][1], at + 1)
        else:
            runs.append((int(code), at, at + 1))
    return runs


@functools.lru_cache(maxsize=4096)
def _known_runs(row: bytes) -> tuple[tuple[int, int, int], ...]:
    """The same, kept: bands of a layer are mostly alike."""
    return tuple(_runs(np.frombuffer(row, np.uint8)))


def _bridges(gap: Codes, code: int) -> bool:
    """Whether a gap may be drawn along: a short one, and solid only where it is hidden anyway."""
    return len(gap) <= _BRIDGE_CELLS and (code == _MIXED or bool((gap == _HIDDEN).all()))


def _solid_where_it_pays(row: Codes) -> Codes:
    plain = row.copy()
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and row[end] == row[at]:
            end += 1
        if row[at] == _SOLID and end - at < _SOLID_LEAST_CELLS and _touches_mixed(row, at, end):
            plain[at:end] = _MIXED
        at = end
    return plain


def _touches_mixed(row: Codes, first: int, last: int) -> bool:
    before = first > 0 and row[first - 1] == _MIXED
    after = last < len(row) and row[last] == _MIXED
    return bool(before or after)


def _cost(band: tuple[int, int, Codes]) -> float:
    first, last, row = band
    tall = (last - first) * CELL_TALL_PX + LEAD_PX
    total = 0.0
    for code, left, right in _known_runs(row.tobytes()):
        wide = (right - left) * CELL_PX + LEAD_PX
        total += (_CALL_COST_PX + wide * tall) * (_MIXED_COST if code == _MIXED else 1.0)
    return total


def slack_of(moves: Sequence[Move], size: tuple[int, int]) -> float:
    """How far, in pixels, any point of the frame strays from the nearest sample of a steady way."""
    most = 0.0
    for one, other in pairwise(moves):
        for x in (0, size[0]):
            for y in (0, size[1]):
                across = (other.zoom - one.zoom) * x + other.x - one.x
                down = (other.zoom - one.zoom) * y + other.y - one.y
                most = max(most, math.hypot(across, down))
    return most / 2 + 2
