"""What a client says: comments, and yes or not yet."""

from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.audit.recording import record
from limelight.kit.errors import Invalid
from limelight.kit.events import log
from limelight.reviews import queries, service
from limelight.reviews.errors import AlreadyDecided
from limelight.reviews.passing import refuse_unapproved
from limelight.reviews.schemas import CommentView, Link, ReviewEvent, ReviewView, Said, Speaker

LONGEST_NAME = 60
ClientVerdict = Literal["approve", "changes"]


async def see(db: AsyncSession, link: Link) -> ReviewView:
    """The one piece a link is to: decisions of clients, and the comments that are theirs or meant
    for them. Raises ReviewNotFound, NotApproved.
    """
    view = await queries.get_view(db, link.workspace_id, link.review_id)
    # A client who wants changes still sees what was said; what was never approved, or no longer is.
    if view.state in ("waiting", "rejected"):
        await refuse_unapproved(db, link.workspace_id, view.subject.contents, "client")
    own = set(await queries.list_said_by(db, link.workspace_id, link.review_id, link.id))
    comments: tuple[CommentView, ...] = tuple(
        one for one in view.comments if one.is_for_clients or one.id in own
    )
    decisions = tuple(one for one in view.decisions if one.is_client)
    return view.model_copy(update={"comments": comments, "decisions": decisions})


async def comment(db: AsyncSession, link: Link, name: str, said: Said) -> None:
    """Say something about it. Raises Invalid, AlreadyDecided where a newer version is there."""
    who = await _speaker(db, link, name)
    own = said.model_copy(update={"is_for_clients": False})
    written = await service.comment(db, link.workspace_id, link.review_id, who, own)
    await _note(db, link, "review.client-commented", comment=written)


async def decide(
    db: AsyncSession, link: Link, name: str, verdict: ClientVerdict, reason: str
) -> None:
    """Approve or ask for changes. Where clients count it decides like one person's word; where not,
    it is written down and shown, and changes no state. Raises Invalid, ReasonMissing, and
    AlreadyDecided where a newer version is there, or the word would count and it is decided.
    """
    who = await _speaker(db, link, name)
    row = await queries.get_row(db, link.workspace_id, link.review_id)
    reason = service.checked_reason(verdict, reason)
    if row.counts_clients:
        if row.state != "waiting" and (row.state, verdict) != ("approved", "changes"):
            raise AlreadyDecided("This was decided already.", state=row.state)
        await service.settle(db, row, who, verdict, reason)
    else:
        await service.note(db, row, who, verdict, reason)
    told = {"verdict": verdict, "state": row.state, "title": service.title_of(row)}
    log.record(
        db, link.workspace_id, ReviewEvent.ANSWERED, row.id, {**told, "name": who.guest_name}
    )
    await _note(db, link, "review.client-decided", verdict=verdict)


async def _speaker(db: AsyncSession, link: Link, name: str) -> Speaker:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Invalid(f"Say who you are, in up to {LONGEST_NAME} characters.", field="name")
    row = await queries.get_row(db, link.workspace_id, link.review_id)
    if row.state == "replaced":
        raise AlreadyDecided("A newer version took its place. Ask for a new link.", state=row.state)
    return Speaker(guest_name=name, link_id=link.id)


async def _note(db: AsyncSession, link: Link, act: str, **facts: str) -> None:
    await record(
        db, act, by=None, workspace_id=link.workspace_id, subject=link.review_id, link=link.id,
        **facts,
    )  # fmt: skip
