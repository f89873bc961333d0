"""The sizes of thumbnails and covers, and what of them platforms cut off or cover, as data."""

from datetime import date
from typing import NamedTuple

from limelight.generation.schemas import Box
from limelight.renders.errors import CoverUnknown
from limelight.renders.zones import Zone

_READ_ON = date(2026, 11, 28)
_HELP = "YouTube Help, as quoted at simonwebdesign.com/custom-youtube-thumbnail"
_GRID = (
    "the profile grid shows the middle 3:4 (pictuary.com/glossary/profile-grid; "
    "inssist.com/knowledge-base/instagram-image-size-cheat-sheet)"
)
_SHARE = "no figure of the platform read; the common 16:9 preview"
_UPRIGHT = "the video's own size; what lists cut off is our estimate"


class Cover(NamedTuple):
    """A size in pixels; shares of it to keep words out of; the largest file, 0 for none. `stamp` is
    a share of the width and height at the lower right that a time stamp covers.
    """

    width_px: int
    height_px: int
    zone: Zone
    most_bytes: int = 0
    stamp: tuple[float, float] = (0.0, 0.0)

    @property
    def safe(self) -> Box:
        """Where words are neither cut off nor covered, in pixels."""
        zone = self.zone
        return Box(
            x=zone.left * self.width_px,
            y=zone.top * self.height_px,
            width=(1 - zone.left - zone.right) * self.width_px,
            height=(1 - zone.top - zone.foot) * self.height_px,
        )


def _even(source: str, side: float = 0.05, top: float = 0.05, foot: float = 0.05) -> Zone:
    return Zone(side, top, side, foot, source, _READ_ON)


COVERS: dict[str, Cover] = {
    "youtube": Cover(
        1280,
        720,
        _even(f"{_HELP}: 1280 x 720, at least 640 wide, under 2 MB"),
        2_000_000,
        (0.16, 0.14),
    ),
    "youtube-shorts": Cover(1080, 1920, _even(_UPRIGHT, 0.07, 0.125, 0.22)),
    "tiktok": Cover(1080, 1920, _even(_UPRIGHT, 0.07, 0.125, 0.16)),
    "instagram-reels": Cover(1080, 1920, _even(_GRID, 0.06, 0.14, 0.14)),
    "instagram": Cover(1080, 1350, _even(_GRID, 0.075, 0.05, 0.05)),
    "facebook": Cover(1280, 720, _even(_SHARE), 0, (0.14, 0.14)),
    "linkedin": Cover(1280, 720, _even(_SHARE), 0, (0.14, 0.14)),
    "x": Cover(1280, 720, _even(_SHARE), 0, (0.14, 0.14)),
    "pinterest": Cover(
        1000, 1500, _even("2:3, 1000 x 1500 (picturesizes.com/specs/social-media/pinterest)")
    ),
    "telegram": Cover(
        320,
        320,
        _even("Bot API, sendVideo: JPEG, at most 320 wide and high, under 200 kB"),
        200_000,
        (0.0, 0.0),
    ),
}


def cover_of(platform: str) -> Cover:
    """The cover of a platform. Raises CoverUnknown."""
    if platform not in COVERS:
        raise CoverUnknown(
            f"There is no thumbnail size for {platform!r}. Choose from {', '.join(COVERS)}.",
            field="platform",
        )
    return COVERS[platform]


def cover_like(width_px: int, height_px: int) -> Cover:
    """A cover of the video's own size: upright ones are kept inside what grids show of them."""
    upright = height_px > 1.5 * width_px
    zone = COVERS["instagram-reels"].zone if upright else _even("EBU R 95 (2017), graphics safe")
    return Cover(width_px, height_px, zone, 0, (0.16, 0.14) if width_px > height_px else (0.0, 0.0))
