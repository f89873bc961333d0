"""Timelines as OpenTimelineIO: written so that other editors open them, read back without loss.

What OpenTimelineIO has no word for (motion, layered drawings, on-screen text, exact times) stands
in `metadata["limelight"]`. Where an editor changed the structure, the structure wins.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from opentimelineio import opentime, schema

from limelight.generation.schemas import WordTiming
from limelight.stories.interchange import transitions
from limelight.stories.interchange.footage import footage_range, speed_effects
from limelight.stories.interchange.reading import read_timeline
from limelight.stories.interchange.terms import (
    AUDIO_RATE_HZ,
    EFFECTS,
    FILMS,
    KEY,
    MARKER_RATE_HZ,
    MUSIC,
    PICTURES,
    SPEECH,
    VERSION,
    Cut,
    cuts_of,
    media_url,
    quantised,
)
from limelight.stories.timeline import Clip, Sound, Timeline

_ROLES = {FILMS: "film", EFFECTS: "effect"}
_STILL_HANDLE_SECONDS = 1.0


def to_otio(timeline: Timeline) -> str:
    """The timeline as the text of an `.otio` file; the same timeline gives the same text."""
    written = schema.Timeline(name=timeline.title, metadata={KEY: _about(timeline)})
    written.tracks.append(_picture_track(timeline))
    for track in _sound_tracks(timeline.speech, SPEECH):
        written.tracks.append(track)
    if timeline.music is not None:
        for track in _sound_tracks((timeline.music,), MUSIC):
            written.tracks.append(track)
    for role in (FILMS, EFFECTS):
        for track in _sound_tracks(timeline.heard(_ROLES[role]), role):
            written.tracks.append(track)
    first_voice = next((t for t in written.tracks if t.name == SPEECH), written.tracks)
    first_voice.markers.extend([_marker(word) for word in timeline.words])
    return str(written.to_json_string(indent=2)) + "\n"


def from_otio(text: str, folder: Path) -> Timeline:
    """The timeline in the text of an `.otio` file whose relative media lie in `folder`.

    Reads what `to_otio` wrote without loss. Of other tools' timelines it takes the lowest video
    track that has still pictures, their dissolves and all sounds. Media paths stay as they are
    written; whether the files exist is not checked. Raises Invalid saying what cannot be read.
    """
    return read_timeline(text, folder)


def _about(timeline: Timeline) -> dict[str, Any]:
    kept = timeline.model_dump(
        mode="json", exclude={"title", "clips", "speech", "music", "effects", "words", "phonemes"}
    )
    phonemes = [[sound.symbol, sound.start, sound.end] for sound in timeline.phonemes]
    spoken = [[sound.start, sound.seconds, sound.offset] for sound in timeline.speech]
    return {"version": VERSION, **kept, "phonemes": phonemes, "spoken": spoken}


def _time(seconds: float, rate_hz: float) -> opentime.RationalTime:
    return opentime.RationalTime(quantised(seconds * rate_hz), rate_hz)


def _range(start: float, seconds: float, rate_hz: float) -> opentime.TimeRange:
    return opentime.TimeRange(_time(start, rate_hz), _time(seconds, rate_hz))


def _picture_track(timeline: Timeline) -> schema.Track:
    track = schema.Track(name=PICTURES, kind=schema.TrackKind.Video)
    fps = float(timeline.fps)
    at = 0.0
    for clip, cut in zip(timeline.clips, cuts_of(timeline.clips, timeline.fps), strict=True):
        if cut.begin > at + 0.5 / fps:
            track.append(schema.Gap(source_range=_range(0, cut.begin - at, fps)))
        if cut.fade_in or cut.fade_out:
            track.append(
                schema.Transition(
                    **transitions.written(clip.transition),
                    in_offset=_time(cut.fade_in, fps),
                    out_offset=_time(cut.fade_out, fps),
                )
            )
        track.append(_picture(clip, cut, fps))
        at = cut.end
    return track


def _picture(clip: Clip, cut: Cut, fps: float) -> schema.Clip:
    seconds = cut.end - cut.begin
    noted = {KEY: {**clip.model_dump(mode="json", exclude={"name"}), **cut.as_written()}}
    if clip.footage is not None:
        return schema.Clip(
            name=clip.name,
            media_reference=schema.ExternalReference(target_url=media_url(clip.media[0])),
            source_range=footage_range(clip.footage, seconds, cut.fade_in, fps),
            effects=speed_effects(clip.footage),
            metadata=noted,
        )
    # A still has as much before and after the cut as a dissolve may want.
    media = schema.ExternalReference(
        target_url=media_url(clip.media[0]),
        available_range=_range(0, seconds + 2 * _STILL_HANDLE_SECONDS, fps),
    )
    return schema.Clip(
        name=clip.name,
        media_reference=media,
        source_range=_range(_STILL_HANDLE_SECONDS, seconds, fps),
        metadata=noted,
    )


def _sound_tracks(sounds: Sequence[Sound], role: str) -> list[schema.Track]:
    """One track, and further ones where sounds overlap."""
    tracks: list[schema.Track] = []
    ends: list[int] = []
    for index, sound in enumerate(sounds):
        begin, end = _samples(sound.start), _samples(sound.start + sound.seconds)
        lane = next((i for i, taken in enumerate(ends) if taken <= begin), len(ends))
        if lane == len(ends):
            name = role if lane == 0 else f"{role} {lane + 1}"
            tracks.append(schema.Track(name=name, kind=schema.TrackKind.Audio))
            ends.append(0)
        if begin > ends[lane]:
            tracks[lane].append(schema.Gap(source_range=_heard(0, begin - ends[lane])))
        tracks[lane].append(_sound(sound, end - begin, role, index))
        ends[lane] = end
    return tracks


def _samples(seconds: float) -> int:
    return round(seconds * AUDIO_RATE_HZ)


def _heard(first: int, samples: int) -> opentime.TimeRange:
    return opentime.TimeRange(
        opentime.RationalTime(first, AUDIO_RATE_HZ), opentime.RationalTime(samples, AUDIO_RATE_HZ)
    )


def _sound(sound: Sound, samples: int, role: str, index: int) -> schema.Clip:
    first = _samples(sound.offset)
    kept = sound.model_dump(mode="json", exclude={"name", "role"})
    return schema.Clip(
        name=sound.name,
        media_reference=schema.ExternalReference(
            target_url=media_url(sound.audio), available_range=_heard(0, first + samples)
        ),
        source_range=_heard(first, samples),
        metadata={KEY: {**kept, "role": role, "index": index}},
    )


def _marker(word: WordTiming) -> schema.Marker:
    worn = {"wears": word.wears} if word.wears else {}
    return schema.Marker(
        name=word.text,
        color=schema.MarkerColor.CYAN,
        marked_range=_range(word.start, word.end - word.start, MARKER_RATE_HZ),
        metadata={KEY: {"start": word.start, "end": word.end, **worn}},
    )
