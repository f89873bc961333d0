"""What the composer sounds like: levels, balance, ends that ring, loops without a seam, lengths."""

import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tools.music_sketch import written

from limelight.adapters.embedded.composer.maker import INFO, Composer, compose_now
from limelight.adapters.embedded.composer.playing import mastering, stage
from limelight.adapters.embedded.composer.writing.styles import styles
from limelight.generation.errors import Rejected
from limelight.generation.schemas import MusicAsk
from limelight.kit.workers import Workers
from limelight.renders.sound.decoding import read_sound
from limelight.renders.sound.loudness import integrated_lufs, true_peak_dbtp
from limelight.renders.sound.waves import RATE_HZ, Signal


def share_db(signal: Signal, low_hz: float, high_hz: float) -> float:
    """The part of the power between two frequencies, in dB of the whole."""
    mono = signal.mean(axis=0)
    power = np.abs(np.fft.rfft(mono)) ** 2
    at = np.fft.rfftfreq(len(mono), 1 / RATE_HZ)
    inside = power[(at >= low_hz) & (at < high_hz)].sum()
    return float(10 * np.log10(inside / power.sum() + 1e-12))


def levels_db(signal: Signal, pieces: int) -> list[float]:
    parts = np.array_split(signal, pieces, axis=1)
    return [float(10 * np.log10(np.mean(part**2) + 1e-12)) for part in parts]


@pytest.mark.parametrize("mood", sorted(styles()))
def test_every_mood_lies_well_under_a_voice(tmp_path: Path, mood: str) -> None:
    made = compose_now(MusicAsk(mood=mood, seconds=7, seed=3), tmp_path)
    sound = read_sound(made.audio)
    assert sound.shape == (2, 7 * RATE_HZ)
    assert integrated_lufs(sound) == pytest.approx(-20, abs=0.3)
    assert made.facts["lufs"] == pytest.approx(integrated_lufs(sound), abs=0.1)
    assert true_peak_dbtp(sound) <= -3.0
    assert made.facts["true_peak_dbtp"] == pytest.approx(true_peak_dbtp(sound), abs=0.1)
    # On one loudspeaker nothing is lost that matters.
    middle = float(np.mean(sound.mean(axis=0) ** 2))
    assert 10 * np.log10(middle / np.mean(sound**2)) > -1.5
    assert np.asarray(np.corrcoef(sound))[0, 1] > 0.4
    # Where consonants live there is room.
    assert share_db(sound, 1000, 4000) < -7.5
    assert share_db(sound, 2000, 6000) < -10
    assert share_db(sound, 0, 35) < -15
    assert abs(float(sound.mean())) < 1e-3
    levels = levels_db(sound, 7)
    assert min(levels[:5]) > -40


@pytest.mark.parametrize("seconds", [1.0, 3.2, 9.0])
@pytest.mark.parametrize("mood", ["calm", "energetic"])
def test_the_end_rings_out_and_is_not_cut(tmp_path: Path, mood: str, seconds: float) -> None:
    ask = MusicAsk(mood=mood, seconds=seconds, seed=1)
    sound = read_sound(compose_now(ask, tmp_path).audio)
    struck = written(ask).end_seconds
    ring = levels_db(sound[:, round(struck * RATE_HZ) :], 12)
    # Down and down, in steps of the same kind: no fade from full level, no cliff at the end.
    assert ring[0] > -32
    assert ring[-1] < -48
    assert all(after < before + 1.5 for before, after in pairwise(ring[1:]))
    falls = [before - after for before, after in pairwise(ring[2:])]
    assert max(falls) < 14
    assert np.abs(sound[:, -48:]).max() < 0.002


@pytest.mark.parametrize("seconds", [0.02, 0.9, 4.345678])
def test_the_length_is_exact(tmp_path: Path, seconds: float) -> None:
    for loops in (False, True):
        made = compose_now(MusicAsk(mood="calm", seconds=seconds, loops=loops), tmp_path)
        with wave.open(str(made.audio)) as file:
            shape = (file.getnchannels(), file.getframerate(), file.getnframes())
        assert shape == (2, 48_000, round(seconds * 48_000))
        assert made.seconds == pytest.approx(seconds, abs=1 / 48_000)


