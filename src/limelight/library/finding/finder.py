"""The one door to search: by words, by meaning, by likeness, always within a filter."""

import asyncio
import contextlib

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.db.cursors import read_cursor, read_number, write_cursor
from limelight.kit.errors import Invalid
from limelight.library.finding.filters import is_sqlite
from limelight.library.finding.lists import (
    LIST,
    Numbers,
    get_by_numbers,
    list_assets,
    list_numbers,
    list_where,
)
from limelight.library.finding.meanings import Meanings, Vectors
from limelight.library.models import AssetRow, FingerprintRow
from limelight.library.ports import TextVectors
from limelight.library.schemas import Asset, AssetFilter, AssetPage, Sort

MOST_NEAR = 300
_BEST = f"{LIST}/best"
# How far below the best one a hit may score; unrelated texts lie about 0.15 below a good one.
_REACH = 0.1
_UNRELATED_SCORE = 0.75
_UNRELATED_BITS = 0.5
_LOOKS_WEIGH = 0.65
_MOST_REMEMBERED = 256
_LEARNED_AT_ONCE = 32


class Finder:
    """Searches workspaces. `queries` gives what is looked for its vector."""

    def __init__(self, meanings: Meanings, queries: TextVectors) -> None:
        self._meanings = meanings
        self._queries = queries
        self._remembered: dict[str, Vectors] = {}
        self._learning: dict[str, asyncio.Task[None]] = {}
        self._learned: dict[str, int] = {}

    async def order(
        self, db: AsyncSession, workspace_id: str, wanted: AssetFilter, sort: Sort = "newest"
    ) -> Numbers:
        """The numbers of all assets that are found, in order; by meaning or likeness the nearest
        300, nearest first, whatever the sort.
        """
        if wanted.like:
            return await self._like(db, workspace_id, wanted)
        if wanted.mode == "meaning" and wanted.words.strip():
            return await self._meant(db, workspace_id, wanted)
        return await list_numbers(db, workspace_id, wanted, sort)

    async def page(
        self,
        db: AsyncSession,
        workspace_id: str,
        wanted: AssetFilter,
        *,
        sort: Sort = "newest",
        cursor: str | None = None,
        limit: int = 50,
    ) -> AssetPage:
        """A page of what is found; pass `next_cursor` on to get the next one. Raises Invalid for a
        cursor of another list.
        """
        is_near = bool(wanted.like) or (wanted.mode == "meaning" and bool(wanted.words.strip()))
        if sort != "best" and not is_near:
            return await list_assets(
                db, workspace_id, wanted, sort=sort, cursor=cursor, limit=limit
            )
        start = read_number(read_cursor(cursor, _BEST, 1)[0]) if cursor is not None else 0
        if start < 0:
            raise Invalid("That page of the list does not exist.", field="cursor")
        numbers = (await self.order(db, workspace_id, wanted, "best")).tolist()
        items = await get_by_numbers(db, workspace_id, numbers[start : start + limit])
        end = start + limit
        following = write_cursor(_BEST, str(end)) if end < len(numbers) else None
        return AssetPage(items=items, next_cursor=following)

    def learn_soon(self, workspace_id: str) -> None:
        """Take missing vectors while nobody waits; called again meanwhile it does nothing."""
        if workspace_id not in self._learning:
            task = asyncio.create_task(self._learn(workspace_id))
            self._learning[workspace_id] = task
            task.add_done_callback(lambda _: self._learning.pop(workspace_id, None))

    async def learn_new(self, workspace_id: str) -> None:
        """As `learn_soon` where something came since all was learned: looking through the whole
        library for what is missing takes as long as searching it.
        """
        newest = await self._meanings.newest(workspace_id)
        if newest > self._learned.get(workspace_id, 0):
            self.learn_soon(workspace_id)

    async def close(self) -> None:
        """Stop learning; what was learned stays."""
        for task in list(self._learning.values()):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _learn(self, workspace_id: str) -> None:
        newest, learned = await self._meanings.newest(workspace_id), _LEARNED_AT_ONCE
        while learned == _LEARNED_AT_ONCE:
            learned = await self._meanings.learn(workspace_id, _LEARNED_AT_ONCE)
        self._learned[workspace_id] = newest

    async def _meant(self, db: AsyncSession, workspace_id: str, wanted: AssetFilter) -> Numbers:
        vector = await self._vector(" ".join(wanted.words.split()))
        allowed = await list_numbers(db, workspace_id, wanted)
        numbers, scores = await self._meanings.scores(db, workspace_id, vector)
        scores = np.where(_are_in(numbers, allowed), scores, -1)
        return _nearest(numbers, scores, least=float(scores.max(initial=0)) - _REACH)

    async def _vector(self, text: str) -> Vectors:
        if text not in self._remembered:
            found = await asyncio.to_thread(self._queries, [text])
            while len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
            self._remembered[text] = found[0]
        return self._remembered[text]

    async def _like(self, db: AsyncSession, workspace_id: str, wanted: AssetFilter) -> Numbers:
        """By looks (or sound) first, then by what the words mean; each counts where it is known."""
        found = await list_where(db, workspace_id, AssetRow.id == wanted.like, limit=1)
        if not found:
            return np.zeros(0, np.int64)
        asset = found[0]
        words = wanted.model_copy(update={"mode": "words"})
        allowed = await list_numbers(db, workspace_id, words)
        allowed = np.sort(allowed[allowed != asset.number])
        near = np.zeros(len(allowed), np.float32)
        numbers, close = await self._looks(db, workspace_id, asset)
        _add(near, allowed, numbers, _LOOKS_WEIGH * close)
        vector = await self._meanings.find_vector(db, workspace_id, asset.number)
        if vector is not None:
            numbers, scores = await self._meanings.scores(db, workspace_id, vector)
            close = np.clip((scores - _UNRELATED_SCORE) / (1 - _UNRELATED_SCORE), 0, 1)
            _add(near, allowed, numbers, (1 - _LOOKS_WEIGH) * close)
        return _nearest(allowed, near, least=0.1)

    async def _looks(
        self, db: AsyncSession, workspace_id: str, asset: Asset
    ) -> tuple[Numbers, NDArray[np.float32]]:
        own = await db.scalar(
            sa.select(FingerprintRow.bits).where(
                FingerprintRow.workspace_id == workspace_id,
                FingerprintRow.sha256 == asset.file.sha256,
                FingerprintRow.kind.in_(("picture", "film", "sound")),
            )
        )
        if own is None:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        numbers, marks = await _marks(db, workspace_id, asset.kind)
        marks = marks.reshape(len(numbers), -1)
        bits = np.bitwise_count(marks ^ np.frombuffer(own, np.uint8)).sum(axis=1) / (8 * len(own))
        close = np.clip(1 - bits / _UNRELATED_BITS, 0, 1)
        return np.array(numbers, np.int64), close.astype(np.float32)


