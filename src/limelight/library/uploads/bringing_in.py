"""A whole file comes into the library: looked into, cleaned, kept, with its rights."""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

from limelight.generation.schemas import Recipe
from limelight.kit.db.sessions import Sessions
from limelight.kit.files import sha256_of
from limelight.kit.workers import Workers
from limelight.library.describing import kind_of
from limelight.library.finding.lists import list_where
from limelight.library.models import AssetRow
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.verify import verify_file
from limelight.library.schemas import Asset, Rights
from limelight.library.service import Library
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


async def bring_in(
    receiver: Receiver, path: Path, name: str, rights: Rights, *, replaces: str = ""
) -> Asset:
    """Keep a file somebody brought; the same file brought again is the same asset. `replaces` is
    the id of the asset this is a new version of. Raises BadUpload, and UnknownAsset for a wrong
    `replaces`.
    """
    ending = await asyncio.to_thread(ending_of, path, name)
    kind = kind_of(ending)
    size = await asyncio.to_thread(path.stat)
    refuse_too_large(kind, size.st_size)
    digest = await asyncio.to_thread(sha256_of, path)
    verdict = await asyncio.to_thread(verify_file, path, receiver.identity)
    recipe = Recipe(
        kind="upload",
        provider="upload",
        model=ending[1:],
        version="1",
        settings={"filename": Path(name).name[:_LONGEST_NAME], "sha256": digest},
    )
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".clean-") as folder:
        out, facts = await receiver.workers.run(clean, path, ending, kind, Path(folder))
        named = Path(folder) / f"kept{out.suffix if out != path else ending}"
        await asyncio.to_thread(out.replace, named)
        came = verdict.model_dump(mode="json", include={"state", "signer", "signer_name", "title"})
        await receiver.library.keep(recipe, {"file": named}, {**facts, "came_as": came}, 0.0)
    return await _settle(receiver, recipe.hash, rights, replaces)


async def _settle(receiver: Receiver, recipe_hash: str, rights: Rights, replaces: str) -> Asset:
    workspace_id = receiver.library.workspace_id
    async with receiver.sessions.begin() as db:
        (asset,) = await list_where(db, workspace_id, AssetRow.recipe_hash == recipe_hash)
        await declare_rights(db, workspace_id, asset.id, rights)
        if replaces and replaces != asset.id:
            await replace(db, workspace_id, replaces, asset.id)
    return asset
