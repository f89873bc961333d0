"""What pixels go through before they are laid: light, the way to video planes."""

import ctypes
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from limelight.renders.kernel.library import address, library

Plane = NDArray[np.uint8]
Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

COARSE_PX = 8
GRAIN_PX = 509
_Bytes = ctypes.c_void_p
_Whole = ctypes.c_int32


class _Light(ctypes.Structure):
    _fields_ = (
        *((name, _Bytes) for name in ("gain", "lift", "grain", "edge")),
        ("key", ctypes.c_float * 4),
        ("rim", ctypes.c_float),
        *((name, _Whole) for name in ("wide", "tall", "edge_stride")),
    )


class _Planes(ctypes.Structure):
    _fields_ = (
        *((name, _Bytes) for name in ("y", "u", "v", "through", "through_half")),
        *((name, _Whole) for name in ("width", "height", "stride", "half_stride")),
    )


@dataclass(frozen=True)
class Fields:
    """Smooth gain and lift of a rectangle (red, green, blue, alpha), sampled every `COARSE_PX`
    pixels, its grain (a tile of `GRAIN_PX`), and what a rim on it turns towards.
    """

    gain: Floats
    lift: Floats
    grain: Floats
    key: Floats
    rim_strength: float = 0.0


def relight(
    premultiplied: Pixels, fields: Fields, edge: Pixels | None = None, left: int = 0, top: int = 0
) -> Pixels:
    """colour * gain + alpha * lift, of a part of what the fields light, whose corner is at (left,
    top) of it; `edge` is the rim of all of it, 0-255. No channel leaves 0 to 255, alpha stays.
    """
    premultiplied = _in_rows(premultiplied)
    tall, wide = premultiplied.shape[:2]
    gain, lift, grain = (
        np.ascontiguousarray(field) for field in (fields.gain, fields.lift, fields.grain)
    )
    told = _Light(
        gain=address(gain), lift=address(lift), grain=address(grain),
        edge=address(edge) if edge is not None else None,
        key=(ctypes.c_float * 4)(*fields.key.tolist()), rim=fields.rim_strength / 255,
        wide=gain.shape[1], tall=gain.shape[0],
        edge_stride=edge.strides[0] if edge is not None else 0,
    )  # fmt: skip
    out = np.empty((tall, wide, 4), np.uint8)
    part = (_Whole * 4)(left, top, wide, tall)
    library().relight(
        ctypes.byref(told), address(premultiplied), premultiplied.strides[0], address(out), part
    )
    return out


def split(pixels: Pixels, planes: tuple[Plane, ...]) -> None:
    """Write RGB into planes Y, U, V, or premultiplied RGBA into Y, U, V, what shows through it and
    the same at the size of chroma; all of even size.
    """
    pixels = _in_rows(pixels)
    names = ("y", "u", "v", "through", "through_half")
    told = _Planes(
        **{name: address(plane) for name, plane in zip(names, planes, strict=False)},
        width=pixels.shape[1], height=pixels.shape[0],
        stride=planes[0].strides[0], half_stride=planes[1].strides[0],
    )  # fmt: skip
    library().split(address(pixels), pixels.strides[0], pixels.shape[2], ctypes.byref(told))


def _in_rows(pixels: Pixels) -> Pixels:
    """The same with no gaps within rows."""
    if pixels.strides[1:] == (pixels.shape[2], 1):
        return pixels
    return np.ascontiguousarray(pixels)
