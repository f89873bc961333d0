"""Things done to many assets at once, undone, and thrown away for good."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from limelight.accounts.schemas import WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.library.errors import BadTag, NothingToUndo, UnknownAsset, UnknownFolder
from limelight.library.finding.lists import list_numbers
from limelight.library.queries import get_asset, get_sheet
from limelight.library.schemas import Asset, AssetFilter, Rights, Verb
from limelight.library.service import Library
from limelight.library.shelving.changes import change_many, undo
from limelight.library.shelving.trash import RETENTION, purge
from limelight.library.shelving.versions import declare_rights, rename

Keep = Callable[..., Awaitable[Asset]]


async def _now(sessions: Sessions, workspace: WorkspaceId, *assets: Asset) -> list[Asset]:
    async with sessions.read() as db:
        return [await get_asset(db, workspace, asset.id) for asset in assets]


async def _shown(sessions: Sessions, workspace: WorkspaceId, place: str = "shown") -> list[int]:
    async with sessions.read() as db:
        wanted = AssetFilter.model_validate({"place": place})
        return [int(one) for one in await list_numbers(db, workspace, wanted, "oldest")]


@pytest.mark.parametrize(
    ("verb", "value", "field"),
    [
        ("favourite", "", "is_favourite"),
        ("rate", "3", "stars"),
        ("mark", "mature", "rating"),
        ("tag", "herbs", "tags"),
        ("delete", "", "place"),
    ],
)
async def test_a_change_of_many_is_undone_to_what_each_was(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep, verb: Verb, value: str, field: str
) -> None:
    one, two, three = [await kept(name) for name in ("One", "Two", "Three")]
    async with sessions.begin() as db:
        await change_many(db, workspace, [one.number], "rate", "5")
        await change_many(db, workspace, [one.number], "tag", "Old")
    before = [getattr(asset, field) for asset in await _now(sessions, workspace, one, two, three)]
    numbers = [one.number, two.number, 99]
    async with sessions.begin() as db:
        change = await change_many(db, workspace, numbers, verb, value)
    assert change.count == 2
    during = [getattr(asset, field) for asset in await _now(sessions, workspace, one, two, three)]
    assert during[2] == before[2]
    assert during[:2] != before[:2]
    async with sessions.begin() as db:
        again = await change_many(db, workspace, numbers, verb, value)
        assert (again.count, again.undo_id) == (0, None)
        assert change.undo_id is not None
        assert (await undo(db, workspace, change.undo_id)).count == 2
    after = [getattr(asset, field) for asset in await _now(sessions, workspace, one, two, three)]
    assert after == before
    async with sessions.begin() as db:
        with pytest.raises(NothingToUndo):
            await undo(db, workspace, change.undo_id)


async def test_what_is_in_the_trash_comes_back_where_it_stood(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    one, two = await kept("One"), await kept("Two")
    async with sessions.begin() as db:
        await change_many(db, workspace, [one.number], "delete")
    assert await _shown(sessions, workspace) == [two.number]
    assert await _shown(sessions, workspace, "trash") == [one.number]
    async with sessions.begin() as db:
        change = await change_many(db, workspace, [one.number, two.number], "restore")
    assert change.count == 1
    assert await _shown(sessions, workspace) == [one.number, two.number]
    async with sessions.begin() as db:
        assert change.undo_id is not None
        await undo(db, workspace, change.undo_id)
    (asset,) = await _now(sessions, workspace, one)
    assert asset.place == "trash"
    assert asset.deleted_at is not None


async def test_the_trash_is_emptied_of_what_lay_long_enough_but_not_of_what_others_need(
    sessions: Sessions, workspace: WorkspaceId, library: Library, kept: Keep
) -> None:
    one, two = await kept("One", content=b"one"), await kept("Two", content=b"two")
    film = await kept("Film", kind="video", suffix=".mp4", parents=(one.file.sha256,), content=b"f")
    async with sessions.begin() as db:
        await change_many(db, workspace, [one.number, two.number], "delete")
        assert await purge(db, workspace, library.store, utc_now() - RETENTION) == (0, [])
    async with sessions.begin() as db:
        count, gone = await purge(db, workspace, library.store, utc_now() + timedelta(seconds=1))
    assert (count, gone) == (2, [library.store.path(two.file.name)])
    assert await _shown(sessions, workspace) == [film.number]
    async with sessions.read() as db:
        with pytest.raises(UnknownAsset):
            await get_asset(db, workspace, one.id)


async def test_keeping_a_recipe_again_keeps_what_people_said(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    asset = await kept("Basil")
    async with sessions.begin() as db:
        await change_many(db, workspace, [asset.number], "rate", "4")
        await change_many(db, workspace, [asset.number], "tag", "herbs")
    again = await kept("Basil", content=b"another")
    assert (again.id, again.number, again.stars, again.tags) == (
        asset.id, asset.number, 4, ("herbs",),
    )  # fmt: skip
    assert again.file.sha256 != asset.file.sha256


async def test_numbers_are_never_given_twice(
    sessions: Sessions, workspace: WorkspaceId, library: Library, kept: Keep
) -> None:
    first = await kept("One")
    async with sessions.begin() as db:
        await change_many(db, workspace, [first.number], "delete")
        await purge(db, workspace, library.store, utc_now() + timedelta(seconds=1))
    assert (await kept("Two")).number > first.number


@pytest.mark.parametrize(
    ("verb", "value", "problem"),
    [
        ("tag", " # ", BadTag),
        ("tag", "x" * 41, BadTag),
        ("rate", "6", Invalid),
        ("rate", "-1", Invalid),
        ("mark", "children", Invalid),
        ("move", "nowhere", UnknownFolder),
    ],
)
async def test_what_cannot_be_is_refused(
    sessions: Sessions,
    workspace: WorkspaceId,
    kept: Keep,
    verb: Verb,
    value: str,
    problem: type[Exception],
) -> None:
    asset = await kept("Basil")
    async with sessions.begin() as db:
        with pytest.raises(problem):
            await change_many(db, workspace, [asset.number], verb, value)


async def test_a_sheet_tells_where_an_asset_comes_from_and_what_became_of_it(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    picture = await kept("Basil", content=b"one")
    film = await kept("Film", kind="video", suffix=".mp4", parents=(picture.file.sha256,))
    rights = Rights(basis="licensed", holder="Ana", note="CC BY", declared_by="Bo")
    async with sessions.begin() as db:
        await declare_rights(db, workspace, film.id, rights)
        await rename(db, workspace, film.id, " My  film ")
    async with sessions.read() as db:
        of_film = await get_sheet(db, workspace, film.id)
        of_picture = await get_sheet(db, workspace, picture.id)
    assert [one.id for one in of_film.parents] == [picture.id]
    assert [one.id for one in of_picture.children] == [film.id]
    assert of_film.asset.title == "My film"
    assert of_film.rights is not None
    assert (of_film.rights.holder, of_film.rights.declared_by) == ("Ana", "Bo")
    assert of_film.recipe["settings"] == {"title": "Film"}
