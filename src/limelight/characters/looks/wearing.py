"""An appearance wearing a look, and what is worn in words."""

import re

from limelight.characters.schemas import Look
from limelight.generation.schemas import Appearance


def wearing(appearance: Appearance, look: Look) -> Appearance:
    """The appearance changed to the look: what it leaves None stays; new clothes or headwear
    without a colour of their own are drawn in one that fits.
    """
    worn = look.model_dump(exclude_none=True, exclude={"setting"})
    for piece in ("clothes", "headwear"):
        if piece in worn:
            worn.setdefault(f"{piece}_colour", "")
    return appearance.model_copy(update=worn)


def coloured(colour: str, piece: str) -> str:
    """A piece with its colour in front, once: "navy suit", "denim shirt"."""
    is_said = re.search(rf"\b{re.escape(colour)}\b", piece, re.I)
    return piece if is_said else f"{colour} {piece}".strip()
