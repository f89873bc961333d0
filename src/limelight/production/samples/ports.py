"""What pages and commands need of samples; wired in `app/`."""

from typing import Protocol

from limelight.accounts.schemas import UserId
from limelight.production.samples.schemas import SampleView


class Samples(Protocol):
    """The samples of a studio: one for each person who asked."""

    async def open(self, person_id: UserId) -> SampleView:
        """The sample of that person; made and filled where there is none. Asking again, also at the
        same time, is the same sample. Its videos are rendered after this answered.
        """
        ...

    async def find(self, person_id: UserId) -> SampleView | None:
        """How far that person's sample is."""
        ...

    async def wait(self, person_id: UserId) -> SampleView:
        """The sample of that person once its videos are made, or could not be. Raises NotFound."""
        ...

    async def go_on(self) -> int:
        """Fill what a process made and did not begin to fill; how many samples there are."""
        ...

    async def remove(self, person_id: UserId) -> bool:
        """Take it out of the studio with all that is in it, at once and for good; whether there was
        one. What a crash leaves is erased when a studio starts.
        """
        ...
