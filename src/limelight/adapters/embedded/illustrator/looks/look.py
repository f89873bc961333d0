"""A `Look`: the whole description a drawing style draws from, in names, numbers and colours."""

from dataclasses import asdict, dataclass, field
from typing import Literal

from limelight.generation.schemas import BodyType

Gender = Literal["woman", "man", "nonbinary"]
Texture = Literal["straight", "wavy", "curly", "coily"]


@dataclass(frozen=True)
class Face:
    """Proportions of a face, each from -1 to 1 about an average adult's 0 (`eye_fold`: 0 to 1).

    Above 0 means wider, fuller, longer, larger; `eye_tilt` above 0 raises the outer corners;
    `eye_fold` is how far the upper lid hides its crease.
    """

    width: float = 0.0
    jaw: float = 0.0
    chin: float = 0.0
    cheeks: float = 0.0
    eye_size: float = 0.0
    eye_tilt: float = 0.0
    eye_fold: float = 0.0
    nose_width: float = 0.0
    nose_length: float = 0.0
    nose_bridge: float = 0.0
    lips: float = 0.0
    brows: float = 0.0


@dataclass(frozen=True)
class Look:
    """Everything a figure is drawn from; colours are `#rrggbb`.

    Names are those of `looks.names`; an empty name is nothing of the kind. `hair` is there even
    under a headscarf, which decides itself what it hides. `grey` (0 to 1) says how grey
    `hair_colour` has become with age; it is already mixed in, and a style may show more of it at
    the temples. `hair_accent` is a second colour in the hair, or empty.
    """

    gender: Gender
    age_years: int
    body: BodyType
    skin: str
    face: Face
    hair: str
    hair_texture: Texture
    hair_colour: str
    hair_accent: str
    grey: float
    brow_colour: str
    eye_colour: str
    beard: str
    beard_colour: str
    glasses: str
    glasses_colour: str
    marks: tuple[str, ...]
    headwear: str
    headwear_colour: str
    earrings: str
    earrings_colour: str
    sunglasses: bool
    clothes: str
    clothes_colour: str
    clothes_accent: str
    clothes_pattern: str

    def identity(self) -> dict[str, str]:
        """The canonical parameters by which the character is recognised.

        What may change from day to day is left out: clothes, headwear, earrings, sunglasses.
        Numbers are written with two decimals; marks are joined by commas.
        """
        kept = {name: str(getattr(self, name)) for name in _KEPT}
        traits = {f"face_{name}": f"{value:.2f}" for name, value in asdict(self.face).items()}
        return kept | traits | {"marks": ",".join(self.marks)}


_KEPT = (
    "gender", "age_years", "body", "skin", "hair", "hair_texture", "hair_colour", "hair_accent",
    "brow_colour", "eye_colour", "beard", "beard_colour", "glasses", "glasses_colour",
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """A look, the words of the appearance that meant nothing to the reader, by field, and the
    fields that are not seen because headwear covers them.
    """

    look: Look
    not_understood: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
