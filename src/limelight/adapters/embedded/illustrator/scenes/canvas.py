"""What a scene is drawn on and what it hands back. Units are those of a 1080-wide portrait
picture.
"""

import random
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.colours import mix, shift
from limelight.adapters.embedded.illustrator.svg import Stop, linear, rect
from limelight.generation.schemas import Placement
from limelight.renders.stage.schemas import Light

OVERSCAN = 80.0


@dataclass(frozen=True)
class Canvas:
    """The picture in scene units: `unit` pixels each. The other lengths say where the composition
    wants things.

    `centre` is the figure's middle, `eye` its eye line, `chest` and `waist` are how high furniture
    reaches behind it, `band_top` and `band_bottom` bound the captions, `ledge` is the edge of
    whatever stands in front of the figure.
    """

    width: float
    height: float
    unit: float
    centre: float
    eye: float
    chin: float
    chest: float
    waist: float
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
    def floor(self) -> float:
        """Where a wall meets the floor, in rooms that show it."""
        return self.waist + (self.ledge - self.waist) * 0.36

    @property
    def span(self) -> float:
        """How wide the painted sheet is."""
        return self.right - self.left

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
    """A time of day in some weather: colours of the sky from top to horizon, of sun or moon, and
    the light it gives.
    """

    name: str
    stops: tuple[str, ...]
    sun: str
    key: str
    ambient: str
    mix: float
    weather: str = "clear"

    def gradient(self, name: str, reach: float = 1.0) -> str:
        """The sky as a vertical gradient; `reach` is where the horizon colour is reached."""
        last = len(self.stops) - 1
        stops: tuple[Stop, ...] = tuple((reach * i / last, c) for i, c in enumerate(self.stops))
        return linear(name, *stops)

    @property
    def horizon(self) -> str:
        """The colour that far things fade into."""
        return self.stops[-1]

    @property
    def is_dark(self) -> bool:
        """Whether lamps are lit."""
        return self.name in ("evening", "night")


@dataclass(frozen=True)
class Scheme:
    """The colours of one draw of a setting, as `#rrggbb`.

    `wall` and `shade` fill the large areas (indoors the wall and its lower part, outdoors the near
    and the far land), `wood` is furniture, trunks, houses; `accent` and `second` are spots of
    colour, `pale` is what is lightest.
    """

    wall: str
    shade: str
    wood: str
    accent: str
    second: str
    pale: str

    def mixed(self) -> tuple[str, ...]:
        """Colours for many small things that belong together."""
        return (
            self.accent,
            self.second,
            mix(self.accent, self.pale, 0.55),
            self.pale,
            mix(self.second, self.wood, 0.45),
            mix(self.accent, self.second, 0.5),
        )


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
    """A drawn place. `front` stands before the figure; `surface` carries props; `greens` are the
    colours of what may grow before it all.
    """

    back: tuple[Sheet, ...]
    surface: Surface
    light: Light
    accent: str
    front: tuple[Sheet, ...] = ()
    has_counter: bool = True
    greens: tuple[str, str] = ("#6fb36a", "#2f7a52")


@dataclass(frozen=True)
class Brushes:
    """Chance, daylight and colours handed to a generator."""

    rng: random.Random
    sky: Sky
    scheme: Scheme

    @property
    def is_dark(self) -> bool:
        """Whether lamps are lit."""
        return self.sky.is_dark

    def inside(self, colour: str) -> str:
        """A colour of a room in this daylight: dusky when it is dark outside."""
        if not self.is_dark:
            return mix(colour, "#ffd9a0", 0.10) if self.sky.name == "golden" else colour
        dusk, share = _DUSK[self.sky.name]
        return mix(shift(colour, saturation=1.12), dusk, share)

    def on_set(self, colour: str) -> str:
        """A colour of a room without windows: its lamps are up by day and down by night."""
        tint, share = _LAMPS[self.sky.name]
        return mix(colour, tint, share)

    def outside(self, colour: str, far: float = 0.0) -> str:
        """A colour of the land in this daylight, seen through `far` (0 to 1) of air."""
        night, share = _OUTSIDE[self.sky.name]
        lit = mix(colour, night, share)
        if self.sky.weather in _GREY:
            lit = shift(lit, saturation=0.72)
        if self.sky.weather == "snow":
            lit = mix(lit, "#f2f6fb" if not self.is_dark else "#8a9ac8", 0.34)
        air = far + (0.26 * (1 - far) if self.sky.weather == "fog" else 0.0)
        return mix(lit, self.sky.horizon, min(0.92, air))


_DUSK = {"evening": ("#4a1c48", 0.27), "night": ("#171648", 0.46)}
_LAMPS = {
    "morning": ("#fff0d8", 0.20),
    "day": ("#ffffff", 0.16),
    "golden": ("#ffb870", 0.14),
    "evening": ("#5a2a60", 0.0),
    "night": ("#05040f", 0.30),
}
_OUTSIDE = {
    "morning": ("#ffe9c8", 0.08),
    "day": ("#ffffff", 0.0),
    "golden": ("#f2a65e", 0.20),
    "evening": ("#3a2060", 0.46),
    "night": ("#101a46", 0.62),
}
_GREY = frozenset(("rain", "storm", "cloudy", "fog"))


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


_DEPTHS = {
    1: ((0.2, 2.4),),
    2: ((0.2, 2.4), (0.5, 1.0)),
    3: ((0.16, 2.6), (0.40, 1.5), (0.66, 0.8)),
    4: ((0.12, 2.4), (0.32, 1.8), (0.52, 1.1), (0.72, 0.6)),
}


def in_depth(*drawings: str) -> tuple[Sheet, ...]:
    """Drawings as sheets from far to near, the farther the softer."""
    drawn = [drawing for drawing in drawings if drawing]
    places = _DEPTHS[len(drawn)]
    return tuple(Sheet(svg, *place) for svg, place in zip(drawn, places, strict=True))


def beside(canvas: Canvas, rng: random.Random) -> int:
    """The side a scene builds up: the open one in a wide picture, either one in an upright one."""
    return canvas.open_side if canvas.is_wide else rng.choice((-1, 1))


def in_the_open(
    back: tuple[Sheet, ...], surface: Surface, light: Light, accent: str, front: str = ""
) -> Scene:
    """A place without a counter; `front` is what stands nearest, at the picture's lower edge."""
    near = (Sheet(front, 1.35, 1.2),) if front else ()
    return Scene(back, surface, light, accent, near, has_counter=False)
