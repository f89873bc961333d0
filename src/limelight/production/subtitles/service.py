"""Bringing captions in further languages to a finished production, and taking them away."""

import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.errors import Conflict, NotFound
from limelight.kit.ids import new_id
from limelight.production import queries
from limelight.production.approval.subjects import to_review
from limelight.production.models import ProductionRow, VersionRow
from limelight.production.schemas import ProductionId, ProductionView
from limelight.production.steps.making import Bench
from limelight.production.steps.subtitling import Kept, Piece, captioned, written
from limelight.production.subtitles.checking import checked
from limelight.production.subtitles.schemas import Missing, SubtitlesView, listed, missing
from limelight.renders.encode.subtitling import Spoken
from limelight.reviews import service as reviews

_TRIES = 3
CHANGED = "The captions in other languages changed after it was put up. Approvals count anew."


class NotFinished(Conflict):
    """The production has no finished video that captions could go with."""

    kind, title = "production.not-finished", "This production is not finished"


class NoSubtitles(NotFound):
    """The production has no captions in that language."""

    kind, title = "production.no-subtitles", "There are no such captions"


class Subtitles:
    """Captions in further languages of the productions of one workspace.

    They are files of the make they were brought to and stay with it as a version; another make
    keeps them where it says everything at the same times (`steps.carrying`). People who were
    asked to decide on the make are asked again.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    async def list_all(self, production_id: ProductionId) -> tuple[SubtitlesView, ...]:
        """By language. Raises NotFound."""
        async with self._bench.sessions.read() as db:
            view = await queries.get_view(db, self._bench.workspace_id, production_id)
        return listed(view)

    async def bring(
        self, production_id: ProductionId, content: bytes, name: str, language: str = ""
    ) -> SubtitlesView:
        """Keep the captions of a file, instead of those in the same language, and add them to every
        video as tracks, without encoding it again. Raises NotFound, NotFinished, and what
        `checking.checked` raises.
        """
        view, _ = await self._read(production_id)
        lengths = [file.seconds for file in view.files if file.kind == "video" and file.seconds]
        language_of_video = next(
            (f.language for f in view.files if f.kind == "video" and f.language), None
        )
        read = await asyncio.to_thread(
            checked,
            content,
            name,
            language,
            max(lengths, default=0.0),
            language_of_video or view.brief.language,
        )
        piece = Piece(production_id, view.title, view.character_name)
        spoken = Spoken(read.language, read.track)
        added = await written(self._bench, piece, spoken, read.notes)
        await self._change(production_id, read.language, added)
        found = await self.list_all(production_id)
        return next(one for one in found if one.language == read.language)

    async def missing(self, production_id: ProductionId) -> tuple[Missing, ...]:
        """Languages that an earlier make has captions in and this one lacks, by language; of each
        the latest make that has them. Raises NotFound.
        """
        async with self._bench.sessions.read() as db:
            view = await queries.get_view(db, self._bench.workspace_id, production_id)
            versions = await queries.list_versions(db, self._bench.workspace_id, production_id)
        return missing(view, versions)

    async def remove(self, production_id: ProductionId, language: str) -> None:
        """Take the captions in a language away, from the videos too. Raises NotFound."""
        await self._read(production_id)
        if language not in {one.language for one in await self.list_all(production_id)}:
            raise NoSubtitles(f"This production has no captions in {language!r}.")
        await self._change(production_id, language, [])

    async def _read(self, production_id: ProductionId) -> tuple[ProductionView, Kept]:
        async with self._bench.sessions.read() as db:
            view = await queries.get_view(db, self._bench.workspace_id, production_id)
            row = await queries.get_row(db, self._bench.workspace_id, production_id)
            files = list(row.files)
        if view.state != "done":
            raise NotFinished("Captions can be brought when the video is finished.")
        return view, files

    async def _change(self, production_id: ProductionId, language: str, added: Kept) -> None:
        """Write down the files with those of a language replaced; begun again where others changed
        them meanwhile.
        """
        for _ in range(_TRIES):
            view, before = await self._read(production_id)
            after = [
                file
                for file in before
                if file["view"]["kind"] != "captioned"
                and not (
                    file["view"]["kind"] == "subtitles" and file["view"]["language"] == language
                )
            ]
            after += added
            piece = Piece(production_id, view.title, view.character_name)
            key = f"{production_id}/{new_id()}"
            after += await captioned(self._bench, piece, after, key)
            async with self._bench.sessions.begin() as db:
                if await self._replaced(db, production_id, before, after):
                    return
        raise Conflict("The production is being changed by somebody else. Try again.")

    async def _replaced(
        self, db: AsyncSession, production_id: ProductionId, before: Kept, after: Kept
    ) -> bool:
        row = await db.scalar(
            select(ProductionRow)
            .where(
                ProductionRow.workspace_id == self._bench.workspace_id,
                ProductionRow.id == production_id,
            )
            .with_for_update()
        )
        if row is None or row.state != "done" or list(row.files) != before:
            return False
        row.files = after
        version = await db.get(VersionRow, (row.id, row.attempt))
        if version is not None:
            version.files = after
        await reviews.renew(db, self._bench.workspace_id, to_review(row, after, CHANGED))
        return True
