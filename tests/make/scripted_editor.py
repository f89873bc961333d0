"""An editor over the productions of `scripted_productions`: drafts in memory, no makers."""

from pathlib import Path

from tests.make.scripted_productions import ScriptedProductions

from limelight.production.editing.schemas import (
    DraftChanged,
    DraftView,
    How,
    NoOtherWording,
    NothingToUndo,
    NotMade,
)
from limelight.production.schemas import ProductionId
from limelight.stories.editing.drafts import Change, Draft, changed, draft_of, told
from limelight.stories.shots import drawings


class ScriptedEditor:
    """Serves `Editor`; `drawn_takes` are the pictures that were made, `remade` the productions."""

    def __init__(self, productions: ScriptedProductions) -> None:
        self._productions = productions
        self._states: dict[ProductionId, list[tuple[Draft, str]]] = {}
        self._at: dict[ProductionId, int] = {}
        self._version: dict[ProductionId, int] = {}
        self.remade: list[ProductionId] = []
        self.drawn_takes: set[tuple[str, int]] = set()

    async def open(self, production_id: ProductionId) -> DraftView:
        view = await self._productions.get(production_id)
        assert view.script is not None
        if production_id not in self._states:
            draft = draft_of(view.script, drawings(view.script))
            self._states[production_id] = [(draft, "")]
            self._at[production_id], self._version[production_id] = 0, 1
            self.drawn_takes |= {(scene.id, scene.drawing.seed) for scene in draft.scenes}
        states, at = self._states[production_id], self._at[production_id]
        draft, said = states[at]
        return DraftView(
            production_id=production_id,
            production_title=view.title,
            state=view.state,
            formats=view.brief.formats,
            draft=draft,
            version=self._version[production_id],
            is_changed=draft != states[0][0],
            can_undo=at > 0,
            can_redo=at + 1 < len(states),
            said=said,
        )

    async def change(self, production_id: ProductionId, change: Change, version: int) -> DraftView:
        view = await self._checked(production_id, version)
        return await self._add(production_id, changed(view.draft, change), told(change))

    async def undo(self, production_id: ProductionId, version: int) -> DraftView:
        return await self._step(production_id, version, -1)

    async def redo(self, production_id: ProductionId, version: int) -> DraftView:
        return await self._step(production_id, version, 1)

    async def reset(self, production_id: ProductionId, version: int) -> DraftView:
        await self._checked(production_id, version)
        first, _ = self._states[production_id][0]
        return await self._add(production_id, first, "Changes discarded")

    async def remake(self, production_id: ProductionId, version: int) -> None:
        await self._checked(production_id, version)
        self.remade.append(production_id)

    async def picture(
        self, production_id: ProductionId, scene_id: str, *, take: int, make: bool
    ) -> Path:
        draft = (await self.open(production_id)).draft
        place = draft.place_of(scene_id)
        asked = scene_id, draft.scenes[place].drawing.seed + take
        if not make and asked not in self.drawn_takes:
            raise NotMade("Press the button to make it.")
        self.drawn_takes.add(asked)
        return self._productions.folder / f"scene-{(place + take) % 3 + 1}.png"

    async def drawn(self, production_id: ProductionId) -> frozenset[str]:
        draft = (await self.open(production_id)).draft
        every = ((scene.id, scene.drawing.seed) for scene in draft.scenes)
        return frozenset(one[0] for one in every if one in self.drawn_takes)

    async def speech(self, production_id: ProductionId, scene_id: str, *, make: bool) -> Path:
        raise NotMade("Nobody speaks here.")

    async def alternatives(
        self, production_id: ProductionId, scene_id: str, how: How
    ) -> tuple[str, ...]:
        if how == "longer":
            raise NoOtherWording("Ask for something else, or type your own line.")
        return (f"It is {how} now.", "Or like this.")

    async def _step(self, production_id: ProductionId, version: int, by: int) -> DraftView:
        await self._checked(production_id, version)
        at = self._at[production_id] + by
        if not 0 <= at < len(self._states[production_id]):
            raise NothingToUndo("There is no other state of this script.")
        self._at[production_id] = at
        self._version[production_id] += 1
        return await self.open(production_id)

    async def _add(self, production_id: ProductionId, draft: Draft, said: str) -> DraftView:
        kept = self._states[production_id][: self._at[production_id] + 1]
        self._states[production_id] = [*kept, (draft, said)]
        self._at[production_id] += 1
        self._version[production_id] += 1
        return await self.open(production_id)

    async def _checked(self, production_id: ProductionId, version: int) -> DraftView:
        view = await self.open(production_id)
        if view.version != version:
            raise DraftChanged("Somebody changed this script in the meantime.")
        return view
