"""From the text of a subtitle file to cues: lines, and words with the times the file gives them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.files.schemas import Losses
from limelight.renders.captions.schemas import Cue

# Not the no-break space: it is there to keep what stands around it together.
_SPACES = re.compile(r"[ \t\f\v]+")
_PIECE = re.compile(r" ?[^ ]+ ?")

NEVER_SHOWN = "captions that end before they start"
EMPTY = "captions without words"
# More than any picture holds; what is larger is no caption.
MOST_SIGNS = 100_000
TOO_LONG = f"captions of more than {MOST_SIGNS:,} signs"


class Run(NamedTuple):
    """Text that begins to be spoken at `start` seconds; None is the start of the cue. `wears` is
    what a `Tailor` calls its look.
    """

    text: str
    start: float | None = None
    wears: str = ""


class Span(NamedTuple):
    """From when to when a cue is shown, in seconds, and the line of the file that says so."""

    start: float
    end: float
    line: int


def is_too_long(text: str, line: int, losses: Losses) -> bool:
    """Whether the text of a caption is longer than any is; that is a loss."""
    if len(text) > MOST_SIGNS:
        losses.add(TOO_LONG, line)
        return True
    return False


def cue_of(span: Span, runs: Sequence[Run], losses: Losses, speaker: str = "") -> Cue | None:
    """A cue of texts; newlines part its lines, white space is one space. None, and a loss, for a
    cue that is never shown or has no words.
    """
    if span.end < span.start:
        losses.add(NEVER_SHOWN, span.line)
        return None
    lines: list[list[WordTiming]] = [[]]
    for (start, end), run in zip(_times(span, runs), runs, strict=True):
        for number, part in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            _add(lines[-1], _SPACES.sub(" ", part), (start, end), run.wears)
    kept = tuple(tuple(_stripped(line)) for line in lines if any(w.text.strip() for w in line))
    if not kept:
        losses.add(EMPTY, span.line)
        return None
    return Cue(start=span.start, end=span.end, lines=kept, joiner="", speaker=speaker)


def _times(span: Span, runs: Sequence[Run]) -> list[tuple[float, float]]:
    """From when to when each run is said; the times rise and stay inside the cue."""
    starts: list[float] = []
    for run in runs:
        earliest = starts[-1] if starts else span.start
        wanted = earliest if run.start is None else run.start
        starts.append(min(max(wanted, earliest), span.end))
    timed: list[tuple[float, float]] = []
    end = later = span.end
    for start in reversed(starts):
        # A run ends where the next one begins that begins later.
        end, later = (later if start < later else end), start
        timed.append((start, end))
    return timed[::-1]


def _add(line: list[WordTiming], text: str, times: tuple[float, float], wears: str) -> None:
    """Add the words of a text to a line; a space before the first belongs to the word before it."""
    for piece in _PIECE.findall(text):
        if piece.startswith(" ") and line and not line[-1].text.endswith(" "):
            line[-1] = line[-1].model_copy(update={"text": line[-1].text + " "})
        line.append(WordTiming(text=piece.lstrip(" "), start=times[0], end=times[1], wears=wears))
    if text == " " and line and not line[-1].text.endswith(" "):
        line[-1] = line[-1].model_copy(update={"text": line[-1].text + " "})


def _stripped(line: list[WordTiming]) -> list[WordTiming]:
    last = line[-1].model_copy(update={"text": line[-1].text.rstrip(" ")})
    return [*line[:-1], last]
