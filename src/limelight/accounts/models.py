"""Tables of accounts."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class WorkspaceRow(Table):
    """A workspace; `slug` names it for programs and never changes. One that was deleted can be had
    back for a while; until then nobody gets into it. `sample_for` is the id of the person to whom
    it shows what a workspace is (see `workspaces.samples`).
    """

    __tablename__ = "accounts_workspaces"

    id: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    sample_for: Mapped[str | None] = mapped_column(index=True, unique=True)


class UserRow(Table):
    """A person; `email_key` is the address as it is compared. Without a password one signs in by
    other means only. `asks_passkey`: the password alone does not let them in.
    """

    __tablename__ = "accounts_users"

    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    email_verified_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    asks_passkey: Mapped[bool] = mapped_column(default=False, server_default=false())


class MembershipRow(Table):
    """A person in a workspace."""

    __tablename__ = "accounts_memberships"
    __table_args__ = (UniqueConstraint("workspace_id", "user_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    user_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[str]
    created_at: Mapped[datetime]


class SessionRow(Table):
    """A signed-in browser. Only a hash of its token is kept."""

    __tablename__ = "accounts_sessions"

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[str] = mapped_column(unique=True)
    # The workspace one is in; it says where the person looks, not what may be seen there.
    current_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="SET NULL")
    )
    signed_in_by: Mapped[str]
    address: Mapped[str]
    agent: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class KeyRow(Table):
    """The key of a program: it acts for a person in one workspace, within its scopes."""

    __tablename__ = "accounts_keys"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    user_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    prefix: Mapped[str]
    key_hash: Mapped[str] = mapped_column(unique=True)
    # Acts, separated by spaces; empty does not restrict.
    scopes: Mapped[str]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class InvitationRow(Table):
    """A way in that somebody gave, or asked for: into a workspace, or without one into the studio
    with a workspace of one's own. With an address it is for whoever reads letters sent there.
    """

    __tablename__ = "accounts_invitations"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str | None] = mapped_column(ForeignKey("accounts_workspaces.id"))
    invited_by: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE")
    )
    email: Mapped[str | None]
    role: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class ProofRow(Table):
    """A token that was sent to an address: whoever has it reads letters there. It works once."""

    __tablename__ = "accounts_proofs"

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[str]
    email: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class EntryRow(Table):
    """An entry of the log, never changed. Who did it is an id that outlives the person."""

    __tablename__ = "accounts_entries"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    # The workspace it concerns, if one; the chain itself is of the whole studio.
    concerns_id: Mapped[str | None] = mapped_column(index=True)
    person_id: Mapped[str | None] = mapped_column(index=True)
    act: Mapped[str]
    subject: Mapped[str]
    facts: Mapped[dict[str, Any]]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class SecondFactorRow(Table):
    """The secret of a person's authenticator app, sealed; `last_step` is the last code's time step,
    so that no code works twice.
    """

    __tablename__ = "accounts_second_factors"

    user_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), primary_key=True
    )
    sealed: Mapped[str]
    last_step: Mapped[int]
    confirmed_at: Mapped[datetime | None]


class RecoveryRow(Table):
    """A recovery code that was not used, as its hash."""

    __tablename__ = "accounts_recovery_codes"

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), index=True
    )
    code_hash: Mapped[str]


class PasskeyRow(Table):
    """A passkey: what checks the signatures of somebody's device. `sign_count` is what the device
    counted last; a lower one afterwards says that there is a copy of it.
    """

    __tablename__ = "accounts_passkeys"

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    # The credential's id and its public key (COSE), in URL-safe base64.
    credential_id: Mapped[str] = mapped_column(unique=True)
    public_key: Mapped[str]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    # How a browser reaches the device, separated by spaces.
    transports: Mapped[str]
    is_synced: Mapped[bool]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ChallengeRow(Table):
    """What a device was asked to sign and has not yet, as its hash."""

    __tablename__ = "accounts_challenges"

    id: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    user_id: Mapped[str | None] = mapped_column(ForeignKey("accounts_users.id", ondelete="CASCADE"))
    challenge_hash: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class ProviderRow(Table):
    """A sign-in service of others. `domains`: of which addresses it may speak, separated by spaces;
    empty is any. `joins_as`: the role in the first workspace of whoever comes from there. `roles`:
    what a value of `role_claim` makes of them instead.
    """

    __tablename__ = "accounts_providers"
    __table_args__ = (UniqueConstraint("issuer", "client_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    issuer: Mapped[str]
    client_id: Mapped[str]
    sealed_secret: Mapped[str]
    scopes: Mapped[str]
    domains: Mapped[str]
    joins_as: Mapped[str | None]
    role_claim: Mapped[str]
    roles: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class IdentityRow(Table):
    """A person's account at such a service; `subject` is what never changes of it there."""

    __tablename__ = "accounts_identities"
    __table_args__ = (UniqueConstraint("provider_id", "subject"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    provider_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_providers.id", ondelete="CASCADE")
    )
    user_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), index=True
    )
    subject: Mapped[str]
    email: Mapped[str]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ErrandRow(Table):
    """A browser that was sent to such a service and has not come back; `user_id` where somebody
    who is signed in connects their account there.
    """

    __tablename__ = "accounts_errands"

    id: Mapped[str] = mapped_column(primary_key=True)
    provider_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_providers.id", ondelete="CASCADE")
    )
    user_id: Mapped[str | None] = mapped_column(ForeignKey("accounts_users.id", ondelete="CASCADE"))
    state_hash: Mapped[str] = mapped_column(unique=True)
    nonce: Mapped[str]
    verifier: Mapped[str]
    invitation: Mapped[str]
    next_url: Mapped[str]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class TryRow(Table):
    """Something that was tried; `counted` is a hash of what it counts for."""

    __tablename__ = "accounts_tries"
    __table_args__ = (Index("ix_accounts_tries_counted_at", "counted", "at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    counted: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


class ArchiveRow(Table):
    """A whole workspace as one file that somebody asked for; `done_count` of `total_count` steps
    are done. Its file lies in the studio's data folder until it expires.
    """

    __tablename__ = "accounts_archives"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE"), index=True
    )
    asked_by_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="SET NULL")
    )
    state: Mapped[str]
    done_count: Mapped[int]
    total_count: Mapped[int]
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str]
    error: Mapped[str]
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
