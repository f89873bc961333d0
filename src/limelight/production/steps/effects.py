"""Which short sound is heard where: on changes of shots, as titles appear, before the end."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from limelight.renders.sound.foley import MOMENTS, SECONDS, EffectKind, draw_effect
from limelight.renders.sound.waves import write_wave
from limelight.stories.finish import EffectKit
from limelight.stories.timeline import Effect, Timeline

# As the mix is heard, effects lie near -24 LUFS, and near -30 under speech.
_GAIN_DB: dict[EffectKind, float] = {"whoosh": -3.0, "pop": -1.0, "tick": 0.0, "riser": -3.0}
# A title has come in so long after its shot began.
_TITLE_SECONDS = 0.15
_LEAST_APART_SECONDS = 0.25


class Cue(NamedTuple):
    """A kind of sound and the moment of the timeline it belongs to, in seconds."""

    kind: EffectKind
    at: float


class _Kit(NamedTuple):
    change: EffectKind
    title: EffectKind
    last: EffectKind | None


_KITS: dict[EffectKit, _Kit] = {
    "soft": _Kit("whoosh", "tick", None),
    "lively": _Kit("whoosh", "pop", "riser"),
}


def cues_of(timeline: Timeline, kit: EffectKit) -> list[Cue]:
    """What is heard of a kit in a timeline, in order of time; nothing in the kit "none"."""
    if kit == "none":
        return []
    chosen = _KITS[kit]
    cues: list[Cue] = []
    for at, clip in enumerate(timeline.clips):
        is_last = at == len(timeline.clips) - 1
        if at:
            change = clip.start + clip.crossfade_seconds / 2
            cues.append(Cue(chosen.change, change))
            if is_last and chosen.last is not None and change > MOMENTS[chosen.last]:
                cues.append(Cue(chosen.last, change))
        if clip.on_screen.strip() or clip.lower_third is not None:
            cues.append(Cue(chosen.title, clip.start + _TITLE_SECONDS))
    return sorted(_apart(cues), key=lambda cue: cue.at)


def _apart(cues: list[Cue]) -> list[Cue]:
    """Without those that follow one of their own kind too closely to be told apart."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda one: one.at):
        same = [one for one in kept if one.kind == cue.kind]
        if not same or cue.at - same[-1].at >= _LEAST_APART_SECONDS:
            kept.append(cue)
    return kept


def write_effect(kind: EffectKind, path: Path) -> Path:
    """Write the sound of a kind as WAV. Raises DiskFull or NotWritable."""
    write_wave(path, draw_effect(kind), seed=1)
    return path


def with_effects(timeline: Timeline, cues: list[Cue], files: Mapping[EffectKind, Path]) -> Timeline:
    """The timeline with these sounds, each so that its moment is the cue's."""
    added = []
    for cue in cues:
        start = cue.at - MOMENTS[cue.kind]
        offset = max(0.0, -start)
        seconds = min(SECONDS[cue.kind] - offset, timeline.seconds - start - offset)
        if seconds > 0:
            added.append(
                Effect(
                    name=cue.kind,
                    audio=files[cue.kind],
                    start=round(start + offset, 6),
                    seconds=round(seconds, 6),
                    offset=round(offset, 6),
                    gain_db=_GAIN_DB[cue.kind],
                )
            )
    return timeline.model_copy(update={"effects": (*timeline.effects, *added)})
