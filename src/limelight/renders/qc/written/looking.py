"""Faces of films and photographs, looked for in the finished video by dlib's detector of faces seen
from the front, where the extra `faces` is installed.
"""

import importlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.qc.schemas import Facts, ShownCaption, ShownFace, Span
from limelight.renders.qc.taking import SEEN_FPS, Taken

# A tenth of a second each: what a long video takes stays bounded.
_MOST_FRAMES = 120
# Faces from 40 pixels on in frames 640 long; surer than chance.
_ENLARGED, _SURE = 1, 0.1


def can_look() -> bool:
    """Whether the extra `faces` is installed."""
    return importlib.util.find_spec("dlib") is not None


def faces_found(
    taken: Taken, facts: Facts, captions: Sequence[ShownCaption]
) -> tuple[ShownFace, ...] | None:
    """The faces that are seen in the watched parts; None where there is something to look at and no
    detector. Words hide faces from it too: a face counts for the second before it was seen and for
    that after.
    """
    if not facts.watched or not captions:
        return ()
    if taken.seen is None or not can_look():
        return None
    start = taken.picture.start
    watched = [
        (at, span)
        for at in range(len(taken.seen))
        if (span := _span_at(start + at / SEEN_FPS, facts.watched)) is not None
    ]
    step = -(-len(watched) // _MOST_FRAMES) or 1
    scale = taken.size_px[0] / taken.seen.shape[2]
    return tuple(
        ShownFace(
            box=box,
            start=max(span.start, start + (at - step) / SEEN_FPS),
            end=min(span.end, start + (at + step) / SEEN_FPS),
        )
        for at, span in watched[::step]
        for box in _boxes(taken.seen[at], scale)
    )


def _span_at(seconds: float, spans: Sequence[Span]) -> Span | None:
    return next((span for span in spans if span.start <= seconds < span.end), None)


def _boxes(luma: NDArray[np.uint8], scale: float) -> list[Box]:
    """Faces in a frame, in pixels of the video."""
    found, scores, _ = _detector().run(np.ascontiguousarray(luma), _ENLARGED, _SURE)
    return [
        Box(
            x=box.left() * scale,
            y=box.top() * scale,
            width=box.width() * scale,
            height=box.height() * scale,
        )
        for box, _ in zip(found, scores, strict=True)
    ]


@cache
def _detector() -> Any:
    dlib: Any = importlib.import_module("dlib")
    return dlib.get_frontal_face_detector()
