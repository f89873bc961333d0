"""A stage made ready for compositing.

Every layer and part of the figure as a lit, premultiplied sheet at rest.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.kernel.pixels import COARSE_PX, Fields, relight
from limelight.renders.stage import light
from limelight.renders.stage.light import Canvas
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Figure, Layer, Stage

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_HALO_SIGMA_PX = 38.0
_PAD_PX = 4
_SOFT_FROM_PX = 1.1
FIGURE_DEPTH = 0.8


@dataclass(frozen=True)
class Rect:
    """A whole-pixel rectangle of the picture; may reach beyond it."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Sheet:
    """Premultiplied RGBA resting at (x, y), in pixels of the enlarged picture."""

    pixels: Pixels
    x: int
    y: int
    depth: float
    enlarged: float = 1.0


@dataclass(frozen=True)
class HeadLight:
    """What is needed to light a replaced part of the head exactly as the head itself was lit, and
    to tint it after that.
    """

    fields: Fields
    edge: Pixels
    canvas: Canvas
    tint: Callable[[Pixels], Pixels] | None = None


Enlarge = Callable[[float, float], float]
Reach = Callable[[float], int]


def as_is(_depth: float, _blur_px: float) -> float:
    """Draw every layer at the picture's own size."""
    return 1.0


def no_further(_depth: float) -> int:
    """Draw no layer beyond the picture's edges."""
    return 0


@dataclass(frozen=True)
class Baked:
    """All sheets of a stage.

    The figure's are None when the stage has no figure or the part is empty.
    """

    canvas: Canvas
    back: tuple[Sheet, ...]
    rear: Sheet | None
    body: Sheet | None
    head: Sheet | None
    hands: Sheet | None
    limbs: tuple[Sheet | None, ...]
    front: tuple[Sheet, ...]
    head_light: HeadLight | None


def canvas_of(stage: Stage, width_px: int, height_px: int) -> Canvas:
    """Where the stage lies in a picture of this size: it covers it, centred."""
    scale = max(width_px / stage.width_px, height_px / stage.height_px)
    return Canvas(
        width=width_px,
        height=height_px,
        scale=scale,
        left=(width_px - stage.width_px * scale) / 2,
        top=(height_px - stage.height_px * scale) / 2,
    )


def resting_head(figure: Figure) -> str:
    """The head with mouth, eyes and brows as they are when nothing is said."""
    return head_with(
        figure, mouth_svg(figure, figure.mouth.shapes[figure.resting]), figure.eyes["open"]
    )


def head_with(figure: Figure, mouth: str, eyes: str, brow_lift: float = 0.0) -> str:
    """The head's SVG with these parts in place.

    Brows are raised by `brow_lift` of the figure's pixels.
    """
    brows = f'<g transform="translate(0 {-brow_lift:g})">{figure.brows}</g>'
    return (
        figure.head.replace("<!--mouth-->", mouth)
        .replace("<!--eyes-->", eyes)
        .replace("<!--brows-->", brows)
    )


def mouth_svg(figure: Figure, numbers: tuple[float, ...]) -> str:
    """The mouth's template filled with numbers."""
    return figure.mouth.template.format(*(f"{number:.2f}" for number in numbers))


def figure_box(figure: Figure, canvas: Canvas, rect: Rect) -> Box:
    """The figure's own coordinates of a rectangle of the picture."""
    scale = figure.scale * canvas.scale
    return Box(
        x=(rect.x - canvas.left) / scale - figure.x / figure.scale,
        y=(rect.y - canvas.top) / scale - figure.y / figure.scale,
        width=rect.width / scale,
        height=rect.height / scale,
    )


def bake(
    stage: Stage,
    canvas: Canvas,
    margin_px: int,
    enlarge: Enlarge = as_is,
    reach: Reach = no_further,
) -> Baked:
    """Draw and light all of a stage, up to `margin_px` beyond the picture's edges.

    `enlarge(depth, blur in pixels)` says how much larger than needed a layer is drawn, for a
    camera that comes closer; `reach(depth)` how many pixels beyond the edges the camera sees of a
    layer.
    """
    figure_canvas, whole = _enlarged(canvas, margin_px, enlarge(FIGURE_DEPTH, 0.0))
    parts, outline = _figure_parts(stage, figure_canvas, whole)
    halo = _halo(stage, canvas, _enlarged(canvas, margin_px, 1.0)[1], outline)
    edge, around = _rim(stage, figure_canvas, parts)
    lit = _light_parts(stage, figure_canvas, parts, edge, around)
    draft = _Draft(stage, canvas, margin_px, enlarge, reach, halo)
    back = [_layer(draft, layer, at, behind=True) for at, layer in enumerate(stage.back)]
    front = [_layer(draft, layer, at, behind=False) for at, layer in enumerate(stage.front)]
    return Baked(
        canvas=canvas,
        back=tuple(sheet for sheet in back if sheet is not None),
        rear=lit.get("rear"),
        body=lit.get("body"),
        head=lit.get("head"),
        hands=lit.get("front"),
        limbs=tuple(lit.get(name) for name in _limb_names(stage.figure)),
        front=tuple(sheet for sheet in front if sheet is not None),
        head_light=_head_light(stage, figure_canvas, parts, edge, around),
    )


