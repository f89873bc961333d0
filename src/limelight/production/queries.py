"""Reads of productions; always inside one workspace."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only

from limelight.kit.db.cursors import read_cursor, write_cursor
from limelight.kit.errors import NotFound
from limelight.production.models import PictureRow, ProductionRow, StepRow, VersionRow
from limelight.production.schemas import (
    FileView,
    ProductionCard,
    ProductionId,
    ProductionPage,
    ProductionState,
    ProductionView,
    Quote,
    SceneView,
    Spent,
    StepView,
    VersionView,
)
from limelight.stories.brief import Brief
from limelight.stories.script import Script

_LIST = "productions"
# What a line of a list shows: briefs and scripts are large and would be read for nothing.
_LINE = load_only(
    ProductionRow.id,
    ProductionRow.title,
    ProductionRow.character,
    ProductionRow.state,
    ProductionRow.files,
    ProductionRow.seconds,
    ProductionRow.created_at,
)
MOST_VERSIONS = 100
DISCLOSURE = "AI-generated with Limelight: the person, the voice, the pictures and the music."


class ProductionNotFound(NotFound):
    """No such production in this workspace."""

    kind, title = "production.not-found", "There is no such production"


def file_url(production_id: str, name: str) -> str:
    """Where a page finds a file of a production."""
    return f"/production/{production_id}/files/{name}"


async def get_row(db: AsyncSession, workspace_id: str, production_id: str) -> ProductionRow:
    """The row of a production, for others in this folder; raises NotFound."""
    row = await db.scalar(
        select(ProductionRow).where(
            ProductionRow.workspace_id == workspace_id, ProductionRow.id == production_id
        )
    )
    if row is None:
        raise ProductionNotFound(
            f"There is no production {production_id!r}. List them with: limelight productions",
            production=production_id,
        )
    return row


async def find_id(db: AsyncSession, workspace_id: str, beginning: str) -> ProductionId:
    """The production whose id begins so; raises NotFound when there is none or more than one."""
    found: Sequence[str] = (
        await db.scalars(
            select(ProductionRow.id)
            .where(
                ProductionRow.workspace_id == workspace_id,
                ProductionRow.id.startswith(beginning, autoescape=True),
            )
            .limit(2)
        )
    ).all()
    if len(found) != 1 or len(beginning) < 4:
        many = "More than one production begins" if len(found) > 1 else "No production begins"
        raise ProductionNotFound(
            f"{many} with {beginning!r}. List them with: limelight productions",
            production=beginning,
        )
    return ProductionId(found[0])


async def list_ids(db: AsyncSession, workspace_id: str) -> tuple[ProductionId, ...]:
    """All productions of a workspace, oldest first."""
    asked = select(ProductionRow.id).where(ProductionRow.workspace_id == workspace_id)
    found = await db.scalars(asked.order_by(ProductionRow.id))
    return tuple(ProductionId(name) for name in found)


async def count_by_state(db: AsyncSession, workspace_id: str) -> Counter[str]:
    """How many productions of a workspace are in each state."""
    counted = await db.execute(
        select(ProductionRow.state, func.count())
        .where(ProductionRow.workspace_id == workspace_id)
        .group_by(ProductionRow.state)
    )
    return Counter({str(row[0]): int(row[1]) for row in counted})


async def list_unfinished(
    db: AsyncSession, workspace_id: str
) -> tuple[tuple[ProductionId, ProductionState], ...]:
    """What works, then what waits, each in the order it was asked for."""
    found = await db.execute(
        select(ProductionRow.id, ProductionRow.state == "working")
        .where(
            ProductionRow.workspace_id == workspace_id,
            ProductionRow.state.in_(("working", "waiting")),
        )
        .order_by(ProductionRow.state.desc(), ProductionRow.id)
    )
    return tuple(
        (ProductionId(name), "working" if is_working else "waiting") for name, is_working in found
    )


async def list_waiting(db: AsyncSession, workspace_id: str) -> tuple[ProductionId, ...]:
    """Productions that were ordered and have not begun, oldest first."""
    found = await db.scalars(
        select(ProductionRow.id)
        .where(ProductionRow.workspace_id == workspace_id, ProductionRow.state == "waiting")
        .order_by(ProductionRow.id)
    )
    return tuple(ProductionId(name) for name in found)


async def get_view(db: AsyncSession, workspace_id: str, production_id: str) -> ProductionView:
    """Everything about one production; raises NotFound."""
    row = await get_row(db, workspace_id, production_id)
    found = await db.scalars(
        select(StepRow).where(StepRow.production_id == row.id).order_by(StepRow.position)
    )
    steps = found.all()
    pictures = await db.scalars(select(PictureRow).where(PictureRow.production_id == row.id))
    script = Script.model_validate(row.script) if row.script else None
    return ProductionView(
        id=ProductionId(row.id),
        title=row.title,
        brief=Brief.model_validate(row.brief),
        character_id=row.character_id,
        character_name=str(row.character["name"]),
        state=state_of(row),
        created_at=row.created_at,
        finished_at=row.finished_at,
        steps=tuple(_step_view(step) for step in steps),
        scenes=_scenes(script, row.id, {picture.scene: picture.name for picture in pictures}),
        files=tuple(FileView.model_validate(file["view"]) for file in row.files),
        script=script,
        error=row.error or None,
        disclosure=DISCLOSURE,
        quote=Quote.model_validate(row.quote) if row.quote else None,
        spent=_spent(row, steps),
    )


def _spent(row: ProductionRow, steps: Sequence[StepRow]) -> Spent | None:
    """What the last make took; what it cost is written down when it is done."""
    began = [step.started_at for step in steps if step.started_at]
    ended = [step.ended_at for step in steps if step.ended_at]
    if row.state != "done" or not began or not ended:
        return None
    files = [FileView.model_validate(file["view"]) for file in row.files]
    return Spent(
        seconds=round((max(ended) - min(began)).total_seconds(), 1),
        cost_micros=row.cost_micros or 0,
        video_bytes=sum(file.size_bytes for file in files if file.kind == "video"),
        size_bytes=sum(file.size_bytes for file in files),
        is_first=row.attempt == 1 and all(step.state != "reused" for step in steps),
    )


def state_of(row: ProductionRow) -> ProductionState:
    """Where a production stands."""
    known: dict[str, ProductionState] = {
        "waiting": "waiting",
        "working": "working",
        "done": "done",
        "failed": "failed",
        "cancelled": "cancelled",
    }
    return known[row.state]


def _scenes(script: Script | None, row_id: str, pictures: dict[int, str]) -> tuple[SceneView, ...]:
    return tuple(
        SceneView(
            index=index,
            narration=scene.narration,
            on_screen=scene.on_screen,
            picture_url=file_url(row_id, f"scene-{index}.png") if index in pictures else None,
        )
        for index, scene in enumerate(script.scenes if script else (), start=1)
    )


def _step_view(row: StepRow) -> StepView:
    seconds = None
    if row.started_at and row.ended_at:
        seconds = (row.ended_at - row.started_at).total_seconds()
    return StepView.model_validate(
        {
            "name": row.name,
            "label": row.label,
            "state": row.state,
            "seconds": seconds,
            "note": row.note,
            "progress": row.progress,
        }
    )


async def list_versions(
    db: AsyncSession, workspace_id: str, production_id: str
) -> tuple[VersionView, ...]:
    """Every finished make of a production, the newest first; raises NotFound."""
    row = await get_row(db, workspace_id, production_id)
    found = await db.scalars(
        select(VersionRow)
        .where(VersionRow.production_id == row.id)
        .order_by(VersionRow.number.desc())
        .limit(MOST_VERSIONS)
    )
    return tuple(
        VersionView(
            number=version.number,
            title=version.title,
            made_at=version.made_at,
            seconds=version.seconds,
            script=Script.model_validate(version.script),
            files=tuple(_file_of(version, file["view"]) for file in version.files),
        )
        for version in found
    )


async def find_last_version(
    db: AsyncSession, production_id: str, *, below: int | None = None
) -> VersionRow | None:
    """The row of the last finished make, of those with a number below `below` if that is given, for
    others in this folder.
    """
    asked = select(VersionRow).where(VersionRow.production_id == production_id)
    if below is not None:
        asked = asked.where(VersionRow.number < below)
    return await db.scalar(asked.order_by(VersionRow.number.desc()).limit(1))


def _file_of(version: VersionRow, view: dict[str, Any]) -> FileView:
    file = FileView.model_validate(view)
    return file.model_copy(update={"url": f"{file.url}?version={version.number}"})


async def list_cards(
    db: AsyncSession,
    workspace_id: str,
    *,
    cursor: str | None,
    limit: int,
    state: ProductionState | None,
    character_id: str | None,
) -> ProductionPage:
    """A page of productions, of one character if it is named, newest first; pass `next_cursor` on
    to get the next one. Raises Invalid for a cursor of another list.
    """
    query = select(ProductionRow).where(ProductionRow.workspace_id == workspace_id).options(_LINE)
    if cursor:
        query = query.where(ProductionRow.id < read_cursor(cursor, _LIST, 1)[0])
    if state:
        query = query.where(ProductionRow.state == state)
    if character_id:
        query = query.where(ProductionRow.character_id == character_id)
    rows = (await db.scalars(query.order_by(ProductionRow.id.desc()).limit(limit + 1))).all()
    items = tuple(_card(row) for row in rows[:limit])
    following = write_cursor(_LIST, items[-1].id) if len(rows) > limit else None
    return ProductionPage(items=items, next_cursor=following)


async def list_making(
    db: AsyncSession, workspace_id: str, limit: int
) -> tuple[ProductionCard, ...]:
    """Productions that wait or are being made, the newest first."""
    # By state each, or SQLite would go through all that was ever made, newest first.
    newest = (
        select(ProductionRow.id)
        .where(ProductionRow.workspace_id == workspace_id, ProductionRow.state == state)
        .order_by(ProductionRow.id.desc())
        .limit(limit)
        .subquery()
        for state in ("waiting", "working")
    )
    ids = union_all(*(select(one.c.id) for one in newest))
    rows = await db.scalars(
        select(ProductionRow)
        .where(ProductionRow.workspace_id == workspace_id, ProductionRow.id.in_(ids))
        .options(_LINE)
        .order_by(ProductionRow.id.desc())
        .limit(limit)
    )
    return tuple(_card(row) for row in rows)


async def search_cards(
    db: AsyncSession, workspace_id: str, words: str, limit: int
) -> tuple[ProductionCard, ...]:
    """Productions with `words` in their title, newest first; all fit when `words` is empty."""
    found = await db.scalars(
        select(ProductionRow)
        .where(
            ProductionRow.workspace_id == workspace_id,
            ProductionRow.title.icontains(words, autoescape=True),
        )
        .options(_LINE)
        .order_by(ProductionRow.id.desc())
        .limit(limit)
    )
    return tuple(_card(row) for row in found)


async def cards_of(
    db: AsyncSession, workspace_id: str, production_ids: Sequence[str]
) -> dict[str, ProductionCard]:
    """Lines of the list by id, of those that are there."""
    rows = await db.scalars(
        select(ProductionRow)
        .where(ProductionRow.workspace_id == workspace_id, ProductionRow.id.in_(production_ids))
        .options(_LINE)
    )
    return {row.id: _card(row) for row in rows}


def _card(row: ProductionRow) -> ProductionCard:
    created_at: datetime = row.created_at
    covers = {f["view"]["kind"]: f["view"] for f in row.files}
    thumbnail = covers.get("preview") or covers.get("thumbnail")
    return ProductionCard(
        id=ProductionId(row.id),
        title=row.title,
        character_name=str(row.character["name"]),
        state=state_of(row),
        created_at=created_at,
        seconds=row.seconds,
        thumbnail_url=thumbnail["url"] if thumbnail else None,
    )


async def list_stored(db: AsyncSession, workspace_id: str, *, of_others: bool) -> frozenset[str]:
    """The names in the store of all files and pictures that productions of a workspace refer to, or
    those of all other workspaces.
    """
    theirs = ProductionRow.workspace_id != workspace_id
    whose = theirs if of_others else ProductionRow.workspace_id == workspace_id
    versions = select(VersionRow.files).join(
        ProductionRow, ProductionRow.id == VersionRow.production_id
    )
    found: set[str] = set()
    for asked in (select(ProductionRow.files).where(whose), versions.where(whose)):
        async for files in await db.stream_scalars(asked):
            found |= {str(file["stored"]) for file in files}
    pictures = select(PictureRow.name).join(
        ProductionRow, ProductionRow.id == PictureRow.production_id
    )
    return frozenset(found | set(await db.scalars(pictures.where(whose))))


async def find_stored_name(
    db: AsyncSession, workspace_id: str, production_id: str, name: str, version: int = 0
) -> str | None:
    """What the file called `name` of this production is called in the library's store; of an
    earlier version if one is named.
    """
    row = await get_row(db, workspace_id, production_id)
    files = row.files
    if version:
        kept = await db.get(VersionRow, (row.id, version))
        files = kept.files if kept else []
    for file in files:
        if file["view"]["name"] == name:
            return str(file["stored"])
    for picture in await db.scalars(select(PictureRow).where(PictureRow.production_id == row.id)):
        if f"scene-{picture.scene}.png" == name:
            return picture.name
    return None
