"""Faces of films and photographs, looked for in the finished video."""

from collections.abc import Sequence

from limelight.generation.schemas import Box
from limelight.renders.media.faces import faces_in
from limelight.renders.qc.schemas import Facts, ShownCaption, ShownFace, Span
from limelight.renders.qc.taking import SEEN_FPS, Taken

# Some hundredths of a second each: what a long video takes stays bounded.
_MOST_FRAMES = 120


def faces_found(
    taken: Taken, facts: Facts, captions: Sequence[ShownCaption]
) -> tuple[ShownFace, ...]:
    """The faces that are seen in the watched parts. Words hide faces from the detector too: a face
    counts for the second before it was seen and for that after.
    """
    if taken.seen is None or not facts.watched or not captions:
        return ()
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
            box=_scaled(box, scale),
            start=max(span.start, start + (at - step) / SEEN_FPS),
            end=min(span.end, start + (at + step) / SEEN_FPS),
        )
        for at, span in watched[::step]
        for box in faces_in(taken.seen[at])
    )


def _span_at(seconds: float, spans: Sequence[Span]) -> Span | None:
    return next((span for span in spans if span.start <= seconds < span.end), None)


def _scaled(box: Box, scale: float) -> Box:
    """A box of a frame that was looked at, in pixels of the video."""
    return Box(x=box.x * scale, y=box.y * scale, width=box.width * scale, height=box.height * scale)
