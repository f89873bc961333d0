"""The part of a picture that no platform covers with its own buttons and words, as data."""

from datetime import date
from typing import NamedTuple

from limelight.generation.schemas import Box


class Zone(NamedTuple):
    """Shares of an upright picture to be kept free, with where that was read."""

    left: float
    top: float
    right: float
    foot: float
    source: str
    read_on: date = date(2026, 11, 27)


_META = "Meta Ads Guide: 14 % above, 35 % below, 6 % at the sides"
# Graphics-safe area of television: what is outside may be cut off by any screen.
GENERAL = Zone(0.05, 0.05, 0.05, 0.05, "EBU R 95 (2017), graphics safe area")
UPRIGHT: dict[str, Zone] = {
    "instagram-reels": Zone(0.06, 0.14, 0.06, 0.35, _META),
    "facebook-reels": Zone(0.06, 0.14, 0.06, 0.35, _META),
    "instagram-stories": Zone(
        0.06, 0.14, 0.06, 0.20, "Meta Ads Guide: 14 % above, 20 % below (250 and 340 of 1920 px)"
    ),
    "tiktok": Zone(
        0.056, 0.068, 0.130, 0.193, "60, 130, 140 and 370 of 1080 x 1920 px (third-party templates)"
    ),
    "youtube-shorts": Zone(
        0.056, 0.068, 0.130, 0.193, "no figure is published; as TikTok, whose layout is alike"
    ),
}


def safe_box(width_px: int, height_px: int, platform: str) -> Box:
    """Where words are not covered, in pixels. Platforms cover upright pictures only."""
    is_upright = height_px > 1.5 * width_px
    zone = UPRIGHT.get(platform, GENERAL) if is_upright else GENERAL
    return Box(
        x=zone.left * width_px,
        y=zone.top * height_px,
        width=(1 - zone.left - zone.right) * width_px,
        height=(1 - zone.top - zone.foot) * height_px,
    )
