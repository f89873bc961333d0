"""Keys, scales, chords and how they follow one another smoothly."""

import re
from itertools import pairwise
from random import Random
from typing import NamedTuple

from limelight.adapters.embedded.composer.moods import Mode, Style
from limelight.adapters.embedded.composer.score import Chord

_SCALES: dict[Mode, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
}
_NAMES = ("C", "D♭", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")
_LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
# Keys in which the open strings and the low notes of the band sound best.
_FAVOURITES = (0, 2, 3, 5, 7, 8, 9, 10)
_STEPS = {"triad": (0, 2, 4), "add9": (0, 2, 4, 8), "seventh": (0, 2, 4, 6)}


class Key(NamedTuple):
    """A tonic as a pitch class and a mode."""

    tonic: int
    mode: Mode

    @property
    def scale(self) -> tuple[int, ...]:
        """The seven pitch classes from the tonic up."""
        return tuple((self.tonic + step) % 12 for step in _SCALES[self.mode])

    @property
    def name(self) -> str:
        """Such as "E♭ major"."""
        return f"{_NAMES[self.tonic]} {self.mode}"


def chosen_key(words: str, style: Style, random: Random) -> Key:
    """The key that was asked for ("Bb minor", "F#", "Am"), else one that suits; a mode asked for
    wins.
    """
    tonic = random.choice(_FAVOURITES)
    asked = re.match(r"\s*([A-Ga-g])([#♯b♭]?)\s*-?\s*(\w*)", words)
    if asked is None:
        return Key(tonic, style.mode)
    shift = {"#": 1, "♯": 1, "b": -1, "♭": -1}.get(asked[2], 0)
    tonic = (_LETTERS[asked[1].upper()] + shift) % 12
    word = asked[3]
    if word == "m" or word.lower().startswith("min"):
        return Key(tonic, style.mode if style.mode in ("minor", "dorian") else "minor")
    if word.lower().startswith("maj"):
        return Key(tonic, style.mode if style.mode in ("major", "lydian") else "major")
    return Key(tonic, style.mode)


def chord_on(degree: int, key: Key, colour: str) -> Chord:
    """The chord on a scale degree (1 to 7). A diminished triad takes its seventh, which makes it
    milder.
    """
    scale = key.scale
    tones = [scale[(degree - 1 + step) % 7] for step in _STEPS[colour]]
    if (tones[2] - tones[0]) % 12 == 6 and len(tones) == 3:
        tones.append(scale[(degree + 5) % 7])
    if colour == "add9" and (tones[3] - tones[0]) % 12 == 1:
        tones.pop()
    is_minor = (tones[1] - tones[0]) % 12 == 3
    name = _ROMAN[degree - 1]
    return Chord(tones[0], tuple(tones), name.lower() if is_minor else name)


def cadence(key: Key) -> tuple[Chord, Chord, Chord]:
    """Subdominant, dominant (major, whatever the mode) and tonic: an end nobody mistakes."""
    fifth = (key.tonic + 7) % 12
    dominant = Chord(fifth, (fifth, (fifth + 4) % 12, (fifth + 7) % 12, (fifth + 10) % 12), "V7")
    before = chord_on(2 if key.mode == "lydian" else 4, key, "triad")
    return before, dominant, chord_on(1, key, "triad")


def voiced(chords: list[Chord], centre: int, width: int = 8) -> list[tuple[int, ...]]:
    """Each chord as pitches about `centre`, moving as little as possible from one to the next."""
    voicings: list[tuple[int, ...]] = []
    for chord in chords:
        options = [_stacked(chord.tones, turn, centre) for turn in range(len(chord.tones))]
        previous = voicings[-1] if voicings else None

        def cost(option: tuple[int, ...], before: tuple[int, ...] | None = previous) -> float:
            middle = sum(option) / len(option)
            away = max(0.0, abs(middle - centre) - width / 2) * 3 + abs(middle - centre) * 0.2
            crowded = sum(2.0 for low, high in pairwise(option) if high - low < 2)
            return away + crowded + (_movement(before, option) if before else 0.0)

        voicings.append(min(options, key=cost))
    return voicings


def _stacked(tones: tuple[int, ...], turn: int, centre: int) -> tuple[int, ...]:
    order = sorted(tones, key=lambda tone: (tone - tones[turn]) % 12)
    bottom = centre - 6 + (order[0] - (centre - 6)) % 12
    pitches = [bottom]
    for tone in order[1:]:
        pitches.append(pitches[-1] + ((tone - pitches[-1]) % 12 or 12))
    middle = sum(pitches) / len(pitches)
    shift = -12 if middle > centre + 6 else 0
    return tuple(pitch + shift for pitch in pitches)


def _movement(before: tuple[int, ...], after: tuple[int, ...]) -> float:
    return sum(min(abs(pitch - old) for old in before) for pitch in after) / len(after)
