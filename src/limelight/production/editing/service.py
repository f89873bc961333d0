"""Scripts being edited: change, undo, hear and see a scene, reword a line, make it all again."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.characters.schemas import Character
from limelight.generation.schemas import SpeechAsk
from limelight.generation.service import Ask
from limelight.kit.ids import new_id
from limelight.production.choosing.chosen import check_voice, find_sound
from limelight.production.editing import reading, rehearsal, states
from limelight.production.editing.schemas import (
    DraftView,
    How,
    NoOtherWording,
    NothingToUndo,
    NotMade,
    NotReady,
)
from limelight.production.models import ProductionRow
from limelight.production.queries import state_of
from limelight.production.schemas import ENDED, ProductionId
from limelight.production.steps import planning
from limelight.production.steps.making import Bench
from limelight.stories import writing
from limelight.stories.brief import SPOKEN_LANGUAGES, Brief, check_language
from limelight.stories.editing.drafts import (
    Change,
    Draft,
    SceneLocked,
    SetSound,
    changed,
    draft_of,
    told,
)
from limelight.stories.editing.timelines import written_in
from limelight.stories.heard.soundtrack import Soundtrack
from limelight.stories.script import Script
from limelight.stories.shots import drawings

Start = Callable[[ProductionId, int], Coroutine[Any, Any, None]]


class Editing:
    """Serves the port `Editor` for one workspace. `start` starts an attempt of a production."""

    def __init__(self, bench: Bench, start: Start) -> None:
        self._bench = bench
        self._start = start
        self._sessions = bench.sessions
        self._workspace_id = bench.workspace_id

    async def open(self, production_id: ProductionId) -> DraftView:
        """The script to edit; the first time, the one the production was made from.

        Raises NotFound, and NotReady while there is no script.
        """
        try:
            async with self._sessions.begin() as db:
                row, draft_row = await reading.rows(
                    db, self._workspace_id, production_id, is_locked=False
                )
                return await reading.view(db, row, draft_row)
        except IntegrityError:
            # Two people opened it at the same moment; the other one's draft is the draft.
            async with self._sessions.read() as db:
                row, draft_row = await reading.rows(
                    db, self._workspace_id, production_id, is_locked=False
                )
                return await reading.view(db, row, draft_row)

    async def change(self, production_id: ProductionId, change: Change, version: int) -> DraftView:
        """Make one change to the draft of that version.

        Raises NotFound, DraftChanged (and then nothing was changed), SceneLocked, Invalid.
        """
        async with self._sessions.begin() as db:
            row, draft_row = await reading.checked(db, self._workspace_id, production_id, version)
            before, _ = await states.shown(db, draft_row)
            if isinstance(change, SetSound):
                await self._check_sound(db, change)
                before = before.model_copy(
                    update={"soundtrack": reading.soundtrack_of(row, before)}
                )
            after, said = changed(before, change), told(change)
            if before.timeline is not None and _heard(row, after) != _heard(row, before):
                # The times of an edited timeline hang on what is said.
                after = after.model_copy(update={"timeline": None})
                said += "; the timeline will be laid out anew"
            if after != before:
                await states.add(db, draft_row, after, said)
            return await reading.view(db, row, draft_row)

    async def _check_sound(self, db: AsyncSession, change: SetSound) -> None:
        """Raise Invalid for a voice nobody has, NotFound for music the library lacks."""
        if change.voice:
            check_voice(change.voice, self._bench.gateway.voices())
        if change.file:
            await find_sound(db, self._workspace_id, change.file)

    async def undo(self, production_id: ProductionId, version: int) -> DraftView:
        """Take the last change back; raises NothingToUndo, and as `change` does."""
        return await self._step(production_id, version, -1)

    async def redo(self, production_id: ProductionId, version: int) -> DraftView:
        """Make the change again that was taken back; raises as `undo` does."""
        return await self._step(production_id, version, 1)

    async def _step(self, production_id: ProductionId, version: int, by: int) -> DraftView:
        async with self._sessions.begin() as db:
            row, draft_row = await reading.checked(db, self._workspace_id, production_id, version)
            if not await states.step(db, draft_row, by):
                raise NothingToUndo("There is no other state of this script.")
            return await reading.view(db, row, draft_row)

    async def reset(self, production_id: ProductionId, version: int) -> DraftView:
        """Back to what the production was made from; can be undone."""
        async with self._sessions.begin() as db:
            row, draft_row = await reading.checked(db, self._workspace_id, production_id, version)
            before, _ = await states.shown(db, draft_row)
            if not reading.is_made_from(row, before):
                await states.add(db, draft_row, reading.made_from(row), "Changes discarded")
            return await reading.view(db, row, draft_row)

    async def remake(self, production_id: ProductionId, version: int) -> None:
        """Make the production again from its draft; only what depends on a change is made anew.

        What was made before stays a version of the production. Raises NotFound, DraftChanged,
        NotReady while it is being made, Refused where moderation forbids the script.
        """
        async with self._sessions.read() as db:
            row, draft_row = await reading.checked(db, self._workspace_id, production_id, version)
            draft, _ = await states.shown(db, draft_row)
            character = Character.model_validate(row.character)
        await planning.check_script(self._bench, character, draft.script)
        if draft.timeline is not None:
            written = written_in(draft.timeline, draft.language)
            await planning.check_lines(self._bench, character, written, draft.language)
        async with self._sessions.begin() as db:
            row, _ = await reading.checked(db, self._workspace_id, production_id, version)
            if state_of(row) not in ENDED:
                raise NotReady("It is being made. Wait until it is finished, or stop it.")
            row.given_script = draft.script.model_dump(mode="json")
            row.drawings = [each.model_dump(mode="json") for each in draft.drawings]
            row.timeline = draft.timeline.model_dump(mode="json") if draft.timeline else None
            row.brief = reading.as_asked(draft, Brief.model_validate(row.brief)).model_dump(
                mode="json"
            )
            row.attempt += 1
            row.state, row.error, row.finished_at = "waiting", "", None
            attempt = row.attempt
        await self._start(production_id, attempt)

    async def replace(
        self, production_id: ProductionId, script: Script, check: Callable[[Script], None]
    ) -> None:
        """Put a whole script in the place of the present one and make the production again. `check`
        sees the script it was made from, locked, and raises where that is not what was edited. The
        draft's history has both. Raises NotFound, NotReady without a script or while it is being
        made, Invalid for a language nobody speaks, Refused where moderation forbids the script.
        """
        check_language(script.language, SPOKEN_LANGUAGES)
        async with self._sessions.begin() as db:
            row, draft_row = await reading.rows(
                db, self._workspace_id, production_id, is_locked=True
            )
            check(reading.plan(row)[0])
            if state_of(row) not in ENDED:
                raise NotReady("It is being made. Wait until it is finished, or stop it.")
            character = Character.model_validate(row.character)
            brief = Brief.model_validate(row.brief)
            drawn = drawings(planning.with_look_places(brief, character, script), brief.seed)
            await states.add(db, draft_row, draft_of(script, drawn), "Script replaced")
            version = draft_row.version
        await self.remake(production_id, version)

    async def picture(
        self, production_id: ProductionId, scene_id: str, *, take: int, make: bool
    ) -> Path:
        """The picture of a scene as the draft has it, in the first format, as PNG; `take` counts
        other drawings of the same scene from 1, 0 is the one that is chosen.

        With `make` it is made if it was not; making the production again then finds it. Raises
        NotMade without, NotFound, Refused, one of the five errors of `generation.errors`.
        """
        brief, character, draft = await self._read(production_id)
        ask = rehearsal.picture_ask(brief, character, draft, scene_id, take)
        return await self._file(ask, "picture", draft.script if make else None, character)

    async def drawn(self, production_id: ProductionId) -> frozenset[str]:
        """The ids of the scenes whose chosen picture was made; raises NotFound."""
        brief, character, draft = await self._read(production_id)
        found = set()
        for scene in draft.scenes:
            ask = rehearsal.picture_ask(brief, character, draft, scene.id, 0)
            if await self._bench.library.find(self._bench.gateway.recipe(ask)) is not None:
                found.add(scene.id)
        return frozenset(found)

    async def speech(self, production_id: ProductionId, scene_id: str, *, make: bool) -> Path:
        """A scene spoken as the draft has it, as WAV; raises as `picture` does."""
        brief, character, draft = await self._read(production_id)
        ask = rehearsal.speech_ask(reading.as_asked(draft, brief), character, draft, scene_id)
        return await self._file(ask, "audio", draft.script if make else None, character)

    async def alternatives(
        self, production_id: ProductionId, scene_id: str, how: How
    ) -> tuple[str, ...]:
        """Up to three other ways to say a line; nothing is changed. Raises NotFound, SceneLocked,
        Refused, NoOtherWording.
        """
        brief, character, draft = await self._read(production_id)
        scene = draft.scenes[draft.place_of(scene_id)]
        if scene.is_locked:
            raise SceneLocked("Unlock the scene to change it.", scene=scene_id)
        ask = writing.rewrite_ask(brief, character, draft.script, draft.place_of(scene_id), how)
        lines = await rehearsal.rewritten(self._bench.gateway, ask)
        if not lines:
            raise NoOtherWording("Ask for something else, or type your own line.")
        await planning.check_lines(self._bench, character, lines, draft.language)
        return lines

    async def _read(self, production_id: ProductionId) -> tuple[Brief, Character, Draft]:
        await self.open(production_id)
        async with self._sessions.read() as db:
            row, draft_row = await reading.rows(
                db, self._workspace_id, production_id, is_locked=False
            )
            draft, _ = await states.shown(db, draft_row)
        return Brief.model_validate(row.brief), Character.model_validate(row.character), draft

    async def _file(
        self, ask: Ask, role: str, made_if_judged: Script | None, character: Character
    ) -> Path:
        library = self._bench.library
        made = await library.find(self._bench.gateway.recipe(ask))
        if made is None:
            if made_if_judged is None:
                raise NotMade("Press the button to make it.")
            await planning.check_script(self._bench, character, made_if_judged)
            made = await self._bench.make(ask, f"rehearsal/{new_id()}")
        return library.store.path(made.files[role].name)


def _heard(row: ProductionRow, draft: Draft) -> tuple[tuple[SpeechAsk, ...], Soundtrack]:
    """What the times of a timeline hang on."""
    return reading.spoken(row, draft), reading.soundtrack_of(row, draft).without_gain()
