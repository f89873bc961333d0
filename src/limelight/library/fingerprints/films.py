"""Films: what is seen at three moments."""

from pathlib import Path

import cv2
import numpy as np

from limelight.library.fingerprints.pictures import shape_bits

_MOMENTS = (0.15, 0.5, 0.85)
_SIDE = 32


def film_bits(path: Path) -> bytes | None:
    """8 bytes for each of three moments of a film; None when one shows nothing or cannot be
    read.
    """
    film = cv2.VideoCapture(str(path))
    try:
        frames = film.get(cv2.CAP_PROP_FRAME_COUNT)
        seen = [_seen(film, int(frames * moment)) for moment in _MOMENTS]
    finally:
        film.release()
    found = [bits for bits in seen if bits is not None]
    return b"".join(found) if len(found) == len(_MOMENTS) else None


def _seen(film: cv2.VideoCapture, frame: int) -> bytes | None:
    film.set(cv2.CAP_PROP_POS_FRAMES, frame)
    is_there, picture = film.read()
    if not is_there:
        return None
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    return shape_bits(np.asarray(small, np.float64))
