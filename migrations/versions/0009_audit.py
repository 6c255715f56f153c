"""Administrators, and the log of what was done that is no decision about a finding.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ROLES = ("editor", "administrator")


def upgrade() -> None:
    """Whoever has an account could do everything so far, and stays able to: an administrator."""
    role = sa.Enum(*ROLES, name="userrole", native_enum=False, create_constraint=True, length=32)
    with op.batch_alter_table("users") as batch:
        batch.add_column(sa.Column("role", role, nullable=False, server_default="editor"))
    op.execute("UPDATE users SET role = 'administrator'")
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )


def downgrade() -> None:
    """Take both away."""
    op.drop_table("audit_entries")
    with op.batch_alter_table("users") as batch:
        batch.drop_constraint("userrole", type_="check")
        batch.drop_column("role")
