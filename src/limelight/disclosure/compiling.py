"""A record and a platform to what goes on the wire. Pure: data in, values out."""

import json
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from limelight.disclosure.errors import NotSaid
from limelight.disclosure.schemas import Kind, PlatformLabels, Record, Wire
from limelight.kit.errors import Invalid
from limelight.stories.posts.platforms import Platform, platforms

_FOLDER = "limelight.disclosure"
SOURCE_LANGUAGE = "en"


@cache
def labels() -> dict[Platform, PlatformLabels]:
    """How every platform is told."""
    read = json.loads(_read("platforms.json"))
    return {code: PlatformLabels.model_validate(row) for code, row in read.items()}


@cache
def wording() -> dict[str, dict[str, str]]:
    """The sentences by language."""
    found: dict[str, dict[str, str]] = json.loads(_read("wording.json"))
    return found


def platforms_for(kind: Kind) -> tuple[Platform, ...]:
    """Those that take posts of that kind."""
    return tuple(code for code, row in labels().items() if kind in row.kinds)


def compile_label(record: Record, platform: Platform, language: str = SOURCE_LANGUAGE) -> Wire:
    """What a post of the piece on that platform says. Where the platform has no field for a thing
    that has to be said, the words say it; where it has one, they may.

    Raises NotSaid while nobody said what a brought file is, or where the platform takes neither
    field nor words; Invalid for a kind it does not take and for an unknown language.
    """
    names = platforms()
    row, name = labels()[platform], names[platform].name
    mapping = row.kinds.get(record.kind)
    if mapping is None:
        raise Invalid(f"{name} takes no {record.kind} by itself.", field="platform")
    if record.made == "unsaid":
        raise NotSaid("Say first whether AI made it, made part of it, or none of it.", field="made")
    if language not in wording():
        known = ", ".join(wording())
        raise Invalid(f"There are words in {known}, not in {language!r}.", field="language")
    is_ai = record.made in {"generated", "edited"}
    fields = (mapping.made if is_ai else {}) | (mapping.paid if record.partner else {})
    wire = Wire(
        platform=platform,
        name=name,
        kind=record.kind,
        language=language,
        fields=fields,
        text=" ".join(_sentences(record, wording()[language], is_ai=is_ai)),
        alt_prefix=wording()[language]["alt"] if is_ai and mapping.has_alt else "",
        account=row.account,
        reads_file=row.reads_file,
        by_hand=mapping.by_hand,
        checked=row.checked,
        source=row.source,
    )
    check_label(record, wire)
    return wire


def as_body(wire: Wire) -> dict[str, Any]:
    """The fields as they stand in a request: a path of names is objects in objects."""
    body: dict[str, Any] = {}
    for path, value in wire.fields.items():
        *outer, last = path.split(".")
        place = body
        for name in outer:
            place = place.setdefault(name, {})
        place[last] = value
    return body


def check_label(record: Record, wire: Wire) -> None:
    """Raise NotSaid where a post would go out without what has to be said about it."""
    if record.needs_words and not (wire.text or wire.fields):
        raise NotSaid(
            f"{wire.name} could not be told what this is, so it must not be posted there."
        )


def _sentences(record: Record, said: dict[str, str], *, is_ai: bool) -> Iterable[str]:
    if record.partner:
        yield said["paid"].format(partner=record.partner)
    if is_ai and record.character and record.made == "generated":
        yield said["performer"].format(name=record.character)
    elif is_ai:
        yield said[record.made]


def _read(name: str) -> str:
    return (resources.files(_FOLDER) / name).read_text(encoding="utf-8")
