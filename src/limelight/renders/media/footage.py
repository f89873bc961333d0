"""Frames of somebody's film, in the size, rate and colours of our video.

Whatever the film is like (turned, variable rate, HDR, 10 bits, transparent, other sizes), what
comes out is 4:2:0 in BT.709 limited range at a fixed rate. Which frame is shown at a time depends
on that time alone, not on where reading began: reading starts a little early, on the same grid.
"""

import select
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.renders import errors
from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import probe, safe_input
from limelight.renders.media.schemas import Media
from limelight.renders.media.shaping import Shape, chain, decoder

_EARLY_FRAMES = 15
_SKIP_FRAMES = 60
_STALL_SECONDS = 60.0
_MISSING_SECONDS = 1.0
_SPARE_FRAMES = 2
_TAIL_SECONDS = 0.1
# What has been shaped waits in the pipe, not in a queue of eight frames, and goes there at once.
_SHORT = ("-thread_queue_size", "1", "-avioflags", "direct")
_RAW = ("-fps_mode", "passthrough", *_SHORT, "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1")


class Footage:
    """Reads a film from `start` seconds on, in the wanted shape.

    Frames are asked for by number; going forwards is quick, going back begins anew. After the
    film's end its last frame stays. No more than `frames` are decoded at once, where that is given;
    later ones can be had all the same. Raises MediaUnreadable naming the file: when there is no
    picture in it, when it is damaged, when it yields nothing for a minute.
    """

    def __init__(
        self, path: Path, shape: Shape, start: float = 0.0, frames: int | None = None
    ) -> None:
        media = probe(path)
        if media.video is None:
            raise errors.MediaUnreadable(f"{path} has no picture.", path=str(path))
        self._path, self._media, self._fps, self._speed = path, media, shape.fps, shape.speed
        self._start = _start_within(media, start)
        self._chain = chain(media.video, shape)
        self._decoder = decoder(media.video)
        luma = shape.size[0] * shape.size[1]
        self._shown, self._next = (np.zeros(luma * 3 // 2, np.uint8) for _ in range(2))
        self._process: subprocess.Popen[bytes] | None = None
        self._at, self._ended = -1, False
        self._bound = frames

    def frame(self, number: int) -> NDArray[np.uint8]:
        """Frame `number` as planes Y, U, V one after the other, valid until the next call."""
        ahead = number - self._at
        if self._process is None or ahead < 0 or (ahead > _SKIP_FRAMES and not self._ended):
            self._open(number)
        while self._at < number and not self._ended:
            if not self._read() and self._stopped_short():
                self._bound = None
                self._open(number)
        return self._shown

    def close(self) -> None:
        """End the reading; a later call of `frame` begins anew."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()
            self._messages.close()

    def _stopped_short(self) -> bool:
        """Whether reading ended where we bade it end, and the film may go on."""
        reached = self._start + (self._at + 1) * self._speed / self._fps
        known = self._media.seconds > 0
        return self._bound is not None and not (
            known and reached > self._media.seconds - _TAIL_SECONDS
        )

    def _open(self, number: int) -> None:
        """Begin reading before frame `number`, or before the film's end where that is earlier."""
        known = self._media.seconds > 0
        last = int((self._media.seconds - self._start) / self._speed * self._fps)
        first = max(0, (min(number, last) if known else number) - _EARLY_FRAMES)
        self._start_at(first)
        if self._ended and first > 0:
            self._start_at(0)
        if self._ended:
            raise self._broken("has no picture that can be read")

    def _start_at(self, first: int) -> None:
        self.close()
        begin = self._start + first * self._speed / self._fps
        seek = ["-ss", f"{begin:.6f}"] if begin > 0 else []
        # What is decoded ahead waits in queues of sixteen frames, past the end for nothing.
        bound: list[str] = []
        if self._bound is not None and self._bound > first:
            lasts = (self._bound - first + _SPARE_FRAMES) * self._speed / self._fps
            bound = ["-t", f"{lasts:.6f}"]
        opened = ["-threads", "1", *self._decoder, *seek, *bound, *safe_input(self._path)]
        shaped = ["-filter_complex", self._chain, "-map", "[v]", *_RAW]
        self._messages = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._process = ffmpeg.read([*opened, *shaped], self._messages)
        self._at, self._ended = first - 1, False
        self._read()

    def _read(self) -> bool:
        """The next frame; at the end of the film the last one stays. Whether there was one."""
        into, got = self._next.data, 0
        while got < len(into):
            count = self._read_into(into[got:])
            if not count:
                self._ended = True
                if self._bound is None or self._at + 1 < self._bound:
                    self._check_end()
                return False
            got += count
        self._shown, self._next = self._next, self._shown
        self._at += 1
        return True

    def _read_into(self, part: memoryview) -> int:
        process = self._process
        if process is None or process.stdout is None:
            return 0
        ready, _, _ = select.select([process.stdout], [], [], _STALL_SECONDS)
        if not ready:
            raise self._broken(f"gave no picture for {_STALL_SECONDS:.0f} s")
        return process.stdout.readinto(part) or 0  # type: ignore[attr-defined]

    def _check_end(self) -> None:
        """An end with complaints, well before the film should end, is a damaged file."""
        reached = self._start + (self._at + 1) * self._speed / self._fps
        if reached < self._media.seconds - _MISSING_SECONDS and self._said():
            raise self._broken(f"breaks off after {reached:.1f} s of {self._media.seconds:.1f} s")

    def _said(self) -> str:
        if self._process is not None:
            self._process.wait(_STALL_SECONDS)
        self._messages.seek(0)
        lines = self._messages.read().decode("utf-8", "replace").strip().splitlines()
        return lines[0].split("] ")[-1].strip() if lines else ""

    def _broken(self, how: str) -> errors.MediaUnreadable:
        process = self._process
        if process is not None:
            process.kill()
        said = self._said()
        why = f" ({said.rstrip('.')})" if said else ""
        self.close()
        return errors.MediaUnreadable(
            f"{self._path} {how}{why}. Export it again, as MP4 for instance.", path=str(self._path)
        )


def _start_within(media: Media, start: float) -> float:
    last = max(0.0, media.seconds - 0.1) if media.seconds else start
    return min(max(0.0, start), last)
