"""Labelled, signed copies of files, kept like everything else that is made."""

import asyncio
from pathlib import Path

from limelight.generation.schemas import Recipe
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.library.schemas import Stored
from limelight.production.steps.cutting import PROVIDER
from limelight.production.steps.making import Bench, Facts, Files

_VERSION = "1"


async def labelled(bench: Bench, stored: Stored, claim: Claim, key: str) -> Stored:
    """The file with what `claim` says of it, signed; reused where it was labelled so before."""
    recipe = Recipe(
        kind="label",
        provider=PROVIDER,
        model="library.provenance",
        version=_VERSION,
        settings={
            "claim": claim.model_dump(mode="json"),
            "signer": bench.identity.fingerprint,
        },
        parents=(stored.sha256,),
    )

    async def work(folder: Path) -> tuple[Files, Facts]:
        out = folder / f"signed{stored.suffix}"
        source = bench.library.store.path(stored.name)
        await asyncio.to_thread(label_file, source, out, claim, bench.identity)
        return {"signed": out}, {}

    return (await bench.make_by(recipe, key, work)).files["signed"]
