"""Rules on captions as something to read: not faster than people read, at most two lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from limelight.renders.captions.cues import DEFAULT_LAYOUT
from limelight.renders.captions.wording import width_of
from limelight.renders.qc.grading import found, level_of
from limelight.renders.qc.schemas import Finding, ShownCaption, Span

# Subtitle guidelines of the BBC and of Netflix lie at 15 to 20 characters a second.
_MOST_SPEED, _MOST_SPEED_RED = DEFAULT_LAYOUT.chars_per_second, 25.0
# Over the time that the longest subtitle stands: who reads may fall behind and catch up in it.
_OVER_SECONDS = DEFAULT_LAYOUT.longest_seconds
_APART_SECONDS = 0.5
_MOST_LINES, _MOST_LINES_RED = 2, 3


def reading_findings(captions: Sequence[ShownCaption]) -> Iterator[Finding]:
    """What the rules of reading say of captions."""
    yield _speed(captions)
    yield _lines(captions)


def _speed(captions: Sequence[ShownCaption]) -> Finding:
    speeds = [pace for chain in _chains(captions) for pace in paces(chain)]
    speeds.sort(key=lambda pace: -pace[0])
    worst = speeds[0][0] if speeds else 0.0
    return found(
        "captions.speed",
        level_of(round(worst), _MOST_SPEED, _MOST_SPEED_RED),
        f"up to {worst:.1f} characters a second",
        f"{_MOST_SPEED:g}",
        "They pass faster than people read: say less, or say it slower.",
        [span for speed, span in speeds if round(speed) > _MOST_SPEED],
    )


def _chains(captions: Sequence[ShownCaption]) -> list[list[ShownCaption]]:
    """Captions that follow one another without a pause."""
    chains = [[caption] for caption in captions[:1]]
    for before, after in pairwise(captions):
        if after.start - before.end > _APART_SECONDS:
            chains.append([])
        chains[-1].append(after)
    return chains


def paces(chain: Sequence[ShownCaption]) -> list[tuple[float, Span]]:
    """Characters a second (signs of East Asia count twice) from each caption on, over six seconds
    or what there is.
    """
    measured = []
    for first, begins in enumerate(chain):
        signs = 0
        for caption in chain[first:]:
            signs += width_of(" ".join(caption.text.split())) + 1
            seconds = caption.end - begins.start
            is_long = seconds >= _OVER_SECONDS
            if is_long or (caption is chain[-1] and first == 0):
                span = Span(start=begins.start, end=caption.end)
                measured.append(((signs - 1) / max(seconds, 0.01), span))
                break
    return measured


def _lines(captions: Sequence[ShownCaption]) -> Finding:
    counts = [(caption.text.count("\n") + 1, caption) for caption in captions]
    worst = max((count for count, _ in counts), default=0)
    return found(
        "captions.lines",
        level_of(worst, _MOST_LINES, _MOST_LINES_RED),
        f"up to {worst} lines",
        f"{_MOST_LINES}",
        "They cover too much of the picture: break them into more captions.",
        [Span(start=c.start, end=c.end) for count, c in counts if count > _MOST_LINES],
    )
