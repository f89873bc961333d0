"""A timeline while a person works on it: what of it may be changed, what may not be broken, and how
a change reaches every format.

Media are called as they leave the studio ("media/scene-1-9x16.png"), in the first format.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field

from limelight.generation.schemas import PhonemeTiming, Value, WordTiming, joiner
from limelight.kit.errors import Invalid
from limelight.stories.finish import Dress
from limelight.stories.timeline import MOST_COSTUMES, Clip, Costume, Effect, Sound, Timeline

SHORTEST_SHOT_SECONDS, SHORTEST_SOUND_SECONDS = 0.2, 0.1
LONGEST_SECONDS = 30 * 60.0
MOST_SHOTS, MOST_SOUNDS, MOST_WORDS, MOST_LETTERS = 400, 1000, 20_000, 80
LOUDEST_DB, SOFTEST_DB = 12.0, -40.0
_LONGEST_TITLE = 48
# What rounding may make of a time, and a coder of the length of a file.
_CLOSE_SECONDS, _FILE_SECONDS = 0.005, 0.05
Timed = TypeVar("Timed", WordTiming, PhonemeTiming)


class TimelineEdit(Value):
    """What is changed of a timeline; the rest follows from the script."""

    seconds: float
    clips: tuple[Clip, ...] = Field(min_length=1, max_length=MOST_SHOTS)
    speech: tuple[Sound, ...] = Field((), max_length=MOST_SOUNDS)
    music: Sound | None = None
    effects: tuple[Effect, ...] = Field((), max_length=MOST_SOUNDS)
    words: tuple[WordTiming, ...] = Field((), max_length=MOST_WORDS)
    cue_starts: tuple[float, ...] = Field((), max_length=MOST_WORDS)
    dress: Dress = Dress()
    wardrobe: tuple[Costume, ...] = Field((), max_length=MOST_COSTUMES)


class TimelineBroken(Invalid):
    """The timeline cannot be rendered as it is; `problems` says where."""

    kind, title = "stories.timeline-broken", "This timeline cannot be rendered"


def edit_of(timeline: Timeline) -> TimelineEdit:
    """What can be changed of a timeline, as it is."""
    return TimelineEdit(**{name: getattr(timeline, name) for name in TimelineEdit.model_fields})


def with_edit(timeline: Timeline, edit: TimelineEdit) -> Timeline:
    """The timeline as it was changed."""
    changes: dict[str, Any] = {name: getattr(edit, name) for name in TimelineEdit.model_fields}
    return timeline.model_copy(update=changes)


def check_edit(edit: TimelineEdit, fps: int, lengths: Mapping[Path, float | None]) -> None:
    """Raise TimelineBroken with all that is wrong. `lengths` has the media there are, in seconds;
    None for pictures, which last as long as they are wanted.
    """
    if not all(math.isfinite(number) for number in _numbers(edit)):
        raise TimelineBroken("A time is no number.", problems=["A time is no number."])
    problems = [
        *_media_problems(edit, lengths),
        *_length_problems(edit),
        *_shot_problems(edit, fps, lengths),
        *_sound_problems(edit, lengths),
        *_word_problems(edit),
    ]
    if problems:
        more = f" There are {len(problems) - 1} more." if len(problems) > 1 else ""
        raise TimelineBroken(problems[0] + more, problems=problems[:50])


def _numbers(edit: TimelineEdit) -> Iterator[float]:
    yield from (edit.seconds, *edit.cue_starts)
    for clip in edit.clips:
        motion = clip.motion
        yield from (clip.start, clip.seconds, clip.crossfade_seconds)
        yield from (motion.zoom_from, motion.zoom_to, motion.drift_x_px, motion.drift_y_px)
        yield from (clip.footage.start, clip.footage.speed) if clip.footage else ()
    for sound in _sounds(edit):
        yield from (sound.start, sound.seconds, sound.gain_db, sound.offset)
    for word in edit.words:
        yield from (word.start, word.end)


def _media_problems(edit: TimelineEdit, lengths: Mapping[Path, float | None]) -> Iterator[str]:
    used = [path for clip in edit.clips for path in clip.media if path != clip.stage]
    used += [sound.audio for sound in _sounds(edit)]
    for path in dict.fromkeys(used):
        if path not in lengths:
            yield f"{path.name} is not among the media of this production."


def _length_problems(edit: TimelineEdit) -> Iterator[str]:
    if not SHORTEST_SHOT_SECONDS <= edit.seconds <= LONGEST_SECONDS:
        yield f"It lasts {edit.seconds:.2f} s; {LONGEST_SECONDS:.0f} s is the most."


def _shot_problems(
    edit: TimelineEdit, fps: int, lengths: Mapping[Path, float | None]
) -> Iterator[str]:
    half = 0.5 / fps
    clips = edit.clips
    if abs(clips[0].start) > half:
        yield f"The first shot, {clips[0].name}, begins at {clips[0].start:.2f} s instead of 0."
    for number, clip in enumerate(clips, start=1):
        name = f"Shot {number} ({clip.name})"
        if clip.seconds < SHORTEST_SHOT_SECONDS - _CLOSE_SECONDS:
            yield f"{name} lasts {clip.seconds:.2f} s; {SHORTEST_SHOT_SECONDS} s is the least."
        if len(clip.on_screen) > _LONGEST_TITLE:
            yield f"{name} has a title of {len(clip.on_screen)} letters; 48 is the most."
        film = clip.footage
        length = lengths.get(film.film) if film else None
        if film and length and film.start + clip.seconds * film.speed > length + _FILE_SECONDS:
            yield f"{name} goes on beyond the end of its film."
    for number, (before, clip) in enumerate(pairwise(clips), start=2):
        gap = clip.start - before.start - before.seconds
        if abs(gap) > half:
            what = "overlaps the one before" if gap < 0 else "leaves a gap after the one before"
            yield f"Shot {number} ({clip.name}) {what} by {abs(gap):.2f} s."
        if clip.crossfade_seconds > min(before.seconds, clip.seconds) / 2 + _CLOSE_SECONDS:
            yield f"Shot {number} ({clip.name}) comes in for longer than half a shot."
    if abs(clips[-1].start + clips[-1].seconds - edit.seconds) > half:
        yield f"The last shot, {clips[-1].name}, does not end where the video does."


def _sounds(edit: TimelineEdit) -> Iterator[Sound]:
    yield from edit.speech
    if edit.music is not None:
        yield edit.music
    yield from edit.effects


def _sound_problems(edit: TimelineEdit, lengths: Mapping[Path, float | None]) -> Iterator[str]:
    for sound in _sounds(edit):
        name, end = sound.name.capitalize(), sound.start + sound.seconds
        if sound.seconds < SHORTEST_SOUND_SECONDS - _CLOSE_SECONDS:
            yield f"{name} lasts {sound.seconds:.2f} s; {SHORTEST_SOUND_SECONDS} s is the least."
        if sound.start < -_CLOSE_SECONDS or end > edit.seconds + _FILE_SECONDS:
            yield f"{name} is heard from {sound.start:.2f} to {end:.2f} s, outside the video."
        length = lengths.get(sound.audio)
        if length is not None and sound.offset + sound.seconds > length + _FILE_SECONDS:
            yield f"{name} goes on beyond the end of its file, which lasts {length:.2f} s."
        if not SOFTEST_DB <= sound.gain_db <= LOUDEST_DB:
            yield f"{name} is changed by {sound.gain_db:.0f} dB; -40 to 12 is possible."
    spoken = sorted(edit.speech, key=lambda sound: sound.start)
    for before, sound in pairwise(spoken):
        over = before.start + before.seconds - sound.start
        if over > _CLOSE_SECONDS:
            yield f"{sound.name.capitalize()} begins {over:.2f} s before {before.name} has ended."


def _word_problems(edit: TimelineEdit) -> Iterator[str]:
    for word in edit.words:
        if not word.text.strip() or len(word.text) > MOST_LETTERS:
            yield f"A word at {word.start:.2f} s is empty or longer than {MOST_LETTERS} letters."
        elif word.end < word.start or word.start < 0 or word.end > edit.seconds + _FILE_SECONDS:
            yield f"The word {word.text!r} is shown from {word.start:.2f} to {word.end:.2f} s."
    for before, word in pairwise(edit.words):
        if word.start < before.start - _CLOSE_SECONDS:
            yield f"The word {word.text!r} stands before {before.text!r}, which is heard later."


def written_in(edit: TimelineEdit, language: str) -> list[str]:
    """All that is written in a timeline: its captions as one text, and its titles."""
    said = joiner(language).join(word.text for word in edit.words)
    named = [clip.lower_third for clip in edit.clips if clip.lower_third is not None]
    titles = [clip.on_screen for clip in edit.clips]
    titles += [text for one in named for text in (one.name, one.detail)]
    return [text for text in (said, *titles) if text.strip()]


def followed(
    timed: Sequence[Timed], before: Sequence[Sound], after: Sequence[Sound]
) -> tuple[Timed, ...]:
    """Words or mouth shapes that go with sounds, after the sounds were moved, trimmed or parted."""
    moved: list[Timed] = []
    for one in timed:
        middle = (one.start + one.end) / 2
        own = next((s for s in before if s.start <= middle <= s.start + s.seconds), None)
        if own is None:
            continue
        inside = middle - own.start + own.offset
        for sound in after:
            if sound.audio == own.audio and 0 <= inside - sound.offset <= sound.seconds:
                by = sound.start - sound.offset - own.start + own.offset
                moved.append(
                    one.model_copy(
                        update={"start": round(one.start + by, 6), "end": round(one.end + by, 6)}
                    )
                )
    return tuple(sorted(moved, key=lambda one: one.start))


def applied(
    edit: TimelineEdit, laid: Timeline, first: Timeline, outside: Mapping[str, Path]
) -> Timeline:
    """The timeline of a format as it was changed in the first one. `laid` and `first` are the two
    as they follow from the script, `outside` says what their media are called outside. Raises
    TimelineBroken where something is not made any more.
    """
    shots = {_called(clip.media[0], outside): at for at, clip in enumerate(first.clips)}
    sounds = [*laid.speech, *([laid.music] if laid.music else []), *laid.effects]
    heard = {_called(sound.audio, outside): sound.audio for sound in sounds}
    gone = [clip.media[0].name for clip in edit.clips if clip.media[0] not in shots]
    gone += [sound.audio.name for sound in _sounds(edit) if sound.audio not in heard]
    if gone:
        raise TimelineBroken(
            f"The edited timeline uses {gone[0]}, which is not made any more. Discard the changes "
            "of the timeline, or put the scene back.",
            problems=[f"{name} is not made any more." for name in gone],
        )

    def placed(sound: Sound) -> dict[str, Any]:
        return {"audio": heard[sound.audio]}

    speech = tuple(sound.model_copy(update=placed(sound)) for sound in edit.speech)
    music = edit.music.model_copy(update=placed(edit.music)) if edit.music else None
    return laid.model_copy(
        update={
            "seconds": edit.seconds,
            "clips": tuple(_as_in(laid.clips[shots[clip.media[0]]], clip) for clip in edit.clips),
            "speech": speech,
            "music": music,
            "effects": tuple(one.model_copy(update=placed(one)) for one in edit.effects),
            "words": edit.words,
            "cue_starts": edit.cue_starts,
            "dress": edit.dress,
            "wardrobe": edit.wardrobe,
            "phonemes": followed(laid.phonemes, laid.speech, speech),
        }
    )


def _called(path: Path, outside: Mapping[str, Path]) -> Path:
    return outside.get(str(path), path)


def _as_in(laid: Clip, edited: Clip) -> Clip:
    """The shot of a format where and as long as the edited one is seen."""
    kept = ("name", "start", "seconds", "motion", "crossfade_seconds", "transition", "on_screen")
    changes: dict[str, Any] = {name: getattr(edited, name) for name in (*kept, "lower_third")}
    if laid.footage is not None and edited.footage is not None:
        film = edited.footage.model_dump(include={"start", "speed", "fit"})
        changes["footage"] = laid.footage.model_copy(update=film)
    return laid.model_copy(update=changes)
