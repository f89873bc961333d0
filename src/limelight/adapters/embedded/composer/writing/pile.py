"""The pile of notes: from beats to seconds, with swing, and with what hands do to time and
strength.
"""

from collections.abc import Iterable
from random import Random

from limelight.adapters.embedded.composer.writing.form import Form
from limelight.adapters.embedded.composer.writing.orchestra import role_gain_db, seats
from limelight.adapters.embedded.composer.writing.score import Note, Part, Stroke

# How far from the beat a role plays, in seconds: usually late by the first, by chance the second.
_FEEL = {
    "drums": (0.0, 0.0025), "bass": (0.002, 0.004), "comp": (0.0, 0.006), "pad": (0.0, 0.01),
    "lead": (0.008, 0.009), "double": (0.012, 0.01), "counter": (0.006, 0.01),
    "sparkle": (0.004, 0.006),
}  # fmt: skip
_TOUCH = 0.06
_SOFTEST, _RANGE = 0.64, 0.5
_ROOM_SHARE = {"bass": 0.25, "drums": 0.45, "pad": 1.2, "lead": 1.1, "sparkle": 1.4}


class Pile:
    """Collects strokes by role and instrument. Nothing begins after the last chord, or after a loop
    has begun again.
    """

    def __init__(self, form: Form, swing: float, random: Random, *, loops: bool) -> None:
        self._form, self._swing, self._random, self._loops = form, swing, random, loops
        self._notes: dict[tuple[str, str], list[Note]] = {}

    def put(
        self, role: str, instrument: str, at: float, strokes: Iterable[Stroke], energy: float
    ) -> None:
        """Strokes whose beats count from the beat `at` of the piece; `energy` makes them softer or
        stronger.
        """
        for stroke in strokes:
            beat = at + stroke.beat
            if beat >= self._form.beats and (self._loops or at < self._form.beats):
                continue
            self._notes.setdefault((role, instrument), []).append(
                self._played(role, beat, stroke, energy)
            )

    def begins_after(self, seconds: float) -> bool:
        """Whether nothing begins in the first `seconds`."""
        return all(note.start > seconds for notes in self._notes.values() for note in notes)

    def _played(self, role: str, beat: float, stroke: Stroke, energy: float) -> Note:
        late, spread = _FEEL[role]
        begin, end = (at + self._swung(at) for at in (beat, beat + stroke.beats))
        start = begin * self._form.beat_seconds
        start += late + self._random.gauss(0, spread)
        if self._loops:
            start %= self._form.end_seconds
        strength = stroke.velocity * (_SOFTEST + _RANGE * energy)
        velocity = strength * (1 + self._random.gauss(0, _TOUCH))
        return Note(
            max(0.0, start),
            max(0.05, end - begin) * self._form.beat_seconds,
            stroke.pitch,
            min(1.0, max(0.05, velocity)),
        )

    def _swung(self, beat: float) -> float:
        """How much later an off-beat comes: eighths by the share, sixteenths by half of it."""
        place = beat % 1
        if 0.4 < place < 0.6:
            return self._swing / 2
        return self._swing / 4 if 0.7 < place < 0.8 or 0.2 < place < 0.3 else 0.0

    def parts(self, room: float) -> tuple[Part, ...]:
        """What was piled up, as parts; `room` is how much of the room the mood likes."""
        return tuple(
            Part(
                role=role,
                instrument=instrument,
                notes=tuple(sorted(notes)),
                gain_db=role_gain_db(role) + seats()[instrument].gain_db,
                pan=seats()[instrument].pan,
                room=room * _ROOM_SHARE.get(role, 1.0),
            )
            for (role, instrument), notes in self._notes.items()
        )
