"""Timelines being edited: what was made, with what a person changed, as states of the draft."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.characters.schemas import Character
from limelight.library import queries as library
from limelight.production.editing import reading, states
from limelight.production.editing.schemas import (
    CaptionFile,
    CaptionSample,
    Material,
    NotMade,
    NotReady,
    TimelineView,
    TimelineWish,
)
from limelight.production.editing.timelines.captions import caption_file, cues_of
from limelight.production.editing.timelines.exchange import edit_in
from limelight.production.editing.timelines.filming import Filming, films_of
from limelight.production.editing.timelines.materials import Kept, kept_media, materials_of
from limelight.production.editing.timelines.showing import samples_of, shown_of, written_at
from limelight.production.models import DraftRow, ProductionRow
from limelight.production.queries import find_last_version, state_of
from limelight.production.schemas import ENDED, ProductionId
from limelight.production.steps.making import Bench
from limelight.renders.captions.wording import tidy
from limelight.stories.brief import Brief
from limelight.stories.editing.drafts import Draft
from limelight.stories.editing.timelines import check_edit, edit_of, followed, with_edit
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.script import Script
from limelight.stories.shots import speech_asks
from limelight.stories.timeline import Timeline

_LATER = "The timeline can be edited as soon as the video is made."


class _Made(NamedTuple):
    """The last finished make: its timeline of the first format, and its media."""

    timeline: Timeline
    script: Script
    media: dict[Path, Kept]


class TimelineEditing:
    """Serves the port `TimelineEditor` for one workspace."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._sessions = bench.sessions
        self._workspace_id = bench.workspace_id
        self._filming = Filming(bench)

    async def open(self, production_id: ProductionId) -> TimelineView:
        """The timeline as it stands. Raises NotFound, and NotReady while nothing is made."""
        async with self._sessions.begin() as db:
            row, draft_row = await reading.rows(
                db, self._workspace_id, production_id, is_locked=False
            )
            made = await self._made(db, row)
            return await self._view(db, row, draft_row, made)

    async def save(
        self, production_id: ProductionId, wish: TimelineWish, version: int
    ) -> TimelineView:
        """Put a changed timeline in the place of the draft's of that version.

        Raises NotFound, DraftChanged, NotReady where something else is said by now than was made,
        and TimelineBroken with what is wrong; then nothing is changed.
        """
        async with self._sessions.begin() as db:
            row, draft_row = await reading.checked(db, self._workspace_id, production_id, version)
            made = await self._made(db, row)
            before, _ = await states.shown(db, draft_row)
            if not _is_current(row, before, made):
                raise NotReady(
                    "The script says something else than the video. Make it again first; then its "
                    "timeline can be edited."
                )
            lengths = await asyncio.to_thread(_lengths, made.media)
            check_edit(wish.edit, made.timeline.fps, lengths)
            kept = edit_of(_shown(row, before, made))
            after = before.model_copy(
                update={
                    "timeline": before.timeline if wish.edit == kept else wish.edit,
                    "captions": wish.captions,
                    "caption_place": wish.caption_place,
                }
            )
            if not _is_same(row, before, after):
                await states.add(db, draft_row, after, wish.said)
            return await self._view(db, row, draft_row, made)

    async def materials(self, production_id: ProductionId) -> tuple[Material, ...]:
        """What the timeline is made of, with what is known of it; raises as `open` does."""
        async with self._sessions.begin() as db:
            row, _ = await reading.rows(db, self._workspace_id, production_id, is_locked=False)
            made = await self._made(db, row)
            contents = [kept.path.stem for kept in made.media.values()]
            facts = await library.list_facts(db, self._workspace_id, contents)
        lengths = await asyncio.to_thread(_lengths, made.media)
        return materials_of(production_id, made.media, lengths, facts)

    async def samples(self, production_id: ProductionId) -> dict[str, CaptionSample]:
        """Its first words in every style; raises as `open` does."""
        async with self._sessions.begin() as db:
            row, draft_row = await reading.rows(
                db, self._workspace_id, production_id, is_locked=False
            )
            made = await self._made(db, row)
            draft, _ = await states.shown(db, draft_row)
        return await asyncio.to_thread(samples_of, _located(_whole(row, draft, made), made))

    async def read(self, production_id: ProductionId) -> tuple[str, int]:
        """The timeline as OpenTimelineIO, and the version it has; raises as `open` does."""
        async with self._sessions.begin() as db:
            row, draft_row = await reading.rows(
                db, self._workspace_id, production_id, is_locked=False
            )
            made = await self._made(db, row)
            draft, _ = await states.shown(db, draft_row)
            return to_otio(_whole(row, draft, made)), draft_row.version

    async def captions(self, production_id: ProductionId, kind: CaptionFile) -> tuple[str, str]:
        """The captions as they stand: what the file is called, and its text; raises as `open`."""
        async with self._sessions.begin() as db:
            row, draft_row = await reading.rows(
                db, self._workspace_id, production_id, is_locked=False
            )
            made = await self._made(db, row)
            draft, _ = await states.shown(db, draft_row)
        line = _located(_whole(row, draft, made), made)
        text = await asyncio.to_thread(caption_file, line, kind)
        return f"captions-{line.language}.{kind}", text

    async def replace(self, production_id: ProductionId, text: str, version: int) -> TimelineView:
        """Take the timeline in the text of an `.otio` file, whose media are those of the
        production, by their names. Raises NotATimeline, and as `save` does.
        """
        async with self._sessions.begin() as db:
            row, _ = await reading.rows(db, self._workspace_id, production_id, is_locked=False)
            made = await self._made(db, row)
        wish = await asyncio.to_thread(edit_in, text, made.timeline, tuple(made.media))
        return await self.save(production_id, wish, version)

    async def film(
        self, production_id: ProductionId, key: str, is_wanted: Callable[[], Awaitable[bool]]
    ) -> bytes | None:
        """A shot of the timeline as it stands as a small film, by its key (see `TimelineView`).

        None where nobody wants it any more when its turn comes. Raises as `open`, NotMade for a key
        of no shot, PictureUnreadable.
        """
        async with self._sessions.begin() as db:
            row, draft_row = await reading.rows(
                db, self._workspace_id, production_id, is_locked=False
            )
            made = await self._made(db, row)
            draft, _ = await states.shown(db, draft_row)
        line = _located(_whole(row, draft, made), made)
        keys = await asyncio.to_thread(films_of, line)
        if key not in keys or not key:
            raise NotMade("No shot of the timeline looks so any more.")
        return await self._filming.film(line, keys.index(key), key, is_wanted)

    async def _made(self, db: AsyncSession, row: ProductionRow) -> _Made:
        version = await find_last_version(db, row.id)
        files, script = (version.files, version.script) if version else (row.files, row.script)
        store = self._bench.library.store
        line = next((one for one in files if one["view"]["kind"] == "timeline"), None)
        if line is None or script is None or not store.path(line["stored"]).exists():
            raise NotReady(_LATER)
        first = Brief.model_validate(row.brief).formats[0]
        return _Made(
            timeline=await asyncio.to_thread(_read, store.path(line["stored"])),
            script=Script.model_validate(script),
            media=kept_media(files, first, store),
        )

    async def _view(
        self, db: AsyncSession, row: ProductionRow, draft_row: DraftRow, made: _Made
    ) -> TimelineView:
        draft, said = await states.shown(db, draft_row)
        first, last = await states.ends(db, draft_row)
        line = _shown(row, draft, made)
        shown, looks = await asyncio.to_thread(shown_of, _located(line, made))
        whole = _located(_whole(row, draft, made), made)
        return TimelineView(
            production_id=ProductionId(row.id),
            production_title=row.title,
            state=state_of(row),
            version=draft_row.version,
            said=said,
            can_undo=draft_row.position > first,
            can_redo=draft_row.position < last,
            is_changed=not reading.is_made_from(row, draft),
            is_current=_is_current(row, draft, made),
            is_ended=state_of(row) in ENDED,
            timeline=line,
            shown=shown,
            looks=looks,
            written=written_at(line),
            films=await asyncio.to_thread(films_of, whole),
            cues=await asyncio.to_thread(cues_of, line),
        )


