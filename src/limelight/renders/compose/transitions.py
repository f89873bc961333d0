"""How one shot becomes the next: a fade, a slide, a wipe, a zoom. Works on the planes in place."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.compose.planes import Frame, Plane, blend
from limelight.stories.timeline import Transition

# How soft a wipe's edge is, as a share of the width, and how far a zoom goes.
_SOFT_SHARE = 0.12
_CLOSER = 0.35


def join(shown: Frame, before: Frame, kind: Transition, share: float) -> None:
    """Turn `shown`, the next shot, into what is seen `share` of the way (0 to 1) from `before`.

    `before` may be changed. At 0 it is all one sees, at 1 nothing of it is left.
    """
    _KINDS[kind](shown, before, _eased(share))


def _eased(share: float) -> float:
    u = min(1.0, max(0.0, share))
    return u * u * (3 - 2 * u)


def _fade(shown: Frame, before: Frame, share: float) -> None:
    blend(shown, before, 1 - share)


def _slide(shown: Frame, before: Frame, share: float) -> None:
    """The next shot pushes the one before out to the left, by whole chroma samples."""
    half = round(share * shown.u.shape[1])
    for into, old, far in ((shown.y, before.y, 2 * half), (shown.u, before.u, half),
                           (shown.v, before.v, half)):  # fmt: skip
        new = into.copy()
        wide = into.shape[1]
        into[:, : wide - far] = old[:, far:]
        into[:, wide - far :] = new[:, :far]


def _wipe(shown: Frame, before: Frame, share: float) -> None:
    """A soft edge runs from left to right and leaves the next shot behind it."""
    for into, old in ((shown.y, before.y), (shown.u, before.u), (shown.v, before.v)):
        _mixed(into, old, _edge(into.shape[1], share))


def _edge(width: int, share: float) -> NDArray[np.float32]:
    """How much of the next shot each column shows."""
    across = (np.arange(width, dtype=np.float32) + 0.5) / width
    reached = share * (1 + _SOFT_SHARE)
    return np.clip((reached - across) / _SOFT_SHARE, 0, 1).astype(np.float32)


def _mixed(into: Plane, old: Plane, columns: NDArray[np.float32]) -> None:
    """Mix the columns that are in between; copy the rest."""
    untouched = int(np.searchsorted(-columns, -1e-6, side="right"))
    whole = int(np.searchsorted(-columns, -(1 - 1e-6), side="right"))
    between = slice(whole, untouched)
    into[:, untouched:] = old[:, untouched:]
    if untouched > whole:
        here = np.broadcast_to(columns[between], (into.shape[0], untouched - whole))
        near, far = np.ascontiguousarray(into[:, between]), np.ascontiguousarray(old[:, between])
        weights = np.ascontiguousarray(here)
        into[:, between] = cv2.blendLinear(near, far, weights, 1 - weights)


def _zoom(shown: Frame, before: Frame, share: float) -> None:
    """The shot before comes closer and dissolves into the next."""
    if share >= 1:
        return
    for plane in (before.y, before.u, before.v):
        plane[:] = _closer(plane, 1 + _CLOSER * share)
    blend(shown, before, 1 - share)


def _closer(plane: Plane, zoom: float) -> Plane:
    tall, wide = plane.shape
    middle = np.array([(wide - 1) / 2, (tall - 1) / 2])
    matrix = np.hstack([np.eye(2) * zoom, (middle * (1 - zoom))[:, None]])
    return np.asarray(cv2.warpAffine(plane, matrix, (wide, tall), flags=cv2.INTER_LINEAR), np.uint8)


_KINDS: dict[Transition, Callable[[Frame, Frame, float], None]] = {
    "fade": _fade,
    "slide": _slide,
    "wipe": _wipe,
    "zoom": _zoom,
}
