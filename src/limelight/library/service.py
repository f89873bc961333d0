"""Keeping what was made; the only writer of the library's tables."""

import asyncio
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.generation.schemas import Recipe
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.db.upserts import insert_into
from limelight.kit.errors import NotFound
from limelight.kit.ids import new_id
from limelight.library.describing import DERIVED_KINDS
from limelight.library.duplicates import twins_among, twins_of
from limelight.library.fingerprints.taking import kind_of, mark_of
from limelight.library.models import FingerprintRow
from limelight.library.ports import TextVectors
from limelight.library.queries import find_made, list_by_content, list_copies, list_marks
from limelight.library.recording import record
from limelight.library.schemas import Asset, Copy, Made, Mark, Stored, Twins
from limelight.library.store import FileStore

NEAR = 6
_Marked = dict[str, tuple[str, Mark | None]]


class Library:
    """The library of one workspace: find what a recipe made, keep what it makes, tell what is there
    twice. `text_vectors` lets it compare texts by what they mean.
    """

    def __init__(
        self,
        workspace_id: str,
        sessions: Sessions,
        store: FileStore,
        text_vectors: TextVectors | None = None,
    ) -> None:
        self.workspace_id = workspace_id
        self.store = store
        self._sessions = sessions
        self._text_vectors = text_vectors

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
        them. Pictures, films and sounds get their fingerprints, texts when they are compared.
        """
        stored = {
            role: await asyncio.to_thread(self.store.put, path) for role, path in files.items()
        }
        made = Made(
            recipe_hash=recipe.hash, files=stored, facts=dict(facts), seconds_taken=seconds_taken
        )
        async with self._sessions.begin() as db:
            await record(db, self.workspace_id, recipe, made)
        # Afterwards: what is recorded is never made again, whoever dies while marks are taken.
        if recipe.kind not in DERIVED_KINDS:
            marked = await self._marked(stored.values())
            async with self._sessions.begin() as db:
                await _record_marks(db, self.workspace_id, marked)
        return made

    async def _marked(self, files: Iterable[Stored], vectors: TextVectors | None = None) -> _Marked:
        """Kind and fingerprint by SHA-256 of the files that can have one."""
        marked: _Marked = {}
        for stored in files:
            kind = kind_of(stored.suffix)
            if kind is not None and (kind != "text" or vectors is not None):
                path = self.store.path(stored.name)
                marked[stored.sha256] = kind, await asyncio.to_thread(mark_of, path, vectors)
        return marked

    async def find_duplicates(self, sha256: str, distance: int = NEAR) -> list[Twins]:
        """What equals a file or is at most `distance` (0 to 64) from it, the nearest first. Raises
        NotFound when the workspace has no such file.
        """
        copies, marks = await self._compared()
        if sha256 not in copies:
            raise NotFound(f"The library has no file {sha256[:16]}.")
        return list(twins_of(sha256, copies, marks, distance))

    async def near_duplicates(self, limit: int = 100, distance: int = NEAR) -> list[Twins]:
        """Pairs of equal files, then of files at most `distance` apart, the nearest first; at most
        `limit`.
        """
        copies, marks = await self._compared()
        return await asyncio.to_thread(
            lambda: list(islice(twins_among(copies, marks, distance), limit))
        )

    async def duplicates(
        self, limit: int = 100, distance: int = NEAR
    ) -> list[tuple[Twins, tuple[Asset, Asset]]]:
        """The pairs of `near_duplicates` that are both seen, with the assets they are."""
        found = await self.near_duplicates(limit, distance)
        contents = {copy.name.split(".")[0] for pair in found for copy in (pair.first, pair.second)}
        async with self._sessions.read() as db:
            assets = await list_by_content(db, self.workspace_id, sorted(contents))
        known = {(one.recipe_hash, one.role): one for one in assets}
        pairs = []
        for pair in found:
            first = known.get((pair.first.recipe_hash, pair.first.role))
            second = known.get((pair.second.recipe_hash, pair.second.role))
            if first and second and first.id != second.id:
                pairs.append((pair, (first, second)))
        return pairs

    async def _compared(self) -> tuple[dict[str, list[Copy]], dict[str, Mark]]:
        """All originals and their fingerprints; takes those that are still missing."""
        async with self._sessions.read() as db:
            copies = await list_copies(db, self.workspace_id)
            marks = await list_marks(db, self.workspace_id)
        missing = [
            Stored(sha256=sha256, suffix=Path(equal[0].name).suffix, size_bytes=0)
            for sha256, equal in copies.items()
            if sha256 not in marks
        ]
        fresh = await self._marked(missing, self._text_vectors)
        if fresh:
            async with self._sessions.begin() as db:
                await _record_marks(db, self.workspace_id, fresh)
        known = marks | {sha256: mark for sha256, (_, mark) in fresh.items()}
        return copies, {sha256: mark for sha256, mark in known.items() if mark is not None}


async def _record_marks(db: AsyncSession, workspace_id: str, marked: _Marked) -> None:
    """Add the fingerprints that are not there yet; the same content has the same for ever."""
    if not marked:
        return
    rows = [
        {
            "id": new_id(),
            "workspace_id": workspace_id,
            "sha256": sha256,
            "kind": kind,
            "bits": mark.bits if mark else None,
            "created_at": utc_now(),
        }
        for sha256, (kind, mark) in sorted(marked.items())
    ]
    await db.execute(insert_into(db, FingerprintRow).on_conflict_do_nothing(), rows)
