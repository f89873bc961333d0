"""The life of a character: active, paused, archived; one function for each transition."""

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import rows
from limelight.characters.errors import NotAvailable
from limelight.characters.models import CharacterRow
from limelight.characters.queries import to_character
from limelight.characters.schemas import Character, CharacterId, CharacterStatus


async def pause(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> Character:
    """Nothing new is made with it until it is resumed. Raises UnknownCharacter, NotAvailable for
    an archived one. Harmless when it is paused.
    """
    row = await rows.get_row(db, workspace_id, character_id)
    _refuse_archived(row)
    return await _become(db, row, "paused")


async def resume(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> Character:
    """Make it active after a pause. Raises UnknownCharacter, NotAvailable for an archived one.
    Harmless when it is active.
    """
    row = await rows.get_row(db, workspace_id, character_id)
    _refuse_archived(row)
    return await _become(db, row, "active")


async def archive(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> Character:
    """Put it away: out of the lists, nothing new is made with it, what was made stays. Raises
    UnknownCharacter. Harmless when it is archived.
    """
    return await _become(db, await rows.get_row(db, workspace_id, character_id), "archived")


async def restore(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> Character:
    """Take it out of the archive, active. Raises UnknownCharacter. One that is not archived stays
    as it is.
    """
    row = await rows.get_row(db, workspace_id, character_id)
    return await _become(db, row, "active") if row.status == "archived" else to_character(row)


def check_available(character: Character) -> Character:
    """The character itself; raises NotAvailable with the way out when nothing new may be made."""
    way_out = {"paused": "resume", "archived": "restore"}.get(character.status)
    if way_out is not None:
        raise NotAvailable(
            f"{character.name} is {character.status}. Make it available first: "
            f"limelight character {way_out} {character.handle}",
            field="character",
            character=character.id,
            status=character.status,
        )
    return character


async def _become(db: AsyncSession, row: CharacterRow, status: CharacterStatus) -> Character:
    if row.status == status:
        return to_character(row)
    row.status = status
    return await rows.keep(db, row)


def _refuse_archived(row: CharacterRow) -> None:
    if row.status == "archived":
        raise NotAvailable(
            f"{row.name} is archived. Restore it first: limelight character restore {row.handle}",
            character=row.id,
            status=row.status,
        )
