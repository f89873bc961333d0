"""Values of disclosure: what a piece is, what platforms take, what is sent."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from limelight.generation.schemas import Value
from limelight.stories.posts.platforms import Platform

Made = Literal["generated", "edited", "none", "unsaid"]
Kind = Literal["video", "picture", "sound", "text"]
Way = Literal["api", "by_hand", "built_in", "text"]


class Statement(Value):
    """What a person says of an asset. `made` counts for files that were brought in; what was made
    here is generated. `partner` is who paid, empty where nobody did.
    """

    made: Made | None = None
    partner: str = Field("", max_length=120)


class Record(Value):
    """What a piece is: how it was `made` (`unsaid`: a file somebody brought and said nothing of),
    which character is shown, who paid, and who said so when.
    """

    asset_id: str
    kind: Kind
    made: Made
    character: str = ""
    partner: str = ""
    said_by: str = ""
    said_at: datetime | None = None

    @property
    def needs_words(self) -> bool:
        """Whether anything has to be said at all."""
        return self.made in {"generated", "edited"} or bool(self.partner)


class Mapping(Value):
    """How one kind of post is labelled: fields of the platform's API by their path in the request
    (`made` for AI, `paid` for partnerships), whether it takes an alternative text, and what to do
    where somebody posts by hand.
    """

    made: dict[str, bool] = Field(default_factory=dict)
    paid: dict[str, bool] = Field(default_factory=dict)
    has_alt: bool = False
    by_hand: str = Field(min_length=1)


class Account(Value):
    """How the account itself says that it is AI: by a field of the API, by hand in its settings,
    by the platform of itself, or in words.
    """

    way: Way
    field: str = ""
    value: str = ""
    say: str = Field(min_length=1)


class PlatformLabels(Value):
    """How one platform is told, when that was looked up, and where. `reads_file` says that it reads
    C2PA or IPTC out of the file.
    """

    account: Account
    kinds: dict[Kind, Mapping]
    reads_file: bool = False
    checked: date
    source: str = Field(min_length=1)


class Wire(Value):
    """What goes along with one post. `fields` are set in the request; `text` must stand in what
    people read, unless it is empty; `alt_prefix` begins the alternative text; `account` is said
    once; `by_hand` is for somebody who posts without us.
    """

    platform: Platform
    name: str
    kind: Kind
    language: str
    fields: dict[str, bool]
    text: str
    alt_prefix: str
    account: Account
    reads_file: bool
    by_hand: str
    checked: date
    source: str
