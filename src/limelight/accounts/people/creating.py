"""Making people: the owner first, then those who are let in."""

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.emails import key_of, read_email
from limelight.accounts.errors import EmailTaken, OwnerExists
from limelight.accounts.models import UserRow, WorkspaceRow
from limelight.accounts.schemas import Person, Role, UserId, WorkspaceId
from limelight.accounts.service import local_workspace
from limelight.accounts.workspaces.members import add_member
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id

_LONGEST_NAME = 80


def read_name(typed: str) -> str:
    """A name as it is kept; raises Invalid."""
    name = " ".join(typed.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Invalid(f"Write a name of up to {_LONGEST_NAME} characters.", field="name")
    return name


async def has_people(db: AsyncSession) -> bool:
    """Whether the studio has its owner."""
    return await db.scalar(select(UserRow.id).limit(1)) is not None


async def create_person(
    db: AsyncSession, *, email: str, name: str, password_hash: str | None
) -> Person:
    """Somebody new, in no workspace yet. Raises Invalid and EmailTaken."""
    address = read_email(email)
    row = UserRow(
        id=new_id(),
        email=address,
        email_key=key_of(address),
        name=read_name(name),
        password_hash=password_hash,
        email_verified_at=None,
        created_at=utc_now(),
    )
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError as error:
        raise EmailTaken(f"Somebody has the address {address} already.", field="email") from error
    return person_of(row)


async def create_owner(db: AsyncSession, *, email: str, name: str, password_hash: str) -> Person:
    """The first person, who owns the workspace that is there with all its data. Of two who try at
    the same time one gets OwnerExists. Raises Invalid.
    """
    workspace_id = await local_workspace(db)
    locked = select(WorkspaceRow.id).where(WorkspaceRow.id == workspace_id).with_for_update()
    await db.execute(locked)
    if await db.scalar(select(func.count()).select_from(UserRow)):
        raise OwnerExists("This studio has an owner already. Sign in, or ask to be invited.")
    person = await create_person(db, email=email, name=name, password_hash=password_hash)
    await add_member(db, WorkspaceId(workspace_id), person.id, role=Role.OWNER)
    return person


def person_of(row: UserRow) -> Person:
    """The value of a row."""
    return Person(id=UserId(row.id), email=row.email, name=row.name)
