"""A library on a fresh database of each kind."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.make.assets import keep

from limelight.accounts.schemas import WorkspaceId
from limelight.accounts.service import get_local_workspace
from limelight.kit.db.sessions import Sessions
from limelight.library.schemas import Asset
from limelight.library.service import Library
from limelight.library.store import FileStore

Keep = Callable[..., Awaitable[Asset]]


@pytest.fixture
async def workspace(sessions: Sessions) -> WorkspaceId:
    """The local workspace."""
    async with sessions.begin() as db:
        return (await get_local_workspace(db)).id


@pytest.fixture
def library(sessions: Sessions, workspace: WorkspaceId, tmp_path: Path) -> Library:
    """Its library, empty."""
    return Library(workspace, sessions, FileStore(tmp_path / "files"))


@pytest.fixture
def kept(library: Library, sessions: Sessions, tmp_path: Path) -> Keep:
    """Keeps an asset made from a prompt (see `tests.make.assets.keep`)."""

    async def keep_one(prompt: str, **options: object) -> Asset:
        return await keep(library, sessions, tmp_path, prompt, **options)  # type: ignore[arg-type]

    return keep_one
