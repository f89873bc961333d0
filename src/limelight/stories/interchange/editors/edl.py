"""CMX 3600 edit decision lists: the one format that every editor of the last forty years reads."""

from collections.abc import Iterator

from limelight.kit.errors import Invalid
from limelight.stories.interchange.editors.edit import Edit, Heard, Shot
from limelight.stories.interchange.terms import EFFECTS, MUSIC
from limelight.stories.timeline import Transition

_RECORD_HOUR = 1
_MOST_EVENTS = 999
_REEL = "AX"
# Of the numbered patterns, 1 is an edge that runs from left to right. None pushes or zooms.
_CODES: dict[Transition, str] = {"wipe": "W001"}


class TooManyEvents(Invalid):
    """An EDL counts its events with three digits."""

    kind, title = "stories.too-many-events", "That timeline is too long for an EDL"


def to_edl(edit: Edit) -> str:
    """The edit as a CMX 3600 EDL: pictures on V with cuts, dissolves and wipes, voices on A (A3,
    A4), music on A2.

    The record begins at 01:00:00:00. Files are named in comments, as editors look for them. Raises
    TooManyEvents over 999 events.
    """
    lines = [f"TITLE: {_plain(edit.timeline.title) or 'Untitled'}", "FCM: NON-DROP FRAME", ""]
    events = [*_pictures(edit), *_sounds(edit)]
    if len(events) > _MOST_EVENTS:
        raise TooManyEvents(f"It has {len(events)} events; an EDL can hold {_MOST_EVENTS}.")
    for number, event in enumerate(events, start=1):
        lines += [line.replace("###", f"{number:03d}") for line in event]
        lines.append("")
    lines.append(f"* {_plain(edit.timeline.disclosure)}")
    return "\n".join(lines) + "\n"


def _pictures(edit: Edit) -> Iterator[list[str]]:
    for at, shot in enumerate(edit.shots):
        later = edit.shots[at + 1] if at + 1 < len(edit.shots) else None
        joined = later is not None and later.begin == shot.end
        ends = shot.end - (later.fade_in if later is not None and joined else 0)
        before = edit.shots[at - 1] if at and edit.shots[at - 1].end == shot.begin else None
        if before is not None and shot.fade_in + shot.fade_out:
            yield _joined(edit, before, shot, ends)
        else:
            yield [_cut(edit, shot, 0, ends - shot.begin), *_named(shot), *_speed(edit, shot, 0)]


def _cut(edit: Edit, shot: Shot, first: int, last: int) -> str:
    """From so many frames after the shot's cut to so many."""
    record = (shot.begin + first, shot.begin + last)
    return (
        f"###  {_REEL:<8} V     C        {_times(edit, _source(edit, shot, first, last), record)}"
    )


def _source(edit: Edit, shot: Shot, first: int, last: int) -> tuple[int, int]:
    begin, end = (round(shot.source(at, edit.fps) * edit.fps) for at in (first, last))
    return begin, end


def _joined(edit: Edit, before: Shot, shot: Shot, ends: int) -> list[str]:
    leaving = before.end - before.begin - shot.fade_in
    fade = shot.fade_in + shot.fade_out
    record = (shot.begin - shot.fade_in, ends)
    source = _source(edit, shot, -shot.fade_in, ends - shot.begin)
    kind, times = _CODES.get(shot.transition, "D"), _times(edit, source, record)
    return [
        _cut(edit, before, leaving, leaving),
        f"###  {_REEL:<8} V     {kind:<4} {fade:03d} {times}",
        f"* FROM CLIP NAME: {_plain(before.media.name)}",
        f"* TO CLIP NAME: {_plain(shot.media.name)}",
        f"* SOURCE FILE: {_plain(shot.media.as_posix())}",
        *_speed(edit, shot, -shot.fade_in),
    ]


def _named(piece: Shot | Heard) -> list[str]:
    return [
        f"* FROM CLIP NAME: {_plain(piece.media.name)}",
        f"* SOURCE FILE: {_plain(piece.media.as_posix())}",
    ]


def _speed(edit: Edit, shot: Shot, first: int) -> list[str]:
    if shot.speed == 1.0:
        return []
    begin = round(shot.source(first, edit.fps) * edit.fps)
    return [
        f"M2   {_REEL:<8} {shot.speed * edit.fps:05.1f}                {_code(begin, edit.fps)}"
    ]


def _sounds(edit: Edit) -> Iterator[list[str]]:
    taken: dict[str, list[Heard]] = {}
    for sound in edit.sounds:
        lane = _channel(sound, taken)
        if lane is not None:
            taken.setdefault(lane, []).append(sound)
    for lane, sounds in taken.items():
        for sound in sorted(sounds, key=lambda one: one.begin):
            begin = round(sound.first * edit.fps)
            times = _times(edit, (begin, begin + sound.frames), (sound.begin, sound.end))
            yield [f"###  {_REEL:<8} {lane:<5} C        {times}", *_named(sound)]


def _channel(sound: Heard, taken: dict[str, list[Heard]]) -> str | None:
    """The first voice on A, music on A2, voices that speak at once on A3 and A4; effects where
    nothing else is heard, None where all four are taken: readers refuse what overlaps.
    """
    if sound.role == MUSIC:
        return "A2"
    if sound.role != EFFECTS:
        return ("A", "A3", "A4")[min(sound.lane, 2)]
    for lane in ("A3", "A4", "A"):
        others = taken.get(lane, [])
        if all(other.end <= sound.begin or sound.end <= other.begin for other in others):
            return lane
    return None


def _times(edit: Edit, source: tuple[int, int], record: tuple[int, int]) -> str:
    hour = _RECORD_HOUR * 3600 * edit.fps
    frames = (*source, record[0] + hour, record[1] + hour)
    return " ".join(_code(frame, edit.fps) for frame in frames)


def _code(frame: int, fps: int) -> str:
    seconds, rest = divmod(max(0, frame), fps)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{rest:02d}"


def _plain(text: str) -> str:
    """One line of ASCII, which is all that the oldest readers know."""
    ascii_only = text.encode("ascii", "replace").decode()
    return " ".join("".join(sign if sign.isprintable() else " " for sign in ascii_only).split())
