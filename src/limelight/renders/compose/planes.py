"""Video planes (BT.709, limited range, 4:2:0).

Sprites and the few operations that lay them over a frame.

Sprites are premultiplied in Y, U and V: a plane holds value * alpha, `through` holds 255 - alpha,
so laying over is frame * through + plane. Scaling goes through `cv2.resize`, several times faster
than a general warp; since resize can only start at whole pixels, the fraction comes from leading
columns and rows that are cut off again (`_phase`).
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]

_LUMA = np.array([[0.2126, 0.7152, 0.0722]]) * (219 / 255)
_CHROMA_U = np.array([[-0.2126, -0.7152, 0.9278]]) / 1.8556 * (224 / 255)
_CHROMA_V = np.array([[0.7874, -0.7152, -0.0722]]) / 1.5748 * (224 / 255)
_TO_YUV = np.vstack([_LUMA, _CHROMA_U, _CHROMA_V])
_OFFSETS = np.array([[16.0], [128.0], [128.0]]) / 255
LEAD_PX = 18
_NEAR_ENOUGH_PX = 0.02


@dataclass(frozen=True)
class Frame:
    """One picture of the video; `buffer` is what the encoder reads, the planes are views of it."""

    buffer: Plane
    y: Plane
    u: Plane
    v: Plane


@dataclass(frozen=True)
class Opaque:
    """A picture without transparency whose top left pixel rests at (left, top).

    Sizes and places are even.
    """

    y: Plane
    u: Plane
    v: Plane
    left: int
    top: int


@dataclass(frozen=True)
class Sprite(Opaque):
    """A premultiplied picture.

    `through` and `through_half` are what of the frame shows behind it.
    """

    through: Plane
    through_half: Plane


@dataclass(frozen=True)
class Move:
    """A point p goes to p * zoom + (x, y)."""

    zoom: float
    x: float
    y: float


@dataclass(frozen=True)
class Area:
    """Whole even pixels of the frame."""

    left: int
    top: int
    right: int
    bottom: int


def new_frame(width_px: int, height_px: int) -> Frame:
    """A black frame; both sizes must be even."""
    luma, chroma = width_px * height_px, width_px * height_px // 4
    buffer = np.empty(luma + 2 * chroma, np.uint8)
    buffer[:luma], buffer[luma:] = 16, 128
    half = (height_px // 2, width_px // 2)
    return Frame(
        buffer,
        buffer[:luma].reshape(height_px, width_px),
        buffer[luma : luma + chroma].reshape(half),
        buffer[luma + chroma :].reshape(half),
    )


def yuva(premultiplied: Plane) -> Plane:
    """Premultiplied RGBA to premultiplied Y, U, V and alpha in one array."""
    matrix = np.zeros((4, 4))
    matrix[:3, :3], matrix[:3, 3:], matrix[3, 3] = _TO_YUV, _OFFSETS, 1
    return np.asarray(cv2.transform(premultiplied, matrix), np.uint8)


def halved(plane: Plane) -> Plane:
    """Half the width and height, each sample the mean of four."""
    size = (plane.shape[1] // 2, plane.shape[0] // 2)
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.uint8)


def sprite_of(premultiplied: Plane, left: int, top: int) -> Sprite:
    """A sprite from premultiplied RGBA of even size."""
    full = yuva(premultiplied)
    half = halved(full)
    return Sprite(
        y=_channel(full, 0),
        u=_channel(half, 1),
        v=_channel(half, 2),
        left=left,
        top=top,
        through=np.asarray(cv2.bitwise_not(_channel(full, 3)), np.uint8),
        through_half=np.asarray(cv2.bitwise_not(_channel(half, 3)), np.uint8),
    )


def opaque_of(rgb: Plane, left: int, top: int) -> Opaque:
    """An opaque picture from RGB of even size."""
    full = cv2.transform(rgb, np.hstack([_TO_YUV, _OFFSETS * 255]))
    half = halved(np.asarray(full, np.uint8))
    return Opaque(
        _channel(np.asarray(full, np.uint8), 0), _channel(half, 1), _channel(half, 2), left, top
    )


def rgb_of(frame: Frame) -> Plane:
    """A frame as RGB, for looking at and for thumbnails."""
    size = (frame.y.shape[1], frame.y.shape[0])
    inverse = np.linalg.inv(_TO_YUV)
    offset = -inverse @ (_OFFSETS * 255)
    u = cv2.resize(frame.u, size, interpolation=cv2.INTER_LINEAR)
    v = cv2.resize(frame.v, size, interpolation=cv2.INTER_LINEAR)
    picture = cv2.merge([frame.y, u, v])
    return np.asarray(cv2.transform(picture, np.hstack([inverse, offset])), np.uint8)


def lay_opaque(frame: Frame, picture: Opaque, move: Move, area: Area) -> None:
    """Fill `area` with the moved picture; where the picture does not reach, the frame stays."""
    place = _clip(frame, picture, move, area)
    if place is None:
        return
    window = _window(picture, move, place, half=False)
    frame.y[place.top : place.bottom, place.left : place.right] = _seen(picture.y, window)
    window = _window(picture, move, place, half=True)
    rows = slice(place.top // 2, place.bottom // 2)
    columns = slice(place.left // 2, place.right // 2)
    frame.u[rows, columns] = _seen(picture.u, window)
    frame.v[rows, columns] = _seen(picture.v, window)


def lay_sprite(frame: Frame, sprite: Sprite, move: Move, area: Area) -> None:
    """Lay the moved sprite over `area` of the frame."""
    place = _clip(frame, sprite, move, area)
    if place is None:
        return
    window = _window(sprite, move, place, half=False)
    _over(frame.y, _seen(sprite.y, window), _seen(sprite.through, window), place, 1)
    window = _window(sprite, move, place, half=True)
    through = _seen(sprite.through_half, window)
    _over(frame.u, _seen(sprite.u, window), through, place, 2)
    _over(frame.v, _seen(sprite.v, window), through, place, 2)


def lay_still(frame: Frame, sprite: Sprite, strength: float = 1.0) -> None:
    """Lay a sprite where it rests; what reaches beyond the frame, as on very small ones, is cut
    off. `strength` below 1 fades it.
    """
    tall, wide = frame.y.shape
    height, width = sprite.y.shape
    if min(sprite.left, sprite.top, wide - sprite.left - width, tall - sprite.top - height) < 0:
        sprite = cropped(sprite, wide, tall)
        height, width = sprite.y.shape
        if not sprite.y.size:
            return
    place = Area(sprite.left, sprite.top, sprite.left + width, sprite.top + height)
    planes: list[cv2.typing.MatLike]
    planes = [sprite.y, sprite.through, sprite.u, sprite.v, sprite.through_half]
    if strength < 1:
        lift = 255 * (1 - strength)
        planes = [
            cv2.convertScaleAbs(plane, alpha=strength, beta=lift if at in (1, 4) else 0)
            for at, plane in enumerate(planes)
        ]
    _over(frame.y, planes[0], planes[1], place, 1)
    _over(frame.u, planes[2], planes[4], place, 2)
    _over(frame.v, planes[3], planes[4], place, 2)


def cropped(sprite: Sprite, width_px: int, height_px: int) -> Sprite:
    """The part of a sprite that lies inside a frame of even sides; it may have no pixels."""
    left, top = max(0, sprite.left), max(0, sprite.top)
    tall, wide = sprite.y.shape
    right = max(left, min(width_px, sprite.left + wide))
    foot = max(top, min(height_px, sprite.top + tall))
    rows, columns = (
        slice(top - sprite.top, foot - sprite.top),
        slice(left - sprite.left, right - sprite.left),
    )
    half = (
        slice(rows.start // 2, rows.stop // 2),
        slice(columns.start // 2, columns.stop // 2),
    )
    return Sprite(
        y=sprite.y[rows, columns],
        u=sprite.u[half],
        v=sprite.v[half],
        left=left,
        top=top,
        through=sprite.through[rows, columns],
        through_half=sprite.through_half[half],
    )


def lay_turned(frame: Frame, packed: Plane, matrix: NDArray[np.float64], area: Area) -> None:
    """Lay premultiplied YUVA over `area`; `matrix` (2 x 3) leads from its pixels to the frame's."""
    width, height = area.right - area.left, area.bottom - area.top
    if width <= 0 or height <= 0:
        return
    shifted = matrix - np.array([[0, 0, area.left], [0, 0, area.top]])
    moved = cv2.warpAffine(packed, shifted, (width, height), flags=cv2.INTER_LINEAR)
    half = halved(np.asarray(moved, np.uint8))
    # Four bytes read as one number and cut to the lowest: three times as fast as OpenCV takes a
    # channel out.
    luma = np.asarray(moved, np.uint8).view("<u4")[..., 0].astype(np.uint8)
    _over(frame.y, luma, _through(moved), area, 1)
    through = _through(half)
    _over(frame.u, cv2.extractChannel(half, 1), through, area, 2)
    _over(frame.v, cv2.extractChannel(half, 2), through, area, 2)


