"""Meters, filters, resampling and WAV files against independent measures and known signals."""

import contextlib
import re
import struct
import subprocess
import tempfile
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from limelight.renders.sound.decoding import read_sound
from limelight.renders.sound.dynamics import Limiter, drawn
from limelight.renders.sound.errors import SoundUnreadable
from limelight.renders.sound.filters import filtered, high_pass, low_pass, peaking
from limelight.renders.sound.loudness import (
    PEAK_BLOCK,
    SILENCE_LUFS,
    TruePeaks,
    integrated_lufs,
    true_peak_dbtp,
)
from limelight.renders.sound.waves import RATE_HZ, Signal, resampled, write_wave

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
METER = (FFMPEG, "-hide_banner", "-nostats")


def tone(frequency_hz: float, seconds: float, peak: float, rate_hz: int = RATE_HZ) -> Signal:
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    return (peak * np.sin(2 * np.pi * frequency_hz * t)).astype(np.float32)[None]


def true_peaks(signal: Signal) -> NDArray[np.float32]:
    meter = TruePeaks()
    meter.hear(signal)
    return meter.blocks()


def resample(signal: Signal, rate_hz: int) -> Signal:
    def read(first: int, count: int) -> Signal:
        return signal[:, first : first + count]

    return np.concatenate(list(resampled(read, signal.shape[1], rate_hz, RATE_HZ)), axis=1)


