"""Clips of OpenTimelineIO that show films: which part, how fast."""

from pathlib import Path
from typing import Any

from opentimelineio import opentime, schema

from limelight.stories.interchange.parsing import NotATimeline, seconds_of
from limelight.stories.timeline import FASTEST, SLOWEST, Footage

_SAME_SECONDS = 1 / 240


def footage_range(
    footage: Footage, seconds: float, fade_in: float, fps: float
) -> opentime.TimeRange:
    """The part of the film from cut to cut, as editors note it: `fade_in` seconds of the shot are
    seen before.
    """
    start = footage.start + fade_in * footage.speed
    return opentime.TimeRange(
        opentime.RationalTime(start * fps, fps), opentime.RationalTime(seconds * fps, fps)
    )


def speed_effects(footage: Footage) -> list[schema.LinearTimeWarp]:
    """What tells an editor the speed; nothing for a film at its own."""
    if footage.speed == 1.0:
        return []
    return [schema.LinearTimeWarp(name="speed", time_scalar=footage.speed)]


def read_footage(
    item: schema.Clip, kept: dict[str, Any], film: Path, later: float
) -> dict[str, Any]:
    """The film of a clip as values of `Footage`, exactly as written where it is the same still.

    `later` is how many seconds after the clip's beginning the shot begins, which may be before it.
    """
    noted = kept.get("footage")
    noted = noted if isinstance(noted, dict) and noted.get("film") == film.as_posix() else {}
    speed = _speed(item)
    start = max(0.0, start_in_media(item) + later * speed)
    if abs(start - noted.get("start", -1.0)) < _SAME_SECONDS:
        start = noted["start"]
    fit = {"fit": noted["fit"]} if "fit" in noted else {}
    return {"film": film, "start": start, "speed": speed, **fit}


def start_in_media(item: schema.Clip) -> float:
    """How many seconds into its media the clip begins, whatever time code the media starts with."""
    if item.source_range is None:
        return 0.0
    what = repr(item.name)
    begin = seconds_of(item.source_range.start_time, what)
    media = item.media_reference.available_range if item.media_reference else None
    return begin - (seconds_of(media.start_time, what) if media else 0.0)


def _speed(item: schema.Clip) -> float:
    warps = [one for one in item.effects if isinstance(one, schema.LinearTimeWarp)]
    speed = float(warps[0].time_scalar) if warps else 1.0
    if not SLOWEST <= speed <= FASTEST:
        raise NotATimeline(
            f"The clip {item.name!r} plays {speed:g} times as fast; {SLOWEST:g} to {FASTEST:g} can "
            "be rendered. For a still, export the frame as a picture."
        )
    return speed
