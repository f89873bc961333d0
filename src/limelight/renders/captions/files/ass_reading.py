"""Reading Advanced SubStation Alpha, and SubStation Alpha 4 before it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from limelight.renders.captions.files.ass import NAME_STYLE, PREFIX, has_word_times
from limelight.renders.captions.files.dressing.ass import sheet_of, worn
from limelight.renders.captions.files.dressing.worn import Wardrobe
from limelight.renders.captions.files.opening import check_count, lines_of, unreadable
from limelight.renders.captions.files.pieces import Run, Span, cue_of, is_too_long
from limelight.renders.captions.files.schemas import Losses, Track
from limelight.renders.captions.schemas import Cue
from limelight.stories.finish import Dress

_CLOCK = re.compile(r"\s*(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.:](\d{1,9}))?\s*", re.ASCII)
_PART = re.compile(r"\{([^{}]*)\}|([^{]+|\{)")
_TAG = re.compile(r"\\([^\\]*)")
_KARAOKE = re.compile(r"(?:kf|ko|kt|k|K)\s*(\d{1,7})", re.ASCII)
_DRAWING = re.compile(r"p\s*(\d+)", re.ASCII)
_LOOKS = "looks of single lines (fonts, colours, places, moves)"
_WORD_JOINER = "\u2060"
_EVENTS = [
    *("layer", "start", "end", "style", "name"),
    *("marginl", "marginr", "marginv", "effect", "text"),
]


class Place(NamedTuple):
    """Where in a file something stands."""

    name: str
    line: int


def from_ass(text: str, name: str) -> Track:
    """The captions of an ASS or SSA file, in the order of time, karaoke as the times of words.

    The style of most of them is kept as the nearest of ours; other styles, looks of single lines,
    comments and drawings are losses. Raises CaptionsUnreadable naming the line where
    something is wrong.
    """
    losses = Losses()
    lines = lines_of(text)
    if not any(line.strip().casefold() == "[events]" for line in lines):
        raise unreadable(name, None, "an ASS file has a section [Events].")
    styles = Wardrobe[str]()
    cues = [cue for cue in _events(lines, name, losses, styles) if cue is not None]
    is_sung = sum(has_word_times(cue) and len(cue.words) > 1 for cue in cues) * 2 > len(cues)
    chosen = styles.most(losses)
    known = worn(sheet_of(lines), chosen, losses, is_sung=is_sung) if chosen is not None else None
    return Track(
        cues=tuple(sorted(cues, key=lambda cue: cue.start)),
        losses=losses.told(),
        style=known.style if known else None,
        dress=known.dress if known else Dress(),
    )


def _events(
    lines: list[str], name: str, losses: Losses, styles: Wardrobe[str]
) -> Iterator[Cue | None]:
    section, columns, count = "", _EVENTS, 0
    for number, line in enumerate(lines, start=1):
        stripped = line.strip()
        if stripped.startswith("[") and stripped.endswith("]"):
            section = stripped.casefold()
            continue
        kind, colon, rest = stripped.partition(":")
        if section != "[events]" or not colon:
            continue
        if kind == "Format":
            columns = _columns(rest, name, number)
        elif kind == "Dialogue":
            count += 1
            check_count(count, name, number)
            yield _cue(rest, columns, Place(name, number), losses, styles)
        elif kind == "Comment":
            losses.add("comments", number)
        else:
            losses.add(f"lines of another kind ({kind[:20]})", number)


def _columns(text: str, name: str, number: int) -> list[str]:
    columns = [column.strip().casefold() for column in text.split(",")]
    if not {"start", "end", "text"} <= set(columns) or columns[-1] != "text":
        raise unreadable(name, number, "the columns must have Start and End, and Text at the end.")
    return columns


def _cue(
    rest: str, columns: list[str], place: Place, losses: Losses, styles: Wardrobe[str]
) -> Cue | None:
    values = rest.split(",", len(columns) - 1)
    if len(values) < len(columns):
        raise unreadable(
            place.name, place.line, f"{len(values)} values where there are {len(columns)} columns."
        )
    event = dict(zip(columns, values, strict=True))
    start, end = (_seconds(event[edge], place) for edge in ("start", "end"))
    style = event.get("style", "").strip()
    if style == f"{PREFIX}{NAME_STYLE}":
        return None  # the speaker's name, which the words carry too
    text = event["text"].strip()
    if is_too_long(text, place.line, losses):
        return None
    # What our own styles are written with says nothing that their names do not say.
    runs = list(_runs(text, start, Losses() if style.startswith(PREFIX) else losses, place.line))
    if not runs:
        return None
    styles.add(style, sum(len(run.text) for run in runs), place.line)
    speaker = (event.get("name") or event.get("actor") or "").strip()
    return cue_of(Span(start, end, place.line), runs, losses, speaker)


def _seconds(text: str, place: Place) -> float:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise unreadable(place.name, place.line, f"{text.strip()[:40]!r} is no time: 0:00:01.00.")
    hours, minutes, seconds, fraction = found.groups()
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")


def _runs(text: str, start: float, losses: Losses, line: int) -> Iterator[Run]:
    """The words between the override tags; each syllable of karaoke begins where the one before
    ends. Nothing, and a loss, for a drawing.
    """
    at, step, has_karaoke = start, 0.0, False
    is_drawing = False
    for part in _PART.finditer(text):
        tags, words = part.groups()
        if words is not None:
            if not is_drawing:
                yield Run(_plain(words), at if has_karaoke else None)
            continue
        for tag in _TAG.findall(tags):
            karaoke, drawing = _KARAOKE.fullmatch(tag), _DRAWING.fullmatch(tag)
            if karaoke:
                at, step, has_karaoke = at + step, int(karaoke[1]) / 100, True
            elif drawing:
                is_drawing = drawing[1] != "0"
                if is_drawing:
                    losses.add("drawings", line)
            else:
                losses.add(_LOOKS, line)
        if tags and "\\" not in tags:
            losses.add("comments", line)


def _plain(text: str) -> str:
    text = text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", "\u00a0")
    return text.replace(_WORD_JOINER, "")
