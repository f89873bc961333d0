"""Pausing, resuming, archiving and restoring."""

import pytest
from tests.make.characters import Studio

from limelight.characters import states
from limelight.characters.errors import NotAvailable, UnknownCharacter
from limelight.characters.schemas import CharacterId


async def test_a_character_goes_through_its_states_and_each_step_may_run_twice(
    studio: Studio,
) -> None:
    nova = await studio.make("Nova")
    steps = [
        (states.pause, "paused"), (states.resume, "active"), (states.archive, "archived"),
        (states.restore, "active"),
    ]  # fmt: skip
    for act, status in steps:
        once = await studio.do(act, nova.id)
        assert once.status == status
        assert await studio.do(act, nova.id) == once
    assert (await studio.get("nova")).status == "active"


async def test_an_archived_character_is_neither_paused_nor_resumed(studio: Studio) -> None:
    nova = await studio.make("Nova")
    await studio.do(states.archive, nova.id)
    for act in (states.pause, states.resume):
        with pytest.raises(NotAvailable, match="limelight character restore nova"):
            await studio.do(act, nova.id)
    assert (await studio.get("nova")).status == "archived"


async def test_restoring_leaves_a_paused_character_paused(studio: Studio) -> None:
    nova = await studio.make("Nova")
    await studio.do(states.pause, nova.id)
    assert (await studio.do(states.restore, nova.id)).status == "paused"


async def test_only_an_active_character_is_available(studio: Studio) -> None:
    nova = await studio.make("Nova")
    assert states.check_available(nova) is nova
    for act, way_out in ((states.pause, "resume"), (states.archive, "restore")):
        with pytest.raises(NotAvailable, match=f"limelight character {way_out} nova"):
            states.check_available(await studio.do(act, nova.id))


async def test_an_unknown_character_has_no_state(studio: Studio) -> None:
    for act in (states.pause, states.resume, states.archive, states.restore):
        with pytest.raises(UnknownCharacter):
            await studio.do(act, CharacterId("nobody"))
