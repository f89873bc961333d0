"""A workspace and the judges a studio has."""

from collections.abc import Sequence

import pytest
from tests.make.characters import Studio

from limelight.accounts.schemas import WorkspaceId
from limelight.accounts.service import local_workspace
from limelight.adapters.embedded.judge.rules import RulesJudge
from limelight.kit.db.sessions import Sessions
from limelight.moderation.ports import Judge


@pytest.fixture
async def workspace(sessions: Sessions) -> WorkspaceId:
    """The workspace of the studio."""
    async with sessions.begin() as db:
        return await local_workspace(db)


@pytest.fixture
def judges() -> Sequence[Judge]:
    """The rules that every studio has."""
    return (RulesJudge(),)


@pytest.fixture
def studio(sessions: Sessions, workspace: WorkspaceId, judges: Sequence[Judge]) -> Studio:
    """A workspace to make characters in, on each kind of database."""
    return Studio(sessions, workspace, judges)
