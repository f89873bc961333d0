"""A studio to type commands in."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.make.typing import Type
from typer.testing import CliRunner, Result

from limelight.accounts.schemas import Workspace
from limelight.accounts.service import get_local_workspace
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.app.makers import InstalledMakers
from limelight.characters.cli.character import app
from limelight.characters.ports import PersonaPreview
from limelight.generation.service import Gateway
from limelight.kit.cli import Studio
from limelight.kit.db.sessions import Sessions, sqlite_url
from limelight.kit.wiring import Wired
from limelight.moderation.ports import Judge, Judges
from limelight.production.memories import StudioMemories
from limelight.stories.service import Texts


@pytest.fixture
def type_(tmp_path: Path, sqlite_template: Path, judges: Sequence[Judge]) -> Type:
    """Type a command line; the studio is opened and closed for each."""
    database = tmp_path / "limelight.db"
    database.write_bytes(sqlite_template.read_bytes())

    @asynccontextmanager
    async def opened() -> AsyncIterator[Wired]:
        sessions = Sessions(sqlite_url(database))
        try:
            async with sessions.begin() as db:
                workspace = await get_local_workspace(db)
            wired = Wired()
            wired.serve(Sessions, sessions)
            wired.serve(Workspace, workspace)
            wired.serve(Judges, Judges(judges))
            makers = InstalledMakers(text=(EmbeddedWriter(),), image=(), speech=(), music=())
            gateway = Gateway(workspace.id, makers, sessions)
            texts = Texts(
                workspace.id, sessions, gateway, judges, StudioMemories(workspace.id, sessions)
            )
            wired.serve(PersonaPreview, texts)
            yield wired
        finally:
            await sessions.close()

    def run(*words: str, answer: str = "") -> Result:
        return CliRunner().invoke(app, list(words), obj=Studio(opened), input=answer)

    return run
