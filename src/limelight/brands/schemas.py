"""Brand kits as pages, the API and the command line see them."""

from datetime import datetime
from typing import Annotated, NewType

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from limelight.generation.schemas import Value
from limelight.stories.finish import (
    FAINTEST_LOGO,
    LARGEST_LOGO,
    SMALLEST_LOGO,
    ColourLook,
    Corner,
    Family,
)
from limelight.stories.timeline import CaptionStyle

BrandId = NewType("BrandId", str)
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


OwnFont = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}\.woff2$")]


class Kit(BaseModel):
    """What a brand is. `logo` is the name of a picture in the library, `font` a kind of bundled
    letters or the `file` of a font of the workspace; `intro` and `outro` are
    cards, "Title | a line below"; `characters` are the ids of those it is the default of, and with
    `is_default` it is that of the workspace.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    accent: str = Field("#ffc43d", pattern="^#[0-9a-fA-F]{6}$")
    logo: str | None = Field(None, pattern=r"^[0-9a-f]{64}\.[a-z0-9]{1,8}$")
    logo_corner: Corner | None = None
    logo_size: float | None = Field(None, ge=SMALLEST_LOGO, le=LARGEST_LOGO)
    logo_opacity: float | None = Field(None, ge=FAINTEST_LOGO, le=1)
    font: Family | OwnFont = ""
    captions: CaptionStyle | None = None
    colours: ColourLook | None = None
    intro: str = Field("", max_length=203)
    outro: str = Field("", max_length=203)
    tone: str = Field("", max_length=200)
    use: tuple[Word, ...] = Field((), max_length=40)
    avoid: tuple[Word, ...] = Field((), max_length=80)
    characters: tuple[str, ...] = Field((), max_length=200)
    is_default: bool = False


class Warned(Value):
    """Something about a kit that will be hard to read: of what, how much contrast, how much it
    should be.
    """

    what: str
    contrast: float
    least: float


class BrandView(Value):
    """A brand of the workspace; `warnings` are computed from its colours."""

    id: BrandId
    version: int
    kit: Kit
    warnings: tuple[Warned, ...] = ()
    updated_at: datetime
