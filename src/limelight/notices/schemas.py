"""What other folders say and see of notices."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from limelight.accounts.schemas import WorkspaceId

Kind = Literal["assigned", "changes", "approved", "comment", "client"]
KINDS: dict[Kind, str] = {
    "assigned": "It is my turn",
    "changes": "Somebody asked for changes or rejected",
    "approved": "Something was approved",
    "comment": "Somebody commented",
    "client": "A client answered",
}
Pace = Literal["soon", "daily", "never"]
PACES: dict[Pace, str] = {
    "soon": "Soon: what gathers in ten minutes, at most once an hour",
    "daily": "Once a day",
    "never": "Never",
}


class Value(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class News(Value):
    """What happened: `title` is one line, `url` the page on which one sees it."""

    kind: Kind
    title: str
    detail: str = ""
    url: str


class Notice(News):
    """News to one person; `read_at` is None until it was opened."""

    id: str
    workspace_id: WorkspaceId
    created_at: datetime
    read_at: datetime | None


class Wishes(Value):
    """What one person wants to be told: which kinds in the studio, which by letter, how often."""

    shown: frozenset[Kind] = frozenset(KINDS)
    mailed: frozenset[Kind] = frozenset(KINDS)
    pace: Pace = "soon"
