"""Keeping and finding what was made."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.make.assets import png

from limelight.accounts.schemas import WorkspaceId
from limelight.generation.schemas import Recipe
from limelight.kit.db.sessions import Sessions
from limelight.library.service import Library
from limelight.library.store import FileStore

RECIPE = Recipe(kind="image", provider="p", model="m", version="1", settings={"a": 1}, seed=3)


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "made.PNG"
    path.write_bytes(content)
    return path


async def test_what_was_kept_is_found_by_an_equal_recipe(library: Library, tmp_path: Path) -> None:
    kept = await library.keep(RECIPE, {"picture": _file(tmp_path, b"abc")}, {"w": 9}, 0.5)
    found = await library.find(RECIPE.model_copy())
    assert found is not None
    assert found.reused
    assert found.files == kept.files
    assert found.facts == {"w": 9}
    assert library.store.path(found.files["picture"].name).read_bytes() == b"abc"


async def test_another_seed_is_another_recipe(library: Library, tmp_path: Path) -> None:
    await library.keep(RECIPE, {"picture": _file(tmp_path, b"abc")}, {}, 0.5)
    assert await library.find(RECIPE.model_copy(update={"seed": 4})) is None


async def test_a_file_that_is_gone_is_made_again(library: Library, tmp_path: Path) -> None:
    kept = await library.keep(RECIPE, {"picture": _file(tmp_path, b"abc")}, {}, 0.5)
    library.store.path(kept.files["picture"].name).unlink()
    assert await library.find(RECIPE) is None


async def test_a_file_that_was_cut_short_is_made_again(library: Library, tmp_path: Path) -> None:
    kept = await library.keep(RECIPE, {"picture": _file(tmp_path, b"abc")}, {}, 0.5)
    library.store.path(kept.files["picture"].name).write_bytes(b"a")
    assert await library.find(RECIPE) is None


async def test_keeping_again_replaces_the_record(library: Library, tmp_path: Path) -> None:
    await library.keep(RECIPE, {"picture": _file(tmp_path, b"one")}, {"n": 1}, 0.5)
    await library.keep(RECIPE, {"picture": _file(tmp_path, b"two")}, {"n": 2}, 0.5)
    found = await library.find(RECIPE)
    assert found is not None
    assert found.facts == {"n": 2}
    assert library.store.path(found.files["picture"].name).read_bytes() == b"two"


async def test_the_same_content_lies_in_the_store_once(library: Library, tmp_path: Path) -> None:
    one = await library.keep(RECIPE, {"picture": _file(tmp_path, b"same")}, {}, 0.1)
    other = RECIPE.model_copy(update={"seed": 9})
    two = await library.keep(other, {"picture": _file(tmp_path, b"same")}, {}, 0.1)
    assert one.files == two.files
    files = [path for path in library.store.folder.rglob("*") if path.is_file()]
    assert len(files) == 1
    assert files[0].suffix == ".png"


async def test_one_workspace_does_not_see_what_another_made(
    library: Library, sessions: Sessions, tmp_path: Path
) -> None:
    await library.keep(RECIPE, {"picture": _file(tmp_path, b"abc")}, {}, 0.5)
    stranger = Library("somebody-else", sessions, library.store)
    assert await stranger.find(RECIPE) is None


def test_many_threads_may_put_the_same_content_at_once(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    sources = []
    for number in range(24):
        (tmp_path / str(number)).mkdir()
        sources.append(_file(tmp_path / str(number), b"same"))
    with ThreadPoolExecutor(12) as pool:
        stored = set(map(str, pool.map(store.put, sources)))
    assert len(stored) == 1
    assert [path.name for path in store.folder.rglob("*") if path.is_file()] == [
        "0967115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5.png"
    ]


async def test_many_may_keep_the_same_recipe_at_once(
    library: Library, workspace: WorkspaceId, sessions: Sessions, tmp_path: Path
) -> None:
    async def keep(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        shelf = Library(workspace, sessions, library.store)
        await shelf.keep(RECIPE, {"picture": _file(folder, png())}, {"w": 9}, 0.5)

    await asyncio.gather(*map(keep, range(6)))
    found = await library.find(RECIPE)
    assert found is not None
    assert set(found.files) == {"picture"}
