"""From a character to the fields of a card.

A character that came from a card gives that card back; only what was changed here is written anew.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from limelight.characters.passport import prompts
from limelight.characters.passport.arriving import tag_of
from limelight.characters.passport.assets import with_portrait
from limelight.characters.passport.fields import lore
from limelight.characters.passport.fields.shapes import mended
from limelight.characters.passport.fields.versions import SPECS
from limelight.characters.passport.keeping import Kept, digests, kept_in
from limelight.characters.passport.schemas import Version
from limelight.characters.passport.sheet import KEY, block, sheet_of
from limelight.characters.schemas import Character

COPY_NOTE = (
    "This is a Character Card V3, shown here as V2 for older tools. Use a tool that reads V3 for "
    "all of it."
)
_WATCHED = ("name", "description", "personality", "mes_example", "tags", "character_book")


class Left(NamedTuple):
    """The fields of a card: `data`, what else stands at the top, and which fields were made from
    the sheet.
    """

    data: dict[str, Any]
    others: dict[str, Any]
    ours: set[str]
    unread: dict[str, Any]


def fields_of(character: Character) -> Left:
    """The fields of the character's card. Raises BadCard when the kept card is damaged."""
    made = _made(character)
    kept = kept_in(character.extensions)
    if kept is None:
        return Left(made, {}, set(made), {})
    ours = {name for name in kept.ours if name in made}
    data = {**kept.data, **{name: made[name] for name in ours}}
    data |= _changed(character, kept, made, ours)
    data |= _book(character, kept, ours)
    others = {
        name: data[name] if _is_copy(name, value, kept.data, data) else value
        for name, value in kept.others.items()
    }
    return Left(data, others, ours, kept.unread)


def card_json(
    character: Character, version: Version, *, has_portrait: bool = False
) -> dict[str, Any]:
    """The whole card as V3 or V2, well-formed, with the sheet under `extensions["limelight"]`;
    `has_portrait` names the portrait of an archive as its icon. Raises BadCard when the card kept
    with the character is damaged.
    """
    left = fields_of(character)
    data, lost = mended(left.data, version)
    ours = {name for name in left.ours if name in data}
    if not _reads_back(character, left.data):
        ours.discard("character_book")
    if "character_book" in ours and _reads_back(character, data):
        lost.pop("character_book", None)
    lost = {
        name: value
        for name, value in lost.items()
        if name not in left.ours or name == "character_book"
    }
    watched = (name for name in (*_WATCHED, *ours) if name in data)
    icon: Any = None
    if has_portrait:
        data, icon = with_portrait(data)
    extensions = data["extensions"]
    data["extensions"] = extensions | {
        KEY: block(
            {**left.unread, **sheet_of(character)},
            written={name: lost.get(name, data[name]) for name in watched},
            ours=ours,
            lost=lost,
            icon=icon,
            foreign=extensions.get(KEY),
        )
    }
    return _whole(version, data, left.others)


def copy_for_older_tools(character: Character) -> dict[str, Any]:
    """The V2 copy that a V3 PNG carries: no sheet, and a note that it is a copy."""
    left = fields_of(character)
    data, _ = mended(left.data, "v2")
    notes = data["creator_notes"]
    data["creator_notes"] = f"{notes}\n\n{COPY_NOTE}" if notes else COPY_NOTE
    return _whole("v2", data, {})


def _whole(version: Version, data: dict[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    spec, number = SPECS[version]
    return {**others, "spec": spec, "spec_version": number, "data": data}


def _reads_back(character: Character, data: Mapping[str, Any]) -> bool:
    """Whether the lorebook as written gives the lore as it is."""
    wanted = [
        entry.model_copy(update={"extensions": lore.own(entry)}) for entry in character.persona.lore
    ]
    return [lore.read_entry(entry) for entry in lore.entries_of(data)] == wanted


def _made(character: Character) -> dict[str, Any]:
    """Every field, from the sheet alone."""
    persona = character.persona
    made: dict[str, Any] = {
        "name": character.name,
        "description": prompts.description_of(character),
        "personality": prompts.personality_of(persona),
        "scenario": "",
        "first_mes": prompts.greeting_of(character),
        "mes_example": prompts.examples_of(persona),
        "creator_notes": prompts.DISCLOSURE.format(name=character.name),
        "system_prompt": prompts.system_prompt_of(character),
        "post_history_instructions": "",
        "alternate_greetings": [],
        "tags": list(character.tags),
        "creator": "",
        "character_version": "",
        "group_only_greetings": [],
        "creation_date": int(character.created_at.timestamp()),
        "modification_date": int(character.updated_at.timestamp()),
    }
    if persona.lore:
        entries = [lore.written_entry(entry, order) for order, entry in enumerate(persona.lore)]
        made["character_book"] = {"extensions": {}, "entries": entries}
    return made


def _changed(
    character: Character, kept: Kept, made: Mapping[str, Any], ours: set[str]
) -> dict[str, Any]:
    """The fields of the kept card that no longer say what the sheet says."""
    now = digests(
        name=character.name,
        bio=character.bio,
        tags=character.tags,
        persona=character.persona,
        appearance=character.appearance.model_dump(mode="json"),
    )
    parts = {part for part, mark in now.items() if kept.digests.get(part) != mark}
    new: dict[str, Any] = {}
    if "name" in parts:
        new["name"] = made["name"]
    if "about" in parts:
        before = kept.data.get("description")
        new["description"] = f"{before}\n\n{made['description']}" if before else made["description"]
    if "persona" in parts:
        new["personality"] = made["personality"]
    if "samples" in parts:
        new["mes_example"] = made["mes_example"]
    if "tags" in parts:
        new["tags"] = _tags(character, kept.data.get("tags"))
    return {name: value for name, value in new.items() if name not in ours}


def _tags(character: Character, before: Any) -> list[Any]:
    wanted = {tag.casefold(): tag for tag in character.tags}
    found = []
    for tag in before if isinstance(before, list) else []:
        if not (known := tag_of(tag).casefold()) or wanted.pop(known, None) is not None:
            found.append(tag)
    return [*found, *wanted.values()]


def _book(character: Character, kept: Kept, ours: set[str]) -> dict[str, Any]:
    """The lorebook of the kept card with what became of its lore."""
    entries = lore.entries_from(
        character.persona.lore, lore.entries_of(kept.data), kept.id, set(kept.lore)
    )
    book = kept.data.get("character_book")
    if "character_book" in ours or (not entries and not isinstance(book, dict)):
        return {}
    if not isinstance(book, dict):
        return {"character_book": {"extensions": {}, "entries": entries}}
    has_none = not entries and not isinstance(book.get("entries"), list)
    return {} if has_none else {"character_book": {**book, "entries": entries}}


def _is_copy(name: str, value: Any, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a field at the top repeats one of the card, as SillyTavern writes it for V1."""
    return name in before and name in after and bool(before[name] == value)
