"""Where the notes of a chord lie: near the last ones, not crowded below, no parallels outside."""

from collections.abc import Sequence
from itertools import pairwise

from limelight.adapters.embedded.composer.writing.score import Chord

Voicing = tuple[int, ...]

# Below this pitch two notes nearer than a fourth sound muddy.
_MUDDY_BELOW, _LEAST_LOW_GAP = 52, 4
_PERFECT = (0, 7)


def voiced(chords: Sequence[Chord], centre: int, *, is_open: bool = False) -> list[Voicing]:
    """Each chord as pitches about `centre`, lowest first, moving as little as possible from one to
    the next; `is_open` spreads them over more than an octave.
    """
    voicings: list[Voicing] = []
    for number, chord in enumerate(chords):
        options = [_stacked(chord.tones, turn, centre) for turn in range(len(chord.tones))]
        if is_open:
            options = [_opened(option) for option in options if len(option) > 2] or options
        before = voicings[-1] if voicings else None
        basses = (chords[number - 1].bass, chord.bass) if number else None
        costs = [_cost(option, before, basses, centre) for option in options]
        voicings.append(options[costs.index(min(costs))])
    return voicings


def _cost(
    option: Voicing, before: Voicing | None, basses: tuple[int, int] | None, centre: int
) -> float:
    middle = sum(option) / len(option)
    cost = max(0.0, abs(middle - centre) - 4) * 3 + abs(middle - centre) * 0.25
    for low, high in pairwise(option):
        cost += 12.0 if high - low < 2 else 0.0
        cost += 1.5 if low < _MUDDY_BELOW and high - low < _LEAST_LOW_GAP else 0.0
    if before is None or basses is None:
        return cost
    moved = sum(min(abs(pitch - old) for old in before) for pitch in option) / len(option)
    return cost + moved + abs(option[-1] - before[-1]) * 0.15 + _parallel(before, option, basses)


def _parallel(before: Voicing, after: Voicing, basses: tuple[int, int]) -> float:
    """The cost of bass and top moving in parallel fifths or octaves."""
    if before[-1] == after[-1] or basses[0] == basses[1]:
        return 0.0
    first, second = (before[-1] - basses[0]) % 12, (after[-1] - basses[1]) % 12
    return 2.5 if first == second and first in _PERFECT else 0.0


def _stacked(tones: tuple[int, ...], turn: int, centre: int) -> Voicing:
    order = sorted(tones, key=lambda tone: (tone - tones[turn]) % 12)
    bottom = centre - 6 + (order[0] - (centre - 6)) % 12
    pitches = [bottom]
    for tone in order[1:]:
        pitches.append(pitches[-1] + ((tone - pitches[-1]) % 12 or 12))
    shift = -12 if sum(pitches) / len(pitches) > centre + 6 else 0
    return tuple(pitch + shift for pitch in pitches)


def _opened(voicing: Voicing) -> Voicing:
    """The second note from the top an octave down: what arrangers call drop two."""
    return tuple(sorted((*voicing[:-2], voicing[-2] - 12, voicing[-1])))
