"""Reading back what a production is about when its run starts."""

from collections.abc import Callable

from sqlalchemy import select

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.schemas import Character
from limelight.kit.db.sessions import Sessions
from limelight.production.memories import said_before
from limelight.production.models import ProductionRow
from limelight.production.schemas import ProductionId
from limelight.production.steps.making import Bench
from limelight.production.steps.values import Run
from limelight.stories.brief import Brief
from limelight.stories.editing.timelines import TimelineEdit
from limelight.stories.script import Script
from limelight.stories.shots import Drawing


class Benches:
    """What every workspace's productions work with; `bench_of` gives it for a workspace."""

    def __init__(self, sessions: Sessions, bench_of: Callable[[WorkspaceId], Bench]) -> None:
        self._sessions = sessions
        self._bench_of = bench_of
        self._workspaces: dict[str, WorkspaceId] = {}

    async def of(self, production_id: str) -> Bench:
        """The bench of the workspace that ordered this production; raises NoResultFound."""
        if production_id not in self._workspaces:
            asked = select(ProductionRow.workspace_id).where(ProductionRow.id == production_id)
            async with self._sessions.read() as db:
                found = (await db.scalars(asked)).one()
            self._workspaces[production_id] = WorkspaceId(found)
        return self._bench_of(self._workspaces[production_id])


async def load_run(bench: Bench, production_id: ProductionId) -> Run:
    """What was asked, the character as it was when it was asked, and what it had said before."""
    async with bench.sessions.read() as db:
        row = (
            await db.scalars(
                select(ProductionRow).where(
                    ProductionRow.workspace_id == bench.workspace_id,
                    ProductionRow.id == production_id,
                )
            )
        ).one()
        recent = await said_before(db, bench.workspace_id, production_id)
    return Run(
        id=production_id,
        attempt=row.attempt,
        brief=Brief.model_validate(row.brief),
        character=Character.model_validate(row.character),
        given_script=Script.model_validate(row.given_script) if row.given_script else None,
        drawings=tuple(Drawing.model_validate(each) for each in row.drawings)
        if row.drawings is not None
        else None,
        timeline=TimelineEdit.model_validate(row.timeline) if row.timeline else None,
        recent=recent,
    )
