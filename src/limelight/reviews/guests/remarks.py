"""A comment as a form says it."""

from pydantic import BaseModel, ConfigDict

from limelight.kit.errors import Invalid
from limelight.reviews.schemas import Pin, Said


class Remark(BaseModel):
    """The fields of the form, as they were typed."""

    model_config = ConfigDict(frozen=True)

    text: str = ""
    at_seconds: str = ""
    x: str = ""
    y: str = ""
    for_clients: str = ""
    name: str = ""

    @property
    def said(self) -> Said:
        """What is said, and about what; raises Invalid."""
        typed = {"at_seconds": self.at_seconds, "x": self.x, "y": self.y}
        try:
            pin = Pin.model_validate({name: value or None for name, value in typed.items()})
        except ValueError:
            raise Invalid("That is no time or place of it.", field="text") from None
        return Said(text=self.text, pin=pin, is_for_clients=bool(self.for_clients))
