"""What SubRip files say of letters and places, in the tags that players read."""

import re
from collections.abc import Iterator

from limelight.renders.captions.files.dressing.colours import colour
from limelight.renders.captions.files.dressing.families import family_of
from limelight.renders.captions.files.schemas import Losses
from limelight.stories.finish import Across, Anchor, Dress

_MARKUP = re.compile(r"<\s*(/?)\s*([a-zA-Z]+)([^<>]*)>|\{\\([^{}]*)\}")
_ATTRIBUTE = re.compile(r"(color|face)\s*=\s*[\"']?([^\"'>]+?)[\"']?(?=\s|$)", re.IGNORECASE)
_KEYPAD = re.compile(r"an([1-9])", re.ASCII)
_SWITCH = re.compile(r"([ibu])([01])", re.ASCII)
_LETTERS = {"i": "is_italic", "b": "is_bold", "u": "is_underlined"}
_ROWS: tuple[tuple[Anchor, float | None], ...] = (("foot", None), ("middle", 0.5), ("top", 0.0))
_ACROSS: tuple[Across, ...] = ("left", "", "right")
_DEEPEST = 32
LOST = "formatting beyond bold, italics, underlines, colours, fonts and sides"


def texts_of(text: str, losses: Losses, line: int) -> Iterator[tuple[str, Dress]]:
    """The texts between tags with what they wear. The side that a caption stands on holds for all
    of it, wherever it is said.
    """
    open_tags: list[tuple[str, dict[str, object]]] = []
    switched: dict[str, object] = {}
    found: list[tuple[str, dict[str, object]]] = []
    place: dict[str, object] = {}
    at = 0
    for tag in _MARKUP.finditer(text):
        found.append((text[at : tag.start()], _now(open_tags, switched)))
        at = tag.end()
        if tag[4] is not None:
            for override in tag[4].split("\\"):
                place |= _override(override.strip(), switched, losses, line)
        elif tag[1]:
            _close(open_tags, tag[2].casefold())
        elif len(open_tags) < _DEEPEST:
            name = tag[2].casefold()
            open_tags.append((name, _said(name, tag[3], losses, line)))
    found.append((text[at:], _now(open_tags, switched)))
    for part, said in found:
        if part:
            yield part, Dress.model_validate(said | place)


def _now(
    open_tags: list[tuple[str, dict[str, object]]], switched: dict[str, object]
) -> dict[str, object]:
    now = dict(switched)
    for _, said in open_tags:
        now |= said
    return now


def _said(name: str, attributes: str, losses: Losses, line: int) -> dict[str, object]:
    if name in _LETTERS:
        return {_LETTERS[name]: True}
    said: dict[str, object] = {}
    for attribute, value in _ATTRIBUTE.findall(attributes) if name == "font" else ():
        if attribute.casefold() == "face":
            said["family"] = family_of(value, losses, line)
        elif shade := colour(value if value[:1] == "#" or value.isalpha() else f"#{value}"):
            said["letters"] = shade[:7]
    if not said:
        losses.add(LOST, line)
    return said


def _close(open_tags: list[tuple[str, dict[str, object]]], name: str) -> None:
    for at in range(len(open_tags) - 1, -1, -1):
        if open_tags[at][0] == name:
            del open_tags[at]
            return


def _override(
    tag: str, switched: dict[str, object], losses: Losses, line: int
) -> dict[str, object]:
    """Do what an override of ASS says; what it says of the place is given back."""
    keypad, switch = _KEYPAD.fullmatch(tag), _SWITCH.fullmatch(tag)
    if switch:
        switched[_LETTERS[switch[1]]] = switch[2] == "1"
    elif keypad:
        row, column = divmod(int(keypad[1]) - 1, 3)
        anchor, down = _ROWS[row]
        across = _ACROSS[column]
        return {"across": across} | ({"anchor": anchor, "down": down} if down is not None else {})
    elif tag:
        losses.add(LOST, line)
    return {}
