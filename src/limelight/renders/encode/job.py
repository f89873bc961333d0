"""What a worker does: claim segments, draw their frames, feed an encoder.

Runs in a process of its own.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

import cv2

from limelight.renders.compose.film import Film
from limelight.renders.encode.encoder import Encoder
from limelight.renders.encode.segments import Segment, cut, order_for
from limelight.stories.timeline import Timeline

_REPORT_FRAMES = 5


@dataclass(frozen=True)
class Job:
    """One worker's share of a render.

    `folder` holds segments, claims, counters and the stop sign.
    """

    timeline: Timeline
    folder: Path
    worker: int
    workers: int


def segment_path(folder: Path, number: int) -> Path:
    """Where a segment's video lies."""
    return folder / f"{number:05d}.mp4"


def stop_path(folder: Path) -> Path:
    """The file whose presence tells workers to stop."""
    return folder / "stop"


def counter_path(folder: Path, worker: int) -> Path:
    """Where a worker writes how many frames it has drawn."""
    return folder / f"frames-{worker}"


def render_share(job: Job) -> int:
    """Render segments until none is left; returns the number of frames drawn.

    Stops early when told to.
    """
    cv2.setNumThreads(1)
    segments = cut(job.timeline)
    drawn = 0
    with contextlib.closing(Film(job.timeline)) as film:
        for number in order_for(job.worker, job.workers, segments):
            if stop_path(job.folder).exists():
                break
            if _claim(job.folder, number):
                drawn = _render(job, film, segments[number], drawn)
    return drawn


def _claim(folder: Path, number: int) -> bool:
    try:
        os.close(os.open(folder / f"claim-{number}", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def _render(job: Job, film: Film, segment: Segment, drawn: int) -> int:
    timeline = job.timeline
    size = (timeline.width_px, timeline.height_px)
    path = segment_path(job.folder, segment.number)
    with Encoder(path, size, timeline.fps, segment.last - segment.first) as encoder:
        for at in range(segment.first, segment.last):
            encoder.write(film.frame(at).buffer)
            drawn += 1
            if drawn % _REPORT_FRAMES == 0:
                counter_path(job.folder, job.worker).write_text(str(drawn))
                if stop_path(job.folder).exists():
                    raise InterruptedError("the render was stopped")
    return drawn
