"""Mentions of initiatives carry the day by which they were certainly so; a family may be part of a wider one.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

MENTIONS = "ix_initiative_mentions_told"
COLUMNS = ["initiative_id", "organisation_id", "earliest_day", "latest_day", "known_day", "modality", "document_id"]
WITHIN = "fk_families_within_id_families"


def upgrade() -> None:
    """Add what is missing; the day comes from the mentions and documents that are there."""
    op.add_column("initiative_mentions", sa.Column("known_day", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE initiative_mentions SET known_day = CASE WHEN d.published_latest_day < coalesce(latest_day, "
        "d.published_latest_day + 1) THEN d.published_latest_day ELSE latest_day END "
        "FROM documents d WHERE d.id = initiative_mentions.document_id"
    )
    op.drop_index(MENTIONS, table_name="initiative_mentions")
    op.create_index(MENTIONS, "initiative_mentions", COLUMNS)
    # The planner forgets what it knew of an index that is dropped.
    op.execute("ANALYZE initiative_mentions")
    with op.batch_alter_table("families") as families:
        families.add_column(sa.Column("within_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        families.create_foreign_key(op.f(WITHIN), "families", ["within_id"], ["id"], ondelete="SET NULL")
        families.create_index(op.f("ix_families_within_id"), ["within_id"])


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("families") as families:
        families.drop_index(op.f("ix_families_within_id"))
        families.drop_constraint(op.f(WITHIN), type_="foreignkey")
        families.drop_column("within_id")
    op.drop_index(MENTIONS, table_name="initiative_mentions")
    op.create_index(MENTIONS, "initiative_mentions", [name for name in COLUMNS if name != "known_day"])
    op.drop_column("initiative_mentions", "known_day")
