"""The three looks of a thumbnail, each in the colours of a brand."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal, Self

import numpy as np

from limelight.generation.schemas import Box, Value
from limelight.renders.compose import planes
from limelight.renders.compose.lettering.sheet import Colour, Sheet, Spot, cap_height, width_of
from limelight.renders.compose.lettering.wrapping import pieces_of
from limelight.renders.compose.planes import Frame
from limelight.renders.compose.words.looks import INK, WHITE, readable_on
from limelight.renders.thumbnails.choosing import Picture
from limelight.renders.thumbnails.placing import Placed
from limelight.stories.timeline import Timeline

Template = Literal["headline", "band", "shade"]
TEMPLATES: tuple[Template, ...] = ("headline", "band", "shade")
_LARGEST, _PITCH = 0.135, 1.14
_TRIED_PX, _MOST_PIECES = 100, 30
_MOST_LINES = 4
_NAME_SHARE = 0.42


@dataclass(frozen=True)
class Brand:
    """Whose thumbnail it is: an accent colour and a name, which may be empty."""

    colour: Colour
    name: str = ""

    @classmethod
    def of(cls, timeline: Timeline, name: str = "") -> Self:
        """The timeline's own accent, with a name."""
        hexed = timeline.branding.accent.lstrip("#")
        red, green, blue = (int(hexed[at : at + 2], 16) for at in (0, 2, 4))
        return cls((red, green, blue, 255), name)


