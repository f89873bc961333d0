"""What the words of assets mean: vectors in the database, and beside it one file for each workspace
that is mapped into memory and compared whole.
"""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.db.keeping import kept
from limelight.kit.db.sessions import Sessions
from limelight.kit.files import ensure_folder, replacing
from limelight.kit.locks import file_lock
from limelight.library.finding.filters import is_sqlite
from limelight.library.models import CHANGES, AssetRow, MeaningRow

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Awaitable[Vectors]]

# Components of vectors of length 1 in 384 dimensions stay below a quarter.
_STEPS = 508.0
DIMENSIONS = 384
_KEPT = np.dtype([("id", "<i8"), ("number", "<i8"), ("vector", "i1", (DIMENSIONS,))])
# Few enough rows for the widened copy to stay in the processor's cache.
_ROWS_AT_ONCE = 512
_FETCHED_AT_ONCE = 5000
_LONGEST_TEXT = 600


class Meanings:
    """The vectors of all workspaces. What lies in `folder` is made again when it is lost."""

    def __init__(self, sessions: Sessions, folder: Path, embed: Embed) -> None:
        self._sessions = sessions
        self._folder = folder
        self._embed = embed
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def learn(self, workspace_id: str, limit: int = 64) -> int:
        """Take the vectors of at most `limit` assets that have none; how many were taken. Some
        20 ms each, elsewhere; safe to run twice.
        """
        async with self._sessions.read() as db:
            missing = await _missing(db, workspace_id, limit)
            known = await _known(db, workspace_id, {digest for _, digest, _ in missing})
        fresh = {digest: text for _, digest, text in missing if digest not in known}
        if fresh:
            vectors = await self._embed(list(fresh.values()))
            known |= dict(zip(fresh, (narrow(vector) for vector in vectors), strict=True))
        async with self._sessions.begin() as db:
            await _keep(db, workspace_id, [(n, digest, known[digest]) for n, digest, _ in missing])
        return len(missing)

    async def newest(self, workspace_id: str) -> int:
        """The number of the newest asset that is shown, 0 where there is none."""
        shown = sa.select(sa.func.max(AssetRow.number)).where(
            AssetRow.workspace_id == workspace_id, AssetRow.place == "shown"
        )
        async with self._sessions.read() as db:
            return await db.scalar(shown) or 0

    async def find_vector(self, db: AsyncSession, workspace_id: str, number: int) -> Vectors | None:
        """The vector of an asset, of length 1; None when it was not taken yet."""
        kept = await db.scalar(
            sa.select(MeaningRow.vector).where(
                MeaningRow.workspace_id == workspace_id, MeaningRow.number == number
            )
        )
        return None if kept is None else np.frombuffer(kept, np.int8).astype(np.float32) / _STEPS

    async def scores(
        self, db: AsyncSession, workspace_id: str, vector: Vectors
    ) -> tuple[NDArray[np.int64], Vectors]:
        """The numbers of all assets that have vectors, and how near each is to `vector` (1 is the
        same, 0.75 unrelated). Some 10 ms for 100,000.
        """
        async with self._locks[workspace_id]:
            rows = await self._mapped(db, workspace_id)
        return await asyncio.to_thread(_scores, rows, vector)

    async def _mapped(self, db: AsyncSession, workspace_id: str) -> NDArray[np.void]:
        """The file as it should be: what was added since is appended; where that does not make it
        whole (something was removed), it is written anew.
        """
        path = ensure_folder(self._folder) / f"{workspace_id}.vectors"
        state = kept(db, CHANGES, ("meanings", workspace_id), lambda: _state(db, workspace_id))
        count, last = await state
        rows = _read(path)
        if _is(rows, count, last):
            return rows
        newest = int(rows["id"][-1]) if len(rows) else 0
        added = await _rows_after(db, workspace_id, newest)
        if len(rows) and len(rows) + len(added) == count:
            with file_lock(path.with_suffix(".lock")):
                # Another process may have added them meanwhile.
                if path.stat().st_size == rows.nbytes:
                    with path.open("ab") as file:
                        file.write(added.tobytes())
        else:
            whole = await _rows_after(db, workspace_id, 0)
            with replacing(path) as part:
                part.write_bytes(whole.tobytes())
        return _read(path)


