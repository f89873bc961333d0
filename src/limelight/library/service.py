"""Keeping what was made; the only writer of the library's tables."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.generation.schemas import Recipe
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.ids import new_id
from limelight.library.models import AssetRow, RecipeRow
from limelight.library.queries import find_made
from limelight.library.schemas import Made, Stored
from limelight.library.store import FileStore


class Library:
    """The library of one workspace: find what a recipe made, keep what it makes."""

    def __init__(self, workspace_id: str, sessions: Sessions, store: FileStore) -> None:
        self.workspace_id = workspace_id
        self.store = store
        self._sessions = sessions

    async def find(self, recipe: Recipe) -> Made | None:
        """What `recipe` made before, when all its files are still there; None otherwise."""
        async with self._sessions.read() as db:
            made = await find_made(db, self.workspace_id, recipe.hash)
        if made is None or not all(self.store.has(stored) for stored in made.files.values()):
            return None
        return made

    async def keep(
        self,
        recipe: Recipe,
        files: Mapping[str, Path],
        facts: Mapping[str, Any],
        seconds_taken: float,
    ) -> Made:
        """Store the files and record them under the recipe. Keeping a recipe again replaces the
        record: the last files win, the earlier ones stay in the store for whoever refers to
        them.
        """
        stored = {
            role: await asyncio.to_thread(self.store.put, path) for role, path in files.items()
        }
        made = Made(
            recipe_hash=recipe.hash, files=stored, facts=dict(facts), seconds_taken=seconds_taken
        )
        async with self._sessions.begin() as db:
            await _record(db, self.workspace_id, recipe, made)
        return made


async def _record(db: AsyncSession, workspace_id: str, recipe: Recipe, made: Made) -> None:
    for table in (AssetRow, RecipeRow):
        column = AssetRow.recipe_hash if table is AssetRow else RecipeRow.hash
        await db.execute(
            delete(table).where(table.workspace_id == workspace_id, column == recipe.hash)
        )
    now = utc_now()
    db.add(
        RecipeRow(
            id=new_id(),
            workspace_id=workspace_id,
            hash=recipe.hash,
            kind=recipe.kind,
            provider=recipe.provider,
            model=recipe.model,
            body=recipe.model_dump(mode="json"),
            facts=made.facts,
            seconds_taken=made.seconds_taken,
            created_at=now,
        )
    )
    db.add_all(
        _asset_row(workspace_id, recipe.hash, role, item) for role, item in made.files.items()
    )


def _asset_row(workspace_id: str, recipe_hash: str, role: str, stored: Stored) -> AssetRow:
    return AssetRow(
        id=new_id(),
        workspace_id=workspace_id,
        recipe_hash=recipe_hash,
        role=role,
        sha256=stored.sha256,
        suffix=stored.suffix,
        size_bytes=stored.size_bytes,
        created_at=utc_now(),
    )
