"""Notes as sound: every pitch of every instrument of a piece once, as long as its longest note."""

from collections import Counter
from collections.abc import Iterable
from math import inf
from typing import NamedTuple

import numpy as np

from limelight.adapters.embedded.composer.playing.instruments import (
    PAD_RELEASE_SECONDS,
    RATE_HZ,
    Mono,
    Zone,
    instruments,
    pad_voice,
    recordings,
    sounded,
)
from limelight.adapters.embedded.composer.writing.orchestra import PAD, seats
from limelight.adapters.embedded.composer.writing.score import Note, Part

_LONGEST_RELEASE_SECONDS, _FREE_RING_SECONDS, _DRUM_RING_SECONDS = 1.2, 2.5, 2.0
_SHORTEST_RELEASE_SECONDS = 0.06
_RINGS_ON = ("free", "short", "drum")
_TUNES = ("lead", "double", "counter")
_VELOCITY_CURVE = 1.4
# What is played softly is also darker.
_SOFT_BELOW, _SOFT_HZ = 0.4, 3000.0
_VIBRATO_HZ, _VIBRATO_AFTER_SECONDS, _VIBRATO_GROWS_SECONDS = 5.3, 0.25, 0.5


class _Sound(NamedTuple):
    instrument: str
    pitch: int
    is_soft: bool
    vibrato_cents: float


class Voices:
    """The sounds of the parts of a piece, made when they are first needed and let go after their
    last note. Notes end by `last_seconds`; each may be asked for once, or as often as `repeat`
    says.
    """

    def __init__(self, parts: Iterable[Part], last_seconds: float = inf) -> None:
        self._left: Counter[_Sound] = Counter()
        self._longest: dict[_Sound, float] = {}
        self._made: dict[_Sound, Mono] = {}
        for part in parts:
            for note in part.notes:
                sound = _sound_of(part, note)
                held = min(note.seconds, last_seconds - note.start)
                held = max(0.0, held) + _ring(sound)
                self._left[sound] += 1
                self._longest[sound] = max(self._longest.get(sound, 0.0), held)
        self._zones = {
            sound: instruments()[sound.instrument].at(sound.pitch)
            for sound in self._longest
            if sound.instrument != PAD
        }
        self._tapes = recordings(zone for zones in self._zones.values() for zone in zones)

    @property
    def longest_seconds(self) -> float:
        """The longest that any note may be heard."""
        return max(self._longest.values(), default=0.0)

    def repeat(self, times: int) -> None:
        """Let every note be asked for so many times."""
        self._left = Counter({sound: count * times for sound, count in self._left.items()})

    def note(self, part: Part, note: Note) -> Mono:
        """A note as it sounds, its release included; strength and the part's gain applied."""
        sound = _sound_of(part, note)
        if sound not in self._made:
            self._made[sound] = self._voice(sound)
        made = _released(self._made[sound], sound, note.seconds)
        self._left[sound] -= 1
        if not self._left[sound]:
            del self._made[sound]
        made *= np.float32(10 ** (part.gain_db / 20) * note.velocity**_VELOCITY_CURVE)
        return made

    def _voice(self, sound: _Sound) -> Mono:
        seconds = self._longest[sound]
        if sound.instrument == PAD:
            return pad_voice(sound.pitch, seconds)
        tone_hz = _SOFT_HZ if sound.is_soft else None
        voice = self._layered(self._zones[sound], sound.pitch, seconds, tone_hz)
        if sound.vibrato_cents:
            voice = _swaying(voice, sound.vibrato_cents)
        voice *= np.float32(10 ** (instruments()[sound.instrument].gain_db / 20))
        return voice

    def _layered(
        self, zones: tuple[Zone, ...], pitch: int, seconds: float, tone_hz: float | None
    ) -> Mono:
        layers = [sounded(self._tapes[zone.file], zone, pitch, seconds, tone_hz) for zone in zones]
        voice = np.zeros(max(map(len, layers)), np.float32)
        for layer in layers:
            voice[: len(layer)] += layer
        return voice


def _sound_of(part: Part, note: Note) -> _Sound:
    seat = seats()[part.instrument]
    is_soft = note.velocity < _SOFT_BELOW and seat.kind != "drum" and part.instrument != PAD
    vibrato = seat.vibrato_cents if part.role in _TUNES and note.seconds > 0.5 else 0.0
    return _Sound(part.instrument, note.pitch, is_soft, vibrato)


def _ring(sound: _Sound) -> float:
    """Seconds a note sounds on after its end."""
    if sound.instrument == PAD:
        return PAD_RELEASE_SECONDS
    kind = seats()[sound.instrument].kind
    if kind in _RINGS_ON:
        return _DRUM_RING_SECONDS if kind == "drum" else _FREE_RING_SECONDS
    own = instruments()[sound.instrument].at(sound.pitch)[0].release_seconds
    return max(_SHORTEST_RELEASE_SECONDS, min(own, _LONGEST_RELEASE_SECONDS))


def _released(voice: Mono, sound: _Sound, seconds: float) -> Mono:
    hold = round(seconds * RATE_HZ)
    release = max(64, round(_ring(sound) * RATE_HZ))
    made = voice[: hold + release].copy()
    tail = made[hold:]
    if len(tail):
        tail *= np.exp(np.linspace(0, -5, release, dtype=np.float32))[: len(tail)]
        end = min(256, len(tail))
        tail[-end:] *= np.linspace(1, 0, end, dtype=np.float32)
    return made


def _swaying(voice: Mono, cents: float) -> Mono:
    """The voice with a vibrato that begins late and grows, as players do it."""
    t = np.arange(len(voice), dtype=np.float32) / RATE_HZ
    grown = np.clip((t - _VIBRATO_AFTER_SECONDS) / _VIBRATO_GROWS_SECONDS, 0, 1)
    # A change of speed by c cents is one of c ln(2) / 1200; its integral moves the reading place.
    depth = cents * np.log(2) / 1200 / (2 * np.pi * _VIBRATO_HZ) * RATE_HZ
    place = np.arange(len(voice)) + depth * grown * (1 - np.cos(2 * np.pi * _VIBRATO_HZ * t))
    made: Mono = np.interp(place, np.arange(len(voice)), voice).astype(np.float32)
    return made
