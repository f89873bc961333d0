"""Where an asset stands with those who review: written by reviews, read by filters and gates."""

from collections.abc import Collection

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.library.models import AssetRow, ParentRow
from limelight.library.schemas import Standing


async def say(
    db: AsyncSession, workspace_id: str, contents: Collection[str], standing: Standing
) -> None:
    """Write down where these contents (SHA-256) stand; of a labelled copy, what it is a copy of
    stands there too.
    """
    labels = select(AssetRow.recipe_hash).where(
        AssetRow.workspace_id == workspace_id,
        AssetRow.made_as == "label",
        AssetRow.sha256.in_(contents),
    )
    originals = select(ParentRow.sha256).where(
        ParentRow.workspace_id == workspace_id, ParentRow.recipe_hash.in_(labels)
    )
    await db.execute(
        update(AssetRow)
        .where(
            AssetRow.workspace_id == workspace_id,
            or_(AssetRow.sha256.in_(contents), AssetRow.sha256.in_(originals)),
        )
        .values(review=standing)
        .execution_options(synchronize_session=False)
    )


async def approved_of(
    db: AsyncSession, workspace_id: str, contents: Collection[str]
) -> frozenset[str]:
    """Which of these contents people approved. One that is of several pieces has to be approved as
    each of those it was reviewed as.
    """
    rows = await db.execute(
        select(AssetRow.sha256, AssetRow.review).where(
            AssetRow.workspace_id == workspace_id, AssetRow.sha256.in_(contents)
        )
    )
    found: dict[str, set[str]] = {}
    for sha256, review in rows:
        found.setdefault(sha256, set()).add(review)
    return frozenset(sha256 for sha256, all_of in found.items() if all_of == {"approved"})
