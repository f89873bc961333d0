"""Keeping the brands of a workspace, and choosing one for a piece."""

from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.brands.errors import BrandChanged, BrandNotFound, NameTaken
from limelight.brands.fonts.service import find_font
from limelight.brands.models import BrandRow
from limelight.brands.schemas import BrandId, BrandView, Kit, Warned
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id
from limelight.library.queries import find_called
from limelight.renders.compose.finish.brand import accent_of
from limelight.renders.compose.words.looks import contrast, readable_on
from limelight.stories.brands.brand import Brand, BrandVoice
from limelight.stories.finish import (
    FONTS,
    MEDIA_SUFFIXES,
    Branding,
    Bumper,
    parse_bumper,
    parse_font,
)

NO_BRAND = "none"
_MOST_BRANDS = 200
_PANEL = (16, 10, 24, 255)
_LETTERS, _EDGES = 4.5, 3.0


class Shelf:
    """Serves the port `Brands` for one workspace."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id, self._sessions = workspace_id, sessions

    async def list_all(self) -> tuple[BrandView, ...]:
        """All by name."""
        async with self._sessions.read() as db:
            return await list_brands(db, self._workspace_id)


async def list_brands(db: AsyncSession, workspace_id: str) -> tuple[BrandView, ...]:
    """All brands by name."""
    rows = await db.scalars(
        select(BrandRow)
        .where(BrandRow.workspace_id == workspace_id, BrandRow.deleted_at.is_(None))
        .order_by(BrandRow.name, BrandRow.id)
    )
    return tuple(map(_view, rows))


async def get_brand(db: AsyncSession, workspace_id: str, brand: str) -> BrandView:
    """The brand of that id or name; raises BrandNotFound."""
    return _view(await _row(db, workspace_id, brand))


async def create_brand(db: AsyncSession, workspace_id: str, kit: Kit) -> BrandView:
    """Keep a new brand; raises NameTaken, Invalid (also where there are 200), or NotFound for its
    logo, FontNotFound for its font.
    """
    if len(await list_brands(db, workspace_id)) >= _MOST_BRANDS:
        raise Invalid(f"There are {_MOST_BRANDS} brands already: delete one you no longer use.")
    await _check(db, workspace_id, kit, "")
    row = BrandRow(
        id=new_id(),
        workspace_id=workspace_id,
        name=kit.name,
        version=1,
        content=kit.model_dump(mode="json"),
        updated_at=utc_now(),
        deleted_at=None,
    )
    db.add(row)
    await db.flush()
    await _only_default(db, workspace_id, row.id, kit)
    return _view(row)


async def replace_brand(
    db: AsyncSession, workspace_id: str, brand_id: str, kit: Kit, version: int | None = None
) -> BrandView:
    """Change a brand, of that version where one is named; raises BrandNotFound, BrandChanged and
    what `create_brand` raises.
    """
    row = await _row(db, workspace_id, brand_id)
    if version is not None and row.version != version:
        raise BrandChanged("Somebody changed it since you opened it. Load it again.", brand=row.id)
    await _check(db, workspace_id, kit, row.id)
    row.name, row.content, row.updated_at = kit.name, kit.model_dump(mode="json"), utc_now()
    row.version += 1
    await db.flush()
    await _only_default(db, workspace_id, row.id, kit)
    return _view(row)


async def delete_brand(db: AsyncSession, workspace_id: str, brand_id: str) -> None:
    """Put a brand away; what was made with it stays as it is. Raises BrandNotFound."""
    (await _row(db, workspace_id, brand_id)).deleted_at = utc_now()


async def restore_brand(db: AsyncSession, workspace_id: str, brand_id: str) -> BrandView:
    """Take a deleted brand back; raises BrandNotFound, or NameTaken."""
    row = await db.scalar(
        select(BrandRow).where(BrandRow.workspace_id == workspace_id, BrandRow.id == brand_id)
    )
    if row is None:
        raise BrandNotFound("There is no such brand.", brand=brand_id)
    await _check(db, workspace_id, _kit(row), row.id)
    row.deleted_at = None
    return _view(row)


async def choose_brand(
    db: AsyncSession, workspace_id: str, named: str, character_id: str
) -> Brand | None:
    """The brand of that id or name; for an empty one the default of the character or else of the
    workspace; None where there is none, or for "none". Raises BrandNotFound.
    """
    if named.strip().casefold() == NO_BRAND:
        return None
    if named.strip():
        return to_brand(await get_brand(db, workspace_id, named.strip()))
    found = await list_brands(db, workspace_id)
    own = next((one for one in found if character_id in one.kit.characters), None)
    chosen = own or next((one for one in found if one.kit.is_default), None)
    return to_brand(chosen) if chosen else None


def to_brand(view: BrandView) -> Brand:
    """The brand as a piece is made with it."""
    kit = view.kit
    return Brand(
        voice=BrandVoice(id=view.id, name=kit.name, tone=kit.tone, use=kit.use, avoid=kit.avoid),
        branding=branding_of(kit),
        colours=kit.colours,
        captions=kit.captions,
        intro=_card(kit.intro, "intro"),
        outro=_card(kit.outro, "outro"),
    )


def branding_of(kit: Kit) -> Branding:
    """What a kit has on every frame; logo and font file by their names in the library's store."""
    is_bundled = kit.font in ("", *FONTS)
    return Branding(
        accent=kit.accent,
        logo=Path(kit.logo) if kit.logo else None,
        logo_corner=kit.logo_corner,
        logo_size=kit.logo_size,
        logo_opacity=kit.logo_opacity,
        font=parse_font(kit.font) if is_bundled else "",
        font_file=None if is_bundled else Path(kit.font),
    )


