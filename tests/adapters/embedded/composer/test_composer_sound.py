"""What the composer sounds like: levels, balance, tuning, speed of change, exact lengths."""

import wave
from pathlib import Path

import numpy as np
import pytest

from limelight.adapters.embedded.composer import instruments as band
from limelight.adapters.embedded.composer.instruments import (
    instruments,
    pad_voice,
    recordings,
    sounded,
)
from limelight.adapters.embedded.composer.maker import Composer, compose_now
from limelight.adapters.embedded.composer.moods import STYLES
from limelight.adapters.embedded.composer.patterns import GROOVES
from limelight.generation.errors import Unavailable
from limelight.generation.schemas import MusicAsk
from limelight.kit.workers import Workers
from limelight.renders.sound.loudness import integrated_lufs, true_peak_dbtp
from limelight.renders.sound.waves import RATE_HZ, Signal, read_wave

UNPITCHED = {name for hits in GROOVES.values() for name, *_ in hits} | {"ride", "open-hat", "crash"}


def share_db(signal: Signal, low_hz: float, high_hz: float) -> float:
    """The part of the power between two frequencies, in dB of the whole."""
    mono = signal.mean(axis=0)
    power = np.abs(np.fft.rfft(mono)) ** 2
    at = np.fft.rfftfreq(len(mono), 1 / RATE_HZ)
    inside = power[(at >= low_hz) & (at < high_hz)].sum()
    return float(10 * np.log10(inside / power.sum() + 1e-12))


def levels_db(signal: Signal) -> list[float]:
    seconds = signal.shape[1] // RATE_HZ
    pieces = signal[:, : seconds * RATE_HZ].reshape(2, seconds, RATE_HZ)
    return [float(10 * np.log10(np.mean(pieces[:, n] ** 2) + 1e-12)) for n in range(seconds)]


@pytest.mark.parametrize("mood", sorted(STYLES))
def test_every_mood_lies_well_under_a_voice(tmp_path: Path, mood: str) -> None:
    made = compose_now(MusicAsk(mood=mood, seconds=8, seed=3), tmp_path)
    sound = read_wave(made.audio)
    assert sound.shape == (2, 8 * RATE_HZ)
    assert integrated_lufs(sound) == pytest.approx(-20, abs=0.7)
    assert true_peak_dbtp(sound) <= -3.0
    assert np.asarray(np.corrcoef(sound))[0, 1] > 0.2
    assert share_db(sound, 0, 35) < -15
    assert share_db(sound, 6000, 24_000) < -15
    assert share_db(sound, 2000, 6000) < -8
    levels = levels_db(sound)
    assert levels[0] > -40
    assert min(levels[:6]) > -40
    assert levels[-1] < max(levels[-4:-1]) - 3
    assert np.abs(sound[:, -48:]).max() < 0.001
    assert abs(float(sound.mean())) < 1e-3


@pytest.mark.parametrize("seconds", [0.02, 0.9, 2.5, 4.0, 7.345678])
def test_the_length_is_exact(tmp_path: Path, seconds: float) -> None:
    made = compose_now(MusicAsk(mood="calm", seconds=seconds), tmp_path)
    with wave.open(str(made.audio)) as file:
        shape = (file.getnchannels(), file.getframerate(), file.getsampwidth(), file.getnframes())
    assert shape == (2, 48_000, 2, round(seconds * 48_000))
    assert made.seconds == pytest.approx(seconds, abs=1 / 48_000)


async def test_the_maker_gives_the_same_bytes_for_the_same_ask(tmp_path: Path) -> None:
    workers = Workers(1)
    try:
        maker = Composer(workers)
        ask = MusicAsk(mood="happy", seconds=6, seed=9)
        far = await maker.compose(ask, tmp_path / "far")
    finally:
        workers.close()
    near = compose_now(ask, tmp_path / "near")
    other = compose_now(ask.model_copy(update={"seed": 10}), tmp_path / "near")
    assert far.audio.read_bytes() == near.audio.read_bytes()
    assert far.audio.name == near.audio.name
    assert other.audio.read_bytes() != near.audio.read_bytes()
    assert maker.info.provider == "embedded"
    assert far.facts["mood"] == "happy"


def test_a_tempo_and_a_key_asked_for_are_heard_of(tmp_path: Path) -> None:
    made = compose_now(MusicAsk(mood="focused", seconds=8, tempo_bpm=90, key="D minor"), tmp_path)
    assert made.facts["tempo_bpm"] == 90
    assert made.facts["key"] == "D minor"


def heard_hz(sound: band.Mono, near_hz: float) -> float:
    """The frequency near `near_hz` whose overtones together are strongest."""
    piece = sound[2400:38_400]
    size = 1 << 18
    spectrum = np.log1p(np.abs(np.fft.rfft(piece * np.hanning(len(piece)), size)) * 10)
    candidates = near_hz * 2 ** (np.arange(-100, 101, 2) / 1200)
    places = [np.rint(candidates * over * size / RATE_HZ).astype(int) for over in range(1, 5)]
    return float(candidates[np.argmax(sum(spectrum[place] for place in places))])


@pytest.mark.parametrize("name", sorted({*instruments()} - UNPITCHED))
def test_instruments_are_in_tune_at_once_and_when_held(name: str) -> None:
    for zone in instruments()[name].zones[::3]:
        tape = recordings([zone])[zone.file]
        pitch = min(zone.high, zone.root + 1)
        wanted_hz = 440 * 2 ** ((pitch - 69) / 12)
        held = sounded(tape, zone, pitch, 2.5)
        moments = [held] if zone.loop is None else [held, held[RATE_HZ:]]
        for sound in moments:
            cents = 1200 * np.log2(heard_hz(sound, wanted_hz) / wanted_hz)
            assert abs(cents) < 40, (zone.root, pitch)


def test_the_pad_is_in_tune_soft_and_swells() -> None:
    pad = pad_voice(60, 2.0)
    assert heard_hz(pad, 261.6) == pytest.approx(261.6, rel=0.006)
    assert np.abs(pad[:480]).max() < 0.01
    assert share_db(pad[None], 3000, 24_000) < -40


def test_a_long_note_of_a_sustaining_instrument_does_not_stop() -> None:
    zone = instruments()["strings"].at(60)[0]
    tape = recordings([zone])[zone.file]
    held = sounded(tape, zone, 60, 9.0)
    assert len(held) >= 9 * RATE_HZ
    late = held[8 * RATE_HZ : 9 * RATE_HZ]
    assert np.sqrt((late**2).mean()) > 0.05 * np.abs(held).max()


def test_damaged_instruments_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "instruments.zip"
    damaged.write_bytes(band.ARCHIVE.read_bytes()[:-1])
    monkeypatch.setattr(band, "ARCHIVE", damaged)
    instruments.cache_clear()
    try:
        with pytest.raises(Unavailable, match="damaged"):
            instruments()
    finally:
        instruments.cache_clear()
