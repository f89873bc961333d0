"""People who are signed in, without the time that real password hashes take."""

from pwdlib.hashers.argon2 import Argon2Hasher

from limelight.accounts.gate import COOKIE
from limelight.accounts.people.creating import create_owner, create_person
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.ports import Gatekeeper
from limelight.accounts.schemas import (
    Membership,
    Person,
    Place,
    Role,
    UserId,
    Visit,
    Workspace,
    WorkspaceId,
)
from limelight.accounts.sessions.keeping import open_session, switch_workspace
from limelight.accounts.sessions.keys import create_key
from limelight.accounts.workspaces.members import add_member, create_workspace
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired

SIGNED_IN = {COOKIE: "somebody"}
CHEAP = Passwords(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1))
PASSWORD = "four unrelated dry pears"  # noqa: S105 - of people who do not exist
OWNER = Person(id=UserId("olive"), email="olive@example.com", name="Olive Owner")
STUDIO = Workspace(id=WorkspaceId("local"), name="My studio")


class SomebodyThere:
    """Serves `Gatekeeper`: whoever asks with `SIGNED_IN` is the owner of the one workspace."""

    def __init__(self, role: Role = Role.OWNER) -> None:
        membership = Membership(workspace=STUDIO, role=role)
        self._visit = Visit(person=OWNER, memberships=(membership,), current=membership)

    async def by_session(self, token: str) -> Visit | None:
        return self._visit

    async def by_key(self, key: str) -> Visit | None:
        return None


class OneWiring:
    """Serves `Wirings` for a studio with one workspace."""

    def __init__(self, wired: Wired) -> None:
        self._wired = wired

    def of(self, workspace: Workspace) -> Wired:
        return self._wired


async def owner_token(sessions: Sessions) -> str:
    """Create the owner of a fresh studio; the token of their browser."""
    async with sessions.begin() as db:
        kept = await CHEAP.hash(PASSWORD)
        who = await create_owner(db, email=OWNER.email, name=OWNER.name, password_hash=kept)
        return (await open_session(db, who.id, by="password", place=Place())).token


async def owner_key(wired: Wired) -> str:
    """Create the owner of a fresh studio; a key of theirs for its workspace."""
    sessions = wired[Sessions]
    visit = await wired[Gatekeeper].by_session(await owner_token(sessions))
    assert visit is not None
    async with sessions.begin() as db:
        _, key = await create_key(db, wired[Workspace].id, visit.person.id, name="a test")
    return key


async def member_token(sessions: Sessions, workspace: Workspace, role: Role, name: str) -> str:
    """Somebody new in a workspace; the token of their browser."""
    async with sessions.begin() as db:
        email = f"{name.lower()}@example.com"
        who = await create_person(db, email=email, name=name, password_hash=None)
        await add_member(db, workspace.id, who.id, role=role)
        return (await open_session(db, who.id, by="password", place=Place())).token


async def outsider_token(sessions: Sessions, name: str = "Otto") -> tuple[str, Workspace]:
    """The owner of another workspace: the token of their browser, and that workspace."""
    async with sessions.begin() as db:
        email = f"{name.lower()}@example.com"
        who = await create_person(db, email=email, name=name, password_hash=None)
        workspace = await create_workspace(db, f"{name}'s", who.id)
        opened = await open_session(db, who.id, by="password", place=Place())
        await switch_workspace(db, who.id, opened.session_id, workspace.id)
        return opened.token, workspace
