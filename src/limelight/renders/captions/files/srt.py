"""SubRip: the subtitle file everything reads. UTF-8 without a mark, CRLF as the format's origin
writes it.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from limelight.renders.captions.files.clock import stamp, whole
from limelight.renders.captions.files.dressing.markup import texts_of
from limelight.renders.captions.files.dressing.wearing import Marks, Wearing, keypad_of
from limelight.renders.captions.files.dressing.worn import Tailor, Worn
from limelight.renders.captions.files.opening import check_count, lines_of, unreadable
from limelight.renders.captions.files.pieces import Run, Span, cue_of, is_too_long
from limelight.renders.captions.files.schemas import Losses, Track
from limelight.renders.captions.schemas import Cue
from limelight.stories.finish import Dress

_PER_SECOND = 1000
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,9}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}(?P<rest>\s.*)?\s*$", re.ASCII)
_COUNTER = re.compile(r"\s*\d{1,9}\s*$", re.ASCII)
_FOOT = 2


def to_srt(cues: Iterable[Cue], wearing: Wearing | None = None) -> str:
    """Cues as SubRip text with CRLF line ends; write it as UTF-8 with `newline=""`. What `wearing`
    says of letters and sides is written as players read it: `<i>`, `<font color>`, `{\\an8}`.

    SubRip has no escapes and players read `<...>` and `{\\...}` as formatting, so these signs are
    written as the typographic ones that look like them; an arrow that could be taken for a time
    line becomes a real arrow.
    """
    worn = wearing or Wearing()
    blocks = []
    for number, cue in enumerate(cues, start=1):
        start, end = (
            stamp(whole(at, _PER_SECOND), _PER_SECOND, ",") for at in (cue.start, cue.end)
        )
        blocks.append(f"{number}\n{start} --> {end}\n{_text(cue, worn)}\n")
    return "\n".join(blocks).replace("\n", "\r\n")


def _text(cue: Cue, worn: Wearing) -> str:
    place = worn.place(cue)
    key = keypad_of(place)
    is_placed = (place.down is not None or bool(place.across)) and key != _FOOT
    return (f"{{\\an{key}}}" if is_placed else "") + worn.text(cue, look_alike, _marked)


def _marked(marks: Marks, text: str) -> str:
    if marks.letters:
        text = f'<font color="{marks.letters}">{text}</font>'
    for tag, is_set in (
        ("u", marks.is_underlined),
        ("b", marks.is_bold),
        ("i", marks.is_italic),
    ):
        text = f"<{tag}>{text}</{tag}>" if is_set else text
    return text


def look_alike(text: str) -> str:
    """The text as SubRip can hold it."""
    text = text.replace("-->", "→")
    return text.translate({ord("<"): "‹", ord(">"): "›", ord("{"): "｛", ord("}"): "｝"})


def from_srt(text: str, name: str) -> Track:
    """The captions of a SubRip file.

    Counters may be missing, times may have a point for the comma or no hours, captions may hold
    blank lines. What players read as formatting is kept as costumes, places by coordinates are
    losses. Raises CaptionsUnreadable naming the line where something else stands.
    """
    losses, tailor = Losses(), Tailor[Dress]()
    lines = lines_of(text)
    begins = [at for at, line in enumerate(lines) if "->" in line and _times(line, at, name)]
    _refuse_rubbish(lines[: begins[0] if begins else len(lines)], name)
    check_count(len(begins), name, begins[-1] + 1 if begins else 1)
    cues = []
    for at, stop in pairwise([*begins, len(lines)]):
        start, end, rest = _times(lines[at], at, name) or (0.0, 0.0, "")
        if rest:
            losses.add("places of captions", at + 1)
        text = "\n".join(_body(lines[at + 1 : stop], is_last=stop == len(lines)))
        if is_too_long(text, at + 1, losses):
            continue
        runs = [
            Run(part, None, tailor.tag(dress, len(part.strip()), at + 1))
            for part, dress in texts_of(text, losses, at + 1)
        ]
        cues.append(cue_of(Span(start, end, at + 1), runs, losses))
    kept = (cue for cue in cues if cue is not None)
    fitted = tailor.fit(kept, Worn(), lambda dress: Worn(None, dress), losses)
    return Track(cues=fitted.cues, wardrobe=fitted.wardrobe, losses=losses.told())


def _times(line: str, at: int, name: str) -> tuple[float, float, str] | None:
    """The times of a line and what stands after them; None for words with an arrow in them."""
    found = _TIMES.match(line)
    if found is not None:
        parts = found.groups()
        return _seconds(parts[0:4]), _seconds(parts[4:8]), (parts[8] or "").strip()
    if "-->" in line and re.match(r"\s*[\d:.,-]", line):
        raise unreadable(
            name, at + 1, f"{line.strip()[:60]!r} are no times: 00:00:01,000 --> 00:00:02,000."
        )
    return None


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    whole_part = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole_part + float(f"0.{fraction or 0}")


def _refuse_rubbish(lines: list[str], name: str) -> None:
    for number, line in enumerate(lines, start=1):
        if line.strip() and not _COUNTER.match(line):
            raise unreadable(
                name, number, f"{line.strip()[:60]!r} stands where a caption must begin."
            )


def _body(lines: list[str], *, is_last: bool) -> list[str]:
    """The lines of a caption without the counter of the next."""
    kept = list(lines)
    if not is_last and kept and _COUNTER.match(kept[-1]):
        kept.pop()
    return kept
