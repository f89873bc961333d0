"""What pages of other folders need of brands; wired in `app/`."""

from typing import Protocol

from limelight.brands.schemas import BrandView


class Brands(Protocol):
    """The brands of one workspace."""

    async def list_all(self) -> tuple[BrandView, ...]:
        """All by name."""
        ...
