"""What leaves the studio: made things carry their label, what people brought is left alone."""

import asyncio
import shutil
import tempfile
import unicodedata
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from limelight.generation.schemas import Recipe
from limelight.kit.db.sessions import Sessions
from limelight.kit.zips import Names
from limelight.library.finding.lists import get_by_numbers, list_after
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.errors import CannotLabel
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.library.queries import list_labels
from limelight.library.schemas import Asset
from limelight.library.service import Library

_LABELLED = (".png", ".jpg", ".jpeg", ".mp4", ".wav")
_VERSION = "1"
_AT_ONCE = 100
# A browser shows these itself; everything else it is told is text or bytes.
_TYPES = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp",
    ".gif": "image/gif", ".mp4": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm",
    ".wav": "audio/wav", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg",
    ".opus": "audio/ogg", ".flac": "audio/flac", ".json": "application/json",
    ".vtt": "text/vtt; charset=utf-8",
}  # fmt: skip


async def labelled(asset: Asset, library: Library, sessions: Sessions, identity: Identity) -> Path:
    """Where the file lies that may leave: the labelled copy, made now where there is none yet.

    A kind of file that can carry no label leaves as it is. Raises CannotLabel for a file that is
    damaged.
    """
    path = library.store.path(asset.file.name)
    if asset.made_as in ("upload", "label") or asset.file.suffix not in _LABELLED:
        return path
    async with sessions.read() as db:
        copies = await list_labels(db, library.workspace_id, asset.file.sha256)
    for copy in copies:
        if library.store.has(copy):
            return library.store.path(copy.name)
    claim = Claim(title=asset.title[:200], character=asset.character[:100])
    recipe = Recipe(
        kind="label",
        provider="limelight",
        model="library.outgoing",
        version=_VERSION,
        settings={"claim": claim.model_dump(mode="json"), "signer": identity.fingerprint},
        parents=(asset.file.sha256,),
    )
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="limelight-label-"))
    try:
        out = folder / f"signed{asset.file.suffix}"
        await asyncio.to_thread(label_file, path, out, claim, identity)
        kept = await library.keep(recipe, {"signed": out}, {}, 0.0)
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
    return library.store.path(kept.files["signed"].name)


def file_name(asset: Asset) -> str:
    """A name for the file outside of the studio."""
    plain = unicodedata.normalize("NFKC", asset.title).replace("…", "")
    kept = "".join(char if char.isalnum() or char in " -_()" else " " for char in plain)
    return f"{' '.join(kept.split())[:80] or asset.kind}{asset.file.suffix}"


def type_of(asset: Asset) -> str:
    """What a browser is told that the file of an asset is."""
    plain = "text/plain; charset=utf-8" if asset.kind == "text" else "application/octet-stream"
    return _TYPES.get(asset.file.suffix, plain)


class Leaving(NamedTuple):
    """Several assets on their way out."""

    library: Library
    sessions: Sessions
    identity: Identity

    async def files(self, numbers: Sequence[int]) -> AsyncIterator[tuple[str, Path, datetime]]:
        """Name, place and time of the file of each, a hundred assets looked up at a time."""
        names, workspace_id = Names(), self.library.workspace_id
        for start in range(0, len(numbers), _AT_ONCE):
            async with self.sessions.read() as db:
                found = await get_by_numbers(db, workspace_id, numbers[start : start + _AT_ONCE])
            for asset in found:
                if not self.library.store.has(asset.file):
                    continue
                # What is damaged, or deleted while the others leave, does not hold them up.
                with suppress(CannotLabel, FileNotFoundError):
                    path = await labelled(asset, self.library, self.sessions, self.identity)
                    yield names.of(file_name(asset)), path, asset.created_at

    async def everything(self) -> AsyncIterator[tuple[Asset, str, Path | None]]:
        """Every asset, the oldest first, but copies that only differ by their label: the name of
        its file outside, and where the file lies that may leave; None where it is gone, or damaged
        so that it takes no label.
        """
        number, store = 0, self.library.store
        while True:
            async with self.sessions.read() as db:
                found = await list_after(db, self.library.workspace_id, number, _AT_ONCE)
            for asset in found:
                path = None
                if store.has(asset.file):
                    with suppress(CannotLabel):
                        path = await labelled(asset, self.library, self.sessions, self.identity)
                yield asset, file_name(asset), path
            if not found:
                return
            number = found[-1].number
