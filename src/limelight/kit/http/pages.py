"""Lists a page at a time."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from limelight.kit.db.cursors import read_cursor, write_cursor

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


def page_through(
    items: Iterable[T],
    wanted: Paging,
    *,
    of: str,
    at: Callable[[T], tuple[str, ...]],
    newest_first: bool = False,
) -> Page[T]:
    """The page that is wanted of a list that is short enough to be read whole, sorted by `at`,
    which no two share. What is taken out between two pages moves none of the others over. Raises
    Invalid for a cursor of another list.
    """
    ordered = sorted(items, key=at, reverse=newest_first)
    if wanted.cursor and ordered:
        after = tuple(read_cursor(wanted.cursor, of, len(at(ordered[0]))))
        ordered = [one for one in ordered if (at(one) < after if newest_first else at(one) > after)]
    shown, rest = ordered[: wanted.limit], ordered[wanted.limit :]
    return Page(items=tuple(shown), next=write_cursor(of, *at(shown[-1])) if rest else None)
