"""The one workspace of a studio without accounts."""

import asyncio

from sqlalchemy.engine import URL

from limelight.accounts.service import get_local_workspace, local_workspace
from limelight.kit.db.sessions import Sessions


async def _ask(sessions: Sessions) -> str:
    async with sessions.begin() as db:
        return await local_workspace(db)


async def test_the_workspace_is_made_on_first_use_and_found_afterwards(sessions: Sessions) -> None:
    first = await _ask(sessions)
    assert await _ask(sessions) == first
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
    assert (workspace.id, workspace.name) == (first, "My studio")


async def test_everybody_who_starts_at_once_gets_the_same_workspace(
    sessions: Sessions, database_url: URL
) -> None:
    others = [Sessions(database_url) for _ in range(5)]
    found = await asyncio.gather(*(_ask(one) for one in [sessions, *others]))
    for other in others:
        await other.close()
    assert len(set(found)) == 1
