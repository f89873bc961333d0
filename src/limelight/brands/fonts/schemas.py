"""Font files of a workspace, as pages, the API and the command line see them."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from limelight.generation.schemas import Value
from limelight.library.schemas import Basis


class FontFacts(Value):
    """What a font file says of itself: its names, the scripts it has letters of (the one with most
    first), how many signs it draws, what its maker allows (OS/2 fsType) and whether it was
    variable, of which only the default instance is kept.
    """

    family: str
    style: str = ""
    scripts: tuple[str, ...] = ()
    signs: int = Field(0, ge=0)
    embedding: Literal["installable", "editable", "preview"] = "installable"
    was_variable: bool = False


class FontView(FontFacts):
    """A font file of the workspace. `file` is what a brand's `font` is to choose it; `basis`,
    `holder` and `licence` are its rights, `used_by` the names of the brands that use it.
    """

    id: str
    name: str
    file: str
    size_bytes: int
    basis: Basis | None = None
    holder: str = ""
    licence: str = ""
    used_by: tuple[str, ...] = ()
    added_at: datetime
