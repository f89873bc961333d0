"""The durable work of filling a sample: its videos, one after the other. A crash costs nothing that
is recorded; starting it again attaches to what runs.
"""

from collections.abc import Callable

from dbos import DBOS, DBOSConfiguredInstance, SetWorkflowID
from dbos import error as dbos_errors

from limelight.accounts.schemas import UserId, WorkspaceId
from limelight.kit.db.sessions import Sessions
from limelight.kit.durable.runtime import Runtime
from limelight.kit.ids import new_id
from limelight.production.pipeline import producer
from limelight.production.samples.furnishing import order_of, present
from limelight.production.samples.schemas import Contents
from limelight.production.schemas import ProductionId
from limelight.production.service import ProductionService
from limelight.production.steps.values import run_key

_POLL_SECONDS = 0.2
_KEEP_TRYING = 1000


def fill_key(workspace_id: WorkspaceId) -> str:
    """The id of the work that fills a sample."""
    return f"{workspace_id}/sample"


@DBOS.dbos_class()
class Filler(DBOSConfiguredInstance):
    """The durable functions of samples. One per process, as `Producer` is; what it works with is
    set before durable work starts.
    """

    runtime: Runtime
    sessions: Sessions
    productions_of: Callable[[WorkspaceId], ProductionService]
    contents: Contents

    async def begin(self, workspace_id: WorkspaceId, person_id: UserId) -> None:
        """Start to fill a sample, or attach to whoever does."""
        await self.runtime.begin(self.fill, fill_key(workspace_id), workspace_id, person_id)

    @DBOS.workflow(max_recovery_attempts=_KEEP_TRYING)
    async def fill(self, workspace_id: WorkspaceId, person_id: UserId) -> None:
        """Have every piece made, and say what its client says."""
        for place, production_id in enumerate(await self.choose_ids()):
            await self.write_down(workspace_id, place, production_id)
            with SetWorkflowID(run_key(production_id, 1)):
                handle = await DBOS.start_workflow_async(producer.produce, production_id)
            try:
                ended = await handle.get_result(polling_interval_sec=_POLL_SECONDS)
            except dbos_errors.DBOSAwaitedWorkflowCancelledError:
                # The person stopped it; the other pieces are still worth looking at.
                ended = "cancelled"
            if ended == "done":
                await self.present(workspace_id, person_id, place, production_id)

    @DBOS.step()
    async def choose_ids(self) -> list[ProductionId]:
        """The ids of its productions, the same whoever goes on."""
        return [ProductionId(new_id()) for _ in self.contents.pieces]

    @DBOS.step()
    async def write_down(
        self, workspace_id: WorkspaceId, place: int, production_id: ProductionId
    ) -> None:
        """Order a piece."""
        productions = self.productions_of(workspace_id)
        await productions.write_down(production_id, order_of(self.contents.pieces[place]))

    @DBOS.step()
    async def present(
        self,
        workspace_id: WorkspaceId,
        person_id: UserId,
        place: int,
        production_id: ProductionId,
    ) -> None:
        """What is said of a piece, and where its files lie."""
        piece = self.contents.pieces[place]
        async with self.sessions.begin() as db:
            await present(db, workspace_id, person_id, piece, production_id)


filler = Filler("samples")
