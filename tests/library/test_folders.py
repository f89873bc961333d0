"""Folders: named, nested, moved, deleted, and all of it undone."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.make.program import call

from limelight.accounts.schemas import WorkspaceId
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.library.errors import NameTaken, UnknownFolder, WrongPlace
from limelight.library.finding.facets import list_folders
from limelight.library.finding.lists import list_numbers
from limelight.library.queries import get_asset
from limelight.library.schemas import DEEPEST_FOLDER, Asset, AssetFilter
from limelight.library.shelving.changes import change_many, undo
from limelight.library.shelving.folders import (
    delete_folder,
    make_folder,
    move_folder,
    rename_folder,
)

Keep = Callable[..., Awaitable[Asset]]


async def _paths(sessions: Sessions, workspace: WorkspaceId) -> list[tuple[str, int, int]]:
    async with sessions.read() as db:
        found = await list_folders(db, workspace)
    return [(one.path, one.count, one.whole_count) for one in found]


async def _undone(sessions: Sessions, workspace: WorkspaceId, undo_id: str | None) -> None:
    assert undo_id is not None
    async with sessions.begin() as db:
        assert (await undo(db, workspace, undo_id)).kind == "folders"


async def test_names_are_single_beside_each_other_only(
    sessions: Sessions, workspace: WorkspaceId
) -> None:
    async with sessions.begin() as db:
        herbs = await make_folder(db, workspace, "  My   herbs ")
        with pytest.raises(NameTaken):
            await make_folder(db, workspace, "MY HERBS")
        inner = await make_folder(db, workspace, "My herbs", herbs.id)
        other = await make_folder(db, workspace, "Other")
        with pytest.raises(NameTaken):
            await rename_folder(db, workspace, other.id, "my herbs")
        with pytest.raises(NameTaken):
            await move_folder(db, workspace, inner.id, None)
        for wrong in ("", " ", "x" * 81):
            with pytest.raises(Invalid):
                await make_folder(db, workspace, wrong)
        with pytest.raises(UnknownFolder):
            await make_folder(db, workspace, "Lost", "nowhere")
    assert inner.path == "My herbs / My herbs"
    assert await _paths(sessions, workspace) == [
        ("My herbs", 0, 0), ("My herbs / My herbs", 0, 0), ("Other", 0, 0),
    ]  # fmt: skip


async def test_a_folder_cannot_lie_in_itself_nor_too_deep(
    sessions: Sessions, workspace: WorkspaceId
) -> None:
    async with sessions.begin() as db:
        made = [await make_folder(db, workspace, "0")]
        for depth in range(1, DEEPEST_FOLDER):
            made.append(await make_folder(db, workspace, str(depth), made[-1].id))
        with pytest.raises(WrongPlace):
            await make_folder(db, workspace, "too deep", made[-1].id)
        for inside in made:
            with pytest.raises(WrongPlace):
                await move_folder(db, workspace, made[0].id, inside.id)
        beside = await make_folder(db, workspace, "beside")
        with pytest.raises(WrongPlace):
            await move_folder(db, workspace, made[0].id, beside.id)
        await move_folder(db, workspace, made[1].id, beside.id)
    assert len(await _paths(sessions, workspace)) == DEEPEST_FOLDER + 1


async def test_a_filter_takes_a_folder_alone_or_with_its_folders(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    outer_one, inner_one, loose = [await kept(name) for name in ("One", "Two", "Three")]
    async with sessions.begin() as db:
        outer = await make_folder(db, workspace, "Outer")
        inner = await make_folder(db, workspace, "Inner", outer.id)
        await change_many(db, workspace, [outer_one.number], "move", outer.id)
        await change_many(db, workspace, [inner_one.number], "move", inner.id)
    for folder, with_inner, found in (
        (outer.id, False, {outer_one.number}),
        (outer.id, True, {outer_one.number, inner_one.number}),
        (inner.id, True, {inner_one.number}),
        ("none", True, {loose.number}),
        ("nowhere", True, set()),
    ):
        wanted = AssetFilter(folder=folder, inner_folders=with_inner)
        async with sessions.read() as db:
            assert set((await list_numbers(db, workspace, wanted)).tolist()) == found
    assert await _paths(sessions, workspace) == [("Outer", 1, 2), ("Outer / Inner", 1, 1)]


async def test_what_was_done_to_a_folder_is_undone(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    asset, lost = await kept("One"), await kept("Two")
    async with sessions.begin() as db:
        outer = await make_folder(db, workspace, "Outer")
        inner = await make_folder(db, workspace, "Inner", outer.id)
        await change_many(db, workspace, [asset.number], "move", inner.id)
        put = await change_many(db, workspace, [lost.number], "move", inner.id)
        away = await change_many(db, workspace, [lost.number], "move", "")
    before = await _paths(sessions, workspace)
    async with sessions.begin() as db:
        same = await rename_folder(db, workspace, inner.id, "Inner")
        renamed = await rename_folder(db, workspace, inner.id, "Other")
        moved = await move_folder(db, workspace, inner.id, None)
    assert (same.undo_id, renamed.count, moved.count) == (None, 1, 1)
    assert await _paths(sessions, workspace) == [("Other", 1, 1), ("Outer", 0, 0)]
    await _undone(sessions, workspace, moved.undo_id)
    await _undone(sessions, workspace, renamed.undo_id)
    assert await _paths(sessions, workspace) == before
    async with sessions.begin() as db:
        gone = await delete_folder(db, workspace, outer.id)
    assert (gone.count, await _paths(sessions, workspace)) == (1, [])
    async with sessions.begin() as db:
        assert put.undo_id is not None
        assert away.undo_id is not None
        assert (await undo(db, workspace, away.undo_id)).count == 1
    async with sessions.read() as db:
        assert (await get_asset(db, workspace, lost.id)).folder_id is None, "its folder is gone"
    await _undone(sessions, workspace, gone.undo_id)
    assert await _paths(sessions, workspace) == before
    async with sessions.read() as db:
        assert (await get_asset(db, workspace, asset.id)).folder_id == inner.id


async def test_what_comes_back_finds_another_name_and_place_where_its_own_are_taken(
    sessions: Sessions, workspace: WorkspaceId
) -> None:
    async with sessions.begin() as db:
        outer = await make_folder(db, workspace, "Outer")
        inner = await make_folder(db, workspace, "Inner", outer.id)
        gone = await delete_folder(db, workspace, inner.id)
        await make_folder(db, workspace, "Inner", outer.id)
    await _undone(sessions, workspace, gone.undo_id)
    assert [path for path, _, _ in await _paths(sessions, workspace)] == [
        "Outer", "Outer / Inner", "Outer / Inner 2",
    ]  # fmt: skip
    async with sessions.begin() as db:
        again = await delete_folder(db, workspace, inner.id)
        await delete_folder(db, workspace, outer.id)
    await _undone(sessions, workspace, again.undo_id)
    assert [path for path, _, _ in await _paths(sessions, workspace)] == ["Inner 2"]


async def test_undoing_moves_leaves_no_folder_in_itself(
    sessions: Sessions, workspace: WorkspaceId
) -> None:
    async with sessions.begin() as db:
        one = await make_folder(db, workspace, "One")
        two = await make_folder(db, workspace, "Two", one.id)
        out = await move_folder(db, workspace, two.id, None)
        await move_folder(db, workspace, one.id, two.id)
    await _undone(sessions, workspace, out.undo_id)
    assert [path for path, _, _ in await _paths(sessions, workspace)] == ["Two", "Two / One"]


def test_the_command_line_puts_folders_in_order_and_back(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert call("library", "folders", "make", "Autumn", data=data).code == 0
    made = call("library", "folders", "make", "Day 1", "--into", "autumn", "--json", data=data)
    assert json.loads(made.out)["path"] == "Autumn / Day 1"
    moved = call("library", "folders", "move", "autumn/day 1", data=data)
    assert call("library", "folders", "rename", "Autumn", "Fall", data=data).code == 0
    assert call("library", "undo", moved.out.split()[-1], data=data).code == 0
    deleted = call("library", "folders", "delete", "Fall", data=data)
    assert json.loads(call("library", "folders", "list", "--json", data=data).out) == []
    assert (
        call("library", "undo", deleted.out.split()[-1], data=data).out == "As before: 2 folders.\n"
    )
    listed = json.loads(call("library", "folders", "list", "--json", data=data).out)
    assert [one["path"] for one in listed] == ["Fall", "Fall / Day 1"]
    lost = call("library", "folders", "delete", "Winter", data=data)
    assert (lost.code, "no folder 'Winter'" in lost.err) == (2, True)
    assert call("library", "folders", "put", "nothing", "--into", "Fall", data=data).code == 0
