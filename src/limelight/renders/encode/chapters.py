"""Chapters of a long video, from the titles of its shots."""

import re

from limelight.generation.schemas import Value
from limelight.stories.timeline import Timeline

# Shorter videos are watched whole. What YouTube takes as chapters: at least three, each of at least
# ten seconds, the first from the beginning (support.google.com/youtube/answer/9884579, 2026-11).
_LEAST_SECONDS = 60.0
_LEAST_CHAPTER_SECONDS = 10.0
_LEAST_COUNT = 3
_SPECIAL = re.compile(r"([=;#\\\n])")


class Chapter(Value):
    """A chapter; times in seconds."""

    title: str
    start: float
    end: float


def chapters_of(timeline: Timeline) -> tuple[Chapter, ...]:
    """A chapter for each title that is shown, from its shot on; none for a short video or for too
    few titles. What comes before the first title is named like the video.
    """
    named: list[tuple[float, str]] = []
    for clip in timeline.clips:
        title = " ".join(clip.on_screen.split())
        if not title or (named and title == named[-1][1]):
            continue
        if not named and clip.start >= _LEAST_CHAPTER_SECONDS:
            named.append((0.0, timeline.title))
        if not named or clip.start - named[-1][0] >= _LEAST_CHAPTER_SECONDS:
            named.append((clip.start if named else 0.0, title))
    if named and timeline.seconds - named[-1][0] < _LEAST_CHAPTER_SECONDS:
        named.pop()
    if timeline.seconds < _LEAST_SECONDS or len(named) < _LEAST_COUNT:
        return ()
    ends = [start for start, _ in named[1:]] + [timeline.seconds]
    return tuple(
        Chapter(title=title, start=start, end=end)
        for (start, title), end in zip(named, ends, strict=True)
    )


def to_ffmetadata(chapters: tuple[Chapter, ...]) -> str:
    """The chapters as FFmpeg reads them."""
    lines = [";FFMETADATA1"]
    for chapter in chapters:
        lines += [
            "[CHAPTER]",
            "TIMEBASE=1/1000",
            f"START={round(chapter.start * 1000)}",
            f"END={round(chapter.end * 1000)}",
            "title=" + _SPECIAL.sub(r"\\\1", chapter.title),
        ]
    return "\n".join(lines) + "\n"
