"""WebVTT: subtitles of web pages, with the time of every word."""

from collections.abc import Iterable

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.files import webvtt
from limelight.renders.captions.files.clock import stamp, whole
from limelight.renders.captions.files.cuetext import Node, tree_of
from limelight.renders.captions.files.opening import check_count, unreadable
from limelight.renders.captions.files.pieces import Run, Span, cue_of, is_too_long
from limelight.renders.captions.files.schemas import Losses, Track
from limelight.renders.captions.schemas import Cue

_PER_SECOND = 1000
_LOOKS = {"c": "classes", "b": "bold", "i": "italics", "u": "underlines", "lang": "languages"}


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
    voice = f"<v {_reference(cue.speaker)}>" if cue.speaker else ""
    return voice + "\n".join(lines)


def _escaped(word: WordTiming) -> str:
    return _reference(word.text)


def _reference(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def from_vtt(text: str, name: str) -> Track:
    """The captions of a WebVTT file, read as browsers do.

    What browsers pass over, and looks and places that cues do not carry, are losses. Raises
    CaptionsUnreadable where the first line is not WEBVTT.
    """
    losses = Losses()
    try:
        parsed = webvtt.parse(text)
    except webvtt.NotWebVtt:
        raise unreadable(name, 1, "a WebVTT file begins with the line WEBVTT.") from None
    if parsed.cues:
        check_count(len(parsed.cues), name, parsed.cues[-1].row)
    for row in parsed.passed_over:
        losses.add(
            "blocks that are no caption (a line of times must be 00:00.000 --> 00:00.000)", row
        )
    for _ in parsed.stylesheets:
        losses.add("stylesheets")
    made = [_cue(cue, losses) for cue in parsed.cues]
    return Track(cues=tuple(cue for cue in made if cue is not None), losses=losses.told())


def _cue(cue: webvtt.VttCue, losses: Losses) -> Cue | None:
    if cue.has_settings:
        losses.add("places and alignments of captions", cue.row)
    if is_too_long(cue.text, cue.row, losses):
        return None
    tree = tree_of(cue.text)
    for look in {_LOOKS[node.name] for node in tree.walk() if node.name in _LOOKS}:
        losses.add(look, cue.row)
    voices = list(dict.fromkeys(node.note for node in tree.walk() if node.name == "v"))
    if len(voices) > 1:
        losses.add("speakers after the first of a caption", cue.row)
    runs = list(_runs(tree, losses, cue.row))
    speaker = voices[0] if voices else ""
    return cue_of(Span(cue.start, cue.end, cue.row), runs, losses, speaker)


def _runs(tree: Node, losses: Losses, row: int) -> Iterable[Run]:
    """The text of a tree in runs that begin at its timestamps, without what is over ruby."""
    start: float | None = None
    for node in tree.walk(without="rt"):
        if node.name == "rt":
            losses.add("readings over words (ruby)", row)
        elif node.name == "time":
            start = node.seconds
        elif node.name == "text":
            yield Run(node.text, start)
