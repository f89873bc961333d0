"""The part of a picture that no platform covers with its own buttons and words, as data: words are
written inside the part that all of them leave free, and checks judge by the platform's own.
"""

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


_SEEN = "as quoted at shotstack.io/learn/vertical-video-safe-zones"
_META = f"Meta's guidance for Reels ads, {_SEEN}: 14 % above, 35 % below, 6 % at the sides"
# Graphics-safe area of television: what is outside may be cut off by any screen.
GENERAL = Zone(0.05, 0.05, 0.05, 0.05, "EBU R 95 (2017), graphics safe area")
UPRIGHT: dict[str, Zone] = {
    "instagram-reels": Zone(0.06, 0.14, 0.06, 0.35, _META),
    "facebook-reels": Zone(0.06, 0.14, 0.06, 0.35, _META),
    "instagram-stories": Zone(
        0.06,
        0.14,
        0.06,
        0.20,
        "Meta's guidance for Stories ads, as quoted at adsuploader.com/blog/meta-ads-safe-zones: "
        "14 % above, 20 % below (ads shown in Reels too: 35 %); 6 % at the sides are ours",
        date(2026, 11, 28),
    ),
    "tiktok": Zone(
        0.056,
        0.068,
        0.130,
        0.193,
        "TikTok publishes templates, no figures (TikTok Business Help, auction in-feed ads); 60, "
        "130, 140, 370 of 1080 x 1920 px are ours",
        date(2026, 11, 28),
    ),
    "youtube-shorts": Zone(
        48 / 1080,
        288 / 1920,
        192 / 1080,
        672 / 1920,
        f"Google's safe zone of vertical YouTube ads, {_SEEN}: 48, 288, 192, 672 of 1080 x 1920 px",
    ),
}


def safe_box(width_px: float, height_px: float, platform: str) -> Box:
    """Where words are not covered, in pixels. Platforms cover upright pictures only."""
    zone = UPRIGHT.get(platform, GENERAL) if is_upright(width_px, height_px) else GENERAL
    return _inside(zone, width_px, height_px)


def common_safe_box(width_px: float, height_px: float) -> Box:
    """Where words are covered on no platform, in pixels: one video may be posted everywhere."""
    zones = UPRIGHT.values() if is_upright(width_px, height_px) else (GENERAL,)
    strictest = Zone(
        max(zone.left for zone in zones),
        max(zone.top for zone in zones),
        max(zone.right for zone in zones),
        max(zone.foot for zone in zones),
        "the strictest of all",
    )
    return _inside(strictest, width_px, height_px)


def clear_width(width_px: float, height_px: float) -> float:
    """How wide a line in the middle of a picture may be to be covered on no platform, in pixels."""
    safe = common_safe_box(width_px, height_px)
    return 2 * min(width_px / 2 - safe.x, safe.x + safe.width - width_px / 2)


def is_upright(width_px: float, height_px: float) -> bool:
    """Whether platforms show a picture of this shape full-screen, under their own buttons."""
    return height_px > 1.5 * width_px


def _inside(zone: Zone, width_px: float, height_px: float) -> Box:
    return Box(
        x=zone.left * width_px,
        y=zone.top * height_px,
        width=(1 - zone.left - zone.right) * width_px,
        height=(1 - zone.top - zone.foot) * height_px,
    )
