"""A timeline as editors think of it: clips from cut to cut in whole frames, sounds on lanes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

from limelight.generation.schemas import Value
from limelight.stories.interchange.terms import EFFECTS, MUSIC, SPEECH, Cut, cuts_of
from limelight.stories.timeline import Clip, Sound, Timeline, Transition

# Under a voice, which no editor does by itself; much as our own mix has it.
MUSIC_BED_DB = -12.0


class MediaFacts(Value):
    """What a media file is. A still has no `seconds`, what is silent no `channels`; `frame_rate` is
    0 where a film does not say.
    """

    kind: Literal["still", "film", "sound"]
    width_px: int = 0
    height_px: int = 0
    seconds: float = 0.0
    frame_rate: float = 0.0
    channels: int = 0
    rate_hz: int = 48_000


class Line(Value):
    """A caption: its text from `start` to `end`, in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Shot:
    """A clip from frame `begin` to `end`. It shows its media from `first` (seconds in the media)
    on; the transition into it lasts `fade_in` frames before the cut and `fade_out` after it.
    """

    name: str
    media: Path
    begin: int
    end: int
    fade_in: int
    fade_out: int
    first: Fraction
    speed: float = 1.0
    is_filled: bool = True
    transition: Transition = "fade"

    @property
    def frames(self) -> int:
        """How many frames from cut to cut."""
        return self.end - self.begin

    def source(self, frames: int, fps: int) -> Fraction:
        """Where in its media the shot is `frames` after its cut, in seconds."""
        return self.first + Fraction(frames, fps) * Fraction(self.speed).limit_denominator(1000)


@dataclass(frozen=True)
class Heard:
    """A sound from frame `begin` to `end`, from `first` (seconds) in its media on."""

    name: str
    media: Path
    begin: int
    end: int
    first: Fraction
    gain_db: float
    role: str
    lane: int

    @property
    def frames(self) -> int:
        """How many frames it is heard."""
        return self.end - self.begin


@dataclass(frozen=True)
class Edit:
    """Everything an editor's file says, and what the media are."""

    timeline: Timeline
    frames: int
    shots: tuple[Shot, ...]
    sounds: tuple[Heard, ...]
    media: Mapping[Path, MediaFacts]
    lines: tuple[Line, ...] = ()

    @property
    def fps(self) -> int:
        """Frames a second."""
        return self.timeline.fps


def edit_of(
    timeline: Timeline, media: Mapping[Path, MediaFacts], lines: Sequence[Line] = ()
) -> Edit:
    """The edit of a timeline whose media are all described. What is shown is a clip's film, else
    its picture; times are rounded to the nearest frame.
    """
    fps = timeline.fps
    frames = max(1, round(timeline.seconds * fps))
    cuts = cuts_of(timeline.clips, fps)
    shots = [_shot(*pair, fps) for pair in zip(timeline.clips, cuts, strict=True)]
    shots = [shot for shot in shots if shot.begin < min(shot.end, frames)]
    sounds = _sounds(timeline, media, frames)
    return Edit(timeline, frames, tuple(shots), tuple(sounds), media, tuple(lines))


def _shot(clip: Clip, cut: Cut, fps: int) -> Shot:
    begin, end = round(cut.begin * fps), round(cut.end * fps)
    fades = round(cut.fade_in * fps), round(cut.fade_out * fps)
    film = clip.footage
    if film is None:
        still = Shot(clip.name, clip.media[0], begin, end, *fades, Fraction(0))
        return replace(still, transition=clip.transition)
    lead = begin - round(clip.start * fps)
    first = Fraction(round(film.start * fps), fps)
    speed = Fraction(film.speed).limit_denominator(1000)
    return Shot(
        clip.name,
        film.film,
        begin,
        end,
        *fades,
        first + Fraction(lead, fps) * speed,
        film.speed,
        film.fit == "fill",
        clip.transition,
    )


def _sounds(timeline: Timeline, media: Mapping[Path, MediaFacts], frames: int) -> list[Heard]:
    heard: list[Heard] = []
    ends: list[int] = []
    for sound in timeline.speech:
        begin, end = _span(sound, timeline.fps, frames)
        lane = next((at for at, taken in enumerate(ends) if taken <= begin), len(ends))
        ends[lane : lane + 1] = [end]
        pieces = _pieces(sound, begin, end, media[sound.audio].seconds, timeline.fps)
        heard += [
            Heard(sound.name, sound.audio, *piece, sound.gain_db, SPEECH, lane)
            for piece in pieces[:1]
        ]
    if timeline.music is not None:
        score = timeline.music
        begin, end = _span(score, timeline.fps, frames)
        gain_db = score.gain_db + (MUSIC_BED_DB if heard else 0.0)
        heard += [
            Heard(score.name, score.audio, *piece, gain_db, MUSIC, len(ends))
            for piece in _pieces(score, begin, end, media[score.audio].seconds, timeline.fps)
        ]
    heard += _beside(timeline, media, frames, len(ends) + (timeline.music is not None))
    return [one for one in heard if one.frames > 0]


def _beside(
    timeline: Timeline, media: Mapping[Path, MediaFacts], frames: int, lane: int
) -> list[Heard]:
    """Films' own sound and effects, on the first lane from `lane` on that is free."""
    heard: list[Heard] = []
    ends: list[int] = []
    for sound in timeline.effects:
        begin, end = _span(sound, timeline.fps, frames)
        free = next((at for at, taken in enumerate(ends) if taken <= begin), len(ends))
        ends[free : free + 1] = [end]
        pieces = _pieces(sound, begin, end, media[sound.audio].seconds, timeline.fps)
        heard += [
            Heard(sound.name, sound.audio, *piece, sound.gain_db, EFFECTS, lane + free)
            for piece in pieces[:1]
        ]
    return heard


def _span(sound: Sound, fps: int, frames: int) -> tuple[int, int]:
    begin = max(0, round(sound.start * fps))
    return begin, max(begin, min(round((sound.start + sound.seconds) * fps), frames))


def _pieces(
    sound: Sound, begin: int, end: int, length: float, fps: int
) -> list[tuple[int, int, Fraction]]:
    """The file as often as it takes: an editor does not begin it again by itself."""
    pieces: list[tuple[int, int, Fraction]] = []
    first = Fraction(round(sound.offset * fps), fps)
    while begin < end:
        left = int((Fraction(length).limit_denominator(100_000) - first) * fps)
        if left < 1:
            break
        until = min(end, begin + left)
        pieces.append((begin, until, first))
        begin, first = until, Fraction(0)
    return pieces
