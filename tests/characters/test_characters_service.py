"""Making, finding, changing and deleting characters on real databases."""

import asyncio

import pytest
from sqlalchemy.engine import URL
from tests.make.characters import Studio

from limelight.accounts.models import WorkspaceRow
from limelight.accounts.schemas import WorkspaceId
from limelight.characters import queries, service, sheets, states
from limelight.characters.errors import AmbiguousName, NotAdult, UnknownCharacter
from limelight.characters.personas.templates import persona_template
from limelight.characters.personas.traits import with_traits
from limelight.characters.schemas import (
    CharacterChange,
    CharacterDraft,
    Look,
    LoreEntry,
    Persona,
    PersonaChange,
)
from limelight.generation.schemas import Appearance, VoiceSpec
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid, Refused
from limelight.kit.ids import new_id
from limelight.moderation.schemas import Check, Context, Finding


async def test_a_character_is_kept_with_everything_it_was_given(studio: Studio) -> None:
    made = await studio.make(
        "  Nova   Reyes ",
        bio="Grows herbs on balconies.",
        persona=persona_template("coach"),
        appearance=Appearance(age_years=31, hair_colour="copper"),
        voice=VoiceSpec(name="af_heart", rate=1.1, pitch_semitones=-1),
    )
    assert (made.name, made.handle, made.status) == ("Nova Reyes", "nova-reyes", "active")
    assert made.persona == persona_template("coach")
    assert made.appearance.hair_colour == "copper"
    assert made.voice.rate == 1.1
    assert made.created_at.tzinfo is not None
    assert await studio.find(made.id) == made


async def test_a_character_is_found_by_id_handle_or_name_in_any_case(studio: Studio) -> None:
    made = await studio.make("Zoë Brücke")
    for words in (made.id, "zoe-brucke", "@zoe-brucke", "ZOE-BRUCKE", "zoë brücke", " ZOË  BRÜCKE"):
        assert await studio.find(words) == made
    assert await studio.find("zoe") is None
    async with studio.sessions.read() as db:
        with pytest.raises(UnknownCharacter, match=r"'zoe'.*limelight character list"):
            await queries.get_character(db, studio.workspace, "zoe")


async def test_a_name_of_several_characters_asks_for_the_handle(studio: Studio) -> None:
    first = await studio.make("Nova")
    second = await studio.make("NOVA")
    assert (first.handle, second.handle) == ("nova", "nova-2")
    with pytest.raises(AmbiguousName, match="Use the handle instead: nova, nova-2"):
        await studio.find("Nova")
    assert await studio.find("nova") == first
    assert await studio.find("nova-2") == second


async def test_handles_never_collide(studio: Studio) -> None:
    names = ["Nova 2", "Nova", "Nova", "nova!", "明", "愛", "x" * 60, "x" * 60]
    handles = [(await studio.make(name)).handle for name in names]
    assert handles == [
        "nova-2", "nova", "nova-3", "nova-4", "character", "character-2", "x" * 40, "x" * 40 + "-2",
    ]  # fmt: skip


async def test_characters_made_at_the_same_time_get_different_handles(
    studio: Studio, database_url: URL
) -> None:
    others = [Sessions(database_url) for _ in range(3)]
    studios = [Studio(one, studio.workspace, studio.judges) for one in others]
    made = await asyncio.gather(*(one.make("Nova") for one in studios))
    for other in others:
        await other.close()
    assert {character.handle for character in made} == {"nova", "nova-2", "nova-3"}


async def test_a_change_touches_only_what_it_names(studio: Studio) -> None:
    made = await studio.make("Nova", bio="Before.", voice=VoiceSpec(rate=1.2))
    changed = await studio.change(made.id, name="Nova Prime")
    assert (changed.name, changed.handle, changed.status) == ("Nova Prime", "nova", "active")
    assert (changed.bio, changed.voice, changed.appearance) == (
        made.bio, made.voice, made.appearance,
    )  # fmt: skip
    assert changed.updated_at >= made.updated_at
    assert await studio.find("nova prime") == changed


async def test_a_duplicate_stands_by_itself(studio: Studio) -> None:
    nova = await studio.make(
        "Nova " + "x" * 55, tags=("garden",), looks={"a": Look(clothes="suit")}
    )
    await studio.add_persona(nova, "fun", persona_template("comedian"))
    await studio.do(states.archive, nova.id)
    copy = await studio.judged(service.duplicate, nova.id)
    assert (copy.name[-5:], len(copy.name), copy.status) == (" copy", 60, "active")
    assert [sheet.name for sheet in copy.personas] == ["main", "fun"]
    again = await studio.judged(service.duplicate, nova.id)
    assert again.handle != copy.handle
    await studio.do(service.delete_character, nova.id)
    assert await studio.get(copy.id) == copy
    with pytest.raises(Refused):
        await studio.judged(service.duplicate, copy.id, name="Taylor Swift")
    with pytest.raises(UnknownCharacter):
        await studio.judged(service.duplicate, nova.id)


