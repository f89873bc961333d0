"""Chords: progressions read from data, the cadence that ends a piece."""

import re
from collections.abc import Sequence
from functools import lru_cache
from random import Random

from limelight.adapters.embedded.composer.writing.keys import Key, Mode, read_key
from limelight.adapters.embedded.composer.writing.score import Chord
from limelight.adapters.embedded.composer.writing.styles import Colour, Style, read_data

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_STEPS = {"triad": (0, 2, 4), "add9": (0, 2, 4, 8), "seventh": (0, 2, 4, 6)}
# Degree with an accidental, a forced third (M major, m minor), another bass (M: raised).
_TOKEN = re.compile(r"(b?)([1-7])([Mm]?)(?:/([1-7])(M?))?")
# Keys in which the open strings and the low notes of the band sound best.
_FAVOURITES = (0, 2, 3, 5, 7, 8, 9, 10)
# The two chords before the last one. Modes end in their own way; a borrowed leading note would
# turn them into major or minor.
_CADENCES: dict[Mode, tuple[tuple[str, str], ...]] = {
    "major": (("4", "5M"), ("2", "5M"), ("6", "5M")),
    "minor": (("4", "5M"), ("6", "5M"), ("b2", "5M")),
    "dorian": (("3", "7"), ("7", "4"), ("5", "4")),
    "phrygian": (("7", "2"), ("3", "2"), ("6", "2")),
    "lydian": (("6", "2"), ("2", "5"), ("3", "2")),
    "mixolydian": (("4", "7"), ("7", "4"), ("5", "7")),
    "locrian": (("3", "2"), ("6", "2"), ("4", "2")),
}

Bar = tuple[Chord, ...]


def chosen_key(words: str, style: Style, random: Random) -> Key:
    """The key that was asked for, else one that suits the mood. Raises Rejected for no key."""
    tonic = random.choice(_FAVOURITES)
    mode = random.choices(list(style.modes), list(style.modes.values()))[0]
    return read_key(words) or Key(tonic, mode)


@lru_cache(maxsize=1)
def _bank() -> dict[Mode, dict[str, list[str]]]:
    bank: dict[Mode, dict[str, list[str]]] = read_data("progressions.json")
    return bank


def progressions(mode: Mode, families: Sequence[str], random: Random) -> list[list[str]]:
    """The progressions that suit, in a random order; a bar is a token or two with a comma.

    Where a mode has none of the families, all it has.
    """
    known = _bank()[mode]
    rows = [row for family in families for row in known.get(family, ())]
    rows = list(dict.fromkeys(rows or [row for of_family in known.values() for row in of_family]))
    random.shuffle(rows)
    return [row.split() for row in rows]


def bar_of(token: str, key: Key, colour: Colour) -> Bar:
    """The chord of a bar, or the two that share it."""
    return tuple(chord_of(part, key, colour) for part in token.split(","))


def chord_of(token: str, key: Key, colour: Colour) -> Chord:
    """The chord a token names: "4", "b7", "5M" (a dominant with its seventh), "5/7" (on its
    third).
    """
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise ValueError(f"{token!r} is not a chord.")
    degree = int(found[2])
    root = (key.scale[degree - 1] - len(found[1])) % 12
    if found[1] or found[3]:
        tones = _forced(root, is_minor=found[3] == "m", is_dominant=degree == 5)
    else:
        tones = _diatonic(degree, key, colour)
    bass = root
    if found[4]:
        bass = (key.scale[int(found[4]) - 1] + (bool(found[5]) and key.is_minor)) % 12
    return Chord(root, tones, bass, _name(found[1], degree, tones))


def cadence(key: Key, random: Random) -> tuple[Chord, Chord, Chord]:
    """Two chords that lead home, and home: an end nobody mistakes."""
    first, second = random.choice(_CADENCES[key.mode])
    return chord_of(first, key, "triad"), chord_of(second, key, "triad"), home(key)


def home(key: Key) -> Chord:
    """The tonic chord, plain."""
    return chord_of("1", key, "triad")


def _forced(root: int, *, is_minor: bool, is_dominant: bool) -> tuple[int, ...]:
    third = 3 if is_minor else 4
    seventh = (10,) if is_dominant and not is_minor else ()
    return tuple((root + step) % 12 for step in (0, third, 7, *seventh))


def _diatonic(degree: int, key: Key, colour: Colour) -> tuple[int, ...]:
    scale = key.scale
    tones = [scale[(degree - 1 + step) % 7] for step in _STEPS[colour]]
    is_diminished = (tones[2] - tones[0]) % 12 == 6
    if is_diminished and degree == 1:
        # A locrian tonic rests only without its fifth.
        return (tones[0], tones[1], scale[6])
    if is_diminished and colour == "triad":
        tones.append(scale[(degree + 5) % 7])
    if colour == "add9" and (tones[3] - tones[0]) % 12 == 1:
        tones.pop()
    if colour == "seventh" and (tones[3] - tones[0]) % 12 == 11 and degree == 1 and key.is_minor:
        tones.pop()
    return tuple(tones)


def _name(flat: str, degree: int, tones: tuple[int, ...]) -> str:
    is_minor = (tones[1] - tones[0]) % 12 == 3
    roman = _ROMAN[degree - 1]
    return ("♭" if flat else "") + (roman.lower() if is_minor else roman)
