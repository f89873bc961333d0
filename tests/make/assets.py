"""Assets of a library: small files with recipes of all kinds."""

import struct
import zlib
from pathlib import Path
from typing import Any

from limelight.generation.schemas import Recipe
from limelight.kit.db.sessions import Sessions
from limelight.library.finding.lists import list_where
from limelight.library.models import AssetRow
from limelight.library.schemas import Asset
from limelight.library.service import Library


def png(colour: tuple[int, int, int] = (90, 60, 200), width: int = 8, height: int = 8) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\x00" + bytes(colour) * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


async def keep(
    library: Library,
    sessions: Sessions,
    folder: Path,
    prompt: str,
    *,
    kind: str = "image",
    suffix: str = ".png",
    content: bytes | None = None,
    parents: tuple[str, ...] = (),
    facts: dict[str, Any] | None = None,
    settings: dict[str, Any] | None = None,
) -> Asset:
    """An asset made from that prompt; another prompt is another content."""
    key = {"speech": "text", "music": "mood", "video": "title"}.get(kind, "prompt")
    recipe = Recipe(
        kind=kind, provider="embedded", model="m", version="1",
        settings={key: prompt} | (settings or {}), parents=parents,
    )  # fmt: skip
    path = folder / f"made{suffix}"
    path.write_bytes(png() + prompt.encode() if content is None else content)
    made = await library.keep(recipe, {"file": path}, facts or {}, 0.5)
    async with sessions.read() as db:
        (asset,) = await list_where(
            db, library.workspace_id, AssetRow.recipe_hash == made.recipe_hash
        )
    return asset
