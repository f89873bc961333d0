"""What earlier productions of a workspace took, and what one took that is finished."""

import itertools
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only

from limelight.production.models import ProductionRow, StepRow
from limelight.production.quotes.estimating import Sample, size_of
from limelight.production.schemas import AS_GIVEN, NOT_WANTED
from limelight.stories.brief import Brief

# The machine as it is now, so not all there ever was.
MOST_SAMPLES = 12


async def list_samples(db: AsyncSession, workspace_id: str) -> tuple[Sample, ...]:
    """The last productions of the workspace that are done, the newest first. Steps whose results
    were there before say nothing about how long they take and are left out.
    """
    rows = await db.scalars(
        select(ProductionRow)
        .where(ProductionRow.workspace_id == workspace_id, ProductionRow.state == "done")
        .options(
            load_only(
                ProductionRow.id,
                ProductionRow.brief,
                ProductionRow.script,
                ProductionRow.seconds,
                ProductionRow.files,
            )
        )
        .order_by(ProductionRow.id.desc())
        .limit(MOST_SAMPLES)
    )
    found = [row for row in rows if row.seconds and row.script]
    steps = await _steps(db, [row.id for row in found])
    return tuple(_sample(row, steps.get(row.id, {})) for row in found)


async def _steps(db: AsyncSession, production_ids: Sequence[str]) -> dict[str, dict[str, float]]:
    """How long each step took that made something new, by production."""
    rows = await db.scalars(
        select(StepRow).where(
            StepRow.production_id.in_(production_ids),
            StepRow.state == "done",
            # Some of what "1 of 4 made before" took is missing.
            StepRow.note.not_like("%made before"),
            StepRow.note.not_in((AS_GIVEN, NOT_WANTED)),
        )
    )
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        if row.started_at and row.ended_at:
            taken = (row.ended_at - row.started_at).total_seconds()
            found.setdefault(row.production_id, {})[row.name] = taken
    return found


def _sample(row: ProductionRow, steps: dict[str, float]) -> Sample:
    brief = Brief.model_validate(row.brief)
    scenes = len((row.script or {}).get("scenes", ()))
    files = [file["view"] for file in row.files]
    is_video = [file["kind"] == "video" for file in files]
    sizes = [int(file["size_bytes"]) for file in files]
    video_bytes = sum(itertools.compress(sizes, is_video))
    return Sample(
        size=size_of(brief, seconds=row.seconds or brief.seconds, scenes=scenes),
        steps=steps,
        video_bytes=video_bytes,
        other_bytes=sum(sizes) - video_bytes,
    )