class Picky:
    """Refuses beer where everyone watches, and schools where not everyone does."""

    async def judge_text(
        self, text: str, *, language: str, context: Context
    ) -> tuple[Finding, ...]:
        refused = "beer" if context.rating == "everyone" else "school"
        if refused not in text:
            return ()
        said = {"judge": "picky", "model": "test", "version": "1"}
        return (Finding(check=Check.MINOR, severity="reject", reason=f"No {refused}.", **said),)


async def test_what_is_changed_is_judged_under_the_rating_of_the_character(studio: Studio) -> None:
    picky = Studio(studio.sessions, studio.workspace, (Picky(),))
    beer, school = (
        Persona(lore=(LoreEntry(text=f"Likes {what}."),)) for what in ("beer", "school")
    )
    mild = await picky.make("Nova")
    mature = await picky.make("Iris", persona=beer, policy={"rating": "mature"})
    for who, fine, bad in ((mild, school, beer), (mature, beer, school)):
        assert (await picky.change(who.id, persona=fine)).persona == fine
        told = await picky.add_persona(who, "other", fine)
        change = PersonaChange(persona=bad)
        for asking in (
            picky.change(who.id, persona=bad),
            picky.add_persona(who, "third", bad),
            picky.judged(sheets.change_persona, (who.id, told.personas[1].id), change),
            picky.add_look(who, "one", Look(clothes=bad.lore[0].text)),
        ):
            with pytest.raises(Refused, match=r"No (beer|school)\."):
                await asking
    with pytest.raises(Refused, match="No school"):
        await picky.bulk([mild.id], "tag", "school")


async def test_another_rating_is_judged_with_everything_that_was_said(studio: Studio) -> None:
    picky = Studio(studio.sessions, studio.workspace, (Picky(),))
    said = Persona(lore=(LoreEntry(text="Brews beer."),))
    nova = await picky.make("Nova", persona=said, policy={"rating": "mature"})
    with pytest.raises(Refused, match="No beer"):
        await picky.change(nova.id, policy={"rating": "everyone"})
    await picky.add_persona(nova, "pub", said)
    with pytest.raises(Refused, match="No beer"):
        await picky.change(nova.id, persona=Persona(), policy={"rating": "everyone"})
    pub = sheets.find_persona(await picky.get("nova"), "pub")
    await picky.do(sheets.delete_persona, nova.id, pub.id)
    mild = await picky.change(nova.id, persona=Persona(), policy={"rating": "everyone"})
    assert mild.policy.rating == "everyone"


async def test_a_deleted_character_is_gone(studio: Studio) -> None:
    made = await studio.make("Nova")
    async with studio.sessions.begin() as db:
        await service.delete_character(db, studio.workspace, made.id)
    assert await studio.find(made.id) is None
    with pytest.raises(UnknownCharacter):
        async with studio.sessions.begin() as db:
            await service.delete_character(db, studio.workspace, made.id)


async def test_nothing_is_reached_from_another_workspace(studio: Studio) -> None:
    made = await studio.make("Nova")
    stranger = WorkspaceId(new_id())
    async with studio.sessions.begin() as db:
        db.add(WorkspaceRow(id=stranger, slug="other", name="Other", created_at=utc_now()))
    theirs = Studio(studio.sessions, stranger, studio.judges)
    for words in (made.id, made.handle, made.name):
        assert await theirs.find(words) is None
    assert await theirs.names() == []
    with pytest.raises(UnknownCharacter):
        await theirs.change(made.id, name="Stolen")
    with pytest.raises(UnknownCharacter):
        async with studio.sessions.begin() as db:
            await service.delete_character(db, stranger, made.id)
    assert (await theirs.make("Nova")).handle == "nova"
    assert await studio.find(made.id) == made


async def test_the_list_goes_by_pages_oldest_first(studio: Studio) -> None:
    names = [f"Nova {number}" for number in range(5)]
    ids = [(await studio.make(name)).id for name in names]
    in_order = [name for _, name in sorted(zip(ids, names, strict=True))]
    async with studio.sessions.read() as db:
        first = await queries.list_characters(db, studio.workspace, limit=3)
        assert first.next_cursor is not None
        rest = await queries.list_characters(
            db, studio.workspace, limit=3, cursor=first.next_cursor
        )
    assert [one.name for one in (*first.items, *rest.items)] == in_order
    assert rest.next_cursor is None
    await studio.do(states.pause, ids[0])
    assert await studio.names(status="paused") == [names[0]]


