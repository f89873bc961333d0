"""One shot of a timeline as a timeline of its own, from its first frame to the last that a
dissolve still shows.
"""

from limelight.generation.schemas import PhonemeTiming
from limelight.stories.timeline import Sound, Timeline


def shot_alone(timeline: Timeline, at: int) -> Timeline:
    """Shot `at` as a timeline: drawn, moving and talking as in the whole, without captions or
    sound to be mixed; its frame 0 is the shot's first. On whole frames.
    """
    fps = timeline.fps
    clip = timeline.clips[at]
    begin = round(clip.start * fps)
    if at + 1 < len(timeline.clips):
        later = timeline.clips[at + 1]
        end = round(later.start * fps) + round(later.crossfade_seconds * fps)
        end = end if later.start <= clip.start + clip.seconds + 0.5 / fps else 0
    else:
        end = round(timeline.seconds * fps)
    end = max(end, round((clip.start + clip.seconds) * fps), begin + 1)
    start, seconds = begin / fps, (end - begin) / fps
    alone = clip.model_copy(update={"start": 0.0, "seconds": seconds, "crossfade_seconds": 0.0})
    return timeline.model_copy(
        update={
            "title": f"{timeline.title}: {clip.name}" if clip.name else timeline.title,
            "seconds": seconds,
            "clips": (alone,),
            "speech": tuple(_heard(timeline.speech, start, seconds)),
            "music": None,
            "effects": (),
            "words": (),
            # A bar that fills with the time of one shot would tell nothing.
            "branding": timeline.branding.model_copy(update={"progress": "none"}),
            "phonemes": tuple(_spoken(timeline.phonemes, start, seconds)),
        }
    )


def _heard(speech: tuple[Sound, ...], start: float, seconds: float) -> list[Sound]:
    heard = []
    for sound in speech:
        begin = max(0.0, sound.start - start)
        end = min(seconds, sound.start + sound.seconds - start)
        if begin < end:
            offset = sound.offset + begin - (sound.start - start)
            times = {"start": begin, "seconds": end - begin, "offset": offset}
            heard.append(sound.model_copy(update=times))
    return heard


def _spoken(
    phonemes: tuple[PhonemeTiming, ...], start: float, seconds: float
) -> list[PhonemeTiming]:
    return [
        one.model_copy(update={"start": one.start - start, "end": one.end - start})
        for one in phonemes
        if one.end > start and one.start < start + seconds
    ]
