"""Captions burned into the picture: a few words at a time, kept together by meaning."""

from collections.abc import Sequence
from itertools import pairwise

from limelight.generation.schemas import WordTiming, joiner
from limelight.renders.captions.partition import cheapest_runs, sections
from limelight.renders.captions.schemas import Cue
from limelight.renders.captions.wording import break_cost, ends_clause, tidy, width_of

LINGER_SECONDS = 0.4
_PAUSE_SECONDS = 0.45
_SINGLE_WORD_COST = 8.0
_GROUP_COST = 3.0


def word_groups(
    words: tuple[WordTiming, ...],
    language: str = "en",
    *,
    max_words: int = 3,
    max_chars: int = 20,
    starts: Sequence[float] = (),
) -> tuple[Cue, ...]:
    """Cut words into one-line groups of at most `max_words` words and `max_chars` characters (a
    longer word stands alone; signs of East Asia count as two).

    A group ends at punctuation and pauses and keeps phrases together. It shows from its first word
    until the next group starts, or `LINGER_SECONDS` after its last word when a pause follows. Words
    come back tidied (see `wording.tidy`), each once. No group goes across one of `starts`, the
    starts of words at which captions begin.
    """
    tidied = tidy(words, language)
    between = joiner(language)
    begins = {first for first, _ in sections(tidied, starts)}

    def cost(start: int, stop: int) -> float | None:
        run = tidied[start:stop]
        if not begins.isdisjoint(range(start + 1, stop)):
            return None
        if len(run) > 1 and not _may_stand_together(run, max_chars, len(between)):
            return None
        alone = _SINGLE_WORD_COST if len(run) == 1 and not ends_clause(run[0].text) else 0.0
        after = tidied[stop].text if stop < len(tidied) else ""
        parting = break_cost(run[-1].text, after, language) if after else 0.0
        return _GROUP_COST + alone + parting

    runs = cheapest_runs(len(tidied), max_words, cost)
    starts = [tidied[start].start for start, _ in runs[1:]] + [float("inf")]
    return tuple(
        _group(tidied[start:stop], next_start, between)
        for (start, stop), next_start in zip(runs, starts, strict=False)
    )


def _may_stand_together(run: tuple[WordTiming, ...], max_chars: int, gap: int) -> bool:
    if sum(width_of(word.text) + gap for word in run) - gap > max_chars:
        return False
    if any(ends_clause(word.text) for word in run[:-1]):
        return False
    return all(later.start - earlier.end <= _PAUSE_SECONDS for earlier, later in pairwise(run))


def _group(run: tuple[WordTiming, ...], next_start: float, between: str) -> Cue:
    start = run[0].start
    end = max(word.end for word in run) + LINGER_SECONDS
    return Cue(start=start, end=max(start, min(end, next_start)), lines=(run,), joiner=between)
