"""From a mood to notes: chords along the form, and what each instrument does with them."""

from random import Random

from limelight.adapters.embedded.composer.form import (
    BEATS,
    TAIL_SECONDS,
    Form,
    Section,
    fitted,
)
from limelight.adapters.embedded.composer.harmony import (
    cadence,
    chord_on,
    chosen_key,
    voiced,
)
from limelight.adapters.embedded.composer.keys import Key
from limelight.adapters.embedded.composer.melody import LEAD_CENTRES, Singer
from limelight.adapters.embedded.composer.mood_words import nearest_mood
from limelight.adapters.embedded.composer.moods import STYLES, Style
from limelight.adapters.embedded.composer.patterns import COMPING, GROOVES, Stroke, bass_bar
from limelight.adapters.embedded.composer.score import Chord, Note, Part, Piece
from limelight.generation.schemas import MusicAsk

FADE_SECONDS = 1.5
_BASS_FROM, _PAD_FROM, _LEAD_FROM = 0.3, 0.1, 0.5
_COMP_CENTRES = {"nylon-guitar": 59, "steel-guitar": 59, "muted-guitar": 57, "pizzicato": 62}
_COMP_DB, _LEAD_DB, _BASS_DB = -3.0, 2.0, 2.0
_GAINS_DB = {
    "strings": -8.0,
    "warm-pad": -9.0,
    "choir": -9.0,
    "kick": 2.0,
    "shaker": -8.0,
    "closed-hat": -2.0,
    "clap": 0.0,
    "snare": -2.0,
    "side-stick": -2.0,
    "tambourine": -6.0,
    "timpani": -1.0,
    "low-tom": -3.0,
    "brush-tap": -3.0,
    "brush-swirl": -6.0,
    "brush-hat": -4.0,
    "maracas": -7.0,
    "crash": -10.0,
}
# Instruments whose last chord would be over at once; another one lets it ring.
_RINGERS = {"pizzicato": "harp", "muted-guitar": "electric-piano"}
_PANS = {
    "shaker": 0.35,
    "closed-hat": 0.25,
    "brush-hat": 0.25,
    "clap": -0.1,
    "tambourine": -0.35,
    "side-stick": -0.2,
    "brush-swirl": -0.25,
    "maracas": 0.3,
    "low-tom": -0.2,
}


def arranged(ask: MusicAsk) -> Piece:
    """Write the piece that was asked for; the same ask gives the same notes."""
    mood = nearest_mood(ask.mood)
    style = STYLES[mood]
    random = Random(f"{mood} {ask.seed} {ask.key} {ask.tempo_bpm}")  # noqa: S311
    key = chosen_key(ask.key, style, random)
    form = fitted(ask.seconds, ask.tempo_bpm, style, random)
    return _Arranger(style, key, form, random).piece(ask.seconds)


