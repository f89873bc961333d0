"""Putting the finished files of a production into a folder of the user's."""

import asyncio
from pathlib import Path
from typing import Any

from limelight.kit.files import copy_whole, ensure_folder
from limelight.production.ports import Productions
from limelight.production.schemas import FileView, ProductionView
from limelight.stories.interchange.terms import MEDIA_FOLDER


def place_of(file: FileView) -> Path:
    """Where a file goes, relative to the export folder."""
    if file.kind in ("picture", "media"):
        return Path(MEDIA_FOLDER) / file.name
    return Path(file.name)


async def export(productions: Productions, view: ProductionView, folder: Path) -> dict[str, Path]:
    """Copy every finished file; returns the paths by name. Doing it again replaces the copies."""
    ensure_folder(folder)
    placed: dict[str, Path] = {}
    for file in view.files:
        if file.kind == "preview":
            continue
        target = folder / place_of(file)
        source = await productions.open_file(view.id, file.name)
        await asyncio.to_thread(copy_whole, source, target)
        placed[file.name] = target
    return placed


def with_paths(document: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The production document with absolute paths instead of names."""
    found = dict(document)
    for listing in ("files", "captions", "timelines", "reports", "thumbnails"):
        found[listing] = [
            {**entry, "path": str(folder / entry["path"])} for entry in document.get(listing, ())
        ]
    found["thumbnail"] = {
        **document["thumbnail"],
        "path": str(folder / document["thumbnail"]["path"]),
    }
    return found
