"""How many bars fit, how fast, and what each part of the piece is for."""

from random import Random
from typing import NamedTuple

from limelight.adapters.embedded.composer.moods import Style

BEATS = 4
TAIL_SECONDS = 2.6
_SHORTEST_TAIL_SECONDS = 1.9
_MOST_STRETCH = 0.07
_SECTION_BARS = 8


class Section(NamedTuple):
    """Bars [first, last) with one character. `energy` 0 to 1 brings layers in; `turn` counts
    repetitions.
    """

    name: str
    first: int
    last: int
    energy: float
    turn: int


class Form(NamedTuple):
    """Bars before the last chord, seconds of a beat, and the sections that fill the bars."""

    bars: int
    beat_seconds: float
    sections: tuple[Section, ...]

    @property
    def end_seconds(self) -> float:
        """When the last chord is struck."""
        return self.bars * BEATS * self.beat_seconds


def fitted(seconds: float, tempo_bpm: int | None, style: Style, random: Random) -> Form:
    """A form whose last chord rings out just before `seconds`.

    Without a tempo asked for, one near the mood's is chosen so that whole bars fit; with
    one, the last chord rings longer instead. Where not even a bar fits there is only the last
    chord.
    """
    low, high = style.tempo_bpm
    tempo = float(tempo_bpm or random.randint(low, high))
    bar = BEATS * 60 / tempo
    room = max(0.0, seconds - TAIL_SECONDS)
    if tempo_bpm is None:
        fitting = [
            bars
            for bars in range(1, int(room / bar * 1.5) + 2)
            if low * (1 - _MOST_STRETCH)
            <= BEATS * 60 * bars / max(room, 0.1)
            <= high * (1 + _MOST_STRETCH)
        ]
        bars = min(fitting, key=lambda count: abs(count - room / bar), default=int(room / bar))
        bar = room / bars if fitting else bar
    else:
        bars = int(max(0.0, seconds - _SHORTEST_TAIL_SECONDS) / bar)
    return Form(bars, bar / BEATS, tuple(_sections(bars)))


def _sections(bars: int) -> list[Section]:
    if bars <= 3:
        return [Section("theme", 0, bars, 0.55, 0)] if bars else []
    intro = 1 if bars < 7 else 2 if bars < 20 else 4
    ending = 1 if bars < 7 else 2
    middle = bars - intro - ending
    sections = [Section("intro", 0, intro, 0.2, 0)]
    count = max(1, round(middle / _SECTION_BARS))
    energies = (0.6, 0.85, 0.5, 1.0)
    edges = [intro + round(middle * part / count / 2) * 2 for part in range(count)]
    edges.append(bars - ending)
    for turn, first in enumerate(edges[:-1]):
        name = "theme" if turn % 2 == 0 else "variation"
        if first < edges[turn + 1]:
            sections.append(Section(name, first, edges[turn + 1], energies[turn % 4], turn))
    sections.append(Section("ending", bars - ending, bars, 0.5, count))
    return sections
