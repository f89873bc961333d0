"""From the parts of an OpenTimelineIO file to a `Timeline`."""

import math
from pathlib import Path
from typing import Any

from opentimelineio import schema
from PIL import Image
from pydantic import ValidationError

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.stories.interchange.footage import FILM_SUFFIXES, read_footage
from limelight.stories.interchange.parsing import (
    LONGEST_SECONDS,
    MOST_ITEMS,
    NotATimeline,
    Placed,
    is_kind,
    kept_path,
    ours,
    parse,
    seconds_of,
    tracks_of,
    walk,
)
from limelight.stories.interchange.terms import AUDIO_RATE_HZ, MARKER_RATE_HZ, MUSIC
from limelight.stories.timeline import Clip, Motion, Sound, Timeline

STILL_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})
_STILL = Motion(zoom_from=1.0, zoom_to=1.0, drift_x_px=0.0, drift_y_px=0.0)
_KEPT = ("motion", "on_screen", "emotion", "transition")
_DEFAULT_SIZE_PX = (1080, 1920)
_LARGEST_PX = 4096
_LONGEST_TRIM_SECONDS = 0.05


def read_timeline(text: str, folder: Path) -> Timeline:
    """The timeline in `text`; see `limelight.stories.interchange.otio.from_otio`."""
    root = parse(text)
    tracks = [track for track in tracks_of(root) if track.enabled]
    try:
        return _assemble(root, tracks, folder)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise NotATimeline(
            f"The timeline has a value that cannot be used: {where}: {first['msg']}."
        ) from error


def _assemble(root: schema.Timeline, tracks: list[schema.Track], folder: Path) -> Timeline:
    kept = ours(root)
    placed = _pictures(tracks)
    fps = _fps(kept.get("fps"), placed[0].item)
    clips, clips_stayed = _clips(placed, fps)
    speech, music, sounds_stayed = _sounds(tracks)
    ends = [
        *(one.start + one.seconds for one in clips),
        *(one.start + one.seconds for one in speech),
    ]
    seconds = math.ceil(max(ends) * fps - 1e-6) / fps
    values: dict[str, Any] = {"seconds": seconds}
    if "width_px" not in kept:
        values["width_px"], values["height_px"] = _size_px(clips[0], folder)
    for name in ("language", "width_px", "height_px", "disclosure", "seed"):
        if kept.get(name, "") != "":
            values[name] = kept[name]
    if not clips_stayed:
        clips = _without_black(clips, seconds)
    elif sounds_stayed and "seconds" in kept:
        values["seconds"] = kept["seconds"]
    timeline = Timeline.model_validate(
        {
            **values,
            "title": root.name if kept else root.name or "Untitled",
            "fps": fps,
            "clips": clips,
            "speech": speech,
            "music": music,
            "words": _words(root, tracks),
            "phonemes": _phonemes(kept.get("phonemes")),
        }
    )
    _check_limits(timeline)
    return timeline


def _without_black(clips: tuple[Clip, ...], seconds: float) -> tuple[Clip, ...]:
    """The first picture from the start and the last to the end, whatever was left empty there."""
    first, end = clips[0], clips[0].start + clips[0].seconds
    clips = (first.model_copy(update={"start": 0.0, "seconds": end}), *clips[1:])
    last = clips[-1]
    return (*clips[:-1], last.model_copy(update={"seconds": seconds - last.start}))


def _check_limits(timeline: Timeline) -> None:
    sizes = (timeline.width_px, timeline.height_px)
    if not all(16 <= size <= _LARGEST_PX for size in sizes):
        raise NotATimeline(f"A picture of {sizes[0]} x {sizes[1]} cannot be rendered.")
    if not 0 < timeline.seconds <= LONGEST_SECONDS:
        raise NotATimeline(f"A length of {timeline.seconds:g} seconds cannot be rendered.")
    lengths = [*(clip.seconds for clip in timeline.clips), *(s.seconds for s in timeline.speech)]
    if not all(0 < length <= LONGEST_SECONDS for length in lengths):
        raise NotATimeline("The timeline has a clip without a length.")


def _pictures(tracks: list[schema.Track]) -> list[Placed]:
    for track in tracks:
        if is_kind(track, "Video"):
            placed = list(walk(track))
            if placed:
                return placed
    raise NotATimeline("The timeline has no video track with pictures.")


def _fps(kept: Any, first: schema.Clip) -> int:
    if isinstance(kept, int) and 1 <= kept <= 240:
        return kept
    rate_hz = float(first.duration().rate)
    return min(120, max(1, round(rate_hz)))


def _clips(placed: list[Placed], fps: int) -> tuple[tuple[Clip, ...], bool]:
    """The shots, and whether they all stand where we wrote them."""
    read = [_clip(one, later, fps) for one, later in zip(placed, [*placed[1:], None], strict=True)]
    return tuple(clip for clip, _ in read), all(has_stayed for _, has_stayed in read)


def _clip(one: Placed, later: Placed | None, fps: int) -> tuple[Clip, bool]:
    kept = ours(one.item)
    shown = _shown(one.item, kept)
    start = one.begin - one.fade_in
    # A fade belongs to the shot it leads into; in a gap the picture before it stays.
    end = later.begin - later.fade_in if later else one.end
    times: dict[str, Any] = {
        "start": start,
        "seconds": max(end - start, 1 / fps),
        "crossfade_seconds": one.fade_in + one.fade_out,
    }
    has_stayed = _same(kept.get("cut"), (one.begin, one.end, one.fade_in, one.fade_out), fps)
    if has_stayed:
        times = {name: kept.get(name, found) for name, found in times.items()}
    extras: dict[str, Any] = {name: kept[name] for name in _KEPT if name in kept}
    values: dict[str, Any] = {"motion": _STILL, **extras, **shown, **times, "name": one.item.name}
    return Clip.model_validate(values), has_stayed


