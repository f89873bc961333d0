"""Reads of the library; always inside one workspace."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.library.models import AssetRow, FingerprintRow, RecipeRow
from limelight.library.schemas import Copy, Made, Mark, Stored

# Copies of a kept file in another dress, near it by design, and what is said about one: told of
# nowhere.
DERIVED_KINDS = ("label", "preview", "report")


async def find_made(db: AsyncSession, workspace_id: str, recipe_hash: str) -> Made | None:
    """What this recipe made before in the workspace, or None."""
    recipe = await db.scalar(
        select(RecipeRow).where(
            RecipeRow.workspace_id == workspace_id, RecipeRow.hash == recipe_hash
        )
    )
    if recipe is None:
        return None
    assets = await db.scalars(
        select(AssetRow).where(
            AssetRow.workspace_id == workspace_id, AssetRow.recipe_hash == recipe_hash
        )
    )
    files = {
        asset.role: Stored(sha256=asset.sha256, suffix=asset.suffix, size_bytes=asset.size_bytes)
        for asset in assets
    }
    return Made(
        recipe_hash=recipe_hash,
        files=files,
        facts=recipe.facts,
        seconds_taken=recipe.seconds_taken,
        reused=True,
    )


async def list_copies(db: AsyncSession, workspace_id: str) -> dict[str, list[Copy]]:
    """What every original file of the workspace was made by, oldest first, by SHA-256."""
    rows = await db.execute(
        select(AssetRow, RecipeRow.kind)
        .join(
            RecipeRow,
            (RecipeRow.workspace_id == AssetRow.workspace_id)
            & (RecipeRow.hash == AssetRow.recipe_hash),
        )
        .where(AssetRow.workspace_id == workspace_id, RecipeRow.kind.not_in(DERIVED_KINDS))
        .order_by(AssetRow.created_at, AssetRow.id)
    )
    copies: dict[str, list[Copy]] = {}
    for asset, kind in rows:
        copies.setdefault(asset.sha256, []).append(
            Copy(
                name=f"{asset.sha256}{asset.suffix}",
                recipe_kind=kind,
                recipe_hash=asset.recipe_hash,
                role=asset.role,
                created_at=asset.created_at,
            )
        )
    return copies


async def list_marks(db: AsyncSession, workspace_id: str) -> dict[str, Mark | None]:
    """The fingerprint of every file of the workspace that was looked at; None where there is none
    to take.
    """
    rows = await db.scalars(
        select(FingerprintRow).where(FingerprintRow.workspace_id == workspace_id)
    )
    return {
        row.sha256: None
        if row.bits is None
        else Mark.model_validate({"kind": row.kind, "bits": row.bits})
        for row in rows
    }
