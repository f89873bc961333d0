"""Taking OpenTimelineIO apart, ours or another tool's. Everything in the file is distrusted."""

import json
import math
import re
from pathlib import Path, PureWindowsPath
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
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_INFINITE = re.compile(r'"(?:[^"\\]|\\.)*+"|\bInf\b', re.DOTALL)
_MARKERS = ("Marker.1", "Marker.2")
_SHARED_OBJECT = "SerializableObjectRef"


class NotATimeline(Invalid):
    """The text is not a timeline that can be used."""

    kind, title = "stories.not-a-timeline", "That timeline cannot be read"


def parse(text: str) -> schema.Timeline:
    """The timeline object in `text`; raises NotATimeline."""
    if len(text) > LARGEST_BYTES:
        raise NotATimeline(
            f"The timeline has {len(text):,} characters; {LARGEST_BYTES:,} is the most."
        )
    try:
        plain = json.loads(_with_numbers(text), parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise NotATimeline(f"The timeline is not valid JSON: {error}.") from error
    # The library behind recurses without a limit and would take the whole process down.
    _check_depth(plain)
    if _SHARED_OBJECT in text:
        raise NotATimeline("The timeline refers to shared objects, which cannot be read.")
    _prepare(plain)
    try:
        root = opentimelineio.adapters.read_from_string(json.dumps(plain), "otio_json")
    except (ValueError, LookupError, TypeError, opentimelineio.exceptions.OTIOError) as error:
        raise NotATimeline(f"This is not OpenTimelineIO: {_first_line(error)}") from error
    if not isinstance(root, schema.Timeline):
        raise NotATimeline("The file holds no OpenTimelineIO timeline.")
    return root


def _with_numbers(text: str) -> str:
    """The text with `Inf`, as other tools write it, in the word that can be read."""
    if "Inf" not in text:
        return text
    return _INFINITE.sub(lambda found: "Infinity" if found[0] == "Inf" else found[0], text)


def _no_number(_: str) -> None:
    """Nothing in place of what is no number: allowed in somebody's notes, refused in a time."""


def _finite(number: str) -> float | None:
    value = float(number)
    return value if math.isfinite(value) else None


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


def _prepare(plain: Any) -> None:
    """Turn our metadata into text within `plain`, because the library rounds the last digit of
    numbers, and leave out markers of a later version than the library knows: only ours are read.
    """
    open_values = [plain]
    while open_values:
        value = open_values.pop()
        if isinstance(value, dict):
            metadata = value.get("metadata")
            if isinstance(metadata, dict) and KEY in metadata:
                metadata[KEY] = json.dumps(metadata[KEY])
            if isinstance(value.get("markers"), list):
                value["markers"] = [one for one in value["markers"] if _is_known_marker(one)]
            open_values.extend(value.values())
        elif isinstance(value, list):
            open_values.extend(value)


def _is_known_marker(value: Any) -> bool:
    return isinstance(value, dict) and value.get("OTIO_SCHEMA") in _MARKERS


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


def same(noted: Any, found: tuple[float, ...], rate_hz: float) -> bool:
    """Whether times are still those that we noted, to a quarter of a unit."""
    if not isinstance(noted, list) or len(noted) != len(found):
        return False
    return all(
        isinstance(was, int | float) and abs(was - now) < 0.25 / rate_hz
        for was, now in zip(noted, found, strict=True)
    )


def seconds_of(time: Any, what: str) -> float:
    """A rational time in seconds; raises NotATimeline for one that is not finite."""
    seconds = time.value / time.rate if time.rate > 0 else math.nan
    if not math.isfinite(seconds) or abs(seconds) > LONGEST_SECONDS:
        raise NotATimeline(f"{what} has a time that cannot be used.")
    return float(seconds)


def kept_path(item: schema.Clip, kept: dict[str, Any], name: str) -> Path:
    """The exact path we wrote, as long as the clip still shows that file."""
    ours = kept.get(name)
    url = getattr(item.media_reference, "target_url", None)
    if isinstance(ours, str) and media_url(Path(ours)) == url:
        return Path(ours)
    return _path(item)


def is_lost(item: schema.Clip) -> bool:
    """Whether the editor does not know the clip's file; its name may tell."""
    media = item.media_reference
    return media is None or isinstance(media, schema.MissingReference)


def _path(item: schema.Clip) -> Path:
    media = item.media_reference
    if is_lost(item):
        # An editor that lost a file leaves its name; it may lie beside the timeline.
        if item.name.strip() and "\x00" not in item.name:
            return Path(PureWindowsPath(item.name).name or item.name)
        raise NotATimeline("A clip has neither a media file nor a name to find one by.")
    if not isinstance(media, schema.ExternalReference) or not media.target_url:
        raise NotATimeline(
            f"The clip {item.name!r} has no media file: it is a {type(media).__name__}. "
            "Export it as a picture or film, or leave it out."
        )
    return _file_of(media.target_url, item.name)


def _file_of(url: str, name: str) -> Path:
    parts = urlsplit(url)
    if _DRIVE.match(url):
        return Path(url)
    if parts.scheme not in ("", "file") or "\x00" in unquote(url):
        raise NotATimeline(f"The clip {name!r} uses {url[:200]!r}; only files can be used.")
    return Path(unquote(parts.path if parts.scheme == "file" else url))
