"""Cues for subtitle files: up to two lines, broken by meaning, readable in the time they show."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from limelight.generation.schemas import WordTiming, joiner
from limelight.renders.captions.partition import cheapest_runs, sections
from limelight.renders.captions.schemas import Cue
from limelight.renders.captions.wording import break_cost, ends_sentence, tidy, width_of


class Layout(NamedTuple):
    """The limits of a subtitle; the defaults are common broadcast practice for Latin scripts.

    Lengths in characters (signs of East Asia count as two), times in seconds. `gap_seconds` is left
    dark between cues that would otherwise touch; a shorter pause than `bridge_seconds` is not left
    dark but filled by the earlier cue.
    """

    line_chars: int = 42
    lines: int = 2
    chars_per_second: float = 17.0
    shortest_seconds: float = 0.8
    longest_seconds: float = 6.0
    gap_seconds: float = 0.08
    bridge_seconds: float = 0.5


DEFAULT_LAYOUT = Layout()
_CUE_COST = 12.0
_CUE_PARTING = 1.5
_LINE_COST = 4.0
_INNER_SENTENCE_COST, _TORN_SENTENCE_COST = 9.0, 22.0
_PAUSE_SECONDS, _PAUSE_COST = 0.7, 40.0
_TOO_FAST_COST, _TOO_LONG_COST, _TOO_SHORT_COST = 6.0, 15.0, 40.0
_ORPHAN_CHARS, _ORPHAN_COST = 12, 10.0


def cues(
    words: tuple[WordTiming, ...],
    language: str = "en",
    *,
    seconds: float | None = None,
    layout: Layout = DEFAULT_LAYOUT,
    starts: Sequence[float] = (),
) -> tuple[Cue, ...]:
    """Set words as cues: every word once, in order, nothing overlapping, nothing after `seconds`
    (the end of the video).

    Lines and cues break after punctuation and before conjunctions and prepositions, never after an
    article if it can be helped. Reading speed and shortest time hold wherever the speech leaves
    room. A word longer than a line stands alone. Where `starts` are given, the starts of words
    at which cues begin, each cue has the words up to the next, as long as they fit.
    """
    tidied = tidy(words, language)
    if not tidied:
        return ()
    last_end = max(word.end for word in tidied)
    film_end = last_end if seconds is None else max(seconds, 0.0)
    setter = _Setter(tidied, language, film_end, layout)
    runs = [run for section in sections(tidied, starts) for run in setter.runs(*section, starts)]
    placed = [
        Cue(
            start=tidied[a].start,
            end=film_end,
            lines=setter.lines(a, b),
            joiner=setter.joiner,
        )
        for a, b in runs
    ]
    return tuple(_timed(placed, film_end, layout))


class _Setter:
    """Costs and line breaks of runs of words."""

    def __init__(
        self, words: tuple[WordTiming, ...], language: str, film_end: float, layout: Layout
    ) -> None:
        self.words, self.language, self.film_end, self.layout = words, language, film_end, layout
        self.joiner = joiner(language)
        self.chars_before = [
            0,
            *accumulate(width_of(word.text) + len(self.joiner) for word in words),
        ]
        self.longest_run = layout.line_chars * layout.lines

    def _chars(self, start: int, stop: int) -> int:
        return self.chars_before[stop] - self.chars_before[start] - len(self.joiner)

    def _parting(self, at: int) -> float:
        if at >= len(self.words):
            return 0.0
        return break_cost(self.words[at - 1].text, self.words[at].text, self.language)

    def _line_breaks(self, start: int, stop: int) -> tuple[float, list[int]] | None:
        chars = self._chars(start, stop)
        if chars <= self.layout.line_chars or stop - start == 1:
            return 0.0, []
        if chars > self.layout.line_chars * self.layout.lines:
            return None
        options = []
        for at in range(start + 1, stop):
            upper, lower = self._chars(start, at), self._chars(at, stop)
            if max(upper, lower) <= self.layout.line_chars:
                balance = abs(upper - lower) / self.layout.line_chars * 8.0
                options.append((_LINE_COST + self._parting(at) + balance, at))
        if not options or self.layout.lines < 2:
            return None
        price, at = min(options)
        return price, [at]

    def lines(self, start: int, stop: int) -> tuple[tuple[WordTiming, ...], ...]:
        """The words of a possible run as lines."""
        found = self._line_breaks(start, stop)
        edges = [start, *(found[1] if found else []), stop]
        return tuple(self.words[a:b] for a, b in pairwise(edges))

    def runs(self, first: int, last: int, starts: Sequence[float]) -> list[tuple[int, int]]:
        """How words[first:last] are cut into cues: not at all where they were told to be one and
        fit.
        """
        if starts and self._line_breaks(first, last) is not None:
            return [(first, last)]

        def cost(start: int, stop: int) -> float | None:
            return self.cost(first + start, first + stop)

        found = cheapest_runs(last - first, self.longest_run, cost)
        return [(first + start, first + stop) for start, stop in found]

    def cost(self, start: int, stop: int) -> float | None:
        """The cost of words[start:stop] as one cue; None when they do not fit."""
        setting = self._line_breaks(start, stop)
        if setting is None:
            return None
        return (
            _CUE_COST
            + setting[0]
            + self._parting(stop) * _CUE_PARTING
            + self._inside_cost(start, stop)
            + self._time_cost(start, stop)
        )

    def _inside_cost(self, start: int, stop: int) -> float:
        price = _ORPHAN_COST if self._chars(start, stop) < _ORPHAN_CHARS else 0.0
        is_whole = stop == len(self.words) or ends_sentence(self.words[stop - 1].text)
        inner_sentence = _INNER_SENTENCE_COST if is_whole else _TORN_SENTENCE_COST
        for at in range(start + 1, stop):
            pause = self.words[at].start - self.words[at - 1].end
            price += _PAUSE_COST if pause > _PAUSE_SECONDS else 0.0
            price += inner_sentence if ends_sentence(self.words[at - 1].text) else 0.0
        return price

    def _time_cost(self, start: int, stop: int) -> float:
        spoken_until = max(word.end for word in self.words[start:stop])
        limit = self.words[stop].start if stop < len(self.words) else self.film_end
        shown = max(limit - self.words[start].start, 0.01)
        speed = self._chars(start, stop) / shown
        spoken = spoken_until - self.words[start].start
        return (
            _TOO_FAST_COST * min(max(speed - self.layout.chars_per_second, 0.0), 20.0)
            + _TOO_LONG_COST * max(spoken - self.layout.longest_seconds, 0.0)
            + (_TOO_SHORT_COST if shown < self.layout.shortest_seconds else 0.0)
        )


def _timed(placed: list[Cue], film_end: float, layout: Layout) -> list[Cue]:
    timed: list[Cue] = []
    for number, cue in enumerate(placed):
        next_start = placed[number + 1].start if number + 1 < len(placed) else None
        ceiling = film_end if next_start is None else min(next_start - layout.gap_seconds, film_end)
        spoken_until = max(word.end for word in cue.words)
        needed = max(layout.shortest_seconds, width_of(cue.text) / layout.chars_per_second)
        end = max(spoken_until, cue.start + needed)
        if next_start is not None and next_start - end < layout.bridge_seconds:
            end = next_start
        floor = timed[-1].end + layout.gap_seconds if timed else 0.0
        start = min(cue.start, film_end)
        end = max(start, min(end, ceiling))
        if end - start < layout.shortest_seconds:
            start = max(min(start, floor), min(start, end - layout.shortest_seconds))
        start = max(start, timed[-1].end if timed else 0.0)
        timed.append(cue.model_copy(update={"start": start, "end": max(start, end)}))
    return timed
