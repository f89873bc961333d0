"""Finding by meaning and by likeness, with the embedded model."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from limelight.accounts.schemas import WorkspaceId
from limelight.adapters.embedded.meaning.vectors import passages, queries
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.library.finding.finder import Finder
from limelight.library.finding.lists import get_by_numbers
from limelight.library.finding.meanings import Meanings, Vectors
from limelight.library.schemas import Asset, AssetFilter
from limelight.library.shelving.changes import change_many
from limelight.library.shelving.versions import rename

Keep = Callable[..., Awaitable[Asset]]
PROMPTS = (
    "A cup of hot tea on a wooden table",
    "A red sports car on a mountain road",
    "Children playing football in the rain",
)


class Embedder:
    """The embedded model; counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return passages(texts)


@pytest.fixture
def embedder() -> Embedder:
    return Embedder()


@pytest.fixture
def meanings(sessions: Sessions, tmp_path: Path, embedder: Embedder) -> Meanings:
    return Meanings(sessions, tmp_path / "meanings", embedder)


@pytest.fixture
def finder(meanings: Meanings) -> Finder:
    return Finder(meanings, queries)


async def found(
    finder: Finder, sessions: Sessions, workspace: WorkspaceId, **wanted: object
) -> list[str]:
    async with sessions.read() as db:
        numbers = await finder.order(db, workspace, AssetFilter.model_validate(wanted))
        return [one.title for one in await get_by_numbers(db, workspace, numbers.tolist())]


async def test_what_is_meant_is_found_in_other_words_and_languages(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep, finder: Finder, meanings: Meanings
) -> None:
    assets = [await kept(prompt) for prompt in PROMPTS]
    assert await meanings.learn(workspace) == 3
    assert await meanings.learn(workspace) == 0
    asked = {"something warm to drink": 0, "un coche rápido": 1, "kids with a ball": 2}
    for words, first in asked.items():
        hits = await found(finder, sessions, workspace, mode="meaning", words=words)
        assert hits[0] == PROMPTS[first]
    async with sessions.begin() as db:
        await change_many(db, workspace, [assets[0].number], "delete")
        await change_many(db, workspace, [assets[2].number], "favourite")
    tea = await found(finder, sessions, workspace, mode="meaning", words="tea")
    assert PROMPTS[0] not in tea
    kept_only = {"mode": "meaning", "words": "tea", "is_favourite": True}
    assert await found(finder, sessions, workspace, **kept_only) == [PROMPTS[2]]


async def test_the_file_follows_the_database_whatever_happens_to_either(
    sessions: Sessions,
    workspace: WorkspaceId,
    kept: Keep,
    finder: Finder,
    meanings: Meanings,
    tmp_path: Path,
) -> None:
    async def first(words: str) -> str:
        return (await found(finder, sessions, workspace, mode="meaning", words=words))[0]

    tea = await kept(PROMPTS[0])
    await meanings.learn(workspace)
    assert await first("car") == PROMPTS[0]
    await kept(PROMPTS[1])
    await meanings.learn(workspace)
    assert await first("car") == PROMPTS[1]
    async with sessions.begin() as db:
        await rename(db, workspace, tea.id, "Elephants bathing in a river")
    await meanings.learn(workspace)
    assert await first("animals in water") == "Elephants bathing in a river"
    (path,) = (tmp_path / "meanings").glob("*.vectors")
    path.write_bytes(path.read_bytes()[:-100])
    assert await first("car") == PROMPTS[1]
    path.unlink()
    assert await first("car") == PROMPTS[1]


async def test_the_same_words_are_read_once(
    workspace: WorkspaceId, kept: Keep, meanings: Meanings, embedder: Embedder
) -> None:
    await kept(PROMPTS[0])
    await kept(PROMPTS[0], kind="draft", content=b"other")
    await asyncio.gather(meanings.learn(workspace), meanings.learn(workspace))
    await kept(PROMPTS[0], kind="third", content=b"third")
    await meanings.learn(workspace)
    assert set(embedder.asked) == {PROMPTS[0]}
    assert len(embedder.asked) <= 2


async def test_the_finder_learns_while_nobody_waits(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep, finder: Finder
) -> None:
    await kept(PROMPTS[0])
    finder.learn_soon(workspace)
    finder.learn_soon(workspace)
    await asyncio.gather(*finder._learning.values())
    assert await found(finder, sessions, workspace, mode="meaning", words="tea") == [PROMPTS[0]]
    await finder.close()


def picture(*, shift: int = 0, seed: int = 0) -> bytes:
    """Shapes somewhere; a shift moves them a little, a seed makes others."""
    dice = np.random.default_rng(seed)
    image = Image.new("RGB", (160, 160), "white")
    draw = ImageDraw.Draw(image)
    for x, y, size in dice.integers(10, 110, (6, 3)):
        corners = (int(x) + shift, int(y), int(x + size) + shift, int(y + size))
        draw.ellipse(corners, fill=tuple(int(one) for one in dice.integers(0, 255, 3)))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


async def test_like_this_goes_by_looks_before_words(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep, finder: Finder, meanings: Meanings
) -> None:
    one = await kept("Hot tea", content=picture())
    await kept("Blue boats", content=picture(shift=2))
    await kept("A cup of tea", content=picture(seed=9))
    await kept("Fast cars", content=picture(seed=4))
    await meanings.learn(workspace)
    near = await found(finder, sessions, workspace, like=one.id)
    assert near[:2] == ["Blue boats", "A cup of tea"]
    assert "Hot tea" not in near
    assert await found(finder, sessions, workspace, like="gone") == []


async def test_pages_of_the_nearest_go_on_where_the_last_one_ended(
    sessions: Sessions, workspace: WorkspaceId, kept: Keep, finder: Finder, meanings: Meanings
) -> None:
    for prompt in PROMPTS:
        await kept(prompt)
    await meanings.learn(workspace)
    wanted = AssetFilter(mode="meaning", words="tea and sport and cars")
    async with sessions.read() as db:
        whole = await finder.order(db, workspace, wanted)
        one = await finder.page(db, workspace, wanted, limit=2)
        two = await finder.page(db, workspace, wanted, limit=2, cursor=one.next_cursor)
        with pytest.raises(Invalid):
            await finder.page(db, workspace, AssetFilter(), cursor=one.next_cursor)
    walked = [asset.number for asset in (*one.items, *two.items)]
    assert walked == whole.tolist()
    assert two.next_cursor is None
