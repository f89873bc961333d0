"""Which style finishes a figure."""

from collections.abc import Callable

from limelight.adapters.embedded.illustrator.figure.pose.posing import Posed
from limelight.adapters.embedded.illustrator.figure.styles import ink
from limelight.generation.errors import Rejected
from limelight.renders.stage.schemas import Light

STYLES: dict[str, Callable[[Posed], Posed]] = {"toon": lambda posed: posed, "ink": ink.inked}


def style_of(name: str) -> str:
    """The style of that name, "toon" without one; raises Rejected naming those there are."""
    known = name.strip().lower() or "toon"
    if known not in STYLES:
        raise Rejected(
            f"The illustrator has no style {name!r}. Choose from {', '.join(STYLES)}.",
            field="style",
        )
    return known


def finished(posed: Posed, style: str) -> Posed:
    """The figure in that style."""
    return STYLES[style](posed)


def lit(light: Light, style: str) -> Light:
    """The light that suits a style: outlines take the place of a rim of light."""
    if style != "ink":
        return light
    return light.model_copy(update={"rim_strength": light.rim_strength * 0.3, "halo_strength": 0.1})
