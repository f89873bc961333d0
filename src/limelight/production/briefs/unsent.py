"""Briefs that wait to be sent. Serves the port `UnsentBriefs`."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Conflict, NotFound
from limelight.kit.ids import new_id
from limelight.production.briefs.models import UnsentRow
from limelight.production.briefs.schemas import Saved, Unsent
from limelight.production.briefs.typed import Typed

MOST_UNSENT = 20


class UnsentNotFound(NotFound):
    """No such brief of this person."""

    kind, title = "production.no-unsent-brief", "There is no such unsent brief"


class ChangedElsewhere(Conflict):
    """Somebody, or another window, changed it."""

    kind, title = "production.brief-changed", "The brief was changed meanwhile"


class Desk:
    """The unsent briefs of one workspace."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id, self._sessions = workspace_id, sessions

    async def list_all(self, person_id: str) -> tuple[Unsent, ...]:
        """The last edited first, at most twenty."""
        async with self._sessions.read() as db:
            rows = await db.scalars(
                select(UnsentRow)
                .where(
                    UnsentRow.workspace_id == self._workspace_id, UnsentRow.person_id == person_id
                )
                .order_by(UnsentRow.edited_at.desc(), UnsentRow.id.desc())
                .limit(MOST_UNSENT)
            )
            return tuple(map(_unsent, rows))

    async def get(self, person_id: str, brief_id: str) -> Unsent:
        """Raises NotFound."""
        async with self._sessions.read() as db:
            row = await self._find(db, person_id, brief_id)
        if row is None:
            raise UnsentNotFound("The brief was sent or discarded.", brief=brief_id)
        return _unsent(row)

    async def save(self, person_id: str, fields: Typed, brief_id: str, version: int) -> Saved:
        """See the port."""
        content = _content(fields)
        async with self._sessions.begin() as db:
            if brief_id and await self._overwrite(db, person_id, brief_id, content, version):
                return Saved(id=brief_id, version=version + 1)
            row = UnsentRow(
                id=new_id(),
                workspace_id=self._workspace_id,
                person_id=person_id,
                version=1,
                content=content,
                edited_at=utc_now(),
            )
            db.add(row)
            is_own = bool(brief_id and await self._find(db, person_id, brief_id))
            await self._drop_old(db, person_id)
            return Saved(id=row.id, version=1, is_own=is_own)

    async def replace(self, person_id: str, brief_id: str, fields: Typed, version: int) -> Unsent:
        """See the port."""
        async with self._sessions.begin() as db:
            if not await self._overwrite(db, person_id, brief_id, _content(fields), version):
                await self.get(person_id, brief_id)
                raise ChangedElsewhere("Another window changed it. Load it again.", brief=brief_id)
        return await self.get(person_id, brief_id)

    async def discard(self, person_id: str, brief_id: str) -> None:
        """Forget it; raises NotFound."""
        async with self._sessions.begin() as db:
            gone = await db.scalar(
                delete(UnsentRow)
                .where(
                    UnsentRow.workspace_id == self._workspace_id,
                    UnsentRow.person_id == person_id,
                    UnsentRow.id == brief_id,
                )
                .returning(UnsentRow.id)
            )
        if gone is None:
            raise UnsentNotFound("The brief was sent or discarded.", brief=brief_id)

    async def _find(self, db: AsyncSession, person_id: str, brief_id: str) -> UnsentRow | None:
        found: UnsentRow | None = await db.scalar(
            select(UnsentRow).where(
                UnsentRow.workspace_id == self._workspace_id,
                UnsentRow.person_id == person_id,
                UnsentRow.id == brief_id,
            )
        )
        return found

    async def _overwrite(
        self, db: AsyncSession, person_id: str, brief_id: str, content: dict[str, str], version: int
    ) -> bool:
        changed = await db.scalar(
            update(UnsentRow)
            .where(
                UnsentRow.workspace_id == self._workspace_id,
                UnsentRow.person_id == person_id,
                UnsentRow.id == brief_id,
                UnsentRow.version == version,
            )
            .values(content=content, version=version + 1, edited_at=utc_now())
            .returning(UnsentRow.id)
        )
        return changed is not None

    async def _drop_old(self, db: AsyncSession, person_id: str) -> None:
        """Keep no more than are shown."""
        await db.flush()
        mine = UnsentRow.workspace_id == self._workspace_id, UnsentRow.person_id == person_id
        order = UnsentRow.edited_at.desc(), UnsentRow.id.desc()
        kept = select(UnsentRow.id).where(*mine).order_by(*order).limit(MOST_UNSENT)
        ids = (await db.scalars(kept)).all()
        await db.execute(delete(UnsentRow).where(*mine, UnsentRow.id.not_in(ids)))


def _content(fields: Typed) -> dict[str, str]:
    return fields.model_dump(mode="json", exclude={"draft", "draft_version"})


def _unsent(row: UnsentRow) -> Unsent:
    fields = Typed.model_validate(
        {**row.content, "draft": row.id, "draft_version": str(row.version)}
    )
    return Unsent(id=row.id, version=row.version, fields=fields, edited_at=row.edited_at)
