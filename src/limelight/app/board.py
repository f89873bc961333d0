"""What the first page of a workspace shows."""

from limelight.accounts.schemas import WorkspaceId
from limelight.app.finding import as_found
from limelight.characters.queries import list_characters
from limelight.kit.db.sessions import Sessions
from limelight.production.queries import list_cards
from limelight.web.ports import Found, Glance

_VIDEO_COUNT, _CHARACTER_COUNT = 6, 6


class StudioBoard:
    """Serves the port `Board` for one workspace."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def glance(self) -> Glance:
        """The newest finished videos and characters. A character is a person's own when it is not
        the untouched one that a studio begins with.
        """
        async with self._sessions.read() as db:
            done = await list_cards(
                db,
                self._workspace_id,
                cursor=None,
                limit=_VIDEO_COUNT,
                state="done",
                character_id=None,
            )
            people = await list_characters(
                db, self._workspace_id, sort="newest", limit=_CHARACTER_COUNT
            )
        videos = [
            Found(
                one.title,
                f"/production/{one.id}",
                "clapperboard",
                one.character_name,
                one.thumbnail_url or "",
            )
            for one in done.items
        ]
        return Glance(
            videos=videos,
            characters=[as_found(one) for one in people.items],
            has_own_character=len(people.items) > 1
            or any(one.updated_at > one.created_at for one in people.items),
            watch_url=videos[0].url if videos else "",
        )
