"""Rules of accounts."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.models import ProviderRow, SecondFactorRow, WorkspaceRow
from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.ids import new_id
from limelight.kit.sealing.resealing import Place

# Where accounts keep secrets that they must be able to read again.
SEALED = (
    Place(SecondFactorRow, "user_id", "sealed"),
    Place(ProviderRow, "id", "sealed_secret"),
)
_LOCAL_SLUG, _LOCAL_NAME = "local", "My studio"


async def local_workspace(db: AsyncSession) -> WorkspaceId:
    """The id of the one workspace of a studio without accounts; made on first use.

    Any number of processes may ask at the same time: all get the same workspace.
    """
    return (await get_local_workspace(db)).id


async def get_local_workspace(db: AsyncSession) -> Workspace:
    """The one workspace of a studio without accounts, as a value; made on first use."""
    found = await _find(db, _LOCAL_SLUG)
    if found is None:
        row = WorkspaceRow(
            id=new_id(), slug=_LOCAL_SLUG, name=_LOCAL_NAME, created_at=utc_now(), deleted_at=None
        )
        try:
            async with db.begin_nested():
                db.add(row)
        except IntegrityError:
            # Another process made it between the look and the insert; its row is the one.
            found = await _find(db, _LOCAL_SLUG)
            if found is None:
                raise
        else:
            found = row
    return Workspace(id=WorkspaceId(found.id), name=found.name)


async def _find(db: AsyncSession, slug: str) -> WorkspaceRow | None:
    return await db.scalar(select(WorkspaceRow).where(WorkspaceRow.slug == slug))
