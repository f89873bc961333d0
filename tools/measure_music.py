"""Measure the composer and print the tables of docs/music.md.

python -m tools.measure_music [PIECES_PER_MOOD] [SECONDS]
"""

import resource
import sys
import tempfile
import time
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from tools.music_sketch import distance, note_sketch, written

from limelight.adapters.embedded.composer.maker import compose_now
from limelight.adapters.embedded.composer.writing.styles import styles
from limelight.generation.schemas import MusicAsk
from limelight.renders.sound.decoding import read_sound
from limelight.renders.sound.loudness import Loudness, gated_lufs
from limelight.renders.sound.waves import RATE_HZ, Signal

_DRAWS, _DRAW_SECONDS = 100, 20


class Heard(NamedTuple):
    """What was measured on one piece."""

    tempo_bpm: float
    mode: str
    onsets_per_second: float
    centroid_hz: float
    low_db: float
    speech_db: float
    high_db: float
    true_peak_dbtp: float
    lufs: float
    range_lu: float
    mono_loss_db: float
    cpu_seconds: float


def heard(mood: str, seed: int, seconds: float) -> Heard:
    """Make a piece and measure it."""
    ask = MusicAsk(mood=mood, seconds=seconds, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        before = _cpu()
        made = compose_now(ask, Path(folder))
        spent = _cpu() - before
        sound = read_sound(made.audio)
    middle = float(np.mean(sound.mean(axis=0) ** 2))
    piece = written(ask)
    return Heard(
        tempo_bpm=made.facts["tempo_bpm"],
        mode=made.facts["key"].split()[-1],
        onsets_per_second=sum(len(part.notes) for part in piece.parts) / seconds,
        centroid_hz=_centroid_hz(sound),
        low_db=_share_db(sound, 20, 150),
        speech_db=_share_db(sound, 1000, 4000),
        high_db=_share_db(sound, 4000, 16_000),
        true_peak_dbtp=made.facts["true_peak_dbtp"],
        lufs=made.facts["lufs"],
        range_lu=_range_lu(sound),
        mono_loss_db=float(10 * np.log10(middle / np.mean(sound**2))),
        cpu_seconds=spent,
    )


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _spectrum(sound: Signal) -> tuple[Any, Any]:
    power = np.abs(np.fft.rfft(sound.mean(axis=0))) ** 2
    return np.fft.rfftfreq(sound.shape[1], 1 / RATE_HZ), power


def _centroid_hz(sound: Signal) -> float:
    """The middle of the spectrum as it is heard: of magnitudes, from 100 Hz up."""
    at, power = _spectrum(sound)
    weights = np.sqrt(power) * (at > 100)
    return float((at * weights).sum() / weights.sum())


def _share_db(sound: Signal, low_hz: float, high_hz: float) -> float:
    at, power = _spectrum(sound)
    return float(10 * np.log10(power[(at >= low_hz) & (at < high_hz)].sum() / power.sum()))


def _range_lu(sound: Signal) -> float:
    """Between the softest and the loudest tenth of three-second windows before the end."""
    meter = Loudness()
    meter.hear(sound)
    energies = meter.energies()[:-35]
    windows = [
        gated_lufs(energies[at : at + 30], 30 * RATE_HZ // 10)
        for at in range(0, max(1, len(energies) - 30), 10)
    ]
    return float(np.percentile(windows, 90) - np.percentile(windows, 10))


def _mood_row(mood: str, pieces: list[Heard]) -> str:
    def mean(name: str) -> float:
        return float(np.mean([getattr(piece, name) for piece in pieces]))

    tempos = [piece.tempo_bpm for piece in pieces]
    modes = ", ".join(mode for mode, _ in Counter(piece.mode for piece in pieces).most_common(3))
    return (
        f"| {mood} | {min(tempos):.0f}-{max(tempos):.0f} | {modes} "
        f"| {mean('onsets_per_second'):.1f} | {mean('centroid_hz'):.0f} | {mean('low_db'):.0f} "
        f"| {mean('speech_db'):.0f} | {mean('high_db'):.0f} | {mean('range_lu'):.1f} "
        f"| {max(piece.true_peak_dbtp for piece in pieces):.1f} "
        f"| {min(piece.mono_loss_db for piece in pieces):.1f} | {mean('cpu_seconds'):.2f} |"
    )


def _variety() -> None:
    sketches = {
        mood: [
            note_sketch(written(MusicAsk(mood=mood, seconds=_DRAW_SECONDS, seed=seed)))
            for seed in range(_DRAWS)
        ]
        for mood in styles()
    }
    print(f"\n| mood | least of {_DRAWS} draws | mean | mean to other moods |\n|---|---|---|---|")
    for mood, drawn in sketches.items():
        within = [distance(one, two) for one, two in combinations(drawn, 2)]
        across = [
            distance(one, two)
            for other, others in sketches.items()
            if other != mood
            for one in drawn[::10]
            for two in others[::10]
        ]
        print(f"| {mood} | {min(within):.2f} | {np.mean(within):.2f} | {np.mean(across):.2f} |")


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 30.0
    began = time.perf_counter()
    compose_now(MusicAsk(seconds=1), Path(tempfile.mkdtemp()))
    print(
        "| mood | bpm | modes | notes a second | centre Hz | < 150 Hz dB | 1-4 kHz dB | > 4 kHz dB "
        "| range LU | peak dBTP | mono dB | CPU s |\n" + "|---" * 12 + "|"
    )
    every: list[Heard] = []
    for mood in styles():
        pieces = [heard(mood, seed, seconds) for seed in range(count)]
        every += pieces
        print(_mood_row(mood, pieces), flush=True)
    lufs = [piece.lufs for piece in every]
    print(f"\nLUFS {min(lufs):.2f} to {max(lufs):.2f}; {time.perf_counter() - began:.0f} s")
    _variety()


if __name__ == "__main__":
    main()
