"""The sounds of an OpenTimelineIO file, and the words and mouth shapes that go with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from opentimelineio import schema

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.stories.interchange.flattening import Placed, walk
from limelight.stories.interchange.footage import start_in_media
from limelight.stories.interchange.parsing import (
    MOST_ITEMS,
    NotATimeline,
    is_kind,
    kept_path,
    ours,
    same,
    seconds_of,
)
from limelight.stories.interchange.relinking import Relinker
from limelight.stories.interchange.terms import (
    AUDIO_RATE_HZ,
    EFFECTS,
    FILMS,
    MARKER_RATE_HZ,
    MUSIC,
)
from limelight.stories.timeline import Effect, Sound

Timed = TypeVar("Timed", WordTiming, PhonemeTiming)
_LONGEST_EARLY_SECONDS = 0.05


@dataclass(frozen=True)
class Heard:
    """A sound, which of ours it was, and whether it is where and what we wrote."""

    sound: Sound
    index: int
    has_stayed: bool


@dataclass(frozen=True)
class Sounds:
    """Speech in order, music, and what is heard beside them."""

    speech: tuple[Heard, ...]
    music: Heard | None
    beside: tuple[tuple[str, Heard], ...] = ()

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What is heard beside speech and music."""
        return tuple(
            Effect(**one.sound.model_dump(), role="film" if role == FILMS else "effect")
            for role, one in self.beside
        )

    @property
    def have_stayed(self) -> bool:
        """Whether all are where we wrote them."""
        beside = (one for _, one in self.beside)
        return all(one.has_stayed for one in (*self.speech, self.music, *beside) if one is not None)


def read_sounds(tracks: Sequence[schema.Track], found: Relinker) -> Sounds:
    """All sounds of these tracks; pieces that only a blade parted are one again."""
    audio = [track for track in tracks if is_kind(track, "Audio")]
    placed = [(track, one) for track in audio for one in walk(track)]
    scores = [one for track, one in placed if _is_music(one, track, audio)]
    score = scores[0] if len(scores) == 1 else None
    beside: list[tuple[str, Heard]] = []
    voices: list[Heard] = []
    for track, one in placed:
        if one is score:
            continue
        role = _beside(one, track)
        heard = _heard(one, found)
        if role is None:
            voices.append(heard)
        else:
            beside.append((role, heard))
    voices.sort(key=lambda one: (one.index, one.sound.start))
    beside.sort(key=lambda pair: (pair[0] != FILMS, pair[1].index, pair[1].sound.start))
    return Sounds(tuple(_healed(voices)), _heard(score, found) if score else None, tuple(beside))


def _beside(one: Placed, track: schema.Track) -> str | None:
    """The role of what is neither speech nor music, by our note or the name of its track."""
    role = ours(one.item).get("role")
    if role is not None:
        return role if role in (FILMS, EFFECTS) else None
    named = track.name.casefold()
    return EFFECTS if any(word in named for word in ("effect", "sfx", "foley")) else None


def _is_music(one: Placed, track: schema.Track, audio: list[schema.Track]) -> bool:
    role = ours(one.item).get("role")
    if role is not None:
        return bool(role == MUSIC)
    is_named = MUSIC in f"{track.name} {one.item.name}".lower()
    return len(track) == 1 and len(audio) > 1 and is_named


def _heard(one: Placed, found: Relinker) -> Heard:
    kept = ours(one.item)
    index = kept.get("index")
    offset = start_in_media(one.item) + one.covered
    if offset < -_LONGEST_EARLY_SECONDS:
        raise NotATimeline(f"The sound {one.item.name!r} starts before its file does.")
    times = {"start": one.begin, "seconds": one.end - one.begin, "offset": max(0.0, offset)}
    noted = [kept.get("start"), kept.get("seconds"), kept.get("offset", 0.0)]
    has_stayed = same(noted, tuple(times.values()), AUDIO_RATE_HZ / 6)
    if has_stayed:
        times = dict(zip(times, noted, strict=True))
    values = {
        **times,
        "gain_db": kept.get("gain_db", 0.0),
        "name": one.item.name,
        "audio": found(kept_path(one.item, kept, "audio")),
    }
    return Heard(
        Sound.model_validate(values), index if isinstance(index, int) else MOST_ITEMS, has_stayed
    )


