"""How a scene lights what is drawn.

Glow, halo, vignette and grain as smooth fields, and a rim on the figure.

Every effect is pointwise on premultiplied colour: out = colour * gain + alpha * lift. So it is
baked into the layers once, at rest, and costs nothing while they move.
"""

import functools
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.stage.schemas import Light

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

COARSE = 8
_SHADE = "#301840"
_BAND_ROWS = 64
_GRAIN_PX = 509


def rgb(colour: str) -> Floats:
    """`#rrggbb` as three floats 0-255."""
    digits = colour.lstrip("#")
    return np.array([int(digits[i : i + 2], 16) for i in (0, 2, 4)], np.float32)


@dataclass(frozen=True)
class Canvas:
    """The picture in pixels, and where the stage lies in it.

    A stage point p is at p * scale + (left, top).

    `enlarged` is how much larger than the video it is drawn.
    """

    width: int
    height: int
    scale: float
    left: float
    top: float
    enlarged: float = 1.0


@dataclass(frozen=True)
class Fields:
    """Smooth gain and lift of a rectangle (red, green, blue, alpha), sampled every `COARSE` pixels,
    and its grain.
    """

    gain: Floats
    lift: Floats
    grain: Floats
    key: Floats
    rim_strength: float = 0.0


def grid(x: int, y: int, width: int, height: int) -> tuple[Floats, Floats]:
    """Coordinates of the coarse samples of a rectangle (pixels of the picture)."""
    xs = (np.arange(-(-width // COARSE) + 1, dtype=np.float32) + 0.5) * COARSE - 0.5 + x
    ys = (np.arange(-(-height // COARSE) + 1, dtype=np.float32) + 0.5) * COARSE - 0.5 + y
    across, down = np.meshgrid(xs.astype(np.float32), ys.astype(np.float32))
    return across, down


def vignette(xs: Floats, ys: Floats, canvas: Canvas, strength: float) -> Floats:
    """Darkening towards the corners, 1 in the middle."""
    across = (xs - canvas.width / 2) / (canvas.width * 0.75)
    down = (ys - canvas.height * 0.45) / (canvas.height * 0.68)
    distance = np.sqrt(across**2 + down**2)
    return np.asarray(1 - strength * np.clip(distance - 0.35, 0, 1) ** 1.6, np.float32)


def glow(xs: Floats, ys: Floats, canvas: Canvas, light: Light) -> Floats:
    """How strongly the light source shines into each point; 0 where the scene has none."""
    if light.glow_x is None or light.glow_y is None:
        return np.zeros_like(xs)
    radius = 0.39 * min(canvas.width, canvas.height)
    across = xs - (light.glow_x * canvas.scale + canvas.left)
    down = ys - (light.glow_y * canvas.scale + canvas.top)
    spread = np.exp(-(across**2 + down**2) / (2 * radius**2))
    return np.asarray(spread * light.glow_strength, np.float32)


def grain_tile(strength: float, seed: int) -> Floats:
    """Film grain as a tile of a prime size, so that its repeats do not line up with anything."""
    down, across = seed * 7919 % _GRAIN_PX, seed * 104_729 % _GRAIN_PX
    return np.asarray(np.roll(_noise(), (down, across), (0, 1)) * np.float32(strength), np.float32)


@functools.cache
def _noise() -> Floats:
    """One tile of noise: drawing it anew for every layer costs as much as the light itself."""
    return np.random.default_rng(0).standard_normal((_GRAIN_PX, _GRAIN_PX), np.float32)


def backdrop_fields(
    glowing: Floats, halo: Floats, dim: Floats, light: Light, grain: Floats
) -> Fields:
    """Fields of scenery behind the figure: glow (screen), then halo (mix), then vignette."""
    screen = glowing[..., None] * rgb(light.key) / 255
    behind = rgb(light.key) * 0.25 + rgb(_SHADE) * 0.75
    keep = (1 - halo)[..., None]
    gain = (1 - screen) * keep * dim[..., None]
    lift = (255 * screen * keep + halo[..., None] * behind) * dim[..., None]
    return _fields(gain, lift, grain, light)


def front_fields(dim: Floats, light: Light, grain: Floats) -> Fields:
    """Fields of scenery before the figure: vignette only."""
    gain = np.repeat(dim[..., None], 3, axis=2)
    return _fields(gain, np.zeros_like(gain), grain, light)


def figure_fields(dim: Floats, light: Light, grain: Floats) -> Fields:
    """Fields of the figure: tinted by the surroundings, then vignette.

    Its rim is lit by the key.
    """
    ambient, mix = rgb(light.ambient), light.ambient_mix
    gain = ((1 - mix) + ambient / 255 * mix * 1.25) * dim[..., None]
    lift = ambient * 0.02 * min(1.0, mix * 5) * dim[..., None]
    return _fields(gain, lift, grain, light, light.rim_strength)


def _fields(
    gain: NDArray[np.floating],
    lift: NDArray[np.floating],
    grain: Floats,
    light: Light,
    rim_strength: float = 0.0,
) -> Fields:
    """Fields of three colours with those of alpha, which stays: gain 1, lift 0."""
    one, none = np.ones((*gain.shape[:2], 1)), np.zeros((*gain.shape[:2], 1))
    return Fields(
        np.concatenate([gain, one], axis=2, dtype=np.float32),
        np.concatenate([lift, none], axis=2, dtype=np.float32),
        grain,
        np.append(rgb(light.key), 0).astype(np.float32),
        rim_strength,
    )


def rim(alpha: Pixels, light: Light, scale: float) -> Pixels:
    """Where the key light catches the edge of a silhouette, 0-255."""
    reach = light.rim_px * scale
    shift = np.array([[1, 0, -light.rim_side * reach], [0, 1, reach * 0.45]], np.float32)
    moved = cv2.warpAffine(alpha, shift, (alpha.shape[1], alpha.shape[0]))
    edge = cv2.GaussianBlur(cv2.subtract(alpha, moved), (0, 0), max(0.5, reach / 3))
    return np.asarray(cv2.multiply(edge, alpha, scale=1 / 255), np.uint8)


def gain_and_lift(
    fields: Fields, edge: Pixels | None, left: int, top: int, shape: tuple[int, int]
) -> tuple[Floats, Floats]:
    """Gain and lift at full size for a part of a sheet, of red, green, blue and alpha; `shape` is
    (height, width).
    """
    gain = _fine(fields.gain, left, top, shape)
    lift = _fine(fields.lift, left, top, shape)
    if edge is not None:
        rim_part = edge[top : top + shape[0], left : left + shape[1]]
        columns = np.flatnonzero(rim_part.any(0))
        if columns.size:
            part = slice(int(columns[0]), int(columns[-1]) + 1)
            share = rim_part[:, part].astype(np.float32) * np.float32(fields.rim_strength / 255)
            lit = cv2.merge([share, share, share, np.zeros_like(share)])
            gain[:, part] *= 1 - lit
            lift[:, part] += (fields.key - lift[:, part]) * lit
    noise = _grain(fields.grain, left, top, shape)
    cv2.add(lift, cv2.merge([noise, noise, noise, np.zeros_like(noise)]), dst=lift)
    return gain, lift


def relight(premultiplied: Pixels, fields: Fields, edge: Pixels | None = None) -> Pixels:
    """Apply fields (and a rim, where there is one) to a whole sheet of premultiplied RGBA.

    Alpha stays.
    """
    height, _ = premultiplied.shape[:2]
    out = np.zeros_like(premultiplied)
    for top in range(0, height, _BAND_ROWS):
        rows = slice(top, min(height, top + _BAND_ROWS))
        painted = np.flatnonzero(premultiplied[rows, :, 3].any(0))
        if not painted.size:
            continue
        left, right = int(painted[0]), int(painted[-1]) + 1
        part = premultiplied[rows, left:right]
        gain, lift = gain_and_lift(fields, edge, left, top, (part.shape[0], part.shape[1]))
        out[rows, left:right] = apply(part, gain, lift)
    return out


def apply(premultiplied: Pixels, gain: Floats, lift: Floats) -> Pixels:
    """colour * gain + alpha * lift, rounded; no channel rises above 255."""
    alpha = cv2.extractChannel(premultiplied, 3)
    grown = cv2.multiply(premultiplied, gain, dtype=cv2.CV_32F)
    share: cv2.typing.MatLike = lift
    if alpha.min() < 255:
        covers = cv2.merge([alpha, alpha, alpha, alpha])
        share = cv2.multiply(covers, lift, scale=1 / 255, dtype=cv2.CV_32F)
    return np.asarray(cv2.add(grown, share, dtype=cv2.CV_8U), np.uint8)


def _grain(tile: Floats, left: int, top: int, shape: tuple[int, int]) -> Floats:
    """The part of endless tiles at (left, top)."""
    rows = (np.arange(shape[0]) + top) % _GRAIN_PX
    first = left % _GRAIN_PX
    across = tile[rows]
    repeats = -(-(first + shape[1]) // _GRAIN_PX)
    return np.asarray(cv2.hconcat([across] * repeats)[:, first : first + shape[1]], np.float32)


def _fine(coarse: Floats, left: int, top: int, shape: tuple[int, int]) -> Floats:
    """Bilinear samples of a coarse field at every pixel of the part at (left, top).

    The coarse samples around the part, enlarged by whole pixels, and cut.
    """
    row, column = max(0, top // COARSE - 1), max(0, left // COARSE - 1)
    last_row, last_column = -(-(top + shape[0]) // COARSE) + 1, -(-(left + shape[1]) // COARSE) + 1
    part = coarse[row:last_row, column:last_column]
    size = (part.shape[1] * COARSE, part.shape[0] * COARSE)
    fine = cv2.resize(part, size, interpolation=cv2.INTER_LINEAR)
    down, across = top - row * COARSE, left - column * COARSE
    return np.asarray(fine[down : down + shape[0], across : across + shape[1]], np.float32)
