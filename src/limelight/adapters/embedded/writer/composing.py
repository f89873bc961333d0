"""Saying it in the time there is: drafts are written until one fits and repeats nothing."""

from collections.abc import Iterator
from random import Random

from limelight.adapters.embedded.writer.attempts import SHORT_WORDS, Attempt, Task
from limelight.adapters.embedded.writer.drafts import Draft
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.memory import Memory
from limelight.adapters.embedded.writer.selection import own_items

GOOD_FIT, FAIR_FIT, LEAST_FIT = 0.05, 0.1, 0.3
TRIALS, ROUNDS = 24, 16
LONG_WORDS = 100
WORDS_PER_ITEM, WORDS_PER_LONG_ITEM = 15, 26


class NothingNew(Exception):
    """All that could be said about this was said lately."""


class Composer:
    """Writes drafts of one reading in one voice and keeps the one that fits its time."""

    def __init__(self, task: Task, tongue: Tongue, memory: Memory) -> None:
        self.task = task.model_copy(update={"words": max(1, task.words)})
        self.tongue, self.memory = tongue, memory

    def compose(self) -> Draft:
        """The draft nearest to the wanted length; the number asked for is kept where it can be.

        Raises NothingNew when what was not said lately does not fill the time.
        """
        draft = self._fitting()
        for _ in range(ROUNDS):
            near = self.memory.near(draft.sentences())
            if not near:
                break
            self.memory.ban(near)
            draft = self._fitting()
        else:
            draft = draft.without(self.memory.near(draft.sentences()))
        if self.memory and self._error(draft) > LEAST_FIT:
            raise NothingNew
        return draft

    def _fitting(self) -> Draft:
        best: Draft | None = None
        repeating: Draft | None = None
        for count, may_shorten in self._counts():
            for trial in range(TRIALS if self.task.words > SHORT_WORDS else 4 * TRIALS):
                rng = Random(f"{self.task.seed}/{count}/{trial}")  # noqa: S311
                draft = Attempt(
                    self.task, self.tongue, self.memory, count, rng, may_shorten=may_shorten
                ).write()
                if draft.repeats():
                    repeating = repeating or draft
                    continue
                if best is None or self._error(draft) < self._error(best):
                    best = draft
                if self._error(draft) <= GOOD_FIT:
                    return draft
            if best and self._error(best) <= FAIR_FIT:
                return best
        if best is None and repeating is not None:
            best = repeating.without_repeats()
        if best is None:
            raise AssertionError("there is always at least one draft")
        return best

    def _error(self, draft: Draft) -> float:
        """How far a draft is from the wanted length, as a part of it."""
        return abs(draft.words - self.task.words) / self.task.words

    def _counts(self) -> Iterator[tuple[int, bool]]:
        """Numbers of items to try, and whether items may shrink to their labels."""
        reading, words = self.task.reading, self.task.words
        own = len(own_items(reading, reading.form, self.tongue))
        if own and reading.form != "announce":
            yield from ((count, False) for count in range(own, 0, -1))
            return
        asked = reading.count
        if asked:
            may_shorten = reading.form in ("tips", "howto", "list")
            yield asked, False
            yield from ((count, may_shorten) for count in range(asked, 0, -1))
            return
        each = WORDS_PER_LONG_ITEM if words > LONG_WORDS else WORDS_PER_ITEM
        usual = 1 if words < SHORT_WORDS else max(1, min(9, round((words - 14) / each)))
        yield usual, False
        near = (count for step in range(1, 9) for count in (usual - step, usual + step))
        yield from ((count, False) for count in near if count > 0)
        yield usual, True
