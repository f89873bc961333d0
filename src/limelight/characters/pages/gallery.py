"""The gallery: find characters, and do one thing to many of them."""

from typing import Annotated, Any, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.characters import bulk, queries, service
from limelight.characters.pages.desk import Desk
from limelight.characters.schemas import (
    BulkAction,
    BulkReport,
    BulkVerb,
    CharacterFilter,
    CharacterId,
    ListedStatus,
    Rating,
    Sort,
)
from limelight.kit.errors import Invalid

router = APIRouter(prefix="/characters", include_in_schema=False)

_PAGE_COUNT = 24
_STATUSES: tuple[ListedStatus, ...] = get_args(ListedStatus)
_SORTS: tuple[Sort, ...] = get_args(Sort)
_RATINGS: tuple[Rating, ...] = get_args(Rating)
_VERBS: tuple[BulkVerb, ...] = get_args(BulkVerb)
_BACK: dict[str, BulkVerb] = {
    "pause": "resume", "resume": "pause", "archive": "restore", "tag": "untag", "untag": "tag",
}  # fmt: skip
_SAID = {
    "pause": "paused", "resume": "resumed", "archive": "archived", "restore": "restored",
    "delete": "deleted", "tag": "tagged", "untag": "untagged",
}  # fmt: skip


class Wanted(BaseModel):
    """What the address asks for; what it does not know falls back to the usual."""

    model_config = ConfigDict(frozen=True)

    q: str = ""
    status: str = ""
    tag: str = ""
    rating: str = ""
    sort: str = "newest"
    view: str = "grid"
    cursor: str = ""

    @property
    def filter(self) -> CharacterFilter:
        """As the list understands it."""
        return CharacterFilter(
            status=next((known for known in _STATUSES if known == self.status), None),
            search=self.q[:200],
            tag=self.tag,
            rating=next((known for known in _RATINGS if known == self.rating), None),
        )

    @property
    def order(self) -> Sort:
        """The order of the list."""
        return next((known for known in _SORTS if known == self.sort), "newest")

    def url(self, **changes: str) -> str:
        """The address with something else in it; what is usual is left out."""
        values = {**self.model_dump(), "cursor": "", **changes}
        usual = Wanted().model_dump()
        told = {name: value for name, value in values.items() if value != usual[name]}
        return f"/characters?{urlencode(told)}" if told else "/characters"


class Chosen(BaseModel):
    """What is to be done to whom."""

    verb: str = ""
    ids: tuple[str, ...] = ()
    tag: str = ""
    back: str = "/characters"
    one: str = ""
    undo: str = ""
    undo_ids: tuple[str, ...] = ()
    undo_tag: str = ""

    def what(self) -> tuple[str, tuple[str, ...], str]:
        """The verb, whom, and the tag: what the button of undoing says goes before."""
        if self.undo:
            return self.undo, self.undo_ids, self.undo_tag
        if self.one:
            verb, _, character_id = self.one.partition(" ")
            return verb, (character_id,), ""
        return self.verb, self.ids, self.tag


@router.get("", dependencies=[may("characters.see")])
async def gallery(request: Request) -> Response:
    """Everybody, a page at a time."""
    return await _gallery(Desk(request), _wanted_of(str(request.url)))


@router.post("/bulk", dependencies=[may("characters.change")])
async def change_many(request: Request, chosen: Annotated[Chosen, Form()]) -> Response:
    """Do one thing to all that were chosen and show the gallery again, with what became of it."""
    desk = Desk(request)
    asked, ids, tag = chosen.what()
    if asked == "duplicate" and ids:
        async with desk.sessions.begin() as db:
            made = await service.duplicate(
                db, desk.workspace_id, CharacterId(ids[0]), judges=desk.judges.all
            )
        return desk.go(f"/characters/{made.id}")
    verb = next((known for known in _VERBS if known == asked), None)
    if verb is None:
        raise Invalid("Choose what to do with them.", field="verb")
    async with desk.sessions.begin() as db:
        report = await bulk.bulk_change(
            db,
            desk.workspace_id,
            [CharacterId(one) for one in ids],
            BulkAction(verb=verb, tag=tag if verb in ("tag", "untag") else ""),
            judges=desk.judges.all,
        )
    if not desk.is_partial:
        return desk.go(chosen.back if chosen.back.startswith("/characters") else "/characters")
    wanted = _wanted_of(chosen.back)
    return await _gallery(desk, wanted, told=_told(report, verb, tag, is_undone=bool(chosen.undo)))


async def _gallery(desk: Desk, wanted: Wanted, told: dict[str, Any] | None = None) -> Response:
    async with desk.sessions.read() as db:
        page = await queries.list_characters(
            db,
            desk.workspace_id,
            wanted.filter,
            sort=wanted.order,
            cursor=wanted.cursor or None,
            limit=_PAGE_COUNT,
        )
        counts = await queries.count_by_status(db, desk.workspace_id, wanted.filter)
        tags = await queries.list_tags(db, desk.workspace_id)
    context = {
        "page": page,
        "counts": counts,
        "tags": tags,
        "wanted": wanted,
        "is_narrowed": wanted.filter != CharacterFilter(),
        "told": told,
    }
    return desk.show("characters/gallery.html", context)


def _wanted_of(url: str) -> Wanted:
    """What an address of the gallery asks for; what it does not know is left out."""
    asked = dict(parse_qsl(urlsplit(url).query))
    return Wanted.model_validate({k: v for k, v in asked.items() if k in Wanted.model_fields})


def _told(report: BulkReport, verb: BulkVerb, tag: str, *, is_undone: bool) -> dict[str, Any]:
    done = [one for one in report.outcomes if one.result == "done"]
    undo = _BACK.get(verb) if done and not is_undone else None
    return {"said": _SAID[verb], "done": done, "failed": report.failed, "undo": undo, "tag": tag}
