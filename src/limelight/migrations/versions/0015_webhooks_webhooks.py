"""Addresses that hear of events, and what was sent to them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "webhooks_webhooks",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("types", sa.JSON(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("heard", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_webhooks_webhooks"),
        _belongs("webhooks_webhooks"),
    )
    op.create_index("ix_webhooks_webhooks_workspace_id", "webhooks_webhooks", ["workspace_id"])
    op.create_table(
        "webhooks_deliveries",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("webhook_id", sa.String(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_webhooks_deliveries"),
        _belongs("webhooks_deliveries"),
        sa.ForeignKeyConstraint(
            ["webhook_id"],
            ["webhooks_webhooks.id"],
            name="fk_webhooks_deliveries_webhook_id_webhooks_webhooks",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_webhooks_deliveries_workspace_id", "webhooks_deliveries", ["workspace_id"])
    op.create_index(
        "ix_webhooks_deliveries_webhook_id_id", "webhooks_deliveries", ["webhook_id", "id"]
    )
    op.create_index("ix_webhooks_deliveries_state", "webhooks_deliveries", ["state"])


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id"],
        ["accounts_workspaces.id"],
        name=f"fk_{table}_workspace_id_accounts_workspaces",
        ondelete="CASCADE",
    )


def downgrade() -> None:
    op.drop_table("webhooks_deliveries")
    op.drop_table("webhooks_webhooks")
