"""What the command palette finds in the folders that have pages."""

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.queries import list_characters
from limelight.characters.schemas import Character, CharacterFilter
from limelight.kit.db.sessions import Sessions
from limelight.kit.marks import mark
from limelight.library.finding.lists import list_assets
from limelight.library.schemas import Asset, AssetFilter
from limelight.production.queries import search_cards
from limelight.reviews.queries import search_waiting
from limelight.web.ports import Found


def as_found(one: Character) -> Found:
    """A character as one goes to it."""
    picture = f"/characters/{one.id}/portrait.png?v={mark(one.appearance)}"
    return Found(one.name, f"/characters/{one.id}", "user-round", f"@{one.handle}", picture)


class CharacterFinder:
    """Characters by name, handle, tag or interest, as the gallery finds them."""

    kind = "Characters"

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def find(self, words: str, most: int) -> list[Found]:
        """At most so many characters, the newest first."""
        wanted = CharacterFilter(search=words)
        async with self._sessions.read() as db:
            page = await list_characters(db, self._workspace_id, wanted, sort="newest", limit=most)
        return [as_found(one) for one in page.items]


class AssetFinder:
    """Assets of the library by their words."""

    kind = "Library"

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def find(self, words: str, most: int) -> list[Found]:
        """At most so many assets, the newest first."""
        async with self._sessions.read() as db:
            page = await list_assets(db, self._workspace_id, AssetFilter(words=words), limit=most)
        return [_asset(one) for one in page.items]


def _asset(one: Asset) -> Found:
    has_look = one.kind in ("picture", "film")
    picture = f"/library/{one.id}/look/small?v={one.file.sha256[:12]}" if has_look else ""
    return Found(one.title, f"/library/{one.id}", "library-big", one.character, picture)


class ReviewFinder:
    """What waits for a decision, by the words of its title."""

    kind = "Reviews"

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def find(self, words: str, most: int) -> list[Found]:
        """At most so many reviews, the newest first."""
        async with self._sessions.read() as db:
            found = await search_waiting(db, self._workspace_id, words, most)
        return [Found(title, f"/reviews/{one}", "check") for one, title in found]


class ProductionFinder:
    """Productions by the words of their title."""

    kind = "Productions"

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def find(self, words: str, most: int) -> list[Found]:
        """At most so many productions, the newest first."""
        async with self._sessions.read() as db:
            found = await search_cards(db, self._workspace_id, words, most)
        return [
            Found(one.title, f"/production/{one.id}", "clapperboard", one.character_name)
            for one in found
        ]
