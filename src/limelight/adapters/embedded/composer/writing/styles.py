"""What a mood sounds like, read from data: tempo, modes, harmony, instruments, patterns."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from limelight.adapters.embedded.composer.writing.keys import Mode
from limelight.generation.schemas import Value

Colour = Literal["triad", "add9", "seventh"]
_FOLDER = Path(__file__).parents[2] / "data" / "composer"


class Style(Value):
    """How a mood is played.

    `metres` and `modes` are choices with their weights. `harmony` names families of progressions;
    `colour` adds sevenths or ninths. `notes_per_bar` and `melody_share` (the share of bars with
    melody) say how busy the tune is; `swing` delays every second eighth by that share of an eighth;
    `energy` is the softest and the fullest a section gets.
    """

    says: str
    tempo_bpm: tuple[int, int]
    metres: dict[int, int]
    modes: dict[Mode, int]
    harmony: tuple[str, ...]
    colour: Colour
    comps: tuple[str, ...]
    comping: tuple[str, ...]
    leads: tuple[str, ...]
    counters: tuple[str, ...]
    basses: tuple[str, ...]
    bassing: tuple[str, ...]
    pads: tuple[str, ...]
    sparkles: tuple[str, ...]
    grooves: tuple[str, ...]
    notes_per_bar: tuple[int, int]
    melody_share: float
    syncopation: float
    swing: float
    brightness_hz: float
    room: float
    energy: tuple[float, float]


def read_data(name: str) -> Any:
    """A data file of the composer, parsed."""
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def styles() -> dict[str, Style]:
    """All moods by name, the usual one first."""
    return {name: Style.model_validate(facts) for name, facts in read_data("moods.json").items()}
