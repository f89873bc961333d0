"""What people are told, and what they want to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "notices_notices",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("id", "workspace_id", "person_id", "kind", "title", "detail", "url")
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True)),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("is_due", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notices_notices"),
        _to("notices_notices", "workspace_id", "accounts_workspaces"),
        _to("notices_notices", "person_id", "accounts_users"),
    )
    for columns in (["workspace_id"], ["person_id", "read_at", "id"], ["is_due", "person_id"]):
        op.create_index(f"ix_notices_notices_{'_'.join(columns)}", "notices_notices", columns)
    op.create_table(
        "notices_wishes",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("mailed", sa.JSON(), nullable=False),
        sa.Column("pace", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("mailed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("person_id", name="pk_notices_wishes"),
        sa.UniqueConstraint("token", name="uq_notices_wishes_token"),
        _to("notices_wishes", "person_id", "accounts_users"),
    )


def downgrade() -> None:
    op.drop_table("notices_wishes")
    op.drop_table("notices_notices")


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete="CASCADE"
    )
