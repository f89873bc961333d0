"""From what was asked for to a piece: who plays when, and every note a little human."""

from collections.abc import Iterable, Sequence
from random import Random

from limelight.adapters.embedded.composer.writing.accompaniment import (
    BASS_LOW,
    Span,
    bass_line,
    bassed,
    comped,
    countered,
    padded,
)
from limelight.adapters.embedded.composer.writing.drums import Drummer
from limelight.adapters.embedded.composer.writing.form import Form, Section, fitted
from limelight.adapters.embedded.composer.writing.harmony.chords import chosen_key
from limelight.adapters.embedded.composer.writing.harmony.voicing import voiced
from limelight.adapters.embedded.composer.writing.keys import Key
from limelight.adapters.embedded.composer.writing.melody import (
    Theme,
    doubled,
    invented,
    sung,
    varied,
)
from limelight.adapters.embedded.composer.writing.orchestra import Band, gathered, seats
from limelight.adapters.embedded.composer.writing.patterns import Pair, bassing, comping, groove
from limelight.adapters.embedded.composer.writing.pile import Pile
from limelight.adapters.embedded.composer.writing.planning import Plan
from limelight.adapters.embedded.composer.writing.score import Piece, Stroke
from limelight.adapters.embedded.composer.writing.styles import Style, styles
from limelight.generation.schemas import MusicAsk

_FULL_FROM = 0.55
_BASS_FROM, _DRUMS_FROM, _COUNTER_FROM, _DOUBLE_FROM = 0.3, 0.3, 0.6, 0.82
_SPARKLE_CHANCE = 0.6
_LOUD = 0.95
_PAD_CENTRE, _SPARKLE_ABOVE = 63, 19


def arranged(ask: MusicAsk, mood: str) -> Piece:
    """Write the piece that was asked for in a mood; the same ask gives the same notes.

    Raises Rejected for a key that is none and for a loop whose length and tempo exclude each other.
    """
    style = styles()[mood]
    random = Random(f"{mood} {ask.seed} {ask.key} {ask.tempo_bpm}")  # noqa: S311
    key = chosen_key(ask.key, style, random)
    metre = random.choices(list(style.metres), list(style.metres.values()))[0]
    form = fitted(ask, style, metre, random)
    arranger = _Arranger(style, key, form, random, loops=ask.loops)
    arranger.play()
    return Piece(
        seconds=ask.seconds,
        end_seconds=ask.seconds if ask.loops else form.end_seconds,
        loops=ask.loops,
        mood=mood,
        tempo_bpm=round(60 / form.beat_seconds, 2),
        beat_seconds=form.beat_seconds,
        metre=metre,
        key=key.name,
        bars=form.bars,
        form=tuple(_told(section) for section in form.sections),
        progression=arranger.progression,
        parts=arranger.pile.parts(style.room),
        brightness_hz=style.brightness_hz,
    )


def _told(section: Section) -> str:
    return f"{section.name}{chr(39) * min(section.turn, 3)} {section.last - section.first}"


