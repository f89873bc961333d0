"""Asking people to decide on a production."""

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.kit.errors import Conflict
from limelight.production.approval.subjects import to_review
from limelight.production.queries import find_last_version, get_row
from limelight.production.schemas import ProductionId
from limelight.reviews import service as reviews
from limelight.reviews.schemas import ReviewId


class NothingToReview(Conflict):
    """There is no finished video yet."""

    kind, title = "production.nothing-to-review", "There is nothing to review yet"


async def ask_for_review(
    db: AsyncSession, workspace_id: WorkspaceId, production_id: ProductionId
) -> ReviewId:
    """The review of what a production made last: the one there is, or one that asks for one
    person's approval at least. Raises NotFound, or NothingToReview while nothing is finished.
    """
    row = await get_row(db, workspace_id, production_id)
    version = await find_last_version(db, row.id)
    if version is None or row.state != "done" or version.number != row.attempt:
        raise NothingToReview("Wait until the video is finished.", production=production_id)
    found = await reviews.ask(db, workspace_id, to_review(row, version.files), least=1)
    if found is None:
        raise NothingToReview("Nobody may decide on it.", production=production_id)
    return found
