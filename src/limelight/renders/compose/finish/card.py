"""A card with words, for the beginning or the end of a piece: drawn as a picture."""

import math
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from limelight.renders.compose import planes
from limelight.renders.compose.finish.brand import accent_of
from limelight.renders.compose.lettering.fonts import Family, Weight
from limelight.renders.compose.lettering.sheet import (
    Colour,
    Cut,
    Sheet,
    Spot,
    cap_height,
    width_of,
)
from limelight.renders.compose.lettering.wrapping import wrapped
from limelight.renders.media.pictures import read_cutout
from limelight.renders.zones import clear_width
from limelight.stories.finish import Branding, Bumper

# Sizes of letters, the usual one and the least.
_TITLE_PX, _DETAIL_PX = (104, 30), (46, 14)
_MOST_LINES, _PITCH = 3, 1.16
_RULE_PX, _RULE_WIDE_PX = 10, 150
_LOGO_PX = (420, 150)
_GAP_PX = 44
_WHITE: Colour = (255, 255, 255, 255)
_QUIET: Colour = (255, 255, 255, 225)
_DARK = np.array([22, 14, 34], np.float32)


def draw_card(bumper: Bumper, branding: Branding, size: tuple[int, int], out: Path) -> Path:
    """Write the card as a PNG of that size. Raises PictureUnreadable for the logo."""
    unit = min(size) / 1080
    frame = planes.new_frame(*size)
    ground = planes.opaque_of(_ground(size, accent_of(branding)), 0, 0)
    frame.y[:], frame.u[:], frame.v[:] = ground.y, ground.u, ground.v
    parts = [
        *([_logo(branding.logo, unit)] if branding.logo is not None else []),
        *_written(bumper.title, ("ExtraBold", _WHITE), _TITLE_PX, size, branding.family),
        _rule(accent_of(branding), unit),
        *_written(bumper.detail, ("SemiBold", _QUIET), _DETAIL_PX, size, branding.family),
    ]
    gap = round(_GAP_PX * unit)
    top = (size[1] - sum(part.y.shape[0] for part in parts) - gap * (len(parts) - 1)) // 2
    for part in parts:
        tall, wide = part.y.shape
        planes.lay_still(frame, _placed(part, (size[0] - wide) // 2, top))
        top += tall + gap
    rgb = planes.rgb_of(frame)
    out.write_bytes(cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))[1].tobytes())
    return out


def _ground(size: tuple[int, int], accent: Colour) -> planes.Plane:
    """Dark, with a glow of the accent above the middle."""
    wide, tall = size
    down, across = np.mgrid[:tall, :wide].astype(np.float32)
    far = np.hypot((across / wide - 0.5) * 1.1, (down / tall - 0.42) * 0.9)
    glow = np.clip(1 - far / 0.75, 0, 1)[..., None] ** 2 * 0.34
    colour = np.array(accent[:3], np.float32)
    # Half a level of noise keeps so soft a gradient from showing bands.
    noise = np.random.default_rng(7).uniform(-0.5, 0.5, (tall, wide, 1)).astype(np.float32)
    lit = np.clip(_DARK + (colour - _DARK) * glow + noise, 0, 255)
    return np.asarray(lit, np.uint8)


def _written(
    text: str,
    style: tuple[Weight, Colour],
    sizes_px: tuple[int, int],
    size: tuple[int, int],
    family: Family,
) -> list[planes.Sprite]:
    """Lines in the middle, as large as fits into at most three; nothing for no text."""
    if not text:
        return []
    weight, colour = style
    unit, widest = min(size) / 1080, min(clear_width(*size), 0.8 * size[0])
    px, least = (round(one * unit) for one in sizes_px)
    lines = wrapped(text, px, widest, family)
    while px > least and (
        len(lines) > _MOST_LINES
        or any(width_of(line, weight, px, family) > widest for line in lines)
    ):
        px -= 1
        lines = wrapped(text, px, widest, family)
    wide = max(width_of(line, weight, px, family) for line in lines)
    sheet = Sheet(math.ceil(min(wide, size[0])), math.ceil(px * _PITCH * len(lines)))
    for number, line in enumerate(lines):
        base = (number + 0.5) * px * _PITCH + cap_height(weight, px) / 2
        sheet.text(Spot(wide / 2, base, is_middle=True), line, Cut(weight, px, family), colour)
    return [sheet.sprite(0, 0)]


def _rule(accent: Colour, unit: float) -> planes.Sprite:
    wide, tall = max(2, _RULE_WIDE_PX * unit), max(2, _RULE_PX * unit)
    sheet = Sheet(math.ceil(wide), math.ceil(tall))
    sheet.pill((0, 0, wide, tall), tall / 2, accent)
    return sheet.sprite(0, 0)


def _logo(path: Path, unit: float) -> planes.Sprite:
    wide, tall = (max(2, round(side * unit)) for side in _LOGO_PX)
    image = ImageOps.contain(read_cutout(path), (wide, tall))
    even = Image.new("RGBA", (image.width + image.width % 2, image.height + image.height % 2))
    even.paste(image, (0, 0))
    return planes.sprite_of(np.array(even.convert("RGBa"), np.uint8), 0, 0)


def _placed(part: planes.Sprite, left: int, top: int) -> planes.Sprite:
    left, top = max(0, left) // 2 * 2, max(0, top) // 2 * 2
    return replace(part, left=left, top=top)
