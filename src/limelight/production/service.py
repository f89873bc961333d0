"""Starting, following, stopping and resuming productions of one workspace."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.brands.service import choose_brand
from limelight.characters.queries import get_character
from limelight.characters.schemas import Character
from limelight.characters.service import ensure_default
from limelight.characters.states import check_available
from limelight.kit.clock import utc_now
from limelight.kit.durable.runtime import Runtime
from limelight.kit.errors import Invalid
from limelight.kit.events import log
from limelight.kit.events.changes import Changes
from limelight.kit.ids import new_id
from limelight.moderation.service import check_brief as judge_brief
from limelight.moderation.service import check_character
from limelight.production import queries
from limelight.production.cast import in_look
from limelight.production.choosing.chosen import check_voice
from limelight.production.models import ProductionRow
from limelight.production.ordering import branded, checked, new_row
from limelight.production.pipeline import Producer
from limelight.production.quotes.estimating import estimate
from limelight.production.quotes.samples import list_samples
from limelight.production.schemas import (
    ENDED,
    Order,
    ProductionEvent,
    ProductionId,
    ProductionPage,
    ProductionState,
    ProductionView,
    Quote,
    VersionView,
)
from limelight.production.series.schemas import Place
from limelight.production.series.service import link, next_episode, place_of
from limelight.production.steps.given import with_files_kept, with_files_of
from limelight.production.steps.making import Bench
from limelight.production.steps.tracking import STEPS
from limelight.production.steps.values import run_key
from limelight.stories.brief import SPOKEN_LANGUAGES, Brief, check_language, check_words
from limelight.stories.heard.soundtrack import OWN_MUSIC
from limelight.stories.script import Script

_LOOK_SECONDS = 0.5
_RUNNING_WORK = ("PENDING", "ENQUEUED", "DELAYED")


class ProductionService:
    """The productions of one workspace; serves the port `Productions`."""

    def __init__(
        self, bench: Bench, producer: Producer, runtime: Runtime, changes: Changes
    ) -> None:
        self._bench = bench
        self._producer = producer
        self._runtime = runtime
        self._changes = changes
        self._sessions = bench.sessions
        self._workspace_id = bench.workspace_id

    async def list_page(
        self,
        *,
        cursor: str | None = None,
        limit: int = 12,
        state: ProductionState | None = None,
        character_id: str | None = None,
    ) -> ProductionPage:
        """Newest first, of one character if it is named; `limit` is held between 1 and 100."""
        async with self._sessions.read() as db:
            return await queries.list_cards(
                db,
                self._workspace_id,
                cursor=cursor,
                limit=min(max(limit, 1), 100),
                state=state,
                character_id=character_id,
            )

    async def list_unfinished(self) -> tuple[tuple[ProductionId, ProductionState], ...]:
        """What works, then what waits, each in the order it was asked for."""
        async with self._sessions.read() as db:
            return await queries.list_unfinished(db, self._workspace_id)

    async def get(self, production_id: ProductionId) -> ProductionView:
        """Raises NotFound."""
        async with self._sessions.read() as db:
            return await queries.get_view(db, self._workspace_id, production_id)

    async def find(self, beginning: str) -> ProductionId:
        """The production whose id begins so; raises NotFound when that is not exactly one."""
        async with self._sessions.read() as db:
            return await queries.find_id(db, self._workspace_id, beginning)

    async def quote(self, order: Order) -> Quote:
        """What making `order` will take, by what earlier productions of the workspace took. Its
        text may still be missing. Raises Invalid for the rest.
        """
        is_said = any(char.isalpha() for char in order.text)
        asked = order if is_said else order.model_copy(update={"text": "a video"})
        return await self._quoted(checked(asked, order.language))

    async def _quoted(self, brief: Brief) -> Quote:
        async with self._sessions.read() as db:
            samples = await list_samples(db, self._workspace_id)
        prices = self._bench.gateway.prices(brief.language)
        return estimate(brief, STEPS, samples, prices)

    async def start(self, order: Order, script: Script | None = None) -> ProductionId:
        """Check the order and start it, with a given script if there is one.

        A given script decides the language; it only has to be one that a voice speaks. Raises
        Invalid, NotFound (character, look), NotAvailable (a paused or archived character) or
        Refused, and then nothing was kept.
        """
        production_id = ProductionId(new_id())
        await self.write_down(production_id, order, script)
        await self.run(production_id, 1)
        return production_id

    async def write_down(
        self, production_id: ProductionId, order: Order, script: Script | None = None
    ) -> None:
        """As `start`, under an id that was chosen before, but without beginning: for work that has
        to survive a crash in between. Harmless where it is written down already.
        """
        async with self._sessions.read() as db:
            if production_id in await queries.list_ids(db, self._workspace_id):
                return
        brief = checked(order, "en" if script else order.language)
        if script is not None:
            code = check_language(script.language, SPOKEN_LANGUAGES)
            brief = brief.model_copy(update={"language": code})
        if brief.soundtrack.voice:
            check_voice(brief.soundtrack.voice, self._bench.gateway.voices())
        character = check_available(await self._choose_character(order.character))
        async with self._sessions.read() as db:
            brand = await choose_brand(db, self._workspace_id, order.brand, character.id)
        brief, character = in_look(brief, character, order.look)
        await self._judge(brief, character)
        brief = await asyncio.to_thread(with_files_kept, self._bench.library.store, brief)
        if order.files_of:
            brief = with_files_of(brief, (await self.get(ProductionId(order.files_of))).brief)
        if brief.soundtrack.music == OWN_MUSIC and brief.soundtrack.file is None:
            raise Invalid("Choose the music from the library, or upload it.", field="music")
        await self._keep(production_id, branded(brief, brand), character, script, order.series)

    async def again(
        self,
        production_id: ProductionId,
        changes: Mapping[str, Any],
        script: Script | None = None,
        *,
        series: str = "",
    ) -> ProductionId:
        """Order another production like that one, with other values of its brief, by its character
        as it is now; as the next episode of a series if one is named. Raises as `start` does.
        """
        view = await self.get(production_id)
        if "text" in changes:
            changes = {**changes, "text": check_words(changes["text"], what="brief", field="brief")}
        brief = Brief.model_validate({**view.brief.model_dump(), **changes, "series": None})
        if script is not None:
            code = check_language(script.language, SPOKEN_LANGUAGES)
            brief = brief.model_copy(update={"language": code})
        character = check_available(await self._choose_character(view.character_id))
        brief, character = in_look(brief, character, brief.look)
        await self._judge(brief, character)
        another = ProductionId(new_id())
        await self._keep(another, brief, character, script, series)
        await self.run(another, 1)
        return another

    async def _judge(self, brief: Brief, character: Character) -> None:
        await check_character(
            name=character.name,
            description=f"{character.bio} {character.appearance.description}",
            age_years=character.appearance.age_years,
            rating=character.policy.rating,
            judges=self._bench.judges,
        )
        await judge_brief(
            brief.text,
            language=brief.language,
            character_age=character.appearance.age_years,
            rating=character.policy.rating,
            judges=self._bench.judges,
        )

    async def _keep(
        self,
        production_id: ProductionId,
        brief: Brief,
        character: Character,
        script: Script | None,
        series: str,
    ) -> None:
        quote = await self._quoted(brief)
        async with self._sessions.begin() as db:
            if series:
                episode = await next_episode(db, self._workspace_id, series)
                brief = brief.model_copy(update={"series": episode})
            row = new_row(production_id, self._workspace_id, brief, character, script)
            row.quote = quote.model_dump(mode="json")
            db.add(row)
            if brief.series is not None:
                await db.flush()
                await link(db, self._workspace_id, brief.series, production_id)
            told = {"title": row.title, "character": character.id}
            log.record(db, self._workspace_id, ProductionEvent.ORDERED, production_id, told)

    async def _choose_character(self, words: str) -> Character:
        async with self._sessions.begin() as db:
            if words.strip():
                return await get_character(db, self._workspace_id, words)
            return await ensure_default(db, self._workspace_id)

    async def run(self, production_id: ProductionId, attempt: int) -> None:
        """Start an attempt that its row counts already; starting it twice starts it once."""
        key = run_key(production_id, attempt)
        await self._runtime.begin(self._producer.produce, key, production_id)
        self._changes.happened()

    async def cancel(self, production_id: ProductionId) -> None:
        """Stop it soon; what is made stays. Cancelling twice is harmless."""
        await self.get(production_id)
        async with self._sessions.begin() as db:
            stopped = await db.scalar(
                update(ProductionRow)
                .where(
                    ProductionRow.workspace_id == self._workspace_id,
                    ProductionRow.id == production_id,
                    ProductionRow.state.not_in(ENDED),
                )
                .values(state="cancelled", finished_at=utc_now())
                .returning(ProductionRow.id)
            )
            if stopped is not None:
                log.record(db, self._workspace_id, ProductionEvent.CANCELLED, production_id)
        running = await self._runtime.list_ids(production_id, _RUNNING_WORK)
        if running:
            await self._runtime.cancel(running)
        await self._bench.tracker.stop_steps(production_id)
        self._changes.happened()

    async def resume(self, production_id: ProductionId) -> None:
        """Go on where it stopped. A run whose process died is continued; one that failed or was
        cancelled is run again and finds in the library what was made. Harmless while it runs or
        when it is done.
        """
        view = await self.get(production_id)
        if view.state in ("failed", "cancelled"):
            attempt = await self._next_attempt(production_id)
            await self.run(production_id, attempt)
        elif view.state != "done":
            await self._runtime.adopt(production_id)
            await self._start_if_it_never_began(production_id)

    async def forget_work(self) -> None:
        """Stop all work of the workspace and forget what the durable runtime keeps of it: inputs
        and results of every step. For a workspace that is erased.
        """
        async with self._sessions.read() as db:
            productions = await queries.list_ids(db, self._workspace_id)
        # What fills a sample goes by the id of the workspace.
        for prefix in (self._workspace_id, *productions):
            ids = await self._runtime.list_ids(prefix)
            if ids:
                await self._runtime.cancel(ids)
                await self._runtime.forget(ids)

    async def _next_attempt(self, production_id: ProductionId) -> int:
        async with self._sessions.begin() as db:
            row = await _locked(db, self._workspace_id, production_id)
            row.attempt += 1
            row.state, row.error, row.finished_at = "waiting", "", None
            return row.attempt

    async def _start_if_it_never_began(self, production_id: ProductionId) -> None:
        # The process may have died between writing the row and starting the workflow; starting a
        # workflow under an id that exists only attaches to it.
        async with self._sessions.begin() as db:
            attempt = (await _locked(db, self._workspace_id, production_id)).attempt
        key = run_key(production_id, attempt)
        if key not in await self._runtime.list_ids(key):
            await self.run(production_id, attempt)

    async def start_forgotten(self) -> int:
        """Start what was ordered by a process that died before it could begin; returns how many."""
        async with self._sessions.read() as db:
            waiting = await queries.list_waiting(db, self._workspace_id)
        for production_id in waiting:
            await self._start_if_it_never_began(production_id)
        return len(waiting)

    async def watch(self, production_id: ProductionId) -> AsyncIterator[ProductionView]:
        """The state now and at every change, until it has ended."""
        seen: ProductionView | None = None
        while seen is None or seen.state not in ENDED:
            view = await self.get(production_id)
            if view != seen:
                seen = view
                yield view
            else:
                await self._changes.wait(_LOOK_SECONDS)

    async def versions(self, production_id: ProductionId) -> tuple[VersionView, ...]:
        """Every finished make, the newest first; raises NotFound."""
        async with self._sessions.read() as db:
            return await queries.list_versions(db, self._workspace_id, production_id)

    async def place(self, production_id: ProductionId) -> Place | None:
        """Which episode of which series it is; None for one that is none."""
        async with self._sessions.read() as db:
            return await place_of(db, self._workspace_id, production_id)

    async def open_file(self, production_id: ProductionId, name: str, version: int = 0) -> Path:
        """The path of a finished file or scene picture by its name, of an earlier version if one is
        named; raises NotFound.
        """
        async with self._sessions.read() as db:
            stored = await queries.find_stored_name(
                db, self._workspace_id, production_id, name, version
            )
        path = self._bench.library.store.path(stored) if stored else None
        if path is None or not await asyncio.to_thread(path.exists):
            raise queries.ProductionNotFound(
                f"This production has no file {name!r}.", production=production_id, file=name
            )
        return path


async def _locked(
    db: AsyncSession, workspace_id: str, production_id: ProductionId
) -> ProductionRow:
    found = await db.scalars(
        select(ProductionRow)
        .where(ProductionRow.workspace_id == workspace_id, ProductionRow.id == production_id)
        .with_for_update()
    )
    return found.one()
