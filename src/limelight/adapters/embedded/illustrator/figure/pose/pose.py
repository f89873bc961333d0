"""What a figure is asked to do: how it is turned, what its hands do, how much of it is seen."""

from dataclasses import dataclass
from typing import Literal

from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure.pose.hands import Shape
from limelight.adapters.embedded.illustrator.figure.pose.joints import Room
from limelight.generation.schemas import Gesture, Turn

Extent = Literal["bust", "whole"]


@dataclass(frozen=True)
class Held:
    """A thing to hold, drawn in a hand's coordinates, and the hand that holds it."""

    svg: str
    grip: Shape


@dataclass(frozen=True)
class Pose:
    """A pose. `side` is the hand that acts (-1 the picture's left); `extent` "whole" draws both
    arms and everything down to the shoes; `target` is what a pointing hand points at, in figure
    units; `rests_clasped` lays idle hands into each other.
    """

    turn: Turn = "front"
    gesture: Gesture = "none"
    side: int = 1
    room: Room | None = None
    extent: Extent = "bust"
    target: Point | None = None
    held: Held | None = None
    rests_clasped: bool = True


FRONT = Pose()
SIDES: dict[Turn, int] = {"front": 0, "left": -1, "right": 1}