async def test_the_default_character_is_made_once_and_stays_the_same(studio: Studio) -> None:
    mira = await studio.default()
    assert (mira.name, mira.handle) == ("Mira", "mira")
    assert mira.appearance == Appearance()
    assert await studio.default() == mira
    await studio.make("Nova")
    assert await studio.default() == mira


async def test_the_first_active_character_is_the_default(studio: Studio) -> None:
    first = await studio.make("Nova")
    assert (await studio.default()).id == first.id
    await studio.do(states.pause, first.id)
    assert (await studio.default()).name == "Mira"


async def test_a_paused_character_with_its_handle_does_not_stand_in_the_defaults_way(
    studio: Studio,
) -> None:
    paused = await studio.default()
    await studio.do(states.pause, paused.id)
    assert (await studio.default()).handle == "mira-2"


async def test_everybody_who_starts_at_once_gets_the_same_default(
    studio: Studio, database_url: URL
) -> None:
    others = [Sessions(database_url) for _ in range(4)]
    studios = [Studio(one, studio.workspace, ()) for one in others]
    found = await asyncio.gather(*(one.default() for one in studios))
    for other in others:
        await other.close()
    assert len({character.id for character in found}) == 1


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "empty"),
        (" \t\n", "empty"),
        ("!?...", "letter or number"),
        ("😀", "letter or number"),
        ("x" * 61, "61 characters; 60 is the most"),
        ("No\u202eva", r"U\+202E"),
        ("No\x00va", r"U\+0000"),
    ],
)
async def test_a_bad_name_is_refused_and_nothing_is_kept(
    studio: Studio, name: str, says: str
) -> None:
    with pytest.raises(Invalid, match=says):
        await studio.make(name)
    assert await studio.names() == []


@pytest.mark.parametrize("name", ["A", "7", "Łukasz O'Neil-Šć", "محمد", "明", "नोवा"])
async def test_names_of_all_languages_are_fine(studio: Studio, name: str) -> None:
    assert (await studio.make(name)).name == name


@pytest.mark.parametrize(
    "parts",
    [
        {"bio": "She is 16 and loves skating."},
        {"bio": "I'm a teenager from Lyon."},
        {"bio": "A 15-year-old dancer."},
        {"appearance": Appearance(description="a little girl")},
        {"appearance": Appearance(clothes="school girl uniform")},
        {
            "appearance": Appearance.model_construct(
                **{**Appearance().model_dump(), "age_years": 17}
            )
        },
        {"persona": Persona(catchphrases=("I am only twelve years old!",))},
    ],
)
async def test_a_character_who_is_not_an_adult_is_never_kept(
    studio: Studio, parts: dict[str, object]
) -> None:
    draft = CharacterDraft(name="Nova").model_copy(update=parts)
    with pytest.raises(NotAdult, match="18 or more"):
        async with studio.sessions.begin() as db:
            await service.create(db, studio.workspace, draft, judges=studio.judges)
    made = await studio.make("Nova")
    change = CharacterChange().model_copy(update=parts)
    with pytest.raises(NotAdult, match="18 or more"):
        async with studio.sessions.begin() as db:
            await service.change(db, studio.workspace, made.id, change, judges=studio.judges)
    assert await studio.find(made.id) == made


async def test_a_bio_may_mention_children(studio: Studio) -> None:
    bio = "Mother of two kids, taught children for years, is 45 minutes early to everything."
    assert (await studio.make("Nova", bio=bio)).bio == bio


async def test_what_the_judges_refuse_is_not_kept(studio: Studio) -> None:
    with pytest.raises(Refused):
        await studio.make("Taylor Swift")
    made = await studio.make("Nova")
    with pytest.raises(Refused):
        await studio.change(made.id, name="Taylor Swift")
    assert await studio.names() == ["Nova"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["warmth=1.2"], r"0 \(reserved\) to 1 \(warm\)"),
        (["warmth=nan"], "outside"),
        (["warmth"], "warmth=0.8"),
        (["warmth=high"], "warmth=0.8"),
        (["bravery=0.3"], "Choose from warmth, humour"),
    ],
)
def test_a_bad_trait_is_explained(typed: list[str], says: str) -> None:
    with pytest.raises(Invalid, match=says):
        with_traits(Persona(), typed)


def test_traits_are_set_one_by_one() -> None:
    persona = with_traits(persona_template("friend"), ["humor=0.1", "energy = 1"])
    assert (persona.traits.humour, persona.traits.energy, persona.traits.warmth) == (0.1, 1.0, 0.9)
