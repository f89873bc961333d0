"""What decides how a piece of the video looks, as one digest: equal digests, equal bytes.

Everything of a timeline counts that is not known to matter elsewhere only, and the code of the
renderer itself, so that a piece made by another version is never shown.
"""

import hashlib
import json
from dataclasses import astuple
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from limelight.kit.files import sha256_of
from limelight.renders.compose.film import Film, read_stage
from limelight.renders.compose.shots.stage import Acting
from limelight.renders.encode import encoder
from limelight.renders.encode.coders import STANDARD, Coding
from limelight.renders.encode.segments import Segment
from limelight.renders.media import ffmpeg
from limelight.stories.timeline import Clip

_CODE = Path(__file__).parents[1]
_DRAWN_WITH = ("numpy", "opencv-python-headless", "pillow", "thorvg-cython")
# What is seen of these in a piece is told frame by frame, or shot by shot.
_LOCAL: dict[str, Any] = dict.fromkeys(
    (
        *("title", "clips", "words", "phonemes", "speech", "music", "effects", "seconds", "seed"),
        *("caption_place", "cue_starts"),
    ),
    True,
) | {"finish": {"lut"}, "branding": {"logo", "font_file"}}
_ELSEWHERE = {"name": True, "picture": True, "stage": True, "on_screen": True} | {
    "footage": {"film": True}
}
_PICTURED = {"name", "picture", "stage", "footage", "motion", "crossfade_seconds", "transition"}


class Keys:
    """Digests of the pieces of one film."""

    def __init__(self, film: Film, coding: Coding = STANDARD) -> None:
        self._film, self._timeline, self._coding = film, film.timeline, coding
        self._whole = self._timeline.model_dump(mode="json", exclude=_LOCAL)
        self._acting: dict[int, Acting] = {}

    def of(self, segment: Segment) -> str | None:
        """The digest of a piece; None when a file it needs cannot be read: drawing tells that."""
        line, film = self._timeline, self._film
        times = [at / line.fps for at in range(segment.first, segment.last)]
        shown = sorted({shot for seconds in times for shot in film.shown(seconds)})
        size = (line.width_px, line.height_px)
        try:
            known = {
                "made by": made_by(),
                "coded": encoder.told(size, line.fps, len(times), self._coding),
                "whole": self._whole,
                "finish": self._finishing(),
                "times": times,
                "shots": [self._shot(at, times) for at in shown],
                "titles": [
                    clip.model_dump(mode="json", exclude=_PICTURED)
                    for clip in line.clips
                    if clip.on_screen.strip() and _meets(clip, times)
                ],
                "words": [
                    (cue.model_dump(mode="json"), box.model_dump(mode="json"))
                    for cue, box in film.overlays.words(times[0], times[-1])
                ],
            }
        except OSError:
            return None
        return _digest_of(known)

    def _finishing(self) -> list[Any]:
        """What of the finish lies in files, where the logo stands, how long the bar takes."""
        line = self._timeline
        branding = line.branding
        given = (line.finish.lut, branding.logo, branding.font_file)
        files = [path for path in given if path is not None]
        bar = line.seconds if line.branding.progress != "none" else None
        return [*(content_of(path) for path in files), self._film.brand.logo_at, bar]

    def _shot(self, at: int, times: list[float]) -> dict[str, Any]:
        clip, after = self._timeline.clips[at], self._timeline.clips[at + 1 : at + 2]
        known: dict[str, Any] = clip.model_dump(mode="json", exclude=_ELSEWHERE)
        if clip.footage is not None:
            return known | {"media": content_of(clip.footage.film)}
        known["tail"] = [later.crossfade_seconds for later in after]
        if clip.stage is None:
            return known | {"media": content_of(clip.media[0])}
        acting = self._acting_of(at, clip)
        states = (acting.at(seconds) for seconds in times)
        known["acting"] = [(astuple(pose), numbers, limbs) for pose, numbers, limbs in states]
        return known | {"media": content_of(clip.stage)}

    def _acting_of(self, at: int, clip: Clip) -> Acting:
        if at not in self._acting:
            film = self._film
            acting = Acting(read_stage(clip).figure, clip.start, film.track, film.life)
            # Pieces are asked for in order: only a shot and its neighbour are of use.
            self._acting = {kept: self._acting[kept] for kept in list(self._acting)[-1:]}
            self._acting[at] = acting
        return self._acting[at]


def sound_key(audio: Path, coding: list[str]) -> str | None:
    """The digest of an encoded sound; None when it cannot be read."""
    try:
        return _digest_of({"made by": made_by(), "coded": coding, "sound": content_of(audio)})
    except OSError:
        return None


def _digest_of(known: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


def _meets(clip: Clip, times: list[float]) -> bool:
    return clip.start <= times[-1] and clip.start + clip.seconds > times[0]


def content_of(path: Path) -> str:
    """The digest of a file's content, known again while its size and time stay. Raises OSError."""
    facts = path.stat()
    return _digest(path, facts.st_size, facts.st_mtime_ns)


@lru_cache(maxsize=1024)
def _digest(path: Path, _size_bytes: int, _changed_ns: int) -> str:
    return sha256_of(path)


@cache
def made_by() -> str:
    """Who draws and encodes: the renderer's code and fonts, and the libraries that leave their mark
    on pixels.
    """
    digest = hashlib.sha256()
    for path in sorted(_CODE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(_CODE)} {sha256_of(path)}\n".encode())
    for library in _DRAWN_WITH:
        digest.update(f"{library} {version(library)}\n".encode())
    program = Path(ffmpeg.program())
    digest.update(f"{program.name} {program.stat().st_size}".encode())
    return digest.hexdigest()