async def _marks(
    db: AsyncSession, workspace_id: str, kind: str
) -> tuple[list[int], NDArray[np.uint8]]:
    """The fingerprints of all assets of a kind, as one text each of numbers and of bits."""
    chosen = (
        sa.select(AssetRow.number, FingerprintRow.bits)
        .join(
            FingerprintRow,
            (FingerprintRow.workspace_id == AssetRow.workspace_id)
            & (FingerprintRow.sha256 == AssetRow.sha256),
        )
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.place == "shown",
            AssetRow.kind == kind,
            FingerprintRow.kind == kind,
            FingerprintRow.bits.is_not(None),
        )
        .subquery()
    )
    number, bits = chosen.c.number, chosen.c.bits
    if is_sqlite(db):
        told = sa.func.group_concat(number), sa.func.group_concat(sa.func.hex(bits), "")
    else:
        told = (
            sa.func.string_agg(sa.cast(number, sa.String), ","),
            sa.func.string_agg(sa.func.encode(bits, "hex"), ""),
        )
    numbers, hexes = (await db.execute(sa.select(*told))).one()
    if not numbers:
        return [], np.zeros(0, np.uint8)
    return [int(one) for one in numbers.split(",")], np.frombuffer(bytes.fromhex(hexes), np.uint8)


def _add(
    near: NDArray[np.float32], allowed: Numbers, numbers: Numbers, more: NDArray[np.float32]
) -> None:
    """Add to what is allowed (in order) what is known of some numbers."""
    if len(allowed):
        places = np.minimum(np.searchsorted(allowed, numbers), len(allowed) - 1)
        is_there = allowed[places] == numbers
        np.add.at(near, places[is_there], more[is_there])


def _are_in(numbers: Numbers, allowed: Numbers) -> NDArray[np.bool_]:
    most = max(int(numbers.max(initial=0)), int(allowed.max(initial=0)))
    is_allowed = np.zeros(most + 1, np.bool_)
    is_allowed[allowed] = True
    return is_allowed[numbers]


def _nearest(numbers: Numbers, scores: NDArray[np.float32], *, least: float) -> Numbers:
    near = np.flatnonzero(scores >= max(least, 0))
    numbers, scores = numbers[near], scores[near]
    if len(numbers) > MOST_NEAR:
        best = np.argpartition(-scores, MOST_NEAR - 1)[:MOST_NEAR]
        numbers, scores = numbers[best], scores[best]
    return numbers[np.lexsort((-numbers, -scores))]
