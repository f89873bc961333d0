"""A whole file comes into the library: looked into, cleaned, kept, with its rights."""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from limelight.generation.schemas import Recipe, Value
from limelight.kit.db.sessions import Sessions
from limelight.kit.files import disk_problems, sha256_of
from limelight.kit.workers import Workers
from limelight.library.describing import kind_of
from limelight.library.finding.lists import list_where
from limelight.library.models import AssetRow
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.verify import verify_file
from limelight.library.queries import get_asset
from limelight.library.schemas import Asset, Rights
from limelight.library.service import Library
from limelight.library.shelving.changes import change_many
from limelight.library.shelving.folders import ensure_path
from limelight.library.shelving.versions import declare_rights, replace
from limelight.library.uploads.cleaning import clean
from limelight.library.uploads.sniffing import ending_of, refuse_too_large

_LONGEST_NAME = 200


@dataclass(frozen=True)
class Receiver:
    """Where files of one workspace are brought in."""

    library: Library
    sessions: Sessions
    workers: Workers
    identity: Identity


class Wish(Value):
    """Where a file goes: the asset it is a new version of, or else a folder and the path below it
    ("Trip/Day 1/"), whose folders are made.
    """

    replaces: str = ""
    folder_id: str = ""
    path: str = ""


class Brought(NamedTuple):
    """The asset a file became; whether it was in the library before; under which id its becoming a
    version can be undone.
    """

    asset: Asset
    was_known: bool
    undo_id: str | None = None


async def bring_in(
    receiver: Receiver, path: Path, name: str, rights: Rights, wish: Wish | None = None
) -> Brought:
    """Keep a file somebody brought; the same file brought again is the same asset. Raises
    BadUpload, and UnknownAsset where what it replaces is not there.
    """
    wish = wish or Wish()
    ending = await asyncio.to_thread(ending_of, path, name)
    kind = kind_of(ending)
    size = await asyncio.to_thread(path.stat)
    refuse_too_large(kind, size.st_size)
    await check_wish(receiver, wish)
    digest = await asyncio.to_thread(sha256_of, path)
    verdict = await asyncio.to_thread(verify_file, path, receiver.identity)
    recipe = Recipe(
        kind="upload",
        provider="upload",
        model=ending[1:],
        version="1",
        settings={"filename": Path(name).name[:_LONGEST_NAME], "sha256": digest},
    )
    known = await _known(receiver, recipe.hash)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".clean-") as folder:
        out, facts = await receiver.workers.run(clean, path, ending, kind, Path(folder))
        named = Path(folder) / f"kept{out.suffix if out != path else ending}"
        await asyncio.to_thread(out.replace, named)
        came = verdict.model_dump(
            mode="json", include={"state", "signer", "signer_name", "title", "digital_source_type"}
        )
        await receiver.library.keep(recipe, {"file": named}, {**facts, "came_as": came}, 0.0)
    return await _settle(receiver, recipe.hash, rights, wish, was_known=known)


async def bring_in_copy(receiver: Receiver, path: Path, rights: Rights, wish: Wish) -> Brought:
    """The same for a file that stays where it is."""
    with tempfile.TemporaryDirectory(prefix="limelight-add-") as folder:
        copy = Path(folder) / "copy"
        with disk_problems(copy):
            await asyncio.to_thread(shutil.copyfile, path, copy)
        return await bring_in(receiver, copy, path.name, rights, wish)


async def check_wish(receiver: Receiver, wish: Wish) -> None:
    """Raise UnknownAsset where a file is to be a version of what is not there."""
    if wish.replaces:
        async with receiver.sessions.read() as db:
            await get_asset(db, receiver.library.workspace_id, wish.replaces)


async def _known(receiver: Receiver, recipe_hash: str) -> bool:
    async with receiver.sessions.read() as db:
        found = await list_where(
            db,
            receiver.library.workspace_id,
            AssetRow.recipe_hash == recipe_hash,
            AssetRow.place != "trash",
        )
    return bool(found)


async def _settle(
    receiver: Receiver, recipe_hash: str, rights: Rights, wish: Wish, *, was_known: bool
) -> Brought:
    own, undo_id = receiver.library.workspace_id, None
    async with receiver.sessions.begin() as db:
        (asset,) = await list_where(db, own, AssetRow.recipe_hash == recipe_hash)
        await declare_rights(db, own, asset.id, rights)
        if wish.replaces and wish.replaces != asset.id:
            done = await replace(db, own, wish.replaces, asset.id, is_new=not was_known)
            undo_id = done.undo_id
        elif wish.folder_id or wish.path:
            # A folder that went meanwhile is none: the file must not be lost with it.
            names = wish.path.replace("\\", "/").split("/")
            folder_id = await ensure_path(db, own, wish.folder_id or None, names)
            await change_many(db, own, [asset.number], "move", folder_id or "")
    return Brought(asset, was_known, undo_id)
