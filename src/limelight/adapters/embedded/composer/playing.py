"""From notes to sound: every note placed, panned and sent to a room; then tone, level, limit and
fade.
"""

from functools import lru_cache

import numpy as np

from limelight.adapters.embedded.composer.instruments import (
    PAD,
    PAD_RELEASE_SECONDS,
    RATE_HZ,
    Mono,
    Zone,
    instruments,
    pad_voice,
    recordings,
    sounded,
)
from limelight.adapters.embedded.composer.score import Note, Part, Piece
from limelight.renders.sound.dynamics import Limiter, drawn
from limelight.renders.sound.filters import filtered, high_pass, low_pass
from limelight.renders.sound.loudness import PEAK_BLOCK, SILENCE_LUFS, integrated_lufs
from limelight.renders.sound.waves import Signal

TARGET_LUFS, CEILING_DBTP = -20.0, -3.5
_LONGEST_RELEASE_SECONDS = 1.2
_RING_SECONDS = 2.5
_VELOCITY_CURVE = 1.4
_KEYBOARD_WIDTH = 0.5
_ROOM_SECONDS, _ROOM_DECAY_SECONDS, _PRE_DELAY_SECONDS = 1.6, 0.28, 0.018
_ROOM_SEED = 7
_BLOCK = 1 << 18
# Struck and plucked instruments ring on after the hand is gone.
_RINGING = frozenset(
    (
        "celesta",
        "music-box",
        "marimba",
        "kalimba",
        "harp",
        "pizzicato",
        "timpani",
        "kick",
        "side-stick",
        "snare",
        "clap",
        "closed-hat",
        "open-hat",
        "crash",
        "ride",
        "tambourine",
        "shaker",
        "maracas",
        "low-tom",
        "brush-tap",
        "brush-swirl",
        "brush-hat",
    )
)


def played(piece: Piece) -> Signal:
    """The piece as (2, frames) at 48 kHz, exactly round(seconds * 48000) frames, about -20 LUFS,
    peaks under -3 dBTP.
    """
    frames = round(piece.seconds * RATE_HZ)
    dry, room = np.zeros((2, frames), np.float32), np.zeros((2, frames), np.float32)
    voices = _voices(piece)
    for part in piece.parts:
        _play(part, voices, dry, room)
    _add_room(room, dry)
    del room
    filtered(dry, high_pass(38.0), low_pass(piece.brightness_hz, 0.6), in_place=True)
    return _faded(_levelled(dry), piece.fade_seconds)


def _ring(instrument: str, pitch: int) -> float:
    """Seconds a note sounds on after its end."""
    if instrument == PAD:
        return PAD_RELEASE_SECONDS
    longest = _RING_SECONDS if instrument in _RINGING else _LONGEST_RELEASE_SECONDS
    return min(instruments()[instrument].at(pitch)[0].release_seconds, longest)


def _voices(piece: Piece) -> dict[tuple[str, int], Mono]:
    """The sound of every (instrument, pitch) of the piece, long enough for its longest note."""
    longest: dict[tuple[str, int], float] = {}
    for part in piece.parts:
        for note in part.notes:
            key = (part.instrument, note.pitch)
            held = note.seconds + _ring(*key)
            longest[key] = max(longest.get(key, 0.0), held)
    band = instruments()
    zones = {key: band[key[0]].at(key[1]) for key in longest if key[0] != PAD}
    tapes = recordings(zone for layers in zones.values() for zone in layers)
    voices = {}
    for key, seconds in longest.items():
        if key[0] == PAD:
            voices[key] = pad_voice(key[1], seconds)
        else:
            gain = np.float32(10 ** (band[key[0]].gain_db / 20))
            voices[key] = gain * _layered(tapes, zones[key], key[1], seconds)
    return voices


def _layered(tapes: dict[str, Mono], zones: tuple[Zone, ...], pitch: int, seconds: float) -> Mono:
    layers = [sounded(tapes[zone.file], zone, pitch, seconds) for zone in zones]
    voice = np.zeros(max(map(len, layers)), np.float32)
    for layer in layers:
        voice[: len(layer)] += layer
    return voice


def _play(part: Part, voices: dict[tuple[str, int], Mono], dry: Signal, room: Signal) -> None:
    gain = 10 ** (part.gain_db / 20)
    for note in part.notes:
        key = (part.instrument, note.pitch)
        sound = _released(voices[key], note, _ring(*key))
        sound *= np.float32(gain * note.velocity**_VELOCITY_CURVE)
        at = round(note.start * RATE_HZ)
        sound = sound[: max(0, dry.shape[1] - at)]
        stop = at + len(sound)
        if not len(sound):
            continue
        spread = (note.pitch - 62) / 48 * _KEYBOARD_WIDTH
        pan = float(np.clip(part.pan + (0 if part.instrument in _RINGING else spread), -0.7, 0.7))
        angle = (pan + 1) * np.pi / 4
        sides = np.array([[np.cos(angle)], [np.sin(angle)]], np.float32)
        dry[:, at:stop] += sides * sound
        room[:, at:stop] += (0.35 * sides + 0.5) * sound * np.float32(part.room)


def _released(voice: Mono, note: Note, release_seconds: float) -> Mono:
    hold = round(note.seconds * RATE_HZ)
    release = max(64, round(release_seconds * RATE_HZ))
    sound = voice[: hold + release].copy()
    tail = sound[hold:]
    if len(tail):
        fall = np.exp(np.linspace(0, -5, release, dtype=np.float32))[: len(tail)]
        tail *= fall
        end = min(256, len(tail))
        tail[-end:] *= np.linspace(1, 0, end, dtype=np.float32)
    return sound


@lru_cache(maxsize=1)
def _room_response() -> Signal:
    """Two unlike tails of dying noise, darker than the source: a small hall."""
    noise = np.random.default_rng(_ROOM_SEED)
    t = np.arange(round(_ROOM_SECONDS * RATE_HZ)) / RATE_HZ
    tails = (noise.standard_normal((2, len(t))) * np.exp(-t / _ROOM_DECAY_SECONDS)).astype(
        np.float32
    )
    delay = np.zeros((2, round(_PRE_DELAY_SECONDS * RATE_HZ)), np.float32)
    tails = filtered(np.concatenate([delay, tails], axis=1), low_pass(4200.0), high_pass(220.0))
    energy: Signal = tails / np.sqrt((tails**2).sum(axis=1, keepdims=True))
    return energy


def _add_room(send: Signal, whole: Signal) -> None:
    response = _room_response()
    tail = response.shape[1]
    step = _BLOCK - tail
    spectrum = np.fft.rfft(response, _BLOCK)
    for first in range(0, send.shape[1], step):
        piece = np.fft.rfft(send[:, first : first + step], _BLOCK)
        wet = np.fft.irfft(piece * spectrum, _BLOCK)[:, : whole.shape[1] - first]
        whole[:, first : first + wet.shape[1]] += wet


def _levelled(whole: Signal) -> Signal:
    lufs = integrated_lufs(whole)
    if lufs <= SILENCE_LUFS:
        return whole
    drive = 10 ** ((TARGET_LUFS - lufs) / 20)
    gain = Limiter(whole, CEILING_DBTP).gain(drive)
    whole *= drawn(gain, whole.shape[1], PEAK_BLOCK)
    return whole


def _faded(whole: Signal, seconds: float) -> Signal:
    frames = min(round(seconds * RATE_HZ), whole.shape[1])
    if frames:
        whole[:, -frames:] *= np.cos(np.linspace(0, np.pi / 2, frames, dtype=np.float32)) ** 2
    return whole
