"""WebVTT: subtitles of web pages, with the time of every word."""

from collections.abc import Iterable

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.clock import stamp, whole
from limelight.renders.captions.schemas import Cue

_PER_SECOND = 1000


def to_vtt(cues: Iterable[Cue]) -> str:
    """Cues as WebVTT text (UTF-8, LF) with a time span before every word but the first.

    Signs with a meaning are written as character references, so `-->` cannot stand in the text. A
    word time that does not lie inside its cue, after the one before, is left out, as the format
    demands (W3C WebVTT 1, section 4.2.2).
    """
    blocks = ["WEBVTT\n"]
    for number, cue in enumerate(cues, start=1):
        start, end = whole(cue.start, _PER_SECOND), whole(cue.end, _PER_SECOND)
        blocks.append(f"{number}\n{_clock(start)} --> {_clock(end)}\n{_payload(cue, start, end)}\n")
    return "\n".join(blocks)


def _clock(ticks: int) -> str:
    return stamp(ticks, _PER_SECOND, ".")


def _payload(cue: Cue, start: int, end: int) -> str:
    latest = start
    lines = []
    for line in cue.lines:
        written = []
        for word in line:
            at = whole(word.start, _PER_SECOND)
            if latest < at < end:
                latest = at
                written.append(f"<{_clock(at)}>{_escaped(word)}")
            else:
                written.append(_escaped(word))
        lines.append(cue.joiner.join(written).strip())
    return "\n".join(lines)


def _escaped(word: WordTiming) -> str:
    return word.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
