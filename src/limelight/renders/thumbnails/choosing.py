"""The best moments of a video: sharp, well lit, a face well placed, room for words."""

import contextlib
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.compose import planes
from limelight.renders.compose.film import Film, read_stage
from limelight.renders.errors import PictureUnreadable
from limelight.renders.media.pictures import size_of
from limelight.renders.media.probe import probe
from limelight.stories.timeline import Clip, Motion, Timeline

Picture = NDArray[np.uint8]

_LOOK_PX = 180
_MOST_SHOTS, _LOOKS_AT_A_FILM = 16, 5
_SHARPEST, _MOST_CONTRAST, _MOST_COLOUR = 2500.0, 0.24, 70.0
_LEAST_FACE, _BEST_FACE, _MOST_FACE = 0.08, 0.34, 0.85
_ALIKE, _SAME_SHOT = 0.06, 0.25


@dataclass(frozen=True)
class Score:
    """How good a moment is, each from 0 to 1."""

    sharpness: float
    light: float
    colour: float
    face: float
    composition: float

    @property
    def total(self) -> float:
        """All of it, weighed."""
        return (
            0.25 * self.sharpness
            + 0.15 * self.light
            + 0.10 * self.colour
            + 0.30 * self.face
            + 0.20 * self.composition
        )


@dataclass(frozen=True)
class Moment:
    """A time of a shot; `face` in pixels of the video's picture. `small` is a look at it."""

    shot: int
    seconds: float
    score: Score
    face: Box | None
    small: Picture


@dataclass(frozen=True)
class Plate:
    """A moment as a picture of the video's size without words: RGB, and where the face is."""

    pixels: Picture
    face: Box | None


def best_moments(timeline: Timeline, count: int) -> list[Moment]:
    """The `count` best moments, best first, as different as the video has them; fewer than that
    only when it shows less. Raises what drawing the shots raises.
    """
    found = sorted(_looked_at(timeline), key=lambda one: -one.score.total)
    chosen: list[Moment] = []
    while found and len(chosen) < count:
        best = max(found, key=lambda one: one.score.total - _repeats(one, chosen))
        found.remove(best)
        if chosen and all(_distance(best, one) < _ALIKE / 4 for one in chosen):
            continue
        chosen.append(best)
    return chosen


def plates_of(timeline: Timeline, moments: list[Moment]) -> list[Plate]:
    """The moments as pictures of the timeline's size."""
    still = _as_drawn(timeline)
    plates = []
    with contextlib.closing(Film(still)) as film:
        for moment in moments:
            frame = _frame(film, moment.shot, moment.seconds)
            plates.append(Plate(planes.rgb_of(frame), moment.face))
    return plates


def judged(rgb: Picture, face: Box | None) -> Score:
    """What is to be said of a picture whose shorter side is about 180 pixels."""
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32)
    edges = float(cv2.Laplacian(grey, cv2.CV_32F).var())
    mean, spread = float(grey.mean()) / 255, float(grey.std()) / 255
    light = 0.5 * (1 - min(1.0, abs(mean - 0.5) / 0.5) ** 2) + 0.5 * min(1, spread / _MOST_CONTRAST)
    return Score(
        sharpness=min(1.0, float(np.log1p(edges) / np.log1p(_SHARPEST))),
        light=light,
        colour=min(1.0, _colourfulness(rgb) / _MOST_COLOUR),
        face=_facial(face, rgb.shape[1], rgb.shape[0]),
        composition=_composed(grey, face),
    )


def _looked_at(timeline: Timeline) -> list[Moment]:
    scale = _LOOK_PX / min(timeline.width_px, timeline.height_px)
    size = tuple(
        max(2, round(edge * scale / 2) * 2) for edge in (timeline.width_px, timeline.height_px)
    )
    small = _as_drawn(timeline).model_copy(update={"width_px": size[0], "height_px": size[1]})
    moments = []
    with contextlib.closing(Film(small)) as film:
        for at in _shots(timeline):
            face = face_in(timeline.clips[at], timeline.width_px, timeline.height_px)
            seen = _scaled(face, scale) if face else None
            for seconds in _times(timeline.clips[at]):
                rgb = planes.rgb_of(_frame(film, at, seconds))
                moments.append(Moment(at, seconds, judged(rgb, seen), face, rgb))
    return moments


def _frame(film: Film, at: int, seconds: float) -> planes.Frame:
    is_film = film.timeline.clips[at].footage is not None
    return film.picture(seconds) if is_film else film.portrait(at)


