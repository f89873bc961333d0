"""SVG bodies to pixels: the only place that talks to the rasteriser.

Small results are cached by content.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers import expat

import numpy as np
import thorvg_cython as thorvg
from numpy.typing import NDArray

from limelight.generation.schemas import Box

Pixels = NDArray[np.uint8]

_KEPT_IMAGE_BYTES = 5_000_000
_most_bytes = 40_000_000
_cache: OrderedDict[bytes, Pixels] = OrderedDict()
_lock = threading.Lock()
# Canvases share what the rasteriser draws with, so only one thread draws at a time.
_drawing = threading.Lock()
_engine = thorvg.Engine(threads=0)


@contextmanager
def keeping(most_bytes: int) -> Iterator[None]:
    """Keep less of what is drawn while the block runs, for work that draws everything once."""
    global _most_bytes
    before, _most_bytes = _most_bytes, most_bytes
    try:
        yield
    finally:
        _most_bytes = before


def raster(svg_body: str, box: Box, width_px: int, defs: str = "") -> Pixels:
    """Draw the inside of `box` of an SVG body as premultiplied RGBA, `width_px` wide.

    The height is in proportion. The array is shared and read-only. Equal input gives equal
    bytes. Raises ValueError when the SVG is malformed.
    """
    height_px = max(1, round(width_px * box.height / box.width))
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{box.x:g} {box.y:g} {box.width:g} {box.height:g}" preserveAspectRatio="none" '
        f'width="{width_px}" height="{height_px}" fill="none">{defs}{svg_body}</svg>'
    )
    key = hashlib.blake2b(svg.encode(), digest_size=16).digest()
    with _lock:
        found = _cache.get(key)
        if found is not None:
            _cache.move_to_end(key)
            return found
    _refuse_malformed(svg)
    with _drawing:
        made = _drawn(svg, width_px, height_px)
    made.flags.writeable = False
    if made.nbytes > _KEPT_IMAGE_BYTES:
        return made
    with _lock:
        _cache[key] = made
        while sum(image.nbytes for image in _cache.values()) > _most_bytes and len(_cache) > 1:
            _cache.popitem(last=False)
    return made


def extent(svg_body: str, box: Box, defs: str = "", *, step: float = 12.0) -> Box | None:
    """The part of `box` that is painted, found on a coarse drawing and padded; None if empty."""
    width = max(24, round(box.width / step))
    alpha = raster(svg_body, box, width, defs)[..., 3]
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    if not rows.size:
        return None
    kx, ky = box.width / alpha.shape[1], box.height / alpha.shape[0]
    left, right = max(0, columns[0] - 2) * kx, min(alpha.shape[1], columns[-1] + 3) * kx
    top, bottom = max(0, rows[0] - 2) * ky, min(alpha.shape[0], rows[-1] + 3) * ky
    return Box(
        x=float(box.x + left),
        y=float(box.y + top),
        width=float(right - left),
        height=float(bottom - top),
    )


def _refuse_malformed(svg: str) -> None:
    """The rasteriser draws of what is not XML whatever it could read; better an error."""
    try:
        expat.ParserCreate().Parse(svg, True)  # noqa: FBT003 - it takes no names
    except expat.ExpatError as problem:
        raise ValueError(f"the drawing is not well-formed SVG: {problem}") from problem


def _drawn(svg: str, width_px: int, height_px: int) -> Pixels:
    # In memory red comes first.
    canvas = thorvg.SwCanvas(
        width_px, height_px, thorvg.Colorspace.ABGR8888, thorvg.EngineOption.NONE
    )
    try:
        picture = thorvg.Picture()
        told = (
            picture.load_data(svg.encode(), "svg", copy=True),
            picture.set_size(width_px, height_px),
            canvas.add(picture),
            canvas.draw(),
            canvas.sync(),
        )
        if any(result != thorvg.Result.SUCCESS for result in told):
            raise ValueError(f"the drawing cannot be rasterised: {told}")
        return np.frombuffer(canvas, np.uint8).reshape(height_px, width_px, 4).copy()
    finally:
        # The binding frees none of what a canvas drew by itself; twice would be an abort.
        canvas.destroy()
