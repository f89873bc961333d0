"""Cards and characters drawn by hypothesis, and small files to put them in."""

import base64
import json
import struct
import zlib
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from limelight.characters.passport.schemas import ImportedCard
from limelight.characters.schemas import (
    Character,
    CharacterId,
    Look,
    LookId,
    LookSheet,
    LoreEntry,
    Persona,
    PersonaId,
    PersonaSheet,
    Policy,
    Traits,
)
from limelight.generation.schemas import Appearance, VoiceSpec

THEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


def png(*chunks: bytes, width: int = 2, height: int = 3) -> bytes:
    """A small grey picture with `chunks` before its pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\x00" + b"\x80" * width for _ in range(height)))
    parts = [chunk(b"IHDR", header), *chunks, chunk(b"IDAT", rows), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def text_chunk(keyword: str, card: Any) -> bytes:
    content = base64.b64encode(json.dumps(card).encode())
    return chunk(b"tEXt", keyword.encode() + b"\x00" + content)


def as_character(card: ImportedCard) -> Character:
    """The character that a studio makes of an imported card."""
    draft = card.draft
    named = {draft.persona_name: draft.persona, **card.personas}
    return Character(
        id=CharacterId("c"),
        handle="c",
        persona=draft.persona,
        personas=tuple(
            PersonaSheet(
                id=PersonaId(str(at)),
                name=name,
                persona=persona,
                is_active=persona is draft.persona,
            )
            for at, (name, persona) in enumerate(named.items())
        ),
        looks=tuple(
            LookSheet(id=LookId(str(at)), name=name, look=look)
            for at, (name, look) in enumerate(draft.looks.items())
        ),
        created_at=THEN,
        updated_at=THEN,
        **{
            field: getattr(draft, field)
            for field in (
                *("name", "bio", "location", "languages", "tags", "appearance", "voice"),
                *("policy", "extensions"),
            )
        },
    )


def contains(whole: Any, part: Any) -> bool:
    """Whether everything in `part` is in `whole`: every field, every item, every value."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            name in whole and contains(whole[name], inner) for name, inner in part.items()
        )
    if isinstance(part, list):
        return (
            isinstance(whole, list) and len(whole) == len(part) and all(map(contains, whole, part))
        )
    return type(whole) is type(part) and bool(whole == part)


_texts = st.text(max_size=60)
_names = st.text(min_size=1, max_size=12)
_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3),
    max_leaves=8,
)
_unknown = st.dictionaries(_names.map(lambda name: f"x_{name}"), _json, max_size=3)


