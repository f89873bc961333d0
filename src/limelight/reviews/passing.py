"""The one gate before anything is shown to people outside: nothing unapproved goes on.

Whatever publishes asks `refuse_unapproved` for the contents (SHA-256) it is about to send, in the
transaction in which it decides to. What members take out for themselves (downloads, ZIPs,
hand-offs, the API, the command line) does not pass it: that is work, not publishing.
"""

from collections.abc import Collection
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.library.shelving.standing import approved_of
from limelight.reviews import queries
from limelight.reviews.errors import NotApproved

Way = Literal["publish", "share", "client"]


async def passing(
    db: AsyncSession, workspace_id: WorkspaceId, contents: Collection[str], way: Way
) -> frozenset[str]:
    """Which of these contents may go that way: all where the workspace asks for no approval of what
    goes there, else those that were approved.
    """
    policy = await queries.policy_of(db, workspace_id)
    is_gated = {
        "publish": True, "share": policy.gates_shares, "client": policy.gates_clients,
    }  # fmt: skip
    if not policy.needed or not is_gated[way]:
        return frozenset(contents)
    return await approved_of(db, workspace_id, contents)


async def refuse_unapproved(
    db: AsyncSession, workspace_id: WorkspaceId, contents: Collection[str], way: Way
) -> None:
    """Raise NotApproved unless all of these contents may go that way."""
    wanted = frozenset(contents)
    held = wanted - await passing(db, workspace_id, wanted, way)
    if held:
        some = "It is" if len(wanted) == 1 else f"{len(held)} of {len(wanted)} are"
        raise NotApproved(
            f"{some} not approved, and this workspace shows nothing unapproved to people outside.",
            held=len(held),
        )


class ReviewGate:
    """Serves the port `library.ports.Gate`: what a link to shared assets may show."""

    async def passing(
        self, db: AsyncSession, workspace_id: WorkspaceId, contents: Collection[str]
    ) -> frozenset[str]:
        """Which of these contents a link may show."""
        return await passing(db, workspace_id, contents, "share")

    async def refuse(
        self, db: AsyncSession, workspace_id: WorkspaceId, contents: Collection[str]
    ) -> None:
        """Raise NotApproved unless a link may show all of these contents."""
        await refuse_unapproved(db, workspace_id, contents, "share")
