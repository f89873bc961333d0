"""Drums: a groove that stays itself, a little different in every phrase, with fills at its end."""

from collections.abc import Iterator
from random import Random

from limelight.adapters.embedded.composer.writing.patterns import Groove, Hit
from limelight.adapters.embedded.composer.writing.score import Stroke

_PITCH = 60
_GHOST, _DROPPED = 0.4, 0.12


class Drummer:
    """Plays one groove. The rows it chose hold for a theme, so that a theme is recognised."""

    def __init__(self, groove: Groove, metre: int, random: Random) -> None:
        self._groove, self._metre, self._random = groove, metre, random
        self._rows: dict[tuple[str, int], tuple[Hit, ...]] = {}

    def bar(self, theme: str, energy: float) -> Iterator[tuple[str, Stroke]]:
        """One bar at an energy; soft hits may be left out, so that no two bars are alike."""
        for number, layer in enumerate(self._groove.layers):
            if energy < layer.from_energy:
                continue
            row = self._rows.setdefault((theme, number), self._random.choice(layer.rows))
            for hit in row:
                is_ghost = hit.velocity < _GHOST and hit.beat % 1
                if not (is_ghost and self._random.random() < _DROPPED):
                    yield layer.instrument, self._stroke(hit, energy)

    def fill(self, energy: float, strength: int) -> Iterator[tuple[str, Stroke]]:
        """The end of a bar that leads on: `strength` 1 uses the last beat, 2 the second half."""
        if not self._groove.fills:
            return
        instrument, hits = self._random.choice(self._groove.fills)
        begin = self._metre - (1 if strength == 1 else self._metre / 2)
        for hit in hits:
            if hit.beat >= begin:
                yield instrument, self._stroke(hit, energy)

    def _stroke(self, hit: Hit, energy: float) -> Stroke:
        return Stroke(hit.beat, 0.5, _PITCH, hit.velocity * (0.75 + 0.35 * energy))
