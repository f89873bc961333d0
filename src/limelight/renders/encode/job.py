"""What a worker does: claim pieces, draw their frames, feed encoders.

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
from limelight.renders.encode.rounds import Round, Unit, order_of
from limelight.renders.encode.segments import Segment
from limelight.renders.encode.shelf import Shelf
from limelight.renders.media import pictures
from limelight.renders.media.reel import Reels
from limelight.renders.stage import raster
from limelight.stories.timeline import Timeline

_REPORT_FRAMES = 5
_KEPT_DRAWING_BYTES = 2_000_000
_KEPT_PICTURE_BYTES = 40_000_000


@dataclass(frozen=True)
class Job:
    """One worker's share of some rounds of a render.

    `timelines` are the formats of the video. `folder` holds claims, counters, the stop sign and a
    folder of segments for each format; `kept` segments of earlier renders.
    """

    timelines: tuple[Timeline, ...]
    rounds: tuple[Round, ...]
    folder: Path
    worker: int
    workers: int
    kept: Path | None = None
    coding: Coding = STANDARD


def format_folder(folder: Path, number: int) -> Path:
    """Where what is made of a format lies."""
    return folder / f"format-{number}"


def segment_path(folder: Path, number: int) -> Path:
    """Where a segment's video lies in the folder of its format."""
    return folder / f"{number:05d}.mp4"


def stop_path(folder: Path) -> Path:
    """The file whose presence tells workers to stop."""
    return folder / "stop"


def frames_done(folder: Path) -> int:
    """How many frames all workers have made so far, those of every format."""
    return sum(_counted(path) for path in folder.glob("frames-*"))


def _counted(counter: Path) -> int:
    # A counter that is just being written reads as none.
    try:
        return int(counter.read_text() or 0)
    except (OSError, ValueError):
        return 0


def render_share(job: Job) -> dict[int, int]:
    """Make pieces until none is left; returns how many had to be made of each format.

    Stops early when told to.
    """
    cv2.setNumThreads(1)
    several = len(job.timelines) > 1
    with (
        raster.keeping(_KEPT_DRAWING_BYTES),
        pictures.keeping(_KEPT_PICTURE_BYTES if several else 0),
        contextlib.closing(_Share(job)) as share,
    ):
        return share.rendered()


class _Share:
    """One worker at its pieces."""

    def __init__(self, job: Job) -> None:
        self._job, self._reels = job, Reels()
        self._films: dict[int, Film] = {}
        self._keys: dict[int, Keys] = {}
        self._shelf = Shelf(job.kept) if job.kept is not None else None
        self._made = dict.fromkeys(range(len(job.timelines)), 0)
        self._done = 0
        first = job.rounds[0][0]
        self._counter = job.folder / f"frames-{len(first.formats)}-{job.worker}"

    def rendered(self) -> dict[int, int]:
        job = self._job
        for units in order_of(job.rounds, job.worker, job.workers):
            for unit in units:
                if stop_path(job.folder).exists():
                    return self._made
                if self._claimed(unit):
                    self._put(unit)
            self.close()
        return self._made

    def close(self) -> None:
        """Let go of all that is prepared."""
        for film in self._films.values():
            film.close()

    def _claimed(self, unit: Unit) -> bool:
        name = f"claim-{unit.formats[0]}-{unit.segment.number}"
        try:
            os.close(os.open(self._job.folder / name, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return False
        return True

    def _film(self, number: int) -> Film:
        if number not in self._films:
            film = Film(self._job.timelines[number], self._reels, number)
            self._films[number], self._keys[number] = film, Keys(film, self._job.coding)
        return self._films[number]

    def _put(self, unit: Unit) -> None:
        """Take a piece from the shelf, or make it, in every format of the unit."""
        missing: dict[int, str | None] = {}
        for number in unit.formats:
            key = self._key(number, unit.segment)
            if self._shelf and key and self._shelf.take(key, self._path(number, unit.segment)):
                self._count(unit.segment.last - unit.segment.first)
            else:
                missing[number] = key
        if missing:
            self._make(unit.segment, list(missing))
        for number, key in missing.items():
            self._made[number] += 1
            # What is drawn from files that changed meanwhile is not what the key says.
            if self._shelf and key and self._key(number, unit.segment) == key:
                self._shelf.keep(key, self._path(number, unit.segment))

    def _key(self, number: int, segment: Segment) -> str | None:
        self._film(number)
        return self._keys[number].of(segment) if self._shelf else None

    def _path(self, number: int, segment: Segment) -> Path:
        return segment_path(format_folder(self._job.folder, number), segment.number)

    def _make(self, segment: Segment, numbers: list[int]) -> None:
        self._reels.only(set(numbers))
        films = [self._film(number) for number in numbers]
        for film in films:
            film.get_ready(segment.first)
        with contextlib.ExitStack() as encoders:
            pairs = [
                (film, encoders.enter_context(self._encoder(number, segment)))
                for film, number in zip(films, numbers, strict=True)
            ]
            for at in range(segment.first, segment.last):
                if at % _REPORT_FRAMES == 0 and stop_path(self._job.folder).exists():
                    raise InterruptedError("the render was stopped")
                for film, encoder in pairs:
                    encoder.write(film.frame(at).buffer)
                self._count(len(pairs))

    def _encoder(self, number: int, segment: Segment) -> Encoder:
        line = self._job.timelines[number]
        size, frames = (line.width_px, line.height_px), segment.last - segment.first
        return Encoder(self._path(number, segment), size, line.fps, frames, self._job.coding)

    def _count(self, frames: int) -> None:
        before, self._done = self._done, self._done + frames
        if before // _REPORT_FRAMES != self._done // _REPORT_FRAMES:
            self._counter.write_text(str(self._done))
