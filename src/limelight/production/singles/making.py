"""Making one thing by its recipe, or taking it from the library, and labelling it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from limelight.generation.service import Ask
from limelight.kit.errors import Invalid
from limelight.kit.files import ensure_folder
from limelight.kit.ids import new_id
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.library.schemas import Made, Stored
from limelight.production.steps.labelling import labelled
from limelight.production.steps.making import Bench


async def make_single(
    bench: Bench, ask: Ask, role: str, claim_of: Callable[[Made], Claim], out: Path
) -> Made:
    """Make `ask`, or reuse what its recipe made before, and write its file called `role` ("audio",
    "picture") to `out`, labelled with what `claim_of` says of it.

    The file in the library stays as the maker wrote it; `out` appears whole or not at all and
    replaces what was there. Raises one of the five errors of `generation.errors`, CannotLabel,
    NotWritable or DiskFull.
    """
    ensure_folder(out.parent)
    made = await bench.make(ask, f"single/{new_id()}")
    stored = made.files[role]
    if out.suffix.lower() != stored.suffix:
        raise Invalid(f"{out} must end in {stored.suffix}.", field="out")
    source = bench.library.store.path(stored.name)
    await asyncio.to_thread(label_file, source, out, claim_of(made), bench.identity)
    return made


class Kept(NamedTuple):
    """What was made, and its labelled file in the library."""

    made: Made
    file: Stored


async def keep_single(bench: Bench, ask: Ask, role: str, claim_of: Callable[[Made], Claim]) -> Kept:
    """As `make_single`, with the labelled file in the library instead of at some path."""
    key = f"single/{new_id()}"
    made = await bench.make(ask, key)
    return Kept(made, await labelled(bench, made.files[role], claim_of(made), f"{key}/label"))
