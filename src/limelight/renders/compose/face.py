"""The changing parts of a head.

Eyes with brows, and the mouth, as patches lit like the head they belong to.

The head's SVG is cut at its markers; each piece is drawn once, so that a new mouth costs one small
drawing.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.compose.planes import Plane, yuva
from limelight.renders.stage import bake, light
from limelight.renders.stage.bake import HeadLight, Rect, Sheet
from limelight.renders.stage.raster import extent, raster
from limelight.renders.stage.schemas import EyeState, Figure
from limelight.renders.talk.life import MOST_LIFT

_MARKER = re.compile("<!--(mouth|eyes|brows)-->")
_TAG = re.compile(r"<(/?)[a-zA-Z][^>]*?(/?)>")
_GROW_PX = 10.0
_LIFT_STEP = 0.75
_MOUTH_STEPS = 32
_KEPT_BYTES = 12_000_000


@dataclass(frozen=True)
class Patch:
    """Premultiplied YUVA that replaces the head's pixels from (left, top) of its sheet on."""

    pixels: Plane
    left: int
    top: int


@dataclass(frozen=True)
class _Region:
    """A part of the head's sheet, with what lights it."""

    box: Box
    left: int
    top: int
    gain: NDArray[np.float32]
    lift: NDArray[np.float32]
    pieces: dict[str, Plane]

    @property
    def shape(self) -> tuple[int, int]:
        return self.gain.shape[0], self.gain.shape[1]


class Face:
    """Draws and keeps the patches of one head. The same state always gives the same pixels."""

    def __init__(self, figure: Figure, defs: str, head: Sheet, head_light: HeadLight) -> None:
        self._figure = figure
        self._defs = defs
        self._pieces = _cut(figure.head)
        self._steps = _steps(figure)
        self._kept: OrderedDict[tuple[object, ...], Patch] = OrderedDict()
        self._kept_bytes = 0
        upper, lower = _apart(_eyes_extent(figure, defs), _mouth_extent(figure, defs))
        self._tint = head_light.tint
        self._eyes = self._region(upper, head, head_light)
        self._mouth = self._region(lower, head, head_light)

    def eyes(self, state: EyeState, brow_lift: float) -> Patch:
        """Eyes in a state with brows raised by some of the figure's pixels."""
        steps = round(brow_lift / _LIFT_STEP)
        return self._patch(("eyes", state, steps), self._eyes, state, steps, self._resting())

    def mouth(self, numbers: tuple[float, ...]) -> Patch:
        """The mouth filled with numbers."""
        places = tuple(round(n / step) for n, step in zip(numbers, self._steps, strict=True))
        near = tuple(place * step for place, step in zip(places, self._steps, strict=True))
        return self._patch(("mouth", places), self._mouth, "open", 0, near)

    def _resting(self) -> tuple[float, ...]:
        return self._figure.mouth.shapes[self._figure.resting]

    def _patch(
        self,
        key: tuple[object, ...],
        region: _Region,
        state: EyeState,
        lift_steps: int,
        numbers: tuple[float, ...],
    ) -> Patch:
        found = self._kept.get(key)
        if found is None:
            mouth = bake.mouth_svg(self._figure, numbers)
            drawn = self._drawn(region, mouth, state, lift_steps * _LIFT_STEP)
            lit = light.apply(drawn, region.gain, region.lift)
            if self._tint is not None:
                lit = self._tint(lit)
            found = Patch(yuva(lit), region.left, region.top)
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[object, ...], patch: Patch) -> None:
        self._kept[key] = patch
        self._kept_bytes += patch.pixels.nbytes
        while self._kept_bytes > _KEPT_BYTES:
            self._kept_bytes -= self._kept.popitem(last=False)[1].pixels.nbytes

    def _drawn(self, region: _Region, mouth: str, state: EyeState, lift: float) -> Plane:
        if self._pieces is None:
            svg = bake.head_with(self._figure, mouth, self._drawn_eyes(state), lift)
            return self._raster(svg, region, "")
        picture: Plane | None = None
        for name, svg in self._pieces:
            drawn = self._piece(region, name, svg, (mouth, state, lift))
            if drawn is not None:
                picture = drawn if picture is None else _over(picture, drawn)
        return picture if picture is not None else np.zeros((*region.shape, 4), np.uint8)

    def _piece(
        self, region: _Region, name: str, svg: str, state: tuple[str, EyeState, float]
    ) -> Plane | None:
        mouth, eyes, lift = state
        if name == "mouth":
            fresh = region is self._mouth
            return (
                self._raster(mouth, region, "") if fresh else self._kept_piece(region, name, mouth)
            )
        if name == "eyes":
            return self._kept_piece(region, f"eyes {eyes}", self._drawn_eyes(eyes))
        if name == "brows":
            raised = f'<g transform="translate(0 {-lift:g})">{self._figure.brows}</g>'
            return self._kept_piece(region, f"brows {lift:g}", raised)
        return self._kept_piece(region, name, svg)

    def _drawn_eyes(self, state: EyeState) -> str:
        return self._figure.eyes.get(state, self._figure.eyes["open"])

    def _kept_piece(self, region: _Region, name: str, svg: str) -> Plane | None:
        if name not in region.pieces:
            rest = "" if name.startswith(("mouth", "eyes", "brows")) else self._figure.head
            region.pieces[name] = self._raster(svg, region, rest)
        piece = region.pieces[name]
        return piece if piece[..., 3].any() else None

    def _raster(self, svg: str, region: _Region, rest: str) -> Plane:
        defs = self._defs + (f"<defs>{rest}</defs>" if rest else "")
        return bake.premultiply(raster(svg, region.box, region.shape[1], defs))

    def _region(self, box: Box, head: Sheet, head_light: HeadLight) -> _Region:
        """The whole pixels of the head's sheet that a box of the figure covers."""
        scale = self._figure.scale * head_light.canvas.scale
        across = self._figure.x * head_light.canvas.scale + head_light.canvas.left - head.x
        down = self._figure.y * head_light.canvas.scale + head_light.canvas.top - head.y
        height, width = head.pixels.shape[:2]
        left = min(width - 2, max(0, int(box.x * scale + across)))
        top = min(height - 2, max(0, int(box.y * scale + down)))
        right = min(width, max(left + 2, int((box.x + box.width) * scale + across) + 1))
        bottom = min(height, max(top + 2, int((box.y + box.height) * scale + down) + 1))
        rect = Rect(head.x + left, head.y + top, right - left, bottom - top)
        gain, lift = light.gain_and_lift(
            head_light.fields, head_light.edge, left, top, (rect.height, rect.width)
        )
        exact = bake.figure_box(self._figure, head_light.canvas, rect)
        return _Region(exact, left, top, gain, lift, {})


