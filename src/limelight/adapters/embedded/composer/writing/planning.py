"""The chords of the whole piece: which progression each section has, where it comes to rest, how it
ends.
"""

from random import Random

from limelight.adapters.embedded.composer.writing.form import Form, Section
from limelight.adapters.embedded.composer.writing.harmony.chords import (
    Bar,
    bar_of,
    cadence,
    home,
    progressions,
)
from limelight.adapters.embedded.composer.writing.keys import Key
from limelight.adapters.embedded.composer.writing.styles import Style

# Where the chapters of a long piece go; the last one is at home again.
_JOURNEY = (0, 5, -2, 3)
_PROGRESSION_OF = {"A": 0, "B": 1, "break": 2, "intro": 0, "outro": 0}


class Plan:
    """The chords of every bar, and the key of every chapter."""

    def __init__(self, form: Form, key: Key, style: Style, random: Random) -> None:
        self._form, self._style = form, style
        chapters = max((section.chapter for section in form.sections), default=0) + 1
        may_travel = not key.spelt
        self.keys = [
            key._replace(tonic=(key.tonic + _shift(place, chapters) * may_travel) % 12)
            for place in range(chapters)
        ]
        self._rows = [progressions(key.mode, style.harmony, random) for _ in range(chapters)]
        self.bars: list[Bar] = []
        for section in form.sections:
            self.bars += self._bars(section, random)
        self.home = home(key)
        self._end(key, random)

    def key_of(self, section: Section) -> Key:
        """The key of a section."""
        return self.keys[section.chapter]

    def _bars(self, section: Section, random: Random) -> list[Bar]:
        rows, key = self._rows[section.chapter], self.key_of(section)
        row = rows[_PROGRESSION_OF[section.name] % len(rows)]
        count = section.last - section.first
        bars = [bar_of(row[bar % len(row)], key, self._style.colour) for bar in range(count)]
        if section.rests and count >= 2:
            _, dominant, rest = cadence(key, random)
            bars[-2:] = [(dominant,), (rest,)]
        return bars

    def _end(self, key: Key, random: Random) -> None:
        """Lead to the last chord, or back to the first one."""
        before, dominant, _ = cadence(key, random)
        count = len(self.bars)
        if count == 1 and self._form.beats >= self._form.metre:
            self.bars[0] = (self.bars[0][0], dominant)
        elif count > 1:
            self.bars[-1] = (dominant,)
        last = self._form.sections[-1] if self._form.sections else None
        if last and last.rests and last.last - last.first >= 2:
            self.bars[-2] = (before,)


def _shift(place: int, chapters: int) -> int:
    return 0 if place == chapters - 1 else _JOURNEY[place % len(_JOURNEY)]
