"""Advanced SubStation Alpha: captions with a look and karaoke timing, for editors and players."""

from collections.abc import Iterable
from typing import NamedTuple

from limelight.renders.captions.band import caption_band
from limelight.renders.captions.files.clock import stamp, whole
from limelight.renders.captions.files.dressing.wearing import Marks, Wearing, keypad_of
from limelight.renders.captions.schemas import Cue
from limelight.stories.finish import Dress

_PER_SECOND = 100
_WORD_JOINER = "\u2060"


class Event(NamedTuple):
    """Something that is drawn from `start` to `end` seconds; `text` with its override tags."""

    layer: int
    start: float
    end: float
    style: str
    text: str
    speaker: str = ""


class AssStyle(NamedTuple):
    """The look: a font by name, sizes as shares of the frame's shorter side, colours as `#rrggbb`.

    `spoken` is the colour of words already spoken, `waiting` that of words to come.
    """

    font: str = "Inter ExtraBold"
    size: float = 0.076
    outline: float = 0.0075
    shadow: float = 0.003
    spoken: str = "#FFD84D"
    waiting: str = "#FFFFFF"
    edge: str = "#101018"


BURNED_IN = AssStyle()


def to_ass(
    cues: Iterable[Cue],
    *,
    width_px: int,
    height_px: int,
    title: str = "Captions",
    style: AssStyle = BURNED_IN,
    wearing: Wearing | None = None,
) -> str:
    """Cues as an ASS file (UTF-8, CRLF) for a frame of the given size, in the caption band; words
    light up (`\\k`) as they are spoken, where their times are known. What `wearing` says of letters
    and places stands in override tags.

    Give it word groups for the burned-in look, or cues. Braces and backslashes are written so that
    no player takes them for an override; newlines in the title become spaces.
    """
    margin_px = round(width_px * 0.05)
    band = caption_band(width_px, height_px)
    spot = rf"{{\an5\pos({width_px // 2},{round(band.y + band.height / 2)})}}"
    worn, size = wearing or Wearing(), (width_px, height_px)
    events = []
    for cue in cues:
        start, end = whole(cue.start, _PER_SECOND), whole(cue.end, _PER_SECOND)
        text = (_spot(worn.place(cue), size) or spot) + _karaoke(cue, start, end, worn)
        events.append(Event(0, cue.start, cue.end, "Caption", text, cue.speaker))
    look = _look(style, min(width_px, height_px))
    return to_file(events, [look], (width_px, height_px), title, margin_px)


def to_file(
    events: Iterable[Event],
    styles: Iterable[str],
    size: tuple[int, int],
    title: str,
    margin_px: int = 0,
    noted: Iterable[str] = (),
) -> str:
    """An ASS file (UTF-8, CRLF) of events and lines of styles for a picture of that size, with
    lines of our own that note what our reading finds again.
    """
    lines = [
        *_head(size, title, noted),
        *(f"Style: {style}" for style in styles),
        "",
        *_events_head(),
    ]
    for event in events:
        times = ",".join(
            stamp(whole(at, _PER_SECOND), _PER_SECOND, ".", hour_digits=1)
            for at in (event.start, event.end)
        )
        who = " ".join(event.speaker.replace(",", " ").split())
        lines.append(
            f"Dialogue: {event.layer},{times},{event.style},{who},{margin_px},{margin_px},0,,"
            f"{event.text}"
        )
    return "\r\n".join(lines) + "\r\n"


def _colour(rgb: str) -> str:
    return f"&H00{rgb[5:7]}{rgb[3:5]}{rgb[1:3]}".upper()


def _look(style: AssStyle, side_px: int) -> str:
    return ",".join(
        [
            "Caption",
            style.font.replace(",", " "),
            str(round(side_px * style.size)),
            *(_colour(rgb) for rgb in (style.spoken, style.waiting, style.edge, style.edge)),
            "-1,0,0,0,100,100,0,0,1",
            f"{side_px * style.outline:.1f}",
            f"{side_px * style.shadow:.1f}",
            "5,0,0,0,1",
        ]
    )


def _head(size: tuple[int, int], title: str, noted: Iterable[str]) -> list[str]:
    return [
        "[Script Info]",
        f"Title: {' '.join(title.split())}",
        "ScriptType: v4.00+",
        "WrapStyle: 2",
        "ScaledBorderAndShadow: yes",
        "YCbCr Matrix: TV.709",
        f"PlayResX: {size[0]}",
        f"PlayResY: {size[1]}",
        *noted,
        "",
        "[V4+ Styles]",
        "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, "
        "BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, "
        "BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding",
    ]


def _events_head() -> list[str]:
    return [
        "[Events]",
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
    ]


def _spot(dress: Dress, size: tuple[int, int]) -> str:
    """The tags that put a caption where a dress says; nothing where it does not."""
    key = keypad_of(dress)
    if dress.down is None and dress.along is None:
        return rf"{{\an{key}}}" if dress.across else ""
    if dress.down is None:
        band = caption_band(*size)
        key, down = (key - 1) % 3 + 4, (band.y + band.height / 2) / size[1]
    else:
        down = dress.down
    sides = {"left": 0.05, "right": 0.95}
    along = sides.get(dress.across, 0.5) if dress.along is None else dress.along
    return rf"{{\an{key}\pos({along * size[0]:.0f},{down * size[1]:.0f})}}"


def marked(marks: Marks, before: Marks) -> str:
    """The override tags of letters after other ones; a colour that ends is that of the style."""
    tags = "".join(
        rf"\{tag}{int(now)}"
        for tag, now, was in (
            ("i", marks.is_italic, before.is_italic),
            ("b", marks.is_bold, before.is_bold),
            ("u", marks.is_underlined, before.is_underlined),
        )
        if now != was
    )
    if marks.letters != before.letters:
        shade = _colour(marks.letters).removeprefix("&H00") if marks.letters else ""
        tags += rf"\1c&H{shade}&" if shade else r"\1c"
    return tags


def has_word_times(cue: Cue) -> bool:
    """Whether its words begin at different times, or are one word that begins late."""
    return len(cue.words) == 1 or len({word.start for word in cue.words}) > 1


def _karaoke(cue: Cue, start: int, end: int, worn: Wearing) -> str:
    """The text with `\\k` times that add up to the cue: each syllable lasts until the next word
    starts. Without times where all words begin together.
    """
    has_times = has_word_times(cue)
    edges = [min(max(whole(word.start, _PER_SECOND), start), end) for word in cue.words] + [end]
    written = [rf"{{\k{edges[0] - start}}}"] if has_times and edges[0] > start else []
    number, before = 0, Marks()
    for line_number, line in enumerate(cue.lines):
        for place, word in enumerate(line):
            gap = r"\N" if place == 0 and line_number else cue.joiner if place else ""
            marks = worn.marks(word.wears)
            tags = marked(marks, before)
            if has_times:
                tags += rf"\k{max(0, edges[number + 1] - edges[number])}"
            text = escaped(word.text)
            is_last = place == len(line) - 1
            written.append(
                gap + (f"{{{tags}}}" if tags else "") + (text.rstrip() if is_last else text)
            )
            number, before = number + 1, marks
    return "".join(written)


def escaped(text: str) -> str:
    """A text so that no player takes a part of it for an override."""
    text = text.replace("\\", "\\" + _WORD_JOINER)
    return text.translate({ord("{"): "｛", ord("}"): "｝"})
