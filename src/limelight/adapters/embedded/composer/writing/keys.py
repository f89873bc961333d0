"""Keys and modes: how people write them, and which notes they have."""

import re
from typing import Literal, NamedTuple, get_args

from limelight.generation.errors import Rejected

Mode = Literal["major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian"]
MODES: tuple[Mode, ...] = get_args(Mode)

_SCALES: dict[Mode, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
}
_FIFTHS_FROM_MAJOR: dict[Mode, int] = {
    "major": 0, "minor": -3, "dorian": -2, "phrygian": -4, "lydian": 1, "mixolydian": -1,
    "locrian": -5,
}  # fmt: skip
_OTHER_WORDS: dict[str, Mode] = {
    "": "major", "maj": "major", "dur": "major", "ionian": "major",
    "m": "minor", "min": "minor", "moll": "minor", "aeolian": "minor",
}  # fmt: skip
_LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SIGNS = {"": 0, "#": 1, "♯": 1, "sharp": 1, "b": -1, "♭": -1, "flat": -1}
_SHARP = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_FLAT = ("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B")
_WRITTEN = re.compile(r"([A-Ga-g])\s*-?\s*(sharp|flat|[#♯b♭]?)\s*-?\s*([A-Za-z]*)")


class Key(NamedTuple):
    """A tonic as a pitch class and a mode; `spelt` is the tonic as it was typed, "" if it was
    chosen.
    """

    tonic: int
    mode: Mode
    spelt: str = ""

    @property
    def scale(self) -> tuple[int, ...]:
        """The seven pitch classes from the tonic up."""
        return tuple((self.tonic + step) % 12 for step in _SCALES[self.mode])

    @property
    def is_minor(self) -> bool:
        """Whether its third is minor."""
        return _SCALES[self.mode][2] == 3

    @property
    def name(self) -> str:
        """Such as "E♭ major"; chosen tonics are spelt with the fewest signs."""
        return f"{self.spelt or self._usual()} {self.mode}"

    def _usual(self) -> str:
        fifths = (self.tonic * 7 + _FIFTHS_FROM_MAJOR[self.mode] + 5) % 12 - 5
        return (_SHARP if fifths > 0 else _FLAT)[self.tonic]


def read_key(words: str) -> Key | None:
    """The key people wrote: "C" (major), "Am", "Bb minor", "F# mixolydian"; None for nothing.

    Raises Rejected naming the choices for anything else.
    """
    if not words.strip():
        return None
    found = _WRITTEN.fullmatch(words.strip())
    mode = _mode(found[3]) if found else None
    if found is None or mode is None:
        raise Rejected(
            f"There is no key {words.strip()[:40]!r}. Write a tonic (C D E F G A B, with # or b) "
            f"and a mode ({', '.join(MODES)}), such as 'C', 'A minor', 'Bb dorian'.",
            key=words[:40],
        )
    letter, sign = found[1].upper(), _SIGNS[found[2]]
    spelt = letter + {1: "♯", -1: "♭"}.get(sign, "")
    return Key((_LETTERS[letter] + sign) % 12, mode, spelt)


def _mode(word: str) -> Mode | None:
    if word in ("M", "Maj"):
        return "major"
    lowered = word.lower()
    return next((mode for mode in MODES if lowered == mode), _OTHER_WORDS.get(lowered))