class _Arranger:
    """Lets everybody write into a common pile, section after section."""

    def __init__(self, style: Style, key: Key, form: Form, random: Random, *, loops: bool) -> None:
        self.style, self.form, self.random, self.loops = style, form, random, loops
        self.plan = Plan(form, key, style, random)
        chapters = len(self.plan.keys)
        self.bands = [gathered(style, random) for _ in range(chapters)]
        self.themes = [self._invented() for _ in range(chapters)]
        self.pairs: dict[tuple[str, str, int], Pair] = {}
        self.drummers = [
            Drummer(groove(band.groove, form.metre), form.metre, random) for band in self.bands
        ]
        self.opens_with_drums = random.random() < style.energy[0]
        self.spans = self._spans()
        self.pile = Pile(form, style.swing, random, loops=loops)

    @property
    def progression(self) -> tuple[str, ...]:
        """Roman names of the first theme's chords."""
        first = next((s for s in self.form.sections if s.name == "A"), None)
        bars = self.plan.bars[first.first : first.last] if first else [(self.plan.home,)]
        return tuple("–".join(chord.name for chord in bar) for bar in bars)

    def play(self) -> None:
        """Everything, up to the last chord."""
        for section in self.form.sections:
            self._accompany(section)
            self._drum(section)
            self._sing(section)
        self._open()
        if not self.loops:
            self._last_chord()

    def _open(self) -> None:
        """A bass note on the first beat, where everybody else would come in later."""
        if self.form.sections and self.pile.begins_after(0.05):
            first, span = self.form.sections[0], self.spans[0][0]
            stroke = Stroke(0, 1.0, span.bass, 0.5)
            self._put("bass", self._band(first).bass, 0, [stroke], first)

    def _invented(self) -> dict[str, Theme]:
        metre, random = self.form.metre, self.random
        lift = random.choice((2.0, 3.0, -2.0))
        return {
            "A": invented(self.style, metre, random),
            "B": invented(self.style, metre, random, lift=lift),
        }

    def _spans(self) -> list[list[Span]]:
        """The chords of each bar with their voicings, led from one to the next."""
        flat = [chord for bar in self.plan.bars for chord in bar] + [self.plan.home]
        centre = min(seats()[band.comp].comp for band in self.bands)
        centre = min(centre, min(seats()[band.lead].lead for band in self.bands) - 3, 66)
        centre = max(centre, 54)
        closed = voiced(flat, centre)
        opened = voiced([chord.smooth() for chord in flat], _PAD_CENTRE, is_open=True)
        places = iter(zip(flat, closed, opened, bass_line(flat), strict=True))
        spans: list[list[Span]] = []
        for number, bar in enumerate(self.plan.bars):
            each = self.form.beats_in(number) / len(bar)
            spans.append(
                [Span(*next(places), place * each, (place + 1) * each) for place in range(len(bar))]
            )
        spans.append([Span(*next(places), 0.0, float(self.form.metre))])
        return spans

    def _band(self, section: Section) -> Band:
        return self.bands[section.chapter]

    def _pair(self, kind: str, section: Section, pairs: Sequence[Pair]) -> Pair:
        """The pattern of a theme, the same whenever the theme returns."""
        name = "A" if section.name in ("intro", "outro") else section.name
        place = (kind, name, section.chapter)
        if place not in self.pairs:
            self.pairs[place] = self.random.choice(pairs)
        return self.pairs[place]

    def _accompany(self, section: Section) -> None:
        band = self._band(section)
        comp = comping(band.comping, self.form.metre)
        chord_steps = self._pair("comp", section, comp.pairs).at(section.energy, _FULL_FROM)
        bass_steps = self._pair("bass", section, bassing(band.bassing, self.form.metre)).at(
            section.energy, _FULL_FROM
        )
        key = self.plan.key_of(section)
        for bar in range(section.first, section.last):
            spans = self.spans[bar]
            self._put("comp", band.comp, bar, comped(chord_steps, comp.ring, spans), section)
            if section.energy >= _BASS_FROM and self._has_bass(section, bar):
                following = self.spans[bar + 1][0].bass
                strokes = bassed(bass_steps, spans, following, key)
                self._put("bass", band.bass, bar, strokes, section)
        self._hold(section, band)

    def _has_bass(self, section: Section, bar: int) -> bool:
        is_late = bar >= (section.first + section.last) / 2
        return section.name != "intro" or is_late or self.opens_with_drums

    def _hold(self, section: Section, band: Band) -> None:
        """Pad, second voice and sparkle."""
        begin = section.first * self.form.metre
        spans = [
            ((bar - section.first) * float(self.form.metre), span)
            for bar in range(section.first, section.last)
            for span in self.spans[bar]
        ]
        if band.pad:
            for beat, stroke in padded(spans):
                self.pile.put("pad", band.pad, begin + beat, [stroke], section.energy)
        wants_counter = section.name == "B" or section.turn > 0
        if band.counter and wants_counter and section.energy >= _COUNTER_FROM:
            for beat, stroke in countered(spans, seats()[band.counter].counter):
                self.pile.put("counter", band.counter, begin + beat, [stroke], section.energy)
        if band.sparkle and self.random.random() < _SPARKLE_CHANCE:
            self._sparkle(section, band)

    def _sparkle(self, section: Section, band: Band) -> None:
        """High notes on the first beat of every second bar: the chord, opened upwards."""
        for bar in range(section.first, section.last, 2):
            pitches = [pitch + 12 for pitch in self.spans[bar][0].voicing[-2:]]
            raised = [pitch + 12 if pitch < 60 + _SPARKLE_ABOVE - 7 else pitch for pitch in pitches]
            strokes = [Stroke(0.5 * n, 2.0, p, 0.36) for n, p in enumerate(sorted(raised))]
            self._put("sparkle", band.sparkle, bar, strokes, section)

    def _drum(self, section: Section) -> None:
        drummer = self.drummers[section.chapter]
        if section.name == "break":
            self._lift_off(section, drummer)
            return
        energy = section.energy
        if section.name == "intro":
            energy = self.style.energy[0] if self.opens_with_drums else 0.0
        plays = energy >= _DRUMS_FROM
        for bar in range(section.first, section.last):
            is_last = bar == section.last - 1
            fill = (
                list(drummer.fill(section.energy, self._fill_strength(section))) if is_last else []
            )
            begin = min((stroke.beat for _, stroke in fill), default=float(self.form.metre))
            hits = list(drummer.bar(section.name, energy)) if plays else []
            for instrument, stroke in [hit for hit in hits if hit[1].beat < begin] + fill:
                self._put("drums", instrument, bar, [stroke], section)
        if plays and section.energy > _LOUD * 0.9 and self.style.energy[1] >= _LOUD:
            self._put("drums", "crash", section.first, [Stroke(0, 4, 60, 0.4)], section)

    def _fill_strength(self, section: Section) -> int:
        return 2 if section.name in ("intro", "B") or section.rests else 1

    def _lift_off(self, section: Section, drummer: Drummer) -> None:
        """A break has no drums until they come back with a run-up."""
        bar = section.last - 1
        for instrument, stroke in drummer.fill(section.energy, 2):
            self._put("drums", instrument, bar, [stroke], section)
        if self.style.energy[1] >= _LOUD:
            self._put("drums", "reverse-cymbal", bar, [Stroke(1.0, 3.0, 60, 0.5)], section)

    def _sing(self, section: Section) -> None:
        band, key = self._band(section), self.plan.key_of(section)
        themes = self.themes[section.chapter]
        instrument = band.second if section.name == "B" else band.lead
        theme: Theme = varied(themes.get(section.name, ()), section.turn, self.random)
        if section.name in ("intro", "outro", "break"):
            theme = self._fragment(section, themes["A"])
        chords = [
            [(span.first, span.chord) for span in self.spans[bar]]
            for bar in range(section.first, section.last)
        ]
        centre = seats()[instrument].lead
        strokes = sung(theme, chords, key, centre, rests=section.rests)
        for bar, stroke in strokes:
            self._put("lead", instrument, section.first + bar, [stroke], section)
        if section.energy >= _DOUBLE_FROM and section.turn > 0 and band.second != instrument:
            for bar, stroke in doubled(strokes, chords):
                self._put("double", band.second, section.first + bar, [stroke], section)

    def _fragment(self, section: Section, theme: Theme) -> Theme:
        """The first idea alone: at the end of an intro it announces, in an outro it looks back."""
        idea = next((bar for bar in theme if bar), ())
        count = section.last - section.first
        if section.name == "outro":
            return (idea,) if count > 1 else ()
        return (*((),) * (count - 1), idea) if count > 1 and self.random.random() < 0.6 else ()

    def _last_chord(self) -> None:
        """Home: rolled by the chord instrument, with everybody who can ring."""
        last = self.form.sections[-1] if self.form.sections else Section("A", 0, 0, 0.5)
        band, span, bar = self._band(last), self.spans[-1][0], self.form.beats / self.form.metre
        beats = 64.0
        root = span.bass - 12 if span.bass - 12 >= BASS_LOW else span.bass
        for name in filter(None, (band.comp, band.ringer)):
            strokes = [Stroke(0.12 * n, beats, pitch, 0.5) for n, pitch in enumerate(span.voicing)]
            self._put("comp", name, bar, strokes, last)
        self._put("bass", band.bass, bar, [Stroke(0, beats, root, 0.55)], last)
        if band.pad:
            self._put("pad", band.pad, bar, [Stroke(0, beats, p, 0.45) for p in span.pad], last)
        if self.form.bars >= 2:
            centre = seats()[band.lead].lead
            top = centre - 5 + (span.chord.root - centre + 5) % 12
            self._put("lead", band.lead, bar, [Stroke(0.36, beats, top, 0.42)], last)
        self._end_drums(bar, last)

    def _end_drums(self, bar: float, last: Section) -> None:
        layers = groove(self._band(last).groove, self.form.metre).layers
        if layers and self.form.bars >= 4:
            self._put("drums", layers[0].instrument, bar, [Stroke(0, 2, 60, 0.5)], last)

    def _put(
        self, role: str, instrument: str, bar: float, strokes: Iterable[Stroke], section: Section
    ) -> None:
        self.pile.put(role, instrument, bar * self.form.metre, strokes, section.energy)
