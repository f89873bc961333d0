"""The cut: spoken scenes, pictures and music laid out on one timeline. Speech is the timing
truth.
"""

import itertools
import math
import random
from collections.abc import Sequence

from limelight.generation.schemas import (
    ImageMade,
    MusicMade,
    PhonemeTiming,
    SpeechMade,
    Value,
    WordTiming,
)
from limelight.stories.feelings import emotion_of
from limelight.stories.script import Script
from limelight.stories.timeline import Clip, Motion, Sound, Timeline

LEAD_IN_SECONDS = 0.30
GAP_SECONDS = 0.22
TAIL_SECONDS = 0.90
CROSSFADE_SECONDS = 0.30
_LONGEST_CROSSFADE_SHARE = 1 / 3
DISCLOSURES = {
    "en": "AI-generated",
    "es": "Generado con IA",
    "fr": "Généré par IA",
    "it": "Generato con l'IA",
    "pt": "Gerado por IA",
    "ja": "AI生成",
}

_MOVES = (
    Motion(zoom_from=1.0, zoom_to=1.06, drift_x_px=8.0, drift_y_px=0.0),
    Motion(zoom_from=1.04, zoom_to=1.04, drift_x_px=-20.0, drift_y_px=0.0),
    Motion(zoom_from=1.06, zoom_to=1.0, drift_x_px=-8.0, drift_y_px=0.0),
    Motion(zoom_from=1.04, zoom_to=1.04, drift_x_px=20.0, drift_y_px=0.0),
)


class Frame(Value):
    """The picture's size and how many there are a second."""

    width_px: int
    height_px: int
    fps: int = 30


def whole_seconds(spoken_seconds: Sequence[float], fps: int = 30) -> float:
    """How long a piece is whose scenes are spoken for `spoken_seconds`: with lead-in, gaps and
    tail, rounded up to a whole frame.
    """
    starts = _speech_starts(spoken_seconds)
    return _frames_up(starts[-1] + spoken_seconds[-1] + TAIL_SECONDS, fps) / fps


def lay_out(
    script: Script,
    speech: Sequence[SpeechMade],
    pictures: Sequence[ImageMade],
    music: MusicMade | None,
    frame: Frame,
    seed: int = 0,
) -> Timeline:
    """The timeline of a script whose scenes are spoken and drawn; media paths are kept as given.

    A picture changes in the silence between the last word of a scene and the first of the next: the
    middle of the crossfade, and so the cut, lies in the middle of the gap. Raises ValueError unless
    there is one speech and one picture for each scene.
    """
    if not len(script.scenes) == len(speech) == len(pictures):
        raise ValueError("a timeline needs one speech and one picture for each scene")
    starts = _speech_starts([spoken.seconds for spoken in speech])
    seconds = whole_seconds([spoken.seconds for spoken in speech], frame.fps)
    return Timeline(
        title=script.title,
        language=script.language,
        width_px=frame.width_px,
        height_px=frame.height_px,
        fps=frame.fps,
        seconds=seconds,
        clips=_clips(script, pictures, _cuts(starts, speech, seconds, frame.fps), frame.fps, seed),
        speech=tuple(
            Sound(name=f"speech {index}", audio=spoken.audio, start=start, seconds=spoken.seconds)
            for index, (start, spoken) in enumerate(zip(starts, speech, strict=True), start=1)
        ),
        music=Sound(name="music", audio=music.audio, start=0.0, seconds=seconds) if music else None,
        words=_words(starts, speech),
        phonemes=_phonemes(starts, speech),
        disclosure=DISCLOSURES.get(script.language, DISCLOSURES["en"]),
        seed=seed,
    )


def _speech_starts(spoken_seconds: Sequence[float]) -> list[float]:
    starts = [LEAD_IN_SECONDS]
    for seconds in spoken_seconds[:-1]:
        starts.append(round(starts[-1] + seconds + GAP_SECONDS, 6))
    return starts


def _frames_up(seconds: float, fps: int) -> int:
    # The tolerance keeps a length that is whole but for rounding from growing by a frame.
    return math.ceil(seconds * fps - 1e-6)


def _cuts(
    starts: Sequence[float], speech: Sequence[SpeechMade], seconds: float, fps: int
) -> list[int]:
    """The frames where shots meet, with the first and the last of the piece around them."""
    placed = list(zip(starts, speech, strict=True))
    middles = [
        (_last_heard(*before) + _first_heard(*after)) / 2
        for before, after in itertools.pairwise(placed)
    ]
    return [0, *(round(middle * fps) for middle in middles), round(seconds * fps)]


def _last_heard(start: float, spoken: SpeechMade) -> float:
    return start + (spoken.words[-1].end if spoken.words else spoken.seconds)


def _first_heard(start: float, spoken: SpeechMade) -> float:
    return start + (spoken.words[0].start if spoken.words else 0.0)


def _clips(
    script: Script, pictures: Sequence[ImageMade], cuts: Sequence[int], fps: int, seed: int
) -> tuple[Clip, ...]:
    fades = [0, *_fade_frames(cuts, fps), 0]
    # A shot is on screen from the start of its fade, half a fade before the cut.
    begins = [cut - fade // 2 for cut, fade in zip(cuts, fades, strict=True)]
    first_move = random.Random(seed).randrange(len(_MOVES))  # noqa: S311 - a look, not a secret
    return tuple(
        Clip(
            name=f"scene {index + 1}",
            start=begins[index] / fps,
            seconds=(begins[index + 1] - begins[index]) / fps,
            picture=picture.picture,
            stage=picture.stage,
            motion=_MOVES[(first_move + index) % len(_MOVES)],
            crossfade_seconds=fades[index] / fps,
            on_screen=scene.on_screen,
            face=picture.face,
            emotion=emotion_of(scene, script.mood),
        )
        for index, (scene, picture) in enumerate(zip(script.scenes, pictures, strict=True))
    )


def _fade_frames(cuts: Sequence[int], fps: int) -> list[int]:
    lengths = [after - before for before, after in itertools.pairwise(cuts)]
    longest = round(CROSSFADE_SECONDS * fps)
    return [
        min(longest, math.floor(min(left, right) * _LONGEST_CROSSFADE_SHARE))
        for left, right in itertools.pairwise(lengths)
    ]


def _words(starts: Sequence[float], speech: Sequence[SpeechMade]) -> tuple[WordTiming, ...]:
    return tuple(
        WordTiming(text=word.text, start=_moment(start + word.start), end=_moment(start + word.end))
        for start, spoken in zip(starts, speech, strict=True)
        for word in spoken.words
    )


def _phonemes(starts: Sequence[float], speech: Sequence[SpeechMade]) -> tuple[PhonemeTiming, ...]:
    return tuple(
        PhonemeTiming(
            symbol=phoneme.symbol,
            start=_moment(start + phoneme.start),
            end=_moment(start + phoneme.end),
        )
        for start, spoken in zip(starts, speech, strict=True)
        for phoneme in spoken.phonemes
    )


def _moment(seconds: float) -> float:
    return round(seconds, 6)
