"""Sounds go by in blocks: where one ends changes nothing, and memory does not grow with length."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.renders.sound import dynamics
from limelight.renders.sound.beats import BeatFinder, find_beats
from limelight.renders.sound.dynamics import StepPowers, drawn, faded, limiting_gain
from limelight.renders.sound.filters import Filter, filtered, high_pass, peaking
from limelight.renders.sound.loudness import Loudness, TruePeaks
from limelight.renders.sound.tracks.tape import Tape
from limelight.renders.sound.waves import (
    RATE_HZ,
    Signal,
    WaveFile,
    resampled,
    write_wave,
    write_wave_blocks,
)

FRAMES = 30_011
SECTIONS = (high_pass(70.0), peaking(2500.0, -4.0, 0.8))
CUTS = st.lists(st.integers(0, FRAMES), max_size=5)


def noise(channels: int = 2) -> Signal:
    made = np.random.default_rng(channels).standard_normal((channels, FRAMES)) * 0.2
    return made.astype(np.float32)


def cut(signal: Signal, cuts: list[int]) -> Iterator[tuple[int, Signal]]:
    """The signal in the pieces between these places, some perhaps empty."""
    for a, b in pairwise([0, *sorted(cuts), signal.shape[1]]):
        yield a, signal[:, a:b]


@given(CUTS)
@settings(max_examples=10, deadline=None)
def test_filters_and_meters_do_not_see_where_blocks_end(cuts: list[int]) -> None:
    signal = noise()
    filtering, loudness, peaks, powers = Filter(*SECTIONS), Loudness(), TruePeaks(), StepPowers()
    made = []
    for _, block in cut(signal, cuts):
        made.append(filtering.feed(block))
        for meter in (loudness, peaks, powers):
            meter.hear(block)
    assert np.abs(np.concatenate(made, axis=1) - filtered(signal, *SECTIONS)).max() < 1e-6
    whole = Loudness(), TruePeaks(), StepPowers()
    for meter in whole:
        meter.hear(signal)
    assert np.allclose(loudness.energies(), whole[0].energies(), rtol=1e-6)
    assert np.allclose(peaks.blocks(), whole[1].blocks(), atol=1e-6)
    assert np.allclose(powers.powers(), whole[2].powers(), rtol=1e-6)


@given(CUTS, st.sampled_from([32, 240]), st.integers(1, 1200))
@settings(max_examples=25, deadline=None)
def test_gains_and_fades_do_not_see_where_blocks_end(
    cuts: list[int], step: int, points: int
) -> None:
    signal, curve = noise(1), np.random.default_rng(points).random(points)
    gain = drawn(curve, FRAMES, step)
    slopes = faded(signal, 0, FRAMES, (0.1, 0.3))
    for at, block in cut(signal, cuts):
        count = block.shape[1]
        assert np.array_equal(drawn(curve, count, step, at), gain[at : at + count])
        part = faded(block, at, FRAMES, (0.1, 0.3))
        assert np.array_equal(part, slopes[:, at : at + count])


@pytest.mark.parametrize("at_once", [7, 8, 50, 333])
def test_the_limiter_does_not_see_where_blocks_end(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    peaks = np.random.default_rng(1).random(1000).astype(np.float32)
    whole = limiting_gain(peaks, -2.0, 1.7)
    monkeypatch.setattr(dynamics, "_LIMITED_AT_ONCE", at_once)
    assert np.allclose(limiting_gain(peaks, -2.0, 1.7), whole, rtol=1e-12)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 300)), max_size=6), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_tape_gives_back_what_was_recorded(parts: list[tuple[int, int]], is_long: bool) -> None:
    signal, wanted = noise(2), np.zeros((2, 1000), np.float32)
    with tempfile.TemporaryDirectory() as folder, Tape(Path(folder), 2) as tape:
        if is_long:
            tape._file.rollover()
        for first, count in parts:
            tape.write(first, signal[:, :count])
            wanted[:, first : first + count] = signal[:, :count]
        assert np.array_equal(tape.read(0, 1000), wanted)
        assert np.array_equal(tape.read(450, 300), wanted[:, 450:750])
        assert tape.frames == max((first + count for first, count in parts), default=0)
        assert tape.is_silent == (not wanted.any())
        blocks = [block for _, block in tape.blocks(77)]
        assert sum(block.shape[1] for block in blocks) == tape.frames


def test_beats_are_found_in_blocks_of_any_size() -> None:
    music = np.zeros((1, 6 * RATE_HZ), np.float32)
    for beat in range(11):
        music[0, beat * RATE_HZ // 2 :][:2000] = noise(1)[0, :2000]
    finder = BeatFinder()
    for _, block in cut(music, [1, 300, 700, 48_000, 48_001, 200_000]):
        finder.hear(block)
    assert len(found := finder.beats()) >= 9
    assert found == find_beats(music)


def test_any_part_of_a_file_can_be_read(tmp_path: Path) -> None:
    write_wave(tmp_path / "a.wav", noise(2))
    with WaveFile(tmp_path / "a.wav") as file:
        whole = file.read(0, file.frames)
        assert whole.shape == (2, FRAMES)
        assert np.array_equal(file.read(1234, 567), whole[:, 1234:1801])
        made = np.concatenate(list(file.blocks()), axis=1)
    assert np.array_equal(made, whole)


def test_resampling_reads_no_more_than_it_needs_at_once() -> None:
    asked = []

    def read(first: int, count: int) -> Signal:
        asked.append(count)
        return np.zeros((1, count), np.float32)

    made = sum(block.shape[1] for block in resampled(read, 44_100 * 100, 44_100, RATE_HZ))
    assert made == RATE_HZ * 100
    assert max(asked) <= 44_100 * 9


MIXING = """
import re, resource, sys
from pathlib import Path
from limelight.renders.sound.mixing import mix
from limelight.stories.timeline import Clip, Sound, Timeline

folder, seconds = Path(sys.argv[1]), float(sys.argv[2])
heard = [Sound(name=n, audio=folder / f"{n}.wav", start=0, seconds=seconds) for n in ("v", "m")]
shot = Clip(name="one", start=0, seconds=seconds, picture=Path("one.png"))
line = Timeline(title="Long", width_px=2, height_px=2, seconds=seconds, clips=(shot,),
                speech=heard[:1], music=heard[1])
mix(line, folder / "mix.wav")
try:
    # What getrusage tells includes the process that started this one.
    told = re.search(r"VmHWM: +(\\d+)", Path("/proc/self/status").read_text().replace("\t", " "))
    print(int(told[1]) * 1024)
except FileNotFoundError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_a_long_mix_needs_hardly_more_memory_than_a_short_one(tmp_path: Path) -> None:
    """Held whole in memory, each minute took 130 MB more."""
    beat = np.sin(np.arange(30 * RATE_HZ, dtype=np.float32) / 40)[None] * np.float32(0.2)
    beat[:, RATE_HZ * 2 :: 7] = 0
    write_wave(tmp_path / "m.wav", beat)
    peak = {}
    for halves in (2, 4):  # of a minute
        frames = halves * beat.shape[1]
        write_wave_blocks(tmp_path / "v.wav", [beat] * halves, frames, channels=1)
        told = [sys.executable, "-c", MIXING, str(tmp_path), str(30 * halves)]
        peak[halves] = int(subprocess.run(told, capture_output=True, check=True).stdout)
        assert (tmp_path / "mix.wav").stat().st_size == 44 + frames * 4
    assert peak[4] - peak[2] < 40_000_000
    assert {path.name for path in tmp_path.iterdir()} == {"m.wav", "v.wav", "mix.wav"}
