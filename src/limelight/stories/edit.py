"""The cut: spoken scenes, pictures and music laid out on one timeline. Speech is the timing
truth.
"""

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from limelight.generation.schemas import (
    ImageMade,
    MusicMade,
    PhonemeTiming,
    SpeechMade,
    Value,
    WordTiming,
)
from limelight.stories.feelings import emotion_of
from limelight.stories.pacing import (
    Beats,
    Placed,
    Take,
    first_heard,
    last_heard,
    placed,
    stretch_allowed,
)
from limelight.stories.script import Script
from limelight.stories.timeline import Clip, Motion, Sound, Timeline

LEAD_IN_SECONDS = 0.30
GAP_SECONDS = 0.22
TAIL_SECONDS = 0.90
CROSSFADE_SECONDS = 0.30
# A change on a beat is short, so that it is felt there.
BEAT_CROSSFADE_SECONDS = 0.10
FPS = 30
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
    fps: int = FPS


def whole_seconds(
    spoken_seconds: Sequence[float], fps: int = FPS, *, is_on_beat: bool = False
) -> float:
    """How long a piece is whose scenes are spoken for `spoken_seconds`: with lead-in, gaps and
    tail, rounded up to a whole frame. One that is cut on beats has room for longer gaps.
    """
    count = len(spoken_seconds)
    spoken = LEAD_IN_SECONDS + sum(spoken_seconds) + GAP_SECONDS * (count - 1)
    room = stretch_allowed(count) if is_on_beat else 0.0
    return _frames_up(round(spoken, 6) + room + TAIL_SECONDS, fps) / fps


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
    middle of the crossfade, and so the cut, lies in the middle of the gap, or, where the music has
    beats, on the beat in the gap, which grows a little where it has none. Raises ValueError unless
    there is one speech and one picture for each scene.
    """
    if not len(script.scenes) == len(speech) == len(pictures):
        raise ValueError("a timeline needs one speech and one picture for each scene")
    beats = Beats(beats=music.beats, bars=music.bars) if music is not None else Beats()
    laid = placed(speech, LEAD_IN_SECONDS, GAP_SECONDS, beats)
    starts = laid.starts
    seconds = whole_seconds(
        [spoken.seconds for spoken in speech], frame.fps, is_on_beat=bool(beats.beats)
    )
    return Timeline(
        title=script.title,
        language=script.language,
        width_px=frame.width_px,
        height_px=frame.height_px,
        fps=frame.fps,
        seconds=seconds,
        clips=_clips(script, pictures, _cuts(laid, speech, seconds, frame.fps), frame.fps, seed),
        speech=tuple(
            sound
            for index, (start, spoken) in enumerate(zip(starts, speech, strict=True), start=1)
            for sound in _sounds(f"speech {index}", start, spoken)
        ),
        music=Sound(name="music", audio=music.audio, start=0.0, seconds=seconds) if music else None,
        words=_words(starts, speech),
        phonemes=_phonemes(starts, speech),
        disclosure=DISCLOSURES.get(script.language, DISCLOSURES["en"]),
        seed=seed,
    )


def _frames_up(seconds: float, fps: int) -> int:
    # The tolerance keeps a length that is whole but for rounding from growing by a frame.
    return math.ceil(seconds * fps - 1e-6)


def _sounds(name: str, start: float, spoken: SpeechMade) -> Iterator[Sound]:
    """A spoken scene, or the parts of it that are heard."""
    if not isinstance(spoken, Take):
        yield Sound(name=name, audio=spoken.audio, start=start, seconds=spoken.seconds)
        return
    for part in spoken.parts:
        yield Sound(
            name=name,
            audio=spoken.audio,
            start=_moment(start + part.start),
            seconds=part.seconds,
            offset=part.offset,
        )


class _Cuts(NamedTuple):
    """The frames where shots meet, with the first and the last of the piece around them, and over
    how many frames they change at each.
    """

    frames: list[int]
    fades: list[int]


def _cuts(laid: Placed, speech: Sequence[SpeechMade], seconds: float, fps: int) -> _Cuts:
    silences = itertools.pairwise(zip(laid.starts, speech, strict=True))
    changes = [
        (begun + last_heard(before) + begins + first_heard(after)) / 2 if beat is None else beat
        for beat, ((begun, before), (begins, after)) in zip(laid.changes, silences, strict=True)
    ]
    frames = [0, *(round(change * fps) for change in changes), round(seconds * fps)]
    lengths = [after - before for before, after in itertools.pairwise(frames)]
    longest = [
        CROSSFADE_SECONDS if beat is None else BEAT_CROSSFADE_SECONDS for beat in laid.changes
    ]
    fades = [
        min(round(most * fps), math.floor(min(left, right) * _LONGEST_CROSSFADE_SHARE))
        for most, (left, right) in zip(longest, itertools.pairwise(lengths), strict=True)
    ]
    return _Cuts(frames, [0, *fades, 0])


def _clips(
    script: Script, pictures: Sequence[ImageMade], cuts: _Cuts, fps: int, seed: int
) -> tuple[Clip, ...]:
    fades = cuts.fades
    # A shot is on screen from the start of its fade, half a fade before the cut.
    begins = [cut - fade // 2 for cut, fade in zip(cuts.frames, fades, strict=True)]
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
