"""Files in pieces: what tus 1.0 (core, creation, checksum, expiration, termination;
https://tus.io) needs on disk.

An upload is two files in the workspace's folder: the bytes that came, and what was said of them.
How much there is, is the size of the first: nothing can disagree with it after a crash. When it
came into the library the first one goes, and the second says what it became: who did not hear the
answer can still ask.
"""

import asyncio
import base64
import binascii
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import Field

from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid
from limelight.kit.files import DiskFull, disk_problems, ensure_folder, write_whole
from limelight.kit.ids import new_id
from limelight.kit.locks import try_lock
from limelight.library.errors import BadUpload, OffsetConflict, UnknownUpload, UploadBusy

MOST_BYTES = 4_000_000_000
_LASTS_SECONDS = 24 * 3600
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LONGEST_SAID = 300
_LONGEST_ENDING = 12


class Upload(Value):
    """A file on its way: how long it will be and is, and what was said of it."""

    id: str
    length_bytes: int
    offset_bytes: int
    said: dict[str, str]
    became: dict[str, str] = Field(default_factory=dict)
    expires_at: datetime

    @property
    def is_whole(self) -> bool:
        """Whether all of it came."""
        return self.offset_bytes == self.length_bytes


class Checksum(NamedTuple):
    """What a piece must hash to."""

    algorithm: Literal["sha1", "sha256"]
    digest: bytes


class WrongChecksum(Exception):
    """A piece is not what was sent, or did not come whole; nothing of it was kept."""


class Uploads:
    """The uploads of all workspaces, in one folder each. What lies there for a day is dropped."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, workspace_id: str, length_bytes: int, said: dict[str, str]) -> Upload:
        """A new upload; nothing of it is there yet. Raises BadUpload for one that is too large, and
        DiskFull where it would not fit.
        """
        if not length_bytes:
            raise BadUpload("The file is empty.", reason="size")
        if length_bytes > MOST_BYTES:
            raise BadUpload(f"A file has 1 byte to {MOST_BYTES // 10**9} GB.", reason="size")
        folder = ensure_folder(self._folder / workspace_id)
        _drop_old(folder)
        free_bytes = shutil.disk_usage(folder).free
        if length_bytes > free_bytes:
            raise DiskFull(
                f"The file has {length_bytes // 10**6:,} MB; {free_bytes // 10**6:,} MB are free."
            )
        upload_id = new_id()
        with disk_problems(folder):
            (folder / f"{upload_id}.part").touch()
        told = {"id": upload_id, "length_bytes": length_bytes, "said": said}
        write_whole(folder / f"{upload_id}.json", json.dumps(told).encode())
        return self.find(workspace_id, upload_id)

    def find(self, workspace_id: str, upload_id: str) -> Upload:
        """How far an upload is; raises UnknownUpload."""
        path = self.path(workspace_id, upload_id)
        try:
            told: dict[str, Any] = json.loads(path.with_suffix(".json").read_bytes())
            touched = path if not told.get("became") else path.with_suffix(".json")
            seen = touched.stat()
        except FileNotFoundError as error:
            raise UnknownUpload("That upload is over or was never begun.") from error
        return Upload.model_validate(
            {
                **told,
                "offset_bytes": told["length_bytes"] if told.get("became") else seen.st_size,
                "expires_at": datetime.fromtimestamp(seen.st_mtime + _LASTS_SECONDS, UTC),
            }
        )

    @contextmanager
    def hold(self, workspace_id: str, upload_id: str) -> Iterator[None]:
        """Keep an upload from others, also in other processes. Raises UploadBusy."""
        path = self.path(workspace_id, upload_id)
        self.find(workspace_id, upload_id)
        lock = try_lock(path.with_suffix(".lock"))
        if lock is None:
            raise UploadBusy("Another request is sending this file.")
        with lock:
            yield

    async def add(
        self,
        workspace_id: str,
        upload_id: str,
        offset_bytes: int,
        pieces: AsyncIterator[bytes],
        checksum: Checksum | None = None,
    ) -> Upload:
        """Append what comes, while it is held. What arrived stays when the connection breaks, but
        with a checksum only what could be checked does. Raises UnknownUpload, OffsetConflict where
        it does not go on where the last one ended, BadUpload where more comes than was announced,
        DiskFull, and WrongChecksum.
        """
        upload = self.find(workspace_id, upload_id)
        if offset_bytes != upload.offset_bytes:
            raise OffsetConflict(f"The file goes on at {upload.offset_bytes}.")
        room = upload.length_bytes - upload.offset_bytes
        path = self.path(workspace_id, upload_id)
        digest = hashlib.new(checksum.algorithm) if checksum else None
        is_good = digest is None
        try:
            with disk_problems(path), path.open("ab") as file:
                async for piece in pieces:
                    room -= len(piece)
                    if room < 0:
                        raise BadUpload("More came than was announced.", reason="size")
                    if digest is not None:
                        digest.update(piece)
                    await asyncio.to_thread(file.write, piece)
            is_good = digest is None or checksum is None or digest.digest() == checksum.digest
        finally:
            if not is_good:
                os.truncate(path, upload.offset_bytes)
        if not is_good:
            raise WrongChecksum
        return self.find(workspace_id, upload_id)

    def finish(self, workspace_id: str, upload_id: str, became: dict[str, str]) -> None:
        """Keep what an upload became, and its bytes no longer."""
        path = self.path(workspace_id, upload_id)
        told = json.loads(path.with_suffix(".json").read_bytes())
        write_whole(path.with_suffix(".json"), json.dumps({**told, "became": became}).encode())
        path.unlink(missing_ok=True)

    def end(self, workspace_id: str, upload_id: str) -> None:
        """Forget an upload; done twice it changes nothing."""
        path = self.path(workspace_id, upload_id)
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink(missing_ok=True)
        path.with_suffix(".lock").unlink(missing_ok=True)

    def path(self, workspace_id: str, upload_id: str) -> Path:
        """Where the bytes lie; raises UnknownUpload for what is no id."""
        if not _ID.fullmatch(upload_id):
            raise UnknownUpload("That upload is over or was never begun.")
        return self._folder / workspace_id / f"{upload_id}.part"


def read_metadata(header: str) -> dict[str, str]:
    """The pairs of `Upload-Metadata`; raises Invalid for a malformed header."""
    said = {}
    for pair in header.split(",") if header.strip() else ():
        name, _, coded = pair.strip().partition(" ")
        try:
            said[name] = _shortened(base64.b64decode(coded.strip(), validate=True).decode())
        except (binascii.Error, UnicodeDecodeError) as error:
            raise Invalid("Upload-Metadata cannot be read.", field="Upload-Metadata") from error
    return said


def _shortened(value: str) -> str:
    """What is too long, without its middle: the ending of a file's name says what it is."""
    ending = Path(value).suffix
    if len(value) <= _LONGEST_SAID or len(ending) > _LONGEST_ENDING:
        return value[:_LONGEST_SAID]
    return value[: _LONGEST_SAID - len(ending)] + ending


def _drop_old(folder: Path) -> None:
    oldest = time.time() - _LASTS_SECONDS
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
