"""Characters that were made before personas, looks and tags had tables of their own."""

import json
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import URL
from tests.conftest import MIGRATIONS

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import queries
from limelight.characters.schemas import CharacterFilter, Persona
from limelight.generation.schemas import Appearance
from limelight.kit.db.schema import migrate
from limelight.kit.db.sessions import Sessions, sync_url

_PERSONA = {"tone": "dry", "interests": ["Café culture"], "catchphrases": ["Well, well."]}


def _downgrade(url: URL, revision: str) -> None:
    engine = sa.create_engine(sync_url(url), poolclass=sa.NullPool)
    config = Config()
    config.set_main_option("script_location", str(Path(MIGRATIONS)))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def _execute(url: URL, statement: str, **values: object) -> list[tuple[object, ...]]:
    engine = sa.create_engine(sync_url(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        found = connection.execute(sa.text(statement), values)
        return [tuple(row) for row in found] if found.returns_rows else []


def _insert_old(url: URL, workspace: WorkspaceId) -> None:
    _execute(
        url,
        "INSERT INTO characters_characters (id, workspace_id, name, name_folded, handle, bio, "
        "status, persona, appearance, voice, created_at, updated_at) VALUES ('old', :workspace, "
        "'Zoë', 'zoë', 'zoe', 'Brews.', 'paused', :persona, :appearance, '{}', :now, :now)",
        workspace=workspace,
        persona=json.dumps(_PERSONA),
        appearance=Appearance().model_dump_json(),
        now="2026-01-02 03:04:05.000000",
    )


async def test_old_characters_keep_everything_and_their_persona_is_the_active_one(
    sessions: Sessions, database_url: URL, workspace: WorkspaceId
) -> None:
    await sessions.close()
    _downgrade(database_url, "0005")
    _insert_old(database_url, workspace)
    migrate(database_url, MIGRATIONS)
    async with sessions.read() as db:
        found = await queries.get_character(db, workspace, "zoe")
        searched = await queries.list_characters(db, workspace, CharacterFilter(search="CAFE zoe"))
    assert (found.name, found.bio, found.status) == ("Zoë", "Brews.", "paused")
    assert (found.languages, found.tags, found.location, found.extensions) == (("en",), (), "", {})
    assert found.policy.rating == "everyone"
    assert found.persona == Persona.model_validate(_PERSONA)
    assert [(sheet.name, sheet.is_active) for sheet in found.personas] == [("main", True)]
    assert searched.items == (found,)


async def test_going_back_keeps_the_active_persona(
    sessions: Sessions, database_url: URL, workspace: WorkspaceId
) -> None:
    await sessions.close()
    _downgrade(database_url, "0005")
    _insert_old(database_url, workspace)
    migrate(database_url, MIGRATIONS)
    _downgrade(database_url, "0005")
    [(persona,)] = _execute(database_url, "SELECT persona FROM characters_characters")
    stored = json.loads(persona) if isinstance(persona, str) else persona
    assert stored == _PERSONA
    migrate(database_url, MIGRATIONS)
