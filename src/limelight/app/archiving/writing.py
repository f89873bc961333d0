"""Writing one archive: what people open first (cards, films, pictures), then every row."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from limelight import __version__
from limelight.accounts.schemas import Workspace
from limelight.accounts.workspaces.changing import list_members
from limelight.app.archiving.tables import LEFT_OUT, lines_of, of_workspace, tables_of_workspaces
from limelight.characters.ports import Cards
from limelight.characters.queries import list_characters
from limelight.characters.schemas import CharacterFilter
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.db.tables import Table
from limelight.kit.errors import NotFound, Problem
from limelight.kit.wiring import Wired
from limelight.kit.zips import Names, Volume, plain_name
from limelight.library.outgoing import Leaving
from limelight.library.provenance.certificate import Identity
from limelight.library.service import Library
from limelight.production.blueprints.service import list_templates
from limelight.production.exporting import place_of
from limelight.production.ports import Productions
from limelight.production.schemas import ProductionView

SCHEMA = "limelight-workspace"
VERSION = 1
_PAGE = 50
_BLOCK_BYTES = 1 << 18
_EVERYBODY = CharacterFilter(status="all")
_README = """\
{name}: a workspace of Limelight, written {at}.

characters/   cards of all characters (CHARX). Import them on Characters, Import, or with
              `limelight card import FILE`; other programs read them too.
productions/  a folder for each: videos, captions, timelines (OTIO), reports, pictures, and
              production.json with brief and script. `limelight render` renders a timeline.
templates/    templates of productions. Bring one in with `limelight templates import FILE`.
library/      every other file, as it leaves the studio: labelled where it was made here. Upload
              them to another library. library/assets.jsonl says of each file what it is, its tags
              and recipe; a file that is in productions/ already is named there, not copied.
members.json  who belongs to the workspace.
rows/         every row of every table, one JSON object a line: recipes, rights, reviews and
              comments, brands, drafts and versions of scripts, the log. They are to be read, and
              are not imported again.
manifest.json what is in here, with sizes and SHA-256 checksums.

