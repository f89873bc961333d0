"""What is written before it is played: notes, parts, the whole piece."""

from typing import NamedTuple


class Stroke(NamedTuple):
    """A sound in a bar: beat from 0, length in beats, MIDI pitch, velocity 0 to 1."""

    beat: float
    beats: float
    pitch: int
    velocity: float


class Note(NamedTuple):
    """A note of a part. Times in seconds, pitch as a MIDI number, velocity 0 to 1."""

    start: float
    seconds: float
    pitch: int
    velocity: float


class Part(NamedTuple):
    """One instrument's notes and its place in the mix: pan -1 to 1, send to the room 0 to 1."""

    role: str
    instrument: str
    notes: tuple[Note, ...]
    gain_db: float = 0.0
    pan: float = 0.0
    room: float = 0.2


class Chord(NamedTuple):
    """The pitch classes of a chord, root first, the pitch class of its bass and its roman name."""

    root: int
    tones: tuple[int, ...]
    bass: int
    name: str

    def is_tone(self, pitch: int) -> bool:
        """Whether a pitch belongs to the chord."""
        return pitch % 12 in self.tones

    def smooth(self) -> "Chord":
        """The chord without the tones that lie a semitone above another of its tones."""
        kept = tuple(tone for tone in self.tones if (tone - 1) % 12 not in self.tones)
        return self._replace(tones=kept)


class Piece(NamedTuple):
    """Everything to be played.

    It lasts `seconds`; the last chord is struck at `end_seconds`, where a loop begins again instead
    (`end_seconds` = `seconds`).
    """

    seconds: float
    end_seconds: float
    loops: bool
    mood: str
    tempo_bpm: float
    beat_seconds: float
    metre: int
    key: str
    bars: int
    form: tuple[str, ...]
    progression: tuple[str, ...]
    parts: tuple[Part, ...]
    brightness_hz: float

    def beats(self) -> tuple[float, ...]:
        """When each beat is, in seconds; the last chord is struck on the last one."""
        count = round(self.end_seconds / self.beat_seconds) + (not self.loops)
        return tuple(round(number * self.beat_seconds, 4) for number in range(count))

    def begun_bars(self) -> tuple[float, ...]:
        """When each bar begins; the last chord is a bar of its own."""
        beats = self.beats()
        begun = beats[:: self.metre]
        return begun if self.loops or begun[-1] == beats[-1] else (*begun, beats[-1])
