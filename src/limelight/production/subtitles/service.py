"""Bringing captions in further languages to a finished production, and taking them away."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.errors import Conflict, NotFound
from limelight.kit.ids import new_id
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim, Ingredient
from limelight.production import queries
from limelight.production.models import ProductionRow, VersionRow
from limelight.production.schemas import FileKind, FileView, ProductionId, ProductionView
from limelight.production.steps.making import Bench
from limelight.production.subtitles.checking import checked
from limelight.production.subtitles.schemas import SubtitlesView, listed
from limelight.renders.captions.files.formats import read_file, write_text
from limelight.renders.encode.subtitling import Spoken, with_tracks

_MIMES = {".srt": "application/x-subrip", ".vtt": "text/vtt", ".mp4": "video/mp4"}
_TRIES = 3
_Files = list[dict[str, Any]]


class NotFinished(Conflict):
    """The production has no finished video that captions could go with."""

    kind, title = "production.not-finished", "This production is not finished"


class NoSubtitles(NotFound):
    """The production has no captions in that language."""

    kind, title = "production.no-subtitles", "There are no such captions"


class Subtitles:
    """Captions in further languages of the productions of one workspace.

    They are files of the make they were brought to, so they stay with it as a version; another make
    has other times and begins without.
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
        spoken = next((f.language for f in view.files if f.kind == "video" and f.language), None)
        read = await asyncio.to_thread(
            checked,
            content,
            name,
            language,
            max(lengths, default=0.0),
            spoken or view.brief.language,
        )
        added: _Files = []
        with self._bench.scratch_for(f"{production_id}/subtitles/{new_id()}") as folder:
            for suffix in (".srt", ".vtt"):
                path = folder / f"captions-{read.language}{suffix}"
                path.write_bytes(write_text(read.track, suffix).text.encode())
                facts = {"language": read.language, "notes": read.notes}
                label = f"Captions {suffix[1:].upper()} ({read.language})"
                added.append(await self._kept(production_id, "subtitles", path, label, facts))
        await self._change(production_id, read.language, added)
        found = await self.list_all(production_id)
        return next(one for one in found if one.language == read.language)

    async def remove(self, production_id: ProductionId, language: str) -> None:
        """Take the captions in a language away, from the videos too. Raises NotFound."""
        await self._read(production_id)
        if language not in {one.language for one in await self.list_all(production_id)}:
            raise NoSubtitles(f"This production has no captions in {language!r}.")
        await self._change(production_id, language, [])

    async def _read(self, production_id: ProductionId) -> tuple[ProductionView, _Files]:
        async with self._bench.sessions.read() as db:
            view = await queries.get_view(db, self._bench.workspace_id, production_id)
            row = await queries.get_row(db, self._bench.workspace_id, production_id)
            files = list(row.files)
        if view.state != "done":
            raise NotFinished("Captions can be brought when the video is finished.")
        return view, files

    async def _change(self, production_id: ProductionId, language: str, added: _Files) -> None:
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
            after += await self._captioned(view, after)
            async with self._bench.sessions.begin() as db:
                if await self._replaced(db, production_id, before, after):
                    return
        raise Conflict("The production is being changed by somebody else. Try again.")

    async def _replaced(
        self, db: AsyncSession, production_id: ProductionId, before: _Files, after: _Files
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
        return True

    async def _captioned(self, view: ProductionView, files: _Files) -> _Files:
        """Every video with all brought captions as tracks, labelled and signed with them in."""
        store = self._bench.library.store
        paths = {
            file["view"]["language"]: store.path(file["stored"])
            for file in files
            if file["view"]["kind"] == "subtitles" and file["view"]["name"].endswith(".srt")
        }
        if not paths:
            return []
        tracks = [Spoken(language, read_file(path)) for language, path in sorted(paths.items())]
        made: _Files = []
        for file in files:
            if file["view"]["kind"] == "video":
                video = FileView.model_validate(file["view"])
                made.append(await self._with(view, video, store.path(file["stored"]), tracks))
        return made

    async def _with(
        self, view: ProductionView, video: FileView, source: Path, tracks: Sequence[Spoken]
    ) -> dict[str, Any]:
        name = f"{Path(video.name).stem}-captions.mp4"
        title = f"{view.title} ({video.format})"[:200]
        # The video as it was signed goes along, so that what it was made of can be followed.
        piece = Ingredient(title=title, format="video/mp4", sha256=source.stem, file=source)
        claim = Claim(title=title, character=view.character_name, ingredients=(piece,))
        with self._bench.scratch_for(f"{view.id}/captioned/{new_id()}") as folder:
            plain, signed = folder / "captioned.mp4", folder / name
            await with_tracks(source, tracks, plain)
            await asyncio.to_thread(label_file, plain, signed, claim, self._bench.identity)
            facts = video.model_dump(include={"format", "width_px", "height_px", "seconds"})
            facts["language"] = video.language
            spoken = ", ".join(one.language for one in tracks)
            label = f"Video {video.format} with captions ({spoken})"
            return await self._kept(view.id, "captioned", signed, label, facts)

    async def _kept(
        self,
        production_id: ProductionId,
        kind: FileKind,
        path: Path,
        label: str,
        facts: dict[str, Any],
    ) -> dict[str, Any]:
        name, mime = path.name, _MIMES[path.suffix]
        stored = await asyncio.to_thread(self._bench.library.store.put, path)
        shown = FileView(
            kind=kind,
            name=name,
            label=label,
            url=queries.file_url(production_id, name),
            size_bytes=stored.size_bytes,
            mime=mime,
            **facts,
        )
        return {"view": shown.model_dump(mode="json"), "stored": stored.name}
