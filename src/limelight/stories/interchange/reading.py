"""From the parts of an OpenTimelineIO file to a `Timeline`."""

import math
from pathlib import Path
from typing import Any

from opentimelineio import schema
from PIL import Image
from pydantic import ValidationError

from limelight.stories.interchange.flattening import Placed, seen
from limelight.stories.interchange.footage import read_footage
from limelight.stories.interchange.parsing import (
    LONGEST_SECONDS,
    NotATimeline,
    is_kind,
    is_lost,
    kept_path,
    ours,
    parse,
    same,
    tracks_of,
)
from limelight.stories.interchange.relinking import Relinker
from limelight.stories.interchange.sounds import (
    following,
    read_moments,
    read_phonemes,
    read_sounds,
    read_words,
)
from limelight.stories.interchange.terms import FILM_SUFFIXES, STILL_SUFFIXES
from limelight.stories.timeline import Clip, Motion, Sound, Timeline

_STILL = Motion(zoom_from=1.0, zoom_to=1.0, drift_x_px=0.0, drift_y_px=0.0)
_KEPT = ("motion", "on_screen", "lower_third", "emotion", "transition")
_TOLD = (
    "language", "width_px", "height_px", "finish", "branding", "captions", "caption_place",
    "dress", "wardrobe", "caption_language", "speaker", "disclosure", "seed",
)  # fmt: skip
_DEFAULT_SIZE_PX = (1080, 1920)
_LARGEST_PX = 4096


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
    found = Relinker(folder)
    clips, clips_stayed = _clips(placed, fps, found)
    sounds = read_sounds(tracks, found)
    speech = tuple(heard.sound for heard in sounds.speech)
    spans: list[Clip | Sound] = [*clips, *speech]
    ends = [one.start + one.seconds for one in spans]
    seconds = math.ceil(max(ends) * fps - 1e-6) / fps
    values: dict[str, Any] = {"seconds": seconds}
    if "width_px" not in kept:
        values["width_px"], values["height_px"] = _size_px(clips[0], folder)
    for name in _TOLD:
        if kept.get(name, "") != "":
            values[name] = kept[name]
    if not clips_stayed:
        clips = _without_black(clips, seconds)
    elif sounds.have_stayed and "seconds" in kept:
        values["seconds"] = kept["seconds"]
    follow = following(sounds, kept.get("spoken"))
    timeline = Timeline.model_validate(
        {
            **values,
            "title": root.name if kept else root.name or "Untitled",
            "fps": fps,
            "clips": clips,
            "speech": speech,
            "effects": sounds.effects,
            "music": sounds.music.sound if sounds.music else None,
            "words": follow(read_words(root, tracks)),
            "phonemes": follow(read_phonemes(kept.get("phonemes"))),
            "cue_starts": tuple(
                moment.start for moment in follow(read_moments(kept.get("cue_starts")))
            ),
        }
    ).located(found)
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
    placed = seen([track for track in tracks if is_kind(track, "Video")])
    if not placed:
        raise NotATimeline("The timeline has no video track with pictures.")
    return placed


def _fps(kept: Any, first: schema.Clip) -> int:
    if isinstance(kept, int) and 1 <= kept <= 240:
        return kept
    rate_hz = float(first.duration().rate)
    return min(120, max(1, round(rate_hz)))


def _clips(placed: list[Placed], fps: int, found: Relinker) -> tuple[tuple[Clip, ...], bool]:
    """The shots, and whether they all stand where we wrote them."""
    read = [
        _clip(one, later, fps, found)
        for one, later in zip(placed, [*placed[1:], None], strict=True)
    ]
    return tuple(clip for clip, _ in read), all(has_stayed for _, has_stayed in read)


def _clip(one: Placed, later: Placed | None, fps: int, found: Relinker) -> tuple[Clip, bool]:
    kept = ours(one.item)
    shown = _shown(one, kept, found)
    start = one.begin - one.fade_in
    # A fade belongs to the shot it leads into; in a gap the picture before it stays.
    end = later.begin - later.fade_in if later else one.end
    times: dict[str, Any] = {
        "start": start,
        "seconds": max(end - start, 1 / fps),
        "crossfade_seconds": one.fade_in + one.fade_out,
    }
    has_stayed = same(kept.get("cut"), (one.begin, one.end, one.fade_in, one.fade_out), fps)
    if has_stayed:
        times = {name: kept.get(name, now) for name, now in times.items()}
    extras: dict[str, Any] = {name: kept[name] for name in _KEPT if name in kept}
    if one.kind is not None:
        extras["transition"] = one.kind
    values: dict[str, Any] = {"motion": _STILL, **extras, **shown, **times, "name": one.item.name}
    return Clip.model_validate(values), has_stayed


def _shown(one: Placed, kept: dict[str, Any], found: Relinker) -> dict[str, Any]:
    """What the clip shows: a picture, with what was drawn for it where it is still the same one, or
    a part of a film.
    """
    noted = kept.get("footage")
    noted = noted if isinstance(noted, dict) else {}
    film = kept_path(one.item, noted, "film")
    if _lying(film, found).suffix.lower() in FILM_SUFFIXES:
        footage = read_footage(one.item, kept, film, one.covered - one.fade_in)
        told = ("picture", "stage", "face", "faces") if noted.get("film") == film.as_posix() else ()
        return {"footage": footage, **{name: kept[name] for name in told if name in kept}}
    picture = kept_path(one.item, kept, "picture")
    suffix = _lying(picture, found).suffix.lower()
    if suffix not in STILL_SUFFIXES and "picture" not in kept and not is_lost(one.item):
        raise NotATimeline(
            f"The clip {one.item.name!r} uses {picture.name!r}; it can be a picture or a film "
            f"({', '.join(sorted(STILL_SUFFIXES | FILM_SUFFIXES))})."
        )
    drawn = ("stage", "face", "faces") if kept.get("picture") == picture.as_posix() else ()
    return {"picture": picture, **{name: kept[name] for name in drawn if name in kept}}


def _lying(path: Path, found: Relinker) -> Path:
    """Where it lies, if only its suffix could tell what it is."""
    return path if path.suffix else found(path)


def _size_px(clip: Clip, folder: Path) -> tuple[int, int]:
    """The size of the first picture, even and within what can be rendered; portrait if unknown."""
    try:
        with Image.open(folder / (clip.picture or clip.media[0])) as image:
            width_px, height_px = image.size
    except (OSError, ValueError, Image.DecompressionBombError, Warning):
        return _DEFAULT_SIZE_PX
    scale = min(1.0, _LARGEST_PX / max(width_px, height_px))
    return max(2, int(width_px * scale) // 2 * 2), max(2, int(height_px * scale) // 2 * 2)
