"""Colours by a table: looks of our own and `.cube` files, applied to pictures once, when a shot is
prepared, and to films as they are read.
"""

from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from limelight.renders import errors
from limelight.renders.compose.finish import looks
from limelight.stories.finish import ColourLook, Finish

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_STEPS = 33
_MOST_STEPS = 65
_MOST_BYTES = 16_000_000


class Colours:
    """A table of n x n x n colours, red changing fastest; colours between are interpolated."""

    def __init__(self, table: Floats) -> None:
        self.steps = round(len(table) ** (1 / 3))
        self._table = table
        self._filter = ImageFilter.Color3DLUT(self.steps, table.ravel().tolist())

    def rgb(self, pixels: Pixels) -> Pixels:
        """RGB or straight RGBA (whose alpha stays) in these colours."""
        return np.asarray(Image.fromarray(pixels).filter(self._filter), np.uint8)

    def premultiplied(self, pixels: Pixels) -> Pixels:
        """Premultiplied RGBA in these colours."""
        alpha = np.ascontiguousarray(pixels[..., 3])
        whole = cv2.cvtColor(alpha, cv2.COLOR_GRAY2RGB)
        straight = cv2.divide(np.ascontiguousarray(pixels[..., :3]), whole, scale=255)
        out = np.empty_like(pixels)
        out[..., :3] = cv2.multiply(self.rgb(np.asarray(straight, np.uint8)), whole, scale=1 / 255)
        out[..., 3] = alpha
        return out

    def write(self, path: Path) -> Path:
        """The table as a `.cube` file, for FFmpeg."""
        lines = (f"{r:.6f} {g:.6f} {b:.6f}" for r, g, b in self._table.tolist())
        path.write_text(f"LUT_3D_SIZE {self.steps}\n" + "\n".join(lines) + "\n")
        return path


def colours_of(finish: Finish) -> Colours | None:
    """The table of a finish; None where it changes no colour. Raises LutUnreadable."""
    if finish.colours is None and finish.lut is None:
        return None
    return _made(finish.colours, finish.lut)


@cache
def _made(look: ColourLook | None, lut: Path | None) -> Colours:
    rgb = _identity(_STEPS)
    if look is not None:
        rgb = looks.seen(look, rgb)
    if lut is not None:
        rgb = _looked_up(read_cube(lut), rgb)
    return Colours(rgb)


def _identity(steps: int) -> Floats:
    """Every colour of a table in its order, as it is."""
    axis = np.linspace(0, 1, steps, dtype=np.float32)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")
    return np.stack([red.ravel(), green.ravel(), blue.ravel()], 1)


def _looked_up(table: Floats, rgb: Floats) -> Floats:
    """Colours through a table, interpolated between its eight neighbours."""
    steps = round(len(table) ** (1 / 3))
    cube = table.reshape(steps, steps, steps, 3)
    place = np.clip(rgb, 0, 1) * (steps - 1)
    low = np.minimum(place.astype(int), steps - 2)
    share = place - low
    out = np.zeros_like(rgb)
    for corner in range(8):
        at = low + [(corner >> axis) & 1 for axis in range(3)]
        weight = np.ones(len(rgb), np.float32)
        for axis in range(3):
            weight *= share[:, axis] if corner >> axis & 1 else 1 - share[:, axis]
        out += weight[:, None] * cube[at[:, 2], at[:, 1], at[:, 0]]
    return out


def read_cube(path: Path) -> Floats:
    """The table of a 3D `.cube` file (Adobe Cube LUT Specification 1.0), over 0 to 1.

    Raises LutUnreadable naming the file and the line.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _unreadable(path, f"is larger than {_MOST_BYTES // 1_000_000} MB")
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError as problem:
        raise _unreadable(path, f"cannot be opened ({problem.strerror})") from problem
    steps, rows = 0, []
    for number, line in enumerate(lines, 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        if words[0][0].isalpha():
            steps = _keyword(path, number, words) or steps
            continue
        rows.append(_numbers(path, number, words))
    if not steps:
        raise _unreadable(path, "does not say LUT_3D_SIZE")
    if len(rows) != steps**3:
        raise _unreadable(path, f"has {len(rows)} colours instead of {steps**3}")
    return np.clip(np.array(rows, np.float32), 0, 1)


def _keyword(path: Path, number: int, words: list[str]) -> int:
    """The size where this line says it. Refuses what would change the meaning of the numbers."""
    name, rest = words[0].upper(), words[1:]
    if name == "LUT_1D_SIZE":
        raise _unreadable(path, f"line {number}: is a 1D table; a 3D one is needed")
    if name in ("DOMAIN_MIN", "DOMAIN_MAX"):
        wanted = 0.0 if name == "DOMAIN_MIN" else 1.0
        if any(value != wanted for value in _numbers(path, number, rest)):
            raise _unreadable(path, f"line {number}: only colours from 0 to 1 can be read")
    if name != "LUT_3D_SIZE":
        return 0
    if len(rest) != 1 or not rest[0].isdigit() or not 2 <= int(rest[0]) <= _MOST_STEPS:
        raise _unreadable(path, f"line {number}: the size must be 2 to {_MOST_STEPS}")
    return int(rest[0])


def _numbers(path: Path, number: int, words: list[str]) -> list[float]:
    try:
        values = [float(word) for word in words]
    except ValueError:
        values = []
    if len(values) != 3 or not np.isfinite(values).all():
        raise _unreadable(path, f"line {number}: needs three numbers")
    return values


def _unreadable(path: Path, why: str) -> errors.LutUnreadable:
    return errors.LutUnreadable(f"The colour table {path} {why}.", path=str(path))