def narrow(vector: Vectors) -> bytes:
    """A vector of length 1 in one byte a number."""
    told: bytes = np.clip(np.round(vector * _STEPS), -127, 127).astype(np.int8).tobytes()
    return told


def _read(path: Path) -> NDArray[np.void]:
    try:
        count = path.stat().st_size // _KEPT.itemsize
    except FileNotFoundError:
        count = 0
    if not count:
        return np.zeros(0, _KEPT)
    return np.memmap(path, _KEPT, "r", shape=(count,))


def _is(rows: NDArray[np.void], count: int, last: int) -> bool:
    return len(rows) == count and (not count or int(rows["id"][-1]) == last)


def _scores(rows: NDArray[np.void], vector: Vectors) -> tuple[NDArray[np.int64], Vectors]:
    found = np.empty(len(rows), np.float32)
    asked = vector.astype(np.float32) / _STEPS
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows["vector"][start : start + _ROWS_AT_ONCE].astype(np.float32)
        # A product by BLAS would start threads, whose waiting costs more than they bring here.
        np.einsum("ij,j->i", some, asked, out=found[start : start + len(some)])
    return rows["number"].astype(np.int64), found


async def _state(db: AsyncSession, workspace_id: str) -> tuple[int, int]:
    found = await db.execute(
        sa.select(sa.func.count(), sa.func.max(MeaningRow.id)).where(
            MeaningRow.workspace_id == workspace_id
        )
    )
    count, last = found.one()
    return count, last or 0


async def _rows_after(db: AsyncSession, workspace_id: str, newest: int) -> NDArray[np.void]:
    parts = [np.zeros(0, _KEPT)]
    while True:
        found = await db.execute(
            sa.select(MeaningRow.id, MeaningRow.number, MeaningRow.vector)
            .where(MeaningRow.workspace_id == workspace_id, MeaningRow.id > newest)
            .order_by(MeaningRow.id)
            .limit(_FETCHED_AT_ONCE)
        )
        rows = found.all()
        if not rows:
            return np.concatenate(parts)
        part = np.zeros(len(rows), _KEPT)
        part["id"], part["number"] = [row.id for row in rows], [row.number for row in rows]
        joined = b"".join(row.vector for row in rows)
        part["vector"] = np.frombuffer(joined, np.int8).reshape(len(rows), DIMENSIONS)
        parts.append(part)
        newest = rows[-1].id


async def _missing(db: AsyncSession, workspace_id: str, limit: int) -> list[tuple[int, str, str]]:
    """Number, digest and text of assets without a vector, newest first."""
    found = await db.execute(
        sa.select(AssetRow.number, AssetRow.title, AssetRow.says)
        .outerjoin(
            MeaningRow,
            (MeaningRow.workspace_id == AssetRow.workspace_id)
            & (MeaningRow.number == AssetRow.number),
        )
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.place == "shown",
            MeaningRow.id.is_(None),
        )
        .order_by(AssetRow.number.desc())
        .limit(limit)
    )
    return list(_texts(found))


def _texts(rows: Iterable[sa.Row[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    for number, title, says in rows:
        text = says if says.startswith(title.removesuffix("…")) else f"{title}. {says}"
        text = " ".join(text.split())[:_LONGEST_TEXT]
        yield number, hashlib.sha256(text.encode()).hexdigest()[:32], text


async def _known(db: AsyncSession, workspace_id: str, digests: set[str]) -> dict[str, bytes]:
    found = await db.execute(
        sa.select(MeaningRow.words, MeaningRow.vector).where(
            MeaningRow.workspace_id == workspace_id, MeaningRow.words.in_(digests)
        )
    )
    return {row.words: row.vector for row in found}


async def _keep(db: AsyncSession, workspace_id: str, learned: list[tuple[int, str, bytes]]) -> None:
    """Add the vectors that are not there yet: another process may have taken them meanwhile."""
    insert = sqlite.insert if is_sqlite(db) else postgresql.insert
    rows = [
        {"workspace_id": workspace_id, "number": number, "words": digest, "vector": vector}
        for number, digest, vector in sorted(learned)
    ]
    if rows:
        await db.execute(insert(MeaningRow).values(rows).on_conflict_do_nothing())
