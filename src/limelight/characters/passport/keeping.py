"""The card a character came from, kept in its `extensions["card"]`: packed, whole, as it was read.

Packed (zlib, base64) because a card may hold what no database column does (NUL, halves of pairs)
and because most of it repeats what the sheet says.
"""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from limelight.characters.passport import limits
from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.files import strict_json
from limelight.characters.passport.schemas import Container, Version
from limelight.characters.passport.sheet import CARD, digest
from limelight.characters.schemas import CharacterDraft, LoreEntry, Persona

_ID_LETTERS = 12


class Kept(NamedTuple):
    """A kept card. `id` names it, `lore` says which of its lorebook entries became lore, `digests`
    how the parts of the sheet were when it came, `ours` the fields to be made anew from the sheet.
    """

    version: Version
    container: Container
    data: dict[str, Any]
    others: dict[str, Any]
    id: str
    lore: frozenset[int]
    digests: Mapping[str, str]
    ours: frozenset[str]
    unread: dict[str, Any]


def card_id(data: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """What lore entries call the card they came from."""
    whole = strict_json.canonical([data, others]).encode()
    return hashlib.sha256(whole).hexdigest()[:_ID_LETTERS]


def packed(kept: Kept) -> dict[str, Any]:
    """A kept card as JSON for `extensions["card"]`."""
    whole = strict_json.written({"data": kept.data, "others": kept.others, "unread": kept.unread})
    return {
        "version": kept.version,
        "container": kept.container,
        "id": kept.id,
        "packed": base64.b64encode(zlib.compress(whole, 9)).decode(),
        "lore": sorted(kept.lore),
        "digests": dict(kept.digests),
        "ours": sorted(kept.ours),
    }


def kept_in(extensions: Mapping[str, Any]) -> Kept | None:
    """The card kept in a character's extensions; None where there is none. Raises BadCard for one
    that was damaged since.
    """
    if CARD not in extensions:
        return None
    held = extensions[CARD]
    try:
        card = json.loads(_unpacked(held["packed"]))
        return Kept(
            version=held["version"],
            container=held["container"],
            data=card["data"],
            others=card["others"],
            id=held["id"],
            lore=frozenset(held["lore"]),
            digests=held["digests"],
            ours=frozenset(held["ours"]),
            unread=card["unread"],
        )
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError) as trouble:
        raise BadCard(
            "The card kept with this character is damaged. Import it again.", reason="damaged"
        ) from trouble


def _unpacked(text: str) -> bytes:
    most = 2 * limits.MOST_CARD_BYTES
    return zlib.decompressobj().decompress(base64.b64decode(text, validate=True), most)


def digests_of(sheet: CharacterDraft) -> dict[str, str]:
    """Fingerprints of the parts of a sheet that fields of a card are made from."""
    return digests(
        name=sheet.name,
        bio=sheet.bio,
        tags=sheet.tags,
        persona=sheet.persona,
        appearance=sheet.appearance.model_dump(mode="json"),
    )


def digests(
    *,
    name: str,
    bio: str,
    tags: tuple[str, ...],
    persona: Persona,
    appearance: dict[str, Any],
) -> dict[str, str]:
    """As `digests_of`, from the parts."""
    speaks = persona.model_dump(mode="json", exclude={"lore", "samples"})
    return {
        "name": digest(name),
        "about": digest([bio, appearance]),
        "tags": digest(list(tags)),
        "persona": digest(speaks),
        "samples": digest(list(persona.samples)),
    }


def without_lore(draft: CharacterDraft, unwanted: set[int]) -> CharacterDraft:
    """The draft without the lore that came from these places of its card; the card keeps it."""
    held = dict(draft.extensions.get(CARD) or {})
    if held:
        held["lore"] = [place for place in held["lore"] if place not in unwanted]
    lore = tuple(entry for entry in draft.persona.lore if place_of(entry) not in unwanted)
    return draft.model_copy(
        update={
            "persona": draft.persona.model_copy(update={"lore": lore}),
            "extensions": {**draft.extensions, **({CARD: held} if held else {})},
        }
    )


def place_of(entry: LoreEntry) -> int | None:
    """Where in its card a lore entry stands; None for one that came from none."""
    origin = entry.extensions.get(CARD)
    place = origin.get("at") if isinstance(origin, dict) else None
    return place if isinstance(place, int) else None
