"""Drafts as they stand; every function runs inside the caller's transaction."""

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.characters.schemas import Character
from limelight.generation.schemas import SpeechAsk
from limelight.production.editing import states
from limelight.production.editing.schemas import DraftChanged, DraftView, NotReady
from limelight.production.models import DraftRow, ProductionRow
from limelight.production.queries import get_row, state_of
from limelight.production.schemas import ProductionId
from limelight.production.steps import planning
from limelight.stories.brands.brand import faults
from limelight.stories.brief import Brief
from limelight.stories.editing.drafts import Draft, draft_of
from limelight.stories.editing.timelines import TimelineEdit
from limelight.stories.heard.soundtrack import Soundtrack
from limelight.stories.script import Script
from limelight.stories.shots import Drawing, drawings, speech_asks


async def rows(
    db: AsyncSession, workspace_id: str, production_id: ProductionId, *, is_locked: bool
) -> tuple[ProductionRow, DraftRow]:
    """A production and its draft, which is begun where there is none. Raises NotFound, and NotReady
    while there is no script.
    """
    row = await get_row(db, workspace_id, production_id)
    draft_row = await states.find(db, production_id, is_locked=is_locked)
    if draft_row is None:
        draft_row = await states.begin(db, production_id, made_from(row))
    return row, draft_row


async def checked(
    db: AsyncSession, workspace_id: str, production_id: ProductionId, version: int
) -> tuple[ProductionRow, DraftRow]:
    """The two, locked against other writers, if the draft is still of that version. Raises as
    `rows` does, and DraftChanged.
    """
    row, draft_row = await rows(db, workspace_id, production_id, is_locked=True)
    if draft_row.version != version:
        raise DraftChanged(
            "Somebody changed this script in the meantime, perhaps you in another tab. "
            "Load it again; what you typed is not lost yet, so copy it first.",
            version=draft_row.version,
        )
    return row, draft_row


async def view(db: AsyncSession, row: ProductionRow, draft_row: DraftRow) -> DraftView:
    """The draft for people."""
    draft, said = await states.shown(db, draft_row)
    first, last = await states.ends(db, draft_row)
    brief = Brief.model_validate(row.brief)
    return DraftView(
        production_id=ProductionId(row.id),
        production_title=row.title,
        state=state_of(row),
        formats=brief.formats,
        draft=draft,
        version=draft_row.version,
        is_changed=not is_made_from(row, draft),
        can_undo=draft_row.position > first,
        can_redo=draft_row.position < last,
        said=said,
        character_id=row.character_id,
        soundtrack=as_asked(draft, brief).soundtrack,
        brand_faults=faults(draft.script, brief.brand) if brief.brand else (),
    )


def made_from(row: ProductionRow) -> Draft:
    """What the production was made from, as a draft of new scenes."""
    script, drawn = plan(row)
    return draft_of(script, drawn).model_copy(update={"timeline": timeline_of(row)})


def is_made_from(row: ProductionRow, draft: Draft) -> bool:
    """Whether making the draft would make the same again."""
    brief = Brief.model_validate(row.brief)
    return (
        (draft.script, draft.drawings) == plan(row)
        and draft.timeline == timeline_of(row)
        and as_asked(draft, brief) == brief
    )


def as_asked(draft: Draft, brief: Brief) -> Brief:
    """The brief with what the draft says otherwise."""
    said = {
        "captions": draft.captions,
        "caption_place": draft.caption_place,
        "soundtrack": draft.soundtrack,
    }
    return brief.model_copy(update={name: value for name, value in said.items() if value})


def soundtrack_of(row: ProductionRow, draft: Draft) -> Soundtrack:
    """The voice and the music that the draft asks for."""
    return as_asked(draft, Brief.model_validate(row.brief)).soundtrack


def spoken(row: ProductionRow, draft: Draft) -> tuple[SpeechAsk, ...]:
    """What is spoken of a draft, by the voice that it asks for."""
    own = Character.model_validate(row.character).voice
    return speech_asks(draft.script, soundtrack_of(row, draft).speaking(own))


def timeline_of(row: ProductionRow) -> TimelineEdit | None:
    """What was changed of the timeline when the production was made."""
    return TimelineEdit.model_validate(row.timeline) if row.timeline else None


def plan(row: ProductionRow) -> tuple[Script, tuple[Drawing, ...]]:
    """The script of a production and how its scenes are drawn; raises NotReady without one."""
    content = row.script or row.given_script
    if content is None:
        raise NotReady("The script is not written yet. It can be edited as soon as it is.")
    script = Script.model_validate(content)
    if row.drawings is not None:
        return script, tuple(Drawing.model_validate(each) for each in row.drawings)
    brief, character = Brief.model_validate(row.brief), Character.model_validate(row.character)
    return script, drawings(planning.with_look_places(brief, character, script), brief.seed)