def blend(under: Frame, over: Frame, share: float) -> None:
    """Mix `share` of `over` into `under`, in place."""
    cv2.addWeighted(under.buffer, 1 - share, over.buffer, share, 0, dst=under.buffer)


def _channel(image: Plane, at: int) -> Plane:
    return np.asarray(cv2.extractChannel(image, at), np.uint8)


def _through(image: cv2.typing.MatLike) -> Plane:
    return np.asarray(cv2.bitwise_not(cv2.extractChannel(image, 3)), np.uint8)


def _over(
    target: Plane,
    plane: cv2.typing.MatLike,
    through: cv2.typing.MatLike,
    place: Area,
    step: int,
) -> None:
    view = target[
        place.top // step : place.bottom // step, place.left // step : place.right // step
    ]
    cv2.multiply(view, through, dst=view, scale=1 / 255)
    cv2.add(view, plane, dst=view)


def _clip(frame: Frame, picture: Opaque, move: Move, area: Area) -> Area | None:
    """The even part of `area` that the moved picture can fill, its leading pixels kept back."""
    rows, columns = picture.y.shape
    lead = LEAD_PX / min(1.0, move.zoom) + 2
    left = (picture.left + lead) * move.zoom + move.x
    top = (picture.top + lead) * move.zoom + move.y
    right = (picture.left + columns - 2) * move.zoom + move.x
    bottom = (picture.top + rows - 2) * move.zoom + move.y
    place = Area(
        max(area.left, 0, -(-int(left) // 2) * 2),
        max(area.top, 0, -(-int(top) // 2) * 2),
        min(area.right, frame.y.shape[1], int(right) // 2 * 2),
        min(area.bottom, frame.y.shape[0], int(bottom) // 2 * 2),
    )
    return place if place.right > place.left and place.bottom > place.top else None


@dataclass(frozen=True)
class _Window:
    """What to cut from a plane, how to scale it, and how many leading samples to drop."""

    zoom: float
    rows: slice
    columns: slice
    kept_rows: slice
    kept_columns: slice


def _window(picture: Opaque, move: Move, place: Area, *, half: bool) -> _Window:
    """The samples that fall on `place`. Chroma is taken as co-sited with the left luma column."""
    step = 2 if half else 1
    inverse = 1 / move.zoom
    first_x = (place.left - move.x) * inverse - picture.left
    first_y = (place.top + (0.5 if half else 0.0) - move.y) * inverse - picture.top
    if half:
        first_x, first_y = (first_x - 0.5) / 2, (first_y - 0.5) / 2
    width, height = (place.right - place.left) // step, (place.bottom - place.top) // step
    from_x, skip_x = _phase(first_x, inverse)
    from_y, skip_y = _phase(first_y, inverse)
    return _Window(
        zoom=move.zoom,
        rows=slice(from_y, from_y + int((height + skip_y) * inverse) + 2),
        columns=slice(from_x, from_x + int((width + skip_x) * inverse) + 2),
        kept_rows=slice(skip_y, skip_y + height),
        kept_columns=slice(skip_x, skip_x + width),
    )


def _seen(plane: Plane, window: _Window) -> cv2.typing.MatLike:
    scaled = cv2.resize(
        plane[window.rows, window.columns],
        None,
        fx=window.zoom,
        fy=window.zoom,
        interpolation=cv2.INTER_LINEAR,
    )
    return scaled[window.kept_rows, window.kept_columns]


def _phase(first: float, inverse: float) -> tuple[int, int]:
    """Where resize must start and how many samples to drop, so that the rest begins at `first`."""
    best, start, drop = 9.0, 0, 0
    for skip in range(LEAD_PX):
        exact = first + 0.5 - (skip + 0.5) * inverse
        whole = round(exact)
        if whole < 0:
            break
        if abs(exact - whole) < best:
            best, start, drop = abs(exact - whole), whole, skip
            if best < _NEAR_ENOUGH_PX:
                break
    return start, drop
