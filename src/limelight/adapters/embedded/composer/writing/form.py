"""How many bars fit, how fast, and what each part of the piece is for."""

from collections.abc import Iterator
from math import ceil, log, pi, sin
from random import Random
from typing import NamedTuple

from limelight.adapters.embedded.composer.writing.styles import Style
from limelight.generation.errors import Rejected
from limelight.generation.schemas import MusicAsk

_PHRASE_BARS = 4
_RING_SECONDS, _SHORTEST_RING_SECONDS = (2.3, 3.6), 0.8
_MOST_RING_SHARE = 0.45
_MOST_STRETCH = 0.07
_MOST_LOOP_STRETCH, _MOST_TEMPO_CHANGE = 0.12, 0.03
_ODD_BARS = {0: 0.0, 2: 0.03, 1: 0.08, 3: 0.05}
# Phrases of four bars. Capitals stay open, small letters come to rest; x is a break.
_PATTERNS = (
    "", "a", "Aa", "ABa", "AaBa", "AaBba", "AaBbAa", "AaBbxAa", "AaBbAaBa", "AaBbxAaBa",
    "AaBbAaxBba", "AaBbAaxBbAa", "AaBbAaxBbAaa",
)  # fmt: skip
_USUAL_CHAPTER = 10


class Section(NamedTuple):
    """Bars [first, last) with one character. `energy` 0 to 1 brings layers in; `turn` counts how
    often its theme was heard before; `rests` says that it comes to rest at its end.
    """

    name: str
    first: int
    last: int
    energy: float
    turn: int = 0
    chapter: int = 0
    rests: bool = False


class Form(NamedTuple):
    """Beats before the last chord (or before a loop begins again), and the sections that fill
    them. The last bar may be short.
    """

    metre: int
    beats: int
    beat_seconds: float
    sections: tuple[Section, ...]

    @property
    def bars(self) -> int:
        """How many bars there are, a short last one included."""
        return ceil(self.beats / self.metre)

    @property
    def end_seconds(self) -> float:
        """When the last chord is struck, or a loop begins again."""
        return self.beats * self.beat_seconds

    def beats_in(self, bar: int) -> int:
        """Beats of a bar."""
        return min(self.metre, self.beats - bar * self.metre)


def fitted(ask: MusicAsk, style: Style, metre: int, random: Random) -> Form:
    """A form of exactly the seconds asked for.

    Without a tempo asked for, one near the mood's is chosen so that whole bars fit; with one, the
    last chord rings a little longer instead. Raises Rejected when a loop cannot have both its
    length and its tempo.
    """
    wanted = ask.tempo_bpm or random.uniform(*style.tempo_bpm)
    if ask.loops:
        beats = _loop_beats(ask, style, metre, wanted)
        beat = ask.seconds / beats
    else:
        beats, beat = _beats(ask, style, metre, wanted)
    bars = ceil(beats / metre)
    return Form(metre, beats, beat, tuple(_sections(bars, ask, style)))


def _beats(ask: MusicAsk, style: Style, metre: int, wanted: float) -> tuple[int, float]:
    beat = 60 / wanted
    ring = min(max(metre * beat, _RING_SECONDS[0]), _RING_SECONDS[1])
    ring = min(ring, max(_SHORTEST_RING_SECONDS, ask.seconds * _MOST_RING_SHARE))
    room = max(0.0, ask.seconds - ring)
    if ask.tempo_bpm is not None:
        unit = 2 if metre == 4 else metre
        return int(room / beat / unit) * unit, beat
    low, high = style.tempo_bpm
    fitting = [
        beats
        for beats in _counts(room * high / 60 * 1.2, metre)
        if low * (1 - _MOST_STRETCH) <= 60 * beats / max(room, 0.01) <= high * (1 + _MOST_STRETCH)
    ]
    if not fitting:
        return int(room / beat), beat
    beats = min(fitting, key=lambda count: _oddness(count, metre, 60 * count / room / wanted, ask))
    return beats, room / beats


def _counts(most: float, metre: int) -> Iterator[int]:
    """Beats a piece may have: whole bars, and half ones in a very short piece."""
    for beats in range(1, int(most) + 2):
        if beats % metre == 0 or (beats < 3 * metre and (beats < metre or beats % 2 == 0)):
            yield beats


def _oddness(beats: int, metre: int, stretch: float, ask: MusicAsk) -> float:
    bars, short = divmod(beats, metre)
    body = bars if ask.loops else bars - sum(_edges(bars, ask))
    return abs(log(stretch)) + _ODD_BARS[body % _PHRASE_BARS] + (0.1 if short else 0.0)


