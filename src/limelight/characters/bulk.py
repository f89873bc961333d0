"""One thing done to many characters: what can be done is done, each failure is named."""

from collections.abc import Sequence
from typing import Literal, get_args

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import limits, rows, states
from limelight.characters.looks.ages import YOUNGEST_YEARS
from limelight.characters.queries import to_character
from limelight.characters.schemas import (
    BulkAction,
    BulkOutcome,
    BulkReport,
    Character,
    CharacterId,
    Rating,
)
from limelight.characters.service import delete_character
from limelight.kit.errors import Invalid, Problem
from limelight.moderation.ports import Judge
from limelight.moderation.service import check_character

MOST_AT_ONCE = 500
_TRANSITIONS = {
    "pause": states.pause,
    "resume": states.resume,
    "archive": states.archive,
    "restore": states.restore,
}


async def bulk_change(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    ids: Sequence[CharacterId],
    action: BulkAction,
    *,
    judges: Sequence[Judge],
) -> BulkReport:
    """Do `action` to each character once and say for each what became of it. Raises Invalid, and
    then nothing was done, for no or more than 500 ids, or a tag that may not be. Run twice, what
    was done is reported as unchanged; a deleted one as failed.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        raise Invalid("No character was chosen.", field="ids")
    limits.refuse_too_many(wanted, MOST_AT_ONCE, field="characters at once")
    action = await _checked(action, judges)
    outcomes: list[BulkOutcome] = []
    for character_id in wanted:
        name = ""
        try:
            before = to_character(await rows.get_row(db, workspace_id, character_id))
            name = before.name
            async with db.begin_nested():
                is_done = await _has_changed(db, workspace_id, before, action)
            result: Literal["done", "unchanged", "failed"] = "done" if is_done else "unchanged"
            outcomes.append(BulkOutcome(id=before.id, name=name, result=result))
        except Problem as problem:
            failed = BulkOutcome(id=character_id, name=name, result="failed", detail=problem.detail)
            outcomes.append(failed)
    return BulkReport(outcomes=tuple(outcomes))


async def _checked(action: BulkAction, judges: Sequence[Judge]) -> BulkAction:
    if action.verb not in ("tag", "untag"):
        if action.tag:
            raise Invalid(f"To {action.verb} takes no tag.", field="tag")
        return action
    tag = limits.check_tag(action.tag)
    ratings: tuple[Rating, ...] = get_args(Rating)
    for rating in ratings if action.verb == "tag" else ():
        await check_character(
            name="", description=tag, age_years=YOUNGEST_YEARS, rating=rating, judges=judges
        )
    return action.model_copy(update={"tag": tag})


async def _has_changed(
    db: AsyncSession, workspace_id: WorkspaceId, before: Character, action: BulkAction
) -> bool:
    if action.verb == "delete":
        await delete_character(db, workspace_id, before.id)
        return True
    if action.verb in _TRANSITIONS:
        return await _TRANSITIONS[action.verb](db, workspace_id, before.id) != before
    return await _retag(db, workspace_id, before, action) != before


async def _retag(
    db: AsyncSession, workspace_id: WorkspaceId, before: Character, action: BulkAction
) -> Character:
    folded = action.tag.casefold()
    has_it = any(tag.casefold() == folded for tag in before.tags)
    if has_it == (action.verb == "tag"):
        return before
    row = await rows.get_row(db, workspace_id, before.id)
    kept = [tag for tag in before.tags if tag.casefold() != folded]
    rows.set_tags(row, limits.check_tags([*kept, action.tag] if action.verb == "tag" else kept))
    return await rows.keep(db, row)
