"""What is written on the pictures of a timeline beside its captions: line by line, with the box of
its letters and when it is wholly there.
"""

from collections.abc import Iterator

import numpy as np

from limelight.generation.schemas import Box
from limelight.renders.compose.finish.brand import third_sprite, third_whole
from limelight.renders.compose.lettering.fonts import Family
from limelight.renders.compose.overlays import label_sprite, title_sprite, title_whole
from limelight.renders.compose.planes import Sprite
from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.shown import words_span
from limelight.renders.qc.schemas import ShownWriting
from limelight.stories.timeline import Clip, Timeline

# White letters in limited range, drawn on dark panels.
_LETTER_LUMA, _LEAST_ROWS = 165, 3
# The stripe before a name, with what is free after it; see `finish.brand`.
_STRIPE_PX = 18
_ROOM_SHARE = 0.2


def writings_of(timeline: Timeline) -> tuple[ShownWriting, ...]:
    """Titles, names and the label of a timeline, in the order of time."""
    layout = Layout(timeline.width_px, timeline.height_px)
    family: Family = timeline.branding.family
    found = [
        *_labels(timeline, layout),
        *(line for clip in timeline.clips for line in _title(clip, layout, family)),
        *_names(timeline),
    ]
    return tuple(sorted(found, key=lambda line: line.start))


def _labels(timeline: Timeline, layout: Layout) -> Iterator[ShownWriting]:
    """The label, once a shot: other pictures lie under it."""
    text = timeline.disclosure.strip()
    boxes = _rows(label_sprite(timeline.disclosure, layout)) if text else []
    for clip in timeline.clips:
        for box in boxes:
            yield ShownWriting(
                kind="label", text=text, box=box, start=clip.start, end=clip.start + clip.seconds
            )


def _title(clip: Clip, layout: Layout, family: Family) -> Iterator[ShownWriting]:
    start, end = title_whole(clip)
    if clip.on_screen.strip() and start < end:
        for box in _rows(title_sprite(clip, layout, family)):
            yield ShownWriting(kind="title", text=clip.on_screen, box=box, start=start, end=end)


def _names(timeline: Timeline) -> Iterator[ShownWriting]:
    size = (timeline.width_px, timeline.height_px)
    words = words_span(timeline)
    for clip in timeline.clips:
        if clip.lower_third is None:
            continue
        start, end = third_whole(clip)
        text = f"{clip.lower_third.name} {clip.lower_third.detail}".strip()
        sprite = third_sprite(clip.lower_third, size, timeline.branding, words)
        for box in _rows(sprite, round(_STRIPE_PX * min(size) / 1080)):
            if start < end:
                yield ShownWriting(kind="name", text=text, box=box, start=start, end=end)


def _rows(sprite: Sprite, from_left: int = 0) -> list[Box]:
    """The boxes of the lines of letters in a sprite, in pixels of the video, with a little room."""
    bright = sprite.y[:, from_left:] > _LETTER_LUMA
    edges = np.flatnonzero(np.diff(np.concatenate([[0], bright.any(axis=1), [0]]).astype(np.int8)))
    boxes = []
    for top, foot in edges.reshape(-1, 2).tolist():
        if foot - top < _LEAST_ROWS:
            continue
        across = np.flatnonzero(bright[top:foot].any(axis=0))
        room = round((foot - top) * _ROOM_SHARE)
        boxes.append(
            Box(
                x=sprite.left + from_left + int(across[0]) - room,
                y=sprite.top + top - room,
                width=int(across[-1] - across[0]) + 1 + 2 * room,
                height=foot - top + 2 * room,
            )
        )
    return boxes
