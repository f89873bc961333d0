"""Opening and removing samples; serves the port `Samples`."""

import contextlib
from collections.abc import Awaitable, Callable, Sequence

from dbos import error as dbos_errors

from limelight.accounts.audit.recording import record
from limelight.accounts.schemas import UserId, Workspace, WorkspaceId
from limelight.accounts.workspaces.samples import (
    end_sample_of,
    find_sample,
    list_samples,
    make_sample,
)
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import NotFound
from limelight.moderation.ports import Judge
from limelight.production.queries import count_by_state
from limelight.production.samples.filling import fill_key, filler
from limelight.production.samples.furnishing import furnish
from limelight.production.samples.schemas import SampleView
from limelight.production.schemas import ENDED

_LOOK_SECONDS = 0.5


class NoSample(NotFound):
    """There is nothing to look around in."""

    kind, title = "production.no-sample", "There is no sample"


class StudioSamples:
    """The samples of one studio. `erase` takes a whole workspace out of it."""

    def __init__(
        self,
        sessions: Sessions,
        judges: Sequence[Judge],
        erase: Callable[[Workspace], Awaitable[None]],
    ) -> None:
        self._sessions, self._judges, self._erase = sessions, judges, erase

    async def open(self, person_id: UserId) -> SampleView:
        """See the port."""
        async with self._sessions.begin() as db:
            made = await make_sample(db, person_id)
            if made is not None:
                await furnish(db, made.id, person_id, self._judges, filler.contents)
                await record(
                    db,
                    "workspace.sample-made",
                    by=person_id,
                    workspace_id=made.id,
                    subject=made.id,
                )
        found = await self._get(person_id)
        await filler.begin(found.workspace_id, person_id)
        return found

    async def find(self, person_id: UserId) -> SampleView | None:
        """See the port."""
        async with self._sessions.read() as db:
            workspace = await find_sample(db, person_id)
            if workspace is None:
                return None
            counted = await count_by_state(db, workspace.id)
        ended = sum(counted[state] for state in ENDED)
        return SampleView(
            workspace_id=workspace.id,
            name=workspace.name,
            videos_made=counted["done"],
            videos_to_come=max(len(filler.contents.pieces) - ended, 0),
        )

    async def wait(self, person_id: UserId) -> SampleView:
        """See the port."""
        found = await self._get(person_id)
        with contextlib.suppress(dbos_errors.DBOSAwaitedWorkflowCancelledError):
            await filler.runtime.wait(fill_key(found.workspace_id), _LOOK_SECONDS)
        return await self._get(person_id)

    async def remove(self, person_id: UserId) -> bool:
        """See the port."""
        async with self._sessions.begin() as db:
            ended = await end_sample_of(db, person_id)
        if ended is None:
            return False
        await self._erase(ended)
        return True

    async def go_on(self) -> int:
        """See the port."""
        async with self._sessions.read() as db:
            samples = await list_samples(db)
        for workspace, person_id in samples:
            await filler.begin(WorkspaceId(workspace.id), person_id)
        return len(samples)

    async def _get(self, person_id: UserId) -> SampleView:
        found = await self.find(person_id)
        if found is None:
            raise NoSample("You have no sample. Open one first.")
        return found
