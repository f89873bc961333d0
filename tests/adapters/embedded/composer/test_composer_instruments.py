"""The recordings: in tune, at every length, and refused when damaged."""

from pathlib import Path

import numpy as np
import pytest

from limelight.adapters.embedded.composer.playing import instruments as band
from limelight.adapters.embedded.composer.playing.instruments import (
    RATE_HZ,
    Mono,
    instruments,
    pad_voice,
    recordings,
    sounded,
)
from limelight.adapters.embedded.composer.playing.voices import Voices
from limelight.adapters.embedded.composer.writing.orchestra import PAD, seats
from limelight.adapters.embedded.composer.writing.score import Note, Part
from limelight.generation.errors import Unavailable

PITCHED = sorted(name for name, seat in seats().items() if seat.kind != "drum" and name != PAD)
ENSEMBLES = ("choir",)
# Their partials are no multiples of the lowest one.
BELLS = ("tubular-bell", "glockenspiel")


@pytest.fixture(scope="module")
def tapes() -> dict[str, Mono]:
    return recordings(zone for name in PITCHED for zone in instruments()[name].zones[::4])


def heard_hz(sound: Mono, near_hz: float) -> float:
    """The frequency near `near_hz` whose overtones together are strongest."""
    piece = sound[2400:38_400]
    size = 1 << 18
    spectrum = np.log1p(np.abs(np.fft.rfft(piece * np.hanning(len(piece)), size)) * 10)
    candidates = near_hz * 2 ** (np.arange(-100, 101, 2) / 1200)
    places = [np.rint(candidates * over * size / RATE_HZ).astype(int) for over in range(1, 5)]
    return float(candidates[np.argmax(sum(spectrum[place] for place in places))])


@pytest.mark.parametrize("name", [name for name in PITCHED if name not in BELLS])
def test_instruments_are_in_tune_at_once_and_when_held(name: str, tapes: dict[str, Mono]) -> None:
    for zone in instruments()[name].zones[::4]:
        pitch = min(zone.high, max(zone.low, min(zone.root, 84)))
        wanted_hz = 440 * 2 ** ((pitch - 69) / 12)
        held = sounded(tapes[zone.file], zone, pitch, 2.5)
        for sound in [held] if zone.loop is None else [held, held[RATE_HZ:]]:
            cents = 1200 * np.log2(heard_hz(sound, wanted_hz) / wanted_hz)
            assert abs(cents) < (60 if name in ENSEMBLES else 40), (zone.root, pitch)


def test_the_pad_is_in_tune_soft_and_swells() -> None:
    pad = pad_voice(60, 2.0)
    assert heard_hz(pad, 261.6) == pytest.approx(261.6, rel=0.006)
    assert np.abs(pad[:480]).max() < 0.01


def test_a_long_note_of_a_sustaining_instrument_does_not_stop(tapes: dict[str, Mono]) -> None:
    zone = instruments()["strings"].zones[4]
    held = sounded(tapes[zone.file], zone, zone.root, 9.0)
    assert len(held) >= 9 * RATE_HZ
    late = held[8 * RATE_HZ : 9 * RATE_HZ]
    assert np.sqrt((late**2).mean()) > 0.05 * np.abs(held).max()


def test_voices_let_go_of_what_is_not_needed_any_more() -> None:
    notes = (Note(0.0, 1.0, 60, 0.5), Note(1.0, 0.5, 60, 0.5), Note(2.0, 0.5, 64, 0.2))
    part = Part("lead", "flute", notes)
    voices = Voices([part])
    long, short, soft = (voices.note(part, note) for note in notes)
    assert len(long) - len(short) == pytest.approx(RATE_HZ / 2, abs=2)
    assert np.abs(soft).max() < np.abs(short).max()
    assert not voices._made


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
