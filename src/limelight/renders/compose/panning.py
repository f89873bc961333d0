"""A camera that goes from face to face over a flat picture or a film: where its window is at any
time.

Each face rests in the part of the frame that no platform covers, as far as the picture reaches.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from limelight.generation.schemas import Box
from limelight.renders.zones import common_safe_box
from limelight.stories.timeline import Clip

Size = tuple[float, float]

# How tall the middle one of the faces is in the frame, and how far the picture may be enlarged.
_FACE_SHARE, _LARGEST_FACE_SHARE = 0.20, 0.42
_CLOSER, CLOSEST, _MOST_ENLARGED, _STEP = 1.25, 2.2, 1.6, 1.05
# Faces rest above the middle of the free part: words come below.
_FACE_HEIGHT_SHARE = 0.42
_STILL_SHARE = 0.10
# The picture's own edge is not drawn sharply.
_EDGE_PX = 3.0
_MOST_FRAMES = 8.0


@dataclass(frozen=True)
class Window:
    """A part of the picture that fills the frame: its upper left corner, in pixels of the
    picture.
    """

    left: float
    top: float


@dataclass(frozen=True)
class Pan:
    """The way of the window. `scale` is pixels of the video per pixel of the picture; `windows` are
    where it rests, one for each face.
    """

    scale: float
    windows: tuple[Window, ...]

    def at(self, share: float) -> Window:
        """The window at a share of the shot, 0 to 1; it starts and stops softly at each face."""
        way = min(1.0, max(0.0, (share - _STILL_SHARE) / (1 - 2 * _STILL_SHARE)))
        place = way * (len(self.windows) - 1)
        first = min(int(place), len(self.windows) - 2)
        u = _eased(place - first)
        before, after = self.windows[first], self.windows[first + 1]
        return Window(
            before.left + (after.left - before.left) * u, before.top + (after.top - before.top) * u
        )

    def nearest(self, share: float) -> int:
        """The face the window is nearest to, by its place in the order."""
        way = (share - _STILL_SHARE) / (1 - 2 * _STILL_SHARE)
        return min(len(self.windows) - 1, max(0, round(way * (len(self.windows) - 1))))

    def shown(self, box: Box, window: Window) -> Box:
        """Where a box of the picture is in the frame, in pixels of the video."""
        return Box(
            x=(box.x - window.left) * self.scale,
            y=(box.y - window.top) * self.scale,
            width=box.width * self.scale,
            height=box.height * self.scale,
        )


def pan_of(clip: Clip, picture: Size, frame: Size) -> Pan | None:
    """The way of a shot's camera along its faces; None for a shot without such a way, and for a
    strip, which enlarged to the frame would take any amount of memory.
    """
    if not clip.is_panned:
        return None
    pan = _along(clip.faces, picture, frame)
    longest = max(side * pan.scale / shown for side, shown in zip(picture, frame, strict=True))
    return pan if longest <= _MOST_FRAMES else None


def _along(faces: Sequence[Box], picture: Size, frame: Size) -> Pan:
    """The way along two or more faces of a picture (boxes in its pixels) in a frame: as close as
    the faces are well seen, and closer where only that brings them off its edges.
    """
    least = max(frame[0] / (picture[0] - 2 * _EDGE_PX), frame[1] / (picture[1] - 2 * _EDGE_PX))
    heights = sorted(face.height for face in faces)
    wanted = _FACE_SHARE * frame[1] / heights[len(heights) // 2]
    largest = _LARGEST_FACE_SHARE * frame[1] / heights[-1]
    most = max(least, min(least * CLOSEST, _MOST_ENLARGED, largest))
    # Where the whole picture would be seen, there were nowhere to go.
    scale = min(most, max(least * _CLOSER, wanted))
    pan = _placed(faces, picture, frame, scale)
    best, missed = pan, _missed(pan, faces, frame)
    while missed > 0 and scale < most:
        scale = min(most, scale * _STEP)
        pan = _placed(faces, picture, frame, scale)
        if (now := _missed(pan, faces, frame)) < missed - 0.5:
            best, missed = pan, now
    return best


def _placed(faces: Sequence[Box], picture: Size, frame: Size, scale: float) -> Pan:
    safe = common_safe_box(*frame)
    middle = safe.x + safe.width / 2, safe.y + safe.height * _FACE_HEIGHT_SHARE
    windows = []
    for face in faces:
        left = face.x + face.width / 2 - middle[0] / scale
        top = face.y + face.height / 2 - middle[1] / scale
        windows.append(
            Window(
                _within(left, picture[0], frame[0] / scale),
                _within(top, picture[1], frame[1] / scale),
            )
        )
    return Pan(scale, tuple(windows))


def _within(start: float, length: float, window: float) -> float:
    return min(length - window - _EDGE_PX, max(_EDGE_PX, start))


def _missed(pan: Pan, faces: Sequence[Box], frame: Size) -> float:
    """By how many pixels of the frame faces lie outside of what is free, where each is looked
    at.
    """
    safe = common_safe_box(*frame)
    total = 0.0
    for face, window in zip(faces, pan.windows, strict=True):
        box = pan.shown(face, window)
        total += max(0.0, safe.x - box.x) + max(0.0, safe.y - box.y)
        total += max(0.0, box.x + box.width - safe.x - safe.width)
        total += max(0.0, box.y + box.height - safe.y - safe.height)
    return total


def _eased(u: float) -> float:
    """0 to 1, at rest at both ends (its speed and its change of speed)."""
    return u * u * u * (10 + u * (6 * u - 15))
