"""Tables of the gateway."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class CallRow(Table):
    """One call of a maker: written before it is sent, completed when it ended. `id` is the
    idempotency key.
    """

    __tablename__ = "generation_calls"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    recipe_hash: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    provider: Mapped[str]
    model: Mapped[str]
    state: Mapped[str]
    cost_micros: Mapped[int] = mapped_column(BigInteger)
    error: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
