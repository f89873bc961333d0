"""Taking OpenTimelineIO apart, ours or another tool's. Everything in the file is distrusted."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import opentimelineio
from opentimelineio import schema

from limelight.kit.errors import Invalid
from limelight.stories.interchange.terms import KEY, VERSION, media_url

LARGEST_BYTES = 16 * 1024 * 1024
DEEPEST = 48
MOST_ITEMS = 20_000
LONGEST_SECONDS = 6 * 3600.0
_SHARED_OBJECT = "SerializableObjectRef"


class NotATimeline(Invalid):
    """The text is not a timeline that can be used."""

    kind, title = "stories.not-a-timeline", "That timeline cannot be read"


@dataclass(frozen=True)
class Placed:
    """A clip of a track with the time it stands at, and the dissolve into it."""

    item: schema.Clip
    begin: float
    end: float
    fade_in: float = 0.0
    fade_out: float = 0.0
    is_joined: bool = False


def parse(text: str) -> schema.Timeline:
    """The timeline object in `text`; raises NotATimeline."""
    if len(text) > LARGEST_BYTES:
        raise NotATimeline(
            f"The timeline has {len(text):,} characters; {LARGEST_BYTES:,} is the most."
        )
    try:
        plain = json.loads(text, parse_constant=_refuse_number, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise NotATimeline(f"The timeline is not valid JSON: {error}.") from error
    # The library behind recurses without a limit and would take the whole process down.
    _check_depth(plain)
    if _SHARED_OBJECT in text:
        raise NotATimeline("The timeline refers to shared objects, which cannot be read.")
    _seal_ours(plain)
    try:
        root = opentimelineio.adapters.read_from_string(json.dumps(plain), "otio_json")
    except (ValueError, LookupError, TypeError, opentimelineio.exceptions.OTIOError) as error:
        raise NotATimeline(f"This is not OpenTimelineIO: {_first_line(error)}") from error
    if not isinstance(root, schema.Timeline):
        raise NotATimeline("The file holds no OpenTimelineIO timeline.")
    return root


def _refuse_number(number: str) -> None:
    raise ValueError(f"{number} is not a number")


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        _refuse_number(number)
    return value


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["unreadable"])[0][:300]


def _check_depth(plain: Any) -> None:
    level: list[Any] = [plain] if isinstance(plain, dict | list) else []
    for _ in range(DEEPEST):
        if not level:
            return
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value)
            if isinstance(inner, dict | list)
        ]
    raise NotATimeline(f"The timeline is nested more than {DEEPEST} levels deep.")


def _seal_ours(plain: Any) -> None:
    """Turn our metadata into text within `plain`: the library rounds the last digit of numbers."""
    open_values = [plain]
    while open_values:
        value = open_values.pop()
        if isinstance(value, dict):
            metadata = value.get("metadata")
            if isinstance(metadata, dict) and KEY in metadata:
                metadata[KEY] = json.dumps(metadata[KEY])
            open_values.extend(value.values())
        elif isinstance(value, list):
            open_values.extend(value)


def tracks_of(root: schema.Timeline) -> list[schema.Track]:
    """The tracks, bottom first; raises NotATimeline for nested ones."""
    tracks = list(root.tracks or ())
    for track in tracks:
        if not isinstance(track, schema.Track):
            raise NotATimeline("The timeline nests stacks; flatten it to plain tracks first.")
    if sum(len(track) for track in tracks) > MOST_ITEMS:
        raise NotATimeline(f"The timeline has more than {MOST_ITEMS:,} items.")
    return tracks


def is_kind(track: schema.Track, kind: str) -> bool:
    """Whether the track is of that kind ("Video", "Audio")."""
    return str(track.kind).lower() == kind.lower()


def ours(item: Any) -> dict[str, Any]:
    """Our part of the metadata, exactly as written; empty when another version or tool wrote it."""
    sealed = item.metadata.get(KEY)
    kept = json.loads(sealed) if isinstance(sealed, str) else None
    if not isinstance(kept, dict) or kept.get("version", VERSION) != VERSION:
        return {}
    return kept


def seconds_of(time: Any, what: str) -> float:
    """A rational time in seconds; raises NotATimeline for one that is not finite."""
    seconds = time.value / time.rate if time.rate > 0 else math.nan
    if not math.isfinite(seconds) or abs(seconds) > LONGEST_SECONDS:
        raise NotATimeline(f"{what} has a time that cannot be used.")
    return float(seconds)


def walk(track: schema.Track) -> Iterator[Placed]:
    """The clips of a track in order, with their times."""
    at, fade, is_joined = 0.0, (0.0, 0.0), False
    for item in track:
        what = f"{item.name or 'an item'!r} of track {track.name!r}"
        if isinstance(item, schema.Transition):
            fade = (seconds_of(item.in_offset, what), seconds_of(item.out_offset, what))
            continue
        if not isinstance(item, schema.Clip | schema.Gap):
            raise NotATimeline(f"The timeline nests {what}; flatten it to plain tracks first.")
        seconds = seconds_of(_duration(item, what), what)
        if isinstance(item, schema.Clip) and seconds > 0 and item.enabled:
            fades = (max(0.0, fade[0]), max(0.0, fade[1])) if is_joined else (0.0, 0.0)
            yield Placed(item, at, at + seconds, *fades, is_joined)
            is_joined = True
        elif seconds > 0:
            is_joined = False
        at, fade = at + max(0.0, seconds), (0.0, 0.0)
        if at > LONGEST_SECONDS:
            raise NotATimeline(f"The timeline is longer than {LONGEST_SECONDS / 3600:.0f} hours.")


def _duration(item: Any, what: str) -> Any:
    try:
        return item.duration()
    except (ValueError, opentimelineio.exceptions.OTIOError) as error:
        raise NotATimeline(f"{what} does not say how long it is.") from error


def _path(item: schema.Clip) -> Path:
    media = item.media_reference
    if not isinstance(media, schema.ExternalReference) or not media.target_url:
        raise NotATimeline(f"The clip {item.name!r} has no media file.")
    url = urlsplit(media.target_url)
    if url.scheme not in ("", "file") or "\x00" in unquote(media.target_url):
        raise NotATimeline(
            f"The clip {item.name!r} uses {media.target_url[:200]!r}; only files can be used."
        )
    if url.scheme == "file":
        return Path(unquote(url.path))
    return Path(unquote(media.target_url))


def kept_path(item: schema.Clip, kept: dict[str, Any], name: str) -> Path:
    """The exact path we wrote, as long as the clip still shows that file."""
    ours = kept.get(name)
    if isinstance(ours, str) and media_url(Path(ours)) == item.media_reference.target_url:
        return Path(ours)
    return _path(item)