class _Arranger:
    """Writes part after part into a common pile of strokes."""

    def __init__(self, style: Style, key: Key, form: Form, random: Random) -> None:
        self.style, self.key, self.form, self.random = style, key, form, random
        self.notes: dict[str, list[Note]] = {}
        self.chords = self._chords()
        comp_centre = _COMP_CENTRES.get(style.comping_instrument, 60)
        self.voicings = voiced(self.chords, comp_centre)
        self.pads = voiced(self.chords, 62, 6)
        self.bass = self._bass_notes()

    def piece(self, seconds: float) -> Piece:
        """All parts, humanised, as a piece of `seconds`."""
        for section in self.form.sections:
            self._play(section)
        self._last_chord(seconds)
        return Piece(
            seconds=seconds,
            tempo_bpm=round(60 / self.form.beat_seconds, 2),
            key=self.key.name,
            bars=self.form.bars,
            progression=tuple(chord.name for chord in self.chords[:8]),
            parts=tuple(self._part(name, notes) for name, notes in self.notes.items()),
            fade_seconds=min(FADE_SECONDS, seconds / 2),
            brightness_hz=self.style.brightness_hz,
        )

    def _chords(self) -> list[Chord]:
        first, *others = self.random.sample(self.style.progressions, len(self.style.progressions))
        chords: list[Chord] = []
        for section in self.form.sections:
            row = others[section.turn // 2 % len(others)] if section.name == "variation" else first
            degrees = [int(degree) for degree in row.split()]
            chords += [
                chord_on(degrees[bar % len(degrees)], self.key, self.style.colour)
                for bar in range(section.last - section.first)
            ]
        before, dominant, tonic = cadence(self.key)
        if len(chords) >= 2:
            chords[-1] = dominant
        if len(chords) >= 4:
            chords[-2] = before
        return [*chords, tonic]

    def _bass_notes(self) -> list[int]:
        notes: list[int] = []
        for chord in self.chords:
            near = notes[-1] if notes else 38
            pitch = min(
                (chord.root + 12 * octave for octave in (2, 3, 4)), key=lambda p: abs(p - near)
            )
            notes.append(pitch + 12 if pitch < 29 else pitch - 12 if pitch > 45 else pitch)
        return notes

    def _play(self, section: Section) -> None:
        style, random = self.style, self.random
        comping = COMPING[random.choice(style.comping)]
        shape = random.randrange(8)
        for bar in range(section.first, section.last):
            self._write(
                style.comping_instrument, bar, comping(self.voicings[bar], section.energy, shape)
            )
            if section.energy >= _BASS_FROM:
                self._write(style.bass, bar, self._bass_bar(bar))
            if style.pad and section.energy >= _PAD_FROM:
                pad = [Stroke(0, BEATS, pitch, 0.5) for pitch in self.pads[bar]]
                self._write(style.pad, bar, pad)
            self._drums(bar, section)
        if section.energy >= _LEAD_FROM and section.name in ("theme", "variation"):
            singer = Singer(style, self.key, random)
            for bar, strokes in singer.sing(
                self.chords[section.first : section.last], section.turn
            ):
                self._write(style.lead, section.first + bar, strokes)

    def _bass_bar(self, bar: int) -> list[Stroke]:
        pitch = self.bass[bar]
        fifth = pitch + 7 if pitch + 7 <= 47 else pitch - 5
        if self.chords[bar].tones[2] == (self.chords[bar].root + 6) % 12:
            fifth = pitch
        return bass_bar(self.style.bass_pattern, pitch, fifth, self.bass[bar + 1])

    def _drums(self, bar: int, section: Section) -> None:
        for instrument, beat, velocity, from_energy in GROOVES[self.style.groove]:
            if section.energy >= from_energy:
                pitch = 36 + (self.bass[bar] - 36) % 12 if instrument == "timpani" else 60
                self._write(instrument, bar, [Stroke(beat, 1.0, pitch, velocity)])
        is_lift = (
            bar == section.first and section.energy > 0.8 and self.style.groove in ("four", "march")
        )
        if is_lift:
            self._write("crash", bar, [Stroke(0, 4, 60, 0.3)])

    def _last_chord(self, seconds: float) -> None:
        beats = max(0.5, (seconds - self.form.end_seconds) / self.form.beat_seconds)
        bar, style = self.form.bars, self.style
        self._strike_again(beats)
        self._write(style.bass, bar, [Stroke(0, beats, self.bass[-1], 0.55)])
        if style.pad:
            self._write(style.pad, bar, [Stroke(0, beats, pitch, 0.5) for pitch in self.pads[-1]])
        if bar >= 4:
            centre = LEAD_CENTRES[style.lead]
            top = centre - 6 + (self.key.tonic - centre + 6) % 12
            self._write(style.lead, bar, [Stroke(0.4, beats, top, 0.4)])

    def _strike_again(self, beats: float) -> None:
        """Roll the last chord, and again every half bar, softer, while more than its ringing is
        left.
        """
        ring = TAIL_SECONDS / self.form.beat_seconds
        comping = self.style.comping_instrument
        beat, strength = 0.0, 0.5
        while True:
            roll = [
                Stroke(beat + 0.1 * n, beats - beat, pitch, strength)
                for n, pitch in enumerate(self.voicings[-1])
            ]
            self._write(comping, self.form.bars, roll)
            if comping in _RINGERS:
                self._write(_RINGERS[comping], self.form.bars, roll)
            beat, strength = beat + BEATS / 2, strength * 0.85
            if beats - beat < ring:
                return

    def _write(self, instrument: str, bar: int, strokes: list[Stroke]) -> None:
        beat_seconds, random = self.form.beat_seconds, self.random
        for stroke in strokes:
            swing = self.style.swing * 0.5 if 0.4 < stroke.beat % 1 < 0.6 else 0.0
            start = (bar * BEATS + stroke.beat + swing) * beat_seconds + random.gauss(0, 0.006)
            velocity = min(1.0, max(0.05, stroke.velocity * (1 + random.gauss(0, 0.07))))
            note = Note(max(0.0, start), stroke.beats * beat_seconds, stroke.pitch, velocity)
            self.notes.setdefault(instrument, []).append(note)

    def _part(self, instrument: str, notes: list[Note]) -> Part:
        style = self.style
        is_low = instrument in (style.bass, "kick", "timpani")
        roles = {style.comping_instrument: _COMP_DB, style.lead: _LEAD_DB, style.bass: _BASS_DB}
        return Part(
            instrument,
            tuple(sorted(notes)),
            gain_db=roles.get(instrument, 0.0) + _GAINS_DB.get(instrument, 0.0),
            pan=_PANS.get(instrument, 0.18 if instrument == style.lead else 0.0),
            room=0.06 if is_low else style.room,
        )
