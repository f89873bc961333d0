"""Whatever field of a card says it: no minors, no real people, nothing that is not made here."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from tests.make.cards import as_character

from limelight.characters.passport.judging import check_card
from limelight.characters.passport.leaving import fields_of
from limelight.characters.passport.reading import read_card
from limelight.characters.passport.schemas import ImportedCard
from limelight.characters.passport.writing import write_card
from limelight.characters.schemas import Persona
from limelight.kit.errors import Refused
from limelight.moderation.errors import NotAllowed
from limelight.moderation.ports import Judge

Judges = Sequence[Judge]


def card(**data: Any) -> ImportedCard:
    fields = {"name": "Nova", "description": "Nova is a woman of 34 with red hair.", **data}
    whole = {"spec": "chara_card_v3", "spec_version": "3.0", "data": fields}
    return read_card(json.dumps(whole).encode())


@pytest.mark.parametrize(
    "data",
    [
        {"description": '[Character("Nova") Age("16")]'},
        {"description": "[Nova: age= 17; hair= red]"},
        {"description": "Nova is a high school student with red hair."},
        {"description": "Nova is 1<b></b>6 years old."},
        {"description": "Nova is &#49;6 years old."},
        {"personality": "a playful schoolgirl"},
        {"scenario": "{{char}} is a 15 year old girl who waits for {{user}}."},
        {"first_mes": "Hi, I'm Nova and I'm 16 years old!"},
        {"alternate_greetings": ["ok", "I am only fifteen years old, you know."]},
        {"group_only_greetings": ["I am a teenager, hello all."]},
        {"system_prompt": "Write as Nova, a 14 year old girl."},
        {"creator_notes_multilingual": {"es": "Nova tiene 15 años."}},
        {"tags": ["loli"]},
    ],
    ids=lambda data: next(iter(data)),
)
async def test_a_minor_is_refused_wherever_the_card_says_so(
    data: dict[str, Any], judges: Judges
) -> None:
    with pytest.raises(Refused, match=r"18"):
        await check_card(card(**data), judges=judges)


@pytest.mark.parametrize(
    "data",
    [
        {"name": "Taylor Swift"},
        {"personality": "She looks and talks exactly like Emma Watson"},
        {"scenario": "A deepfake of Tom Hanks opens the door."},
    ],
    ids=lambda data: next(iter(data)),
)
async def test_a_real_person_is_refused_wherever_the_card_says_so(
    data: dict[str, Any], judges: Judges
) -> None:
    with pytest.raises(NotAllowed, match=r"^This card is not imported\. .*well-known person"):
        await check_card(card(**data), judges=judges)


async def test_unknown_fields_and_lore_are_judged_too(judges: Judges) -> None:
    young = "The schoolgirl has sex with the teacher."
    for data in (
        {"x_secret": {"deep": [young]}},
        {"extensions": {"depth_prompt": {"prompt": young}}},
        {"character_book": {"entries": [{"keys": ["a"], "content": young}]}},
    ):
        with pytest.raises(NotAllowed):
            await check_card(card(**data), judges=judges)


async def test_lore_about_a_child_of_its_world_is_kept_and_not_used(judges: Judges) -> None:
    entries = [
        {"keys": ["timmy"], "content": "Timmy is a ten years old boy in the village."},
        {"keys": ["sea"], "content": "The sea is north of the village."},
    ]
    read = card(character_book={"entries": entries})
    checked = await check_card(read, judges=judges)
    assert [entry.text for entry in checked.draft.persona.lore] == [entries[1]["content"]]
    assert any("under 18" in warning for warning in checked.warnings)
    assert fields_of(as_character(checked)).data["character_book"]["entries"] == entries


async def test_a_mother_and_a_teacher_are_welcome(judges: Judges) -> None:
    said = "Nova is a woman, 41, with grey hair. She teaches physics and has two children."
    checked = await check_card(card(description=said), judges=judges)
    assert checked.draft.appearance.age_years == 41
    assert checked.draft.bio == said


async def test_what_a_judge_is_unsure_about_is_said(judges: Judges) -> None:
    read = card(scenario="They talk about a concert of Taylor Swift.")
    checked = await check_card(read, judges=judges)
    assert any(warning.startswith("To look at: ") for warning in checked.warnings)


async def test_the_words_we_write_ourselves_pass_the_judges(judges: Judges) -> None:
    """Also where another tool changed the card, so that they count as its own."""
    persona = Persona(
        tone="warm", dont=("claim to be human",), boundaries=("politics",), samples=("Look up.",)
    )
    nova = as_character(card()).model_copy(update={"persona": persona, "extensions": {}})
    for is_changed in (False, True):
        whole = json.loads(write_card(nova, "json"))
        if is_changed:
            del whole["data"]["extensions"]["limelight"]
            whole["data"]["system_prompt"] = whole["data"]["system_prompt"].replace(
                "claim to be human", "shout"
            )
        checked = await check_card(read_card(json.dumps(whole).encode()), judges=judges)
        assert checked.draft.name == "Nova"
