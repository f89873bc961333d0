"""Whatever a character may be, it comes back from the database as it was given."""

import asyncio
import math

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from sqlalchemy.engine import URL

from limelight.accounts.service import local_workspace
from limelight.characters import queries, service, sheets
from limelight.characters.errors import NotAdult
from limelight.characters.limits import LANGUAGE_CODES
from limelight.characters.schemas import (
    TRAITS,
    Character,
    CharacterDraft,
    Look,
    LoreEntry,
    Persona,
    Policy,
    Traits,
)
from limelight.generation.schemas import Appearance, VoicePart, VoiceSpec
from limelight.kit.db.sessions import Sessions

# Letters of every alphabet, marks, symbols, emoji; digits could spell an age.
_CHARS = st.characters(categories=("L", "M", "P", "S"), exclude_characters=",#\x00")


def _text(most: int, least: int = 1) -> st.SearchStrategy[str]:
    return st.text(_CHARS, min_size=least, max_size=most)


def _several(most_chars: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(_text(most_chars), max_size=most).map(tuple)


_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _text(20, 0)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text(8), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
_extensions = st.dictionaries(_text(12), _json, max_size=4)
_unit = st.floats(0, 1).filter(lambda value: not math.isnan(value))
_lore = st.builds(
    LoreEntry,
    name=_text(120, 0), keys=_several(30, 4), text=_text(200), is_enabled=st.booleans(),
    extensions=_extensions,
)  # fmt: skip
_personas = st.builds(
    Persona,
    traits=st.builds(Traits, **dict.fromkeys(TRAITS, _unit)),
    tone=_text(200, 0), vocabulary=_several(20, 5), catchphrases=_several(160, 3),
    interests=_several(30, 4), do=_several(40, 3), dont=_several(40, 3),
    boundaries=_several(40, 3), samples=_several(300, 3), lore=st.lists(_lore, max_size=3),
)  # fmt: skip
_looks = st.builds(
    Look,
    clothes=st.none() | _text(40, 0), clothes_colour=st.none() | _text(20, 0),
    headwear=st.none() | _text(20, 0), glasses=st.none() | _text(20, 0), setting=_text(60, 0),
)  # fmt: skip
_appearances = st.builds(
    Appearance,
    age_years=st.integers(18, 120), gender=st.sampled_from(("woman", "man", "nonbinary")),
    body_type=st.sampled_from(("slim", "average", "athletic", "curvy", "broad")),
    hair_style=_text(40, 0), marks=_text(120, 0), headwear=_text(80, 0), earrings=_text(80, 0),
    description=_text(300, 0),
)  # fmt: skip
_voices = st.builds(
    VoiceSpec,
    name=_text(20), rate=st.floats(0.5, 2), pitch_semitones=st.floats(-6, 6),
    emotion=st.sampled_from(("neutral", "sad")),
    blend=st.lists(st.builds(VoicePart, name=_text(12)), max_size=4),
)  # fmt: skip
_names = st.text(st.characters(categories=["L"]), min_size=1, max_size=30)
_codes = st.sampled_from(sorted(LANGUAGE_CODES))
_drafts = st.builds(
    CharacterDraft,
    name=_names, bio=_text(300, 0).map(str.strip), location=_text(60, 0).map(str.strip),
    languages=st.lists(_codes, min_size=1, max_size=5, unique=True),
    tags=st.lists(_names, max_size=6, unique_by=str.casefold), persona=_personas,
    persona_name=_names, appearance=_appearances,
    looks=st.dictionaries(_names, _looks, max_size=3).filter(
        lambda looks: len({name.casefold() for name in looks}) == len(looks)
    ),
    voice=_voices, policy=st.sampled_from((Policy(), Policy(rating="mature"))),
    extensions=_extensions,
)  # fmt: skip


async def _kept(url: URL, draft: CharacterDraft, second: Persona) -> tuple[Character, ...]:
    sessions = Sessions(url)
    try:
        async with sessions.begin() as db:
            workspace = await local_workspace(db)
            made = await service.create(db, workspace, draft, judges=())
        async with sessions.begin() as db:
            both = await sheets.add_persona(
                db, workspace, made.id, (f"{draft.persona_name}2", second), judges=()
            )
            copy = await service.duplicate(db, workspace, made.id, judges=(), name=draft.name)
        async with sessions.read() as db:
            found = await queries.get_character(db, workspace, made.id)
            copied = await queries.get_character(db, workspace, copy.id)
        return made, both, found, copied
    finally:
        await sessions.close()


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(draft=_drafts, second=_personas)
def test_a_character_comes_back_as_it_was_given(
    database_url: URL, draft: CharacterDraft, second: Persona
) -> None:
    try:
        made, both, found, copied = asyncio.run(_kept(database_url, draft, second))
    except NotAdult:
        reject()  # words that happen to say a minor
    assert found == both
    assert [sheet.persona for sheet in found.personas] == [draft.persona, second]
    assert {sheet.name: sheet.look for sheet in found.looks} == draft.looks
    given = draft.model_dump(exclude={"persona_name", "looks"})
    for character in (made, found, copied):
        assert character.model_dump(include=set(given)) == given
    assert [sheet.persona for sheet in copied.personas] == [draft.persona, second]
    assert [sheet.look for sheet in copied.looks] == [sheet.look for sheet in found.looks]
