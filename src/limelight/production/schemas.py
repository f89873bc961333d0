"""What pages, the API and the command line see of a production."""

from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType

from limelight.generation.schemas import Value
from limelight.renders.qc.schemas import Report
from limelight.stories.brief import Brief
from limelight.stories.finish import Finishing
from limelight.stories.heard.soundtrack import Sounding
from limelight.stories.pacing import Pacing
from limelight.stories.script import Script

ProductionId = NewType("ProductionId", str)
FACTS_MISSING = "facts are missing"
AS_GIVEN = "as given"
NOT_WANTED = "not asked for"
ProductionState = Literal["waiting", "working", "done", "failed", "cancelled"]
ENDED: tuple[ProductionState, ...] = ("done", "failed", "cancelled")
StepState = Literal["waiting", "working", "done", "reused", "failed"]
FileKind = Literal[
    "video",
    "captions",
    "subtitles",
    "captioned",
    "thumbnail",
    "timeline",
    "script",
    "production",
    "picture",
    "media",
    "stem",
    "preview",
    "report",
]


class StepView(Value):
    """One step: `name` is stable, `label` is for people, `progress` runs 0..1 where it is known."""

    name: str
    label: str
    state: StepState
    seconds: float | None = None
    note: str = ""
    progress: float | None = None


class SceneView(Value):
    """One scene as it becomes visible."""

    index: int
    narration: str
    on_screen: str
    picture_url: str | None = None


class FileView(Value):
    """A finished file; `name` is what it is called when downloaded and the key to open it.

    A file of kind "report" has the quality `report` of the video of its format. Whoever publishes a
    video asks `report.publishable(platform)` first. One of kind "subtitles" holds captions in a
    further language, with `notes` for people on what was found in them; "captioned" is a video that
    has those as tracks.
    """

    kind: FileKind
    name: str
    label: str
    url: str
    size_bytes: int
    mime: str
    format: str | None = None
    language: str | None = None
    width_px: int | None = None
    height_px: int | None = None
    seconds: float | None = None
    report: Report | None = None
    notes: tuple[str, ...] = ()


class QuotedStep(Value):
    """What a step will take; `sample_count` says of how many earlier productions that is known."""

    name: str
    label: str
    seconds: float
    cost_micros: int = 0
    sample_count: int = 0


class Quote(Value):
    """What a production will take before it is made: `seconds` until it is there, money in
    millionths of a US dollar, the size of its videos and of all its files together. It is estimated
    from the last `sample_count` productions of the workspace; without any from what an ordinary
    computer takes.
    """

    steps: tuple[QuotedStep, ...]
    seconds: float
    cost_micros: int
    video_bytes: int
    size_bytes: int
    sample_count: int = 0


class Spent(Value):
    """What the last make of a production took, in the units of `Quote`; money is that of all makes
    together. `is_first` where it made everything for the first time, so that an estimate can be
    held against it.
    """

    seconds: float
    cost_micros: int
    video_bytes: int
    size_bytes: int
    is_first: bool


class VersionView(Value):
    """One finished make of a production: its number, and what to watch of it."""

    number: int
    title: str
    made_at: datetime
    seconds: float
    script: Script
    files: tuple[FileView, ...]


class ProductionCard(Value):
    """One line of the list of productions."""

    id: ProductionId
    title: str
    character_name: str
    state: ProductionState
    created_at: datetime
    seconds: float | None = None
    thumbnail_url: str | None = None


class ProductionView(Value):
    """A whole production: its state now, its steps, scenes, files."""

    id: ProductionId
    title: str
    brief: Brief
    character_id: str
    character_name: str
    state: ProductionState
    created_at: datetime
    finished_at: datetime | None = None
    steps: tuple[StepView, ...] = ()
    scenes: tuple[SceneView, ...] = ()
    files: tuple[FileView, ...] = ()
    script: Script | None = None
    error: str | None = None
    disclosure: str = ""
    quote: Quote | None = None
    spent: Spent | None = None


class HandedOff(Value):
    """A hand-off to an editor ("fcpxml", "edl", "capcut", "otio"): how far it is, 0 to 1, or why it
    could not be made. It is ready when `size_bytes` says how large its files are together.
    """

    editor: str
    format: str
    share: float = 0.0
    size_bytes: int | None = None
    problem: str = ""


class ProductionPage(Value):
    """A page of the list; `next_cursor` is None at the end."""

    items: tuple[ProductionCard, ...]
    next_cursor: str | None = None


class CharacterCard(Value):
    """A character as a choice in a form."""

    id: str
    name: str
    handle: str
    picture_url: str | None = None
    looks: tuple[str, ...] = ()


class Order(Value):
    """What is typed to start a production, unchecked; `character` is a name, handle or id, empty
    for the default; `look` the name of one of its looks, empty for none; an empty `form` is left to
    the text. `captions` is a caption style; `files_of` an earlier production whose logo, colour
    table, intro and outro files are used again; `brand` the id or name of a brand, empty for the
    default one, "none" for none; `series` the id or name of one whose next episode it is.
    """

    text: str
    seconds: int = 20
    formats: str = "9:16"
    language: str = "en"
    form: str = ""
    seed: int = 0
    character: str = ""
    look: str = ""
    captions: str = "karaoke"
    finishing: Finishing = Finishing()
    pacing: Pacing = Pacing()
    sounding: Sounding = Sounding()
    stems: bool = False
    files_of: str = ""
    brand: str = ""
    series: str = ""


class ProductionEvent(StrEnum):
    """What happens to productions; the subject of the event is the production."""

    ORDERED = "production.ordered"
    STARTED = "production.started"
    STEP = "production.step"
    WRITTEN = "production.written"
    DONE = "production.done"
    FAILED = "production.failed"
    CANCELLED = "production.cancelled"


EVENTS = {
    ProductionEvent.ORDERED: "A production was ordered: `title`, `character`.",
    ProductionEvent.STARTED: "Work on a production began, or began again.",
    ProductionEvent.STEP: "A step of a production changed: `step`, `label`, `state`, `note`.",
    ProductionEvent.WRITTEN: "The script of a production is written: `title`.",
    ProductionEvent.DONE: "A production is finished: `seconds`.",
    ProductionEvent.FAILED: "A production could not be made: `error`.",
    ProductionEvent.CANCELLED: "A production was stopped.",
}
