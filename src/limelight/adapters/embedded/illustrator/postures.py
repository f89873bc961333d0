"""How each object rests: upright, lying, hovering, or not at all because it belongs to the scenery.

Angles and extents are those of the 32-unit drawings; extents hold after turning.
"""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Rest = Literal["stand", "lie", "hover", "scenery"]
_DATA = Path(__file__).parents[1] / "data" / "illustrator"
# A lying thing is seen at a slant: its height on the picture is this share of its own.
LYING_SQUASH = 0.52
# What a text names as the place or the weather; as an object on a table it would be absurd.
SCENERY = frozenset(
    {
        "sun",
        "sun-behind-small-cloud",
        "cloud",
        "cloud-with-rain",
        "rainbow",
        "crescent-moon",
        "full-moon",
        "water-wave",
        "sunny-window",
        "window",
        "door",
        "house",
        "house-with-garden",
        "school",
        "cityscape",
        "factory",
        "hospital",
        "convenience-store",
        "bank",
        "office-building",
        "sunrise",
        "sunset",
        "night-with-stars",
        "bridge-at-night",
        "stadium",
        "castle",
        "fountain",
        "ferris-wheel",
        "roller-coaster",
        "snow-capped-mountain",
        "mount-fuji",
        "national-park",
        "desert-island",
        "beach-with-umbrella",
        "umbrella-on-ground",
        "camping",
        "wind-face",
        "spider-web",
        "bed",
        "couch-and-lamp",
        "bathtub",
        "toilet",
    }
)
# Degrees (clockwise) that bring a slanted drawing upright.
UPRIGHT: dict[str, float] = {
    "thermometer": 45, "guitar": -42, "violin": -42, "microphone": -48, "broom": -38, "rocket": -45,
    "running-shoe": -42, "baby-bottle": 45, "lollipop": 32, "tennis": -42,
}  # fmt: skip
# Degrees that bring a thing into the direction it lies in.
LYING: dict[str, float] = {
    "scissors": 62, "hammer": -66, "hammer-and-wrench": 0, "wrench": -70, "screwdriver": -70,
    "carpentry-saw": -36, "axe": -70, "key": 28, "old-key": 28, "pencil": 26, "pen": 26,
    "fountain-pen": 26, "crayon": 26, "paintbrush": 26, "straight-ruler": -66,
    "magnifying-glass-tilted-left": -18, "kitchen-knife": -70, "spoon": -66, "fork-and-knife": 58,
    "fork-and-knife-with-plate": 0, "syringe": 24, "pill": 20, "toothbrush": -66, "razor": 20,
    "adhesive-bandage": -20, "skateboard": 26, "badminton": 24, "paperclip": 20, "magic-wand": 26,
    "sewing-needle": 26, "telephone-receiver": -20, "nut-and-bolt": -20, "stethoscope": 0,
    "bone": 26, "flashlight": -70, "baguette-bread": -24, "carrot": 20, "test-tube": -66,
    "fallen-leaf": 0, "maple-leaf": 20, "glasses": 0, "sunglasses": 0, "cooking": 0,
    "shallow-pan-of-food": 0, "pushpin": 40, "ticket": -14, "goggles": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Posture:
    """How an object rests and what its drawing covers once turned by `turn` degrees."""

    rest: Rest
    turn: float
    left: float
    top: float
    right: float
    foot: float

    @property
    def width(self) -> float:
        """Its width in units of the drawing."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in units of the drawing, before it is laid down."""
        return self.foot - self.top


def rest_of(name: str, *, is_light: bool) -> Rest:
    """How an object rests; `is_light` marks what hovers unless it is known to lie."""
    if name in SCENERY:
        return "scenery"
    if name in LYING:
        return "lie"
    return "hover" if is_light else "stand"


def turn_of(name: str) -> float:
    """Degrees that an object is turned by so that it rests naturally."""
    return LYING.get(name, UPRIGHT.get(name, 0.0))


@functools.cache
def extents() -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right and foot of every object after its turn, as measured on its pixels."""
    found: dict[str, tuple[float, float, float, float]] = {}
    for row in (_DATA / "extents.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            name, *numbers = row.split()
            left, top, right, foot = (float(number) for number in numbers)
            found[name] = (left, top, right, foot)
    return found


def posture(name: str, *, is_light: bool) -> Posture:
    """The posture of an object; one that was never measured fills its square."""
    box = extents().get(name, (1.0, 1.0, 31.0, 31.0))
    return Posture(rest_of(name, is_light=is_light), turn_of(name), *box)
