"""The part of a card that is ours: `extensions["limelight"]`, the whole sheet of a character.

Read field by field: what a newer Limelight wrote and this one does not know is carried along.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from limelight.characters.passport.files.strict_json import canonical, is_storable
from limelight.characters.schemas import Character, Look, Persona, Policy
from limelight.generation.schemas import Appearance, Value, VoiceSpec

KEY, VERSION = "limelight", 1
# What is kept beside the sheet: the card it came from, and the files that card carried.
CARD, FILES = "card", "card_files"


class NamedPersona(Value):
    """A persona and what it is called."""

    name: str
    persona: Persona


_FIELDS: dict[str, TypeAdapter[Any]] = {
    "name": TypeAdapter(str),
    "bio": TypeAdapter(str),
    "location": TypeAdapter(str),
    "languages": TypeAdapter(tuple[str, ...]),
    "tags": TypeAdapter(tuple[str, ...]),
    "persona": TypeAdapter(NamedPersona),
    "personas": TypeAdapter(tuple[NamedPersona, ...]),
    "appearance": TypeAdapter(Appearance),
    "looks": TypeAdapter(dict[str, Look]),
    "voice": TypeAdapter(VoiceSpec),
    "policy": TypeAdapter(Policy),
    "extensions": TypeAdapter(dict[str, Any]),
}


class Block(NamedTuple):
    """What our part of a card says. `sheet` holds the fields that could be read, `unread` the rest;
    `written` the digests of the card's fields as they were written, `ours` those that were made
    from the sheet, `lost` those that the version of the card could not hold; `icon` what was done
    to its icon, `foreign` what somebody else kept under our name.
    """

    sheet: dict[str, Any]
    unread: dict[str, Any]
    written: dict[str, str]
    ours: frozenset[str]
    lost: dict[str, Any]
    icon: Any
    foreign: Any

    def is_as_written(self, field: str, value: Any) -> bool:
        """Whether nobody changed a field of the card since."""
        return self.written.get(field) == digest(value)


def digest(value: Any) -> str:
    """A short fingerprint of a JSON value."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:16]


def sheet_of(character: Character) -> dict[str, Any]:
    """The sheet as JSON. The lore of the active persona is left out: it is the card's lorebook."""
    active = character.persona.model_copy(update={"lore": ()})
    names = {sheet.is_active: sheet.name for sheet in character.personas}
    sheet: dict[str, Any] = {
        "name": character.name,
        "bio": character.bio,
        "location": character.location,
        "languages": character.languages,
        "tags": character.tags,
        "persona": NamedPersona(name=names.get(True, "main"), persona=active),
        "personas": tuple(
            NamedPersona(name=sheet.name, persona=sheet.persona)
            for sheet in character.personas
            if not sheet.is_active
        ),
        "appearance": character.appearance,
        "looks": {sheet.name: sheet.look for sheet in character.looks},
        "voice": character.voice,
        "policy": character.policy,
        "extensions": _without(character.extensions, (CARD, FILES)),
    }
    return {name: kind.dump_python(sheet[name], mode="json") for name, kind in _FIELDS.items()}


def read_block(value: Any) -> Block | None:
    """Our part of a card; None where there is none, or where it is not ours."""
    if not isinstance(value, dict) or not isinstance(value.get("version"), int):
        return None
    raw = _dict(value, "sheet")
    sheet, unread = {}, {}
    for name, inner in raw.items():
        read = _read(name, inner)
        if read is None:
            unread[name] = inner
        else:
            sheet[name] = read
    ours = value.get("ours")
    return Block(
        sheet=sheet,
        unread=unread,
        written={name: str(mark) for name, mark in _dict(value, "written").items()},
        ours=frozenset(map(str, ours)) if isinstance(ours, list) else frozenset(),
        lost=_dict(value, "lost"),
        icon=value.get("icon"),
        foreign=value.get("foreign"),
    )


def block(
    sheet: Mapping[str, Any], *, written: Mapping[str, Any], ours: set[str], **more: Any
) -> dict[str, Any]:
    """Our part of a card, to be put under `extensions["limelight"]`. `more` are `lost`, `icon` and
    `foreign`, where there is any.
    """
    found = {
        "version": VERSION,
        "sheet": dict(sheet),
        "written": {name: digest(value) for name, value in sorted(written.items())},
        "ours": sorted(ours),
    }
    return found | {name: value for name, value in more.items() if value}


def _read(name: str, value: Any) -> Any:
    kind = _FIELDS.get(name)
    if kind is None or not is_storable(value):
        return None
    try:
        read = kind.validate_python(value)
    except ValidationError:
        return None
    # A card cannot say what this studio keeps with a character.
    return _without(read, (CARD, FILES)) if name == "extensions" else read


def _without(values: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def _dict(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    inner = value.get(name)
    return inner if isinstance(inner, dict) else {}
