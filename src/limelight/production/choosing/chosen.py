"""What is chosen in a brief by its name: a voice, files of the library."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.generation.schemas import Voice
from limelight.kit.errors import Invalid, NotFound, Problem
from limelight.library.queries import find_called
from limelight.library.schemas import Asset, AssetKind
from limelight.library.store import FileStore
from limelight.production.briefs.typed import FILE_FIELDS, Typed
from limelight.production.steps.given import check_bumper, check_music
from limelight.renders.compose.finish.colours import read_cube
from limelight.renders.media.pictures import read_cutout

_KINDS: dict[str, tuple[AssetKind, ...]] = {
    "logo": ("picture",),
    "lut": ("data",),
    "intro_file": ("picture", "film"),
    "outro_file": ("picture", "film"),
    "music_file": ("sound",),
}


_LOOKS_INTO: dict[str, Callable[[Path], object]] = {
    "logo": read_cutout,
    "lut": read_cube,
    "intro_file": check_bumper,
    "outro_file": check_bumper,
    "music_file": check_music,
}


def kinds_of(field: str) -> tuple[AssetKind, ...]:
    """What may be chosen for a field; raises NotFound for one that names no file."""
    if field not in _KINDS:
        raise NotFound("The brief has no such file.", field=field)
    return _KINDS[field]


def check_voice(name: str, voices: Sequence[Voice]) -> None:
    """Raise Invalid for a voice that nobody has."""
    if all(name != voice.name for voice in voices):
        raise Invalid(
            f"There is no voice {name!r}. List them with: limelight voices", field="voice"
        )


async def find_sound(db: AsyncSession, workspace_id: str, name: str) -> Asset:
    """The sound of the library that is called so; raises Invalid, or NotFound."""
    return await _find(db, workspace_id, "music_file", name)


async def assets_of(
    db: AsyncSession, workspace_id: str, typed: Typed
) -> dict[str, Asset | Invalid]:
    """The files that a form names, by field; for one that the library has no more, or that is of
    another kind, what to say beside the field.
    """
    found: dict[str, Asset | Invalid] = {}
    for field in FILE_FIELDS:
        if name := getattr(typed, field):
            try:
                found[field] = await _find(db, workspace_id, field, name)
            except NotFound:
                gone = "The library has this file no more. Choose another one."
                found[field] = Invalid(gone, field=field)
            except Invalid as problem:
                found[field] = problem
    return found


async def paths_of(
    db: AsyncSession, workspace_id: str, store: FileStore, typed: Typed
) -> dict[str, Path]:
    """Where the files lie that a form names, by field, each looked into. Raises Invalid naming the
    field.
    """
    found = {}
    for field, asset in (await assets_of(db, workspace_id, typed)).items():
        if isinstance(asset, Invalid):
            raise asset
        found[field] = store.path(asset.file.name)
        try:
            await asyncio.to_thread(_LOOKS_INTO[field], found[field])
        except Problem as problem:
            # Its path is the studio's own and says nothing to whoever chose it.
            told = problem.detail.replace(str(found[field]), asset.title or "The file")
            raise Invalid(told, field=field) from problem
    return found


async def _find(db: AsyncSession, workspace_id: str, field: str, name: str) -> Asset:
    asset = await find_called(db, workspace_id, name)
    if asset.place == "trash":
        raise NotFound("The file was thrown away.", file=name)
    kinds = _KINDS[field]
    if asset.kind not in kinds:
        raise Invalid(f"This is a {asset.kind}, not a {' or a '.join(kinds)}.", field=field)
    return asset
