"""Ideas and unsent briefs without a database."""

from tests.make.scripted_productions import NOW

from limelight.brands.schemas import BrandView
from limelight.kit.errors import NotFound
from limelight.production.briefs.schemas import Saved, Unsent
from limelight.production.briefs.typed import Typed
from limelight.stories.ideas.choosing import Idea


class ScriptedIdeas:
    """The same two ideas for everybody."""

    async def ideas(self, character: str, language: str, page: int = 0) -> tuple[Idea, ...]:
        first = Idea(text="Why the sky turns red at sunset", form="explain", why="known well")
        return (first, Idea(text=f"Idea {page} for {character}", form="tips", why="likes it"))

    def complete(self, text: str, language: str) -> tuple[str, ...]:
        return (f"{text} basil",) if text.endswith("grow") else ()


class NoBrands:
    """A workspace without brands."""

    async def list_all(self) -> tuple[BrandView, ...]:
        return ()


class ScriptedDesk:
    """Briefs in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, Unsent] = {}

    async def list_all(self, person_id: str) -> tuple[Unsent, ...]:
        return tuple(self.kept.values())

    async def get(self, person_id: str, brief_id: str) -> Unsent:
        if brief_id not in self.kept:
            raise NotFound("The brief was sent or discarded.")
        return self.kept[brief_id]

    async def save(self, person_id: str, fields: Typed, brief_id: str, version: int) -> Saved:
        kept = self.kept.get(brief_id)
        is_same = kept is not None and kept.version == version
        name, number = (brief_id, version + 1) if is_same else (f"draft-{len(self.kept) + 1}", 1)
        told = fields.model_copy(update={"draft": name, "draft_version": str(number)})
        self.kept[name] = Unsent(id=name, version=number, fields=told, edited_at=NOW)
        return Saved(id=name, version=number, is_own=kept is not None and not is_same)

    async def replace(self, person_id: str, brief_id: str, fields: Typed, version: int) -> Unsent:
        raise AssertionError("nobody replaces a brief here")

    async def discard(self, person_id: str, brief_id: str) -> None:
        self.kept.pop(brief_id, None)
