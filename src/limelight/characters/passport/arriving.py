"""From a card to a character: what each field becomes, and what is only kept.

Nothing is dropped: the card as it was read stays in the character's `extensions["card"]`.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from limelight.characters.errors import NotAdult
from limelight.characters.limits import LONGEST_BIO, LONGEST_NAME, LONGEST_TAG, MOST_TAGS
from limelight.characters.looks.ages import refuse_childlike_self
from limelight.characters.passport.assets import without_portrait
from limelight.characters.passport.fields import lore, plain
from limelight.characters.passport.fields.appearing import appearance_in
from limelight.characters.passport.fields.shapes import restored
from limelight.characters.passport.fields.versions import Card
from limelight.characters.passport.keeping import Kept, card_id, digests_of, packed
from limelight.characters.passport.schemas import Container
from limelight.characters.passport.sheet import CARD, KEY, Block, read_block
from limelight.characters.schemas import CharacterDraft, LoreEntry, Persona
from limelight.generation.schemas import VoiceSpec

_MOST_SAMPLES, _LONGEST_SAMPLE, _LONGEST_TONE = 12, 600, 200
_SPEAKER = re.compile(
    r"^\s*(?P<who>\{\{char\}\}|<(?:BOT|CHAR)>|[^\s:{}<>][^\n:{}<>]{0,59})\s*:", re.I
)
_NAME = re.compile(r"[A-Z]\S{0,29}(?: [A-Z]\S{0,29}){0,2}")
_OTHER = re.compile(r"^\s*(?:\{\{user\}\}|<(?:USER|START)>|\{\{/?example\}\})", re.I)


class Arrived(NamedTuple):
    """A character out of a card, and notes about it. `data` are the card's fields in one form,
    `unheld` how many lorebook entries are kept but not used, `is_ours` whether Limelight wrote it,
    `made` which fields are made anew from the sheet, `unread` what of our part could not be read.
    """

    draft: CharacterDraft
    personas: dict[str, Persona]
    data: dict[str, Any]
    notes: tuple[str, ...]
    unheld: int
    is_ours: bool
    made: frozenset[str]
    unread: dict[str, Any]


def arrived(card: Card, container: Container) -> Arrived:
    """The character a card makes, unchecked. Raises NotAdult for a look under 18 and RealPerson
    for the likeness of a named person; the judges still have to be asked.
    """
    data, block = _without_block(card)
    base, ours = _foreign(data, block)
    name = card_id(base, card.others)
    held = _lore(data, block, "" if "character_book" in ours else name)
    draft, notes = (
        _from_words(data) if block is None or not block.sheet else _from_sheet(data, block)
    )
    persona = draft.persona.model_copy(update={"lore": tuple(held.values())})
    draft = draft.model_copy(update={"persona": persona})
    unread = block.unread if block else {}
    if unread:
        names = ", ".join(map(plain.line, sorted(unread)))
        notes += (f"Parts of the Limelight sheet could not be read: {names}.",)
    if base or card.others or unread:
        kept = Kept(
            version=card.version,
            container=container,
            data=base,
            others=card.others,
            id=name,
            lore=frozenset(held) if "character_book" in base else frozenset(),
            digests=digests_of(draft),
            ours=frozenset(ours),
            unread=unread,
        )
        draft = draft.model_copy(update={"extensions": {**draft.extensions, CARD: packed(kept)}})
    return Arrived(
        draft=draft,
        personas=_further(block, draft.persona_name),
        data=data,
        notes=(*card.notes, *notes),
        unheld=len(lore.entries_of(data)) - len(held),
        is_ours=block is not None,
        made=frozenset(ours),
        unread=unread,
    )


def _without_block(card: Card) -> tuple[dict[str, Any], Block | None]:
    extensions = card.data.get("extensions")
    if not isinstance(extensions, dict) or KEY not in extensions:
        return card.data, None
    block = read_block(extensions[KEY])
    if block is None:
        return card.data, None
    rest = {name: value for name, value in extensions.items() if name != KEY}
    if block.foreign is not None:
        rest[KEY] = block.foreign
    data = without_portrait({**card.data, "extensions": rest}, block.icon)
    return restored(data, block.lost, "v3" if card.version == "v3" else "v2"), block


def _foreign(data: Mapping[str, Any], block: Block | None) -> tuple[dict[str, Any], set[str]]:
    """The fields of a card without those that are made from the sheet, and the names of these."""
    if block is None:
        return dict(data), set()
    ours = {name for name in block.ours if name in data and block.is_as_written(name, data[name])}
    rest = {name: value for name, value in data.items() if name not in ours}
    if rest.get("extensions") == {}:
        rest.pop("extensions", None)
    return rest, ours


def _lore(data: Mapping[str, Any], block: Block | None, origin: str) -> dict[int, LoreEntry]:
    entries = lore.entries_of(data)
    if origin:
        return lore.lore_from(entries, origin)
    read = {place: lore.read_entry(entry) for place, entry in enumerate(entries)}
    return {place: entry for place, entry in read.items() if entry is not None}


def _further(block: Block | None, active: str) -> dict[str, Persona]:
    named = block.sheet.get("personas", ()) if block else ()
    found: dict[str, Persona] = {}
    taken = {active.casefold()}
    for one in named:
        if one.name.casefold() not in taken:
            found[one.name] = one.persona
            taken.add(one.name.casefold())
    return found


def _from_sheet(data: Mapping[str, Any], block: Block) -> tuple[CharacterDraft, tuple[str, ...]]:
    """The sheet that came along; what another tool changed in the card goes before it."""
    words, _ = _from_words(data)
    sheet = {
        name: value
        for name, value in block.sheet.items()
        if name not in ("persona", "personas", "extensions")
    }
    active = block.sheet.get("persona")
    draft = words.model_copy(
        update={
            **sheet,
            "persona": active.persona if active else words.persona,
            "persona_name": active.name if active else "main",
            "extensions": dict(block.sheet.get("extensions", {})),
        }
    )
    changed = {name for name in block.written if not block.is_as_written(name, data.get(name))} & {
        "name",
        "tags",
        "description",
        "personality",
        "mes_example",
        "character_book",
    }
    taken = {"name": words.name, "tags": words.tags}
    draft = draft.model_copy(
        update={name: value for name, value in taken.items() if name in changed}
    )
    if not changed:
        return draft, ()
    return draft, (
        f"Another tool changed {', '.join(sorted(changed))} since: name, tags and lore follow the "
        "card, the rest of the sheet stays and the card keeps its new texts.",
    )


def _from_words(data: Mapping[str, Any]) -> tuple[CharacterDraft, tuple[str, ...]]:
    """The sheet of a card that has none of ours."""
    full = plain.line(_text(data, "name"))
    name = plain.excerpt(full, LONGEST_NAME).removesuffix("…")
    called = plain.line(_text(data, "nickname")) or name
    description = plain.plain(_text(data, "description"), called)
    appearance, notes = appearance_in(description, name)
    if name != full:
        notes += (f"The name was shortened to {name!r}.",)
    persona = Persona(
        tone=_harmless(plain.line(plain.plain(_text(data, "personality"), called)), _LONGEST_TONE),
        samples=_samples(data, called),
    )
    draft = CharacterDraft(
        name=name,
        bio=_harmless(description, LONGEST_BIO),
        tags=_tags(data),
        persona=persona,
        appearance=appearance,
        voice=VoiceSpec(gender=appearance.gender),
    )
    return draft, notes


def _text(data: Mapping[str, Any], field: str) -> str:
    value = data.get(field)
    return value if isinstance(value, str) else ""


def _harmless(text: str, most: int) -> str:
    """The beginning of a text, without the sentences that give somebody an age under 18: others
    may have one, and the judges have read them in their place.
    """
    wanted = [sentence for sentence in plain.sentences(text) if not _is_young(sentence)]
    return plain.excerpt(text if not _is_young(text) else " ".join(wanted), most)


def _is_young(text: str) -> bool:
    try:
        refuse_childlike_self(text, field="card")
    except NotAdult:
        return True
    return False


def _samples(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """What the character says in the greeting and the example dialogues."""
    said = [_text(data, "first_mes"), *_spoken(_text(data, "mes_example"), name)]
    lines = (plain.plain(text, name) for text in said)
    fitting = (text for text in lines if 0 < len(text) <= _LONGEST_SAMPLE and not _is_young(text))
    return tuple(dict.fromkeys(fitting))[:_MOST_SAMPLES]


def _spoken(dialogue: str, name: str) -> list[str]:
    found: list[str] = []
    is_own = False
    for one in dialogue[:50_000].splitlines():
        speaker = _SPEAKER.match(one)
        if _OTHER.match(one):
            is_own = False
        elif speaker and _is_character(speaker["who"], name):
            is_own = True
            found.append(one[speaker.end() :])
        elif speaker and _NAME.fullmatch(speaker["who"].strip()):
            is_own = False
        elif is_own and one.strip():
            found[-1] += "\n" + one
    return found


def _is_character(who: str, name: str) -> bool:
    return who.lower() in ("{{char}}", "<bot>", "<char>", name.lower())


def tag_of(value: Any) -> str:
    """The tag a card's tag becomes, "" where it cannot be one."""
    if not isinstance(value, str):
        return ""
    tag = plain.line(value).removeprefix("#").strip()
    is_fine = tag and len(tag) <= LONGEST_TAG and "," not in tag and not _is_young(tag)
    return tag if is_fine else ""


def _tags(data: Mapping[str, Any]) -> tuple[str, ...]:
    tags = data.get("tags")
    found: dict[str, str] = {}
    for tag in map(tag_of, tags if isinstance(tags, list) else []):
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:MOST_TAGS]
