"""The library tells what it holds twice, inside one workspace, and from the command line."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.make.program import call

from limelight.accounts.service import get_local_workspace
from limelight.generation.schemas import Recipe
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import NotFound
from limelight.library.service import Library
from limelight.library.store import FileStore


def _recipe(name: str, kind: str = "image") -> Recipe:
    return Recipe(kind=kind, provider="p", model="m", version="1", settings={"name": name})


def _picture(folder: Path, turn: int, size: int = 96) -> Path:
    path = folder / f"{turn}-{size}.png"
    tilted = Image.radial_gradient("L").rotate(turn, expand=False)
    wedge = Image.linear_gradient("L").rotate(turn * 3)
    Image.blend(tilted, wedge, 0.6).resize((size, size)).save(path)
    return path


@pytest.fixture
async def library(sessions: Sessions, tmp_path: Path) -> Library:
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
    return Library(
        workspace.id, sessions, FileStore(tmp_path / "files"), lambda texts: _said(list(texts))
    )


def _said(texts: list[str]) -> np.ndarray:
    """A vector that points where the first letter of a text says."""
    vectors = np.zeros((len(texts), 26), np.float32)
    for row, text in enumerate(texts):
        vectors[row, ord(text[0].lower()) - 97] = 1
    return vectors


async def test_equal_and_near_files_are_told_the_nearest_first(
    library: Library, tmp_path: Path
) -> None:
    for name, turn, size in (("a", 10, 96), ("b", 80, 96), ("small", 10, 60)):
        await library.keep(_recipe(name), {"picture": _picture(tmp_path, turn, size)}, {}, 0)
    again = await library.keep(_recipe("again"), {"picture": _picture(tmp_path, 10)}, {}, 0)
    # A labelled copy looks the same by design.
    signed = {"signed": _picture(tmp_path, 10, 95)}
    await library.keep(_recipe("signed", "label"), signed, {}, 0)
    twins = await library.near_duplicates()
    assert [(pair.exact, pair.kind) for pair in twins] == [(True, "picture"), (False, "picture")]
    assert twins[0].first.name == twins[0].second.name == again.files["picture"].name
    assert twins[0].first.recipe_hash != twins[0].second.recipe_hash
    assert 0 <= twins[1].distance <= 6
    own = await library.find_duplicates(again.files["picture"].sha256)
    assert [pair.exact for pair in own] == [True, False]
    assert len(await library.near_duplicates(limit=1)) == 1
    with pytest.raises(NotFound):
        await library.find_duplicates("0" * 64)


async def test_what_was_kept_before_there_were_fingerprints_is_looked_at_when_asked(
    library: Library, tmp_path: Path, sessions: Sessions
) -> None:
    for name in ("basil one", "basil two", "carrots"):
        path = tmp_path / f"{name}.srt"
        path.write_text(name)
        await library.keep(_recipe(name, "captions"), {"text": path}, {}, 0)
    twins = await library.near_duplicates()
    assert [(pair.kind, pair.distance, pair.exact) for pair in twins] == [("text", 0, False)]
    stranger = Library("somebody-else", sessions, library.store)
    assert await stranger.near_duplicates() == []


def test_the_command_lists_them(tmp_path: Path) -> None:
    data = tmp_path / "data"
    none = call("library", "duplicates", data=data)
    assert (none.code, none.out) == (0, "Nothing is there twice.\n")
    short = ("--seconds", "0.5", "--no-intro", "--out", str(tmp_path / "m.wav"))
    assert call("music", "calm", *short, data=data).code == 0
    # The same notes by another word for the mood: the same sound by another recipe.
    assert call("music", "relaxing", *short, data=data).code == 0
    told = json.loads(call("library", "duplicates", "--json", data=data).out)
    assert [(pair["kind"], pair["exact"]) for pair in told] == [("sound", True)]
    listed = call("library", "duplicates", told[0]["first"]["name"][:64], data=data)
    assert "same" in listed.out
    assert call("library", "duplicates", "feed", data=data).code == 2
