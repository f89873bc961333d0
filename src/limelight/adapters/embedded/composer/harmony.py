"""Keys, scales, chords and how they follow one another smoothly."""

from itertools import pairwise
from random import Random

from limelight.adapters.embedded.composer.keys import Key, read_key
from limelight.adapters.embedded.composer.moods import Style
from limelight.adapters.embedded.composer.score import Chord

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
# Keys in which the open strings and the low notes of the band sound best.
_FAVOURITES = (0, 2, 3, 5, 7, 8, 9, 10)
_STEPS = {"triad": (0, 2, 4), "add9": (0, 2, 4, 8), "seventh": (0, 2, 4, 6)}


def chosen_key(words: str, style: Style, random: Random) -> Key:
    """The key that was asked for, else one that suits the mood. Raises Rejected for no key."""
    tonic = random.choice(_FAVOURITES)
    return read_key(words) or Key(tonic, style.mode)


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
