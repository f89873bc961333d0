"""What a render gives back."""

from pathlib import Path

from pydantic import Field

from limelight.generation.schemas import Value


class Rendered(Value):
    """A finished video. `timings` are seconds of wall time by part of the work."""

    path: Path
    seconds: float
    width: int
    height: int
    timings: dict[str, float] = Field(default_factory=dict)
