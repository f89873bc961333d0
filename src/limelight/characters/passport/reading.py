"""Reading a card from the bytes of a file. Pure: opens nothing, fetches nothing, writes nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from limelight.characters.passport import limits
from limelight.characters.passport.arriving import Arrived, arrived
from limelight.characters.passport.assets import PORTRAIT, path_of, uris_of
from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.fields import lore, plain
from limelight.characters.passport.fields.versions import Card, understood
from limelight.characters.passport.files import charx, png_text, strict_json
from limelight.characters.passport.schemas import CardFile, CardWords, ImportedCard
from limelight.characters.passport.sheet import KEY

_OTHER_FILES = (
    (b"\xff\xd8\xff", "a JPEG"),
    (b"RIFF", "a WebP or sound"),
    (b"GIF8", "a GIF"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
)
_MAPPED = {
    "name": "the name",
    "description": "the bio and the looks",
    "personality": "the tone",
    "first_mes": "a sample line",
    "mes_example": "sample lines",
    "tags": "tags",
    "character_book": "lore",
}
_ABOUT = (
    *("name", "nickname", "description", "personality", "scenario", "first_mes", "mes_example"),
    *("system_prompt", "post_history_instructions", "alternate_greetings", "group_only_greetings"),
    *("creator_notes", "creator_notes_multilingual", "tags"),
)
_NOT_FOLLOWED = ("system_prompt", "post_history_instructions")


def read_card(data: bytes, filename: str = "") -> ImportedCard:
    """The character in a card file (JSON, PNG or CHARX; V1, V2 or V3), unchecked: give it to
    `judging.check_card` before it is used.

    What the file is is told by its bytes; `filename` is only for messages. Raises BadCard for what
    is no card or beyond the bounds of `limits`, NotAdult and RealPerson as `arriving.arrived`.
    """
    file = _opened(data, filename)
    card = understood(file.card)
    _check_counts(card.data)
    came = arrived(card, file.container)
    is_own = came.is_ours and PORTRAIT in file.assets
    assets = {path: held for path, held in file.assets.items() if not is_own or path != PORTRAIT}
    return ImportedCard(
        version=card.version,
        container=file.container,
        draft=came.draft,
        personas=came.personas,
        picture=file.assets[PORTRAIT] if is_own else file.picture,
        assets=assets,
        words=_words(card, came),
        mapped=tuple(_mapped(came)),
        kept=tuple(_kept(card, came.data, assets)),
        warnings=(*file.notes, *came.notes, *_warnings(came, assets, file)),
    )


def _opened(data: bytes, filename: str) -> CardFile:
    called = filename or "This file"
    if len(data) > limits.MOST_FILE_BYTES:
        raise BadCard(
            f"{called} has {len(data) / limits.MEGABYTE:,.0f} MB; "
            f"{limits.MOST_FILE_BYTES // limits.MEGABYTE} MB is the most.",
            reason="too-large",
        )
    if png_text.is_png(data):
        return png_text.read(data)
    if charx.is_zip(data):
        return charx.read(data)
    other = next((kind for start, kind in _OTHER_FILES if data.startswith(start)), "")
    if other or not data.strip():
        what = f"is {other}" if other else "is empty"
        raise BadCard(f"{called} {what}; cards come as PNG, JSON or CHARX.", reason="not-a-card")
    return CardFile(container="json", card=strict_json.read_object(data))


def _check_counts(data: Mapping[str, Any]) -> None:
    entries, assets = lore.entries_of(data), data.get("assets")
    counts = (
        ("lorebook entries", len(entries), limits.MOST_LORE_ENTRIES),
        ("assets", len(assets) if isinstance(assets, list) else 0, limits.MOST_ASSETS),
    )
    for what, count, most in counts:
        if count > most:
            raise BadCard(
                f"The card has {count:,} {what}; {most:,} is the most.", reason="too-many"
            )


def _words(card: Card, came: Arrived) -> CardWords:
    name = came.draft.name
    # What is made anew from the sheet is judged with the sheet, and lore entry by entry.
    foreign = {field: value for field, value in came.data.items() if field not in came.made}
    about = [text for field in _ABOUT for text in _strings(foreign.get(field))]
    rest = {field: value for field, value in foreign.items() if field not in _ABOUT}
    held = {entry.text for entry in came.draft.persona.lore}
    world = [
        text
        for text in _strings([rest, card.others, came.unread])
        if (" " in text or "_" in text) and text not in held
    ]
    named = [text.replace("{{char}}", name) for text in about]
    return CardWords(
        about=". ".join(map(plain.for_judges, named)), world=". ".join(map(plain.for_judges, world))
    )


def _strings(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item.encode("utf-8", "replace").decode()
        elif isinstance(item, dict):
            waiting += [*item.values()][::-1]
        elif isinstance(item, list):
            waiting += item[::-1]


def _mapped(came: Arrived) -> Iterator[str]:
    counts = {
        "mes_example": len(came.draft.persona.samples),
        "tags": len(came.draft.tags),
        "character_book": len(came.draft.persona.lore),
    }
    for field, target in _MAPPED.items():
        if came.data.get(field):
            yield f"{field} -> {target}" + (f" ({counts[field]})" if field in counts else "")


def _kept(card: Card, data: Mapping[str, Any], assets: Mapping[str, bytes]) -> Iterator[str]:
    for field, value in data.items():
        if value in (None, "", [], {}) or field in _MAPPED:
            continue
        inside = ""
        if isinstance(value, list):
            inside = f" ({len(value)})"
        elif field == "extensions" and isinstance(value, dict):
            inside = f" ({', '.join(plain.line(name)[:60] for name in value if name != KEY)})"
        yield plain.line(field)[:60] + inside
    if card.others:
        yield f"beside the card's data: {', '.join(plain.line(name)[:60] for name in card.others)}"
    if assets:
        yield f"{len(assets)} files the card carries"


def _warnings(came: Arrived, assets: Mapping[str, bytes], file: CardFile) -> Iterator[str]:
    if came.unheld:
        yield (
            f"{came.unheld} lorebook entries are too long, empty, or about somebody under 18; they "
            "are kept in the card and not used."
        )
    followed = [field for field in _NOT_FOLLOWED if came.data.get(field)]
    if set(followed) - came.made:
        yield f"{' and '.join(followed)}: kept for other tools, not followed here."
    yield from _about_assets(uris_of(came.data), assets)
    if file.picture or assets:
        yield "Pictures of the card are kept as files; none is used as a likeness."


def _about_assets(uris: list[str], assets: Mapping[str, bytes]) -> Iterator[str]:
    remote = [uri for uri in uris if "://" in uri and not uri.startswith(("embeded:", "embedded:"))]
    if remote:
        yield f"{len(remote)} assets are addresses elsewhere; nothing was fetched."
    inside = [path for uri in uris if (path := path_of(uri)) is not None]
    missing = [path for path in inside if path not in assets and path != PORTRAIT]
    if missing:
        yield f"{len(missing)} assets are named but not in the file."
