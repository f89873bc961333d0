"""What the first page of a workspace shows."""

from datetime import datetime

from limelight.accounts.schemas import WorkspaceId
from limelight.app.finding import as_found
from limelight.characters.queries import list_characters
from limelight.characters.service import is_own
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.production.queries import list_cards, list_making
from limelight.production.schemas import ProductionCard
from limelight.reviews.queries import has_decisions, list_oldest_waiting
from limelight.reviews.schemas import ReviewId, Subject
from limelight.web.language.telling import time_ago
from limelight.web.ports import Found, Glance

_VIDEO_COUNT, _CHARACTER_COUNT, _MAKING_COUNT, _WAITING_COUNT = 6, 6, 4, 3


class StudioBoard:
    """Serves the port `Board` for one workspace."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def glance(self) -> Glance:
        """What is being made, the newest finished videos and characters. A character is a person's
        own when it is not the untouched one that a studio begins with.
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
            making = await list_making(db, self._workspace_id, _MAKING_COUNT)
            has_decided = await has_decisions(db, self._workspace_id)
            waiting = await list_oldest_waiting(db, self._workspace_id, _WAITING_COUNT)
            people = await list_characters(
                db, self._workspace_id, sort="newest", limit=_CHARACTER_COUNT
            )
        return Glance(
            making=[_piece(one) for one in making],
            videos=[_piece(one) for one in done.items],
            characters=[as_found(one) for one in people.items],
            waiting=[_asked(*one) for one in waiting],
            has_own_character=any(map(is_own, people.items)),
            has_decided=has_decided,
        )


def _piece(one: ProductionCard) -> Found:
    url, picture = f"/production/{one.id}", one.thumbnail_url or ""
    return Found(one.title, url, "clapperboard", one.character_name, picture)


def _asked(review: ReviewId, subject: Subject, asked_at: datetime) -> Found:
    picture = next((one.poster_url for one in subject.media if one.poster_url), "")
    said = time_ago(asked_at, utc_now())
    return Found(subject.title, f"/reviews/{review}", "circle-check", said, picture)
