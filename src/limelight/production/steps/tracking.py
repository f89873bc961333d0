"""Where a production stands, written as it goes and read by pages and commands."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import delete, select, update

from limelight.accounts.schemas import WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.events import log
from limelight.kit.events.changes import Changes
from limelight.production.approval.subjects import to_review
from limelight.production.models import PictureRow, ProductionRow, StepRow, VersionRow
from limelight.production.schemas import ProductionEvent, ProductionId, StepState
from limelight.reviews import service as reviews

STEPS = (
    ("script", "Write the script"),
    ("speech", "Record the voice"),
    ("pictures", "Draw the pictures"),
    ("music", "Compose the music"),
    ("cut", "Cut and mix"),
    ("render", "Render the video"),
    ("finish", "Label and sign"),
)
_PROGRESS_SECONDS = 0.4


class Progress:
    """How far a working step is, 0..1, and a note; set by whoever does the work."""

    def __init__(self) -> None:
        self.value = 0.0
        self.note = ""

    def tell(self, value: float) -> None:
        """Say how far it is."""
        self.value = value


class Tracker:
    """Writes the state of productions of one workspace. Every method may run twice."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions, changes: Changes) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions
        self._changes = changes

    async def begin(self, production_id: ProductionId) -> None:
        """The production works from now on; all its steps wait."""
        async with self._sessions.begin() as db:
            await db.execute(delete(StepRow).where(StepRow.production_id == production_id))
            db.add_all(
                _waiting_step(production_id, position, name, label)
                for position, (name, label) in enumerate(STEPS)
            )
        await self._save(production_id, {"state": "working", "error": ""}, ProductionEvent.STARTED)

    async def step(
        self,
        production_id: ProductionId,
        name: str,
        state: StepState,
        *,
        note: str = "",
        progress: float | None = None,
    ) -> None:
        """Step `name` is now in `state`."""
        async with self._sessions.begin() as db:
            row = await db.get_one(StepRow, (production_id, name))
            is_news = row.state != state
            row.state, row.note, row.progress = state, note, progress
            row.started_at = row.started_at or utc_now()
            row.ended_at = None if state == "working" else utc_now()
            if is_news:
                told = {"step": name, "label": row.label, "state": state, "note": note}
                log.record(db, self._workspace_id, ProductionEvent.STEP, production_id, told)
        self._changes.happened()

    @asynccontextmanager
    async def progress(self, production_id: ProductionId, name: str) -> AsyncIterator[Progress]:
        """Something to tell the progress of a working step; written a few times a second."""
        progress = Progress()

        async def keep_writing() -> None:
            written = 0.0
            while True:
                await asyncio.sleep(_PROGRESS_SECONDS)
                if progress.value != written:
                    written = progress.value
                    await self.step(
                        production_id, name, "working", note=progress.note, progress=written
                    )

        task = asyncio.create_task(keep_writing())
        try:
            yield progress
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def picture(self, production_id: ProductionId, scene: int, name: str) -> None:
        """The picture of a scene exists under `name` in the store."""
        async with self._sessions.begin() as db:
            await db.merge(PictureRow(production_id=production_id, scene=scene, name=name))
        self._changes.happened()

    async def script(self, production_id: ProductionId, script: dict[str, Any]) -> None:
        """The script is written."""
        values = {"title": script["title"], "script": script}
        await self._save(production_id, values, ProductionEvent.WRITTEN, {"title": script["title"]})

    async def done(
        self,
        production_id: ProductionId,
        files: list[dict[str, Any]],
        seconds: float,
        cost_micros: int,
    ) -> None:
        """All is made; what was made before this attempt stays among the versions."""
        made_at = utc_now()
        values = {"files": files, "seconds": seconds, "cost_micros": cost_micros}
        await self._save(
            production_id,
            {**values, "state": "done", "finished_at": made_at},
            ProductionEvent.DONE,
            {"seconds": seconds},
        )
        async with self._sessions.begin() as db:
            row = await db.scalar(
                select(ProductionRow).where(
                    ProductionRow.workspace_id == self._workspace_id,
                    ProductionRow.id == production_id,
                    ProductionRow.state == "done",
                )
            )
            if row is not None and row.script is not None:
                version = VersionRow(
                    production_id=production_id,
                    number=row.attempt,
                    title=row.title,
                    script=row.script,
                    files=files,
                    seconds=seconds,
                    made_at=made_at,
                )
                await db.merge(version)
                await reviews.ask(db, self._workspace_id, to_review(row, files))

    async def failed(self, production_id: ProductionId, detail: str) -> None:
        """It could not be made; what was being worked on failed with it."""
        await self.stop_steps(production_id)
        await self._save(
            production_id,
            {"state": "failed", "error": detail, "finished_at": utc_now()},
            ProductionEvent.FAILED,
            {"error": detail},
        )

    async def stop_steps(self, production_id: ProductionId) -> None:
        """What was being worked on did not end well."""
        async with self._sessions.begin() as db:
            await db.execute(
                update(StepRow)
                .where(StepRow.production_id == production_id, StepRow.state == "working")
                .values(state="failed", ended_at=utc_now())
            )

    async def _save(
        self,
        production_id: ProductionId,
        values: dict[str, Any],
        event: str,
        told: dict[str, Any] | None = None,
    ) -> None:
        # Whoever cancelled has the last word: a result that arrives later does not revive it.
        async with self._sessions.begin() as db:
            saved = await db.scalar(
                update(ProductionRow)
                .where(
                    ProductionRow.workspace_id == self._workspace_id,
                    ProductionRow.id == production_id,
                    ProductionRow.state != "cancelled",
                )
                .values(**values)
                .returning(ProductionRow.id)
            )
            if saved is not None:
                log.record(db, self._workspace_id, event, production_id, told)
        self._changes.happened()


def _waiting_step(production_id: str, position: int, name: str, label: str) -> StepRow:
    return StepRow(
        production_id=production_id,
        name=name,
        position=position,
        label=label,
        state="waiting",
        note="",
        progress=None,
        started_at=None,
        ended_at=None,
    )
