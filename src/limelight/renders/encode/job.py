"""What a worker does: claim segments, draw their frames, feed an encoder.

Runs in a process of its own.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

import cv2

from limelight.renders.compose.film import Film
from limelight.renders.encode.coders import STANDARD, Coding
from limelight.renders.encode.encoder import Encoder
from limelight.renders.encode.keys import Keys
from limelight.renders.encode.segments import Segment, cut, order_for
from limelight.renders.encode.shelf import Shelf
from limelight.renders.stage import raster
from limelight.stories.timeline import Timeline

_REPORT_FRAMES = 5
_KEPT_DRAWING_BYTES = 2_000_000


@dataclass(frozen=True)
class Job:
    """One worker's share of a render.

    `folder` holds segments, claims, counters and the stop sign; `kept` segments of earlier renders.
    """

    timeline: Timeline
    folder: Path
    worker: int
    workers: int
    kept: Path | None = None
    coding: Coding = STANDARD


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
    """Render segments until none is left; returns how many had to be made.

    Stops early when told to.
    """
    cv2.setNumThreads(1)
    with raster.keeping(_KEPT_DRAWING_BYTES), contextlib.closing(Film(job.timeline)) as film:
        return _Share(job, film).rendered()


class _Share:
    """One worker at its segments."""

    def __init__(self, job: Job, film: Film) -> None:
        self._job, self._film = job, film
        self._keys = Keys(film, job.coding) if job.kept is not None else None
        self._shelf = Shelf(job.kept) if job.kept is not None else None
        self._done = 0

    def rendered(self) -> int:
        job, made = self._job, 0
        segments = cut(job.timeline)
        for number in order_for(job.worker, job.workers, segments):
            if stop_path(job.folder).exists():
                break
            if self._claimed(number):
                made += self._put(segments[number])
        return made

    def _claimed(self, number: int) -> bool:
        try:
            os.close(os.open(self._job.folder / f"claim-{number}", os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return False
        return True

    def _put(self, segment: Segment) -> bool:
        """Take a segment from the shelf, or make it; whether it was made."""
        path = segment_path(self._job.folder, segment.number)
        key = self._keys.of(segment) if self._keys else None
        if self._shelf and key and self._shelf.take(key, path):
            self._count(segment.last - segment.first)
            return False
        self._make(segment, path)
        # What is drawn from files that changed meanwhile is not what the key says.
        if self._shelf and self._keys and key and self._keys.of(segment) == key:
            self._shelf.keep(key, path)
        return True

    def _make(self, segment: Segment, path: Path) -> None:
        timeline = self._job.timeline
        size = (timeline.width_px, timeline.height_px)
        frames = segment.last - segment.first
        with Encoder(path, size, timeline.fps, frames, self._job.coding) as encoder:
            for at in range(segment.first, segment.last):
                encoder.write(self._film.frame(at).buffer)
                self._count(1)
                if self._done % _REPORT_FRAMES == 0 and stop_path(self._job.folder).exists():
                    raise InterruptedError("the render was stopped")

    def _count(self, frames: int) -> None:
        before, self._done = self._done, self._done + frames
        if before // _REPORT_FRAMES != self._done // _REPORT_FRAMES:
            counter_path(self._job.folder, self._job.worker).write_text(str(self._done))
