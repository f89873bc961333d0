"""A shot before and after a piece: everything spoken moves, the music goes on under them."""

from collections.abc import Collection
from pathlib import Path

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.stories.finish import Bumper
from limelight.stories.interchange.terms import FILM_SUFFIXES
from limelight.stories.timeline import Clip, Effect, Footage, Motion, Timeline

FADE_SECONDS = 0.3
_STILL = Motion(zoom_from=1.0, zoom_to=1.04, drift_x_px=0.0)


def bumper_clip(name: str, bumper: Bumper, picture: Path | None = None) -> Clip:
    """The shot of a bumper: its film or picture, or `picture`, the card that was drawn of it."""
    seen = bumper.media or picture
    if seen is not None and seen.suffix.lower() in FILM_SUFFIXES:
        film = Footage(film=seen)
        return Clip(name=name, start=0.0, seconds=bumper.seconds, footage=film)
    return Clip(name=name, start=0.0, seconds=bumper.seconds, picture=seen, motion=_STILL)


def framed(
    timeline: Timeline, intro: Clip | None, outro: Clip | None, heard: Collection[str] = ()
) -> Timeline:
    """The timeline with a shot before and one after it, each joined by a fade. Music that lies
    under the whole piece lies under them too; of the films among them whose names are `heard`
    (shots' names) the own sound goes on as long as they are seen.
    """
    fps = timeline.fps
    by = in_frames(intro.seconds, fps) if intro is not None else 0.0
    clips = [_later(clip, by) for clip in timeline.clips]
    if intro is not None:
        clips[0] = clips[0].model_copy(update=_faded(clips[0]))
        clips.insert(0, intro.model_copy(update={"start": 0.0, "seconds": by}))
    end = timeline.seconds + by
    if outro is not None:
        lasts = in_frames(outro.seconds, fps)
        clips.append(outro.model_copy(update={"start": end, "seconds": lasts} | _faded(outro)))
        end += lasts
    music = timeline.music
    if music is not None:
        is_under_all = music.start == 0 and music.seconds >= timeline.seconds - 1 / fps
        moved = {"seconds": end} if is_under_all else {"start": music.start + by}
        music = music.model_copy(update=moved)
    films = [
        _sound_of(clip, clip.footage, end)
        for clip in (clips[0], clips[-1])
        if clip.name in heard and clip.footage is not None
    ]
    effects = [
        effect.model_copy(update={"start": effect.start + by}) for effect in timeline.effects
    ]
    return timeline.model_copy(
        update={
            "clips": tuple(clips),
            "effects": (*films, *effects),
            "seconds": end,
            "speech": tuple(
                sound.model_copy(update={"start": sound.start + by}) for sound in timeline.speech
            ),
            "music": music,
            "words": tuple(_spoken_later(word, by) for word in timeline.words),
            "phonemes": tuple(_sounded_later(sound, by) for sound in timeline.phonemes),
        }
    )


def _sound_of(clip: Clip, film: Footage, end: float) -> Effect:
    """The film's own sound, on while it fades into the next shot."""
    seconds = min(clip.seconds + FADE_SECONDS, end - clip.start)
    return Effect(name=clip.name, audio=film.film, start=clip.start, seconds=seconds, role="film")


def in_frames(seconds: float, fps: int) -> float:
    """How long a shot of `seconds` is: whole frames."""
    return round(seconds * fps) / fps


def _faded(clip: Clip) -> dict[str, float]:
    return {"crossfade_seconds": min(FADE_SECONDS, clip.seconds / 3)}


def _later(clip: Clip, by: float) -> Clip:
    return clip.model_copy(update={"start": clip.start + by})


def _spoken_later(word: WordTiming, by: float) -> WordTiming:
    moved = {"start": round(word.start + by, 6), "end": round(word.end + by, 6)}
    return word.model_copy(update=moved)


def _sounded_later(sound: PhonemeTiming, by: float) -> PhonemeTiming:
    moved = {"start": round(sound.start + by, 6), "end": round(sound.end + by, 6)}
    return sound.model_copy(update=moved)
