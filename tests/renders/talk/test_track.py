"""The mouth follows the phonemes."""

import wave
from pathlib import Path

import numpy as np
import pytest
from tests.make.stages import SHAPES, phonemes

from limelight.renders.talk.track import Track, track_of
from limelight.stories.timeline import Sound


def _opening(track: Track, seconds: float) -> float:
    return track.numbers(seconds, SHAPES)[1]


@pytest.mark.parametrize("symbol", ["m", "b", "p"])
def test_lips_are_closed_where_a_labial_is_heard(symbol: str) -> None:
    track = track_of(phonemes(f"a {symbol} a", seconds=0.1), (), 1.0)
    assert _opening(track, 0.2 + 0.15 - 0.035) < 0.5


def test_a_short_labial_is_still_seen_closed_on_some_frame_at_30_fps() -> None:
    track = track_of(phonemes("a b a b a b a", seconds=0.03), (), 1.0)
    frames = [_opening(track, at / 30) for at in range(6, 13)]
    assert min(frames) < 1.5


def test_vowels_open_more_than_consonants_and_rest() -> None:
    track = track_of(phonemes("t t t _ _ a a a", seconds=0.12), (), 1.5)
    assert _opening(track, 0.2 + 6.5 * 0.12) > 2 * _opening(track, 0.2 + 1.5 * 0.12)
    assert _opening(track, 1.4) == pytest.approx(SHAPES["X"][1], abs=0.1)


def test_a_long_pause_rests_and_a_short_one_does_not() -> None:
    short = track_of(phonemes("a _ a", seconds=0.1), (), 1.0)
    long = track_of(phonemes("a _ _ _ a", seconds=0.1), (), 1.0)
    assert _opening(short, 0.2 + 0.15 - 0.035) > 15
    assert _opening(long, 0.2 + 0.25 - 0.035) < 4


def test_the_mouth_moves_smoothly_and_ahead_of_the_sound() -> None:
    track = track_of(phonemes("a", start=0.5, seconds=0.3), (), 1.0)
    openings = [_opening(track, at / 120) for at in range(120)]
    assert max(abs(np.diff(openings))) < 6.5
    assert _opening(track, 0.5) > 12


def test_a_loud_voice_opens_the_mouth_further(tmp_path: Path) -> None:
    audio = tmp_path / "voice.wav"
    tone = np.sin(np.arange(48000) * 0.05)
    tone[24000:] *= 0.1
    with wave.open(str(audio), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes((tone * 20000).astype("<i2").tobytes())
    speech = (Sound(name="voice", audio=audio, start=0, seconds=1),)
    track = track_of(phonemes("a a a a a a a a a a", start=0.0), speech, 1.0)
    assert _opening(track, 0.25) > 1.2 * _opening(track, 0.75)
    assert track.energy(0.25) > 0.8
    assert track.energy(0.8) < 0.3


def test_without_a_readable_voice_the_phonemes_give_the_energy(tmp_path: Path) -> None:
    lost = (Sound(name="voice", audio=tmp_path / "none.wav", start=0, seconds=1),)
    track = track_of(phonemes("a a a a"), lost, 2.0)
    assert track.energy(0.4) > 0.5
    assert track.energy(1.8) < 0.05


def test_no_phonemes_mean_a_resting_mouth() -> None:
    track = track_of((), (), 1.0)
    assert _opening(track, 0.5) == pytest.approx(SHAPES["X"][1])