def _over(under: Plane, over: Plane) -> Plane:
    through = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(over, 3)), cv2.COLOR_GRAY2RGBA)
    through[..., 3] = through[..., 0]
    return np.asarray(cv2.add(cv2.multiply(under, through, scale=1 / 255), over), np.uint8)


def _cut(head: str) -> list[tuple[str, str]] | None:
    """The head's pieces in drawing order, or None when a marker lies inside a group."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for marker in _MARKER.finditer(head):
        opened = sum(
            0 if tag[2] else (-1 if tag[1] else 1) for tag in _TAG.finditer(head[: marker.start()])
        )
        if opened:
            return None
        pieces += [(f"piece {len(pieces)}", head[at : marker.start()]), (marker[1], "")]
        at = marker.end()
    pieces.append((f"piece {len(pieces)}", head[at:]))
    return [(name, svg) for name, svg in pieces if svg.strip() or not name.startswith("piece")]


def _apart(eyes: Box, mouth: Box) -> tuple[Box, Box]:
    """Both boxes grown a little, but not into each other."""
    between = (eyes.y + eyes.height + mouth.y) / 2
    upper = _grown(eyes)
    lower = _grown(mouth)
    upper_end = min(upper.y + upper.height, max(between, eyes.y + eyes.height))
    lower_start = max(lower.y, min(between, mouth.y))
    return (
        upper.model_copy(update={"height": upper_end - upper.y}),
        lower.model_copy(update={"y": lower_start, "height": lower.y + lower.height - lower_start}),
    )


def _grown(box: Box) -> Box:
    return Box(
        x=box.x - _GROW_PX,
        y=box.y - _GROW_PX,
        width=box.width + 2 * _GROW_PX,
        height=box.height + 2 * _GROW_PX,
    )


def _eyes_extent(figure: Figure, defs: str) -> Box:
    """The eyes' box and the brows wherever they may rise to; else a resting brow would stay."""
    eyes, brows = figure.eyes_box, extent(figure.brows, figure.box, defs, step=3.0)
    if brows is None:
        return eyes
    left, top = min(eyes.x, brows.x), min(eyes.y, brows.y - MOST_LIFT)
    right = max(eyes.x + eyes.width, brows.x + brows.width)
    bottom = max(eyes.y + eyes.height, brows.y + brows.height)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _mouth_extent(figure: Figure, defs: str) -> Box:
    """The part of the mouth's box that any of its shapes touches.

    Smaller patches are quicker to draw.
    """
    svg = "".join(bake.mouth_svg(figure, numbers) for numbers in figure.mouth.shapes.values())
    return extent(svg, figure.mouth_box, defs, step=3.0) or figure.mouth_box


def _steps(figure: Figure) -> tuple[float, ...]:
    """How finely each number of the mouth is told apart."""
    columns = zip(*figure.mouth.shapes.values(), strict=True)
    return tuple(max(1e-3, (max(c) - min(c)) / _MOUTH_STEPS) for c in columns)