def _healed(voices: Sequence[Heard]) -> list[Heard]:
    whole: list[Heard] = []
    for one in voices:
        before = whole[-1].sound if whole else None
        if before is not None and not one.has_stayed and _continues(before, one.sound):
            joined = before.model_copy(update={"seconds": before.seconds + one.sound.seconds})
            whole[-1] = Heard(joined, one.index, has_stayed=False)
        else:
            whole.append(one)
    return whole


def _continues(before: Sound, after: Sound) -> bool:
    same_file = (before.audio, before.gain_db) == (after.audio, after.gain_db)
    gaps = (
        after.start - before.start - before.seconds,
        after.offset - before.offset - before.seconds,
    )
    return same_file and all(abs(gap) < 1 / MARKER_RATE_HZ for gap in gaps)


def read_words(root: schema.Timeline, tracks: Sequence[schema.Track]) -> list[WordTiming]:
    """Markers that we wrote, on whatever carries them."""
    words: list[WordTiming] = []
    for holder in (root.tracks, *tracks):
        for marker in list(holder.markers)[:MOST_ITEMS]:
            kept = ours(marker)
            if "start" not in kept:
                continue
            start = seconds_of(marker.marked_range.start_time, "a word")
            end = start + seconds_of(marker.marked_range.duration, "a word")
            if same([kept["start"], kept.get("end")], (start, end), MARKER_RATE_HZ):
                start, end = kept["start"], kept["end"]
            wears = kept.get("wears", "")
            words.append(WordTiming(text=marker.name, start=start, end=end, wears=wears))
    return words


def read_phonemes(kept: Any) -> list[PhonemeTiming]:
    """Mouth shapes as we note them; none where somebody else's notes stand."""
    if not isinstance(kept, list):
        return []
    rows = [row for row in kept if isinstance(row, list) and len(row) == 3]
    return [PhonemeTiming(symbol=row[0], start=row[1], end=row[2]) for row in rows]


def read_moments(kept: Any) -> list[PhonemeTiming]:
    """Moments as we note them, as something that has no length and makes no sound."""
    if not isinstance(kept, list):
        return []
    return [
        PhonemeTiming(symbol="", start=moment, end=moment)
        for moment in kept
        if isinstance(moment, int | float)
    ]


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 3 and same(value, tuple(value), 1.0)


def following(sounds: Sounds, spoken: Any) -> Callable[[Sequence[Timed]], tuple[Timed, ...]]:
    """What takes words or mouth shapes along with the speech they belong to: moved with it, gone
    where it was cut out. `spoken` is where speech was, as we noted it.
    """
    spans = spoken if isinstance(spoken, list) and all(map(_is_span, spoken)) else []
    pieces: dict[int, list[Sound]] = {}
    for one in sounds.speech:
        pieces.setdefault(one.index, []).append(one.sound)

    def places(begin: float, end: float) -> list[float]:
        """By how much something that stood there is moved, once for every time it is heard."""
        middle = (begin + end) / 2
        for index, (start, seconds, offset) in enumerate(spans):
            if start <= middle <= start + seconds:
                moves = [(piece, piece.start - piece.offset - (start - offset))
                         for piece in pieces.get(index, [])]  # fmt: skip
                return [by for piece, by in moves
                        if piece.start <= middle + by <= piece.start + piece.seconds]  # fmt: skip
        return [0.0]

    def follow(timed: Sequence[Timed]) -> tuple[Timed, ...]:
        if sounds.have_stayed and len(pieces) == len(spans):
            return tuple(timed)
        moved = [
            one.model_copy(update={"start": one.start + by, "end": one.end + by})
            for one in timed
            for by in places(one.start, one.end)
        ]
        return tuple(sorted(moved, key=lambda one: one.start))

    return follow