class Lettering(Value):
    """A title set into a room: lines of one size, in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def tall(self) -> float:
        """From the top of the first line to the foot of the last."""
        return self.size * _PITCH * len(self.lines)


def fitted(text: str, room: Box, unit: float) -> Lettering:
    """The title as large as the room lets it be, in four lines of about equal length at most;
    `unit` is the picture's shorter side.
    """
    pieces, gap = pieces_of(" ".join(text.split()))
    best = Lettering(lines=(gap.join(pieces),), size=0)
    for count in range(1, min(_MOST_LINES, len(pieces)) + 1):
        lines, widest = _balanced(pieces, gap, count)
        size = min(
            int(room.width / widest * _TRIED_PX),
            int(room.height / count / _PITCH),
            round(_LARGEST * unit),
        )
        if size > best.size * 1.04:
            best = Lettering(lines=lines, size=size)
    return best.model_copy(update={"size": max(8, best.size)})


def _balanced(pieces: list[str], gap: str, count: int) -> tuple[tuple[str, ...], float]:
    """The pieces in so many lines of which the widest is as narrow as can be, and its width."""

    def lines(cuts: tuple[int, ...]) -> tuple[str, ...]:
        edges = (0, *cuts, len(pieces))
        return tuple(gap.join(pieces[a:b]) for a, b in pairwise(edges))

    def widest(parted: tuple[str, ...]) -> float:
        return max(width_of(line, "ExtraBold", _TRIED_PX) for line in parted)

    places = range(1, len(pieces))
    if len(pieces) > _MOST_PIECES:
        step = -(-len(pieces) // _MOST_PIECES)
        places = range(step, len(pieces), step)
    ways = [lines(cuts) for cuts in combinations(places, count - 1)] or [(gap.join(pieces),)]
    best = min(ways, key=widest)
    return best, max(1.0, widest(best))


def drawn(placed: Placed, title: str, brand: Brand, template: Template, label: str) -> Picture:
    """The placed picture with title, name and the disclosure label, as RGB."""
    pixels, unit = placed.pixels, min(placed.pixels.shape[:2])
    if title.strip() and template == "shade":
        pixels = _shaded(pixels, placed.room)
    frame = _frame_of(pixels)
    if title.strip():
        text = fitted(title, _inner(placed.room, unit, template), unit)
        page = _about(frame, placed.room)
        sheet = Sheet(int(page.width), int(page.height))
        room = placed.room.model_copy(
            update={"x": placed.room.x - page.x, "y": placed.room.y - page.y}
        )
        _DRAW[template](sheet, room, text, brand)
        _lay(frame, sheet, page.x, page.y)
    if label.strip():
        _label(frame, label, placed.corner, unit)
    return planes.rgb_of(frame)


def _inner(room: Box, unit: float, template: Template) -> Box:
    """What of the room the letters have: a panel or a bar needs some of it."""
    across, down = {"headline": (0.04, 0.02), "band": (0.12, 0.12), "shade": (0.09, 0.02)}[template]
    return Box(
        x=room.x,
        y=room.y,
        width=max(1.0, room.width - across * unit),
        height=max(1.0, room.height - down * unit),
    )


def _frame_of(pixels: Picture) -> Frame:
    frame = planes.new_frame(pixels.shape[1], pixels.shape[0])
    picture = planes.opaque_of(pixels, 0, 0)
    frame.y[:], frame.u[:], frame.v[:] = picture.y, picture.u, picture.v
    return frame


def _lay(frame: Frame, sheet: Sheet, left: float, top: float) -> None:
    tall, wide = frame.y.shape
    sprite = sheet.sprite(max(0, int(left)), max(0, int(top)))
    high, broad = sprite.y.shape
    if sprite.left + broad <= wide and sprite.top + high <= tall:
        planes.lay_still(frame, sprite)


def _about(frame: Frame, room: Box) -> Box:
    """The room with a margin for outlines and names, on even pixels inside the frame."""
    tall, wide = frame.y.shape
    margin = 0.06 * min(tall, wide)
    left, top = (int(max(0.0, edge - margin)) // 2 * 2 for edge in (room.x, room.y))
    right = int(min(wide, room.x + room.width + margin)) // 2 * 2
    foot = int(min(tall, room.y + room.height + margin)) // 2 * 2
    return Box(x=left, y=top, width=right - left, height=foot - top)


def _headline(sheet: Sheet, room: Box, text: Lettering, brand: Brand) -> None:
    """Large outlined letters in the middle of the room, the last line in the accent."""
    top = room.y + (room.height - text.tall) / 2
    for at, line in enumerate(text.lines):
        is_last = at == len(text.lines) - 1 and at > 0
        sheet.text(
            Spot(room.x + room.width / 2, _base(text, top, at), is_middle=True),
            line,
            ("ExtraBold", text.size),
            brand.colour if is_last else WHITE,
            outline=(text.size * 0.09, INK),
        )


def _band(sheet: Sheet, room: Box, text: Lettering, brand: Brand) -> None:
    """Letters on a panel of the accent, the name on a small one over it."""
    pad = text.size * 0.42
    wide = max(width_of(line, "ExtraBold", text.size) for line in text.lines) + 2 * pad
    wide, tall = min(wide, room.width), text.tall + 1.1 * pad
    left = room.x + (room.width - wide) / 2
    top = max(room.y, room.y + (room.height - tall) / 2)
    ink = readable_on(brand.colour)
    sheet.pill((left, top, left + wide, top + tall), text.size * 0.28, brand.colour)
    for at, line in enumerate(text.lines):
        base = _base(text, top + 0.55 * pad, at)
        sheet.text(Spot(left + wide / 2, base, is_middle=True), line, ("ExtraBold", text.size), ink)
    if brand.name.strip():
        _name(sheet, brand.name, (left, top), text.size, (ink, brand.colour))


def _shade(sheet: Sheet, room: Box, text: Lettering, brand: Brand) -> None:
    """White letters on shade, a bar of the accent at their left."""
    bar = max(3.0, text.size * 0.13)
    top = room.y + (room.height - text.tall) / 2
    sheet.pill((room.x, top, room.x + bar, top + text.tall), bar / 2, brand.colour)
    for at, line in enumerate(text.lines):
        spot = Spot(room.x + 3 * bar, _base(text, top, at))
        sheet.text(spot, line, ("ExtraBold", text.size), WHITE)


_DRAW: dict[Template, Callable[[Sheet, Box, Lettering, Brand], None]] = {
    "headline": _headline,
    "band": _band,
    "shade": _shade,
}


def _base(text: Lettering, top: float, line: int) -> float:
    return top + (line + 0.5) * text.size * _PITCH + cap_height("ExtraBold", text.size) / 2


def _name(
    sheet: Sheet,
    name: str,
    corner: tuple[float, float],
    size: int,
    colours: tuple[Colour, Colour],
) -> None:
    small = max(8, round(size * _NAME_SHARE))
    wide = width_of(name, "SemiBold", small) + small * 1.2
    tall = small * 1.7
    left, top = corner[0] + size * 0.3, corner[1] - tall * 0.62
    sheet.pill((left, top, left + wide, top + tall), tall / 2, colours[0])
    middle = top + tall / 2 + cap_height("SemiBold", small) / 2
    at = Spot(left + wide / 2, middle, is_middle=True)
    sheet.text(at, name, ("SemiBold", small), colours[1])


def _label(frame: Frame, text: str, corner: tuple[float, float], unit: float) -> None:
    """The disclosure, small, in the corner of what is not cut off."""
    size = max(9, round(unit * 0.026))
    wide, tall = width_of(text, "SemiBold", size) + size * 1.24, math.ceil(size * 1.72)
    sheet = Sheet(math.ceil(wide), tall)
    sheet.pill((0, 0, wide, tall), tall / 2, (16, 10, 24, 150))
    middle = tall / 2 + cap_height("SemiBold", size) / 2
    at = Spot(wide / 2, middle, is_middle=True)
    sheet.text(at, text, ("SemiBold", size), (255, 255, 255, 235))
    _lay(frame, sheet, *corner)


def _shaded(pixels: Picture, room: Box) -> Picture:
    """Darker where the room is, softly to both sides."""
    tall, wide = pixels.shape[:2]
    if room.width < 0.7 * wide:
        away = np.clip((np.arange(wide) - room.x - room.width) / (0.12 * wide), 0, 1)[None, :, None]
    else:
        rows, soft = np.arange(tall), 0.10 * tall
        far = np.maximum(room.y - rows, rows - room.y - room.height)
        away = np.clip(far / soft, 0, 1)[:, None, None]
        if room.y + room.height > 0.6 * tall:
            away = np.where(rows[:, None, None] > room.y, 0, away)
    keep = np.asarray(0.36 + 0.64 * away**2, np.float32)
    return np.asarray(pixels * keep, np.uint8)