def _shots(timeline: Timeline) -> list[int]:
    """Not more shots than can be looked at quickly: those with faces, then some of the others."""
    clips = timeline.clips
    faces = [at for at, clip in enumerate(clips) if clip.face is not None][:_MOST_SHOTS]
    others = [at for at in range(len(clips)) if at not in faces]
    room = _MOST_SHOTS - len(faces)
    step = max(1, -(-len(others) // room)) if room else len(others) + 1
    return sorted([*faces, *others[::step]])


def _times(clip: Clip) -> list[float]:
    count = _LOOKS_AT_A_FILM if clip.footage is not None else 1
    return [clip.start + clip.seconds * (at + 0.5) / count for at in range(count)]


def _as_drawn(timeline: Timeline) -> Timeline:
    """The timeline with its drawn shots shown by their finished pictures, which is quicker than
    drawing them again, and at rest.
    """
    return timeline.model_copy(update={"clips": tuple(map(_at_rest, timeline.clips))})


def _at_rest(clip: Clip) -> Clip:
    if clip.footage is not None or clip.picture is None or not clip.picture.is_file():
        return clip.model_copy(update={"crossfade_seconds": 0.0})
    rest = Motion(zoom_from=1.0, zoom_to=1.0, drift_x_px=0.0)
    return clip.model_copy(update={"stage": None, "motion": rest, "crossfade_seconds": 0.0})


def face_in(clip: Clip, width_px: int, height_px: int) -> Box | None:
    """Where a clip's face is in a picture of that size, which shows the clip cropped about it."""
    if clip.face is None:
        return None
    wide, tall = _size(clip) or (width_px, height_px)
    scale = max(width_px / wide, height_px / tall)
    if clip.footage is not None and clip.footage.fit == "whole":
        scale = min(width_px / wide, height_px / tall)
    face = _scaled(clip.face, scale)
    left = _cropped(wide * scale, width_px, face.x + face.width / 2)
    top = _cropped(tall * scale, height_px, face.y + face.height / 2)
    return face.model_copy(update={"x": face.x - left, "y": face.y - top})


def _size(clip: Clip) -> tuple[int, int] | None:
    """The size of what a clip's face is told in: its film, picture or drawing."""
    if clip.footage is not None:
        video = probe(clip.footage.film).video
        return video.shown_px if video else None
    if clip.picture is not None and clip.picture.is_file():
        with contextlib.suppress(PictureUnreadable):
            return size_of(clip.picture)
    if clip.stage is not None:
        stage = read_stage(clip)
        return stage.width_px, stage.height_px
    return None


def _cropped(whole: float, shown: float, focus: float) -> float:
    """How much is cut off before; negative where the whole is smaller."""
    if whole <= shown:
        return (whole - shown) / 2
    return min(whole - shown, max(0.0, focus - shown / 2))


def _scaled(box: Box, by: float) -> Box:
    return Box(x=box.x * by, y=box.y * by, width=box.width * by, height=box.height * by)


def _colourfulness(rgb: Picture) -> float:
    """After Hasler and Suesstrunk (2003)."""
    red, green, blue = (rgb[..., at].astype(np.float32) for at in range(3))
    across, along = red - green, (red + green) / 2 - blue
    spread = float(np.hypot(across.std(), along.std()))
    return spread + 0.3 * float(np.hypot(across.mean(), along.mean()))


def _facial(face: Box | None, width: int, height: int) -> float:
    """How well a face can be recognised: large, but whole."""
    if face is None or face.width <= 0 or face.height <= 0:
        return 0.0
    seen_wide = min(width, face.x + face.width) - max(0.0, face.x)
    seen_tall = min(height, face.y + face.height) - max(0.0, face.y)
    seen = max(0.0, seen_wide) * max(0.0, seen_tall) / (face.width * face.height)
    share = face.height / height
    sized = np.interp(share, [0, _LEAST_FACE, _BEST_FACE, _MOST_FACE, 1], [0, 0.3, 1, 0.4, 0])
    return float(sized * seen * seen)


def _composed(grey: NDArray[np.float32], face: Box | None) -> float:
    """A face near the middle or a third with room above or below it; without one a calm part for
    words.
    """
    height, width = grey.shape
    if face is None:
        rows = np.abs(np.diff(grey, axis=1)).mean(axis=1)
        third = max(1, height // 3)
        calm = min(float(rows[at : at + third].mean()) for at in (0, third, height - third))
        return float(np.clip(1 - calm / 24, 0, 1))
    middle = (face.x + face.width / 2) / width
    beside: float = min(abs(middle - line) for line in (1 / 3, 1 / 2, 2 / 3))
    room: float = max(face.y, height - face.y - face.height) / height
    return 0.5 * max(0.0, 1 - beside * 6) + 0.5 * min(1.0, room / 0.3)


def _repeats(one: Moment, chosen: list[Moment]) -> float:
    """What a moment loses for being like those that are chosen."""
    same = _SAME_SHOT if any(other.shot == one.shot for other in chosen) else 0.0
    alike = any(_distance(one, other) < _ALIKE for other in chosen)
    return same + (_SAME_SHOT if alike else 0.0)


def _distance(one: Moment, other: Moment) -> float:
    size = (16, 16)
    a, b = (cv2.resize(m.small, size, interpolation=cv2.INTER_AREA) for m in (one, other))
    return float(np.abs(a.astype(np.float32) - b).mean()) / 255
