"""What a sample is made of, and how far one is."""

from pydantic import Field

from limelight.accounts.schemas import WorkspaceId
from limelight.brands.schemas import Kit
from limelight.generation.schemas import Appearance, Gender, Value
from limelight.production.blueprints.schemas import Blueprint
from limelight.production.briefs.typed import Typed


class SampleCharacter(Value):
    """One of the cast; `persona` is the key of a ready one."""

    name: str
    persona: str
    bio: str
    tags: tuple[str, ...]
    voice_gender: Gender
    appearance: Appearance


class SamplePiece(Value):
    """A video that is made, by whom of the cast, and what a client says of it: a remark at a moment
    and, where `approval` says something, a yes.
    """

    by: str
    text: str
    seconds: int
    tag: str
    stars: int = 0
    remark: str
    remark_at_seconds: float
    approval: str = ""


class Contents(Value):
    """All of a sample. `draft` is a brief that was not sent."""

    cast: tuple[SampleCharacter, ...]
    brand: Kit
    template: Blueprint
    draft: Typed
    draft_by: str
    pieces: tuple[SamplePiece, ...]


class SampleView(Value):
    """A sample: the workspace it is, and how many of its videos are made and are still to come."""

    workspace_id: WorkspaceId
    name: str
    videos_made: int = Field(ge=0)
    videos_to_come: int = Field(ge=0)
