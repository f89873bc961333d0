"""What is written before it is played: notes in beats, parts, the whole piece."""

from typing import NamedTuple


class Note(NamedTuple):
    """A note of a part. Times in seconds, pitch as a MIDI number, velocity 0 to 1."""

    start: float
    seconds: float
    pitch: int
    velocity: float


class Part(NamedTuple):
    """One instrument's notes and its place in the mix: pan -1 to 1, send to the room 0 to 1."""

    instrument: str
    notes: tuple[Note, ...]
    gain_db: float = 0.0
    pan: float = 0.0
    room: float = 0.2


class Chord(NamedTuple):
    """The pitch classes of a chord, root first, and its roman name."""

    root: int
    tones: tuple[int, ...]
    name: str


class Piece(NamedTuple):
    """Everything to be played; ends in `seconds`, of which the last `fade_seconds` fade."""

    seconds: float
    tempo_bpm: float
    key: str
    bars: int
    progression: tuple[str, ...]
    parts: tuple[Part, ...]
    fade_seconds: float
    brightness_hz: float
