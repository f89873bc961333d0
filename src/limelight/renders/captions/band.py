"""Where spoken words are written in a picture of any format: renders write there, illustrators
keep it calm.
"""

from limelight.generation.schemas import Box
from limelight.renders.zones import clear_width, common_safe_box

# Top and foot as shares of the height: on the chest in square pictures, below what stands before
# the figure in broad ones. In upright ones a band of this height ends where the first platform
# begins to cover the picture.
_SQUARE, _BROAD = (0.612, 0.680), (0.846, 0.950)
_UPRIGHT_HEIGHT = 0.0782
_BROAD_UNDER = 0.9
_WIDEST_SHARE, _WIDEST_PX = 0.84, 1180


def caption_band(width_px: float, height_px: float) -> Box:
    """The part of a picture that spoken words may cover, in pixels; no platform covers it."""
    top, foot = _top_and_foot(height_px / width_px)
    most = min(_WIDEST_SHARE * width_px, _WIDEST_PX * min(width_px, height_px) / 1080)
    wide = min(most, clear_width(width_px, height_px))
    left = (width_px - wide) / 2
    return Box(x=left, y=top * height_px, width=wide, height=(foot - top) * height_px)


def _top_and_foot(shape: float) -> tuple[float, float]:
    """Shares of the height; from square to upright they change evenly."""
    if shape < _BROAD_UNDER:
        return _BROAD
    upright = common_safe_box(9, 16)
    foot = (upright.y + upright.height) / 16
    tall = min(1.0, max(0.0, (shape - 1.0) / (16 / 9 - 1.0)))
    ends = zip(_SQUARE, (foot - _UPRIGHT_HEIGHT, foot), strict=True)
    top, low = (square + (high - square) * tall for square, high in ends)
    return top, low
