"""Lists a page at a time."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
MOST_PER_PAGE = 200


class Paging(BaseModel):
    """Which page of a list. The query of a list is this and its filters; unknown names are
    refused.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    cursor: str | None = Field(
        None,
        max_length=1000,
        description="`next` of the page before, with the same filters; without it the list begins",
    )
    limit: int = Field(50, ge=1, le=MOST_PER_PAGE, description="how many at most")


class Page(BaseModel, Generic[T]):
    """A page of a list; `next` is the cursor of the page after it, null on the last one."""

    model_config = ConfigDict(frozen=True)

    items: tuple[T, ...]
    next: str | None = Field(None, description="pass it as `cursor`; null on the last page")