def _stage_box(canvas: Canvas, rect: Rect) -> Box:
    return Box(
        x=(rect.x - canvas.left) / canvas.scale,
        y=(rect.y - canvas.top) / canvas.scale,
        width=rect.width / canvas.scale,
        height=rect.height / canvas.scale,
    )


def _painted(alpha: Pixels, whole: Rect, pad_px: int) -> Rect | None:
    """The even-sized part of `whole` where a coarse alpha of it is not empty."""
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    if not rows.size:
        return None
    kx, ky = whole.width / alpha.shape[1], whole.height / alpha.shape[0]
    left = max(0, int((columns[0] - 1) * kx) - pad_px) // 2 * 2
    top = max(0, int((rows[0] - 1) * ky) - pad_px) // 2 * 2
    right = min(whole.width, int((columns[-1] + 2) * kx) + pad_px)
    bottom = min(whole.height, int((rows[-1] + 2) * ky) + pad_px)
    return Rect(
        whole.x + left, whole.y + top, -(-(right - left) // 2) * 2, -(-(bottom - top) // 2) * 2
    )


def _coarse(svg: str, box: Box, whole: Rect, defs: str) -> Pixels:
    return raster(svg, box, max(8, whole.width // COARSE_PX), defs)[..., 3]


@dataclass(frozen=True)
class _Draft:
    stage: Stage
    canvas: Canvas
    margin_px: int
    enlarge: Enlarge
    reach: Reach
    halo: Floats


def _enlarged(canvas: Canvas, margin_px: int, factor: float) -> tuple[Canvas, Rect]:
    """The canvas drawn `factor` times as large, and the rectangle of it that layers may fill."""
    larger = Canvas(
        width=round(canvas.width * factor),
        height=round(canvas.height * factor),
        scale=canvas.scale * factor,
        left=canvas.left * factor,
        top=canvas.top * factor,
        enlarged=factor,
    )
    margin = math.ceil(margin_px * factor)
    width = math.ceil(canvas.width * factor) + 2 * margin
    height = math.ceil(canvas.height * factor) + 2 * margin
    return larger, Rect(-margin, -margin, width + width % 2, height + height % 2)


def _layer(draft: _Draft, layer: Layer, at: int, *, behind: bool) -> Sheet | None:
    stage = draft.stage
    factor = draft.enlarge(layer.depth, layer.blur_px * draft.canvas.scale)
    # What blurs into the picture counts as seen.
    seen = draft.reach(layer.depth) + math.ceil(3 * layer.blur_px * draft.canvas.scale)
    canvas, whole = _enlarged(draft.canvas, min(draft.margin_px, seen), factor)
    blur = layer.blur_px * canvas.scale
    coarse = _coarse(layer.svg, _stage_box(canvas, whole), whole, stage.defs)
    rect = _painted(coarse, whole, round(3 * blur))
    if rect is None:
        return None
    pixels = _drawn(layer, _stage_box(canvas, rect), rect, stage.defs, blur)
    xs, ys = light.grid(rect.x, rect.y, rect.width, rect.height)
    dim = light.vignette(xs, ys, canvas, stage.vignette)
    grain = light.grain_tile(stage.grain, stage.seed * 31 + at + (0 if behind else 101))
    if behind:
        base = _enlarged(draft.canvas, draft.margin_px, 1.0)[1]
        halo = _sample(draft.halo, base, xs / factor, ys / factor)
        glowing = light.glow(xs, ys, canvas, stage.light)
        fields = light.backdrop_fields(glowing, halo, dim, stage.light, grain)
    else:
        fields = light.front_fields(dim, stage.light, grain)
    return Sheet(relight(pixels, fields), rect.x, rect.y, layer.depth, factor)


def _drawn(layer: Layer, box: Box, rect: Rect, defs: str, blur_px: float) -> Pixels:
    """A layer's pixels, blurred.

    What will be soft is drawn at half size, which is four times cheaper.
    """
    if blur_px < _SOFT_FROM_PX:
        sharp = raster(layer.svg, box, rect.width, defs)
        return _blurred(sharp, blur_px) if blur_px >= 0.3 else sharp
    half = raster(layer.svg, box, rect.width // 2, defs)
    left = max(0.0, blur_px**2 - 0.7**2) ** 0.5 / 2
    half = _blurred(half, left) if left >= 0.3 else half
    full = cv2.resize(half, (rect.width, rect.height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(full, np.uint8)


def _blurred(pixels: Pixels, sigma_px: float) -> Pixels:
    soft = cv2.GaussianBlur(pixels, (0, 0), sigma_px, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(soft, np.uint8)


def _halo(stage: Stage, canvas: Canvas, whole: Rect, outline: Pixels | None) -> Floats:
    """The figure's soft shadow of tone on what is behind it, sampled coarsely over `whole`, of
    which `outline` is the figure's alpha at some size.
    """
    if outline is None:
        return np.zeros((2, 2), np.float32)
    size = (max(8, whole.width // COARSE_PX), max(8, whole.height // COARSE_PX))
    union = cv2.resize(outline, size, interpolation=cv2.INTER_LINEAR)
    sigma = _HALO_SIGMA_PX * canvas.scale * union.shape[1] / whole.width
    soft = cv2.GaussianBlur(union.astype(np.float32) / 255, (0, 0), sigma)
    return np.asarray(soft * stage.light.halo_strength, np.float32)


def _sample(coarse: Floats, whole: Rect, xs: Floats, ys: Floats) -> Floats:
    across = (xs - whole.x + 0.5) * (coarse.shape[1] / whole.width) - 0.5
    down = (ys - whole.y + 0.5) * (coarse.shape[0] / whole.height) - 0.5
    sampled = cv2.remap(coarse, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(sampled, np.float32)


def _figure_parts(
    stage: Stage, canvas: Canvas, whole: Rect
) -> tuple[dict[str, tuple[Pixels, Rect]], Pixels | None]:
    """The figure's parts, premultiplied and not yet lit, each with the rectangle it fills; and the
    alpha of all of them over `whole`, coarse.
    """
    figure = stage.figure
    if figure is None:
        return {}, None
    drawings = {
        "rear": figure.rear,
        "body": figure.body,
        "head": resting_head(figure),
        "front": figure.front,
    }
    drawings |= dict(zip(_limb_names(figure), (limb.svg for limb in figure.limbs), strict=True))
    parts, outline = {}, None
    for name, svg in drawings.items():
        if not svg:
            continue
        coarse = _coarse(svg, figure_box(figure, canvas, whole), whole, stage.defs)
        outline = coarse if outline is None else np.asarray(cv2.max(outline, coarse), np.uint8)
        rect = _painted(coarse, whole, _PAD_PX)
        if rect is not None:
            box = figure_box(figure, canvas, rect)
            parts[name] = (raster(svg, box, rect.width, stage.defs), rect)
    return parts, outline


def _limb_names(figure: Figure | None) -> list[str]:
    return [f"limb {at}" for at in range(len(figure.limbs) if figure else 0)]


def _silhouette(parts: dict[str, tuple[Pixels, Rect]]) -> tuple[Pixels, Rect]:
    rects = [rect for _, rect in parts.values()]
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right = max(rect.x + rect.width for rect in rects)
    bottom = max(rect.y + rect.height for rect in rects)
    union = np.zeros((bottom - y, right - x), np.uint8)
    for pixels, rect in parts.values():
        view = union[rect.y - y :, rect.x - x :][: rect.height, : rect.width]
        cv2.max(view, cv2.extractChannel(pixels, 3), dst=view)
    return union, Rect(x, y, right - x, bottom - y)


def _part_fields(stage: Stage, canvas: Canvas, rect: Rect) -> Fields:
    xs, ys = light.grid(rect.x, rect.y, rect.width, rect.height)
    dim = light.vignette(xs, ys, canvas, stage.vignette)
    return light.figure_fields(
        dim, stage.light, light.grain_tile(stage.grain, stage.seed * 31 + 211)
    )


def _rim(
    stage: Stage, canvas: Canvas, parts: dict[str, tuple[Pixels, Rect]]
) -> tuple[Pixels, Rect]:
    if not parts:
        return np.zeros((1, 1), np.uint8), Rect(0, 0, 1, 1)
    union, around = _silhouette(parts)
    return light.rim(union, stage.light, canvas.scale), around


def _light_parts(
    stage: Stage,
    canvas: Canvas,
    parts: dict[str, tuple[Pixels, Rect]],
    edge: Pixels,
    around: Rect,
) -> dict[str, Sheet]:
    lit = {}
    for name, (pixels, rect) in parts.items():
        own = edge[rect.y - around.y :, rect.x - around.x :][: rect.height, : rect.width]
        fields = _part_fields(stage, canvas, rect)
        lit[name] = Sheet(
            relight(pixels, fields, own), rect.x, rect.y, FIGURE_DEPTH, canvas.enlarged
        )
    return lit


def _head_light(
    stage: Stage,
    canvas: Canvas,
    parts: dict[str, tuple[Pixels, Rect]],
    edge: Pixels,
    around: Rect,
) -> HeadLight | None:
    if "head" not in parts:
        return None
    rect = parts["head"][1]
    own = edge[rect.y - around.y :, rect.x - around.x :][: rect.height, : rect.width]
    return HeadLight(_part_fields(stage, canvas, rect), own, canvas)
