"""Where faces are seen in a video: the pictures' and films' own boxes, as the shots show them."""

from typing import NamedTuple

from limelight.generation.schemas import Box
from limelight.renders.compose.panning import Pan, pan_of
from limelight.renders.errors import MediaUnreadable, PictureUnreadable
from limelight.renders.media.pictures import size_of
from limelight.renders.media.probe import probe
from limelight.stories.timeline import Clip, Timeline

_STEPS = 200


class SeenFace(NamedTuple):
    """A face in pixels of the video from `start` to `end` seconds."""

    box: Box
    start: float
    end: float


def faces_of(timeline: Timeline) -> tuple[SeenFace, ...]:
    """The faces of all shots that are known to have one, before the camera moves. A shot whose
    media cannot be read has none: whoever draws it says what is wrong.
    """
    seen: list[SeenFace] = []
    frame = (timeline.width_px, timeline.height_px)
    for clip in timeline.clips:
        size = _size(clip)
        pan = pan_of(clip, size, frame) if size is not None else None
        if pan is not None:
            seen += _passed(clip, pan)
        elif clip.face is not None and size is not None:
            box = _shown(clip, clip.face, size, frame)
            seen.append(SeenFace(box, clip.start, clip.start + clip.seconds))
    return tuple(seen)


def moved(face: SeenFace, timeline: Timeline) -> Box:
    """All that the face may cover while the camera of its shot moves."""
    clip = next(one for one in reversed(timeline.clips) if one.start <= face.start)
    if clip.footage is not None or clip.is_panned:
        return face.box
    unit = min(timeline.width_px, timeline.height_px) / 1080
    zoom = max(1.0, clip.motion.zoom_from, clip.motion.zoom_to)
    grow_x = face.box.width * (zoom - 1) / 2 + abs(clip.motion.drift_x_px) * unit
    grow_y = face.box.height * (zoom - 1) / 2 + abs(clip.motion.drift_y_px) * unit
    return Box(
        x=face.box.x - grow_x,
        y=face.box.y - grow_y,
        width=face.box.width + 2 * grow_x,
        height=face.box.height + 2 * grow_y,
    )


def _passed(clip: Clip, pan: Pan) -> list[SeenFace]:
    """The faces that the camera goes along, each for as long as it is nearest to it."""
    steps = [pan.nearest((step + 0.5) / _STEPS) for step in range(_STEPS)]
    seen = []
    for at, (face, window) in enumerate(zip(clip.faces, pan.windows, strict=True)):
        while_near = [step for step, nearest in enumerate(steps) if nearest == at]
        if while_near:
            begin, end = (
                clip.start + clip.seconds * step / _STEPS
                for step in (while_near[0], while_near[-1] + 1)
            )
            seen.append(SeenFace(pan.shown(face, window), begin, end))
    return seen


def _shown(clip: Clip, face: Box, size: tuple[int, int], frame: tuple[int, int]) -> Box:
    """The media fill the frame, kept about the face; a film shown whole has its middle in it."""
    fill = max(frame[0] / size[0], frame[1] / size[1])
    is_whole = clip.footage is not None and clip.footage.fit == "whole"
    scale = min(frame[0] / size[0], frame[1] / size[1]) if is_whole else fill
    left = _cut(size[0] * scale, frame[0], (face.x + face.width / 2) * scale)
    top = _cut(size[1] * scale, frame[1], (face.y + face.height / 2) * scale)
    return Box(
        x=face.x * scale - left,
        y=face.y * scale - top,
        width=face.width * scale,
        height=face.height * scale,
    )


def _cut(length: float, window: float, middle: float) -> float:
    if length < window:
        return (length - window) / 2
    return min(length - window, max(0.0, middle - window / 2))


def _size(clip: Clip) -> tuple[int, int] | None:
    if clip.face is None and not clip.is_panned:
        return None
    try:
        if clip.footage is not None:
            video = probe(clip.footage.film).video
            return video.shown_px if video else None
        if clip.picture is not None:
            return size_of(clip.picture)
    except (PictureUnreadable, MediaUnreadable):
        return None
    return None
