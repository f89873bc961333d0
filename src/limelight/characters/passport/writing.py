"""Writing a character as a card. Pure: values in, bytes out."""

import json
from collections.abc import Mapping
from typing import Any

from limelight.characters.passport import prompts
from limelight.characters.passport.assets import IN_PNG, PORTRAIT, uris_of
from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.files import charx, png_text, strict_json
from limelight.characters.passport.leaving import card_json, copy_for_older_tools, fields_of
from limelight.characters.passport.schemas import Format
from limelight.characters.schemas import Character

ENDINGS: dict[Format, str] = {
    "png": ".png", "charx": ".charx", "json": ".json", "v2": ".json", "prompt": ".md",
}  # fmt: skip
NEED_A_PORTRAIT: tuple[Format, ...] = ("png", "charx")


def write_card(
    character: Character,
    form: Format,
    portrait: bytes = b"",
    assets: Mapping[str, bytes] | None = None,
) -> bytes:
    """The character as a file: `png` (V3 in the portrait, with a V2 copy for older tools), `charx`
    (V3 with the portrait and `assets` by path), `json` (V3), `v2` (JSON), `prompt` (text for other
    tools). The same character gives the same bytes.

    `portrait` is a PNG; the first two need it. A PNG carries only those assets that came in one;
    `left_behind` names the others. The result is not labelled: whoever lets a picture out signs it,
    keeping the chunks in `png_text.MARKS`.
    """
    held = assets or {}
    if form in NEED_A_PORTRAIT and not png_text.is_png(portrait):
        raise BadCard(f"A {form} card needs a portrait, a PNG.", reason="not-png")
    if form == "prompt":
        return prompts.prompt_for_other_tools(character).encode()
    if form == "v2":
        return _pretty(card_json(character, "v2"))
    if form == "json":
        return _pretty(card_json(character, "v3"))
    if form == "charx":
        card = strict_json.written(card_json(character, "v3", has_portrait=True))
        return charx.write(card, {**held, PORTRAIT: portrait})
    cards = {
        png_text.V3: strict_json.written(card_json(character, "v3")),
        png_text.V2: strict_json.written(copy_for_older_tools(character)),
    }
    left = left_behind(character, form, held)
    return png_text.write(portrait, cards, {path: held[path] for path in held if path not in left})


def left_behind(character: Character, form: Format, assets: Mapping[str, bytes]) -> list[str]:
    """The paths of the assets that a card of this form does not carry."""
    if form == "charx":
        return []
    named = {
        uri.removeprefix(IN_PNG)
        for uri in uris_of(fields_of(character).data)
        if uri.startswith(IN_PNG) and form == "png"
    }
    return sorted(path for path in assets if path not in named)


def _pretty(card: dict[str, Any]) -> bytes:
    try:
        return (json.dumps(card, ensure_ascii=False, indent=2) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(card, indent=2) + "\n").encode()
