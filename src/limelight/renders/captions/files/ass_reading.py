"""Reading Advanced SubStation Alpha, and SubStation Alpha 4 before it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from limelight.renders.captions.files.ass import has_word_times
from limelight.renders.captions.files.dressing.ass import Wears, sheet_of, worn
from limelight.renders.captions.files.dressing.overrides import TAG, Drawn, Overrides
from limelight.renders.captions.files.dressing.terms import NAME_STYLE, PREFIX, WEARS
from limelight.renders.captions.files.dressing.worn import Tailor, Worn
from limelight.renders.captions.files.opening import check_count, lines_of, unreadable
from limelight.renders.captions.files.pieces import Run, Span, cue_of, is_too_long
from limelight.renders.captions.files.schemas import Losses, Track
from limelight.renders.captions.schemas import Cue

_CLOCK = re.compile(r"\s*(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.:](\d{1,9}))?\s*", re.ASCII)
_PART = re.compile(r"\{([^{}]*)\}|([^{]+|\{)")
_KARAOKE = re.compile(r"(?:kf|ko|kt|k|K)\s*(\d{1,7})", re.ASCII)
_DRAWING = re.compile(r"p\s*(\d+)", re.ASCII)
_WORD_JOINER = "\u2060"
_EVENTS = [
    *("layer", "start", "end", "style", "name"),
    *("marginl", "marginr", "marginv", "effect", "text"),
]


class Place(NamedTuple):
    """Where in a file something stands."""

    name: str
    line: int


class _Desk:
    """What is noted while a file is read."""

    def __init__(self) -> None:
        self.losses, self.tailor = Losses(), Tailor[Wears]()
        self.styles: Counter[str] = Counter()
        self.lines: Counter[str] = Counter()
        self.sung: Counter[str] = Counter()

    def is_sung(self, style: str) -> bool:
        """Whether the words of most lines of a style have times of their own."""
        return self.sung[style] * 2 > self.lines[style]


def from_ass(text: str, name: str) -> Track:
    """The captions of an ASS or SSA file, in the order of time, karaoke as the times of words.

    The style of most of them is kept as the nearest of ours, other styles and what single lines
    and words say of letters and places as costumes; comments, drawings and what moves are losses.
    Raises CaptionsUnreadable naming the line where something is wrong.
    """
    desk = _Desk()
    lines = lines_of(text)
    if not any(line.strip().casefold() == "[events]" for line in lines):
        raise unreadable(name, None, "an ASS file has a section [Events].")
    cues = [cue for cue in _events(lines, name, desk) if cue is not None]
    sheet = sheet_of(lines)

    told: set[str] = set()

    def looks(what: Wears) -> Worn:
        losses = Losses() if what.style in told else desk.losses
        told.add(what.style)
        return worn(sheet, what, losses, is_sung=desk.is_sung(what.style))

    main = sheet.main
    if sheet.own is None and desk.styles:
        main = looks(Wears(desk.styles.most_common(1)[0][0]))
    fitted = desk.tailor.fit(cues, main, looks, desk.losses)
    return Track(
        cues=tuple(sorted(fitted.cues, key=lambda cue: cue.start)),
        losses=desk.losses.told(),
        style=main.style,
        dress=main.dress,
        wardrobe=fitted.wardrobe,
    )


def _events(lines: list[str], name: str, desk: _Desk) -> Iterator[Cue | None]:
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
            yield _cue(rest, columns, Place(name, number), desk)
        elif kind == "Comment":
            desk.losses.add("comments", number)
        else:
            desk.losses.add(f"lines of another kind ({kind[:20]})", number)


def _columns(text: str, name: str, number: int) -> list[str]:
    columns = [column.strip().casefold() for column in text.split(",")]
    if not {"start", "end", "text"} <= set(columns) or columns[-1] != "text":
        raise unreadable(name, number, "the columns must have Start and End, and Text at the end.")
    return columns


def _cue(rest: str, columns: list[str], place: Place, desk: _Desk) -> Cue | None:
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
    if is_too_long(text, place.line, desk.losses):
        return None
    # What our own styles are written with says nothing that their names do not say.
    losses = Losses() if style.startswith(PREFIX) else desk.losses
    margin = re.fullmatch(r"0*([1-9]\d{0,5})", event.get("marginv", "").strip())
    overrides = Overrides(style, float(margin[1]) if margin else None, place.line, losses)
    pieces = list(_pieces(text, start, overrides, losses, place.line))
    if not pieces:
        return None
    # Where a line stands holds for all of it, wherever that is said.
    spot = overrides.wears().spot
    runs = [
        Run(
            piece.text,
            piece.start,
            desk.tailor.tag(piece.wears._replace(spot=spot), len(piece.text.strip()), place.line),
        )
        for piece in pieces
    ]
    speaker = (event.get("name") or event.get("actor") or "").strip()
    cue = cue_of(Span(start, end, place.line), runs, desk.losses, speaker)
    desk.styles[style] += sum(len(piece.text) for piece in pieces)
    desk.lines[style] += 1
    desk.sung[style] += cue is not None and has_word_times(cue) and len(cue.words) > 1
    return cue


def _seconds(text: str, place: Place) -> float:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise unreadable(place.name, place.line, f"{text.strip()[:40]!r} is no time: 0:00:01.00.")
    hours, minutes, seconds, fraction = found.groups()
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")


def _pieces(
    text: str, start: float, overrides: Overrides, losses: Losses, line: int
) -> Iterator[Drawn]:
    """The words between the override tags; each syllable of karaoke begins where the one before
    ends. Nothing, and a loss, for a drawing.
    """
    at, step, has_karaoke = start, 0.0, False
    is_drawing = False
    for part in _PART.finditer(text):
        tags, words = part.groups()
        if words is not None:
            if not is_drawing:
                yield Drawn(_plain(words), at if has_karaoke else None, overrides.wears())
            continue
        for tag in TAG.findall(tags):
            karaoke, drawing = _KARAOKE.fullmatch(tag), _DRAWING.fullmatch(tag)
            if karaoke:
                at, step, has_karaoke = at + step, int(karaoke[1]) / 100, True
            elif drawing:
                is_drawing = drawing[1] != "0"
                if is_drawing:
                    losses.add("drawings", line)
            else:
                overrides.take(tag.strip())
        if tags.startswith(WEARS):
            overrides.costume(tags.removeprefix(WEARS))
        elif tags and "\\" not in tags:
            losses.add("comments", line)


def _plain(text: str) -> str:
    text = text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", "\u00a0")
    return text.replace(_WORD_JOINER, "")
