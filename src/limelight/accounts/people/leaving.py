"""What is kept about a person, taken away or taken out for good (GDPR, articles 15, 17 and 20)."""

import io
import json
import zipfile
from typing import Any

from sqlalchemy import Column, delete, or_, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import LastOwner
from limelight.accounts.models import (
    EntryRow,
    IdentityRow,
    KeyRow,
    MembershipRow,
    PasskeyRow,
    SessionRow,
    UserRow,
    WorkspaceRow,
)
from limelight.accounts.schemas import Role, UserId
from limelight.accounts.workspaces.samples import end_sample_of
from limelight.kit.db.tables import Table

_NAMES = ("person_id", "user_id")
# Hashes and sealed secrets are no data about a person and would only help a thief.
_NEVER = {"password_hash", "token_hash", "key_hash", "email_key", "public_key", "secret_hash"}
# Tables whose rows name a person and are told by name below, or are not told, and why.
TOLD = frozenset({
    "accounts_memberships", "accounts_sessions", "accounts_identities", "accounts_passkeys",
    "accounts_keys", "accounts_entries",
})  # fmt: skip
LEFT_OUT = {
    "accounts_proofs": "letters that were sent: nothing but hashes",
    "accounts_second_factors": "a sealed secret",
    "accounts_recovery_codes": "hashes",
    "accounts_challenges": "questions to a passkey, gone after minutes",
    "accounts_errands": "ways to another service, gone after minutes",
    "accounts_archives": "files of a workspace, which belong to it",
    "reviews_reviews": "whose turn it is, a thing of the workspace",
}


async def export(db: AsyncSession, user_id: UserId) -> bytes:
    """A ZIP of JSON files: the account, its workspaces and roles, sessions, passkeys, keys, what
    the log says they did, and every other row that names them: notices, unsent briefs, comments and
    decisions. What was made in a workspace belongs to the workspace.
    """
    memberships = await db.execute(
        select(WorkspaceRow.name, MembershipRow.role, MembershipRow.created_at)
        .join(MembershipRow, MembershipRow.workspace_id == WorkspaceRow.id)
        .where(MembershipRow.user_id == user_id)
    )
    keys = await db.scalars(
        select(KeyRow)
        .join(WorkspaceRow, WorkspaceRow.id == KeyRow.workspace_id)
        .where(KeyRow.user_id == user_id)
    )
    told: dict[str, Any] = {
        "account": _values(await db.get_one(UserRow, user_id)),
        "memberships": [dict(row) for row in memberships.mappings()],
        "sessions": await _all(db, select(SessionRow).where(SessionRow.user_id == user_id)),
        "identities": await _all(db, select(IdentityRow).where(IdentityRow.user_id == user_id)),
        "passkeys": await _all(db, select(PasskeyRow).where(PasskeyRow.user_id == user_id)),
        "keys": [_values(row) for row in keys],
        "log": await _all(
            db, select(EntryRow).where(EntryRow.person_id == user_id).order_by(EntryRow.number)
        ),
    }
    for table in Table.metadata.sorted_tables:
        columns = columns_of_person(table)
        if columns and table.name not in (*TOLD, *LEFT_OUT):
            rows = await db.execute(select(table).where(or_(*(one == user_id for one in columns))))
            told[table.name] = [
                {name: value for name, value in row.items() if name not in _NEVER}
                for row in rows.mappings()
            ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in told.items():
            text = json.dumps(content, ensure_ascii=False, indent=2, default=str)
            archive.writestr(f"{name}.json", text)
    return out.getvalue()


def columns_of_person(table: SqlTable) -> list[Column[Any]]:
    """The columns of a table that name a person."""
    return [
        column
        for column in table.columns
        if column.name in _NAMES
        or any(key.column.table.name == UserRow.__tablename__ for key in column.foreign_keys)
    ]


async def erase(db: AsyncSession, user_id: UserId) -> None:
    """Take a person out of the studio: account, sessions, keys, roles, invitations they gave. What
    they made in workspaces stays, but for their sample; the log keeps an id that leads nowhere.
    Raises LastOwner where a workspace would be left without an owner.
    """
    await end_sample_of(db, user_id)
    owned = await db.scalars(
        select(MembershipRow.workspace_id)
        .join(WorkspaceRow, WorkspaceRow.id == MembershipRow.workspace_id)
        .where(
            MembershipRow.user_id == user_id,
            MembershipRow.role == Role.OWNER.value,
            WorkspaceRow.deleted_at.is_(None),
        )
    )
    for workspace_id in sorted(owned):
        # Two owners who leave at the same time queue up here.
        locked = select(WorkspaceRow.name).where(WorkspaceRow.id == workspace_id).with_for_update()
        name = await db.scalar(locked)
        others = select(MembershipRow.id).where(
            MembershipRow.workspace_id == workspace_id,
            MembershipRow.role == Role.OWNER.value,
            MembershipRow.user_id != user_id,
        )
        if await db.scalar(others.limit(1)) is None:
            raise LastOwner(f"You are the only owner of {name}. Make somebody else owner first.")
    await db.execute(delete(UserRow).where(UserRow.id == user_id))
    # The database removes what refers to the account; what only names it is removed here. The log
    # keeps the id, which leads nowhere.
    for table in Table.metadata.sorted_tables:
        for column in columns_of_person(table):
            if not column.foreign_keys and table.name != EntryRow.__tablename__:
                await db.execute(delete(table).where(column == user_id))


async def _all(db: AsyncSession, asked: Any) -> list[dict[str, Any]]:
    return [_values(row) for row in await db.scalars(asked)]


def _values(row: Table) -> dict[str, Any]:
    columns = (column.key for column in row.__table__.columns)
    return {name: getattr(row, name) for name in columns if name not in _NEVER}
