"""A tune that leaves room: short motifs, answered by silence, repeated with small changes."""

from collections.abc import Iterator
from random import Random

from limelight.adapters.embedded.composer.form import BEATS
from limelight.adapters.embedded.composer.keys import Key
from limelight.adapters.embedded.composer.moods import Style
from limelight.adapters.embedded.composer.patterns import Stroke, motif
from limelight.adapters.embedded.composer.score import Chord

LEAD_CENTRES = {
    "vibraphone": 74,
    "marimba": 74,
    "harp": 74,
    "celesta": 82,
    "kalimba": 74,
    "cello": 55,
    "music-box": 79,
    "horns": 58,
    "flute": 77,
}
_PHRASE_BARS = 4
_REACH = 8


class Singer:
    """Sings a section; the motif stays, its pitches follow the chords."""

    def __init__(self, style: Style, key: Key, random: Random) -> None:
        self._random, self._scale = random, key.scale
        self._centre = LEAD_CENTRES[style.lead]
        self._motifs = (motif(random), motif(random))
        self._contour = [random.choice((-2, -1, -1, 1, 1, 2)) for _ in range(8)]
        self._bars_of_four = max(2, round(style.melody_density * _PHRASE_BARS))

    def sing(self, chords: list[Chord], turn: int) -> Iterator[tuple[int, list[Stroke]]]:
        """Bars of the section, counted from its first, with what is sung in each pair."""
        pitch = self._centre
        for first in range(0, len(chords) - 1, 2):
            phrase_bar = first % _PHRASE_BARS
            if phrase_bar >= self._bars_of_four:
                continue
            rhythm = self._motifs[(first // _PHRASE_BARS + turn) % 2]
            strokes = []
            for number, (beat, beats) in enumerate(rhythm):
                chord = chords[first + int(beat // BEATS)]
                pitch = self._next(pitch, self._contour[(number + turn) % 8], chord, beat)
                velocity = 0.5 if beat % 2 == 0 else 0.42
                strokes.append(Stroke(beat, beats, pitch, velocity))
            yield first, strokes

    def _next(self, pitch: int, steps: int, chord: Chord, beat: float) -> int:
        if abs(pitch - self._centre) > _REACH - 2:
            steps = -abs(steps) if pitch > self._centre else abs(steps)
        allowed = set(chord.tones) if beat % 2 == 0 or beat % BEATS == 3.5 else set(self._scale)
        wanted = pitch + steps * 2
        span = range(self._centre - _REACH, self._centre + _REACH + 1)
        near = [p for p in span if p % 12 in allowed]
        return min(near, key=lambda p: (abs(p - wanted), p))
