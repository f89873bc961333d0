"""A character does not say again what it said in earlier pieces."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from limelight.accounts.schemas import WorkspaceId
from limelight.accounts.service import get_local_workspace
from limelight.characters.schemas import CharacterId
from limelight.kit.db.sessions import Sessions
from limelight.kit.ids import new_id
from limelight.production.memories import MOST_PIECES, StudioMemories, said_before
from limelight.production.models import ProductionRow, StepRow
from limelight.production.queries import list_cards
from limelight.production.schemas import ProductionId

WHEN = datetime(2030, 1, 1, tzinfo=UTC)
BASIL, MINT = {"text": "basil", "seed": 1}, {"text": "mint", "seed": 1}


async def _kept(
    sessions: Sessions,
    brief: dict[str, Any],
    said: str,
    minute: int,
    *,
    character: str = "lumi",
    given: bool = False,
) -> ProductionId:
    """A production ordered in a minute, whose script was written thirty seconds later."""
    production_id = ProductionId(f"{minute:04d}-{new_id()}"[:36])
    at = WHEN + timedelta(minutes=minute)
    script = {
        "title": "T", "language": "en", "topic": "t",
        "scenes": [{"narration": said, "picture": "p", "setting": "s"}],
    }  # fmt: skip
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
        db.add(
            ProductionRow(
                id=production_id, workspace_id=workspace.id, character_id=character,
                character={"name": character}, brief=brief, given_script=script if given else None,
                script=script, title="T", state="done", attempt=1, error="", files=[],
                seconds=None, created_at=at, finished_at=None,
            )
        )  # fmt: skip
        await db.flush()
        db.add(
            StepRow(
                production_id=production_id, name="script", position=1, label="", state="done",
                note="", progress=None, started_at=at, ended_at=at + timedelta(seconds=30),
            )
        )  # fmt: skip
    return production_id


async def _before(sessions: Sessions, production_id: ProductionId) -> tuple[str, ...]:
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
        return await said_before(db, workspace.id, production_id)


async def _lately(sessions: Sessions, character: str = "lumi") -> tuple[str, ...]:
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
    return await StudioMemories(workspace.id, sessions).said_lately(CharacterId(character))


async def test_sentences_come_newest_piece_first_and_in_order(sessions: Sessions) -> None:
    await _kept(sessions, BASIL, "One. Two?", 1)
    await _kept(sessions, MINT, "Three! Four.", 2)
    assert await _lately(sessions) == ("Three!", "Four.", "One.", "Two?")


async def test_only_the_last_fifty_pieces_of_this_character_count(sessions: Sessions) -> None:
    for minute in range(MOST_PIECES + 2):
        await _kept(sessions, {"text": str(minute)}, f"Piece {minute}.", minute)
    await _kept(sessions, BASIL, "Somebody else.", 60, character="nova")
    said = await _lately(sessions)
    assert len(said) == MOST_PIECES
    assert said[0] == f"Piece {MOST_PIECES + 1}."
    assert "Piece 1." not in said


async def test_nothing_crosses_workspaces(sessions: Sessions) -> None:
    await _kept(sessions, BASIL, "Ours.", 1)
    other = StudioMemories(WorkspaceId("another"), sessions)
    assert await other.said_lately(CharacterId("lumi")) == ()


async def test_an_equal_order_remembers_what_the_first_one_did(sessions: Sessions) -> None:
    await _kept(sessions, MINT, "Mint.", 1)
    first = await _kept(sessions, BASIL, "Basil.", 2)
    await _kept(sessions, {"text": "thyme"}, "Thyme.", 3)
    again = await _kept(sessions, BASIL, "Basil.", 4)
    assert await _before(sessions, first) == await _before(sessions, again) == ("Mint.",)


@pytest.mark.parametrize("change", [{"seed": 2}, {"form": "story"}, {"look": "coat"}])
async def test_an_order_that_differs_remembers_the_earlier_one(
    sessions: Sessions, change: dict[str, Any]
) -> None:
    await _kept(sessions, BASIL, "Basil.", 1)
    other = await _kept(sessions, BASIL | change, "Other.", 2)
    assert await _before(sessions, other) == ("Basil.",)


async def test_an_edited_script_is_remembered_by_the_order_without_one(
    sessions: Sessions,
) -> None:
    await _kept(sessions, BASIL, "Edited.", 1, given=True)
    other = await _kept(sessions, BASIL, "Basil.", 2)
    assert await _before(sessions, other) == ("Edited.",)


async def test_what_is_not_written_yet_when_ordering_is_not_remembered(
    sessions: Sessions,
) -> None:
    await _kept(sessions, MINT, "Mint.", 1)
    meanwhile = await _kept(sessions, BASIL, "Basil.", 1)
    assert await _before(sessions, meanwhile) == ()


async def test_the_list_keeps_to_one_character(sessions: Sessions) -> None:
    made = [await _kept(sessions, BASIL, "One.", number) for number in range(3)]
    await _kept(sessions, MINT, "Two.", 4, character="nova")
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
        first = await list_cards(
            db, workspace.id, cursor=None, limit=2, state=None, character_id="lumi"
        )
        rest = await list_cards(
            db, workspace.id, cursor=first.next_cursor, limit=2, state=None, character_id="lumi"
        )
    assert [card.id for card in (*first.items, *rest.items)] == made[::-1]
    assert rest.next_cursor is None