def _located(line: Timeline, made: _Made) -> Timeline:
    """The timeline with its media where they are kept."""
    paths = {path: kept.path for path, kept in made.media.items()}
    return line.located(lambda path: paths.get(path, path))


def _is_current(row: ProductionRow, draft: Draft, made: _Made) -> bool:
    """Whether the draft says what the made timeline is spoken from."""
    asked = Brief.model_validate(row.brief).soundtrack
    wanted = reading.soundtrack_of(row, draft)
    own = Character.model_validate(row.character).voice
    return wanted.without_gain() == asked.without_gain() and speech_asks(
        draft.script, wanted.speaking(own)
    ) == speech_asks(made.script, asked.speaking(own))


def _is_same(row: ProductionRow, before: Draft, after: Draft) -> bool:
    brief = Brief.model_validate(row.brief)
    asked = reading.as_asked(before, brief) == reading.as_asked(after, brief)
    return asked and before.timeline == after.timeline


def _whole(row: ProductionRow, draft: Draft, made: _Made) -> Timeline:
    brief = reading.as_asked(draft, Brief.model_validate(row.brief))
    line = made.timeline.model_copy(
        update={"captions": brief.captions, "caption_place": brief.caption_place}
    )
    if draft.timeline is None or not _is_current(row, draft, made):
        return line
    mouths = followed(line.phonemes, line.speech, draft.timeline.speech)
    return with_edit(line, draft.timeline).model_copy(update={"phonemes": mouths})


def _shown(row: ProductionRow, draft: Draft, made: _Made) -> Timeline:
    """The timeline for the browser: its words as they stand in captions, no mouth shapes."""
    line = _whole(row, draft, made)
    return line.model_copy(update={"phonemes": (), "words": tidy(line.words, line.language)})


def _lengths(media: Mapping[Path, Kept]) -> dict[Path, float | None]:
    return {path: kept.seconds for path, kept in media.items()}


@lru_cache(maxsize=16)
def _read(path: Path) -> Timeline:
    """A timeline of the store, whose files never change."""
    return from_otio(path.read_text(encoding="utf-8"), path.parent)
