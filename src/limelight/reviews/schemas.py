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
# How many different people must approve before something goes on.
MOST_APPROVALS = 2


class Medium(Value):
    """Something to look at: where it is, and what goes with a video."""

    kind: Literal["video", "image", "text"]
    url: str
    label: str
    poster_url: str = ""
    captions_url: str = ""


class Subject(Value):
    """What is reviewed: a version of something, and where it can be seen."""

    kind: Literal["production"]
    id: str
    version: int
    title: str
    url: str
    media: tuple[Medium, ...] = ()
    text: str = ""


class DecisionView(Value):
    """What somebody decided; an empty name is somebody who is gone."""

    verdict: Verdict
    reason: str
    person_name: str
    decided_at: datetime


class Pin(Value):
    """What a comment is about: a time of a video in seconds, a place in the picture (0..1)."""

    at_seconds: float | None = Field(None, ge=0, allow_inf_nan=False)
    x: float | None = Field(None, ge=0, le=1, allow_inf_nan=False)
    y: float | None = Field(None, ge=0, le=1, allow_inf_nan=False)


class CommentView(Value):
    """What somebody said."""

    id: str
    text: str
    person_id: str
    person_name: str
    pin: Pin
    is_resolved: bool
    created_at: datetime


class ReviewCard(Value):
    """One line of the queue."""

    id: ReviewId
    workspace_id: WorkspaceId
    subject: Subject
    state: State
    approvals: int
    needed: int
    assigned_to: str = ""
    open_comments: int = 0
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


EVENTS = {
    ReviewEvent.ASKED: "Something waits for a decision: `title`, `url`.",
    ReviewEvent.DECIDED: "Somebody decided: `verdict`, `state`, `title`.",
    ReviewEvent.COMMENTED: "Somebody commented: `title`.",
}
