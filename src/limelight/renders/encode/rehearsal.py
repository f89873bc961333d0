"""A drawn shot as a small film of its own, for previews: drawn by the renderer, so exact, without
words, changes from shot to shot and what lies on every frame.
"""

import contextlib
import hashlib
import json
import math
from pathlib import Path

import cv2

from limelight.renders.compose.film import Film
from limelight.renders.encode.coders import Coding
from limelight.renders.encode.encoder import Encoder
from limelight.renders.encode.keys import made_by
from limelight.stories.timeline import Timeline

SHORT_SIDE_PX = 360
# A key frame three times a second: whoever looks for a moment finds it at once.
_KEY_FRAMES = 9
_DRAFT = Coding(quality="draft")
# What is said this long before and after a shot may move the figure in it.
_AROUND_SECONDS = 3.0
_UNSEEN = {"name", "on_screen", "lower_third", "picture", "transition", "crossfade_seconds"}


def shot_key(timeline: Timeline, at: int) -> str:
    """What decides how the film of a shot looks, as one digest; nothing for a shot that is no
    drawing. Its stage counts by its path: files of the store are named by their content.
    """
    clip = timeline.clips[at]
    if clip.stage is None or clip.footage is not None:
        return ""
    first = clip.start - _AROUND_SECONDS
    last = clip.start + clip.seconds + _AROUND_SECONDS
    timed = {
        name: [
            one.model_dump(mode="json", exclude={"wears"})
            for one in getattr(timeline, name)
            if one.start < last and one.end > first
        ]
        for name in ("words", "phonemes")
    }
    known = {
        "made by": made_by(),
        "size": _size(timeline),
        "fps": timeline.fps,
        "clip": clip.model_dump(mode="json", exclude=_UNSEEN),
        "tail": _tail(timeline, at),
        "emotions": [(one.start, one.emotion) for one in timeline.clips],
        "speech": [
            sound.model_dump(mode="json", exclude={"name"})
            for sound in timeline.speech
            if sound.start < last and sound.start + sound.seconds > first
        ],
        "finish": timeline.finish.model_dump(mode="json"),
        "seed": timeline.seed,
        "language": timeline.language,
        **timed,
    }
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


def film_shot(timeline: Timeline, at: int, out: Path) -> Path:
    """Write the film of a shot (MP4, without sound), from its first frame to the end of the change
    to the next. Raises PictureUnreadable naming the shot. For a worker process.
    """
    cv2.setNumThreads(1)
    width, height = _size(timeline)
    plain = {"width_px": width, "height_px": height, "captions": "none", "disclosure": ""}
    clip = timeline.clips[at]
    count = math.ceil((clip.seconds + _tail(timeline, at)) * timeline.fps - 1e-6)
    with (
        contextlib.closing(Film(timeline.model_copy(update=plain))) as film,
        Encoder(out, (width, height), timeline.fps, _KEY_FRAMES, _DRAFT) as encoder,
    ):
        for number in range(max(1, count)):
            encoder.write(film.shot(at, clip.start + number / timeline.fps).buffer)
    return out


def _tail(timeline: Timeline, at: int) -> float:
    after = timeline.clips[at + 1 : at + 2]
    return after[0].crossfade_seconds if after else 0.0


def _size(timeline: Timeline) -> tuple[int, int]:
    scale = min(1.0, SHORT_SIDE_PX / min(timeline.width_px, timeline.height_px))
    return round(timeline.width_px * scale / 2) * 2, round(timeline.height_px * scale / 2) * 2
