"""What WebVTT says of looks and places: tags, classes, stylesheets, settings of captions."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from limelight.renders.captions import bidi
from limelight.renders.captions.files.cuetext import Node
from limelight.renders.captions.files.dressing.colours import colour
from limelight.renders.captions.files.dressing.families import family_of
from limelight.renders.captions.files.dressing.worn import Worn, within
from limelight.renders.captions.files.schemas import Losses
from limelight.renders.captions.files.webvtt import VttCue
from limelight.stories.finish import Across, Anchor, Dress

# The classes that browsers know without a stylesheet (W3C WebVTT 1, section 5).
COLOURS = {
    "white": "#ffffff", "lime": "#00ff00", "cyan": "#00ffff", "red": "#ff0000",
    "yellow": "#ffff00", "magenta": "#ff00ff", "blue": "#0000ff", "black": "#000000",
}  # fmt: skip
# How tall a line is that settings count, as a share of the picture.
ROW = 0.0533
_TAGS = {
    "i": Dress(is_italic=True),
    "b": Dress(is_bold=True),
    "u": Dress(is_underlined=True),
}
_RULE = re.compile(r"::cue\s*(?:\(([^)]*)\))?\s*\{([^{}]*)\}")
_ALPHA = re.compile(r"(rgba\([^)]*,\s*)([01]?\.\d{1,6}|[01])\s*\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"c?\.([\w-]+)|([ibuv])|v\[voice=[\"']?([^\"'\]]+)[\"']?\]")
_ANCHORS: dict[str, Anchor] = {"start": "top", "center": "middle", "end": "foot"}
_SIDES: dict[str, Across] = {"line-left": "left", "center": "middle", "line-right": "right"}


class Sheet(NamedTuple):
    """The rules of a file by what they are for: a class with a point before it, a tag, a voice with
    a colon before it, all captions under nothing.
    """

    rules: dict[str, Dress]

    @property
    def main(self) -> Worn:
        """What all captions wear; nothing where no rule says it."""
        dress = self.rules.get("")
        if dress is None:
            return Worn()
        return Worn("boxed" if dress.ground else "outline", dress)


def sheet_of(texts: Sequence[str], losses: Losses) -> Sheet:
    """The rules of stylesheets; what they say beyond letters, colours and grounds is a loss."""
    rules: dict[str, Dress] = {}
    for text in texts:
        bare = _COMMENT.sub("", text)
        for rule in _RULE.finditer(bare):
            for selector in (rule[1] or "").split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if selector.strip() and found is None:
                    losses.add("rules of stylesheets")
                    continue
                name = ""
                if found is not None:
                    name = f".{found[1]}" if found[1] else found[2] or f":{found[3]}"
                rules[name] = _declared(rule[2], losses).over(rules.get(name, Dress()))
        if _RULE.sub("", bare).strip():
            losses.add("rules of stylesheets")
    return Sheet(rules)


def _declared(text: str, losses: Losses) -> Dress:
    said: dict[str, object] = {}
    for declaration in text.split(";"):
        name, colon, value = (part.strip().casefold() for part in declaration.partition(":"))
        if not colon:
            continue
        shade = colour(_longer(value))
        if name == "color" and shade:
            said["letters"] = shade[:7]
        elif name in ("background", "background-color") and shade:
            said["ground"] = "" if shade.endswith("00") and len(shade) == 9 else shade
        elif name == "font-style":
            said["is_italic"] = value in ("italic", "oblique")
        elif name == "font-weight":
            said["is_bold"] = value in ("bold", "bolder", "600", "700", "800", "900")
        elif name == "text-decoration":
            said["is_underlined"] = "underline" in value
        elif name == "font-family":
            said["family"] = family_of(value.split(",")[0], losses, 0)
        else:
            losses.add("rules of stylesheets")
    return Dress.model_validate(said)


def _longer(text: str) -> str:
    """A colour of CSS as TTML writes it: all digits, how much is seen from 0 to 255."""
    short = re.fullmatch("#([0-9a-f]{3,4})", text)
    if short:
        return "#" + "".join(sign * 2 for sign in short[1])
    return _ALPHA.sub(lambda found: f"{found[1]}{round(min(1.0, float(found[2])) * 255)})", text)


def texts_of(
    tree: Node, sheet: Sheet, losses: Losses, row: int
) -> Iterator[tuple[str, float | None, Dress]]:
    """The texts of a caption in order: each with the time of the stamp before it and what it wears
    beyond what all do. What is over ruby is left out.
    """
    start: float | None = None
    waiting = [(tree, Dress())]
    while waiting:
        node, around = waiting.pop()
        if node.name == "rt":
            losses.add("readings over words (ruby)", row)
        elif node.name == "time":
            start = node.seconds
        elif node.name == "text":
            yield node.text, start, around
        else:
            inside = _over(_worn(node, sheet, losses, row), around)
            waiting += [(inner, inside) for inner in reversed(node.inner)]


@lru_cache(maxsize=512)
def _over(dress: Dress, around: Dress) -> Dress:
    return dress.over(around)


def _worn(node: Node, sheet: Sheet, losses: Losses, row: int) -> Dress:
    """What an element says of the words in it."""
    dress = _TAGS.get(node.name, Dress())
    if node.name == "lang":
        losses.add("languages", row)
    names = [node.name, f":{node.note}"] if node.name == "v" else [node.name]
    for name in names:
        dress = _over(sheet.rules[name], dress) if name and name in sheet.rules else dress
    for name in node.classes:
        if f".{name}" in sheet.rules:
            dress = _over(sheet.rules[f".{name}"], dress)
        elif name in COLOURS:
            dress = _over(Dress(letters=COLOURS[name]), dress)
        else:
            losses.add("classes", row)
    return dress


def place_of(cue: VttCue, losses: Losses) -> Dress:
    """Where the settings of a caption put it; nothing where they leave it."""
    if cue.vertical or cue.region is not None or cue.size != 100:
        losses.add("regions, widths and upright lines of captions", cue.row)
    across = _across(cue)
    along = None
    if cue.position != "auto":
        along = within(cue.position / 100, 0, 1)
        across = _SIDES.get(cue.position_align, across or "middle")
    if cue.line == "auto":
        return Dress(across=across, along=along)
    anchor = _ANCHORS[cue.line_align]
    down = cue.line / 100
    if cue.snap_to_lines:
        down = cue.line * ROW
        if cue.line < 0:
            anchor, down = "foot", 1 + (cue.line + 1) * ROW
    return Dress(across=across, along=along, anchor=anchor, down=within(down, 0, 1))


def _across(cue: VttCue) -> Across:
    is_leftwards = bidi.base_level(re.sub("<[^>]*>", "", cue.text)) == 1
    sides: dict[str, Across] = {
        "left": "left",
        "right": "right",
        "start": "right" if is_leftwards else "left",
        "end": "left" if is_leftwards else "right",
    }
    return sides.get(cue.align, "")
