"""Faces of nobody, shaded enough that a detector of photographed faces finds them."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SIDE = 400
_MIDDLE = _SIDE / 2

Grey = NDArray[np.float32]


def draw_face(
    path: Path, person: int, *, light: float = 1.0, moved_px: tuple[int, int] = (0, 0)
) -> None:
    """Write a 400 x 400 picture of the face of `person`, lit and placed as told."""
    chance = np.random.default_rng(person)
    across = _MIDDLE + moved_px[0]
    down = _MIDDLE + moved_px[1]
    skin, hair = (float(chance.uniform(*range_)) for range_ in ((105, 165), (20, 90)))
    width, height = chance.uniform(95, 120), chance.uniform(135, 160)
    picture = np.full((_SIDE, _SIDE), 90, np.float32)
    _blot(picture, (across, down - 25), (width + 14, height + 22), hair, 3)
    _blot(picture, (across, down + height * 0.9), (width * 0.5, 80), skin * 0.8, 4)
    _blot(picture, (across, down), (width, height), skin, 2)
    _blot(picture, (across - 30, down - 10), (60, 90), skin * 1.12, 30)
    _eyes(picture, chance, (across, down), skin, hair)
    _nose_and_mouth(picture, chance, (across, down), skin)
    lit = np.clip(picture * light, 0, 255)
    Image.fromarray(np.stack([lit, lit * 0.85, lit * 0.75], axis=-1).astype(np.uint8)).save(path)


def _eyes(
    picture: Grey, chance: np.random.Generator, at: tuple[float, float], skin: float, hair: float
) -> None:
    apart, wide, lift = chance.uniform(38, 52), chance.uniform(17, 24), chance.uniform(16, 24)
    brow, height = chance.uniform(2.5, 5), at[1] + chance.uniform(-25, -8)
    for side in (-1, 1):
        x = at[0] + side * apart
        _blot(picture, (x, height - 3), (wide * 1.35, 14), skin * 0.68, 5)
        _blot(picture, (x, height), (wide, 8), 225, 1.2)
        _blot(picture, (x, height), (8, 8), 40, 0.8)
        _blot(picture, (x, height - 8), (wide * 1.05, 3), 35, 1)
        _blot(picture, (x, height - lift), (wide * 1.3, brow), hair * 0.8, 1.5)


def _nose_and_mouth(
    picture: Grey, chance: np.random.Generator, at: tuple[float, float], skin: float
) -> None:
    x, y = at
    long, wide = chance.uniform(30, 48), chance.uniform(14, 24)
    lips, open_ = y + chance.uniform(58, 78), chance.uniform(30, 48)
    _blot(picture, (x, y + long * 0.2), (wide * 0.35, long * 0.8), skin * 1.12, 5)
    for side in (-1, 1):
        _blot(picture, (x + side * wide * 0.8, y + long), (5, 4), skin * 0.45, 2)
    _blot(picture, (x, y + long + 4), (wide, 5), skin * 0.75, 3)
    _blot(picture, (x, lips), (open_, 6), skin * 0.42, 1.8)
    _blot(picture, (x, lips + 9), (open_ * 0.7, 7), skin * 0.72, 3)
    _blot(picture, (x, lips + 1), (open_ * 0.95, 1.5), skin * 0.25, 1)


def _blot(
    picture: Grey, at: tuple[float, float], reach: tuple[float, float], value: float, soft: float
) -> None:
    mask = np.zeros_like(picture)
    centre = (round(at[0] * 16), round(at[1] * 16))
    axes = (round(reach[0] * 16), round(reach[1] * 16))
    cv2.ellipse(mask, centre, axes, 0, 0, 360, 1.0, -1, cv2.LINE_AA, 4)
    mask = np.asarray(cv2.GaussianBlur(mask, (0, 0), soft), np.float32)
    picture += mask * (value - picture)
