"""Sounds made by calculation: the same every time, as loud as said, without clicks."""

from typing import get_args

import numpy as np
import pytest

from limelight.renders.sound.foley import MOMENTS, SECONDS, EffectKind, draw_effect
from limelight.renders.sound.loudness import integrated_lufs
from limelight.renders.sound.waves import RATE_HZ

KINDS: tuple[EffectKind, ...] = get_args(EffectKind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_is_the_same_every_time_and_ends_in_silence(kind: EffectKind) -> None:
    sound = draw_effect(kind)
    assert sound.shape == (2, round(SECONDS[kind] * RATE_HZ))
    assert (sound == draw_effect(kind)).all()
    highest = np.abs(sound).max()
    assert 0.02 < highest <= 0.5
    assert np.abs(sound[:, [0, -1]]).max() < 0.02 * highest


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_is_soft_and_stays_on_one_loudspeaker(kind: EffectKind) -> None:
    sound = draw_effect(kind)
    missing = max(0, round(0.4 * RATE_HZ) - sound.shape[1])
    assert -31 < integrated_lufs(np.pad(sound, ((0, 0), (0, missing)))) < -21
    both = (sound**2).sum()
    together = 2 * (sound.mean(axis=0) ** 2).sum()
    assert together > 0.8 * both


@pytest.mark.parametrize(("kind", "near"), [("whoosh", 0.08), ("riser", 0.15)])
def test_a_sound_is_loudest_at_its_moment(kind: EffectKind, near: float) -> None:
    power = (draw_effect(kind) ** 2).mean(axis=0)
    smooth = np.convolve(power, np.ones(2400) / 2400, "same")
    assert abs(np.argmax(smooth) / RATE_HZ - MOMENTS[kind]) < near
