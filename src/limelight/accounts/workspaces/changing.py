"""Changing who belongs to a workspace and as what. It always keeps an owner."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import LastOwner, RoleTooLow, UnknownPerson
from limelight.accounts.models import MembershipRow, SessionRow, UserRow, WorkspaceRow
from limelight.accounts.schemas import Member, Person, Role, UserId, WorkspaceId
from limelight.accounts.workspaces.members import refuse_sample
from limelight.kit.errors import Conflict, Invalid

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Belonging:
    """A person of a workspace, as its people see them."""

    person: Person
    role: Role
    since: datetime


async def list_members(db: AsyncSession, workspace_id: WorkspaceId) -> tuple[Belonging, ...]:
    """Everybody of a workspace, the highest role first."""
    asked = (
        select(MembershipRow, UserRow)
        .join(UserRow, UserRow.id == MembershipRow.user_id)
        .where(MembershipRow.workspace_id == workspace_id)
        .order_by(UserRow.name, UserRow.id)
    )
    found = [
        Belonging(Person(UserId(user.id), user.email, user.name), Role(row.role), row.created_at)
        for row, user in (await db.execute(asked)).all()
    ]
    ranks = list(Role)
    return tuple(sorted(found, key=lambda one: -ranks.index(one.role)))


async def change_role(db: AsyncSession, by: Member, user_id: UserId, role: Role) -> None:
    """Give a member another role. Nobody gives or takes a role above their own. Raises
    UnknownPerson, RoleTooLow, LastOwner.
    """
    row = await _member(db, by, user_id)
    if not by.role.covers(role):
        raise RoleTooLow(f"You are {by.role.value} and cannot make somebody {role.value}.")
    if row.role == Role.OWNER and role is not Role.OWNER:
        await _keep_an_owner(db, by.workspace.id)
    row.role = role.value
    await db.flush()


async def hand_over(db: AsyncSession, by: Member, user_id: UserId) -> Person:
    """Make another member owner and be admin from now on, both at once. Raises UnknownPerson,
    RoleTooLow for whoever is no owner, Conflict for oneself and for a sample.
    """
    refuse_sample(by.workspace)
    if by.role is not Role.OWNER:
        raise RoleTooLow("Only an owner hands the workspace over.")
    if user_id == by.person.id:
        raise Conflict("You are its owner. Choose somebody else.")
    await _lock(db, by.workspace.id)
    (await _member(db, by, user_id)).role = Role.OWNER.value
    (await _member(db, by, by.person.id)).role = Role.ADMIN.value
    await db.flush()
    row = await db.get_one(UserRow, user_id)
    return Person(UserId(row.id), row.email, row.name)


async def remove_member(db: AsyncSession, by: Member, user_id: UserId) -> None:
    """Take somebody out of the workspace; what they made stays. Everybody may leave. Raises
    UnknownPerson, RoleTooLow, LastOwner.
    """
    row = await _member(db, by, user_id)
    if row.role == Role.OWNER:
        await _keep_an_owner(db, by.workspace.id)
    await db.delete(row)
    left = (SessionRow.user_id == user_id) & (SessionRow.current_id == by.workspace.id)
    await db.execute(update(SessionRow).where(left).values(current_id=None))


async def rename_workspace(db: AsyncSession, workspace_id: WorkspaceId, name: str) -> None:
    """Call a workspace something else. Raises Invalid."""
    renaming = update(WorkspaceRow).where(WorkspaceRow.id == workspace_id)
    await db.execute(renaming.values(name=read_workspace_name(name)))


def read_workspace_name(typed: str) -> str:
    """A workspace's name as it is kept; raises Invalid."""
    name = " ".join(typed.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Invalid(f"Name the workspace in up to {_LONGEST_NAME} characters.", field="name")
    return name


async def _member(db: AsyncSession, by: Member, user_id: UserId) -> MembershipRow:
    row = await db.scalar(
        select(MembershipRow).where(
            MembershipRow.workspace_id == by.workspace.id, MembershipRow.user_id == user_id
        )
    )
    if row is None:
        raise UnknownPerson("Nobody like that is in this workspace.")
    if not by.role.covers(Role(row.role)):
        raise RoleTooLow(f"You are {by.role.value} and cannot change an {row.role}.")
    return row


async def _lock(db: AsyncSession, workspace_id: WorkspaceId) -> None:
    # Two owners who demote each other at the same time queue up here.
    await db.execute(
        select(WorkspaceRow.id).where(WorkspaceRow.id == workspace_id).with_for_update()
    )


async def _keep_an_owner(db: AsyncSession, workspace_id: WorkspaceId) -> None:
    await _lock(db, workspace_id)
    owners = await db.scalar(
        select(func.count())
        .select_from(MembershipRow)
        .where(MembershipRow.workspace_id == workspace_id, MembershipRow.role == Role.OWNER.value)
    )
    if owners is None or owners < 2:
        raise LastOwner("A workspace keeps an owner. Make somebody else owner first.")
