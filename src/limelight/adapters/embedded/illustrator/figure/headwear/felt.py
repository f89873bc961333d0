"""What headwear is made with: its colours, and the layers a piece consists of."""

from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix, shift
from limelight.adapters.embedded.illustrator.svg import linear_at


@dataclass(frozen=True)
class Hat:
    """A piece of headwear in its layers.

    `front` lies over hair and face, `rear` behind the head, `collar` over the clothes. `edge` is
    path data of its lower edge: its shade falls on the forehead. Hair shows only within `leaves`,
    the path data of a region; empty hides all hair, None leaves it as it is.
    """

    front: str
    rear: str = ""
    collar: str = ""
    edge: str = ""
    leaves: str | None = None


@dataclass(frozen=True)
class Felt:
    """The material of a piece: base, light and deep tone, and a colour for ribbons."""

    base: str
    light: str
    deep: str
    ribbon: str
    fill: str = "url(#ft-w)"
    back: str = "url(#fr-w)"

    @staticmethod
    def of(colour: str) -> "Felt":
        """The material in a colour."""
        pale = lightness(colour)
        return Felt(
            colour,
            lighter(colour, 0.26),
            darker(shift(colour, saturation=1.15), 0.30 if pale > 0.6 else 0.42),
            shift(darker(colour, 0.45), hue=0.02) if pale > 0.5 else mix(colour, "#f3e6c8", 0.75),
        )

    def defs(self, where: str) -> str:
        """The paint before (`ft`) or behind (`fr`) the head."""
        low = darker(shift(self.base, saturation=1.08), 0.24)
        if where == "ft":
            return linear_at("ft-w", (0, 40, 0, 640), (0, lighter(self.base, 0.14)),
                             (0.34, self.base), (1, low))  # fmt: skip
        return linear_at(f"{where}-w", (0, 120, 0, 860), (0, darker(self.base, 0.18)),
                         (1, darker(self.base, 0.36)))  # fmt: skip
