"""Rules of reviews. Nothing here commits; every function runs inside the caller's transaction."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import Person, UserId, WorkspaceId
from limelight.accounts.workspaces.changing import list_members
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.events import log
from limelight.kit.ids import new_id
from limelight.library.shelving import standing
from limelight.reviews import queries, telling
from limelight.reviews.errors import AlreadyDecided, CommentNotFound, ReasonMissing
from limelight.reviews.models import CommentRow, DecisionRow, PolicyRow, ReviewRow
from limelight.reviews.schemas import (
    Policy,
    ReviewEvent,
    ReviewId,
    Said,
    Speaker,
    State,
    Subject,
    Verdict,
)

LONGEST_TEXT = 4000
_ENDS: dict[Verdict, State] = {"changes": "changes", "reject": "rejected"}


async def set_policy(db: AsyncSession, workspace_id: WorkspaceId, policy: Policy) -> None:
    """Who must approve what is made from now on."""
    await db.merge(PolicyRow(workspace_id=workspace_id, **policy.model_dump()))


async def ask(
    db: AsyncSession, workspace_id: WorkspaceId, subject: Subject, *, least: int = 0
) -> ReviewId | None:
    """Have people decide on a version of something, if the workspace wants that; at least `least`
    of them, whatever the workspace wants.

    Reviews of its earlier versions that still wait are replaced. Asking again for the same version
    is the same review. None where nobody has to approve.
    """
    found = await queries.find_of(db, workspace_id, subject.kind, subject.id, subject.version)
    if found is not None:
        return ReviewId(found.id)
    policy = await queries.policy_of(db, workspace_id)
    needed = max(policy.needed, least)
    if needed == 0:
        return None
    await _replace(db, workspace_id, subject)
    row = ReviewRow(
        id=new_id(),
        workspace_id=workspace_id,
        subject_kind=subject.kind,
        subject_id=subject.id,
        version=subject.version,
        subject=subject.model_dump(mode="json"),
        state="waiting",
        needed=needed,
        counts_clients=policy.counts_clients,
        counted_from="",
        assigned_id=None,
        asked_at=utc_now(),
    )
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError:
        # Somebody else asked for the same at the same moment.
        found = await queries.find_of(db, workspace_id, subject.kind, subject.id, subject.version)
        return ReviewId(found.id) if found else None
    await standing.say(db, workspace_id, subject.contents, "waiting")
    told = {"title": subject.title, "url": f"/reviews/{row.id}"}
    log.record(db, workspace_id, ReviewEvent.ASKED, row.id, told)
    return ReviewId(row.id)


async def decide(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    review_id: ReviewId,
    person: Person,
    verdict: Verdict,
    reason: str = "",
) -> State:
    """What one person decides; returns the state it leads to.

    Enough different people approve it; one is enough to want changes or to reject, and says why.
    Deciding the same again changes nothing. Raises ReviewNotFound, AlreadyDecided, ReasonMissing.
    """
    row = await queries.get_row(db, workspace_id, review_id)
    reason = checked_reason(verdict, reason)
    if row.state != "waiting":
        raise AlreadyDecided(
            "It was decided or replaced in the meantime. Load it again.", state=row.state
        )
    state = await settle(db, row, Speaker(person_id=person.id), verdict, reason)
    told = {"verdict": verdict, "state": state, "title": title_of(row)}
    log.record(db, workspace_id, ReviewEvent.DECIDED, row.id, told)
    return state


async def settle(
    db: AsyncSession, row: ReviewRow, who: Speaker, verdict: Verdict, reason: str
) -> State:
    """Write down a decision that counts, and what it leads to; for others in this folder."""
    await note(db, row, who, verdict, reason)
    approvals = (await queries.approvals_of(db, [row]))[row.id]
    state = _ENDS.get(verdict) or ("approved" if approvals >= row.needed else "waiting")
    await _turn(db, row, state)
    return state


async def note(
    db: AsyncSession, row: ReviewRow, who: Speaker, verdict: Verdict, reason: str
) -> None:
    """Write down a decision, whether it counts or not; for others in this folder."""
    db.add(
        DecisionRow(
            id=new_id(), review_id=row.id, verdict=verdict, reason=reason, decided_at=utc_now(),
            **who.model_dump(),
        )
    )  # fmt: skip
    await db.flush()
    await telling.decided(db, row, who, verdict, reason)


async def reopen(db: AsyncSession, workspace_id: WorkspaceId, review_id: ReviewId) -> None:
    """Take a decision back: it waits again and approvals are counted anew; what was decided stays
    in its history. Raises AlreadyDecided where a newer version took its place.
    """
    row = await queries.get_row(db, workspace_id, review_id)
    if row.state == "replaced":
        raise AlreadyDecided("A newer version took its place.", state=row.state)
    if row.state == "waiting":
        return
    row.counted_from = new_id()
    await _turn(db, row, "waiting")


async def renew(db: AsyncSession, workspace_id: WorkspaceId, subject: Subject) -> bool:
    """What people were asked about has become another without a new version, as `subject.changed`
    says: it waits again, approvals are counted anew, and what is no longer of it stands nowhere.
    False where nobody was asked, or a newer version took its place.
    """
    found = await queries.find_of(db, workspace_id, subject.kind, subject.id, subject.version)
    if found is None:
        return False
    row = await queries.get_row(db, workspace_id, found.id)
    before = Subject.model_validate(row.subject)
    if row.state == "replaced" or before.contents == subject.contents:
        return False
    await standing.say(db, workspace_id, before.contents - subject.contents, "replaced")
    row.subject = subject.model_dump(mode="json")
    row.counted_from = new_id()
    await _turn(db, row, "waiting")
    told = {"title": subject.title, "url": f"/reviews/{row.id}"}
    log.record(db, workspace_id, ReviewEvent.ASKED, row.id, told)
    return True


async def assign(
    db: AsyncSession, workspace_id: WorkspaceId, review_id: ReviewId, person_id: str, *, by: UserId
) -> None:
    """Say whose turn it is; nobody's with an empty id. Raises ReviewNotFound, Invalid."""
    row = await queries.get_row(db, workspace_id, review_id)
    members = {one.person.id for one in await list_members(db, workspace_id)}
    if person_id and person_id not in members:
        raise Invalid("Choose somebody of this workspace.", field="person")
    if person_id == (row.assigned_id or ""):
        return
    row.assigned_id = UserId(person_id) if person_id else None
    await telling.assigned(db, row, by)


