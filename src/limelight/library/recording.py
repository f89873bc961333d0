"""Writing down what was kept: recipe, assets, what they were made from."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.characters.limits import plain
from limelight.generation.schemas import Recipe
from limelight.kit.clock import utc_now
from limelight.kit.db.upserts import insert_into
from limelight.kit.ids import new_id
from limelight.library.describing import describe, parents_of
from limelight.library.finding.words import folded
from limelight.library.models import AssetRow, ParentRow, RecipeRow, TagRow
from limelight.library.schemas import Described, Made, Stored

_UNDESCRIBED = "new"
_AT_ONCE = 500


async def record(db: AsyncSession, workspace_id: str, recipe: Recipe, made: Made) -> None:
    """Record a recipe and its files. Recording one again replaces its files and keeps what people
    said about them: tags, stars, folders.
    """
    await _record_recipe(db, workspace_id, recipe, made)
    rows = await db.scalars(
        select(AssetRow).where(
            AssetRow.workspace_id == workspace_id, AssetRow.recipe_hash == recipe.hash
        )
    )
    known = {row.role: row for row in rows}
    for role, row in known.items():
        if role not in made.files:
            await db.delete(row)
    for role, stored in made.files.items():
        described = describe(recipe, made.facts, role, stored.suffix)
        if role in known:
            _keep_again(known[role], stored, described)
        else:
            db.add(_asset_row(workspace_id, recipe.hash, role, stored, described))
    if recipe.kind == "label":
        await _attribute(db, workspace_id, recipe)


async def has_undescribed(db: AsyncSession, workspace_id: str) -> bool:
    """Whether there is something for `describe_missing`."""
    found = select(AssetRow.number).where(
        AssetRow.workspace_id == workspace_id, AssetRow.place == _UNDESCRIBED
    )
    return await db.scalar(found.limit(1)) is not None


async def describe_missing(db: AsyncSession, workspace_id: str) -> int:
    """Describe assets that were kept before there were descriptions; how many were, at most 500
    a call. Safe to run twice.
    """
    rows = await db.execute(
        select(AssetRow, RecipeRow)
        .join(
            RecipeRow,
            (RecipeRow.workspace_id == AssetRow.workspace_id)
            & (RecipeRow.hash == AssetRow.recipe_hash),
        )
        .where(AssetRow.workspace_id == workspace_id, AssetRow.place == _UNDESCRIBED)
        .order_by(AssetRow.number)
        .limit(_AT_ONCE)
    )
    labels: dict[str, Recipe] = {}
    count = 0
    for row, kept in rows:
        recipe = Recipe.model_validate(kept.body)
        _say(row, describe(recipe, kept.facts, row.role, row.suffix))
        await _record_parents(db, workspace_id, recipe)
        if recipe.kind == "label":
            labels[recipe.hash] = recipe
        count += 1
    await db.flush()
    for recipe in labels.values():
        await _attribute(db, workspace_id, recipe)
    return count


async def refresh_titles(db: AsyncSession, workspace_id: str, rows: Sequence[AssetRow]) -> None:
    """Bring what assets are found by (title, character, tags) up to date."""
    tags: dict[str, list[str]] = {row.id: [] for row in rows}
    for start in range(0, len(rows), _AT_ONCE):
        found = await db.execute(
            select(TagRow.asset_id, TagRow.tag).where(
                TagRow.workspace_id == workspace_id,
                TagRow.asset_id.in_([row.id for row in rows[start : start + _AT_ONCE]]),
            )
        )
        for asset_id, tag in found:
            tags[asset_id].append(tag)
    for row in rows:
        row.title_sorted = plain(row.title)
        row.search_title = folded(" ".join((row.title, row.character, *tags[row.id])))


async def _record_recipe(db: AsyncSession, workspace_id: str, recipe: Recipe, made: Made) -> None:
    said = {
        "kind": recipe.kind,
        "provider": recipe.provider,
        "model": recipe.model,
        "body": recipe.model_dump(mode="json"),
        "facts": made.facts,
        "seconds_taken": made.seconds_taken,
        "created_at": utc_now(),
    }
    # One statement, and the first: whoever keeps the same at this moment waits here for the end of
    # this transaction, and finds its assets then.
    adding = insert_into(db, RecipeRow).values(
        id=new_id(), workspace_id=workspace_id, hash=recipe.hash, **said
    )
    await db.execute(
        adding.on_conflict_do_update(
            index_elements=[RecipeRow.workspace_id, RecipeRow.hash], set_=said
        )
    )
    await _record_parents(db, workspace_id, recipe)


async def _record_parents(db: AsyncSession, workspace_id: str, recipe: Recipe) -> None:
    await db.execute(
        delete(ParentRow).where(
            ParentRow.workspace_id == workspace_id, ParentRow.recipe_hash == recipe.hash
        )
    )
    db.add_all(
        ParentRow(id=new_id(), workspace_id=workspace_id, recipe_hash=recipe.hash, sha256=sha256)
        for sha256 in parents_of(recipe)
    )


def _asset_row(
    workspace_id: str, recipe_hash: str, role: str, stored: Stored, described: Described
) -> AssetRow:
    now, own_id = utc_now(), new_id()
    row = AssetRow(
        id=own_id,
        workspace_id=workspace_id,
        recipe_hash=recipe_hash,
        role=role,
        sha256=stored.sha256,
        suffix=stored.suffix,
        size_bytes=stored.size_bytes,
        created_at=now,
        updated_at=now,
        stars=0,
        is_favourite=False,
        rating="everyone",
        lineage_id=own_id,
        version=1,
    )
    _say(row, described)
    return row


def _keep_again(row: AssetRow, stored: Stored, described: Described) -> None:
    """Another content under the same recipe; what was thrown away comes back with it."""
    if row.sha256 != stored.sha256:
        row.review = ""  # What was approved was another content.
    row.sha256, row.suffix, row.size_bytes = stored.sha256, stored.suffix, stored.size_bytes
    row.updated_at, row.deleted_at = utc_now(), None
    if row.place != "replaced":  # An earlier version stays one.
        row.place = described.place
    row.width_px, row.height_px = described.width_px, described.height_px
    row.seconds = described.seconds


def _say(row: AssetRow, described: Described) -> None:
    values: dict[str, Any] = described.model_dump(exclude={"words"})
    for name, value in values.items():
        setattr(row, name, value)
    row.search_words = folded(described.words)
    row.title_sorted, row.search_title = plain(row.title), folded(row.title)


async def _attribute(db: AsyncSession, workspace_id: str, label: Recipe) -> None:
    """What a label says of a file, its title and its character, is known of the file and of what
    it was made from; a character known already stays.
    """
    claim: dict[str, Any] = label.settings.get("claim") or {}
    character = str(claim.get("character") or "")
    pieces = {str(one.get("sha256")) for one in claim.get("ingredients") or ()}
    found = await db.scalars(
        select(AssetRow).where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.sha256.in_({*label.parents, *pieces}),
            AssetRow.character == "",
            AssetRow.made_as.not_in(("label", "upload")),
        )
    )
    rows = found.all()
    for row in rows:
        row.character = character
        if row.made_as == "video" and row.sha256 in label.parents:
            row.title = str(claim.get("title") or row.title)
    await refresh_titles(db, workspace_id, rows)
