"""How alike the head in a picture is to the character's head, whatever the light."""

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.stage.bake import resting_head
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Figure

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_HEAD = Box(x=100, y=60, width=569, height=580)
_WIDTH_PX, _LEAST_PX = 96, 40
_SOLID = 250
_WINDOW_PX = 2.0
# Constants of the structural similarity index for values of 0 to 255 (Wang et al. 2004).
_C1, _C2 = 6.5, 58.5
_GAINS = (0.3, 3.0)
_FEWEST_PX = 400


def likeness(picture: Pixels, placed: Figure, reference: Figure) -> float:
    """The structural similarity, -1 to 1, of the head in `picture` (RGB), where `placed` says it
    stands in pixels of the picture, and the head of `reference`.

    Light is taken out first: each colour may be scaled and shifted as a whole. The same character
    scores 0.8 and more in any scene; parts beyond the picture's edge or behind a hand do not count.
    """
    # A head is not compared finer than the picture shows it.
    width_px = max(_LEAST_PX, min(_WIDTH_PX, round(_HEAD.width * placed.scale)))
    drawn = raster(reference.rear + resting_head(reference), _HEAD, width_px)
    seen, is_inside = _cut_out(picture, placed, (width_px, drawn.shape[0]))
    before = placed.front + "".join(limb.svg for limb in placed.limbs)
    is_covered = raster(before, _HEAD, width_px)[..., 3] > 0
    solid = (drawn[..., 3] >= _SOLID) & is_inside & ~is_covered
    if int(solid.sum()) < _FEWEST_PX * (width_px / _WIDTH_PX) ** 2:
        return 0.0
    wanted = drawn[..., :3].astype(np.float32)
    lit = np.stack([_relit(seen[..., c], wanted[..., c], solid) for c in range(3)], axis=-1)
    return _similarity(wanted.mean(axis=2), lit.mean(axis=2), solid)


def _cut_out(
    picture: Pixels, placed: Figure, size_px: tuple[int, int]
) -> tuple[Floats, NDArray[np.bool_]]:
    width_px, height_px = size_px
    scale = placed.scale
    left, top = placed.x + _HEAD.x * scale, placed.y + _HEAD.y * scale
    step_x = _HEAD.width * scale / width_px
    step_y = _HEAD.height * scale / height_px
    # Averaging before sampling keeps a large head from turning into noise.
    soft = cv2.blur(picture, (max(1, round(step_x)), max(1, round(step_y))))
    columns = left + (np.arange(width_px, dtype=np.float32) + 0.5) * step_x - 0.5
    rows = top + (np.arange(height_px, dtype=np.float32) + 0.5) * step_y - 0.5
    x, y = np.meshgrid(columns, rows)
    x, y = x.astype(np.float32), y.astype(np.float32)
    seen = cv2.remap(soft, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    height, width = picture.shape[:2]
    is_inside = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    return seen.astype(np.float32), is_inside


def _relit(seen: Floats, wanted: Floats, solid: NDArray[np.bool_]) -> Floats:
    here, there = seen[solid], wanted[solid]
    spread = float(((here - here.mean()) ** 2).mean())
    shared = float(((here - here.mean()) * (there - there.mean())).mean())
    gain = float(np.clip(shared / spread if spread > 0 else 1.0, *_GAINS))
    return (seen - float(here.mean())) * np.float32(gain) + np.float32(there.mean())


def _similarity(wanted: Floats, seen: Floats, solid: NDArray[np.bool_]) -> float:
    a, b = (np.where(solid, side, 0).astype(np.float32) for side in (wanted, seen))
    mean_a, mean_b = _soft(a), _soft(b)
    spread_a, spread_b = _soft(a * a) - mean_a**2, _soft(b * b) - mean_b**2
    shared = _soft(a * b) - mean_a * mean_b
    level = (2 * mean_a * mean_b + _C1) / (mean_a**2 + mean_b**2 + _C1)
    structure = (2 * shared + _C2) / (spread_a + spread_b + _C2)
    return float((level * structure)[solid].mean())


def _soft(values: Floats) -> Floats:
    return np.asarray(cv2.GaussianBlur(values, (0, 0), _WINDOW_PX), np.float32)
