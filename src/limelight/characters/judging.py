"""Asking the judges about what is to be said of a character that exists."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import limits
from limelight.characters.looks.ages import YOUNGEST_YEARS
from limelight.characters.queries import find_rating
from limelight.characters.schemas import CharacterId, Look, Persona
from limelight.generation.schemas import Appearance
from limelight.moderation.errors import NotAllowed
from limelight.moderation.ports import Judge
from limelight.moderation.service import check_character

Said = str | Persona | Appearance | Look | None


async def check_said(
    db: AsyncSession,
    character: tuple[WorkspaceId, CharacterId],
    said: Sequence[Said],
    *,
    name: str = "",
    judges: Sequence[Judge],
) -> None:
    """Raise what a judge refuses of `said` under the character's rating.

    Nearly always the database is not asked, so that no transaction waits for a judge: what may be
    said to everyone may be said under any rating.
    """
    looks = next((part for part in said if isinstance(part, Appearance)), None)
    description = limits.described(*said)
    age_years = looks.age_years if looks else YOUNGEST_YEARS
    try:
        await check_character(
            name=name, description=description, age_years=age_years, judges=judges
        )
    except NotAllowed:
        rating = await find_rating(db, *character)
        if rating in (None, "everyone"):
            raise
        await check_character(
            name=name, description=description, age_years=age_years, rating=rating, judges=judges
        )
