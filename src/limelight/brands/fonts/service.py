"""Keeping the font files of a workspace: in its library, so that archives, backups and erasure have
them as they have everything else there.
"""

import asyncio
import tempfile
import time
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.brands.errors import FontInUse, FontNotFound
from limelight.brands.fonts.checking import check_font
from limelight.brands.fonts.schemas import FontView
from limelight.brands.models import BrandRow
from limelight.generation.schemas import Recipe
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.files import sha256_of
from limelight.library.finding.lists import list_assets
from limelight.library.queries import get_sheet
from limelight.library.schemas import Asset, AssetFilter, Rights
from limelight.library.service import Library
from limelight.library.shelving.changes import change_many
from limelight.library.shelving.versions import declare_rights

MADE_AS = "font"
_MOST_FONTS = 50
_LONGEST_NAME = 200
_WANTED = AssetFilter(kinds=("data",), made_as=MADE_AS)


async def list_fonts(db: AsyncSession, workspace_id: str) -> tuple[FontView, ...]:
    """All font files by name."""
    page = await list_assets(db, workspace_id, _WANTED, sort="title", limit=_MOST_FONTS)
    used = await _used(db, workspace_id)
    return tuple([await _view(db, workspace_id, one, used) for one in page.items])


async def find_font(db: AsyncSession, workspace_id: str, named: str) -> FontView:
    """The font of that id, name or file; raises FontNotFound."""
    wanted = named.strip()
    for one in await list_fonts(db, workspace_id):
        if wanted in (one.id, one.file) or wanted.casefold() == one.name.casefold():
            return one
    raise FontNotFound(
        f"This workspace has no font {wanted[:80]!r}. It may have been removed.", field="font"
    )


async def add_font(
    library: Library, sessions: Sessions, content: bytes, filename: str, rights: Rights
) -> FontView:
    """Check and keep a font file (TTF, OTF, WOFF2); the same file again is the same font. Raises
    BadFont, or Invalid where there are 50.
    """
    own = library.workspace_id
    async with sessions.read() as db:
        known = await list_fonts(db, own)
    with tempfile.TemporaryDirectory(prefix="limelight-font-") as folder:
        source, out = Path(folder) / "source", Path(folder) / "font.woff2"
        await asyncio.to_thread(source.write_bytes, content)
        began = time.monotonic()
        facts = await asyncio.to_thread(check_font, source, out)
        name = " ".join(part for part in (facts.family, facts.style) if part != "Regular").strip()
        recipe = Recipe(
            kind=MADE_AS,
            provider="upload",
            model="woff2",
            version="1",
            settings={
                "title": name or Path(filename).stem[:80] or "Font",
                "filename": Path(filename).name[:_LONGEST_NAME],
                "digest": f"sha256:{await asyncio.to_thread(sha256_of, source)}",
            },
        )
        before = await library.find(recipe)
        if before is None or before.files["font"].name not in {one.file for one in known}:
            if len(known) >= _MOST_FONTS:
                raise Invalid(f"There are {_MOST_FONTS} fonts already: remove one.", field="file")
            # Kept once only: another version of the reader may write other bytes, and brands
            # name the file by its content.
            taken = time.monotonic() - began
            before = await library.keep(recipe, {"font": out}, facts.model_dump(mode="json"), taken)
    async with sessions.begin() as db:
        added = await find_font(db, own, before.files["font"].name)
        await declare_rights(db, own, added.id, rights)
        return await find_font(db, own, added.id)


async def remove_font(db: AsyncSession, workspace_id: str, named: str) -> None:
    """Put a font into the library's trash; what was made with it keeps its file. Raises
    FontNotFound, or FontInUse while a brand has it.
    """
    found = await find_font(db, workspace_id, named)
    if found.used_by:
        raise FontInUse(
            f"{found.name} is the font of {', '.join(found.used_by)}. Choose other letters there "
            "first.",
            brands=list(found.used_by),
        )
    sheet = await get_sheet(db, workspace_id, found.id)
    await change_many(db, workspace_id, [sheet.asset.number], "delete")


async def _used(db: AsyncSession, workspace_id: str) -> dict[str, list[str]]:
    """The names of brands by the font file they have."""
    rows = await db.scalars(
        select(BrandRow)
        .where(BrandRow.workspace_id == workspace_id, BrandRow.deleted_at.is_(None))
        .order_by(BrandRow.name)
    )
    used: dict[str, list[str]] = {}
    for row in rows:
        used.setdefault(str(row.content.get("font", "")), []).append(row.name)
    return used


async def _view(
    db: AsyncSession, workspace_id: str, asset: Asset, used: dict[str, list[str]]
) -> FontView:
    sheet = await get_sheet(db, workspace_id, asset.id)
    told = {name: sheet.facts[name] for name in FontView.model_fields if name in sheet.facts}
    rights = sheet.rights
    return FontView(
        **{"family": asset.title, **told},
        id=asset.id,
        name=asset.title,
        file=asset.file.name,
        size_bytes=asset.file.size_bytes,
        basis=rights.basis if rights else None,
        holder=rights.holder if rights else "",
        licence=rights.note if rights else "",
        used_by=tuple(used.get(asset.file.name, ())),
        added_at=asset.created_at,
    )
