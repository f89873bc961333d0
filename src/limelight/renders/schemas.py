"""What a render gives back."""

from pathlib import Path

from pydantic import Field

from limelight.generation.schemas import Value


class Rendered(Value):
    """A finished video. Of its `segments` those that were `encoded` are new, the others were kept
    from earlier renders. `timings` are seconds of wall time by part of the work.
    """

    path: Path
    seconds: float
    width: int
    height: int
    segments: int = 0
    encoded: int = 0
    timings: dict[str, float] = Field(default_factory=dict)
