"""The styles of ASS and SSA files."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError

from limelight.renders.captions.files.ass import DRESS_NOTE, LINE_SHARE, PREFIX
from limelight.renders.captions.files.dressing.worn import (
    LEAST_SIZE,
    MOST_OUTLINE,
    MOST_SIZE,
    Worn,
    within,
)
from limelight.renders.captions.files.schemas import Losses
from limelight.stories.finish import Across, Anchor, Dress
from limelight.stories.timeline import CAPTION_STYLES, CaptionStyle

_COLOUR = re.compile(r"&?H?([0-9a-f]{1,8})&?", re.IGNORECASE | re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,10}", re.ASCII)
_NUMBER = re.compile(r"\s*(-?\d{1,7}(?:\.\d{1,6})?)", re.ASCII)
_TALL, _WIDE = 288.0, 384.0
_BOX, _BOXES = 3, (3, 4)
_ACROSS: tuple[Across, ...] = ("left", "middle", "right")
_ROWS: tuple[Anchor, ...] = ("foot", "middle", "top")
_OWN = {f"{PREFIX}{style}": style for style in CAPTION_STYLES}


class Sheet(NamedTuple):
    """The styles of a file by name, each a line of columns and where it stands; how tall the
    picture is that they are made for; the dress that a file of ours notes.
    """

    styles: Mapping[str, tuple[Mapping[str, str], int]]
    tall: float
    noted: str = ""


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
    return Sheet(styles, tall, told.get(DRESS_NOTE.casefold(), ""))


def worn(sheet: Sheet, name: str, losses: Losses, *, is_sung: bool) -> Worn | None:
    """What a style is among ours; None for one that is not there. `is_sung` is whether words change
    colour as they are spoken. What has no counterpart is a loss.
    """
    known, line = sheet.styles.get(name.lstrip("*")) or sheet.styles.get("Default") or ({}, 0)
    if name in _OWN:
        return Worn(_OWN[name], _noted(sheet.noted))
    if not known:
        return None
    _note(known, line, losses)
    has_box = _number(known.get("borderstyle")) in _BOXES
    size = _number(known.get("fontsize")) / LINE_SHARE
    edge = _number(known.get("outline"))
    style: CaptionStyle = "boxed" if has_box else "outline"
    fill, waits = _colour(known.get("primarycolour")), _colour(known.get("secondarycolour"))
    box = "outlinecolour" if _number(known.get("borderstyle")) == _BOX else "backcolour"
    row, across = _alignment(known)
    margin = within(_number(known.get("marginv")) / sheet.tall, 0, 1)
    return Worn(
        style,
        Dress(
            letters=fill[:7],
            waiting=waits[:7] if is_sung else "",
            edge="" if has_box else _colour(known.get("outlinecolour"))[:7],
            ground=_colour(known.get(box)) if has_box else "",
            size=within(size / sheet.tall, LEAST_SIZE, MOST_SIZE) if size > 0 else None,
            outline=within(edge / size, 0, MOST_OUTLINE)
            if _is_edged(has_box, edge, size)
            else None,
            is_bold=known.get("bold", "0") not in ("0", ""),
            across=across,
            anchor=row,
            down={"foot": 1 - margin, "middle": 0.5, "top": margin}[row],
        ),
    )


def _noted(text: str) -> Dress:
    """The dress that one of our own files notes; somebody may have written anything there."""
    try:
        return Dress.model_validate_json(text) if text.strip() else Dress()
    except ValidationError:
        return Dress()


def _is_edged(has_box: bool, edge: float, size: float) -> bool:  # noqa: FBT001 - one of three facts
    """Letters that have neither edge nor box keep our edge: they could not be read anywhere."""
    return not has_box and edge > 0 and size > 0


def _alignment(known: Mapping[str, str]) -> tuple[Anchor, Across]:
    """Row and side, as on the keys of a telephone turned over; SSA counts rows otherwise."""
    number = int(_number(known.get("alignment"))) or 2
    if "is old" in known:
        row = {0: 0, 4: 2, 8: 1}.get(number & 12, 0)
        return _ROWS[row], _ACROSS[max(0, (number & 3) - 1)]
    number = min(9, max(1, number))
    return _ROWS[(number - 1) // 3], _ACROSS[(number - 1) % 3]


def _note(known: Mapping[str, str], line: int, losses: Losses) -> None:
    font = known.get("fontname", "")
    if font and not font.startswith(("Inter", "Noto Sans")):
        losses.add(f"the font {font[:40]}, drawn in ours", line)
    if known.get("italic", "0") not in ("0", ""):
        losses.add("italics", line)
    if _number(known.get("shadow")) > 0:
        losses.add("shadows", line)
    if _number(known.get("angle")):
        losses.add("turned letters", line)


def _number(text: str | None) -> float:
    found = _NUMBER.match(text or "")
    return float(found[1]) if found else 0.0


def _colour(text: str | None) -> str:
    """`#rrggbbaa` of a colour (alpha is how much is seen); nothing for none."""
    text = (text or "").strip()
    if _DECIMAL.fullmatch(text):
        value = int(text) & 0xFFFFFFFF
    elif (found := _COLOUR.fullmatch(text)) is not None:
        value = int(found[1], 16)
    else:
        return ""
    alpha, blue, green, red = ((value >> by) & 255 for by in (24, 16, 8, 0))
    return f"#{red:02x}{green:02x}{blue:02x}{255 - alpha:02x}"