def _shown(item: schema.Clip, kept: dict[str, Any]) -> dict[str, Any]:
    """What the clip shows: a picture, with what was drawn for it where it is still the same one, or
    a part of a film.
    """
    noted = kept.get("footage")
    film = kept_path(item, noted if isinstance(noted, dict) else {}, "film")
    if film.suffix.lower() in FILM_SUFFIXES:
        footage = read_footage(item, kept, film)
        is_same = isinstance(noted, dict) and noted.get("film") == film.as_posix()
        told = ("picture", "stage", "face") if is_same else ()
        return {"footage": footage, **{name: kept[name] for name in told if name in kept}}
    picture = kept_path(item, kept, "picture")
    if picture.suffix.lower() not in STILL_SUFFIXES and "picture" not in kept:
        raise NotATimeline(
            f"The clip {item.name!r} uses {picture.name!r}; it can be a picture or a film "
            f"({', '.join(sorted(STILL_SUFFIXES | FILM_SUFFIXES))})."
        )
    drawn = ("stage", "face") if kept.get("picture") == picture.as_posix() else ()
    return {"picture": picture, **{name: kept[name] for name in drawn if name in kept}}


def _same(noted: Any, found: tuple[float, ...], rate_hz: float) -> bool:
    if not isinstance(noted, list) or len(noted) != len(found):
        return False
    return all(
        isinstance(was, int | float) and abs(was - now) < 0.25 / rate_hz
        for was, now in zip(noted, found, strict=True)
    )


def _sounds(tracks: list[schema.Track]) -> tuple[list[Sound], Sound | None, bool]:
    """Speech in order, music, and whether all stand where we wrote them."""
    audio = [track for track in tracks if is_kind(track, "Audio")]
    found = [(track, one) for track in audio for one in walk(track)]
    scores = [one for track, one in found if _is_music(one, track, audio)]
    music = scores[0] if len(scores) == 1 else None
    voices = sorted(
        (one for _, one in found if one is not music),
        key=lambda one: (_index(ours(one.item)), one.begin),
    )
    speech = [_sound(one) for one in voices]
    scored = _sound(music) if music else None
    read = [*speech, scored] if scored else speech
    return (
        [sound for sound, _ in speech],
        scored[0] if scored else None,
        all(has_stayed for _, has_stayed in read),
    )


def _is_music(one: Placed, track: schema.Track, audio: list[schema.Track]) -> bool:
    role = ours(one.item).get("role")
    if role is not None:
        return bool(role == MUSIC)
    is_named = MUSIC in f"{track.name} {one.item.name}".lower()
    return len(track) == 1 and len(audio) > 1 and is_named


def _index(kept: dict[str, Any]) -> int:
    index = kept.get("index")
    return index if isinstance(index, int) else MOST_ITEMS


def _sound(one: Placed) -> tuple[Sound, bool]:
    kept = ours(one.item)
    noted = [kept.get("start"), kept.get("seconds")]
    times = {"start": one.begin, "seconds": one.end - one.begin}
    has_stayed = _same(noted, (times["start"], times["seconds"]), AUDIO_RATE_HZ / 6)
    if has_stayed:
        times = {name: kept[name] for name in times}
    _refuse_trimmed(one.item)
    values = {
        **times,
        "gain_db": kept.get("gain_db", 0.0),
        "name": one.item.name,
        "audio": kept_path(one.item, kept, "audio"),
    }
    return Sound.model_validate(values), has_stayed


def _refuse_trimmed(item: schema.Clip) -> None:
    """A sound plays from its beginning; one that was cut into cannot be told."""
    if item.source_range is None:
        return
    what = repr(item.name)
    begin = seconds_of(item.source_range.start_time, what)
    media = item.media_reference.available_range if item.media_reference else None
    offset = begin - (seconds_of(media.start_time, what) if media else 0.0)
    if offset > _LONGEST_TRIM_SECONDS:
        raise NotATimeline(
            f"The sound {what} starts {offset:.2f} s into its file; export it as a file of its own."
        )


def _size_px(clip: Clip, folder: Path) -> tuple[int, int]:
    """The size of the first picture, even and within what can be rendered; portrait if unknown."""
    try:
        with Image.open(folder / (clip.picture or clip.media[0])) as image:
            width_px, height_px = image.size
    except (OSError, ValueError, Image.DecompressionBombError, Warning):
        return _DEFAULT_SIZE_PX
    scale = min(1.0, _LARGEST_PX / max(width_px, height_px))
    return max(2, int(width_px * scale) // 2 * 2), max(2, int(height_px * scale) // 2 * 2)


def _words(root: schema.Timeline, tracks: list[schema.Track]) -> tuple[WordTiming, ...]:
    """Markers that we wrote, on whatever carries them, as long as they were not moved."""
    words: list[WordTiming] = []
    for holder in (root.tracks, *tracks):
        for marker in list(holder.markers)[:MOST_ITEMS]:
            kept = ours(marker)
            if "start" not in kept:
                continue
            start = seconds_of(marker.marked_range.start_time, "a word")
            end = start + seconds_of(marker.marked_range.duration, "a word")
            if _same([kept["start"], kept.get("end")], (start, end), MARKER_RATE_HZ):
                start, end = kept["start"], kept["end"]
            words.append(WordTiming(text=marker.name, start=start, end=end))
    return tuple(words)


def _phonemes(kept: Any) -> tuple[PhonemeTiming, ...]:
    if not isinstance(kept, list):
        return ()
    rows = [row for row in kept if isinstance(row, list) and len(row) == 3]
    return tuple(PhonemeTiming(symbol=row[0], start=row[1], end=row[2]) for row in rows)
