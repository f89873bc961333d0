"""Which version a card is, and its fields in one form: those of V2 and V3 under `data`."""

import re
from typing import Any, NamedTuple

from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.schemas import Version

SPECS: dict[Version, tuple[str, str]] = {
    "v2": ("chara_card_v2", "2.0"),
    "v3": ("chara_card_v3", "3.0"),
}
_SPEC = re.compile(r"chara_card_v(\d{1,4})")
_V1_FIELDS = ("description", "personality", "scenario", "first_mes", "mes_example")
# How the oldest tools called the fields of V1.
_OLD_NAMES = {
    "char_name": "name",
    "char_persona": "description",
    "world_scenario": "scenario",
    "char_greeting": "first_mes",
    "example_dialogue": "mes_example",
}
_AROUND = ("spec", "spec_version", "data")


class Card(NamedTuple):
    """A card in one form: `data` as V2 and V3 have it, `others` what else stood at the top."""

    version: Version
    data: dict[str, Any]
    others: dict[str, Any]
    notes: tuple[str, ...] = ()


def understood(raw: dict[str, Any]) -> Card:
    """The card in the JSON object `raw`. Raises BadCard for what is none, or has no name."""
    card = _nested(raw) if isinstance(raw.get("data"), dict) else _flat(raw)
    name = card.data.get("name")
    if not isinstance(name, str) or not name.strip():
        raise BadCard("The card names nobody: its name is missing or empty.", reason="no-name")
    return card


def _nested(raw: dict[str, Any]) -> Card:
    spec, data = raw.get("spec"), raw["data"]
    others = {name: value for name, value in raw.items() if name not in _AROUND}
    if spec is None:
        return Card("v2", data, others, ("The card does not say its version; it was read as V2.",))
    found = _SPEC.fullmatch(spec) if isinstance(spec, str) else None
    if found is None:
        raise _unknown(spec)
    number = int(found[1])
    if number <= 2:
        return Card("v2", data, others)
    return Card("v3", data, others, _newer(number, raw.get("spec_version")))


def _unknown(spec: object) -> BadCard:
    if spec == "lorebook_v3":
        return BadCard("This is a lorebook, not a character.", reason="not-a-card")
    return BadCard(f"{str(spec)[:60]!r} is no kind of character card.", reason="not-a-card")


def _newer(number: int, version: object) -> tuple[str, ...]:
    try:
        is_newer = number > 3 or float(str(version)) > 3
    except ValueError:
        return ("The card does not say which version of V3 it follows.",)
    if not is_newer:
        return ()
    return (
        "The card follows a newer version than V3; what is new in it is kept, but not understood.",
    )


def _flat(raw: dict[str, Any]) -> Card:
    if raw.get("data") is not None:
        raise BadCard("The data of the card is no object.", reason="not-a-card")
    if raw.get("spec") is not None:
        if isinstance(raw["spec"], str) and _SPEC.fullmatch(raw["spec"]):
            raise BadCard("The card has no data.", reason="not-a-card")
        raise _unknown(raw["spec"])
    data: dict[str, Any] = {}
    others: dict[str, Any] = {}
    for key, value in raw.items():
        if key in _AROUND:
            continue
        name = key if key in ("name", *_V1_FIELDS) else _OLD_NAMES.get(key, "")
        is_own = name == key or (name and name not in raw)
        (data if is_own else others)[name if is_own else key] = value
    if not any(name in data for name in _V1_FIELDS):
        raise BadCard(
            "The JSON is no character card: it has none of a card's fields.", reason="not-a-card"
        )
    return Card("v1", data, others)
