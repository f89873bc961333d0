"""A shot before and after a piece: everything spoken moves, the music goes on under them."""

from pathlib import Path

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.stories.finish import Bumper
from limelight.stories.interchange.terms import FILM_SUFFIXES
from limelight.stories.timeline import Clip, Footage, Motion, Timeline

FADE_SECONDS = 0.3
_STILL = Motion(zoom_from=1.0, zoom_to=1.04, drift_x_px=0.0)


def bumper_clip(name: str, bumper: Bumper, picture: Path | None = None) -> Clip:
    """The shot of a bumper: its film or picture, or `picture`, the card that was drawn of it."""
    seen = bumper.media or picture
    if seen is not None and seen.suffix.lower() in FILM_SUFFIXES:
        film = Footage(film=seen)
        return Clip(name=name, start=0.0, seconds=bumper.seconds, footage=film)
    return Clip(name=name, start=0.0, seconds=bumper.seconds, picture=seen, motion=_STILL)


def framed(timeline: Timeline, intro: Clip | None, outro: Clip | None) -> Timeline:
    """The timeline with a shot before and one after it, each joined by a fade. Music that lies
    under the whole piece lies under them too.
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
    return timeline.model_copy(
        update={
            "clips": tuple(clips),
            "seconds": end,
            "speech": tuple(
                sound.model_copy(update={"start": sound.start + by}) for sound in timeline.speech
            ),
            "music": music,
            "words": tuple(_spoken_later(word, by) for word in timeline.words),
            "phonemes": tuple(_sounded_later(sound, by) for sound in timeline.phonemes),
        }
    )


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
