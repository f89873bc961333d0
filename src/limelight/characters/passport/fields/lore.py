"""Lorebook entries of a card and lore of a persona, one into the other without loss.

A lore entry remembers which entry of its card it came from; what was not changed since is written
back as it stood there.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from limelight.characters.errors import NotAdult
from limelight.characters.looks.ages import refuse_childlike_self
from limelight.characters.passport.fields.plain import is_clean, line
from limelight.characters.passport.files.strict_json import is_storable
from limelight.characters.schemas import LoreEntry

MOST_LORE, MOST_KEYS, LONGEST_KEY, LONGEST_TEXT, LONGEST_NAME = 200, 24, 160, 4000, 120
OWN = "limelight"
FROM = "card"


def entries_of(data: Mapping[str, Any]) -> list[Any]:
    """The lorebook entries of a card's fields, of whatever shape."""
    book = data.get("character_book")
    entries = book.get("entries") if isinstance(book, dict) else None
    return entries if isinstance(entries, list) else []


def lore_from(entries: Sequence[Any], card_id: str) -> dict[int, LoreEntry]:
    """The entries that a persona can hold, by their place in the card: at most 200, each with a
    text, with nothing that cannot be shown, and about nobody under 18.
    """
    found: dict[int, LoreEntry] = {}
    for place, entry in enumerate(entries):
        read = read_entry(entry)
        if read is not None and len(found) < MOST_LORE:
            origin = {FROM: {"of": card_id, "at": place}}
            found[place] = read.model_copy(update={"extensions": {**read.extensions, **origin}})
    return found


def entries_from(
    lore: Sequence[LoreEntry], originals: Sequence[Any], card_id: str, held: set[int]
) -> list[Any]:
    """The lorebook entries to write: what the persona holds, changed where it was changed, and the
    originals it could not hold, in the card's order; new ones follow.

    `held` are the places of the originals that became lore when the card was read: one of them
    that is gone from the persona is gone from the card.
    """
    placed: dict[int, Any] = {
        place: entry for place, entry in enumerate(originals) if place not in held
    }
    new = []
    for entry in lore:
        place = _place(entry, card_id, held)
        if place is None or place in placed:
            new.append(entry)
        else:
            placed[place] = _changed(originals[place], entry)
    ordered = [placed[place] for place in sorted(placed)]
    return ordered + [written_entry(entry, len(ordered) + at) for at, entry in enumerate(new)]


def written_entry(entry: LoreEntry, order: int) -> dict[str, Any]:
    """A lore entry that no card had before, as a lorebook entry."""
    mine = own(entry)
    named = {"name": entry.name} if entry.name else {}
    return {
        **named,
        "keys": list(entry.keys),
        "content": entry.text,
        "extensions": {OWN: mine} if mine else {},
        "enabled": entry.is_enabled,
        "insertion_order": order,
        "use_regex": False,
    }


def own(entry: LoreEntry) -> dict[str, Any]:
    """What a lore entry keeps besides where it came from."""
    return {name: value for name, value in entry.extensions.items() if name != FROM}


def read_entry(entry: Any) -> LoreEntry | None:
    """The lore in a lorebook entry; None when a persona cannot hold it as it is."""
    if not isinstance(entry, dict):
        return None
    keys, text = entry.get("keys", []), entry.get("content")
    if not isinstance(text, str) or not isinstance(keys, list) or len(keys) > MOST_KEYS:
        return None
    if not all(isinstance(key, str) and _fits(key, LONGEST_KEY) for key in keys):
        return None
    if not _fits(text, LONGEST_TEXT):
        return None
    enabled = entry.get("enabled", True)
    return LoreEntry(
        name=_name(entry),
        keys=tuple(keys),
        text=text,
        is_enabled=enabled if isinstance(enabled, bool) else True,
        extensions=_own(entry),
    )


def _fits(text: str, most: int) -> bool:
    if not text.strip() or len(text) > most or not is_clean(text):
        return False
    try:
        refuse_childlike_self(text, field="lore")
    except NotAdult:
        return False
    return True


def _name(entry: Mapping[str, Any]) -> str:
    for field in ("name", "comment"):
        value = entry.get(field)
        if not isinstance(value, str) or not value.strip():
            continue
        name = value if _fits(value, LONGEST_NAME) else line(value)[:LONGEST_NAME].strip()
        return name if _fits(name, LONGEST_NAME) else ""
    return ""


def _own(entry: Mapping[str, Any]) -> dict[str, Any]:
    extensions = entry.get("extensions")
    found = extensions.get(OWN) if isinstance(extensions, dict) else None
    if not isinstance(found, dict) or not is_storable(found):
        return {}
    return {name: value for name, value in found.items() if name != FROM}


def _place(entry: LoreEntry, card_id: str, held: set[int]) -> int | None:
    origin = entry.extensions.get(FROM)
    if not isinstance(origin, dict) or origin.get("of") != card_id:
        return None
    place = origin.get("at")
    return place if isinstance(place, int) and place in held else None


def _changed(original: Any, entry: LoreEntry) -> Any:
    """The original with what was changed since it was read."""
    before = read_entry(original)
    if before is None:
        return original
    new = dict(original)
    if entry.name != before.name:
        new["name"] = entry.name
    if entry.keys != before.keys:
        new["keys"] = list(entry.keys)
    if entry.text != before.text:
        new["content"] = entry.text
    if entry.is_enabled != before.is_enabled:
        new["enabled"] = entry.is_enabled
    if own(entry) != before.extensions:
        new["extensions"] = {**(original.get("extensions") or {}), OWN: own(entry)}
    return new