def _loop_beats(ask: MusicAsk, style: Style, metre: int, wanted: float) -> int:
    most = ask.seconds * wanted / 60 * 1.4
    ranked = sorted(
        _counts(most, metre),
        key=lambda beats: _oddness(beats, metre, 60 * beats / ask.seconds / wanted, ask),
    )
    if ask.tempo_bpm is None:
        low, high = (limit / wanted for limit in style.tempo_bpm)
        for beats in ranked:
            stretch = 60 * beats / ask.seconds / wanted
            if low * (1 - _MOST_LOOP_STRETCH) <= stretch <= high * (1 + _MOST_LOOP_STRETCH):
                return beats
        return max(1, round(ask.seconds * wanted / 60))
    for beats in ranked:
        if abs(60 * beats / ask.seconds / wanted - 1) <= _MOST_TEMPO_CHANGE:
            return beats
    bar = metre * 60 / wanted
    below = max(1, int(ask.seconds / bar))
    near = max(1, round(ask.seconds / bar)) * metre
    raise Rejected(
        f"A loop of {ask.seconds:g} s at {ask.tempo_bpm} bpm does not come out in whole bars. Ask "
        f"for {below * bar:.2f} s or {(below + 1) * bar:.2f} s, for {60 * near / ask.seconds:.0f} "
        "bpm, or leave the tempo out.",
        seconds=ask.seconds,
    )


def _edges(bars: int, ask: MusicAsk) -> tuple[int, int]:
    """Bars of the intro and the outro."""
    if ask.loops or bars < 5:
        return 0, 0
    intro = 1 if bars < 12 else 2 if bars < 24 else 4
    outro = 1 if bars < 14 else 2 if bars < 32 else 4
    return intro * ask.has_intro, outro * ask.has_outro


def _sections(bars: int, ask: MusicAsk, style: Style) -> Iterator[Section]:
    low, high = style.energy
    intro, outro = _edges(bars, ask)
    body = bars - intro - outro
    if body % _PHRASE_BARS == 1 and body > 1:
        intro, outro = intro + bool(intro), outro + bool(outro and not intro)
    if intro:
        yield Section("intro", 0, intro, low * 0.6)
    yield from _body(intro, bars - outro, ask, style)
    if outro:
        yield Section("outro", bars - outro, bars, low + (high - low) * 0.2, rests=True)


def _body(first: int, last: int, ask: MusicAsk, style: Style) -> Iterator[Section]:
    phrases = max(1, (last - first + 1) // _PHRASE_BARS) if last > first else 0
    phrases += (last - first) % _PHRASE_BARS == 2 and last - first > 2
    letters = list(_letters(phrases)) if phrases else []
    turns: dict[str, int] = {}
    for place, (letter, chapter) in enumerate(letters):
        begin = first + place * _PHRASE_BARS
        end = last if place == len(letters) - 1 else begin + _PHRASE_BARS
        name = "break" if letter == "x" else letter.upper()
        theme = f"{name}{chapter}"
        energy = _energy(name, (place + 0.5) / len(letters), style, is_loop=ask.loops)
        is_last = place == len(letters) - 1
        rests = not ask.loops if is_last else letter.islower() and letter != "x"
        yield Section(name, begin, end, energy, turns.get(theme, 0), chapter, rests)
        turns[theme] = turns.get(theme, 0) + 1


def _letters(phrases: int) -> Iterator[tuple[str, int]]:
    """The letter and the chapter of each phrase; each chapter of a long piece has own themes."""
    chapters = max(1, round(phrases / _USUAL_CHAPTER))
    for chapter in range(chapters):
        count = phrases * (chapter + 1) // chapters - phrases * chapter // chapters
        pattern = _PATTERNS[min(count, len(_PATTERNS) - 1)]
        for place in range(count):
            yield pattern[place % len(pattern)], chapter


def _energy(name: str, place: float, style: Style, *, is_loop: bool) -> float:
    """Rising to a height at three quarters; even at both ends of a loop."""
    low, high = style.energy
    height = sin(pi * place) if is_loop else sin(pi / 2 * min(1.0, place / 0.75))
    lift = {"B": 0.15, "break": -0.55}.get(name, 0.0)
    return min(high, max(low * 0.8, low + (high - low) * (0.25 + 0.65 * height + lift)))
