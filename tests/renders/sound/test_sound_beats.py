"""Beats that are found lie where they were put."""

from pathlib import Path

import numpy as np
import pytest

from limelight.adapters.embedded.composer.maker import compose_now
from limelight.generation.schemas import MusicAsk
from limelight.renders.sound.beats import find_beats, heard_beats
from limelight.renders.sound.waves import RATE_HZ, Signal, write_wave


def noise(seed: int, frames: int, loud: float) -> Signal:
    return np.random.default_rng(seed).normal(0, loud, (1, frames)).astype(np.float32)


def clicks(bpm: float, seconds: float = 12.0, first: float = 0.17) -> tuple[list[float], Signal]:
    """A click track over faint noise, with the times of its clicks."""
    times = list(np.arange(first, seconds - 0.1, 60 / bpm))
    sound = noise(5, round(seconds * RATE_HZ), 0.001)[0]
    t = np.arange(RATE_HZ // 30) / RATE_HZ
    click = (np.sin(2 * np.pi * 1200 * t) * np.exp(-120 * t)).astype(np.float32)
    for at in times:
        begin = round(at * RATE_HZ)
        sound[begin : begin + len(click)] += click
    return times, sound[None]


def nearest(times: tuple[float, ...] | list[float], wanted: float) -> float:
    return min(abs(time - wanted) for time in times)


@pytest.mark.parametrize("bpm", [64.0, 92.5, 120.0, 140.0])
def test_the_beats_of_a_click_track_are_its_clicks(bpm: float) -> None:
    times, sound = clicks(bpm)
    found = find_beats(sound)
    assert max(nearest(times, beat) for beat in found) < 0.012
    assert len(found) >= len(times) - 2


@pytest.mark.parametrize("mood", ["uplifting", "happy", "dreamy"])
def test_the_beats_of_composed_music_are_those_it_was_written_on(mood: str, tmp_path: Path) -> None:
    made = compose_now(MusicAsk(mood=mood, seconds=20, seed=3), tmp_path)
    found, _ = heard_beats(made.audio)
    assert np.mean([nearest(made.beats, beat) < 0.05 for beat in found]) > 0.9
    assert np.mean([nearest(found, beat) < 0.05 for beat in made.beats[:-1]]) > 0.9


def test_a_maker_knows_its_beats_and_bars(tmp_path: Path) -> None:
    made = compose_now(MusicAsk(mood="happy", seconds=12, tempo_bpm=120, seed=1), tmp_path)
    assert np.allclose(np.diff(made.beats), 0.5, atol=1e-3)
    assert made.beats[0] == made.bars[0] == 0.0
    assert set(made.bars) <= set(made.beats)
    assert made.beats[-1] < 12 - 0.5
    loop = compose_now(MusicAsk(mood="happy", seconds=8, loops=True, seed=1), tmp_path)
    assert loop.beats[-1] == pytest.approx(8 - 60 / loop.facts["tempo_bpm"], abs=0.01)


def test_silence_before_the_music_is_not_counted_as_the_mix_leaves_it_out(tmp_path: Path) -> None:
    times, sound = clicks(100)
    sound[:, : RATE_HZ // 10] = 0
    late = np.concatenate([np.zeros((1, RATE_HZ), np.float32), sound], axis=1)
    write_wave(tmp_path / "late.wav", late)
    known = tuple(time + 1 for time in times)
    heard, bars = heard_beats(tmp_path / "late.wav", known, known[::4])
    assert heard[0] == pytest.approx(known[0] - 1.09, abs=0.02)
    assert bars == heard[::4]


@pytest.mark.parametrize("kind", ["silence", "tone", "short"])
def test_what_has_no_pulse_has_no_beats(kind: str) -> None:
    t = np.arange(8 * RATE_HZ, dtype=np.float32) / RATE_HZ
    sound = {
        "silence": np.zeros_like(t),
        "tone": np.sin(2 * np.pi * 220 * t) * 0.3,
        "short": clicks(120, 1.5)[1][0],
    }[kind]
    assert find_beats(sound[None].astype(np.float32)) == ()


@pytest.mark.parametrize("seed", range(40))
def test_noise_has_no_beats(seed: int) -> None:
    assert find_beats(noise(seed, 8 * RATE_HZ, 0.1)) == ()
