"""The style most of a file's captions wear."""

from collections import Counter
from collections.abc import Hashable
from typing import Generic, NamedTuple, TypeVar

from limelight.renders.captions.files.schemas import Losses
from limelight.stories.finish import Dress
from limelight.stories.timeline import CaptionStyle

T = TypeVar("T", bound=Hashable)

# Smaller is no letter, larger no caption.
LEAST_SIZE, MOST_SIZE = 0.01, 0.2
MOST_OUTLINE = 0.3


class Worn(NamedTuple):
    """Our style that comes nearest, and what is other than in it."""

    style: CaptionStyle
    dress: Dress


class Wardrobe(Generic[T]):
    """Counts what captions wear, by how much is written in it."""

    def __init__(self) -> None:
        self._written: Counter[T] = Counter()
        self._captions: Counter[T] = Counter()
        self._lines: dict[T, int] = {}

    def add(self, what: T, signs: int, line: int) -> None:
        """One more caption of so many signs that wears something."""
        self._written[what] += signs
        self._captions[what] += 1
        self._lines.setdefault(what, line)

    def most(self, losses: Losses) -> T | None:
        """What most wear, None where nothing is written; what others wear is lost."""
        if not self._written:
            return None
        chosen, _ = self._written.most_common(1)[0]
        for what, count in self._captions.items():
            if what != chosen:
                for _ in range(count):
                    losses.add("words in another style than most", self._lines[what])
        return chosen


def within(value: float, least: float, most: float) -> float:
    """A value bounded to what can be drawn."""
    return round(min(most, max(least, value)), 4)
