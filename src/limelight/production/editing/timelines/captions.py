"""The captions of a timeline being edited, as files will have them, with what is hard to read."""

from limelight.production.editing.schemas import CaptionFile, CueView
from limelight.renders.captions.cues import DEFAULT_LAYOUT, cues
from limelight.renders.captions.files.srt import to_srt
from limelight.renders.captions.files.vtt import to_vtt
from limelight.renders.captions.schemas import Cue
from limelight.renders.captions.wording import tidy, width_of
from limelight.renders.compose.words.styled_ass import timeline_ass
from limelight.stories.timeline import Timeline


def cues_of(timeline: Timeline) -> tuple[CueView, ...]:
    """The captions as subtitle files have them, in order."""
    words = tidy(timeline.words, timeline.language)
    set_cues = cues(words, timeline.language, seconds=timeline.seconds, starts=timeline.cue_starts)
    views: list[CueView] = []
    first = 0
    for cue in set_cues:
        count = len(cue.words)
        views.append(_view(cue, first, count))
        first += count
    return tuple(views)


def caption_file(timeline: Timeline, kind: CaptionFile) -> str:
    """The captions as a subtitle file; ASS in their look, with media read where they lie."""
    if kind == "ass":
        return timeline_ass(timeline)
    set_cues = cues(
        timeline.words, timeline.language, seconds=timeline.seconds, starts=timeline.cue_starts
    )
    return to_srt(set_cues) if kind == "srt" else to_vtt(set_cues)


def _view(cue: Cue, first: int, count: int) -> CueView:
    lines = tuple(cue.text.split("\n"))
    speed = width_of(cue.text.replace("\n", cue.joiner)) / max(cue.end - cue.start, 0.01)
    return CueView(
        start=cue.start,
        end=cue.end,
        first=first,
        count=count,
        lines=lines,
        characters_per_second=round(speed, 1),
        warnings=_warnings(lines, speed, cue.end - cue.start),
    )


def _warnings(lines: tuple[str, ...], speed: float, seconds: float) -> tuple[str, ...]:
    layout = DEFAULT_LAYOUT
    said: list[str] = []
    if speed > layout.chars_per_second + 0.05:
        said.append(f"{speed:.0f} characters a second; {layout.chars_per_second:.0f} can be read")
    longest = max(width_of(line) for line in lines)
    if longest > layout.line_chars:
        said.append(f"a line of {longest} characters; {layout.line_chars} fit")
    if seconds < layout.shortest_seconds - 0.005:
        said.append(f"shown for {seconds:.1f} s; {layout.shortest_seconds} s is the least")
    return tuple(said)
