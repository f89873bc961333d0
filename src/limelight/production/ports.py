"""What pages and commands need from production, as small Protocols; wired in `app/`."""

from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from limelight.generation.schemas import Appearance
from limelight.production.schemas import (
    CharacterCard,
    HandedOff,
    Order,
    ProductionId,
    ProductionPage,
    ProductionState,
    ProductionView,
    Quote,
    VersionView,
)
from limelight.production.series.schemas import Place
from limelight.stories.script import Script

# How many characters a form offers to choose from, and how many every page names.
MOST_CAST, SHOWN_CAST = 200, 8


class Productions(Protocol):
    """Start, follow and read productions of one workspace."""

    async def list_page(
        self,
        *,
        cursor: str | None = None,
        limit: int = 12,
        state: ProductionState | None = None,
        character_id: str | None = None,
    ) -> ProductionPage:
        """Newest first; of one character if it is named."""
        ...

    async def list_unfinished(self) -> tuple[tuple[ProductionId, ProductionState], ...]:
        """What works, then what waits, each in the order it was asked for."""
        ...

    async def get(self, production_id: ProductionId) -> ProductionView:
        """Raises NotFound."""
        ...

    async def quote(self, order: Order) -> Quote:
        """What making `order` will take; its text may still be missing. Raises Invalid."""
        ...

    async def start(self, order: Order) -> ProductionId:
        """Check the order and start it; raises Invalid, NotFound (character) or Refused, and then
        nothing was kept.
        """
        ...

    async def again(
        self,
        production_id: ProductionId,
        changes: Mapping[str, Any],
        script: Script | None = None,
        *,
        series: str = "",
    ) -> ProductionId:
        """Order another production like that one, with other values of its brief; as the next
        episode of a series if one is named. Raises as `start` does.
        """
        ...

    async def cancel(self, production_id: ProductionId) -> None:
        """Stop it soon; what is made stays. Cancelling twice is harmless."""
        ...

    async def resume(self, production_id: ProductionId) -> None:
        """Go on where it stopped; finished steps are not made again. Harmless while it runs."""
        ...

    def watch(self, production_id: ProductionId) -> AsyncIterator[ProductionView]:
        """The state now and at every change, until it has ended."""
        ...

    async def versions(self, production_id: ProductionId) -> tuple[VersionView, ...]:
        """Every finished make, the newest first; raises NotFound."""
        ...

    async def place(self, production_id: ProductionId) -> Place | None:
        """Which episode of which series it is; None for one that is none."""
        ...

    async def open_file(self, production_id: ProductionId, name: str, version: int = 0) -> Path:
        """The path of a finished file or scene picture by its name, of an earlier version if one is
        named; raises NotFound.
        """
        ...


class Handoffs(Protocol):
    """Finished productions for other editors, made in the background."""

    async def list_all(self, production_id: ProductionId) -> list[HandedOff]:
        """Those that are ready, in the making, or could not be made. Raises NotFound."""
        ...

    async def begin(self, production_id: ProductionId, shape: str, editor: str) -> None:
        """Start to make one in a format for an editor; harmless while it is made and when it is
        ready. Raises NotFound, or Invalid naming the field.
        """
        ...

    async def files(
        self, production_id: ProductionId, shape: str, editor: str
    ) -> list[tuple[str, Path]]:
        """The files of one that is ready, each with its name in an archive. Raises NotFound."""
        ...


class Sheets(Protocol):
    """Contact sheets: all that can be drawn, side by side."""

    @property
    def kinds(self) -> Mapping[str, str]:
        """The sheets there are, each with what it shows."""
        ...

    async def draw(
        self,
        kind: str,
        who: Appearance | None,
        out: Path,
        progress: Callable[[float], None],
    ) -> int:
        """Write the sheet of a kind as PNG to `out`, of one appearance or of the house cast, and
        say how many pictures are on it. `progress` hears shares from 0 to 1.
        """
        ...


class Cast(Protocol):
    """The characters one can choose from."""

    async def list_cards(self, most: int = MOST_CAST) -> tuple[CharacterCard, ...]:
        """Those that may be used, at most so many, the default first."""
        ...
