"""Which row of which list a document came from, and the words of a date that could not be read.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COLUMNS = ("list_sha256", "list_row", "date_words")


def upgrade() -> None:
    """Add the columns."""
    for name in COLUMNS:
        op.add_column("sources", sa.Column(name, sa.Text(), nullable=True))
    op.create_index(op.f("ix_sources_list_sha256"), "sources", ["list_sha256"])


def downgrade() -> None:
    """Take them away."""
    op.drop_index(op.f("ix_sources_list_sha256"), table_name="sources")
    for name in reversed(COLUMNS):
        op.drop_column("sources", name)