@pytest.mark.parametrize(("mood", "seconds"), [("energetic", 7.7), ("dreamy", 5.0), ("lofi", 1.0)])
def test_a_loop_has_no_seam(tmp_path: Path, mood: str, seconds: float) -> None:
    ask = MusicAsk(mood=mood, seconds=seconds, seed=4, loops=True)
    sound = read_sound(compose_now(ask, tmp_path).audio)
    twice = np.concatenate([sound, sound], axis=1)
    bends = np.abs(np.diff(twice, 2)).max(axis=0)
    seam = bends[sound.shape[1] - 3 : sound.shape[1] + 1].max()
    assert seam <= np.percentile(bends, 99.9)
    # What rings over the end sounds at the beginning: no hole, no jump in level.
    before, after = levels_db(sound, 40)[-1], levels_db(sound, 40)[0]
    assert abs(before - after) < 14
    assert true_peak_dbtp(twice) <= -3.0
    # The beat goes on: the last bar's distance to the first is that of any two bars.
    piece = written(ask)
    assert (piece.seconds * piece.tempo_bpm / 60) == pytest.approx(
        round(piece.seconds * piece.tempo_bpm / 60), abs=0.01
    )


def test_blocks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    piece = written(MusicAsk(mood="happy", seconds=9, seed=2))
    usual = np.concatenate(list(stage.staged(piece)), axis=1)
    assert usual.shape[1] > 2 * stage.BLOCK
    monkeypatch.setattr(stage, "BLOCK", stage.BLOCK // 3)
    monkeypatch.setattr(stage, "_TAIL", (1 << 18) - stage.BLOCK)
    stage._response.cache_clear()
    other = np.concatenate(list(stage.staged(piece)), axis=1)
    stage._response.cache_clear()
    assert np.abs(usual - other).max() < 1e-4


def test_loud_pieces_are_limited_without_losing_their_loudness(tmp_path: Path) -> None:
    piece = written(MusicAsk(mood="dramatic", seconds=12, seed=7))
    drums = tuple(
        part._replace(gain_db=part.gain_db + 12) for part in piece.parts if part.role == "drums"
    )
    others = tuple(part for part in piece.parts if part.role != "drums")
    out = tmp_path / "loud.wav"
    made = mastering.mastered(piece._replace(parts=(*others, *drums)), out, seed=1)
    sound = read_sound(out)
    assert true_peak_dbtp(sound) <= -3.3
    assert made.true_peak_dbtp == pytest.approx(true_peak_dbtp(sound), abs=0.1)
    assert integrated_lufs(sound) == pytest.approx(-20, abs=0.5)
    assert [path.name for path in tmp_path.iterdir()] == ["loud.wav"]


async def test_the_maker_gives_the_same_bytes_for_the_same_ask(tmp_path: Path) -> None:
    workers = Workers(1)
    try:
        maker = Composer(workers)
        ask = MusicAsk(mood="happy", seconds=3, seed=9)
        far = await maker.compose(ask, tmp_path / "far")
        with pytest.raises(Rejected, match="no key 'H'"):
            await maker.compose(ask.model_copy(update={"key": "H"}), tmp_path)
    finally:
        workers.close()
    near = compose_now(ask, tmp_path / "near")
    other = compose_now(ask.model_copy(update={"seed": 10}), tmp_path / "near")
    assert far.audio.read_bytes() == near.audio.read_bytes()
    assert far.audio.name == near.audio.name
    assert other.audio.read_bytes() != near.audio.read_bytes()
    assert maker.info == INFO
    assert len(maker.moods) >= 10


def test_what_was_asked_for_stands_in_the_record(tmp_path: Path) -> None:
    ask = MusicAsk(mood="focused", seconds=8, tempo_bpm=90, key="D minor", seed=5)
    facts = compose_now(ask, tmp_path).facts
    assert (facts["mood"], facts["tempo_bpm"], facts["key"]) == ("focused", 90, "D minor")
    assert (facts["seed"], facts["notes"], facts["loops"]) == (5, [], False)
    assert facts["form"]
    rights = facts["rights"]
    assert rights["licence"] == "CC0-1.0"
    assert "original" in rights["origin"]
    assert rights["samples"]["licence"] == "MIT"
    assert set(rights["samples"]["instruments"]) <= {
        name for names in facts["instruments"].values() for name in names
    }
    odd = MusicAsk(mood="happpy", seconds=4.7, tempo_bpm=100, loops=True)
    told = " ".join(compose_now(odd, tmp_path).facts["notes"])
    assert "happy is the nearest" in told
    assert "instead of 100" in told
