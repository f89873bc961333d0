"""Hand-offs of finished productions: made in the background, kept in the cache until others need
the room.
"""

import asyncio
import contextlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid, NotFound, Problem
from limelight.kit.files import copy_whole, ensure_folder, write_whole
from limelight.kit.locks import try_lock
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import Identity
from limelight.production.handoff.folder import EDITORS, Editor, HandOff
from limelight.production.ports import Productions
from limelight.production.schemas import HandedOff, ProductionId
from limelight.stories.brief import Format
from limelight.stories.interchange.otio import from_otio
from limelight.stories.timeline import Timeline

FOLDER = "handoffs"
_MOST_KEPT = 8
_LEFT_BEHIND_SECONDS = 24 * 3600.0
_log = logging.getLogger(__name__)


class _Key(Value):
    production: ProductionId
    format: Format
    editor: Editor

    @property
    def name(self) -> str:
        return f"{self.production}-{self.format.replace(':', 'x')}-{self.editor}"


class _Told(Value):
    share: float = 0.0
    problem: str = ""


class _Job:
    """One in the making: how far it is stands in a file, and a lock says that somebody is at it,
    for other processes may be asked.
    """

    def __init__(self, folder: Path, key: _Key) -> None:
        self._path = folder / f".{key.name}.json"
        self._lock: IO[str] | None = None
        self.task: asyncio.Task[None] | None = None

    def take(self) -> bool:
        """Whether it is this process's to make; then nobody else's until `leave`."""
        self._lock = try_lock(self._path.with_suffix(".lock"))
        return self._lock is not None

    def leave(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def find(self) -> _Told | None:
        """How far it is, or why it failed; None where nobody is at it."""
        try:
            told = _Told.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return None
        if told.problem:
            return told
        probe = try_lock(self._path.with_suffix(".lock"))
        if probe is None:
            return told
        probe.close()
        return None

    def told(self, share: float) -> None:
        self.say(_Told(share=share))

    def say(self, told: _Told) -> None:
        write_whole(self._path, told.model_dump_json().encode())


class HandOffs:
    """Serves the port `Handoffs` of one workspace. `cache` may be lost at any time."""

    def __init__(
        self,
        productions: Productions,
        cache: Path,
        kept: Path,
        workers: Workers,
        identity: Identity,
    ) -> None:
        self._productions, self._folder, self._kept = productions, cache / FOLDER, kept
        self._workers, self._identity = workers, identity
        self._making: dict[_Key, _Job] = {}
        self._one_at_a_time = asyncio.Lock()

    async def list_all(self, production_id: ProductionId) -> list[HandedOff]:
        """Those that are ready, in the making, or could not be made. Raises NotFound."""
        view = await self._productions.get(production_id)
        found = []
        for shape in view.brief.formats:
            for editor in EDITORS:
                key = _Key(production=production_id, format=shape, editor=editor)
                size_bytes = await asyncio.to_thread(_size_of, self._folder / key.name)
                told = await asyncio.to_thread(_Job(self._folder, key).find)
                if size_bytes is not None:
                    found.append(
                        HandedOff(editor=editor, format=shape, share=1, size_bytes=size_bytes)
                    )
                elif told is not None:
                    found.append(HandedOff(editor=editor, format=shape, **told.model_dump()))
        return found

    async def begin(self, production_id: ProductionId, shape: str, editor: str) -> None:
        """Start to make one; harmless while it is made and when it is ready. Raises NotFound, or
        Invalid naming the field for a format the production does not have or an unknown editor.
        """
        key = await self._key(production_id, shape, editor)
        job = _Job(ensure_folder(self._folder), key)
        if (self._folder / key.name).is_dir() or not job.take():
            return
        job.told(0)
        self._making[key] = job
        job.task = asyncio.create_task(self._make(key, job))

    async def files(
        self, production_id: ProductionId, shape: str, editor: str
    ) -> list[tuple[str, Path]]:
        """The files of one that is ready, each with its name in an archive. Raises NotFound."""
        key = await self._key(production_id, shape, editor)
        folder = self._folder / key.name
        if not folder.is_dir():
            raise NotFound("This was not prepared, or is kept no longer. Prepare it again.")
        os.utime(folder)
        paths = await asyncio.to_thread(_files_in, folder)
        return [(f"{key.name}/{path.relative_to(folder).as_posix()}", path) for path in paths]

    async def _key(self, production_id: ProductionId, shape: str, editor: str) -> _Key:
        view = await self._productions.get(production_id)
        known = next((one for one in view.brief.formats if one == shape), None)
        if known is None or view.state != "done":
            raise Invalid(f"This production has no finished video in {shape!r}.", field="format")
        asked = next((one for one in EDITORS if one == editor), None)
        if asked is None:
            raise Invalid(f"Choose from {', '.join(EDITORS)}.", field="editor")
        return _Key(production=production_id, format=known, editor=asked)

    async def _make(self, key: _Key, job: _Job) -> None:
        try:
            async with self._one_at_a_time:
                await asyncio.to_thread(_make_room, ensure_folder(self._folder))
                with tempfile.TemporaryDirectory(dir=self._folder, prefix=".making-") as scratch:
                    await self._write(key, Path(scratch), job)
        except Problem as problem:
            job.say(_Told(problem=problem.detail))
        except Exception:  # noqa: BLE001 - whatever it was, the person must see it
            _log.exception("the hand-off %s broke", key.name)
            job.say(_Told(problem="Something unexpected went wrong. Try again."))
        finally:
            self._making.pop(key, None)
            job.leave()

    async def _write(self, key: _Key, scratch: Path, job: _Job) -> None:
        name = f"timeline-{key.format.replace(':', 'x')}"
        timeline = await self._placed(key.production, f"{name}.otio", scratch / "source")
        made = scratch / "made"
        hand = HandOff(timeline, made, self._kept, self._workers, self._identity, job.told)
        await hand.write([key.editor], name)
        # Whole or not there: another process may look at any time.
        with contextlib.suppress(FileExistsError):
            made.rename(self._folder / key.name)

    async def _placed(self, production_id: ProductionId, name: str, folder: Path) -> Timeline:
        """The timeline with its media under the names that people know, in the folder."""
        path = await self._productions.open_file(production_id, name)
        text = await asyncio.to_thread(path.read_text, encoding="utf-8")
        read = await asyncio.to_thread(from_otio, text, folder)
        for medium in read.media():
            source = await self._productions.open_file(production_id, medium.name)
            await asyncio.to_thread(copy_whole, source, folder / medium)
        return read.resolved(folder)


def _files_in(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _size_of(folder: Path) -> int | None:
    if not folder.is_dir():
        return None
    return sum(path.stat().st_size for path in _files_in(folder))


def _make_room(folder: Path) -> None:
    """Leave room for one more; what a killed process left behind a day ago goes too."""
    used = sorted((path.stat().st_mtime, path) for path in folder.iterdir())
    whole = [path for _, path in used if not path.name.startswith(".")]
    a_day_ago = time.time() - _LEFT_BEHIND_SECONDS
    left = [path for at, path in used if path.name.startswith(".") and at < a_day_ago]
    for path in (*left, *whole[: max(0, len(whole) - _MOST_KEPT + 1)]):
        shutil.rmtree(path, ignore_errors=True)
