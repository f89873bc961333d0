"""Who may be used for a production, and what they wear in it."""

from pathlib import Path

import pytest

from limelight.accounts.schemas import Workspace
from limelight.app.studio import opened
from limelight.characters import service, states
from limelight.characters.errors import NotAvailable, UnknownLook
from limelight.characters.schemas import Character, CharacterDraft, Look
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.moderation.ports import Judges
from limelight.production.cast import StudioCast, in_look
from limelight.production.ports import Cast
from limelight.production.schemas import Order, ProductionId
from limelight.production.service import ProductionService
from limelight.production.steps.planning import picture_asks
from limelight.production.steps.values import Run
from limelight.stories.brief import Brief
from limelight.stories.script import Scene, Script

_GARDEN = Look(clothes="dungarees", clothes_colour="denim", setting="a garden")


async def _make(wired: Wired) -> Character:
    draft = CharacterDraft(name="Nova", looks={"Garden": _GARDEN})
    async with wired[Sessions].begin() as db:
        return await service.create(db, wired[Workspace].id, draft, judges=wired[Judges].all)


async def test_a_production_draws_the_character_in_the_look_that_was_asked(tmp_path: Path) -> None:
    async with opened(Settings(data=tmp_path, workers=1)) as wired:
        nova = await _make(wired)
    brief, worn = in_look(Brief(text="Basil"), nova, "garden")
    assert brief.look == "Garden"
    assert worn.appearance.clothes == "dungarees"
    assert in_look(Brief(text="Basil"), nova, " ") == (Brief(text="Basil"), nova)

    said = {"narration": "Basil.", "picture": "a plant"}
    scenes = tuple(Scene(setting=place, **said) for place in ("a kitchen", ""))
    script = Script(title="Basil", language="en", topic="basil", scenes=scenes)
    run = Run(id=ProductionId("p"), attempt=1, brief=brief, character=worn)
    asks = picture_asks(run, script)["9:16"]
    assert [ask.setting for ask in asks] == ["a kitchen", "a garden"]  # type: ignore[union-attr]
    assert {ask.appearance for ask in asks} == {worn.appearance}  # type: ignore[union-attr]


async def test_who_is_paused_or_archived_is_not_used_and_the_message_says_the_way_out(
    tmp_path: Path,
) -> None:
    async with opened(Settings(data=tmp_path, workers=1)) as wired:
        nova = await _make(wired)
        productions, cast = wired[ProductionService], wired[Cast]
        assert isinstance(cast, StudioCast)
        for act, says in ((states.pause, "paused.*resume nova"), (states.archive, "archived")):
            async with wired[Sessions].begin() as db:
                await act(db, wired[Workspace].id, nova.id)
            with pytest.raises(NotAvailable, match=says):
                await productions.start(Order(text="Tips for basil", character="nova"))
            assert "Nova" not in [card.name for card in await cast.list_cards()]
        async with wired[Sessions].begin() as db:
            await states.restore(db, wired[Workspace].id, nova.id)
        with pytest.raises(UnknownLook, match="There are: Garden"):
            await productions.start(Order(text="Tips for basil", character="nova", look="Beach"))
        assert (await productions.list_page()).items == ()


async def test_a_given_script_only_has_to_be_spoken(tmp_path: Path) -> None:
    scene = Scene(narration="豆を挽きます。", picture="coffee beans", setting="a kitchen")
    async with opened(Settings(data=tmp_path, workers=1)) as wired:
        await _make(wired)
        order = Order(text="コーヒー", character="nova", look="Beach", language="ja")
        start = wired[ProductionService].start
        with pytest.raises(Invalid, match=r"Nothing installed writes scripts.*make --script"):
            await start(order)
        for language, refused in (("ja", UnknownLook), ("de", Invalid), ("ar", Invalid)):
            script = Script(title="豆", language=language, topic="豆", scenes=(scene,))
            with pytest.raises(refused, match=r"Beach|voice"):
                await start(order, script)
