"""What writing and reading OpenTimelineIO agree on: names, rates, how shots become cuts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from limelight.stories.timeline import Clip

KEY, VERSION = "limelight", 1
PICTURES, SPEECH, MUSIC, FILMS, EFFECTS = "pictures", "speech", "music", "films", "effects"
AUDIO_RATE_HZ, MARKER_RATE_HZ = 48_000.0, 1000.0
MEDIA_FOLDER = "media"
STILL_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})
FILM_SUFFIXES = frozenset(
    {".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".mxf", ".gif"}
)
SOUND_SUFFIXES = frozenset(
    {".wav", ".w64", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".opus", ".aif", ".aiff"}
)
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Cut:
    """Where an editor sees a shot: from cut to cut, in seconds. Its dissolve reaches `fade_in` back
    before `begin` and `fade_out` on after it.
    """

    begin: float
    end: float
    fade_in: float = 0.0
    fade_out: float = 0.0

    def as_written(self) -> dict[str, Any]:
        """How it is noted, to see later whether an editor moved it."""
        return {"cut": [self.begin, self.end, self.fade_in, self.fade_out]}


def quantised(value: float) -> float:
    """A whole number where only rounding keeps it from being one."""
    nearest = round(value)
    return float(nearest) if abs(value - nearest) < _ROUNDING else value


def cuts_of(clips: Sequence[Clip], fps: int) -> list[Cut]:
    """The cuts of shots in order. A shot's fade lies around its cut, half of it (in whole frames)
    before; a shot that begins after a gap has none.
    """
    ends = [clip.start + clip.seconds for clip in clips]
    joined = [False] + [
        clip.start <= end + 0.5 / fps for clip, end in zip(clips[1:], ends[:-1], strict=True)
    ]
    fades = [_halves(clip, fps) if is_joined else (0.0, 0.0)
             for clip, is_joined in zip(clips, joined, strict=True)]  # fmt: skip
    begins = [clip.start + fade[0] for clip, fade in zip(clips, fades, strict=True)]
    nexts = [*zip(begins[1:], joined[1:], strict=True), (0.0, False)]
    return [
        Cut(begin, max(begin, following if is_joined else end), *fade)
        for begin, end, fade, (following, is_joined) in zip(begins, ends, fades, nexts, strict=True)
    ]


def _halves(clip: Clip, fps: int) -> tuple[float, float]:
    frames = quantised(clip.crossfade_seconds * fps)
    before = float(frames // 2) if frames == int(frames) else frames / 2
    return before / fps, (frames - before) / fps


def media_url(path: Path) -> str:
    """How a media file is named: a file URL, or a relative path where it is relative."""
    posix = PurePosixPath(path.as_posix())
    return path.as_uri() if path.is_absolute() else quote(str(posix))
