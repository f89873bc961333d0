"""The styles of ASS and SSA files."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from limelight.renders.captions.files.dressing.colours import ass_colour
from limelight.renders.captions.files.dressing.families import family_of
from limelight.renders.captions.files.dressing.terms import (
    DRESS_NOTE,
    LINE_SHARE,
    PREFIX,
    WARDROBE_NOTE,
)
from limelight.renders.captions.files.dressing.worn import (
    LEAST_SIZE,
    MOST_OUTLINE,
    MOST_SHADOW,
    MOST_SIZE,
    Worn,
    within,
)
from limelight.renders.captions.files.schemas import Losses
from limelight.stories.finish import Across, Anchor, Dress
from limelight.stories.timeline import CAPTION_STYLES, CaptionStyle, Costume

_NUMBER = re.compile(r"\s*(-?\d{1,7}(?:\.\d{1,6})?)", re.ASCII)
_TALL, _WIDE = 288.0, 384.0
_BOX, _BOXES = 3, (3, 4)
_ACROSS: tuple[Across, ...] = ("left", "middle", "right")
_ROWS: tuple[Anchor, ...] = ("foot", "middle", "top")
_OWN = {f"{PREFIX}{style}": style for style in CAPTION_STYLES}
_COSTUMES = TypeAdapter(tuple[Costume, ...])


class Spot(NamedTuple):
    """Where a single line stands: its alignment as the keys of a keypad, a point in pixels of the
    script, a margin in them; None is as its style says.
    """

    keypad: int | None = None
    point: tuple[float, float] | None = None
    margin: float | None = None


class Wears(NamedTuple):
    """What a piece of text wears: a style, letters other than in it, where its line stands, or the
    costume that a file of ours names.
    """

    style: str
    letters: Dress = Dress()
    spot: Spot = Spot()
    costume: str = ""


class Sheet(NamedTuple):
    """The styles of a file by name, each a line of columns and where it stands; how wide and tall
    the picture is that they are made for; what a file of ours notes of dress and costumes.
    """

    styles: Mapping[str, tuple[Mapping[str, str], int]]
    size: tuple[float, float]
    noted: str = ""
    costumes: Mapping[str, Costume] = {}

    @property
    def own(self) -> CaptionStyle | None:
        """The style of ours in which a file of ours is written."""
        return next((_OWN[name] for name in self.styles if name in _OWN), None)

    @property
    def main(self) -> Worn:
        """What most words of a file of ours wear."""
        return Worn(self.own, _noted(self.noted))


def sheet_of(lines: list[str]) -> Sheet:
    """The styles of a file; what is no style is passed over, as players do."""
    section, columns = "", list[str]()
    styles: dict[str, tuple[Mapping[str, str], int]] = {}
    told: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        stripped = line.strip()
        if stripped.startswith("[") and stripped.endswith("]"):
            section = stripped.casefold()
            continue
        kind, colon, rest = stripped.partition(":")
        if section == "[script info]" and colon:
            told[kind.strip().casefold()] = rest
        elif section in ("[v4+ styles]", "[v4 styles]") and kind == "Format":
            columns = [column.strip().casefold() for column in rest.split(",")]
        elif section in ("[v4+ styles]", "[v4 styles]") and kind == "Style":
            values = [value.strip() for value in rest.split(",")]
            known = dict(zip(columns, values, strict=False))
            if section == "[v4 styles]":
                known["is old"] = "1"
            styles[known.get("name", "").lstrip("*")] = known, number
    tall, wide = _number(told.get("playresy")), _number(told.get("playresx"))
    if tall <= 0:
        tall = wide * 3 / 4 if wide > 0 else _TALL
    size = (wide if wide > 0 else tall * 4 / 3, tall)
    noted = told.get(DRESS_NOTE.casefold(), "")
    return Sheet(styles, size, noted, _costumes(told.get(WARDROBE_NOTE.casefold(), "")))


def worn(sheet: Sheet, what: Wears, losses: Losses, *, is_sung: bool) -> Worn:
    """What a text wears in ours. `is_sung` is whether its words change colour as they are spoken.
    What has no counterpart is a loss.
    """
    if what.style.startswith(PREFIX):
        costume = sheet.costumes.get(what.costume)
        if costume is None:
            return sheet.main
        own, dress = costume.style, costume.dress
        return Worn(own, dress) if own else Worn(sheet.own, dress.over(sheet.main.dress))
    known, line = sheet.styles.get(what.style.lstrip("*")) or sheet.styles.get("Default") or ({}, 0)
    plain = _plain(sheet, known, line, losses, is_sung=is_sung) if known else Worn()
    placed = _placed(sheet, known, what.spot)
    if known or placed != Dress():
        return Worn(plain.style, what.letters.over(placed.over(plain.dress)))
    return Worn(None, what.letters)


def _plain(
    sheet: Sheet, known: Mapping[str, str], line: int, losses: Losses, *, is_sung: bool
) -> Worn:
    """A style without where it stands."""
    _note(known, line, losses)
    has_box = _number(known.get("borderstyle")) in _BOXES
    size = _number(known.get("fontsize")) / LINE_SHARE
    edge, shadow = _number(known.get("outline")), _number(known.get("shadow"))
    fill, waits = ass_colour(known.get("primarycolour")), ass_colour(known.get("secondarycolour"))
    box = "outlinecolour" if _number(known.get("borderstyle")) == _BOX else "backcolour"
    is_shaded = not has_box and shadow > 0 and size > 0
    return Worn(
        "boxed" if has_box else "outline",
        Dress(
            letters=fill[:7],
            waiting=waits[:7] if is_sung else "",
            edge="" if has_box else ass_colour(known.get("outlinecolour"))[:7],
            ground=ass_colour(known.get(box)) if has_box else "",
            size=within(size / sheet.size[1], LEAST_SIZE, MOST_SIZE) if size > 0 else None,
            outline=within(edge / size, 0, MOST_OUTLINE)
            if not has_box and edge > 0 and size > 0  # letters without edge or box keep our edge
            else None,
            is_bold=_is_set(known, "bold"),
            is_italic=True if _is_set(known, "italic") else None,
            is_underlined=True if _is_set(known, "underline") else None,
            family=family_of(known.get("fontname", ""), losses, line),
            shadow=within(shadow / size, 0, MOST_SHADOW) if is_shaded else None,
            shade=ass_colour(known.get("backcolour")) if is_shaded else "",
        ),
    )


def _placed(sheet: Sheet, known: Mapping[str, str], spot: Spot) -> Dress:
    """Where a line of a style stands; nothing where neither says it."""
    if not known and spot == Spot():
        return Dress()
    row, across = _alignment(known)
    if spot.keypad is not None:
        row, across = _ROWS[(spot.keypad - 1) // 3], _ACROSS[(spot.keypad - 1) % 3]
    if spot.point is not None:
        along, down = (
            within(at / side, 0, 1) for at, side in zip(spot.point, sheet.size, strict=True)
        )
        return Dress(across=across, anchor=row, along=along, down=down)
    told = _number(known.get("marginv")) if spot.margin is None else spot.margin
    margin = within(told / sheet.size[1], 0, 1)
    shares: dict[Anchor, float] = {"foot": 1 - margin, "middle": 0.5, "top": margin}
    return Dress(across=across, anchor=row, down=shares[row])


def _is_set(known: Mapping[str, str], name: str) -> bool:
    return known.get(name, "0") not in ("0", "")


def _costumes(text: str) -> Mapping[str, Costume]:
    """The costumes that one of our own files notes."""
    try:
        found = _COSTUMES.validate_json(text) if text.strip() else ()
    except ValidationError:
        return {}
    return {costume.name: costume for costume in found}


def _noted(text: str) -> Dress:
    """The dress that one of our own files notes; somebody may have written anything there."""
    try:
        return Dress.model_validate_json(text) if text.strip() else Dress()
    except ValidationError:
        return Dress()


def _alignment(known: Mapping[str, str]) -> tuple[Anchor, Across]:
    """Row and side, as on the keys of a telephone turned over; SSA counts rows otherwise."""
    number = int(_number(known.get("alignment"))) or 2
    if "is old" in known:
        row = {0: 0, 4: 2, 8: 1}.get(number & 12, 0)
        return _ROWS[row], _ACROSS[max(0, (number & 3) - 1)]
    number = min(9, max(1, number))
    return _ROWS[(number - 1) // 3], _ACROSS[(number - 1) % 3]


def _note(known: Mapping[str, str], line: int, losses: Losses) -> None:
    if _number(known.get("angle")):
        losses.add("turned letters", line)
    if _is_set(known, "strikeout"):
        losses.add("struck out letters", line)
    scales = (known.get("scalex", "100"), known.get("scaley", "100"))
    if any(_number(scale) not in (0, 100) for scale in scales) or _number(known.get("spacing")):
        losses.add("stretched and spaced letters", line)


def _number(text: str | None) -> float:
    found = _NUMBER.match(text or "")
    return float(found[1]) if found else 0.0
