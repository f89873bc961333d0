"""Files in pieces: what tus 1.0 (core, creation, termination; https://tus.io) needs on disk.

An upload is two files in the workspace's folder: the bytes that came, and what was said of them.
How much there is, is the size of the first: nothing can disagree with it after a crash.
"""

import asyncio
import base64
import binascii
import json
import re
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid
from limelight.kit.files import disk_problems, ensure_folder, write_whole
from limelight.kit.ids import new_id
from limelight.library.errors import BadUpload, OffsetConflict, UnknownUpload, UploadBusy

MOST_BYTES = 4_000_000_000
_LASTS_SECONDS = 24 * 3600
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LONGEST_SAID = 300


class Upload(Value):
    """A file on its way: how long it will be and is, and what was said of it."""

    id: str
    length_bytes: int
    offset_bytes: int
    said: dict[str, str]

    @property
    def is_whole(self) -> bool:
        """Whether all of it came."""
        return self.offset_bytes == self.length_bytes


class Uploads:
    """The uploads of all workspaces, in one folder each. What lies there for a day is dropped."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._busy: set[str] = set()

    def begin(self, workspace_id: str, length_bytes: int, said: dict[str, str]) -> Upload:
        """A new upload; nothing of it is there yet. Raises BadUpload for one that is too large."""
        if not 0 < length_bytes <= MOST_BYTES:
            raise BadUpload(f"A file has 1 byte to {MOST_BYTES // 10**9} GB.", reason="size")
        folder = ensure_folder(self._folder / workspace_id)
        _drop_old(folder)
        upload = Upload(id=new_id(), length_bytes=length_bytes, offset_bytes=0, said=said)
        with disk_problems(folder):
            (folder / f"{upload.id}.part").touch()
        told = upload.model_dump_json(exclude={"offset_bytes"})
        write_whole(folder / f"{upload.id}.json", told.encode())
        return upload

    def find(self, workspace_id: str, upload_id: str) -> Upload:
        """How far an upload is; raises UnknownUpload."""
        path = self.path(workspace_id, upload_id)
        try:
            told: dict[str, Any] = json.loads(path.with_suffix(".json").read_bytes())
            return Upload.model_validate({**told, "offset_bytes": path.stat().st_size})
        except FileNotFoundError as error:
            raise UnknownUpload("That upload is over or was never begun.") from error

    async def add(
        self, workspace_id: str, upload_id: str, offset_bytes: int, pieces: AsyncIterator[bytes]
    ) -> Upload:
        """Append what comes. What arrived stays when the connection breaks. Raises UnknownUpload,
        OffsetConflict where it does not go on where the last one ended, UploadBusy while another
        request appends, and BadUpload where more comes than was announced.
        """
        upload = self.find(workspace_id, upload_id)
        if upload_id in self._busy:
            raise UploadBusy("Another request is sending this file.")
        if offset_bytes != upload.offset_bytes:
            raise OffsetConflict(f"The file goes on at {upload.offset_bytes}.")
        self._busy.add(upload_id)
        try:
            room = upload.length_bytes - upload.offset_bytes
            path = self.path(workspace_id, upload_id)
            with disk_problems(path), path.open("ab") as file:
                async for piece in pieces:
                    room -= len(piece)
                    if room < 0:
                        raise BadUpload("More came than was announced.", reason="size")
                    await asyncio.to_thread(file.write, piece)
        finally:
            self._busy.discard(upload_id)
        return self.find(workspace_id, upload_id)

    def end(self, workspace_id: str, upload_id: str) -> None:
        """Forget an upload; done twice it changes nothing."""
        path = self.path(workspace_id, upload_id)
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink(missing_ok=True)

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
            said[name] = base64.b64decode(coded.strip(), validate=True).decode()[:_LONGEST_SAID]
        except (binascii.Error, UnicodeDecodeError) as error:
            raise Invalid("Upload-Metadata cannot be read.", field="Upload-Metadata") from error
    return said


def _drop_old(folder: Path) -> None:
    oldest = time.time() - _LASTS_SECONDS
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
