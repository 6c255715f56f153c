"""What a list of documents says of a number, which e-mail a file came with, and that a file was such a list.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BEFORE = ("new", "changed", "same", "duplicate", "rejected")
OUTCOME = "outcome"


def upgrade() -> None:
    """Add the two columns and the word."""
    op.add_column("sources", sa.Column("given_number", sa.Text(), nullable=True))
    op.add_column("sources", sa.Column("part_of", sa.Text(), nullable=True))
    op.create_index(op.f("ix_sources_part_of"), "sources", ["part_of"])
    _words((*BEFORE, "listed"))


def downgrade() -> None:
    """Take them away; a list that came in counts as turned away."""
    op.execute("UPDATE batch_files SET outcome = 'rejected', reason = 'a list of documents' WHERE outcome = 'listed'")
    _words(BEFORE)
    op.drop_index(op.f("ix_sources_part_of"), table_name="sources")
    op.drop_column("sources", "part_of")
    op.drop_column("sources", "given_number")


def _words(words: tuple[str, ...]) -> None:
    """Let the column of outcomes take these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table("batch_files") as batch:
        batch.drop_constraint(OUTCOME, type_="check")
        batch.create_check_constraint(OUTCOME, f"outcome IN ({listed})")
