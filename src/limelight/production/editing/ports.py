"""What pages and programs need to edit a script, as a Protocol; wired in `app/`."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from limelight.production.editing.schemas import (
    CaptionFile,
    CaptionSample,
    DraftView,
    How,
    Material,
    TimelineView,
    TimelineWish,
)
from limelight.production.schemas import ProductionId
from limelight.stories.editing.drafts import Change
from limelight.stories.script import Script


class Editor(Protocol):
    """Edit the script of a production and make it again; see `editing.service.Editing`."""

    async def open(self, production_id: ProductionId) -> DraftView: ...

    async def change(
        self, production_id: ProductionId, change: Change, version: int
    ) -> DraftView: ...

    async def undo(self, production_id: ProductionId, version: int) -> DraftView: ...

    async def redo(self, production_id: ProductionId, version: int) -> DraftView: ...

    async def reset(self, production_id: ProductionId, version: int) -> DraftView: ...

    async def remake(self, production_id: ProductionId, version: int) -> None: ...

    async def replace(
        self, production_id: ProductionId, script: Script, check: Callable[[Script], None]
    ) -> None: ...

    async def picture(
        self, production_id: ProductionId, scene_id: str, *, take: int, make: bool
    ) -> Path: ...

    async def drawn(self, production_id: ProductionId) -> frozenset[str]: ...

    async def speech(self, production_id: ProductionId, scene_id: str, *, make: bool) -> Path: ...

    async def alternatives(
        self, production_id: ProductionId, scene_id: str, how: How
    ) -> tuple[str, ...]: ...


class TimelineEditor(Protocol):
    """Edit the timeline of a production; see `editing.timeline.TimelineEditing`."""

    async def open(self, production_id: ProductionId) -> TimelineView: ...

    async def save(
        self, production_id: ProductionId, wish: TimelineWish, version: int
    ) -> TimelineView: ...

    async def materials(self, production_id: ProductionId) -> tuple[Material, ...]: ...

    async def samples(self, production_id: ProductionId) -> dict[str, CaptionSample]: ...

    async def read(self, production_id: ProductionId) -> tuple[str, int]: ...

    async def captions(self, production_id: ProductionId, kind: CaptionFile) -> tuple[str, str]: ...

    async def replace(
        self, production_id: ProductionId, text: str, version: int
    ) -> TimelineView: ...

    async def film(
        self, production_id: ProductionId, key: str, is_wanted: Callable[[], Awaitable[bool]]
    ) -> bytes | None: ...
