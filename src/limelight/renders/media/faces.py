"""Faces of people in photographs and films, found by YuNet, which comes along."""

from functools import cache
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box

# Published by OpenCV's model zoo under the MIT licence, which lies beside it.
_WEIGHTS = Path(__file__).with_name("yunet") / "face_detection_yunet_2023mar.onnx"
_SURE, _SAME, _MOST = 0.8, 0.3, 100
_QUIET = 2


def faces_in(pixels: NDArray[np.uint8], longest_px: int = 640) -> tuple[Box, ...]:
    """The faces of people in a picture, (height, width, 3) in RGB or (height, width) in grey, the
    largest first, in its pixels. It is looked at no larger than `longest_px`: faces from a
    fiftieth of that on are found, from the front and from the side.
    """
    tall, wide = pixels.shape[:2]
    scale = min(1.0, longest_px / max(wide, tall))
    size = max(1, round(wide * scale)), max(1, round(tall * scale))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    code = cv2.COLOR_GRAY2BGR if pixels.ndim == 2 else cv2.COLOR_RGB2BGR
    detector = _detector()
    detector.setInputSize(size)
    found = cast("NDArray[np.float32] | None", detector.detect(cv2.cvtColor(small, code))[1])
    rows = [] if found is None else list(found)
    boxes = [_within(row[:4] / scale, wide, tall) for row in rows]
    return tuple(sorted(boxes, key=lambda box: -box.width * box.height))


def _within(row: NDArray[np.float32], wide: int, tall: int) -> Box:
    """What the picture has of a face, in whole pixels: the same on every machine."""
    left, top = max(0, round(float(row[0]))), max(0, round(float(row[1])))
    right = min(wide, round(float(row[0] + row[2])))
    foot = min(tall, round(float(row[1] + row[3])))
    return Box(x=left, y=top, width=max(1, right - left), height=max(1, foot - top))


@cache
def _detector() -> cv2.FaceDetectorYN:
    """Loaded once in a process, without OpenCV's notes about how it computes."""
    before = cv2.utils.logging.getLogLevel()
    cv2.utils.logging.setLogLevel(_QUIET)
    try:
        return cv2.FaceDetectorYN.create(str(_WEIGHTS), "", (320, 320), _SURE, _SAME, _MOST)
    finally:
        cv2.utils.logging.setLogLevel(before)
