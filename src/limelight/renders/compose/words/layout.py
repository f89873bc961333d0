"""Where what is written goes in a picture of a size.

Sizes are given for a picture whose shorter side is 1080 pixels and scale with it.
"""

from dataclasses import dataclass

from limelight.renders.captions.band import caption_band
from limelight.renders.zones import common_safe_box, is_upright

LABEL_PX, LABEL_TALL = 27, 1.72
_LABEL_EDGE_PX = 36
_TITLE_GAP_PX = 10


@dataclass(frozen=True)
class Layout:
    """Where words go in a picture of a size, in pixels."""

    width: int
    height: int

    @property
    def unit(self) -> float:
        """Pixels per nominal pixel of a 1080 picture."""
        return min(self.width, self.height) / 1080

    @property
    def words_centre(self) -> float:
        """The middle of the spoken words: on the chest of an upright picture, low in a wide one."""
        band = caption_band(self.width, self.height)
        return band.y + band.height / 2

    @property
    def words_width(self) -> float:
        """How wide spoken words may be."""
        return caption_band(self.width, self.height).width

    @property
    def label_at(self) -> tuple[int, int]:
        """Left and top of the disclosure label: the corner, in upright pictures the nearest place
        to it that every platform leaves free.
        """
        edge = _LABEL_EDGE_PX * self.unit
        if not is_upright(self.width, self.height):
            return round(edge), round(edge)
        safe = common_safe_box(self.width, self.height)
        return round(safe.x), round(safe.y)

    @property
    def title_top(self) -> float:
        """Where a title's panel begins: below the label, in broad pictures beside it."""
        if self.width > self.height:
            return self.height * 0.05
        return self.label_at[1] + (LABEL_TALL * LABEL_PX + _TITLE_GAP_PX) * self.unit

    @property
    def title_foot(self) -> float:
        """Where a title of two lines ends: above the brows of figures of every placement."""
        return self.title_top + self.height * (0.09 if self.height > self.width else 0.125)