def warnings_of(kit: Kit) -> tuple[Warned, ...]:
    """What of a kit is hard to read, by WCAG's contrast: letters on the accent, and the accent as
    an edge of dark panels.
    """
    accent = accent_of(Branding(accent=kit.accent))
    measured = (
        ("letters on the accent", contrast(readable_on(accent), accent), _LETTERS),
        ("the accent on dark panels", contrast(accent, _PANEL), _EDGES),
    )
    return tuple(
        Warned(what=what, contrast=round(found, 1), least=least)
        for what, found, least in measured
        if found < least
    )


async def _check(db: AsyncSession, workspace_id: str, kit: Kit, own_id: str) -> None:
    taken = await db.scalar(
        select(BrandRow.id).where(
            BrandRow.workspace_id == workspace_id,
            BrandRow.deleted_at.is_(None),
            BrandRow.name == kit.name,
            BrandRow.id != own_id,
        )
    )
    if taken is not None:
        raise NameTaken(f"There is a brand {kit.name!r} already.", field="name")
    both = {word.casefold() for word in kit.use} & {word.casefold() for word in kit.avoid}
    if both:
        raise Invalid(f"{min(both)!r} is both to use and to avoid.", field="avoid")
    _card(kit.intro, "intro")
    _card(kit.outro, "outro")
    if kit.logo is not None:
        await find_called(db, workspace_id, kit.logo)
    if kit.font and kit.font not in FONTS:
        await find_font(db, workspace_id, kit.font)


def _card(words: str, field: str) -> Bumper | None:
    """A card of words only: what looks like the name of a file could be any file of the machine."""
    if Path(" ".join(words.split())).suffix.lower() in MEDIA_SUFFIXES:
        raise Invalid(f"The words of the {field} end like the name of a file.", field=field)
    return parse_bumper(words, field)


async def _only_default(db: AsyncSession, workspace_id: str, brand_id: str, kit: Kit) -> None:
    """A workspace and a character have one default: the others step back."""
    for view in await list_brands(db, workspace_id):
        stays = tuple(each for each in view.kit.characters if each not in kit.characters)
        steps_back = kit.is_default and view.kit.is_default
        if view.id == brand_id or (stays == view.kit.characters and not steps_back):
            continue
        changed = view.kit.model_copy(
            update={
                "characters": stays,
                "is_default": view.kit.is_default and not kit.is_default,
            }
        )
        await db.execute(
            update(BrandRow)
            .where(BrandRow.workspace_id == workspace_id, BrandRow.id == view.id)
            .values(content=changed.model_dump(mode="json"), version=view.version + 1)
        )


async def _row(db: AsyncSession, workspace_id: str, brand: str) -> BrandRow:
    mine = BrandRow.workspace_id == workspace_id, BrandRow.deleted_at.is_(None)
    row = await db.scalar(select(BrandRow).where(*mine, BrandRow.id == brand))
    row = row or await db.scalar(select(BrandRow).where(*mine, BrandRow.name == brand))
    if row is None:
        raise BrandNotFound(
            f"There is no brand {brand!r}. List them with: limelight brands list", field="brand"
        )
    return row


def _kit(row: BrandRow) -> Kit:
    return Kit.model_validate(row.content)


def _view(row: BrandRow) -> BrandView:
    kit = _kit(row)
    return BrandView(
        id=BrandId(row.id),
        version=row.version,
        kit=kit,
        warnings=warnings_of(kit),
        updated_at=row.updated_at,
    )