Never in here: passwords, secrets of keys, links and webhooks, what can be taken again from the
files.
"""

Progress = Callable[[int, int], None]


class WorkspaceArchiver:
    """Serves the port `accounts.ports.Archiver` for one workspace."""

    def __init__(self, wired: Wired) -> None:
        self._wired = wired

    async def write(
        self, workspace: Workspace, out: Path, progress: Progress | None = None
    ) -> dict[str, Any]:
        """Write the archive to `out` and return its manifest. Raises OSError for a disk that does
        not take it. Nothing is held in memory but names; a file that is missing is told in the
        manifest.
        """
        volume = await asyncio.to_thread(Volume, out)
        try:
            return await _Writing(self._wired, workspace, volume, progress).all()
        finally:
            await asyncio.to_thread(volume.close)


class _Writing:
    def __init__(
        self, wired: Wired, workspace: Workspace, volume: Volume, progress: Progress | None
    ) -> None:
        self._wired, self._workspace, self._volume = wired, workspace, volume
        self._sessions = wired[Sessions]
        self._progress = progress
        self._names = Names()
        self._sent: dict[str, str] = {}
        self._missing: list[str] = []
        self._done = self._total = 0

    async def all(self) -> dict[str, Any]:
        now = utc_now()
        self._total = await self._count()
        told = _README.format(name=self._workspace.name, at=now.isoformat(timespec="seconds"))
        await self._text("README.txt", told)
        await self._members()
        await self._characters()
        await self._templates()
        await self._productions()
        await self._library()
        rows = await self._rows()
        entries = [entry._asdict() for entry in self._volume.entries]
        manifest = {
            "schema": SCHEMA,
            "version": VERSION,
            "program": f"limelight {__version__}",
            "made_at": now.isoformat(),
            "workspace": {"id": self._workspace.id, "name": self._workspace.name},
            "rows": rows,
            "left_out": LEFT_OUT,
            "missing": self._missing,
            "files": entries,
        }
        await self._text("manifest.json", _json(manifest))
        return manifest

    async def _count(self) -> int:
        """About how many steps it takes: rows of what has files, and the tables."""
        count = len(tables_of_workspaces())
        async with self._sessions.read() as db:
            for name in ("library_assets", "production_productions", "characters_characters"):
                table = Table.metadata.tables[name]
                holds = of_workspace(table, self._workspace.id)
                if holds is not None:
                    counted = select(func.count()).select_from(table).where(holds)
                    count += await db.scalar(counted) or 0
        return count

    def _step(self) -> None:
        self._done = min(self._done + 1, self._total)
        if self._progress:
            self._progress(self._done, self._total)

    async def _text(self, name: str, text: str) -> None:
        await self._blocks(name, [text.encode()])

    async def _blocks(self, name: str, blocks: Iterable[bytes]) -> None:
        await asyncio.to_thread(self._volume.put_blocks, name, blocks, utc_now())

    async def _file(self, name: str, path: Path, dated: datetime) -> str:
        """Add a file, once; where it is in the archive, or "" where it is missing."""
        known = self._sent.get(path.name)
        if known:
            return known
        name = self._names.of(name)
        try:
            await asyncio.to_thread(self._volume.put_file, name, path, dated)
        except FileNotFoundError:
            self._missing.append(name)
            return ""
        self._sent[path.name] = name
        return name

    async def _members(self) -> None:
        async with self._sessions.read() as db:
            members = await list_members(db, self._workspace.id)
        told = [
            {
                "id": one.person.id, "name": one.person.name, "email": one.person.email,
                "role": one.role.value, "since": one.since.isoformat(),
            }
            for one in members
        ]  # fmt: skip
        await self._text("members.json", _json(told))

    async def _characters(self) -> None:
        cards, cursor = self._wired[Cards], None
        while True:
            async with self._sessions.read() as db:
                page = await list_characters(
                    db, self._workspace.id, _EVERYBODY, cursor=cursor, limit=_PAGE
                )
            for character in page.items:
                try:
                    name, card = await cards.take_out(character, "charx")
                except Problem:
                    # Without its portrait the card is still whole.
                    name, card = await cards.take_out(character, "json")
                await self._blocks(self._names.of(f"characters/{Path(name).name}"), [card])
                self._step()
            if (cursor := page.next_cursor) is None:
                return

    async def _templates(self) -> None:
        async with self._sessions.read() as db:
            found = await list_templates(db, self._workspace.id)
        for one in found:
            if not one.is_built_in:
                name = self._names.of(
                    f"templates/{plain_name(one.blueprint.name, 'template')}.json"
                )
                await self._text(name, _json(one.blueprint.model_dump(mode="json")))

    async def _productions(self) -> None:
        productions, cursor = self._wired[Productions], None
        while True:
            page = await productions.list_page(cursor=cursor, limit=_PAGE)
            for card in page.items:
                await self._production(productions, await productions.get(card.id))
                self._step()
            if (cursor := page.next_cursor) is None:
                return

    async def _production(self, productions: Productions, view: ProductionView) -> None:
        folder = f"productions/{plain_name(view.title, 'production')} {view.id[-6:]}"
        dated = view.finished_at or view.created_at
        for file in view.files:
            inside = f"{folder}/{place_of(file).as_posix()}"
            try:
                path = await productions.open_file(view.id, file.name)
            except NotFound:
                self._missing.append(inside)
                continue
            self._sent.pop(path.name, None)  # whole in its folder, also what others have too
            await self._file(inside, path, dated)
        await self._text(f"{folder}/production.json", view.model_dump_json(indent=2))

    async def _library(self) -> None:
        library, identity = self._wired[Library], self._wired[Identity]
        await self._lines(
            "library/assets.jsonl", self._assets(Leaving(library, self._sessions, identity))
        )

    async def _assets(self, leaving: Leaving) -> AsyncIterator[str]:
        async for asset, name, path in leaving.everything():
            inside = ""
            if path is None:
                self._missing.append(f"library/{name}")
            else:
                inside = await self._file(f"library/{asset.kind}s/{name}", path, asset.created_at)
            line = {**asset.model_dump(mode="json"), "path": inside}
            yield json.dumps(line, ensure_ascii=False)
            self._step()

    async def _rows(self) -> dict[str, int]:
        counts = {}
        for table in tables_of_workspaces():
            async with self._sessions.read() as db:
                lines = lines_of(db, table, self._workspace.id)
                counts[table.name] = await self._lines(f"rows/{table.name}.jsonl", lines)
            self._step()
        return counts

    async def _lines(self, name: str, lines: AsyncIterator[str]) -> int:
        """Add lines as they are found; how many they were. An archive takes one file at a time, and
        what is found may add files of its own, so they wait on the disk.
        """
        count = 0
        with tempfile.TemporaryFile() as waiting:
            async for line in lines:
                waiting.write(line.encode() + b"\n")
                count += 1
            waiting.seek(0)
            await self._blocks(name, iter(lambda: waiting.read(_BLOCK_BYTES), b""))
        return count


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
