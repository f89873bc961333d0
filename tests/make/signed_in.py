"""Fixtures for the folders that import them in their `conftest.py`: a fresh studio, and its owner
in a browser.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.people import owner_token
from tests.make.visitors import Client, browser_of

from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    """A fresh studio."""
    async with opened(Settings(data=tmp_path / "data", workers=1)) as studio:
        yield studio


@pytest.fixture
async def owner(wired: Wired) -> AsyncIterator[Client]:
    """Its owner, in a browser."""
    async with browser_of(wired, await owner_token(wired[Sessions])) as client:
        yield client
