"""One reading of a film for everybody who shows it at the same time.

All formats of a video show a film's frames side by side: it is decoded once, and each gets it in a
shape of its own through a pipe of its own.
"""

import os
import select
import subprocess
import tempfile
from collections.abc import Hashable, Set
from pathlib import Path

from limelight.renders import errors
from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import probe, safe_input
from limelight.renders.media.schemas import VideoTrack
from limelight.renders.media.shaping import Shape, chain, decoder

_STALL_SECONDS = 60.0
_SPARE_FRAMES = 2
# What has been shaped waits in the pipe, not in a queue of eight frames, and goes there at once.
_SHORT = ("-thread_queue_size", "1", "-avioflags", "direct")
_RAW = ("-fps_mode", "passthrough", *_SHORT, "-f", "rawvideo", "-pix_fmt", "yuv420p")


class Reel:
    """A stretch of a film from `start` seconds on, read by one process for all who joined.

    Whoever joined and is among `active` (everybody, where that is None) has to read as far as the
    others do, or they wait for each other. `turn` counts the readings begun; frames are counted in
    our rate, which begins at `first` in this one. No more than `frames` are decoded, where given.
    Raises MediaUnreadable naming the file when there is no picture in it.
    """

    def __init__(self, path: Path, shape: Shape, start: float, frames: int | None) -> None:
        media = probe(path)
        if media.video is None:
            raise errors.MediaUnreadable(f"{path} has no picture.", path=str(path))
        last = max(0.0, media.seconds - 0.1) if media.seconds else start
        self.path, self.media, self.start = path, media, min(max(0.0, start), last)
        self.per_frame = shape.speed / shape.fps
        self.bound = frames
        self.active: Set[Hashable] | None = None
        self.turn, self.first = 0, 0
        self._track: VideoTrack = media.video
        self._shapes: dict[Hashable, Shape] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._pipes: dict[Hashable, int] = {}

    @property
    def is_shown(self) -> bool:
        """Whether anybody is left who reads it."""
        return bool(self._shapes)

    def join(self, viewer: Hashable, shape: Shape) -> None:
        """The viewer will read frames of that shape; a reading that runs ends."""
        self.close()
        self._shapes[viewer] = shape

    def leave(self, viewer: Hashable) -> None:
        """The viewer reads no more."""
        self.close()
        self._shapes.pop(viewer, None)

    def is_open_for(self, viewer: Hashable) -> bool:
        """Whether frames come for the viewer."""
        return viewer in self._pipes

    def begin(self, first: int, viewer: Hashable) -> None:
        """Begin anew at frame `first`, for the viewer and all others that are active."""
        self.close()
        begin = self.start + first * self.per_frame
        seek = ["-ss", f"{begin:.6f}"] if begin > 0 else []
        # What is decoded ahead waits in queues of sixteen frames, past the end for nothing.
        bound: list[str] = []
        if self.bound is not None and self.bound > first:
            lasts = (self.bound - first + _SPARE_FRAMES) * self.per_frame
            bound = ["-t", f"{lasts:.6f}"]
        arguments = ["-threads", "1", *decoder(self._track), *seek, *bound, *safe_input(self.path)]
        viewers = [
            one
            for one in self._shapes
            if one == viewer or self.active is None or one in self.active
        ]
        writing: list[int] = []
        try:
            for at, one in enumerate(viewers):
                self._pipes[one], end = os.pipe()
                writing.append(end)
                ffmpeg.widen(end)
                shaped = f"{chain(self._track, self._shapes[one]).removesuffix('[v]')}[v{at}]"
                arguments += ["-filter_complex", shaped, "-map", f"[v{at}]", *_RAW, f"pipe:{end}"]
            self._messages = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
            self._process = ffmpeg.read(arguments, self._messages, writing)
        finally:
            for end in writing:
                os.close(end)
        self.turn, self.first = self.turn + 1, first

    def read_into(self, part: memoryview, viewer: Hashable) -> int:
        """Fill some of `part` with what comes for the viewer; how much, 0 at the end. Raises
        MediaUnreadable when nothing comes for a minute.
        """
        pipe = self._pipes.get(viewer)
        if pipe is None:
            return 0
        ready, _, _ = select.select([pipe], [], [], _STALL_SECONDS)
        if not ready:
            raise self.broken(f"gave no picture for {_STALL_SECONDS:.0f} s")
        return os.readv(pipe, [part])

    def said(self) -> str:
        """What the process complained of first, once it ended."""
        if self._process is not None:
            self._process.wait(_STALL_SECONDS)
        self._messages.seek(0)
        lines = self._messages.read().decode("utf-8", "replace").strip().splitlines()
        return lines[0].split("] ")[-1].strip() if lines else ""

    def broken(self, how: str) -> errors.MediaUnreadable:
        """End the reading; the error that says how the film is broken."""
        if self._process is not None:
            self._process.kill()
        said = self.said()
        why = f" ({said.rstrip('.')})" if said else ""
        self.close()
        return errors.MediaUnreadable(
            f"{self.path} {how}{why}. Export it again, as MP4 for instance.", path=str(self.path)
        )

    def close(self) -> None:
        """End the reading, for everybody; it may begin again."""
        process, self._process = self._process, None
        pipes, self._pipes = self._pipes, {}
        if process is not None:
            process.kill()
            process.wait()
            self._messages.close()
        for pipe in pipes.values():
            os.close(pipe)


class Reels:
    """The films that several formats of one video show; each format reads under its number."""

    def __init__(self) -> None:
        self._reels: dict[Hashable, Reel] = {}
        self._active: frozenset[int] = frozenset()

    def only(self, formats: Set[int]) -> None:
        """From now on these formats read, side by side, and no others."""
        if self._active != formats:
            self._active = frozenset(formats)
            for reel in self._reels.values():
                reel.close()
                reel.active = self._active

    def reel(self, shot: int, path: Path, shape: Shape, start: float, frames: int) -> Reel:
        """The reel of a shot, the same for every format that shows the same of a film in it.
        Raises MediaUnreadable.
        """
        self._reels = {key: reel for key, reel in self._reels.items() if reel.is_shown}
        key = (shot, path, shape.fps, shape.speed, start, frames)
        if key not in self._reels:
            self._reels[key] = Reel(path, shape, start, frames)
            self._reels[key].active = self._active
        return self._reels[key]
