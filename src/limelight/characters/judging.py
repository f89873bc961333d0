"""Asking the judges about what is to be said of a character that exists."""

from collections.abc import Sequence
from typing import TypedDict

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


class _About(TypedDict):
    name: str
    description: str
    age_years: int
    judges: Sequence[Judge]


async def check_said(
    db: AsyncSession,
    character: tuple[WorkspaceId, CharacterId],
    said: Sequence[Said],
    *,
    name: str = "",
    judges: Sequence[Judge],
) -> None:
    """Raise what a judge refuses of `said` under the character's rating.

    Most characters are rated `everyone`, so the judges are asked about that before the database
    is, and no transaction waits for them; for another rating they are asked again.
    """
    looks = next((part for part in said if isinstance(part, Appearance)), None)
    about: _About = {
        "name": name,
        "description": limits.described(*said),
        "age_years": looks.age_years if looks else YOUNGEST_YEARS,
        "judges": judges,
    }
    refusal: NotAllowed | None = None
    try:
        await check_character(**about)
    except NotAllowed as refused:
        refusal = refused
    rating = await find_rating(db, *character)
    if rating is not None and rating != "everyone":
        await check_character(**about, rating=rating)
    elif refusal is not None:
        raise refusal
