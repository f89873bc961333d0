"""Keeping the series of a workspace. Nothing here commits."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.clock import utc_now
from limelight.kit.db.cursors import read_cursor, write_cursor
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id
from limelight.production.models import ProductionRow
from limelight.production.queries import cards_of, get_row
from limelight.production.schemas import ProductionId
from limelight.production.series.errors import InAnotherSeries, SeriesNameTaken, SeriesNotFound
from limelight.production.series.models import EpisodeRow, SeriesRow
from limelight.production.series.schemas import (
    EpisodeView,
    Place,
    Running,
    SeriesCard,
    SeriesView,
)
from limelight.stories.script import Script
from limelight.stories.serial.episode import Episode, Told

MOST_EPISODES = 500
_LIST = "series"
_LONGEST_SUMMARY = 200


async def list_series(
    db: AsyncSession, workspace_id: str, *, cursor: str | None = None, limit: int = 50
) -> tuple[tuple[SeriesCard, ...], str | None]:
    """A page of the series by name, and the cursor of the next. Raises Invalid for a cursor of
    another list.
    """
    asked = select(SeriesRow).where(
        SeriesRow.workspace_id == workspace_id, SeriesRow.deleted_at.is_(None)
    )
    if cursor:
        name, after = read_cursor(cursor, _LIST, 2)
        asked = asked.where(
            (SeriesRow.name > name) | ((SeriesRow.name == name) & (SeriesRow.id > after))
        )
    rows = (await db.scalars(asked.order_by(SeriesRow.name, SeriesRow.id).limit(limit + 1))).all()
    shown = rows[:limit]
    counted = await _counts(db, [row.id for row in shown])
    cards = tuple(
        SeriesCard(
            id=row.id,
            running=_running(row),
            episode_count=counted.get(row.id, 0),
            next_number=row.number + 1,
            updated_at=row.updated_at,
        )
        for row in shown
    )
    more = write_cursor(_LIST, shown[-1].name, shown[-1].id) if len(rows) > limit else None
    return cards, more


async def get_series(db: AsyncSession, workspace_id: str, named: str) -> SeriesView:
    """The series of that id or name with its episodes; raises SeriesNotFound."""
    row = await _row(db, workspace_id, named)
    episodes = await _episodes(db, row.id)
    cards = await cards_of(db, workspace_id, [one.production_id for one in episodes])
    views = tuple(
        EpisodeView(number=one.number, production=cards[one.production_id]) for one in episodes
    )
    return SeriesView(
        id=row.id,
        running=_running(row),
        episodes=views,
        next_number=row.number + 1,
        characters=tuple(dict.fromkeys(one.production.character_name for one in views)),
        updated_at=row.updated_at,
    )


async def create_series(
    db: AsyncSession, workspace_id: str, running: Running, first: ProductionId | None = None
) -> str:
    """Begin a series, with a production as its first episode if one is named; returns its id.
    Raises SeriesNameTaken, ProductionNotFound, InAnotherSeries.
    """
    await _check_name(db, workspace_id, running.name)
    row = SeriesRow(
        id=new_id(),
        workspace_id=workspace_id,
        number=0,
        updated_at=utc_now(),
        deleted_at=None,
        **running.model_dump(),
    )
    db.add(row)
    await db.flush()
    if first is not None:
        await _add(db, workspace_id, row, first)
    return row.id


async def change_series(
    db: AsyncSession, workspace_id: str, series_id: str, running: Running
) -> None:
    """Say anew what stays the same in episodes to come. Raises SeriesNotFound, SeriesNameTaken."""
    row = await _row(db, workspace_id, series_id)
    if row.name != running.name:
        await _check_name(db, workspace_id, running.name)
    row.name, row.about, row.hook, row.outro = (
        running.name,
        running.about,
        running.hook,
        running.outro,
    )
    row.updated_at = utc_now()


async def delete_series(db: AsyncSession, workspace_id: str, series_id: str) -> None:
    """Put a series away; its productions stay. Raises SeriesNotFound."""
    row = await _row(db, workspace_id, series_id)
    row.deleted_at = utc_now()


async def restore_series(db: AsyncSession, workspace_id: str, series_id: str) -> None:
    """Take a deleted series back; raises SeriesNotFound, SeriesNameTaken."""
    row = await db.scalar(
        select(SeriesRow).where(SeriesRow.workspace_id == workspace_id, SeriesRow.id == series_id)
    )
    if row is None:
        raise SeriesNotFound("There is no such series here.", field="series")
    if row.deleted_at is not None:
        await _check_name(db, workspace_id, row.name)
        row.deleted_at = None


async def add_episode(
    db: AsyncSession, workspace_id: str, named: str, production_id: ProductionId
) -> None:
    """Make a finished production the next episode of a series. Raises SeriesNotFound,
    ProductionNotFound, InAnotherSeries.
    """
    row = await _row(db, workspace_id, named, is_locked=True)
    await _add(db, workspace_id, row, production_id)


async def next_episode(db: AsyncSession, workspace_id: str, named: str) -> Episode:
    """The next episode as its brief will hold it; the series stays locked until the transaction
    ends, so that two orders never get one number. Raises SeriesNotFound, Invalid for a series that
    is full.
    """
    row = await _row(db, workspace_id, named, is_locked=True)
    if row.number >= MOST_EPISODES:
        raise Invalid(f"A series has {MOST_EPISODES} episodes at most.", field="series")
    return Episode(
        series_id=row.id,
        series=row.name,
        number=row.number + 1,
        hook=row.hook,
        outro=row.outro,
        about=row.about,
        told=await _told(db, workspace_id, row.id),
    )


async def link(
    db: AsyncSession, workspace_id: str, episode: Episode, production_id: ProductionId
) -> None:
    """Write down that a production is that episode; to be called in the transaction that writes
    down the production, after `next_episode`.
    """
    row = await _row(db, workspace_id, episode.series_id, is_locked=True)
    db.add(EpisodeRow(series_id=row.id, number=episode.number, production_id=production_id))
    row.number, row.updated_at = episode.number, utc_now()
    await db.flush()


async def last_of(db: AsyncSession, workspace_id: str, named: str) -> ProductionId | None:
    """The production of the last episode, which the next one is like; None for a series without
    one. Raises SeriesNotFound.
    """
    row = await _row(db, workspace_id, named)
    found = await db.scalar(
        select(EpisodeRow.production_id)
        .where(EpisodeRow.series_id == row.id)
        .order_by(EpisodeRow.number.desc())
        .limit(1)
    )
    return ProductionId(found) if found else None


async def place_of(
    db: AsyncSession, workspace_id: str, production_id: ProductionId
) -> Place | None:
    """The series and number of a production; None for one that is no episode, or whose series is
    deleted.
    """
    found = await db.execute(
        select(SeriesRow.id, SeriesRow.name, EpisodeRow.number)
        .join(EpisodeRow, EpisodeRow.series_id == SeriesRow.id)
        .where(
            SeriesRow.workspace_id == workspace_id,
            SeriesRow.deleted_at.is_(None),
            EpisodeRow.production_id == production_id,
        )
    )
    row = found.first()
    return Place(series_id=row[0], name=row[1], number=row[2]) if row else None


async def _add(
    db: AsyncSession, workspace_id: str, row: SeriesRow, production_id: ProductionId
) -> None:
    await get_row(db, workspace_id, production_id)
    taken = await _episode_of(db, production_id)
    if taken is not None:
        raise InAnotherSeries(
            f"It is episode {taken.number} of a series already.", production=production_id
        )
    row.number += 1
    row.updated_at = utc_now()
    db.add(EpisodeRow(series_id=row.id, number=row.number, production_id=production_id))
    await db.flush()


async def _episode_of(db: AsyncSession, production_id: str) -> EpisodeRow | None:
    return await db.scalar(select(EpisodeRow).where(EpisodeRow.production_id == production_id))


async def _row(
    db: AsyncSession, workspace_id: str, named: str, *, is_locked: bool = False
) -> SeriesRow:
    asked = select(SeriesRow).where(
        SeriesRow.workspace_id == workspace_id,
        SeriesRow.deleted_at.is_(None),
        (SeriesRow.id == named) | (SeriesRow.name == named),
    )
    if is_locked:
        asked = asked.with_for_update()
    row = await db.scalar(asked.order_by(SeriesRow.id).limit(1))
    if row is None:
        raise SeriesNotFound(
            f"There is no series {named!r}. List them with: limelight series list", field="series"
        )
    return row


async def _check_name(db: AsyncSession, workspace_id: str, name: str) -> None:
    taken = await db.scalar(
        select(SeriesRow.id).where(
            SeriesRow.workspace_id == workspace_id,
            SeriesRow.deleted_at.is_(None),
            SeriesRow.name == name,
        )
    )
    if taken is not None:
        raise SeriesNameTaken(f"There is a series {name!r} already.", field="name")


async def _episodes(db: AsyncSession, series_id: str) -> Sequence[EpisodeRow]:
    asked = select(EpisodeRow).where(EpisodeRow.series_id == series_id)
    return (await db.scalars(asked.order_by(EpisodeRow.number))).all()


async def _counts(db: AsyncSession, series_ids: Sequence[str]) -> dict[str, int]:
    counted = await db.execute(
        select(EpisodeRow.series_id, func.count())
        .where(EpisodeRow.series_id.in_(series_ids))
        .group_by(EpisodeRow.series_id)
    )
    return {str(row[0]): int(row[1]) for row in counted}


async def _told(db: AsyncSession, workspace_id: str, series_id: str) -> tuple[Told, ...]:
    found = await db.execute(
        select(EpisodeRow.number, ProductionRow.title, ProductionRow.script, ProductionRow.brief)
        .join(ProductionRow, ProductionRow.id == EpisodeRow.production_id)
        .where(ProductionRow.workspace_id == workspace_id, EpisodeRow.series_id == series_id)
        .order_by(EpisodeRow.number)
    )
    told: list[Told] = []
    for number, title, script, brief in found:
        about = str(brief["text"])
        if script is not None:
            written = Script.model_validate(script)
            about = written.description or written.topic
        told.append(Told(number=number, title=title, about=about[:_LONGEST_SUMMARY]))
    return tuple(told)


def _running(row: SeriesRow) -> Running:
    return Running(name=row.name, about=row.about, hook=row.hook, outro=row.outro)
