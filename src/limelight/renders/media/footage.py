"""Frames of somebody's film, in the size, rate and colours of our video.

Whatever the film is like (turned, variable rate, HDR, 10 bits, transparent, other sizes), what
comes out is 4:2:0 in BT.709 limited range at a fixed rate. Which frame is shown at a time depends
on that time alone, not on where reading began: reading starts a little early, on the same grid.
"""

from collections.abc import Hashable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.renders.media.reel import Reel
from limelight.renders.media.shaping import Shape

_EARLY_FRAMES = 15
_SKIP_FRAMES = 60
_MISSING_SECONDS = 1.0
_TAIL_SECONDS = 0.1


class Footage:
    """Reads a film in the wanted shape.

    Frames are asked for by number; going forwards is quick, going back begins anew. After the
    film's end its last frame stays. Where a reel is handed in, others read it at the same time:
    each asks for the same frames, in the same order, under a name of its own.
    """

    def __init__(
        self,
        path: Path,
        shape: Shape,
        start: float = 0.0,
        frames: int | None = None,
        *,
        shared: tuple[Reel, Hashable] | None = None,
    ) -> None:
        """`start` in seconds. No more than `frames` are decoded at once, where that is given; later
        ones can be had all the same. Raises MediaUnreadable naming the file: when there is no
        picture in it, when it is damaged, when it yields nothing for a minute.
        """
        self._reel, self._name = shared or (Reel(path, shape, start, frames), None)
        self._reel.join(self._name, shape)
        luma = shape.size[0] * shape.size[1]
        self._shown, self._next = (np.zeros(luma * 3 // 2, np.uint8) for _ in range(2))
        self._at, self._ended, self._turn = -1, False, 0

    def frame(self, number: int) -> NDArray[np.uint8]:
        """Frame `number` as planes Y, U, V one after the other, valid until the next call."""
        if not self._reel.is_open_for(self._name):
            self._open(number)
        elif self._turn != self._reel.turn:
            self._follow(number)
        ahead = number - self._at
        if ahead < 0 or (ahead > _SKIP_FRAMES and not self._ended):
            self._open(number)
        while self._at < number and not self._ended:
            if not self._read() and self._stopped_short():
                self._reel.bound = None
                self._open(number)
        return self._shown

    def rest(self) -> None:
        """End the reading; a later call of `frame` begins anew."""
        self._reel.close()

    def close(self) -> None:
        """Read no more."""
        self._reel.leave(self._name)

    def _stopped_short(self) -> bool:
        """Whether reading ended where we bade it end, and the film may go on."""
        lasts = self._reel.media.seconds
        over = lasts > 0 and self._reached() > lasts - _TAIL_SECONDS
        return self._reel.bound is not None and not over

    def _reached(self) -> float:
        return self._reel.start + (self._at + 1) * self._reel.per_frame

    def _open(self, number: int) -> None:
        """Begin reading before frame `number`, or before the film's end where that is earlier."""
        reel = self._reel
        last = int((reel.media.seconds - reel.start) / reel.per_frame)
        first = max(0, (min(number, last) if reel.media.seconds > 0 else number) - _EARLY_FRAMES)
        self._begin(first)
        if self._ended and first > 0:
            self._begin(0)
        if self._ended:
            raise reel.broken("has no picture that can be read")

    def _begin(self, first: int) -> None:
        self._reel.begin(first, self._name)
        self._join_in()

    def _follow(self, number: int) -> None:
        """Go on in a reading that another began."""
        self._join_in()
        if self._ended:
            self._open(number)

    def _join_in(self) -> None:
        self._turn = self._reel.turn
        self._at, self._ended = self._reel.first - 1, False
        self._read()

    def _read(self) -> bool:
        """The next frame; at the end of the film the last one stays. Whether there was one."""
        into, got = self._next.data, 0
        while got < len(into):
            count = self._reel.read_into(into[got:], self._name)
            if not count:
                self._ended = True
                if self._reel.bound is None or self._at + 1 < self._reel.bound:
                    self._check_end()
                return False
            got += count
        self._shown, self._next = self._next, self._shown
        self._at += 1
        return True

    def _check_end(self) -> None:
        """An end with complaints, well before the film should end, is a damaged file."""
        lasts = self._reel.media.seconds
        if self._reached() < lasts - _MISSING_SECONDS and self._reel.said():
            raise self._reel.broken(f"breaks off after {self._reached():.1f} s of {lasts:.1f} s")
