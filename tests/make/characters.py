"""A workspace with characters, one transaction for each call."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from limelight.accounts.models import WorkspaceRow
from limelight.accounts.schemas import WorkspaceId
from limelight.characters import bulk, queries, service, sheets, wardrobe
from limelight.characters.schemas import (
    BulkAction,
    BulkReport,
    Character,
    CharacterChange,
    CharacterDraft,
    CharacterFilter,
    CharacterId,
    Look,
    Persona,
)
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.ids import new_id
from limelight.moderation.ports import Judge

T = TypeVar("T")


class Studio:
    """What tests do with characters."""

    def __init__(self, sessions: Sessions, workspace: WorkspaceId, judges: Sequence[Judge]) -> None:
        self.sessions, self.workspace, self.judges = sessions, workspace, judges

    async def do(self, act: Callable[..., Awaitable[T]], *what: object, **how: object) -> T:
        """Call a rule in a transaction of its own."""
        async with self.sessions.begin() as db:
            return await act(db, self.workspace, *what, **how)

    async def judged(self, act: Callable[..., Awaitable[T]], *what: object, **how: object) -> T:
        """Call a rule that asks the judges."""
        return await self.do(act, *what, judges=self.judges, **how)

    async def make(self, name: str, **parts: object) -> Character:
        draft = CharacterDraft.model_validate({"name": name, **parts})
        return await self.judged(service.create, draft)

    async def change(self, character_id: CharacterId, **parts: object) -> Character:
        change = CharacterChange.model_validate(parts)
        return await self.judged(service.change, character_id, change)

    async def add_persona(self, who: Character, name: str, persona: Persona) -> Character:
        return await self.judged(sheets.add_persona, who.id, (name, persona))

    async def add_look(self, who: Character, name: str, look: Look) -> Character:
        return await self.judged(wardrobe.add_look, who.id, (name, look))

    async def bulk(self, ids: Sequence[str], verb: str, tag: str = "") -> BulkReport:
        action = BulkAction.model_validate({"verb": verb, "tag": tag})
        return await self.judged(bulk.bulk_change, ids, action)

    async def find(self, words: str) -> Character | None:
        async with self.sessions.read() as db:
            return await queries.find_character(db, self.workspace, words)

    async def get(self, words: str) -> Character:
        async with self.sessions.read() as db:
            return await queries.get_character(db, self.workspace, words)

    async def default(self) -> Character:
        return await self.do(service.ensure_default)

    async def names(self, sort: str = "oldest", **wanted: object) -> list[str]:
        """The names that a filter lets through, in order."""
        async with self.sessions.read() as db:
            page = await queries.list_characters(
                db,
                self.workspace,
                CharacterFilter.model_validate(wanted),
                sort=sort,  # type: ignore[arg-type]
            )
        return [character.name for character in page.items]

    async def stranger(self) -> "Studio":
        """Somebody else's workspace on the same database."""
        other = WorkspaceId(new_id())
        async with self.sessions.begin() as db:
            db.add(WorkspaceRow(id=other, slug="other", name="Other", created_at=utc_now()))
        return Studio(self.sessions, other, self.judges)
