"""Versions: one is seen, the others are kept; each step can be undone."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from limelight.accounts.schemas import WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Conflict
from limelight.library.errors import NothingToUndo
from limelight.library.finding.lists import list_numbers
from limelight.library.queries import get_asset, get_sheet
from limelight.library.schemas import Asset, AssetFilter
from limelight.library.service import Library
from limelight.library.shelving.changes import change_many, undo
from limelight.library.shelving.trash import purge
from limelight.library.shelving.versions import replace, show_version

Keep = Callable[..., Awaitable[Asset]]


async def _seen(sessions: Sessions, workspace: WorkspaceId) -> list[int]:
    async with sessions.read() as db:
        found = await list_numbers(db, workspace, AssetFilter(), "oldest")
    return [int(one) for one in found]


async def _undone(sessions: Sessions, workspace: WorkspaceId, undo_id: str | None) -> None:
    assert undo_id is not None
    async with sessions.begin() as db:
        await undo(db, workspace, undo_id)


async def test_a_new_version_is_shown_alone_and_an_old_one_can_be_shown_again(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    old, new = await kept("Basil"), await kept("Basil, redrawn")
    async with sessions.begin() as db:
        assert (await replace(db, workspace, old.id, new.id)).version == 2
        assert (await replace(db, workspace, old.id, new.id)).undo_id is None
    assert await _seen(sessions, workspace) == [new.number]
    async with sessions.read() as db:
        sheet = await get_sheet(db, workspace, new.id)
    assert [(one.id, one.version) for one in sheet.versions] == [(new.id, 2), (old.id, 1)]
    async with sessions.begin() as db:
        shown = await show_version(db, workspace, old.id)
    assert await _seen(sessions, workspace) == [old.number]
    await _undone(sessions, workspace, shown.undo_id)
    assert await _seen(sessions, workspace) == [new.number]


async def test_undoing_gives_both_their_places_back(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    old, known, fresh = await kept("One"), await kept("Two"), await kept("Three")
    async with sessions.begin() as db:
        first = await replace(db, workspace, old.id, known.id)
    await _undone(sessions, workspace, first.undo_id)
    assert await _seen(sessions, workspace) == [old.number, known.number, fresh.number]
    async with sessions.begin() as db:
        await change_many(db, workspace, [old.number], "tag", "herbs")
        await change_many(db, workspace, [old.number], "rate", "4")
    async with sessions.begin() as db:
        second = await replace(db, workspace, old.id, fresh.id, is_new=True)
        taken = await get_asset(db, workspace, fresh.id)
    assert (taken.title, taken.tags, taken.stars) == ("One", ("herbs",), 4)
    await _undone(sessions, workspace, second.undo_id)
    assert await _seen(sessions, workspace) == [old.number, known.number]
    async with sessions.read() as db:
        thrown = await get_asset(db, workspace, fresh.id)
    assert (thrown.place, thrown.version, thrown.lineage_id) == ("trash", 1, fresh.id)
    assert thrown.deleted_at is not None


async def test_what_was_built_upon_is_not_undone(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    one, two, three = await kept("One"), await kept("Two"), await kept("Three")
    async with sessions.begin() as db:
        first = await replace(db, workspace, one.id, two.id)
        await replace(db, workspace, two.id, three.id)
    with pytest.raises(NothingToUndo):
        await _undone(sessions, workspace, first.undo_id)
    assert await _seen(sessions, workspace) == [three.number]


async def test_of_several_versions_one_comes_back_from_the_trash_to_be_seen(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    one, two = await kept("One"), await kept("Two")
    async with sessions.begin() as db:
        await replace(db, workspace, one.id, two.id)
        await change_many(db, workspace, [one.number], "delete")
        with pytest.raises(Conflict):
            await show_version(db, workspace, one.id)
        await change_many(db, workspace, [one.number], "restore")
    assert await _seen(sessions, workspace) == [two.number]
    async with sessions.begin() as db:
        await change_many(db, workspace, [one.number, two.number], "delete")
        await change_many(db, workspace, [one.number, two.number], "restore")
    assert await _seen(sessions, workspace) == [two.number]


async def test_earlier_versions_go_for_good_with_the_one_that_was_seen(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep, library: Library
) -> None:
    one, two, other = await kept("One"), await kept("Two"), await kept("Three")
    async with sessions.begin() as db:
        await replace(db, workspace, one.id, two.id)
        await change_many(db, workspace, [two.number], "delete")
        later = utc_now() + timedelta(seconds=1)
        count, files = await purge(db, workspace, library.store, later)
    assert (count, len(files)) == (1, 2)
    assert await _seen(sessions, workspace) == [other.number]
    assert {path.name for path in files} == {one.file.name, two.file.name}


async def test_an_earlier_version_that_is_kept_again_stays_one(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    one, two = await kept("One"), await kept("Two")
    async with sessions.begin() as db:
        await replace(db, workspace, one.id, two.id)
    await kept("One")
    assert await _seen(sessions, workspace) == [two.number]
