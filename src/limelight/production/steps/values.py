"""What the steps of a production hand to one another."""

from pydantic import Field

from limelight.characters.schemas import Character
from limelight.generation.schemas import Value
from limelight.library.schemas import Made, Stored
from limelight.production.schemas import FileView, ProductionId
from limelight.stories.brief import Brief, Format
from limelight.stories.editing.timelines import TimelineEdit
from limelight.stories.script import Script
from limelight.stories.shots import Drawing
from limelight.stories.timeline import Timeline


def run_key(production_id: ProductionId, attempt: int) -> str:
    """The id of the workflow of one attempt; those of its children begin with it."""
    return production_id if attempt == 1 else f"{production_id}/{attempt}"


class Run(Value):
    """One run of a production: what was asked and who appears, frozen when it started. `drawings`
    says how the scenes of a given script are drawn, `timeline` what was changed of the timeline;
    `recent` are the sentences the character said lately.
    """

    id: ProductionId
    attempt: int
    brief: Brief
    character: Character
    given_script: Script | None = None
    drawings: tuple[Drawing, ...] | None = None
    timeline: TimelineEdit | None = None
    recent: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id of its workflow."""
        return run_key(self.id, self.attempt)


class Pictures(Value):
    """The pictures of all scenes, in order, by format."""

    by_format: dict[Format, tuple[Made, ...]]


class Voices(Value):
    """The spoken scenes, in order."""

    scenes: tuple[Made, ...]


class Cut(Value):
    """A finished timeline of one format; its media are names in the store. `sound` is the mix."""

    format: Format
    timeline: Timeline
    sound: Stored


class Cuts(Value):
    """The timelines of all formats and what their media are called when they leave the studio;
    `stems` are the parts of the sound by name, where they were asked for.
    """

    cuts: tuple[Cut, ...]
    media_names: dict[str, str]
    stems: dict[str, Stored] = Field(default_factory=dict)


class Video(Value):
    """A rendered video."""

    format: Format
    made: Made


class Finished(Value):
    """A finished file: what people see of it, and its name in the store."""

    view: FileView
    stored: str
