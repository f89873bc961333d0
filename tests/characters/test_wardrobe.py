"""The looks of a character and how it looks wearing them."""

from collections.abc import Sequence
from typing import cast

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.characters import Studio

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import service, wardrobe
from limelight.characters.errors import NameTaken, NotAdult, UnknownLook
from limelight.characters.looks.wearing import wearing
from limelight.characters.schemas import CharacterDraft, CharacterId, Look, LookChange, LookId
from limelight.generation.schemas import Appearance
from limelight.kit.errors import Invalid, Refused
from limelight.moderation.ports import Judge

_GARDEN = Look(clothes="dungarees", clothes_colour="denim", headwear="sun hat", setting="a garden")
_APPEARANCE = Appearance(
    clothes="blazer", clothes_colour="navy", glasses="round glasses", earrings="studs"
)


async def test_a_look_is_added_changed_and_deleted(studio: Studio) -> None:
    nova = await studio.make("Nova", looks={"Office": Look(clothes="suit")})
    nova = await studio.add_look(nova, "Garden", _GARDEN)
    assert [sheet.name for sheet in nova.looks] == ["Office", "Garden"]
    garden = wardrobe.find_look(nova, " GARDEN ")
    change = LookChange(name="Allotment", look=Look(clothes="apron"))
    nova = await studio.judged(wardrobe.change_look, (nova.id, garden.id), change)
    assert (nova.looks[1].name, nova.looks[1].look.clothes) == ("Allotment", "apron")
    nova = await studio.do(wardrobe.delete_look, nova.id, garden.id)
    assert [sheet.name for sheet in nova.looks] == ["Office"]
    assert await studio.get("nova") == nova
    with pytest.raises(UnknownLook):
        await studio.do(wardrobe.delete_look, nova.id, garden.id)


async def test_a_look_changes_only_what_it_names(studio: Studio) -> None:
    nova = await studio.make("Nova", appearance=_APPEARANCE, looks={"Garden": _GARDEN})
    worn = wardrobe.appearance_with(nova, "garden")
    assert worn == _APPEARANCE.model_copy(
        update={"clothes": "dungarees", "clothes_colour": "denim", "headwear": "sun hat"}
    )
    assert wardrobe.appearance_with(nova, "") == _APPEARANCE


def test_an_empty_word_takes_a_thing_off_and_new_clothes_choose_their_colour() -> None:
    worn = wearing(_APPEARANCE, Look(glasses="", clothes="t-shirt"))
    assert (worn.glasses, worn.earrings) == ("", "studs")
    assert (worn.clothes, worn.clothes_colour) == ("t-shirt", "")


async def test_the_names_of_looks_differ_in_more_than_case(studio: Studio) -> None:
    nova = await studio.add_look(await studio.make("Nova"), "Garden", _GARDEN)
    with pytest.raises(NameTaken, match="'garden' already"):
        await studio.add_look(nova, "garden", _GARDEN)


async def test_an_unknown_look_is_named_with_those_there_are(studio: Studio) -> None:
    nova = await studio.make("Nova")
    with pytest.raises(UnknownLook, match="no looks yet"):
        wardrobe.appearance_with(nova, "garden")
    nova = await studio.add_look(nova, "Garden", _GARDEN)
    with pytest.raises(UnknownLook, match="There are: Garden"):
        wardrobe.appearance_with(nova, "beach")


@pytest.mark.parametrize(
    ("name", "look", "error"),
    [
        ("school", Look(clothes="school girl uniform"), NotAdult),
        ("a teen", Look(clothes="hoodie"), NotAdult),
        ("stage", Look(clothes="sui\x07t"), Invalid),
        ("", Look(clothes="suit"), Invalid),
        ("x" * 61, Look(clothes="suit"), Invalid),
    ],
)
async def test_no_text_of_a_look_escapes_the_rules(
    name: str, look: Look, error: type[Exception], judges: Sequence[Judge]
) -> None:
    """Refused before the database is asked, so none is needed here."""
    db, workspace, who = cast(AsyncSession, None), WorkspaceId("w"), CharacterId("c")
    asked = [
        wardrobe.add_look(db, workspace, who, (name, look), judges=judges),
        service.create(db, workspace, CharacterDraft(name="N", looks={name: look}), judges=judges),
        wardrobe.change_look(
            db, workspace, (who, LookId("l")), LookChange(name=name, look=look), judges=judges
        ),
    ]
    for asking in asked:
        with pytest.raises(error):
            await asking


async def test_what_the_judges_refuse_of_a_look_is_not_kept(studio: Studio) -> None:
    nova = await studio.add_look(await studio.make("Nova"), "plain", Look())
    for look in (Look(clothes="dressed as Taylor Swift"), Look(clothes="explicit porn scene")):
        change = LookChange(look=look)
        for asking in (
            studio.add_look(nova, "stage", look),
            studio.judged(wardrobe.change_look, (nova.id, nova.looks[0].id), change),
            studio.make("Iris", looks={"stage": look}),
        ):
            with pytest.raises(Refused):
                await asking
    assert await studio.get("nova") == nova