def _with_unknown(known: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(_unknown, known).map(lambda parts: {**parts[0], **parts[1]})


_V2_ENTRY: dict[str, st.SearchStrategy[Any]] = {
    "keys": st.lists(_texts, max_size=4),
    "content": st.text(st.characters(), max_size=80),
    "extensions": _unknown,
    "enabled": st.booleans(),
    "insertion_order": st.integers(-5, 500),
}
_MORE_OF_AN_ENTRY: dict[str, st.SearchStrategy[Any]] = {
    "name": _texts,
    "comment": _texts,
    "id": st.integers(),
    "priority": st.integers(),
    "constant": st.booleans(),
    "selective": st.booleans(),
    "secondary_keys": st.lists(_texts, max_size=3),
    "position": st.sampled_from(["before_char", "after_char"]),
    "case_sensitive": st.booleans(),
}
_V3_ENTRY = {**_V2_ENTRY, "use_regex": st.booleans()}


def _book(entry: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    entries = _with_unknown(st.fixed_dictionaries(entry, optional=_MORE_OF_AN_ENTRY))
    return _with_unknown(
        st.fixed_dictionaries(
            {"extensions": _unknown, "entries": st.lists(entries, max_size=5)},
            optional={
                "name": _texts,
                "description": _texts,
                "scan_depth": st.integers(0, 50),
                "token_budget": st.integers(0, 5000),
                "recursive_scanning": st.booleans(),
            },
        )
    )


_assets = st.lists(
    _with_unknown(
        st.fixed_dictionaries(
            {
                "type": st.sampled_from(["icon", "emotion", "background", "x_other"]),
                "uri": st.sampled_from(
                    ["ccdefault:", "embeded://assets/a.png", "https://cards.example/a.png"]
                ),
                "name": st.sampled_from(["main", "happy", "lake"]),
                "ext": st.sampled_from(["png", "webp", "unknown"]),
            }
        )
    ),
    max_size=3,
)
_v2_fields: dict[str, st.SearchStrategy[Any]] = {
    "name": st.sampled_from(["Nova", "Theo Vale", "Ægir", "小雪"]),
    **dict.fromkeys(("description", "personality", "scenario", "first_mes", "mes_example"), _texts),
    **dict.fromkeys(("creator_notes", "system_prompt", "post_history_instructions"), _texts),
    "alternate_greetings": st.lists(_texts, max_size=3),
    "tags": st.lists(_texts, max_size=4),
    "creator": _texts,
    "character_version": _texts,
    "extensions": _unknown,
}
_v3_fields: dict[str, st.SearchStrategy[Any]] = {
    "assets": _assets,
    "nickname": _texts,
    "creator_notes_multilingual": st.dictionaries(st.sampled_from(["en", "de"]), _texts),
    "source": st.lists(_texts, max_size=2),
    "creation_date": st.integers(0, 2_000_000_000),
    "modification_date": st.integers(0, 2_000_000_000),
}


def _card(
    spec: str, number: str, data: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    whole = st.fixed_dictionaries(
        {"spec": st.just(spec), "spec_version": st.just(number), "data": data}
    )
    return _with_unknown(whole)


v1_cards = _with_unknown(
    st.fixed_dictionaries(
        {
            name: _v2_fields[name]
            for name in (
                *("name", "description", "personality", "scenario", "first_mes", "mes_example"),
            )
        }
    )
)
v2_cards = _card(
    "chara_card_v2",
    "2.0",
    _with_unknown(st.fixed_dictionaries(_v2_fields, optional={"character_book": _book(_V2_ENTRY)})),
)
v3_cards = _card(
    "chara_card_v3",
    "3.0",
    _with_unknown(
        st.fixed_dictionaries(
            {**_v2_fields, "group_only_greetings": st.lists(_texts, max_size=2)},
            optional={"character_book": _book(_V3_ENTRY), **_v3_fields},
        )
    ),
)

_phrase = st.text("abcdefgh ÄÖß日本'é-", min_size=1, max_size=20).filter(str.strip)
_phrases = st.lists(_phrase, max_size=3).map(tuple)
_lore = st.builds(
    LoreEntry,
    name=st.just("") | _phrase,
    keys=_phrases,
    text=_phrase | st.just("@@depth 4\nIt rains in {{char}}'s town.\r\n<b>Always.</b>"),
    is_enabled=st.booleans(),
    extensions=_unknown,
)
_personas = st.builds(
    Persona,
    traits=st.builds(Traits, warmth=st.floats(0, 1), humour=st.floats(0, 1)),
    tone=st.just("") | _phrase,
    **dict.fromkeys(
        ("vocabulary", "catchphrases", "interests", "do", "dont", "boundaries", "samples"), _phrases
    ),
    lore=st.lists(_lore, max_size=4).map(tuple),
)
_looks = st.dictionaries(
    _phrase,
    st.builds(
        Look, clothes=st.none() | _phrase, headwear=st.none() | _phrase, setting=st.just("beach")
    ),
    max_size=2,
)


@st.composite
def characters(draw: st.DrawFn) -> Character:
    """A character with several personas and looks, as a studio keeps it."""
    names = draw(st.lists(_phrase, min_size=1, max_size=3, unique_by=str.casefold))
    sheets = tuple(
        PersonaSheet(id=PersonaId(str(at)), name=name, persona=draw(_personas), is_active=at == 0)
        for at, name in enumerate(names)
    )
    looks = draw(_looks)
    return Character(
        id=CharacterId("c"),
        name=draw(_phrase),
        handle="c",
        bio=draw(st.just("") | _phrase),
        location=draw(st.just("") | _phrase),
        languages=draw(st.sampled_from([("en",), ("de", "en")])),
        tags=draw(_phrases),
        persona=sheets[0].persona,
        personas=sheets,
        appearance=draw(st.builds(Appearance, clothes=_phrase, age_years=st.integers(18, 99))),
        looks=tuple(
            LookSheet(id=LookId(str(at)), name=name, look=look)
            for at, (name, look) in enumerate(looks.items())
        ),
        voice=draw(st.builds(VoiceSpec, rate=st.floats(0.5, 2))),
        policy=draw(st.builds(Policy, rating=st.sampled_from(["everyone", "mature"]))),
        extensions=draw(_unknown),
        created_at=THEN,
        updated_at=THEN,
    )
