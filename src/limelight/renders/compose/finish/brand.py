"""What names the maker on every frame: a logo, a bar that fills up, a name below the face."""

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from limelight.generation.schemas import Box
from limelight.renders.captions.placing import placed_off
from limelight.renders.compose import planes
from limelight.renders.compose.lettering.fonts import Family
from limelight.renders.compose.lettering.sheet import Colour, Cut, Sheet, Spot, cap_height, width_of
from limelight.renders.compose.planes import Frame, Sprite
from limelight.renders.compose.words.shown import words_span
from limelight.renders.media.pictures import read_cutout
from limelight.renders.zones import common_safe_box, is_upright
from limelight.stories.finish import Branding, LowerThird
from limelight.stories.timeline import Clip, Timeline

_LOGO_TALL_PX, _LOGO_WIDE_PX, _EDGE_PX = 52, 250, 36
_BAR_PX = 8
_BAR_GROUND = 0.45
_THIRD_PX, _DETAIL_PX, _THIRD_LEAST_PX = 46, 30, 24
_THIRD_GAP_PX = 22
_COMES_AFTER, _STAYS_SECONDS = 0.5, 4.0
_EASE_SECONDS = 0.4
_PANEL: Colour = (20, 12, 30, 205)
_WHITE: Colour = (255, 255, 255, 255)
_QUIET: Colour = (255, 255, 255, 225)


