"""What other folders see of reviews."""

from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType

from pydantic import Field

from limelight.accounts.schemas import WorkspaceId
from limelight.generation.schemas import Value

ReviewId = NewType("ReviewId", str)
State = Literal["waiting", "approved", "changes", "rejected", "replaced"]
Verdict = Literal["approve", "changes", "reject"]
STATES: dict[State, str] = {
    "waiting": "Waiting",
    "approved": "Approved",
    "changes": "Changes wanted",
    "rejected": "Rejected",
    "replaced": "Replaced by a newer version",
}
MediumKind = Literal["video", "audio", "image", "text"]
# How many different people must approve before something goes on.
MOST_APPROVALS = 2


class Caption(Value):
    """Captions in a further language: where they are, and their file in the library's store."""

    language: str
    url: str
    stored: str


class Medium(Value):
    """Something to look at: where it is, and what goes with a video. People without an account are
    shown the files of the library's store instead of the addresses. `copies` are files that show
    the same with `languages` as tracks, and are decided on with it.
    """

    kind: MediumKind
    url: str
    label: str
    poster_url: str = ""
    captions_url: str = ""
    stored: str = ""
    poster_stored: str = ""
    captions_stored: str = ""
    languages: tuple[Caption, ...] = ()
    copies: tuple[str, ...] = ()


class Subject(Value):
    """What is reviewed: a version of a production or of an asset of the library, and where it can
    be seen. The `id` of an asset is that of its line of versions. `text` is the text of a post, or
    the beginning of an asset that is a text. What `is_made` leaves labelled as made with AI.
    `changed` says what became another after people were asked, "" where nothing did.
    """

    kind: Literal["production", "asset"]
    id: str
    version: int
    title: str
    url: str
    media: tuple[Medium, ...] = ()
    text: str = ""
    is_made: bool = True
    changed: str = ""

    @property
    def compare_url(self) -> str:
        """Where this version is compared with the one before; "" for the first one."""
        if self.version < 2:
            return ""
        return f"{self.url}/compare" + (
            f"?after={self.version}" if self.kind == "production" else ""
        )

    @property
    def contents(self) -> frozenset[str]:
        """The contents (SHA-256) of the files that are reviewed."""
        names = (
            name
            for medium in self.media
            for name in (medium.stored, medium.poster_stored, *medium.copies)
        )
        return frozenset(name.split(".")[0] for name in names if name)


class Policy(Value):
    """How many different people must approve, and whether a client's word counts as one's. Where
    somebody must: whether links to shared assets and links for clients show only what is approved.
    """

    needed: int = Field(0, ge=0, le=MOST_APPROVALS, strict=True)
    counts_clients: bool = Field(default=False, strict=True)
    gates_shares: bool = Field(default=False, strict=True)
    gates_clients: bool = Field(default=False, strict=True)


class Speaker(Value):
    """Who says something: a person with an account, or a client with a typed name who came by a
    link.
    """

    person_id: str | None = None
    guest_name: str = ""
    link_id: str = ""


class DecisionView(Value):
    """What somebody decided; an empty name is somebody who is gone."""

    verdict: Verdict
    reason: str
    person_name: str
    is_client: bool = False
    decided_at: datetime


class Pin(Value):
    """What a comment is about: a time of a video in seconds, a place in the picture (0..1)."""

    at_seconds: float | None = Field(None, ge=0, allow_inf_nan=False)
    x: float | None = Field(None, ge=0, le=1, allow_inf_nan=False)
    y: float | None = Field(None, ge=0, le=1, allow_inf_nan=False)


class Said(Value):
    """A comment to be made; clients see it if it is for them."""

    text: str
    pin: Pin = Pin()
    is_for_clients: bool = False


class CommentView(Value):
    """What somebody said."""

    id: str
    text: str
    person_id: str
    person_name: str
    is_client: bool = False
    is_for_clients: bool = False
    pin: Pin
    is_resolved: bool
    created_at: datetime


class Link(Value):
    """A link by which people outside review one thing."""

    id: str
    review_id: ReviewId
    workspace_id: WorkspaceId
    title: str
    has_password: bool
    made_by: str = ""
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    seen_count: int = 0


class ReviewCard(Value):
    """One line of the queue. `client_verdict` is the last word of a client, "" without one."""

    id: ReviewId
    workspace_id: WorkspaceId
    subject: Subject
    state: State
    approvals: int
    needed: int
    assigned_to: str = ""
    open_comments: int = 0
    counts_clients: bool = Field(default=False, strict=True)
    client_verdict: Verdict | Literal[""] = ""
    client_name: str = ""
    asked_at: datetime


class ReviewView(ReviewCard):
    """A whole review."""

    decisions: tuple[DecisionView, ...] = ()
    comments: tuple[CommentView, ...] = ()


class ReviewPage(Value):
    """A page of the queue; `next_cursor` is None at the end."""

    items: tuple[ReviewCard, ...]
    next_cursor: str | None = None


class ReviewEvent(StrEnum):
    """What happens to reviews; the subject of the event is the review."""

    ASKED = "review.asked"
    DECIDED = "review.decided"
    COMMENTED = "review.commented"
    ANSWERED = "review.client-answered"


EVENTS = {
    ReviewEvent.ASKED: "Something waits for a decision: `title`, `url`.",
    ReviewEvent.DECIDED: "Somebody decided: `verdict`, `state`, `title`.",
    ReviewEvent.COMMENTED: "Somebody commented: `title`.",
    ReviewEvent.ANSWERED: "A client decided by a link: `verdict`, `state`, `title`, `name`.",
}
