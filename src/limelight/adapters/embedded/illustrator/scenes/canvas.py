"""What a scene is drawn on and what it hands back. Units are those of a 1080-wide portrait
picture.
"""

import random
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.svg import Stop, linear, rect
from limelight.generation.schemas import Placement
from limelight.renders.stage.schemas import Light

OVERSCAN = 80.0


@dataclass(frozen=True)
class Canvas:
    """The picture in scene units: `unit` pixels each. The other lengths say where the composition
    wants things.

    `centre` is the figure's middle, `eye` its eye line, `band_top` and `band_bottom` bound the
    captions, `ledge` is
    the edge of whatever stands in front of the figure.
    """

    width: float
    height: float
    unit: float
    centre: float
    eye: float
    chin: float
    band_top: float
    band_bottom: float
    ledge: float
    placement: Placement
    figure_scale: float = 1.35

    @property
    def left(self) -> float:
        """Where painting starts: beyond the edge, so that a moving camera never shows an end."""
        return -OVERSCAN / self.unit

    @property
    def right(self) -> float:
        """Where painting ends."""
        return self.width + OVERSCAN / self.unit

    @property
    def low(self) -> float:
        """The lowest painted line."""
        return self.height + OVERSCAN / self.unit

    @property
    def is_wide(self) -> bool:
        """Whether the picture is broader than high."""
        return self.width > self.height * 1.2

    @property
    def open_side(self) -> int:
        """The side of the figure with more room: -1 left, 1 right."""
        return -1 if self.centre > self.width / 2 else 1

    def at(self, share: float) -> float:
        """A height as a share of the picture's."""
        return self.height * share

    def fill(self, paint: str) -> str:
        """The whole sheet, overscan included."""
        top = -OVERSCAN / self.unit
        return rect(self.left, top, self.right - self.left, self.low - top, paint)

    def side(self, share: float) -> float:
        """An x beside the figure: -1 is the left edge, 1 the right edge, 0 the figure's middle."""
        span = self.width - self.centre if share > 0 else self.centre
        return self.centre + share * span


@dataclass(frozen=True)
class Sky:
    """A time of day: colours of the sky from top to horizon, of sun or moon, and the light it
    gives.
    """

    name: str
    stops: tuple[str, ...]
    sun: str
    key: str
    ambient: str
    mix: float

    def gradient(self, name: str, reach: float = 1.0) -> str:
        """The sky as a vertical gradient; `reach` is where the horizon colour is reached."""
        last = len(self.stops) - 1
        stops: tuple[Stop, ...] = tuple((reach * i / last, c) for i, c in enumerate(self.stops))
        return linear(name, *stops)


SKIES: dict[str, Sky] = {
    "morning": Sky(
        "morning", ("#86c9ec", "#cdeaf0", "#fff0d6"), "#fff8dd", "#fff1cc", "#f6dcb4", 0.08
    ),
    "day": Sky("day", ("#4aa5da", "#a5daee", "#e6f5ee"), "#fffce8", "#fff6dc", "#cfe6e0", 0.08),
    "golden": Sky(
        "golden", ("#6a97cc", "#f3c39a", "#ffdf9e"), "#fff2c4", "#ffd392", "#f2b886", 0.13
    ),
    "evening": Sky(
        "evening",
        ("#2b2259", "#7a3b86", "#f0746a", "#ffc27a"),
        "#fff0c4",
        "#ffb26b",
        "#c98aa6",
        0.19,
    ),
    "night": Sky("night", ("#0d1435", "#1d2960", "#3c4684"), "#f6f2da", "#a9c8ff", "#7684c4", 0.22),
    "overcast": Sky(
        "overcast", ("#8fa6b8", "#b9c9d2", "#dfe6e4"), "#f2f4f2", "#eef4f8", "#b4c2cc", 0.14
    ),
}


@dataclass(frozen=True)
class Surface:
    """What things stand on: `kind` is wood, stone, ground or sand; colours of its sides."""

    kind: str
    top: str
    front: str
    edge: str


@dataclass(frozen=True)
class Sheet:
    """One layer of scenery."""

    svg: str
    depth: float
    blur_px: float = 0.0


@dataclass(frozen=True)
class Scene:
    """A drawn place. `front` stands before the figure; `surface` carries props."""

    back: tuple[Sheet, ...]
    surface: Surface
    light: Light
    accent: str
    front: tuple[Sheet, ...] = ()
    has_counter: bool = True


@dataclass(frozen=True)
class Brushes:
    """Chance and daylight handed to a generator."""

    rng: random.Random
    sky: Sky

    def at_night(self) -> bool:
        """Whether lamps are lit."""
        return self.sky.name in ("evening", "night")


def light_of(sky: Sky, glow: tuple[float, float], canvas: Canvas, **changes: float | str) -> Light:
    """The light of a sky that comes from `glow` (scene units)."""
    side = -1 if glow[0] < canvas.centre else 1
    base = Light(
        key=sky.key,
        rim_side=side,
        rim_px=max(4.0, 9.0 * canvas.unit),
        ambient=sky.ambient,
        ambient_mix=sky.mix,
        glow_x=glow[0] * canvas.unit,
        glow_y=glow[1] * canvas.unit,
    )
    return base.model_copy(update=changes)