class Brand:
    """Draws the branding of a timeline onto frames; `written` are the boxes of all that is written
    in it beside names. Raises PictureUnreadable for the logo.
    """

    def __init__(self, timeline: Timeline, written: Sequence[Box] = ()) -> None:
        self._branding = branding = timeline.branding
        self._seconds, self._size = timeline.seconds, (timeline.width_px, timeline.height_px)
        self._progress = branding.progress
        self._accent = accent_of(branding)
        self._named = [clip for clip in timeline.clips if clip.lower_third is not None]
        self._words = words_span(timeline)
        self._thirds: dict[LowerThird, Sprite] = {}
        self._strength = branding.logo_opacity or 1.0
        self._logo = None
        if branding.logo is not None:
            named = dict.fromkeys(clip.lower_third for clip in self._named if clip.lower_third)
            thirds = (third_sprite(one, self._size, branding, self._words) for one in named)
            kept_off = (*written, *map(planes.box_of, thirds))
            self._logo = logo_sprite(branding, branding.logo, self._size, kept_off)

    @property
    def logo_at(self) -> tuple[int, int] | None:
        """Left and top of the logo; all that is written anywhere may have moved it."""
        return (self._logo.left, self._logo.top) if self._logo is not None else None

    def draw(self, frame: Frame, seconds: float) -> None:
        """Draw what is shown at a time."""
        if self._progress != "none":
            self._bar(frame, min(1.0, max(0.0, seconds / self._seconds)))
        if self._logo is not None:
            planes.lay_still(frame, self._logo, self._strength)
        third = third_at(self._named, seconds)
        if third is not None:
            named, share = third
            if named not in self._thirds:
                self._thirds = {named: third_sprite(named, self._size, self._branding, self._words)}
            planes.lay_still(frame, _slid(self._thirds[named], share, self._size), share)

    def _bar(self, frame: Frame, share: float) -> None:
        """Fill the bar; its end is drawn to a fraction of a pixel, so that it glides."""
        tall, wide = frame.y.shape
        thick = max(2, round(_BAR_PX * min(wide, tall) / 1080 / 2) * 2)
        top = 0 if self._progress == "top" else tall - thick
        for plane, step, value, dark in zip(
            (frame.y, frame.u, frame.v), (1, 2, 2), _planes_of(self._accent), (16, 128, 128),
            strict=True,
        ):  # fmt: skip
            rows = slice(top // step, (top + thick) // step)
            part = plane[rows].astype(np.float32)
            across = np.arange(plane.shape[1], dtype=np.float32)
            filled = np.clip(share * plane.shape[1] - across, 0, 1)[None, :]
            ground = part + (dark - part) * _BAR_GROUND
            plane[rows] = np.rint(ground + (value - ground) * filled).astype(np.uint8)


def accent_of(branding: Branding) -> Colour:
    """The accent as RGBA."""
    red, green, blue = (int(branding.accent[at : at + 2], 16) for at in (1, 3, 5))
    return (red, green, blue, 255)


def _planes_of(colour: Colour) -> tuple[int, int, int]:
    flat = planes.opaque_of(np.full((2, 2, 3), colour[:3], np.uint8), 0, 0)
    return int(flat.y[0, 0]), int(flat.u[0, 0]), int(flat.v[0, 0])


def logo_sprite(
    branding: Branding, path: Path, size: tuple[int, int], kept_off: Sequence[Box]
) -> Sprite:
    """The logo in its corner of the part that no platform covers; where something lies in
    `kept_off` there, up or down from it. Never enlarged beyond its box.
    """
    unit, times = min(size) / 1080, branding.logo_size or 1.0
    image = read_cutout(path)
    most = (max(2, round(side * times * unit)) for side in (_LOGO_WIDE_PX, _LOGO_TALL_PX))
    image = ImageOps.contain(image, (next(most), next(most)))
    wide, tall = image.width + image.width % 2, image.height + image.height % 2
    sheet = Image.new("RGBA", (wide, tall))
    sheet.paste(image, (0, 0))
    free = _free(size, unit)
    across, down = (branding.logo_corner or "top-right").split("-")[::-1]
    seat = Box(
        x=free.x if across == "left" else free.x + free.width - wide,
        y=free.y if down == "top" else free.y + free.height - tall,
        width=wide,
        height=tall,
    )
    at = placed_off(seat, kept_off, free)
    left, top = int(at.x) // 2 * 2, int(at.y) // 2 * 2
    return planes.sprite_of(np.array(sheet.convert("RGBa"), np.uint8), left, top)


def _free(size: tuple[int, int], unit: float) -> Box:
    """Where a logo may stand."""
    if is_upright(*size):
        return common_safe_box(*size)
    edge = _EDGE_PX * unit
    return Box(x=edge, y=edge, width=size[0] - 2 * edge, height=size[1] - 2 * edge)


def third_at(named: Sequence[Clip], seconds: float) -> tuple[LowerThird, float] | None:
    """Whose name is shown at a time, and how much of it has come (0 to 1)."""
    for clip in named:
        since = seconds - clip.start - _COMES_AFTER
        stays = min(_STAYS_SECONDS, clip.seconds - _COMES_AFTER)
        if clip.lower_third is not None and 0 < since < stays:
            share = min(since, stays - since) / min(_EASE_SECONDS, stays / 2)
            return clip.lower_third, 1 - (1 - min(1.0, share)) ** 3
    return None


def third_whole(clip: Clip) -> tuple[float, float]:
    """From when to when a clip's name is wholly there, in seconds of the timeline."""
    stays = min(_STAYS_SECONDS, clip.seconds - _COMES_AFTER)
    eased, start = min(_EASE_SECONDS, stays / 2), clip.start + _COMES_AFTER
    return start + eased, start + stays - eased


def third_sprite(
    named: LowerThird, size: tuple[int, int], branding: Branding, words: tuple[float, float]
) -> Sprite:
    """A name and a line below it on a dark panel with an edge in the accent: above the spoken
    words, whose top and foot are given, in square pictures below them.
    """
    accent, family = accent_of(branding), branding.family
    unit = min(size) / 1080
    safe = common_safe_box(*size)
    detail = named.detail.strip()
    big, small = _THIRD_PX * unit, _DETAIL_PX * unit
    pad, edge = 20 * unit, 8 * unit
    room = min(safe.width, 0.62 * size[0]) - edge - 2 * pad
    while big > _THIRD_LEAST_PX * unit and _wider(named.name, detail, (big, small), room, family):
        big, small = big * 0.94, max(small * 0.94, 18 * unit)
    wide = max(width_of(named.name, "ExtraBold", round(big), family),
               width_of(detail, "SemiBold", round(small), family) if detail else 0)  # fmt: skip
    tall = pad * 1.5 + big * 1.1 + (small * 1.35 if detail else 0)
    sheet = Sheet(math.ceil(wide + edge + 2 * pad), math.ceil(tall))
    sheet.pill((0, 0, wide + edge + 2 * pad, tall), 10 * unit, _PANEL)
    sheet.pill((0, 0, edge, tall), edge / 2, accent)
    x = edge + pad
    base = pad * 0.75 + big * 0.55 + cap_height("ExtraBold", round(big)) / 2
    sheet.text(Spot(x, base), named.name, Cut("ExtraBold", round(big), family), _WHITE)
    if detail:
        base = pad * 0.75 + big * 1.1 + small * 0.7 + cap_height("SemiBold", round(small)) / 2
        sheet.text(Spot(x, base), detail, Cut("SemiBold", round(small), family), _QUIET)
    gap = _THIRD_GAP_PX * unit
    is_square = 0.9 <= size[1] / size[0] <= 1.5
    top = words[1] + gap if is_square else words[0] - gap - tall
    return sheet.sprite(int(safe.x), int(top))


def _wider(name: str, detail: str, sizes: tuple[float, float], room: float, family: Family) -> bool:
    return (
        width_of(name, "ExtraBold", round(sizes[0]), family) > room
        or width_of(detail, "SemiBold", round(sizes[1]), family) > room
    )


def _slid(sprite: Sprite, share: float, size: tuple[int, int]) -> Sprite:
    """The panel on its way in from the left."""
    away = round((1 - share) * 40 * min(size) / 1080 / 2) * 2
    left = max(0, sprite.left - away)
    return replace(sprite, left=left)
