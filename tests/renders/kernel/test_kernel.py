"""The compiled kernel: bilinear samples, what hides what, edges; the same on every processor."""

import math
import platform
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from tools.build_kernel import build

from limelight.renders.compose import planes
from limelight.renders.compose.planes import Frame, Move, Plane, Sprite
from limelight.renders.kernel import drawing, library, pixels
from limelight.renders.kernel.drawing import Picture

SIZE = (200, 120)
KERNEL = Path(drawing.__file__).parent


def _blobs(wide: int, tall: int, seed: int) -> Plane:
    """Premultiplied RGBA with empty, solid and half transparent parts."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:tall, 0:wide]
    wave = np.sin(x / 17 + seed) * np.cos(y / 13) * 2
    alpha = np.clip(wave * 255, 0, 255).astype(np.uint8)
    colour = rng.integers(0, 256, (tall, wide, 3))
    return np.dstack([colour * alpha[..., None] // 255, alpha]).astype(np.uint8)


def _turn(degrees: float, zoom: float, x: float, y: float) -> NDArray[np.float64]:
    cos, sin = (f(math.radians(degrees)) * zoom for f in (math.cos, math.sin))
    return np.array([[cos, -sin, x], [sin, cos, y]])


def _exact(sprite: Sprite, seen: Picture, under: float) -> NDArray[np.float64]:
    """The luma of a sprite over an even ground, calculated pixel by pixel."""
    down, across = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    x = seen.xx * across + seen.xy * down + seen.x0
    y = seen.yx * across + seen.yy * down + seen.y0
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    out = []
    for plane in (sprite.y, sprite.through):
        tall, wide = plane.shape

        def at(row: NDArray[np.int64], column: NDArray[np.int64], of: Plane = plane) -> Plane:
            return np.asarray(of[row.clip(0, of.shape[0] - 1), column.clip(0, of.shape[1] - 1)])

        share, fall = x - left, y - top
        upper = at(top, left) * (1 - share) + at(top, left + 1) * share
        lower = at(top + 1, left) * (1 - share) + at(top + 1, left + 1) * share
        out.append(upper * (1 - fall) + lower * fall)
        outside = (x < 0) | (y < 0) | (x > wide - 1) | (y > tall - 1)
        out[-1][outside] = 0 if plane is sprite.y else 255
    return np.asarray(under * out[1] / 255 + out[0])


def _grounded() -> Frame:
    frame = planes.new_frame(*SIZE)
    frame.y[:] = 90
    return frame


@pytest.mark.parametrize("degrees", [0, 2.5, -4, 30, -75, 100, 180])
@pytest.mark.parametrize("zoom", [0.55, 0.97, 1.9])
def test_a_picture_is_sampled_where_it_lies_however_it_is_turned(
    degrees: float, zoom: float
) -> None:
    pixels = _blobs(180, 140, 3)
    pixels[:9], pixels[-9:], pixels[:, :9], pixels[:, -9:] = 0, 0, 0, 0
    smooth = np.asarray(cv2.GaussianBlur(pixels, (0, 0), 1.5), np.uint8)
    sprite = planes.sprite_of(smooth, 0, 0)
    seen = planes.turned(sprite, _turn(degrees, zoom, 61.3, 17.8))
    frame = _grounded()
    planes.lay(frame, [seen])
    assert np.abs(frame.y - _exact(sprite, seen, 90)).max() < 2


def _scene() -> list[Picture]:
    """Layers over each other, with much that hides and much that is empty."""
    layers = [planes.sprite_of(_blobs(240, 160, at), -14, -9) for at in range(5)]
    shifted = [planes.moved(layer, Move(0.94 + at / 40, at * 1.7, -at)) for at, layer in
               enumerate(layers)]  # fmt: skip
    tilted = [planes.turned(layers[at], _turn(7 * at - 9, 0.8, 20, 9)) for at in range(3)]
    return [*shifted, *tilted]


def test_what_is_hidden_is_left_out_and_nobody_sees_it() -> None:
    at_once, one_by_one = _grounded(), _grounded()
    scene = _scene()
    planes.lay(at_once, scene)
    for picture in scene:
        planes.lay(one_by_one, [picture])
    assert np.abs(at_once.buffer.astype(int) - one_by_one.buffer).max() == 0


def test_empty_and_solid_parts_are_known_again_when_the_picture_changes() -> None:
    sprite = planes.sprite_of(np.zeros((120, 200, 4), np.uint8), 0, 0)
    white = np.full((22, 40, 4), 255, np.uint8)
    planes.put(sprite, white, 30, 50)
    frame = _grounded()
    planes.lay(frame, [planes.moved(sprite, Move(1.0, 0.0, 0.0))])
    painted = frame.y == 235
    assert painted[50:72, 30:70].all()
    assert painted.sum() == 22 * 40


@pytest.mark.parametrize("wide", [2, 4, 14, 16, 18])
@pytest.mark.parametrize("zoom", [0.02, 0.3, 1.0, 9.0])
@pytest.mark.parametrize("x", [-900.0, -3.3, 190.5, 5000.0])
def test_narrow_far_and_outer_pictures_stay_within_the_frame(
    wide: int, zoom: float, x: float
) -> None:
    grey = np.full((8, wide, 3), 200, np.uint8)
    buffer = np.full(SIZE[0] * SIZE[1] * 3 // 2 + 128, 7, np.uint8)
    inner = buffer[64:-64]
    luma, chroma = SIZE[0] * SIZE[1], SIZE[0] * SIZE[1] // 4
    half = SIZE[1] // 2, SIZE[0] // 2
    frame = Frame(
        inner,
        inner[:luma].reshape(SIZE[1], SIZE[0]),
        inner[luma : luma + chroma].reshape(half),
        inner[luma + chroma :].reshape(half),
    )
    opaque = planes.opaque_of(grey, 0, 0)
    planes.lay_opaque(frame, opaque, Move(zoom, x, 3.0))
    assert set(np.unique(frame.y)) <= {7, int(opaque.y[0, 0])}
    assert (buffer[:64] == 7).all()
    assert (buffer[-64:] == 7).all()


def test_every_processor_draws_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Plain C, as a processor without any of the special forms would run it.
    files = build(KERNEL, tmp_path, "-DLIMELIGHT_PLAIN")[:1]
    if platform.machine() == "x86_64":
        files += [library.BUILT / f"kernel-x86_64{level}.so" for level in ("-v2", "-v3")]
    drawn = []
    for path in files:
        kernel = library.opened(path, KERNEL)
        for module in (drawing, pixels):
            monkeypatch.setattr(module, "library", lambda kernel=kernel: kernel)
        frame = _grounded()
        planes.lay(frame, _scene())
        drawn.append(frame.buffer)
    assert all((one == drawn[0]).all() for one in drawn)
    assert drawn[0].std() > 20


def test_a_kernel_that_was_not_built_or_of_other_sources_tells_how_to_build_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(ImportError, match="make setup"):
        library.opened(tmp_path / "kernel-none.so", KERNEL)
    (tmp_path / "scene.c").write_text("changed")
    with pytest.raises(ImportError, match="was built from other sources"):
        library.opened(next(library.BUILT.iterdir()), tmp_path)
