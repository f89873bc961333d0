"""Sound: loudness, peaks, fades and rumble."""

import re
import subprocess
import wave
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from limelight.adapters.embedded.voice import sound
from limelight.adapters.embedded.voice.networks import SAMPLE_RATE_HZ, Samples


def tone(hz: float, seconds: float, level: float) -> Samples:
    """A sine."""
    time = np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return (level * np.sin(2 * np.pi * hz * time)).astype(np.float32)


@pytest.mark.parametrize("hz", [120, 1000, 5000])
def test_loudness_agrees_with_ffmpeg(hz: int, tmp_path: Path) -> None:
    samples = np.concatenate([tone(hz, 2, 0.2), sound.silence(1), tone(hz, 2, 0.05)])
    sound.write_wav(tmp_path / "tone.wav", [samples])
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(tmp_path / "tone.wav")]
    command += ["-af", "ebur128", "-f", "null", "-"]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    measured = float(re.findall(r"I:\s+(-[\d.]+) LUFS", report)[-1])

    assert sound.loudness_lufs(samples) == pytest.approx(measured, abs=0.25)


def test_levelling_reaches_the_target_and_holds_the_peaks() -> None:
    quiet = tone(400, 3, 0.01)
    quiet[::6000] = 0.9

    [levelled] = sound.levelled([quiet])

    assert np.abs(levelled).max() <= 10 ** (-1.5 / 20)
    assert sound.loudness_lufs(*sound.levelled([tone(400, 3, 0.01)])) == pytest.approx(-19, abs=0.1)


def test_silence_stays_silence() -> None:
    assert not sound.levelled([sound.silence(1)])[0].any()


def test_rumble_goes_and_speech_stays() -> None:
    speech = tone(200, 1, 0.3)

    cleaned = sound.cleaned(speech + tone(20, 1, 0.3) + np.float32(0.2))

    assert np.abs(cleaned - speech).max() < 0.02


def test_fades_start_and_end_at_nothing() -> None:
    faded = sound.faded(np.ones(2400, np.float32))

    assert faded[0] == faded[-1] == 0
    assert faded[1200] == 1


def test_a_wav_is_mono_16_bit(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", [tone(100, 0.5, 0.5)])

    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 24_000)
        assert file.getnframes() == 12_000
