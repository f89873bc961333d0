"""Ideas for the characters of a workspace. Serves the port `Ideas`."""

from sqlalchemy import select

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.queries import get_character
from limelight.characters.service import ensure_default
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.production.models import ProductionRow
from limelight.stories.brief import LANGUAGES, check_language
from limelight.stories.ideas.choosing import Idea, Wanted, complete, list_ideas
from limelight.stories.ports import Topics

_MOST_MADE = 200


class StudioIdeas:
    """Ideas out of what the writer knows, what a character likes and what it told before."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions, topics: Topics) -> None:
        self._workspace_id, self._sessions, self._topics = workspace_id, sessions, topics

    async def ideas(self, character: str, language: str, page: int = 0) -> tuple[Idea, ...]:
        """See the port."""
        code = check_language(language, LANGUAGES)
        async with self._sessions.begin() as db:
            who = (
                await get_character(db, self._workspace_id, character)
                if character
                else await ensure_default(db, self._workspace_id)
            )
            rows = await db.execute(
                select(ProductionRow.title, ProductionRow.brief)
                .where(
                    ProductionRow.workspace_id == self._workspace_id,
                    ProductionRow.character_id == who.id,
                )
                .order_by(ProductionRow.id.desc())
                .limit(_MOST_MADE)
            )
            made = tuple(text for title, brief in rows for text in (title, str(brief["text"])))
        wanted = Wanted(
            interests=who.persona.interests,
            made=made,
            language=code,
            today=utc_now().date(),
            page=page,
        )
        return list_ideas(self._topics.list_topics(code), wanted)

    def complete(self, text: str, language: str) -> tuple[str, ...]:
        """See the port."""
        known = language if language in LANGUAGES else "en"
        return complete(self._topics.list_topics(known), text)
