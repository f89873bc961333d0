"""An appearance wearing a look."""

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
