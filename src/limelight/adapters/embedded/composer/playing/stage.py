"""The stage: every note at its time and place, the room around it, the tone of the whole; in
blocks, so that a piece of twenty minutes needs no more memory than one of one.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.composer.playing.instruments import RATE_HZ, Mono
from limelight.adapters.embedded.composer.playing.voices import Voices
from limelight.adapters.embedded.composer.writing.orchestra import seats
from limelight.adapters.embedded.composer.writing.score import Note, Part, Piece
from limelight.renders.sound.filters import Biquad, filtered, high_pass, low_pass, peaking
from limelight.renders.sound.waves import Signal

# A whole number of tenths of a second and of peak blocks; with its tail it fills a transform.
BLOCK = 37 * (RATE_HZ // 10)
_POINTS = 1 << 18
_TAIL = _POINTS - BLOCK
_KEYBOARD_WIDTH, _WIDEST = 0.8, 0.75
_PAD_WIDTH = 0.6
_ASIDE = {"comp": -0.22, "counter": 0.32, "double": -0.35, "lead": 0.08}
_ROOM_SECONDS, _ROOM_DECAY_SECONDS, _PRE_DELAY_SECONDS = 1.6, 0.28, 0.018
_ROOM_SEED, _WET = 7, 0.85
# Music lies under a voice: a hollow where consonants live, little below what small speakers play.
_HOLLOW = peaking(2000.0, -3.5, 0.6)
_LOW_END = high_pass(38.0)


class _Event(NamedTuple):
    at: int
    part: Part
    note: Note


class _Sounding(NamedTuple):
    """A note under way: its sound, the frame it began at, its gains left, right and to the room."""

    sound: Mono
    at: int
    left: np.float32
    right: np.float32
    room: np.float32


def staged(piece: Piece) -> Iterator[Signal]:
    """The piece in blocks of (2, BLOCK) at 48 kHz (the last one shorter), together exactly
    round(seconds * 48000) frames; not levelled yet.

    A loop is played as if it had been going on for ever: what rings over its end sounds at its
    beginning.
    """
    frames = round(piece.seconds * RATE_HZ)
    voices = Voices(piece.parts) if piece.loops else Voices(piece.parts, piece.seconds)
    heard = (voices.longest_seconds + 1) * RATE_HZ + _TAIL
    before = ceil(heard / frames) if piece.loops and frames else 0
    voices.repeat(before + 1)
    player = _Player(voices, _events(piece, frames, before))
    response = _response(piece.brightness_hz)
    carry = np.zeros((2, _TAIL), np.float32)
    first = -BLOCK * ceil(_TAIL / BLOCK) if piece.loops else 0
    for start in range(first, frames, BLOCK):
        made = _in_room(*player.block(start), response)
        made[:, :_TAIL] += carry
        carry = made[:, BLOCK:].copy()
        if start >= 0:
            yield made[:, : min(BLOCK, frames - start)]


def _events(piece: Piece, frames: int, before: int) -> list[_Event]:
    """All notes by their first frame; those of a loop also as often as they were struck before and
    may still be heard.
    """
    events = [
        _Event(round(note.start * RATE_HZ) - turn * frames, part, note)
        for part in piece.parts
        for note in part.notes
        for turn in range(before + 1)
    ]
    return sorted(events, key=lambda event: event.at)


class _Player:
    """Plays events in order, a block at a time; keeps what goes on into the next block."""

    def __init__(self, voices: Voices, events: list[_Event]) -> None:
        self._voices, self._events = voices, iter(events)
        self._next = next(self._events, None)
        self._under_way: list[_Sounding] = []

    def block(self, start: int) -> tuple[Signal, Mono]:
        """What stands in the block from frame `start`: dry in stereo, and what goes to the room."""
        dry, room = np.zeros((2, BLOCK), np.float32), np.zeros(BLOCK, np.float32)
        while self._next is not None and self._next.at < start + BLOCK:
            self._under_way.append(self._begun(self._next))
            self._next = next(self._events, None)
        for tone in self._under_way:
            a, b = max(tone.at, start), min(tone.at + len(tone.sound), start + BLOCK)
            if a < b:
                piece = tone.sound[a - tone.at : b - tone.at]
                dry[0, a - start : b - start] += tone.left * piece
                dry[1, a - start : b - start] += tone.right * piece
                room[a - start : b - start] += tone.room * piece
        self._under_way = [
            tone for tone in self._under_way if tone.at + len(tone.sound) > start + BLOCK
        ]
        return dry, room

    def _begun(self, event: _Event) -> _Sounding:
        part, note = event.part, event.note
        is_drum = seats()[part.instrument].kind == "drum"
        spread = 0.0 if is_drum or part.role == "bass" else (note.pitch - 62) / 48 * _KEYBOARD_WIDTH
        if part.role == "pad":
            spread += _PAD_WIDTH if note.pitch % 2 else -_PAD_WIDTH
        aside = _ASIDE.get(part.role, 0.0)
        pan = min(_WIDEST, max(-_WIDEST, part.pan + spread + aside))
        angle = (pan + 1) * np.pi / 4
        return _Sounding(
            self._voices.note(part, note),
            event.at,
            np.float32(np.cos(angle)),
            np.float32(np.sin(angle)),
            np.float32(part.room),
        )


class _Response(NamedTuple):
    """What the stage does to a sound, as spectra: `tone` to all of it, `room` to what was sent."""

    tone: NDArray[np.complex64]
    room: NDArray[np.complex64]


def _in_room(dry: Signal, room: Mono, response: _Response) -> Signal:
    spectrum = np.fft.rfft(dry, _POINTS)
    spectrum *= response.tone
    spectrum += np.fft.rfft(room, _POINTS) * response.room
    made: Signal = np.fft.irfft(spectrum, _POINTS).astype(np.float32, copy=False)
    return made


@lru_cache(maxsize=4)
def _response(brightness_hz: float) -> _Response:
    tone = _spectrum((_LOW_END, _HOLLOW, low_pass(brightness_hz, 0.6)))
    room = np.fft.rfft(_room(), _POINTS) * np.float32(_WET)
    return _Response(tone, (room * tone).astype(np.complex64))


def _spectrum(sections: tuple[Biquad, ...]) -> NDArray[np.complex64]:
    impulse = np.zeros((1, _TAIL), np.float32)
    impulse[0, 0] = 1.0
    narrow: NDArray[np.complex64] = np.fft.rfft(
        filtered(impulse, *sections)[0, : _TAIL // 4], _POINTS
    ).astype(np.complex64)
    return narrow


@lru_cache(maxsize=1)
def _room() -> Signal:
    """Two unlike tails of dying noise, darker than the source: a small hall."""
    noise = np.random.default_rng(_ROOM_SEED)
    t = np.arange(round(_ROOM_SECONDS * RATE_HZ)) / RATE_HZ
    decay = np.exp(-t / _ROOM_DECAY_SECONDS) * np.minimum(1.0, (t[-1] - t) / 0.05)
    tails = (noise.standard_normal((2, len(t))) * decay).astype(np.float32)
    # A part of it is the same on both sides, so that little is lost on one loudspeaker.
    tails = tails + 0.2 * tails.sum(axis=0)
    delay = np.zeros((2, round(_PRE_DELAY_SECONDS * RATE_HZ)), np.float32)
    tails = filtered(np.concatenate([delay, tails], axis=1), low_pass(4200.0), high_pass(220.0))
    energy: Signal = tails / np.sqrt((tails**2).sum(axis=1, keepdims=True))
    return energy[:, : round(_ROOM_SECONDS * RATE_HZ)]
