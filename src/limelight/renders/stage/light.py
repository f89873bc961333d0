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

from limelight.renders.kernel.pixels import COARSE_PX, GRAIN_PX, Fields
from limelight.renders.stage.schemas import Light

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_SHADE = "#301840"


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


def grid(x: int, y: int, width: int, height: int) -> tuple[Floats, Floats]:
    """Coordinates of the coarse samples of a rectangle (pixels of the picture)."""
    xs = (np.arange(-(-width // COARSE_PX) + 1, dtype=np.float32) + 0.5) * COARSE_PX - 0.5 + x
    ys = (np.arange(-(-height // COARSE_PX) + 1, dtype=np.float32) + 0.5) * COARSE_PX - 0.5 + y
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
    down, across = seed * 7919 % GRAIN_PX, seed * 104_729 % GRAIN_PX
    return np.asarray(np.roll(_noise(), (down, across), (0, 1)) * np.float32(strength), np.float32)


@functools.cache
def _noise() -> Floats:
    """One tile of noise: drawing it anew for every layer costs as much as the light itself."""
    return np.random.default_rng(0).standard_normal((GRAIN_PX, GRAIN_PX), np.float32)


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
