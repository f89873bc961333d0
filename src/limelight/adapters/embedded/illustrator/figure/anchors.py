"""Where things lie on the figure: the coordinates that parts, poses and framing agree on.

Units are those of the figure (see `renders.stage.schemas.Figure`); the drawing is about `MIDDLE`.
"""

from limelight.adapters.embedded.illustrator.curves import Point
from limelight.generation.schemas import Box

MIDDLE = 384.5
EYE_LINE = 399.0
CHIN = 604.0
FACE = Box(x=190, y=138, width=389, height=468)
# What the head turns about.
NECK: Point = (MIDDLE, 640.0)
# The body ends below every picture.
BOTTOM = 1600.0
WHOLE = Box(x=20, y=-60, width=729, height=BOTTOM + 60)
