"""What is drawn behind the figure, as a value."""

from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.scenes.canvas import Scheme, Sky


@dataclass(frozen=True)
class Place:
    """What is drawn: the setting, the sky over it, and which of its schemes."""

    name: str
    sky: Sky
    scheme: Scheme
    scheme_number: int

    @property
    def setting_id(self) -> str:
        """What later pictures avoid."""
        return f"{self.name}:{self.sky.name}"
