"""Finding assets by filter and by words, in pages and as whole orders, on both databases."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from limelight.accounts.models import WorkspaceRow
from limelight.accounts.schemas import WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.library.finding.facets import get_facets
from limelight.library.finding.lists import get_by_numbers, list_assets, list_numbers
from limelight.library.models import AssetRow
from limelight.library.recording import describe_missing
from limelight.library.schemas import Asset, AssetFilter, Sort
from limelight.library.shelving.changes import change_many
from limelight.library.shelving.folders import make_folder

Keep = Callable[..., Awaitable[Asset]]


async def titles(
    sessions: Sessions, workspace: WorkspaceId, sort: Sort = "newest", **wanted: object
) -> list[str]:
    async with sessions.read() as db:
        numbers = await list_numbers(db, workspace, AssetFilter.model_validate(wanted), sort)
        found = await get_by_numbers(db, workspace, numbers.tolist())
    return [asset.title for asset in found]


async def test_words_are_found_folded_from_their_beginnings_and_excluded(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    await kept("A café on a rainy evening")
    await kept("Basil on a windowsill")
    await kept("日本の朝ごはん")
    assert await titles(sessions, workspace, words="CAFE rain") == ["A café on a rainy evening"]
    assert await titles(sessions, workspace, words="ain") == []
    assert await titles(sessions, workspace, words="on -basil") == ["A café on a rainy evening"]
    assert await titles(sessions, workspace, words='"a windowsill"') == ["Basil on a windowsill"]
    assert await titles(sessions, workspace, words='"windowsill a"') == []
    assert await titles(sessions, workspace, words="-basil -cafe") == ["日本の朝ごはん"]
    assert await titles(sessions, workspace, words="朝ごは") == ["日本の朝ごはん"]


@pytest.mark.parametrize("words", ['"', "-", "'; DROP", "a AND (", "NEAR(", "*", "x:*|!", "日本*"])
async def test_no_query_is_read_as_anything_but_words(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep, words: str
) -> None:
    await kept("Basil on a windowsill")
    for sort in ("newest", "best"):
        assert len(await titles(sessions, workspace, sort, words=words)) <= 1


async def test_the_best_match_is_the_one_whose_title_says_it(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    await kept("Lemon tea", kind="video", suffix=".mp4", content=b"1")
    await kept("Tea kettles, " + "and much else that is said at length, " * 4 + "also of lemons")
    assert (await titles(sessions, workspace, "best", words="lemon"))[0] == "Lemon tea"
    assert await titles(sessions, workspace, "best", words="lemon -tea") == []


async def test_the_index_follows_titles_tags_and_deletions(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    asset = await kept("Basil on a windowsill")
    async with sessions.begin() as db:
        await change_many(db, workspace, [asset.number], "tag", "Über Herbs")
    assert await titles(sessions, workspace, words="uber") == [asset.title]
    async with sessions.begin() as db:
        await change_many(db, workspace, [asset.number], "untag", "uber herbs")
    assert await titles(sessions, workspace, words="uber") == []
    async with sessions.begin() as db:
        row = await db.get_one(AssetRow, asset.id)
        await db.delete(row)
    assert await titles(sessions, workspace, words="basil") == []


async def test_filters_hold_together(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    tea = await kept("Tea", facts={"width_px": 40, "height_px": 30})
    song = await kept("calm", kind="music", suffix=".wav", content=b"sound")
    async with sessions.begin() as db:
        folder = await make_folder(db, workspace, "Drinks")
        await change_many(db, workspace, [tea.number], "move", folder.id)
        await change_many(db, workspace, [tea.number], "rate", "4")
        await change_many(db, workspace, [tea.number, song.number], "tag", "Calm")
        await change_many(db, workspace, [song.number], "favourite")
        await change_many(db, workspace, [song.number], "mark", "mature")
    for wanted, expected in (
        ({"kinds": ("picture",)}, ["Tea"]),
        ({"folder": folder.id}, ["Tea"]),
        ({"folder": "none"}, ["Calm music"]),
        ({"least_stars": 4}, ["Tea"]),
        ({"least_stars": 5}, []),
        ({"tags": ("calm",), "is_favourite": True}, ["Calm music"]),
        ({"rating": "mature"}, ["Calm music"]),
        ({"made_as": "music", "maker": "embedded"}, ["Calm music"]),
        ({"since": utc_now().date()}, ["Calm music", "Tea"]),
        ({"until": utc_now().date()}, []),
    ):
        assert await titles(sessions, workspace, **wanted) == expected
    async with sessions.read() as db:
        facets = await get_facets(db, workspace)
        assert len(await list_numbers(db, workspace, AssetFilter())) == 2
    assert [(one.name, one.count) for one in facets.tags] == [("Calm", 2)]
    assert [(one.name, one.count) for one in facets.folders] == [("Drinks", 1)]
    assert {one.name for one in facets.kinds} == {"picture", "sound"}


async def test_drawings_as_data_are_only_seen_by_who_asks_for_data(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    await kept("Tea", suffix=".json", content=b"{}")
    assert await titles(sessions, workspace) == []
    assert await titles(sessions, workspace, kinds=("data",)) == ["Tea"]


@pytest.mark.parametrize("sort", ["newest", "oldest", "title", "stars", "largest"])
async def test_pages_walk_through_everything_once_while_more_arrives(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep, sort: Sort
) -> None:
    made = [await kept(f"Tea {n % 3}", content=b"x" * (n % 2 + 1) + bytes([n])) for n in range(1)]
    made += [await kept(f"Tea {n}", content=b"x" * (n % 2 + 1) + bytes([n])) for n in range(1, 7)]
    walked: list[str] = []
    cursor: str | None = None
    async with sessions.read() as db:
        whole = await list_numbers(db, workspace, AssetFilter(), sort)
        in_order = [asset.id for asset in await get_by_numbers(db, workspace, whole.tolist())]
    for step in range(10):
        async with sessions.read() as db:
            page = await list_assets(
                db, workspace, AssetFilter(), sort=sort, cursor=cursor, limit=3
            )
        walked += [asset.id for asset in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
        if step == 0 and sort == "newest":
            await kept("Tea that came later")
    assert walked == in_order
    assert set(walked) == {asset.id for asset in made}


async def test_a_cursor_of_another_list_is_refused(
    sessions: Sessions, workspace: WorkspaceId
) -> None:
    async with sessions.read() as db:
        for cursor in ("", "x", "WyJ0aXRsZSIsICJhIiwgMV0", "W10", "bnVsbA"):
            with pytest.raises(Invalid):
                await list_assets(db, workspace, AssetFilter(), cursor=cursor)


async def test_another_workspace_sees_nothing(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    asset = await kept("Basil")
    async with sessions.begin() as db:
        db.add(WorkspaceRow(id="w2", slug="two", name="Two", created_at=utc_now()))
        await db.flush()
        assert await get_by_numbers(db, "w2", [asset.number]) == ()
        assert (await list_numbers(db, "w2", AssetFilter(words="basil"), "best")).size == 0
        assert (await change_many(db, "w2", [asset.number], "tag", "mine")).count == 0
        assert (await change_many(db, "w2", [asset.number], "delete")).count == 0


async def test_counts_and_orders_are_fresh_after_each_change_and_of_one_workspace(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    async with sessions.begin() as db:
        db.add(WorkspaceRow(id="w2", slug="two", name="Two", created_at=utc_now()))

    async def seen(of: str = workspace) -> tuple[int, list[str], int]:
        async with sessions.read() as db:
            facets = await get_facets(db, of)
            found = await list_numbers(db, of, AssetFilter())
        return sum(one.count for one in facets.kinds), [tag.name for tag in facets.tags], len(found)

    assert await seen() == (0, [], 0)
    asset = await kept("Basil")
    assert await seen() == (1, [], 1)
    assert await seen("w2") == (0, [], 0)
    async with sessions.begin() as db:
        await change_many(db, workspace, [asset.number], "tag", "mine")
    assert await seen() == (1, ["mine"], 1)
    async with sessions.begin() as db:
        await change_many(db, workspace, [asset.number], "delete")
    assert await seen() == (0, [], 0)
    assert await seen("w2") == (0, [], 0)


async def test_what_was_kept_before_there_were_descriptions_is_described_once(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    asset = await kept("Basil", kind="video", suffix=".mp4", content=b"film")
    await kept_label(kept, asset)
    async with sessions.begin() as db:
        await db.execute(
            update(AssetRow).values(place="new", title="", search_words="", character="", kind="")
        )
        assert await describe_missing(db, workspace) == 2
        assert await describe_missing(db, workspace) == 0
    assert await titles(sessions, workspace, words="basil", character="Mira") == ["Basil (9:16)"]


async def kept_label(kept: Keep, asset: Asset) -> None:
    await kept(
        "signed",
        kind="label",
        suffix=".mp4",
        content=b"signed film",
        parents=(asset.file.sha256,),
        settings={"claim": {"title": "Basil (9:16)", "character": "Mira"}},
    )


async def test_a_label_tells_title_and_character_of_what_it_labels(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    asset = await kept("Basil", kind="video", suffix=".mp4", content=b"film")
    async with sessions.begin() as db:
        await change_many(db, workspace, [asset.number], "tag", "herbs")
    await kept_label(kept, asset)
    assert await titles(sessions, workspace, words="mira herbs") == ["Basil (9:16)"]
    assert (asset.created_at - utc_now()) < timedelta(0)


async def test_a_prompt_without_words_is_no_title(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep
) -> None:
    assert (await kept("-")).title == "Picture"
