"""Where spoken words are written in a picture of any format: renders write there, illustrators
keep it calm.
"""

from limelight.generation.schemas import Box

# Top and foot as shares of the height: on the chest in upright and square pictures, below what
# stands before the figure in broad ones.
_TALL, _SQUARE, _BROAD = (0.5885, 0.6667), (0.612, 0.680), (0.846, 0.950)
_BROAD_UNDER = 0.9
_WIDEST_SHARE, _WIDEST_PX = 0.84, 1180


def caption_band(width_px: float, height_px: float) -> Box:
    """The part of a picture that spoken words may cover, in pixels."""
    shape = height_px / width_px
    tall = min(1.0, max(0.0, (shape - 1.0) / (16 / 9 - 1.0)))
    top, foot = (low + (high - low) * tall for low, high in zip(_SQUARE, _TALL, strict=True))
    if shape < _BROAD_UNDER:
        top, foot = _BROAD
    wide = min(_WIDEST_SHARE * width_px, _WIDEST_PX * min(width_px, height_px) / 1080)
    left = (width_px - wide) / 2
    return Box(x=left, y=top * height_px, width=wide, height=(foot - top) * height_px)
