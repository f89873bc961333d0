"""The changing parts of a head.

Eyes with brows, and the mouth, as patches lit like the head they belong to.

The head's SVG is cut at its markers and each piece is drawn once; a new mouth costs a drawing of
what it paints and no more.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.compose.planes import Plane
from limelight.renders.kernel.pixels import relight
from limelight.renders.stage import bake, pieces
from limelight.renders.stage.bake import HeadLight, Rect, Sheet
from limelight.renders.stage.pieces import Piece
from limelight.renders.stage.raster import extent, raster
from limelight.renders.stage.schemas import EyeState, Figure
from limelight.renders.talk.life import MOST_LIFT

_GROW_PX = 10.0
_MOUTH_STEPS = 32
# Extents are padded by about three.
_MARGIN = -0.5
_KEPT_BYTES = 12_000_000


@dataclass(frozen=True)
class Patch:
    """Premultiplied RGBA that replaces the head's pixels from (left, top) of its sheet on; places
    and sizes are even.
    """

    pixels: Plane
    left: int
    top: int


@dataclass(frozen=True)
class _Region:
    """A part of the head's sheet; `grounds` are it without what changes."""

    box: Box
    left: int
    top: int
    width: int
    height: int
    drawn: dict[str, Piece | None] = field(default_factory=dict)
    grounds: dict[tuple[str, ...], Plane] = field(default_factory=dict)

    @property
    def whole(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    def box_of(self, rect: Rect) -> Box:
        """Some pixels of the region in the figure's coordinates."""
        unit = self.box.width / self.width
        return Box(
            x=self.box.x + rect.x * unit,
            y=self.box.y + rect.y * unit,
            width=rect.width * unit,
            height=rect.height * unit,
        )

    def rect_of(self, edges: NDArray[np.float64]) -> Rect:
        """The pixels that hold left, top, right and bottom of the figure's coordinates."""
        unit = self.width / self.box.width
        corner = np.array([self.box.x, self.box.y])
        first = np.floor((edges[:2] - corner) * unit).astype(int)
        last = np.ceil((edges[2:] - corner) * unit).astype(int)
        x, y = max(0, int(first[0])), max(0, int(first[1]))
        right = min(self.width, max(x + 2, int(last[0])))
        bottom = min(self.height, max(y + 2, int(last[1])))
        return Rect(x, y, right - x, bottom - y)


class Face:
    """Draws and keeps the patches of one head. The same state always gives the same pixels."""

    def __init__(self, figure: Figure, defs: str, head: Sheet, head_light: HeadLight) -> None:
        self._figure = figure
        self._defs = defs
        self._pieces = pieces.cut(figure.head)
        self._steps = _steps(figure)
        self._kept: OrderedDict[tuple[object, ...], Patch] = OrderedDict()
        self._kept_bytes = 0
        extents = _mouth_extents(figure, defs)
        self._reach = _Reach(figure, extents, self._steps)
        upper, lower = _apart(_eyes_extent(figure, defs), _box_around(extents))
        self._light = head_light
        self._unit = figure.scale * head_light.canvas.scale
        self._eyes = self._region(upper, head, head_light)
        self._mouth = self._region(lower, head, head_light)
        self._stills: dict[str, Piece | None] = {}

    def eyes(self, state: EyeState, brow_lift: float) -> Patch:
        """Eyes in a state with brows raised by some of the figure's pixels."""
        up = round(brow_lift * self._unit)
        key = ("eyes", state, up)
        if key not in self._kept:
            region = self._eyes
            if self._pieces is None:
                mouth = bake.mouth_svg(self._figure, self._resting())
                found = self._whole(region, mouth, self._eyes_svg(state), up / self._unit)
            else:
                brows = self._drawn(region, "brows", self._figure.brows)
                eyes = self._drawn(region, f"eyes {state}", self._eyes_svg(state))
                raised = brows.moved(0, -up) if brows is not None else None
                found = self._patch(region, {"eyes": eyes, "brows": raised})
            self._keep(key, found)
        return self._kept[key]

    def mouth(self, numbers: tuple[float, ...]) -> Patch:
        """The mouth filled with numbers."""
        places = tuple(round(n / step) for n, step in zip(numbers, self._steps, strict=True))
        key = ("mouth", places)
        if key not in self._kept:
            near = tuple(place * step for place, step in zip(places, self._steps, strict=True))
            svg = bake.mouth_svg(self._figure, near)
            if self._pieces is None:
                found = self._whole(self._mouth, svg, self._eyes_svg("open"), 0.0)
            else:
                found = self._patch(self._mouth, {"mouth": self._fresh_mouth(svg, places)})
            self._keep(key, found)
        return self._kept[key]

    def _resting(self) -> tuple[float, ...]:
        return self._figure.mouth.shapes[self._figure.resting]

    def _eyes_svg(self, state: EyeState) -> str:
        return self._figure.eyes.get(state, self._figure.eyes["open"])

    def _keep(self, key: tuple[object, ...], patch: Patch) -> None:
        self._kept[key] = patch
        self._kept_bytes += patch.pixels.nbytes
        while self._kept_bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._kept_bytes -= self._kept.popitem(last=False)[1].pixels.nbytes

    def _patch(self, region: _Region, changed: Mapping[str, Piece | None]) -> Patch:
        """The region with some of its pieces in another state: only where they are is laid anew."""
        whole = region.whole
        rect = pieces.around(changed.values(), whole.width, whole.height)
        pixels = self._ground(region, tuple(changed)).copy()
        if rect.width and rect.height:
            rows, columns = (
                slice(rect.y, rect.y + rect.height),
                slice(rect.x, rect.x + rect.width),
            )
            pixels[rows, columns] = self._lit(
                region, pieces.laid(self._in(region, changed), rect), rect
            )
        return Patch(pixels, region.left, region.top)

    def _ground(self, region: _Region, without: tuple[str, ...]) -> Plane:
        if without not in region.grounds:
            others = self._in(region, dict.fromkeys(without))
            region.grounds[without] = self._lit(
                region, pieces.laid(others, region.whole), region.whole
            )
        return region.grounds[without]

    def _in(self, region: _Region, changed: Mapping[str, Piece | None]) -> list[Piece | None]:
        """All pieces of a region in drawing order, those that are not changed at rest."""
        return [
            changed[name] if name in changed else self._at_rest(region, name, svg)
            for name, svg in self._pieces or ()
        ]

    def _at_rest(self, region: _Region, name: str, svg: str) -> Piece | None:
        if name == "mouth":
            resting = bake.mouth_svg(self._figure, self._resting())
            return self._drawn(region, "mouth", resting)
        if name == "eyes":
            return self._drawn(region, "eyes open", self._eyes_svg("open"))
        if name == "brows":
            return self._drawn(region, "brows", self._figure.brows)
        return self._still(region, name, svg)

    def _drawn(self, region: _Region, name: str, svg: str) -> Piece | None:
        """A piece that changes, drawn once in each state."""
        if name not in region.drawn:
            region.drawn[name] = pieces.trimmed(self._raster(svg, region, region.whole))
        return region.drawn[name]

    def _still(self, region: _Region, name: str, svg: str) -> Piece | None:
        """A piece that never changes, drawn once for both regions, as most of what it costs does
        not depend on its size. It may point to anything in the head.
        """
        eyes, mouth = self._eyes, self._mouth
        if name not in self._stills:
            x, y = min(0, mouth.left - eyes.left), min(0, mouth.top - eyes.top)
            right, bottom = (
                max(eyes.whole.width, mouth.left - eyes.left + mouth.whole.width),
                max(eyes.whole.height, mouth.top - eyes.top + mouth.whole.height),
            )
            both = Rect(x, y, right - x, bottom - y)
            drawn = self._raster(svg, eyes, both, self._figure.head)
            self._stills[name] = pieces.trimmed(drawn, x, y)
        piece = self._stills[name]
        return piece and piece.moved(eyes.left - region.left, eyes.top - region.top)

    def _fresh_mouth(self, svg: str, places: tuple[int, ...]) -> Piece | None:
        """A mouth drawn where it is expected, and all of its region when it reaches beyond."""
        region, whole = self._mouth, self._mouth.whole
        rect = region.rect_of(self._reach.edges(places))
        drawn = pieces.trimmed(self._raster(svg, region, rect), rect.x, rect.y)
        if drawn is not None and _touches(drawn, rect):
            drawn = pieces.trimmed(self._raster(svg, region, whole))
        return drawn

    def _whole(self, region: _Region, mouth: str, eyes: str, lift: float) -> Patch:
        """The region of a head that cannot be cut, drawn anew."""
        svg = bake.head_with(self._figure, mouth, eyes, lift)
        drawn = self._raster(svg, region, region.whole)
        return Patch(self._lit(region, drawn, region.whole), region.left, region.top)

    def _raster(self, svg: str, region: _Region, rect: Rect, rest: str = "") -> Plane:
        defs = self._defs + (f"<defs>{rest}</defs>" if rest else "")
        return raster(svg, region.box_of(rect), rect.width, defs)

    def _lit(self, region: _Region, picture: Plane, rect: Rect) -> Plane:
        """Part of a region, lit as the head is."""
        own = self._light
        lit = relight(picture, own.fields, own.edge, region.left + rect.x, region.top + rect.y)
        return own.tint(lit) if own.tint is not None else lit

    def _region(self, box: Box, head: Sheet, head_light: HeadLight) -> _Region:
        """The whole pixels of the head's sheet that a box of the figure covers; even, as the head's
        size is.
        """
        scale = self._figure.scale * head_light.canvas.scale
        across = self._figure.x * head_light.canvas.scale + head_light.canvas.left - head.x
        down = self._figure.y * head_light.canvas.scale + head_light.canvas.top - head.y
        height, width = head.pixels.shape[:2]
        left = min(width - 2, max(0, int(box.x * scale + across) // 2 * 2))
        top = min(height - 2, max(0, int(box.y * scale + down) // 2 * 2))
        right = min(width, max(left + 2, int((box.x + box.width) * scale + across) // 2 * 2 + 2))
        bottom = min(height, max(top + 2, int((box.y + box.height) * scale + down) // 2 * 2 + 2))
        rect = Rect(head.x + left, head.y + top, right - left, bottom - top)
        exact = bake.figure_box(self._figure, head_light.canvas, rect)
        return _Region(exact, left, top, rect.width, rect.height)


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


def _mouth_extents(figure: Figure, defs: str) -> list[Box]:
    """What each shape of the mouth paints, or may at most."""
    return [
        extent(bake.mouth_svg(figure, numbers), figure.mouth_box, defs, step=1.5)
        or figure.mouth_box
        for numbers in figure.mouth.shapes.values()
    ]


def _box_around(boxes: list[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    bottom = max(box.y + box.height for box in boxes)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


class _Reach:
    """Where a mouth of some numbers paints: exact for the shapes, and a blend of shapes paints
    within the blend of their edges, as every point of it is the blend of theirs.
    """

    def __init__(self, figure: Figure, extents: list[Box], steps: tuple[float, ...]) -> None:
        edges = np.array([(box.x, box.y, box.x + box.width, box.y + box.height) for box in extents])
        # In steps, so that rounding to them moves what is found by little.
        shapes = np.array(list(figure.mouth.shapes.values())) / steps
        self._middle, self._edges = shapes.mean(0), edges.mean(0)
        self._weights = np.linalg.pinv(shapes - self._middle) @ (edges - self._edges)
        self._margin = np.array([-_MARGIN, -_MARGIN, _MARGIN, _MARGIN])

    def edges(self, places: tuple[int, ...]) -> NDArray[np.float64]:
        """Left, top, right and bottom, in the figure's coordinates, of a mouth told in steps."""
        moved = (np.array(places) - self._middle) @ self._weights
        return np.asarray(moved + self._edges + self._margin, np.float64)


def _touches(piece: Piece, rect: Rect) -> bool:
    """Whether a piece fills an edge of where it was drawn, so that it may go on beyond."""
    return (
        piece.left == rect.x
        or piece.top == rect.y
        or piece.right == rect.x + rect.width
        or piece.bottom == rect.y + rect.height
    )


def _steps(figure: Figure) -> tuple[float, ...]:
    """How finely each number of the mouth is told apart."""
    columns = zip(*figure.mouth.shapes.values(), strict=True)
    return tuple(max(1e-3, (max(c) - min(c)) / _MOUTH_STEPS) for c in columns)
