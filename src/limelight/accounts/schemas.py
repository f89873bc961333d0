"""What other folders see of accounts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, NewType

WorkspaceId = NewType("WorkspaceId", str)
UserId = NewType("UserId", str)
SessionId = NewType("SessionId", str)


class Role(StrEnum):
    """What a member of a workspace may do; each role may do what the ones before it may."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"
    OWNER = "owner"

    def covers(self, least: "Role") -> bool:
        """Whether this role is at least the other one."""
        order = list(Role)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True, slots=True)
class Workspace:
    """The tenant that owns characters, assets and productions. A sample was filled by the studio
    and is removed at once.
    """

    id: WorkspaceId
    name: str
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class FirstWorkspace:
    """The workspace the studio began with; whoever owns it owns the studio."""

    id: WorkspaceId


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    id: UserId
    email: str
    name: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A workspace somebody belongs to, and as what."""

    workspace: Workspace
    role: Role


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who was recognised: by the session of a browser or by the key of a program.

    `memberships` are all workspaces of a person, by name, or the one a key is for; `current` is the
    one worked in, None for somebody without any. `scopes` are the acts a key is restricted to; None
    does not restrict.
    """

    person: Person
    memberships: tuple[Membership, ...]
    current: Membership | None
    session_id: SessionId | None = None
    key_id: str | None = None
    scopes: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Who asks, in which workspace, and as what: what a route works with."""

    person: Person
    workspace: Workspace
    role: Role
    visit: Visit


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request comes from, for the list of sessions and the log."""

    address: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: the token goes to the browser and is kept nowhere else."""

    token: str
    session_id: SessionId
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """A plain letter to one address; `stop_url`, if it has one, is where such letters end."""

    to: str
    subject: str
    text: str
    stop_url: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """A sign-in service of others (OpenID Connect): what the studio tells it, and whom it lets in.

    `secret` is empty for a public client. `domains`: of which addresses it may speak; none is any.
    `joins_as`: the role in the first workspace of whoever comes from there; None leaves that to the
    studio's mode of sign-up. `roles`: what a value of the claim `role_claim` makes of them instead.
    """

    id: str
    name: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    scopes: tuple[str, ...]
    domains: tuple[str, ...]
    joins_as: Role | None
    role_claim: str
    roles: Mapping[str, Role]


@dataclass(frozen=True, slots=True)
class Errand:
    """A browser's way to a sign-in service and back: what proves that it is the same one."""

    state: str
    nonce: str
    verifier: str
    redirect_url: str


@dataclass(frozen=True, slots=True)
class Claims:
    """What a sign-in service says of somebody: who they are there, by a name that never changes
    (`subject`), and their address, if any; `is_verified` only where the service says so.
    """

    subject: str
    email: str
    is_verified: bool
    name: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Archive:
    """A whole workspace as one file that was asked for: `done_count` of `total_count` steps are
    done. It is kept until `expires_at`.
    """

    id: str
    state: Literal["waiting", "working", "done", "failed"]
    done_count: int
    total_count: int
    size_bytes: int
    sha256: str
    error: str
    asked_at: datetime
    ended_at: datetime | None
    expires_at: datetime | None
