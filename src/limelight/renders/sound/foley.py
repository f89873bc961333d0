"""Short sounds for changes of shots and titles, made by calculation alone: nothing is recorded,
nothing is downloaded, the same everywhere.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from limelight.renders.sound.filters import filtered, high_pass, low_pass
from limelight.renders.sound.loudness import integrated_lufs
from limelight.renders.sound.waves import RATE_HZ, Signal

EffectKind = Literal["whoosh", "pop", "tick", "riser"]
SECONDS: dict[EffectKind, float] = {"whoosh": 0.6, "pop": 0.12, "tick": 0.06, "riser": 1.3}
# Where in each sound the moment is that it belongs to, in seconds.
MOMENTS: dict[EffectKind, float] = {"whoosh": 0.30, "pop": 0.0, "tick": 0.0, "riser": 1.20}

# How loud each is made: ticks are short, and would be sharp at the loudness of others.
_LUFS: dict[EffectKind, float] = {"whoosh": -22.0, "pop": -26.0, "tick": -30.0, "riser": -24.0}
_MEASURED_SECONDS = 0.4
_CEILING = 0.5

Mono = NDArray[np.float64]


def draw_effect(kind: EffectKind) -> Signal:
    """The sound of a kind as (2, frames) at 48 kHz: -22 to -30 LUFS over 0.4 s or its whole length,
    peaks under -6 dBFS, silent at both ends.
    """
    made = _KINDS[kind]().astype(np.float32)
    room = max(0, round(_MEASURED_SECONDS * RATE_HZ) - made.shape[1])
    lufs = integrated_lufs(np.pad(made, ((0, 0), (0, room))))
    made *= np.float32(10 ** ((_LUFS[kind] - lufs) / 20))
    made *= np.float32(min(1.0, _CEILING / np.abs(made).max()))
    return made


def _times(seconds: float) -> Mono:
    return np.arange(round(seconds * RATE_HZ)) / RATE_HZ


def _noise(frames: int, seed: int) -> Mono:
    return np.random.default_rng(seed).standard_normal(frames)


def _swept(noise: Mono, centres_hz: Mono, width: float) -> Mono:
    """The noise through a band that moves: `width` is that of the band per its centre (a
    two-pole resonator whose pitch follows the curve, in steps).
    """
    made = np.zeros_like(noise)
    before, long_before = 0.0, 0.0
    radii = np.exp(-np.pi * width * centres_hz / RATE_HZ)
    turns = 2 * radii * np.cos(2 * np.pi * centres_hz / RATE_HZ)
    squares = radii**2
    for at, (value, turn, square, radius) in enumerate(
        zip(noise, turns, squares, radii, strict=True)
    ):
        now = value * (1 - radius) + turn * before - square * long_before
        made[at] = now
        before, long_before = now, before
    return made


def _across(mono: Mono, places: Mono) -> Signal:
    """A sound that moves from left (0) to right (1) at equal power, the same sum everywhere."""
    angle = places * np.pi / 2
    return np.stack([mono * np.cos(angle), mono * np.sin(angle)]).astype(np.float32)


def _whoosh() -> Signal:
    """Air that comes, passes in the middle, and goes."""
    t = _times(SECONDS["whoosh"])
    passed = np.exp(-(((t - 0.30) / 0.12) ** 2))
    air = _swept(_noise(len(t), 1), 450 + 1900 * passed, 0.45) * passed**1.2
    edges = np.clip(np.minimum(t, t[::-1]) / 0.03, 0, 1)
    clear = filtered((air * edges)[None].astype(np.float32), high_pass(180.0))[0]
    return _across(clear.astype(np.float64) * edges, 0.3 + 0.4 * t / t[-1])


def _pop() -> Signal:
    """A bubble: a tone that rises quickly and is gone."""
    t = _times(SECONDS["pop"])
    turns = 2 * np.pi * np.cumsum(320 + 420 * (1 - np.exp(-t / 0.02))) / RATE_HZ
    bubble = np.sin(turns) * np.exp(-t / 0.022) * np.clip(t / 0.002, 0, 1)
    return _across(bubble * np.clip(t[::-1] / 0.01, 0, 1), np.full(len(t), 0.5))


def _tick() -> Signal:
    """A small wooden knock."""
    t = _times(SECONDS["tick"])
    knock = sum(
        share * np.sin(2 * np.pi * hertz * t) * np.exp(-t / fall)
        for hertz, share, fall in ((1150, 1.0, 0.008), (1840, 0.5, 0.005), (2900, 0.25, 0.003))
    )
    edges = np.clip(t / 0.0006, 0, 1) * np.clip(t[::-1] / 0.01, 0, 1)
    return _across(knock * edges, np.full(len(t), 0.5))


def _riser() -> Signal:
    """What grows and climbs until it lets go."""
    t = _times(SECONDS["riser"])
    grown = np.clip(t / 1.2, 0, 1)
    air = _swept(_noise(len(t), 2), 250 * 10**grown, 0.5)
    turns = 2 * np.pi * np.cumsum(160 * 4**grown) / RATE_HZ
    tone = 0.12 * (np.sin(turns) + 0.5 * np.sin(1.5 * turns))
    let_go = np.clip((1.3 - t) / 0.1, 0, 1) ** 2
    whole = (air / np.abs(air).max() + tone) * grown**2.2 * let_go
    clear = filtered(whole[None].astype(np.float32), high_pass(140.0), low_pass(7000.0))[0]
    return _across(clear.astype(np.float64) * let_go, np.full(len(t), 0.5))


_KINDS: dict[EffectKind, Callable[[], Signal]] = {
    "whoosh": _whoosh,
    "pop": _pop,
    "tick": _tick,
    "riser": _riser,
}
