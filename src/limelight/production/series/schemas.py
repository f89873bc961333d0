"""What pages, the API and the command line see of series."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from limelight.generation.schemas import Value
from limelight.production.schemas import ProductionCard
from limelight.stories.serial.episode import LONGEST_ABOUT, LONGEST_LINE

LONGEST_NAME = 60
_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_LINE)]


class Running(BaseModel):
    """What stays the same in every episode: its name, what it is about, and the lines that are said
    first and last, in which {number}, {series} and {before} (the title of the episode before) are
    filled in.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)
    ] = Field(examples=["Basil diaries"])
    about: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_ABOUT)] = ""
    hook: _Line = Field("", examples=["Welcome to episode {number}."])
    outro: _Line = Field("", examples=["See you next time."])


class EpisodeView(Value):
    """One episode: its number in its series, and the production it is."""

    number: int
    production: ProductionCard


class SeriesCard(Value):
    """A line of the list of series: how many episodes there are, and the number of the next."""

    id: str
    running: Running
    episode_count: int
    next_number: int
    updated_at: datetime


class SeriesView(Value):
    """A series with its episodes, the first one first, and the names of who appears in them."""

    id: str
    running: Running
    episodes: tuple[EpisodeView, ...]
    next_number: int
    characters: tuple[str, ...]
    updated_at: datetime


class Place(Value):
    """The place of a production in a series."""

    series_id: str
    name: str
    number: int
