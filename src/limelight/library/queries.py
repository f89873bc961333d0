"""Reads of the library; always inside one workspace."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.errors import NotFound
from limelight.library.describing import DERIVED_KINDS
from limelight.library.errors import UnknownAsset
from limelight.library.finding.lists import list_where
from limelight.library.models import AssetRow, FingerprintRow, ParentRow, RecipeRow, RightsRow
from limelight.library.schemas import Asset, Copy, Made, Mark, Rights, Sheet, Stored

_MOST_RELATED = 60


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


async def find_called(db: AsyncSession, workspace_id: str, name: str) -> Asset:
    """The asset of the workspace whose file the store calls `name`, a label before what it labels;
    raises NotFound.
    """
    sha256, dot, suffix = name.partition(".")
    named = AssetRow.sha256 == sha256, AssetRow.suffix == dot + suffix
    found = await list_where(db, workspace_id, *named, limit=50)
    if not found:
        raise NotFound(f"The library has no file {name[:24]!r}.", file=name)
    return min(found, key=lambda asset: asset.made_as != "label")


async def list_copies(db: AsyncSession, workspace_id: str) -> dict[str, list[Copy]]:
    """What every original file of the workspace was made by, oldest first, by SHA-256."""
    rows = await db.execute(
        select(AssetRow, RecipeRow.kind)
        .join(
            RecipeRow,
            (RecipeRow.workspace_id == AssetRow.workspace_id)
            & (RecipeRow.hash == AssetRow.recipe_hash),
        )
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.place != "trash",
            RecipeRow.kind.not_in(DERIVED_KINDS),
        )
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


async def get_asset(db: AsyncSession, workspace_id: str, asset_id: str) -> Asset:
    """The asset with that id, wherever it stands; raises UnknownAsset."""
    found = await list_where(db, workspace_id, AssetRow.id == asset_id, limit=1)
    if not found:
        raise UnknownAsset("The library has no such asset. It may have been deleted.", id=asset_id)
    return found[0]


async def find_version(
    db: AsyncSession, workspace_id: str, lineage_id: str, version: int
) -> Asset | None:
    """A version of something by its line of versions, wherever it stands; None once it is gone."""
    own = AssetRow.lineage_id == lineage_id, AssetRow.version == version
    found = await list_where(db, workspace_id, *own, limit=1)
    return found[0] if found else None


async def list_numbers_of(db: AsyncSession, workspace_id: str, ids: Sequence[str]) -> Sequence[int]:
    """The numbers of the assets with those ids; those that are not known are left out."""
    found = await db.scalars(
        select(AssetRow.number).where(AssetRow.workspace_id == workspace_id, AssetRow.id.in_(ids))
    )
    return found.all()


async def get_sheet(db: AsyncSession, workspace_id: str, asset_id: str) -> Sheet:
    """Everything about one asset; raises UnknownAsset."""
    asset = await get_asset(db, workspace_id, asset_id)
    recipe = await db.scalar(
        select(RecipeRow).where(
            RecipeRow.workspace_id == workspace_id, RecipeRow.hash == asset.recipe_hash
        )
    )
    rights = await db.scalar(
        select(RightsRow).where(
            RightsRow.workspace_id == workspace_id, RightsRow.asset_id == asset_id
        )
    )
    parents, children = (
        await _parents(db, workspace_id, asset),
        await _children(db, workspace_id, asset),
    )
    return Sheet(
        asset=asset,
        recipe=recipe.body if recipe else {},
        facts=recipe.facts if recipe else {},
        seconds_taken=recipe.seconds_taken if recipe else 0.0,
        parents=await _related(db, workspace_id, AssetRow.sha256.in_(parents), parents),
        children=await _related(db, workspace_id, AssetRow.recipe_hash.in_(children), children),
        versions=await list_where(
            db, workspace_id, AssetRow.lineage_id == asset.lineage_id, AssetRow.place != "trash"
        ),
        rights=None if rights is None else Rights.model_validate(rights, from_attributes=True),
    )


async def list_by_content(
    db: AsyncSession, workspace_id: str, contents: Sequence[str]
) -> tuple[Asset, ...]:
    """The assets that are seen and have one of those contents (SHA-256), newest first."""
    seen = AssetRow.place.in_(("shown", "material"))
    return await list_where(db, workspace_id, seen, AssetRow.sha256.in_(contents))


async def list_labels(db: AsyncSession, workspace_id: str, sha256: str) -> list[Stored]:
    """The labelled copies of a file, newest first."""
    rows = await db.scalars(
        select(AssetRow)
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.made_as == "label",
            AssetRow.recipe_hash.in_(
                select(ParentRow.recipe_hash).where(
                    ParentRow.workspace_id == workspace_id, ParentRow.sha256 == sha256
                )
            ),
        )
        .order_by(AssetRow.number.desc())
    )
    return [Stored(sha256=r.sha256, suffix=r.suffix, size_bytes=r.size_bytes) for r in rows]


async def _parents(db: AsyncSession, workspace_id: str, asset: Asset) -> Sequence[str]:
    found = await db.scalars(
        select(ParentRow.sha256)
        .where(ParentRow.workspace_id == workspace_id, ParentRow.recipe_hash == asset.recipe_hash)
        .order_by(ParentRow.id.desc())
        .limit(_MOST_RELATED)
    )
    return found.all()


async def _children(db: AsyncSession, workspace_id: str, asset: Asset) -> Sequence[str]:
    found = await db.scalars(
        select(ParentRow.recipe_hash)
        .where(ParentRow.workspace_id == workspace_id, ParentRow.sha256 == asset.file.sha256)
        .order_by(ParentRow.id.desc())
        .limit(_MOST_RELATED)
    )
    return found.all()


async def _related(
    db: AsyncSession, workspace_id: str, is_one: ColumnElement[bool], of: Sequence[str]
) -> tuple[Asset, ...]:
    """Looked up by what is known of them: asked for with their origins in one statement, the
    database would rather walk through all assets in order.
    """
    if not of:
        return ()
    seen = AssetRow.place.in_(("shown", "material"))
    return await list_where(db, workspace_id, seen, is_one, limit=_MOST_RELATED)


async def list_facts(
    db: AsyncSession, workspace_id: str, contents: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """What makers told of the files with those contents, by SHA-256."""
    rows = await db.execute(
        select(AssetRow.sha256, RecipeRow.facts)
        .join(
            RecipeRow,
            (RecipeRow.workspace_id == AssetRow.workspace_id)
            & (RecipeRow.hash == AssetRow.recipe_hash),
        )
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.sha256.in_(contents),
            RecipeRow.kind.not_in(DERIVED_KINDS),
        )
        .order_by(AssetRow.number)
    )
    return {sha256: dict(facts) for sha256, facts in rows}
