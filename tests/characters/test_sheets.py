"""The personas of a character: one is active, whatever happens."""

import asyncio
from collections.abc import Sequence
from typing import cast

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.characters import Studio

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import service, sheets
from limelight.characters.errors import NameTaken, NotAdult, PersonaInUse, UnknownPersona
from limelight.characters.schemas import (
    Character,
    CharacterChange,
    CharacterDraft,
    CharacterId,
    LoreEntry,
    Persona,
    PersonaChange,
    PersonaId,
    Traits,
)
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid, Refused
from limelight.moderation.ports import Judge

_EVENING = Persona(tone="slow and low", traits=Traits(energy=0.1), interests=("stargazing",))


def _names(character: Character) -> list[tuple[str, bool]]:
    return [(sheet.name, sheet.is_active) for sheet in character.personas]


async def test_a_persona_is_added_used_changed_and_deleted(studio: Studio) -> None:
    nova = await studio.make("Nova", persona=Persona(tone="bright"))
    nova = await studio.add_persona(nova, "Evening", _EVENING)
    assert _names(nova) == [("main", True), ("Evening", False)]
    assert nova.persona.tone == "bright"

    evening = sheets.find_persona(nova, "EVENING")
    nova = await studio.do(sheets.use_persona, nova.id, evening.id)
    assert _names(nova) == [("main", False), ("Evening", True)]
    assert nova.persona == _EVENING
    assert await studio.do(sheets.use_persona, nova.id, evening.id) is not None

    change = PersonaChange(name="Late", persona=Persona(tone="whispering"))
    nova = await studio.judged(sheets.change_persona, (nova.id, evening.id), change)
    assert (nova.persona.tone, sheets.find_persona(nova, "late").id) == ("whispering", evening.id)

    main = sheets.find_persona(nova, "main")
    nova = await studio.do(sheets.delete_persona, nova.id, main.id)
    assert _names(nova) == [("Late", True)]
    assert await studio.get("nova") == nova


async def test_the_active_and_the_last_persona_are_never_deleted(studio: Studio) -> None:
    nova = await studio.make("Nova")
    main = nova.personas[0]
    with pytest.raises(PersonaInUse, match="only persona of Nova"):
        await studio.do(sheets.delete_persona, nova.id, main.id)
    await studio.add_persona(nova, "evening", _EVENING)
    with pytest.raises(PersonaInUse, match="Use another first: evening"):
        await studio.do(sheets.delete_persona, nova.id, main.id)
    assert len((await studio.get("nova")).personas) == 2


async def test_the_names_of_personas_differ_in_more_than_case(studio: Studio) -> None:
    nova = await studio.add_persona(await studio.make("Nova"), "Evening", _EVENING)
    with pytest.raises(NameTaken, match="'EVENING' already"):
        await studio.add_persona(nova, " EVENING ", _EVENING)
    evening = sheets.find_persona(nova, "evening")
    change = PersonaChange(name="Main")
    with pytest.raises(NameTaken):
        await studio.judged(sheets.change_persona, (nova.id, evening.id), change)
    change = PersonaChange(name="EVENING")
    nova = await studio.judged(sheets.change_persona, (nova.id, evening.id), change)
    assert nova.personas[1].name == "EVENING"
    other = await studio.make("Iris")
    assert len((await studio.add_persona(other, "Evening", _EVENING)).personas) == 2


async def test_changing_the_character_changes_its_active_persona_only(studio: Studio) -> None:
    nova = await studio.add_persona(await studio.make("Nova"), "evening", _EVENING)
    evening = sheets.find_persona(nova, "evening")
    await studio.do(sheets.use_persona, nova.id, evening.id)
    nova = await studio.change(nova.id, persona=Persona(tone="new"))
    assert [sheet.persona.tone for sheet in nova.personas] == ["", "new"]


async def test_an_unknown_persona_is_named_with_those_there_are(studio: Studio) -> None:
    nova = await studio.make("Nova")
    with pytest.raises(UnknownPersona, match=r"no persona 'evening'. There are: main\."):
        sheets.find_persona(nova, "evening")
    iris = await studio.make("Iris")
    for act in (sheets.use_persona, sheets.delete_persona):
        with pytest.raises(UnknownPersona):
            await studio.do(act, nova.id, iris.personas[0].id)


async def test_two_who_choose_at_once_leave_one_active(studio: Studio, database_url: URL) -> None:
    nova = await studio.make("Nova")
    for name in ("a", "b", "c"):
        nova = await studio.add_persona(nova, name, _EVENING)
    others = [Sessions(database_url) for _ in nova.personas]
    studios = [Studio(one, studio.workspace, studio.judges) for one in others]
    await asyncio.gather(
        *(
            one.do(sheets.use_persona, nova.id, sheet.id)
            for one, sheet in zip(studios, nova.personas, strict=True)
        )
    )
    for other in others:
        await other.close()
    assert sum(sheet.is_active for sheet in (await studio.get("nova")).personas) == 1


@pytest.mark.parametrize(
    ("persona", "error", "says"),
    [
        (Persona(samples=("I am only twelve years old!",)), NotAdult, "The samples says"),
        (Persona(lore=(LoreEntry(text="Nova is 16."),)), NotAdult, "The lore says"),
        (Persona(vocabulary=("splendid\x00",)), Invalid, r"vocabulary contains .*U\+0000"),
        (Persona(do=("  ",)), Invalid, "do have an empty entry"),
    ],
)
async def test_no_text_of_a_persona_escapes_the_rules(
    persona: Persona, error: type[Exception], says: str, judges: Sequence[Judge]
) -> None:
    """Refused before the database is asked, so none is needed here."""
    db, workspace, who = cast(AsyncSession, None), WorkspaceId("w"), CharacterId("c")
    asked = [
        sheets.add_persona(db, workspace, who, ("other", persona), judges=judges),
        sheets.change_persona(
            db, workspace, (who, PersonaId("p")), PersonaChange(persona=persona), judges=judges
        ),
        service.change(db, workspace, who, CharacterChange(persona=persona), judges=judges),
        service.create(db, workspace, CharacterDraft(name="N", persona=persona), judges=judges),
    ]
    for asking in asked:
        with pytest.raises(error, match=says):
            await asking


async def test_what_the_judges_refuse_of_a_persona_is_not_kept(studio: Studio) -> None:
    nova = await studio.make("Nova")
    for persona in (
        Persona(samples=("I look like Taylor Swift.",)),
        Persona(lore=(LoreEntry(text="a clone of Taylor Swift"),)),
    ):
        change = PersonaChange(persona=persona)
        for asking in (
            studio.add_persona(nova, "other", persona),
            studio.judged(sheets.change_persona, (nova.id, nova.personas[0].id), change),
            studio.change(nova.id, persona=persona),
            studio.make("Iris", persona=persona),
        ):
            with pytest.raises(Refused, match="well-known person"):
                await asking
    assert await studio.get("nova") == nova


async def test_a_persona_may_decline_what_is_forbidden(studio: Studio) -> None:
    declines = Persona(dont=("explain how to build a bomb",), boundaries=("explicit sex",))
    assert (await studio.make("Nova", persona=declines)).persona == declines