def ebur128(path: Path) -> tuple[float, float]:
    done = subprocess.run(
        [*METER, "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    summary = done.stderr[done.stderr.rindex("Summary") :]
    found = [re.search(rf"{name}:\s+(\S+)", summary) for name in ("I", "Peak")]
    loudness, peak = (float(match[1]) for match in found if match)
    return loudness, peak


def test_a_full_scale_1_khz_tone_is_minus_3_lufs_and_stereo_3_more() -> None:
    assert integrated_lufs(tone(997, 5, 1.0)) == pytest.approx(-3.01, abs=0.02)
    assert integrated_lufs(np.repeat(tone(997, 5, 1.0), 2, axis=0)) == pytest.approx(0.0, abs=0.02)


def test_the_relative_gate_ignores_what_is_much_softer() -> None:
    """EBU Tech 3341, case 3: a loud part between soft ones measures as the loud part."""
    soft, loud = tone(1000, 10, 10 ** (-36 / 20)), tone(1000, 60, 10 ** (-23 / 20))
    whole = np.repeat(np.concatenate([soft, loud, soft], axis=1), 2, axis=0)
    assert integrated_lufs(whole) == pytest.approx(-23.0, abs=0.1)


def test_the_absolute_gate_ignores_silence() -> None:
    """EBU Tech 3341, case 4, shortened."""
    faint = tone(1000, 5, 10 ** (-72 / 20))
    loud = tone(1000, 20, 10 ** (-23 / 20))
    whole = np.repeat(np.concatenate([faint, loud, faint], axis=1), 2, axis=0)
    assert integrated_lufs(whole) == pytest.approx(-23.0, abs=0.1)
    assert integrated_lufs(np.zeros((2, RATE_HZ), np.float32)) == SILENCE_LUFS
    assert integrated_lufs(np.zeros((2, 0), np.float32)) == SILENCE_LUFS


def test_true_peak_sees_between_the_samples() -> None:
    """A quarter-rate tone at 45 degrees has samples 3 dB under its peak (EBU Tech 3341)."""
    t = np.arange(RATE_HZ)
    between = (0.5 * np.sin(2 * np.pi * t / 4 + np.pi / 4)).astype(np.float32)[None]
    assert np.abs(between).max() == pytest.approx(0.3536, abs=1e-3)
    between *= np.hanning(RATE_HZ).astype(np.float32)
    assert true_peak_dbtp(between) == pytest.approx(-6.02, abs=0.2)


@pytest.mark.parametrize("seed", range(4))
def test_loudness_and_true_peak_agree_with_ffmpeg(tmp_path: Path, seed: int) -> None:
    noise = np.random.default_rng(seed)
    signal = noise.standard_normal((2, 7 * RATE_HZ + seed * 1234)).astype(np.float32)
    signal = filtered(signal, low_pass(2000.0 * (seed + 1)))
    level = np.abs(np.sin(np.arange(signal.shape[1]) / RATE_HZ * (seed + 0.7))) ** 3 * 0.15
    signal = (signal * level).astype(np.float32)
    write_wave(tmp_path / "a.wav", signal, seed=seed)
    loudness, peak = ebur128(tmp_path / "a.wav")
    assert integrated_lufs(signal) == pytest.approx(loudness, abs=0.07)
    assert true_peak_dbtp(signal) == pytest.approx(peak, abs=0.12)


def gain_db(section_out: Signal, section_in: Signal) -> float:
    inner = slice(RATE_HZ // 4, -RATE_HZ // 4)
    return float(20 * np.log10(np.std(section_out[:, inner]) / np.std(section_in[:, inner])))


def test_filters_do_what_they_say() -> None:
    middle, low = tone(2500, 8, 0.5), tone(30, 8, 0.5)
    assert gain_db(filtered(middle, peaking(2500, -4, 0.8)), middle) == pytest.approx(-4, abs=0.02)
    assert gain_db(filtered(low, peaking(2500, -4, 0.8)), low) == pytest.approx(0, abs=0.02)
    assert gain_db(filtered(low, high_pass(60)), low) == pytest.approx(-12.3, abs=0.1)
    assert gain_db(filtered(middle, high_pass(60)), middle) == pytest.approx(0, abs=0.02)


def test_filtering_in_blocks_leaves_no_seam() -> None:
    signal = tone(440, 14, 0.5)
    made = filtered(signal, peaking(2500, -4, 0.8))
    whole = np.fft.rfft(made[0, RATE_HZ : 13 * RATE_HZ] * np.hanning(12 * RATE_HZ))
    spectrum = 20 * np.log10(np.abs(whole) / np.abs(whole).max() + 1e-12)
    assert spectrum[12 * 600 :].max() < -110


@pytest.mark.parametrize("rate_hz", [8000, 16000, 22050, 24000, 32000, 44100, 96000])
def test_resampling_keeps_a_tone_and_adds_nothing(rate_hz: int) -> None:
    frequency_hz = min(rate_hz, RATE_HZ) * 0.42
    made = resample(tone(frequency_hz, 9.37, 0.5, rate_hz), rate_hz)
    assert abs(made.shape[1] - 9.37 * RATE_HZ) <= 3
    ideal = tone(frequency_hz, made.shape[1] / RATE_HZ, 0.5)
    inner = slice(4800, -4800)
    assert np.abs(made[:, inner] - ideal[:, inner]).max() < 1e-5


def test_resampling_down_leaves_no_alias() -> None:
    made = resample(tone(30_000, 2, 0.5, 96_000), 96_000)
    assert np.abs(made[:, 2400:-2400]).max() < 1e-4


@given(
    st.lists(st.sampled_from([0.0, 0.2, 0.9, -1.5, 3.0]), min_size=1, max_size=400),
    st.sampled_from([0.5, 1.0, 4.0]),
)
@settings(max_examples=60, deadline=None)
def test_the_limiter_keeps_every_sample_under_its_ceiling(
    values: list[float], drive: float
) -> None:
    signal = np.repeat(np.array(values, np.float32), 17)[None]
    limited = signal * drawn(
        Limiter(true_peaks(signal), -2.0).gain(drive), signal.shape[1], PEAK_BLOCK
    )
    assert true_peak_dbtp(limited) <= -1.7


def test_the_limiter_leaves_what_is_under_the_ceiling_alone() -> None:
    signal = tone(440, 1, 0.5)
    assert np.allclose(Limiter(true_peaks(signal), -2.0).gain(1.0), 1.0)


@pytest.mark.parametrize(
    ("form", "bits", "kind", "scale"),
    [(1, 8, "u1", 127), (1, 16, "<i2", 32767), (1, 32, "<i4", 2**31 - 1), (3, 32, "<f4", 1)],
)
def test_wave_files_of_every_width_are_read(
    tmp_path: Path, form: int, bits: int, kind: str, scale: int
) -> None:
    wanted = np.repeat(tone(440, 0.5, 0.5), 2, axis=0)
    offset = 128 if bits == 8 else 0
    data = (wanted.T * scale + offset).astype(kind).tobytes()
    file = tmp_path / "a.wav"
    width = 2 * bits // 8
    file.write_bytes(
        b"RIFF\0\0\0\0WAVELIST" + struct.pack("<I", 3) + b"odd\0fmt "
        + struct.pack("<IHHIIHH", 16, form, 2, RATE_HZ, RATE_HZ * width, width, bits)
        + b"data" + struct.pack("<I", len(data)) + data
    )  # fmt: skip
    assert np.abs(read_sound(file) - wanted).max() < 1 / 60


def test_24_bits_and_extensible_headers_are_read(tmp_path: Path) -> None:
    wanted = tone(440, 0.5, 0.5)
    plain, wide = tmp_path / "a.wav", tmp_path / "b.wav"
    write_wave(plain, wanted)
    subprocess.run(
        [FFMPEG, "-v", "error", "-i", plain, "-c:a", "pcm_s24le", "-rf64", "never", wide],
        check=True,
    )
    assert np.abs(read_sound(wide) - wanted).max() < 1e-4


def test_writing_dithers_by_seed_and_reads_back(tmp_path: Path) -> None:
    wanted = np.repeat(tone(440, 0.5, 0.5), 2, axis=0)
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        write_wave(tmp_path / f"{name}.wav", wanted, seed=seed)
    a, b, c = ((tmp_path / f"{name}.wav").read_bytes() for name in "abc")
    assert a == b
    assert a != c
    assert np.abs(read_sound(tmp_path / "a.wav") - wanted).max() < 1e-4


@pytest.mark.parametrize("keep", [0, 3, 11, 30, 43, 200])
def test_a_cut_off_file_is_refused_by_name(tmp_path: Path, keep: int) -> None:
    file = tmp_path / "cut.wav"
    write_wave(file, tone(440, 0.5, 0.5))
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(SoundUnreadable, match=r"cut\.wav"):
        read_sound(file)


def read_or_refuse(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(SoundUnreadable):
        file = Path(folder) / "n.wav"
        file.write_bytes(b"RIFF\0\0\0\0WAVEfmt " + content)
        read_sound(file)


@given(st.sampled_from([1, 3, 0xFFFE]), st.integers(0, 80), st.binary(max_size=80))
@settings(max_examples=150, deadline=None)
def test_nonsense_that_says_it_is_samples_is_refused_or_read(
    form: int, size: int, content: bytes
) -> None:
    read_or_refuse(struct.pack("<IH", size, form) + content)


@given(st.binary(max_size=80))
@settings(max_examples=12, deadline=None)  # each starts FFmpeg
def test_nonsense_is_refused_or_read_and_nothing_else(content: bytes) -> None:
    read_or_refuse(content)
