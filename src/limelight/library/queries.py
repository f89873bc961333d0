"""Reads of the library; always inside one workspace."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.library.models import AssetRow, RecipeRow
from limelight.library.schemas import Made, Stored


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
