"""What pages, the API and the command line see of a script being edited."""

from typing import Literal

from pydantic import Field

from limelight.generation.schemas import Box, Value, WordTiming
from limelight.kit.errors import Conflict, NotFound
from limelight.production.schemas import ProductionId, ProductionState
from limelight.stories.brands.brand import BrandFault
from limelight.stories.brief import Format
from limelight.stories.editing.drafts import Draft
from limelight.stories.editing.timelines import TimelineEdit
from limelight.stories.heard.soundtrack import Soundtrack
from limelight.stories.timeline import CaptionPlace, CaptionStyle, Timeline

How = Literal["another", "shorter", "longer", "simpler", "livelier"]
HOWS: dict[How, str] = {
    "another": "Say it differently",
    "shorter": "Shorter",
    "longer": "Longer",
    "simpler": "Simpler",
    "livelier": "Livelier",
}


class Step(Value):
    """A step through the history of a draft."""

    do: Literal["undo", "redo", "reset"]


class DraftChanged(Conflict):
    """Somebody else changed the draft since it was read."""

    kind, title = "production.draft-changed", "The script was changed elsewhere"


class NotReady(Conflict):
    """The production is not in a state in which that can be done."""

    kind, title = "production.not-ready", "Not now"


class NothingToUndo(Conflict):
    """There is no earlier or later state of the draft."""

    kind, title = "production.nothing-to-undo", "There is nothing to undo"


class NoOtherWording(Conflict):
    """The writer knows no other way to say a line."""

    kind, title = "production.no-other-wording", "The writer has no other way to say this"


class NotMade(NotFound):
    """A preview that nobody asked to be made yet."""

    kind, title = "production.preview-not-made", "This has not been made yet"


class DraftView(Value):
    """A draft as it stands. `version` is what a change must name; `is_changed` says that the
    production was made from something else; `said` is what the last change did; `soundtrack` is the
    voice and the music as the draft asks for them.
    """

    production_id: ProductionId
    production_title: str
    state: ProductionState
    formats: tuple[Format, ...]
    draft: Draft
    version: int
    is_changed: bool
    can_undo: bool
    can_redo: bool
    said: str = ""
    brand_faults: tuple[BrandFault, ...] = ()
    character_id: str = ""
    soundtrack: Soundtrack = Soundtrack()


class TimelineWish(Value):
    """A changed timeline, how and where captions are written on it, and what the change did."""

    edit: TimelineEdit
    captions: CaptionStyle
    caption_place: CaptionPlace = "auto"
    said: str = Field("Timeline changed", min_length=1, max_length=60)


CaptionFile = Literal["srt", "vtt", "ass"]


class Material(Value):
    """A file that a timeline uses, under the `name` it has there. `seconds` is None for pictures;
    words and beats are timed from the start of the file.
    """

    name: str
    url: str
    seconds: float | None = None
    words: tuple[WordTiming, ...] = ()
    beats: tuple[float, ...] = ()


class WornLook(Value):
    """What words are written in, for whoever draws them: colours as CSS has them, the weight of the
    font, sizes in letters' sizes. The `family` is a kind of bundled letters (sans, serif, mono,
    hand), or the SHA-256 of a font file of the workspace. What is `behind` words is there as
    `ground` says; captions come with a short fade where it `fades`.
    """

    weight: int
    family: str
    is_italic: bool
    is_underlined: bool
    outline: float
    shadow: float
    ground: Literal["none", "lines", "panel", "bar"]
    reveal: Literal["all", "words", "letters"]
    mark: Literal["none", "pill", "colour", "said"]
    fades: bool
    letters: str
    edge: str
    accent: str
    on_accent: str
    behind: str
    shade: str


class SetWord(WordTiming):
    """A word in its place: from `x` on its `base`line, `width` wide."""

    x: float
    base: float
    width: float


class ShownCaption(Value):
    """Words as they stand on the picture, in the `box` they may cover (pixels of the video); all
    other places are from its corner. `rows` are the lines' letters, `ground` what is behind all
    of them, `name` the label of who speaks, where there is one. `level` is 1 for what reads from
    right to left, `wears` names the look (see `TimelineView.looks`).
    """

    start: float
    end: float
    words: tuple[SetWord, ...]
    rows: tuple[Box, ...]
    ground: Box
    name: Box | None = None
    speaker: str = ""
    wears: str = ""
    level: int = 0
    size_px: int
    box: Box


class CaptionSample(Value):
    """Words of a video in a style, as large as on it."""

    shown: ShownCaption
    looks: dict[str, WornLook]


class CueView(Value):
    """A caption as subtitle files have it: `count` words of the timeline from the `first` on;
    `warnings` say what makes it hard to read.
    """

    start: float
    end: float
    first: int
    count: int
    lines: tuple[str, ...]
    characters_per_second: float
    warnings: tuple[str, ...] = ()


class WrittenAt(Value):
    """Where the renderer writes what is no caption, in pixels of the video."""

    label: tuple[float, float]
    title_top: float


class TimelineView(Value):
    """A timeline as it stands, of the first format, without mouth shapes. `version` is the draft's;
    what is not `is_current` follows from another script than the draft and cannot be changed.
    `films` are the keys of the moving previews of its shots, empty for shots that are no drawings.
    """

    production_id: ProductionId
    production_title: str
    state: ProductionState
    version: int
    said: str = ""
    can_undo: bool
    can_redo: bool
    is_changed: bool
    is_current: bool
    is_ended: bool
    timeline: Timeline
    shown: tuple[ShownCaption, ...]
    looks: dict[str, WornLook] = Field(default_factory=dict)
    films: tuple[str, ...] = ()
    written: WrittenAt
    cues: tuple[CueView, ...]
