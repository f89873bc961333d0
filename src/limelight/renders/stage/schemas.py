"""The stage: a drawing in depth layers with, usually, a figure that can talk. Pure data, JSON on
disk.

Coordinates of layers are pixels of the finished picture; layers may reach `overscan_px` beyond each
edge so that a moving camera never shows an end. SVG fragments are bodies (what stands inside
`<svg>`), with ids unique in the stage.
"""

from typing import Literal

from pydantic import Field

from limelight.generation.schemas import Box, Value

Viseme = Literal["X", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]
EyeState = Literal["open", "left", "right", "soft", "half", "closed"]
"""Where the eyes look with lids up; and lids a little lowered, half way, and closed."""


class Layer(Value):
    """One sheet of scenery. `depth` is its parallax: 0 far away, 1 at the figure, above 1 in front
    of it.
    """

    svg: str
    depth: float
    blur_px: float = 0.0


class Light(Value):
    """How the scene lights the figure: a rim in the key colour from one side, and a tint of the
    surroundings.
    """

    key: str = "#fff0c8"
    rim_side: Literal[-1, 1] = -1
    rim_px: float = 9.0
    rim_strength: float = 0.75
    ambient: str = "#f2c894"
    ambient_mix: float = 0.10
    glow_x: float | None = None
    glow_y: float | None = None
    glow_strength: float = 0.16
    halo_strength: float = 0.26


class Mouth(Value):
    """A mouth as a family of shapes.

    `template` is SVG with slots `{0}`, `{1}` ... for numbers; `shapes` gives the numbers of each
    viseme. All shapes fill the same slots, so any blend of shapes is a shape: a speaking mouth is
    the template filled with interpolated numbers.
    """

    template: str
    shapes: dict[Viseme, tuple[float, ...]]


class Limb(Value):
    """A part before the head that turns about a joint: a forearm with its hand and what it holds.

    It lies at rest as drawn. While the figure talks it swings by `swing_degrees` to both sides,
    `swing_hz` times a second, in short bouts where `is_in_bouts`; and turns by `lift_degrees` as
    the voice grows lively. Degrees are clockwise.
    """

    svg: str
    joint_x: float
    joint_y: float
    swing_degrees: float = 0.0
    swing_hz: float = 0.0
    is_in_bouts: bool = False
    lift_degrees: float = 0.0


class Figure(Value):
    """The character, drawn in its own coordinates and placed on the stage by scale and offset.

    A point (u, v) of the figure lies at (x + u * scale, y + v * scale). `head` contains the markers
    `<!--mouth-->`, `<!--eyes-->` and `<!--brows-->` where those parts go. `rear` (hair behind the
    shoulders) moves with the head, `body` breathes, `front` (hands at rest) moves with the body and
    lies before the head; so do `limbs`, which also turn about their joints. A state of `eyes` that
    was not drawn is shown as `open`.
    """

    x: float
    y: float
    scale: float
    box: Box
    rear: str
    body: str
    head: str
    front: str = ""
    limbs: tuple[Limb, ...] = ()
    mouth: Mouth
    eyes: dict[EyeState, str]
    brows: str
    mouth_box: Box
    eyes_box: Box
    neck_x: float
    neck_y: float
    resting: Viseme = "X"
    identity: dict[str, str] = Field(default_factory=dict)


class Stage(Value):
    """A whole drawing: `back` layers far to near, the figure, `front` layers near to nearest."""

    width_px: int
    height_px: int
    overscan_px: int = 70
    defs: str = ""
    back: tuple[Layer, ...]
    figure: Figure | None = None
    front: tuple[Layer, ...] = ()
    light: Light = Light()
    vignette: float = 0.30
    grain: float = 2.6
    face: Box | None = None
    setting_id: str
    seed: int = 0
