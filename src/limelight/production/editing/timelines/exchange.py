"""A timeline that comes back from another editor."""

import json
import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path, PureWindowsPath
from typing import Any
from urllib.parse import quote, unquote

from limelight.production.editing.schemas import TimelineWish
from limelight.stories.editing.timelines import TimelineEdit, edit_of
from limelight.stories.interchange.otio import from_otio
from limelight.stories.interchange.parsing import LARGEST_BYTES, NotATimeline
from limelight.stories.interchange.terms import MEDIA_FOLDER
from limelight.stories.timeline import Timeline

_NOWHERE = Path("nowhere-on-this-machine")
_PATHS = frozenset({"picture", "stage", "film", "audio", "lut", "logo", "font_file"})


def edit_in(text: str, made: Timeline, media: Sequence[Path]) -> TimelineWish:
    """What the text of an `.otio` file changes of the timeline that was made. Its media are told by
    their names alone, wherever it says they lie: no file of this machine is looked at. Raises
    NotATimeline.
    """
    if len(text) > LARGEST_BYTES:
        raise NotATimeline(f"The file has {len(text):,} characters; {LARGEST_BYTES:,} is the most.")
    names = {path.name.casefold(): path.name for path in media}
    try:
        plain = json.loads(text)
        told = json.dumps(_renamed(plain, names))
    except (ValueError, RecursionError) as error:
        raise NotATimeline(f"This is not OpenTimelineIO: {error}.") from error
    read = from_otio(told, _NOWHERE)
    return TimelineWish(
        edit=_in_frames(edit_of(read), made.fps),
        captions=read.captions,
        caption_place=read.caption_place,
        said="Timeline replaced",
    )


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(one, names) for one in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for name, inner in value.items():
        if name == "target_url" and isinstance(inner, str):
            found[name] = quote(_named(unquote(inner), names))
        elif name in _PATHS and isinstance(inner, str):
            found[name] = _named(inner, names)
        else:
            found[name] = _renamed(inner, names)
    return found


def _named(path: str, names: dict[str, str]) -> str:
    name = PureWindowsPath(path.rsplit("/", maxsplit=1)[-1]).name or "unnamed"
    return f"{MEDIA_FOLDER}/{names.get(name.casefold(), name)}"


def _in_frames(edit: TimelineEdit, fps: int) -> TimelineEdit:
    """Shots that begin with a frame of ours, whatever the rate of the editor was."""
    starts = [round(clip.start * fps) / fps for clip in edit.clips]
    end = round(edit.seconds * fps) / fps
    clips = tuple(
        clip.model_copy(
            update={
                "start": _kept(clip.start, start),
                "seconds": _kept(clip.seconds, following - start),
            }
        )
        for clip, (start, following) in zip(edit.clips, pairwise([*starts, end]), strict=True)
    )
    return edit.model_copy(update={"clips": clips, "seconds": _kept(edit.seconds, end)})


def _kept(now: float, framed: float) -> float:
    # Else the last digit of a sum would make an untouched timeline a changed one.
    return now if math.isclose(now, framed, abs_tol=1e-6) else framed
