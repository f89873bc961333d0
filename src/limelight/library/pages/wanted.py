"""What an address of the library asks for."""

from datetime import date
from typing import Annotated, get_args

from fastapi import Query
from pydantic import BaseModel, ConfigDict

from limelight.library.schemas import AssetFilter, AssetKind, Rating, Sort, Standing

_KINDS: tuple[AssetKind, ...] = get_args(AssetKind)
_RATINGS: tuple[Rating, ...] = get_args(Rating)
SORTS: tuple[Sort, ...] = get_args(Sort)
STANDINGS: tuple[Standing, ...] = get_args(Standing)
_MOST_TAGS = 20


class Typed(BaseModel):
    """The parts of the address as they were typed; what is not known falls back to the usual."""

    model_config = ConfigDict(frozen=True)

    q: str = ""
    mode: str = "words"
    like: str = ""
    kind: str = ""
    made: str = ""
    maker: str = ""
    character: str = ""
    tag: str = ""
    folder: str = ""
    inner: str = ""
    rating: str = ""
    review: str = ""
    stars: str = ""
    favourite: str = ""
    since: str = ""
    until: str = ""
    place: str = "shown"
    sort: str = "newest"

    @property
    def filter(self) -> AssetFilter:
        """As the finder understands it."""
        tags = tuple(tag for part in self.tag.split(",") if (tag := part.strip()))
        return AssetFilter(
            words=self.q.replace("\x00", "")[:500],
            mode="meaning" if self.mode == "meaning" else "words",
            like=self.like,
            kinds=tuple(kind for kind in _KINDS if kind in self.kind.split(",")),
            made_as=self.made,
            maker=self.maker,
            character=self.character,
            tags=tags[:_MOST_TAGS],
            folder=self.folder,
            inner_folders=bool(self.inner),
            rating=next((known for known in _RATINGS if known == self.rating), None),
            review=next((known for known in STANDINGS if known == self.review), ""),
            least_stars=int(self.stars) if self.stars in "12345" and self.stars else 0,
            is_favourite=bool(self.favourite),
            since=_day(self.since),
            until=_day(self.until),
            place="trash" if self.place == "trash" else "shown",
        )

    @property
    def order(self) -> Sort:
        """The order of the list."""
        return next((known for known in SORTS if known == self.sort), "newest")


Wanted = Annotated[Typed, Query()]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