async def comment(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    review_id: ReviewId,
    who: Speaker,
    said: Said,
) -> str:
    """Say something about it, pinned to a time or a place. Clients see it if it is for them. Raises
    ReviewNotFound, Invalid.
    """
    row = await queries.get_row(db, workspace_id, review_id)
    text = _checked(said.text, "text")
    if not text:
        raise Invalid("Write something first.", field="text")
    written = CommentRow(
        id=new_id(),
        review_id=row.id,
        is_for_clients=said.is_for_clients,
        text=text,
        resolved_at=None,
        created_at=utc_now(),
        **who.model_dump(),
        **said.pin.model_dump(),
    )
    db.add(written)
    await db.flush()
    await telling.commented(db, row, who, text)
    log.record(db, workspace_id, ReviewEvent.COMMENTED, row.id, {"title": title_of(row)})
    return written.id


async def resolve(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    review_id: ReviewId,
    comment_id: str,
    *,
    is_resolved: bool,
) -> None:
    """Say that a comment is dealt with, or is not after all. Raises CommentNotFound."""
    row = await queries.get_row(db, workspace_id, review_id)
    found = await db.get(CommentRow, comment_id)
    if found is None or found.review_id != row.id:
        raise CommentNotFound("There is no such comment on this review.", comment=comment_id)
    found.resolved_at = utc_now() if is_resolved else None


async def _replace(db: AsyncSession, workspace_id: WorkspaceId, subject: Subject) -> None:
    """A newer version takes the place of those that nobody approved."""
    earlier = await db.scalars(
        select(ReviewRow).where(
            ReviewRow.workspace_id == workspace_id,
            ReviewRow.subject_kind == subject.kind,
            ReviewRow.subject_id == subject.id,
            ReviewRow.state.in_(("waiting", "changes")),
        )
    )
    for row in earlier:
        await _turn(db, row, "replaced")


async def _turn(db: AsyncSession, row: ReviewRow, state: State) -> None:
    """The one place where the state of a review changes; what it is about is told."""
    row.state = state
    await standing.say(db, row.workspace_id, Subject.model_validate(row.subject).contents, state)


def title_of(row: ReviewRow) -> str:
    """What a review is about; for others in this folder."""
    return Subject.model_validate(row.subject).title


def checked_reason(verdict: Verdict, reason: str) -> str:
    """A reason as it is kept; raises ReasonMissing where one is needed, Invalid for a long one."""
    reason = _checked(reason, "reason")
    if verdict != "approve" and not reason:
        raise ReasonMissing("Say in a sentence what has to change.", field="reason")
    return reason


def _checked(text: str, field: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise Invalid(f"At most {LONGEST_TEXT:,} characters.", field=field)
    return text
